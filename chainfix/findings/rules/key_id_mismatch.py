"""A certificate names another key of its issuer than the issuer has.

The authority key identifier of a certificate should be the subject key identifier of its issuer. Where the two contradict each
other, though name and signature fit, OpenSSL (curl, Python, Node, PHP, most mail servers), BoringSSL, GnuTLS, NSS, Botan, wolfSSL
and Bouncy Castle do not see an issuer in it; browsers, Go, Java and rustls do, so it "works in my browser". A mismatch of only the
issuer's name and serial number, which the extension may hold too, is refused by OpenSSL and BoringSSL alone. It is an error and no
warning, as more clients and servers are built on OpenSSL than on all the others.

What to do: have the certificate issued anew with the right identifier, or the CA certificate with the one that is asked for: its
key can stay. A twin of the CA may have it already; ``chainfix build --pool FILE`` prefers that one.
"""

from chainfix.building.graph import KeyIdMatch, key_id_match
from chainfix.building.problem import ProblemKind
from chainfix.certificates.certificate import Certificate
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity
from chainfix.findings.links import links

CODE, NAME = "CF508", "key-id-mismatch"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "RFC 5280 4.2.1.1; observed: OpenSSL 1.0 to 3.5, BoringSSL, GnuTLS 3.7, NSS, Botan 2.19, wolfSSL 5.5, Bouncy Castle 1.72"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit] | None:
    """One hit for each certificate of the list whose issuer, in the list or in a store, has another key identifier."""
    pairs = dict.fromkeys((*links(case), *_refused_anchors(case)))
    if not any(child.aki is not None for child, _ in pairs):
        return None
    mismatched = [(child, issuer) for child, issuer in pairs if key_id_match(child, issuer) is KeyIdMatch.MISMATCH]
    return [Hit(_told(child, issuer), child, case.position(child)) for child, issuer in mismatched]


def _refused_anchors(case: Case) -> list[tuple[Certificate, Certificate]]:
    """Certificates of the list and the anchors that the search did not take for this reason, where a store is not reached."""
    problems = (problem for outcome in case.alone.values() if outcome.path is None for problem in outcome.search.problems)
    return [
        (problem.certificate, problem.other)
        for problem in problems
        if problem.kind is ProblemKind.KEY_ID and problem.other is not None and problem.certificate in case.list
    ]


def _told(child: Certificate, issuer: Certificate) -> str:
    asked, there = child.aki_key_id, issuer.ski
    if asked is None or there is None or asked == there:
        wanted = f"{child.name} asks for an issuer with another issuer or serial number than {issuer.name} has"
        return f"{wanted}: OpenSSL and BoringSSL refuse it"
    wanted = f"{child.name} asks for an issuer with the key identifier {_hex(asked)}, {issuer.name} has {_hex(there)}"
    return f"{wanted}: OpenSSL, BoringSSL, GnuTLS and NSS refuse it"


def _hex(key_id: bytes) -> str:
    return key_id[:8].hex(":").upper() + ":..." * (len(key_id) > 8)  # noqa: PLR2004 enough to tell them apart
