"""The caIssuers URLs of a list (RFC 5280 4.2.2.1): which certificates name them, and which of them clients can ask."""

from collections.abc import Iterator

from chainfix.findings.case import AiaAnswer, Case
from chainfix.findings.finding import Severity
from chainfix.findings.roles import Role, Served

HTTP, HTTPS = "http", "https"


def scheme(url: str) -> str:
    """The scheme of a URL in lower case; empty where there is none."""
    before, colon, _ = url.strip().partition(":")
    return before.lower() if colon else ""


def askers(case: Case) -> list[Served]:
    """The certificates of the list whose issuer a client may look for, each once: what is unrelated or self-signed is left out."""
    kept = (one for one in case.served if one.role not in (Role.DUPLICATE, Role.UNRELATED))
    return [one for one in kept if not case.self_signed(one.certificate)]


def answered(case: Case) -> Iterator[tuple[Served, str, AiaAnswer]]:
    """Each certificate of the list with each of its URLs that was asked, and what came of it."""
    for one in askers(case):
        for url in dict.fromkeys(one.certificate.ca_issuers):
            if url in case.answers:
                yield one, url, case.answers[url]


def severity(case: Case) -> Severity:
    """How grave it is that a URL is of no use: clients ask one only where the list is incomplete."""
    return Severity.NOTE if case.complete else Severity.WARNING
