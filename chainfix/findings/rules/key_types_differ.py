"""The server has an RSA and an ECDSA certificate, and sends the intermediates of one with both.

Each of the two has its own list. Where one chain file is configured for both (Apache's SSLCertificateChainFile, a setting that is
said once), the clients that take the other certificate get a chain that has nothing to do with it: modern ones mostly take ECDSA,
old ones RSA, so it depends on the client who sees the error.

What to do: give each certificate a file of its own that holds it and its intermediates; ``chainfix build`` writes one for each.
"""

from chainfix.certificates.certificate import Certificate
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity

CODE, NAME = "CF803", "key-types-differ"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "RFC 8446 4.4.2.2 (the server chooses by signature_algorithms); observation: one chain used for both"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit] | None:
    """One hit where the intermediates fit the other leaf and not this one; None unless both were asked for and came."""
    lists = dict(case.live.key_types) if case.live else {}
    other = next((kind for kind, listed in lists.items() if listed[0] != case.leaf), None)
    own = next((kind for kind, listed in lists.items() if listed[0] == case.leaf), None)
    if own is None or other is None:
        return None
    if _fitting(case, case.leaf) or not (fitting := _fitting(case, lists[other][0])):
        return []
    names = ", ".join(certificate.name for certificate in fitting)
    message = f"the list of the {own.upper()} certificate is that of the {other.upper()} one: {names} issued only the latter"
    return [Hit(message, case.leaf, case.position(case.leaf))]


def _fitting(case: Case, leaf: Certificate) -> list[Certificate]:
    """What of the list issued a leaf."""
    return [certificate for certificate in dict.fromkeys(case.list) if certificate != leaf and case.signed(leaf, certificate)]
