"""A certificate names a URL for its issuer that is not http.

ldap: URLs (the usual thing of Microsoft's certificate services) work on Windows inside the domain alone. https: is discouraged by
RFC 5280 8, since the server behind it needs a certificate that has to be verified first; Chromium asks http: and nothing else.
Beside an http: URL this harms nobody. Where there is none, no client outside can complete the list, which matters as soon as the
server leaves an intermediate out.

What to do: send the whole list. Who runs the authority adds an http: URL, in front of the others.
"""

from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity
from chainfix.findings.issuer_urls import HTTP, askers, scheme, severity
from chainfix.findings.roles import Served

CODE, NAME = "CF703", "aia-not-http"
SEVERITY, CONFIDENCE = Severity.NOTE, Confidence.CERTAIN
SOURCE = "RFC 5280 4.2.2.1 and 8; Baseline Requirements 7.1.2.7.7; Chromium cert_net_fetcher_url_loader.cc (CanFetchUrl)"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit] | None:
    """One hit for each certificate with such URLs; None where no certificate names any."""
    naming = [one for one in askers(case) if one.certificate.ca_issuers]
    if not naming:
        return None
    return [hit for one in naming if (hit := _hit(case, one))]


def _hit(case: Case, one: Served) -> Hit | None:
    urls = one.certificate.ca_issuers
    others = [url for url in urls if scheme(url) != HTTP]
    if not others:
        return None
    name = one.certificate.name
    if len(others) < len(urls):
        return Hit.on(one, f"beside an http URL {name} names one that few clients ask: {others[0]}")
    kinds = ", ".join(dict.fromkeys(scheme(url) or "no URL" for url in others))
    return Hit.on(one, f"{name} names nothing for its issuer that most clients ask ({kinds}): {others[0]}")._replace(
        severity=severity(case)
    )
