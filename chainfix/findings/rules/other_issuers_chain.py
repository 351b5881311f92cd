"""The intermediates belong to another issuer than the leaf's.

This happens at renewals: the authority signs with another intermediate than last year (they rotate), and the chain file of last
year stays in place. None of the certificates behind the leaf issued it.

What to do: write the chain anew with every certificate; ``chainfix build cert.pem -o chain.pem`` in the deploy script does.
"""

from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity
from chainfix.findings.roles import Role

CODE, NAME = "CF104", "other-issuers-chain"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "RFC 8446 4.4.2"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit] | None:
    """One hit where no certificate of the list issued the leaf, and there are intermediates in it that are strangers to it."""
    if case.own.path is not None or all(c == case.leaf or case.self_signed(c) for c in case.list):
        return None
    strangers = [one.certificate for one in case.served if one.role is Role.UNRELATED]
    others = [certificate for certificate in strangers if certificate.is_ca and not case.self_signed(certificate)]
    if not others or any(case.issued(case.leaf, certificate) for certificate in case.list):
        return []
    names = ", ".join(certificate.name for certificate in others)
    message = f"{case.leaf.name} was issued by {case.leaf.issuer}; the chain sent with it is that of other certificates ({names})"
    sure = None if case.path is not None else Confidence.LIKELY  # they may stand above the one that is missing
    return [Hit(message, case.leaf, case.position(case.leaf), confidence=sure)]
