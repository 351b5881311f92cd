"""CF7: the URLs from which clients get an issuer that the server does not send, and what they answer."""

import base64

import pytest

from chainfix.findings.case import AiaAnswer
from chainfix.findings.diagnose import Answered, Report
from chainfix.findings.finding import Confidence, Severity
from tests.support import cases, pki
from tests.support.answers import TIMED_OUT, Reply
from tests.support.der import pkcs7
from tests.support.surveys import store

URL, UPPER_URL = "http://ca.example/ca.cer", "http://ca.example/upper.cer"
LDAP = "ldap:///CN=CA,DC=example?cACertificate"
CODES = ("CF701", "CF702", "CF703", "CF704", "CF705", "CF706")

ROOT = pki.root("Root")
UPPER = ROOT.ca("Upper CA")
CA = UPPER.ca("CA", ca_issuers=[UPPER_URL])
LEAF = CA.leaf("www.example.org", ca_issuers=[URL])
RIGHT = {URL: CA, UPPER_URL: UPPER}


def complete(answer: pki.Entity | bytes | Reply) -> Report:
    """The list that is right, with this answer for the URL of the leaf."""
    return cases.report(LEAF, CA, UPPER, roots=[ROOT], urls={**RIGHT, URL: answer})


def incomplete(answer: pki.Entity | bytes | Reply) -> Report:
    """The list that only its URLs complete."""
    return cases.report(LEAF, roots=[ROOT], urls={**RIGHT, URL: answer})


@pytest.mark.parametrize("code", CODES[:5])
def test_what_urls_answer_as_they_should_has_nothing_of_it(code: str) -> None:
    assert cases.answer(complete(CA), code) is Answered.PASS


@pytest.mark.parametrize("code", ["CF701", "CF702", "CF704", "CF705"])
def test_what_was_not_asked_is_not_judged(code: str) -> None:
    assert cases.answer(cases.report(LEAF, CA, UPPER, roots=[ROOT]), code) is Answered.NOT_APPLICABLE


@pytest.mark.parametrize("code", CODES[:5])
def test_without_urls_there_is_nothing_to_judge(code: str) -> None:
    found = cases.report(UPPER.leaf("www.example.org"), UPPER, roots=[ROOT], urls={})
    assert cases.answer(found, code) is Answered.NOT_APPLICABLE


def test_what_is_unrelated_self_signed_or_there_twice_is_left_out() -> None:
    stranger = pki.root("Other Root").ca("Other CA", ca_issuers=["http://other.example/"])
    root = pki.root("Root", ca_issuers=["http://root.example/"])
    ca = root.ca("CA", ca_issuers=["http://gone.example/"])
    found = cases.report(ca.leaf("www.example.org", ca_issuers=[URL]), ca, ca, root, stranger, roots=[root], urls={URL: ca})
    assert [(one.certificate.name, one.position) for one in cases.of(found, "CF701") if one.certificate] == [("CA", 2)]


# CF701


def test_a_url_that_does_not_answer() -> None:
    one = cases.one(incomplete(Reply(error="status 404 Not Found")), "CF701")
    assert one.message == f"the issuer of www.example.org is not to be had from {URL}: status 404 Not Found"
    assert (one.severity, one.position) == (Severity.WARNING, 1)


def test_what_may_be_passing_is_said() -> None:
    one = cases.one(incomplete(TIMED_OUT), "CF701")
    assert one.message.endswith("timed out after 15 s (this may be passing)")
    assert (one.severity, one.confidence) == (Severity.WARNING, Confidence.POSSIBLE)


def test_nobody_asks_the_urls_of_a_complete_list() -> None:
    found = complete(TIMED_OUT)
    assert cases.one(found, "CF701").severity is Severity.NOTE
    assert found.exit_status() == 0


# CF702


def test_another_certificate_than_the_issuer() -> None:
    one = cases.one(incomplete(UPPER), "CF702")
    assert one.message == f"{URL} gives Upper CA, which did not issue www.example.org: CN=CA did"
    assert (one.severity, one.position) == (Severity.WARNING, 1)


def test_a_certificate_of_the_right_name_and_another_key() -> None:
    assert cases.of(complete(UPPER.ca("CA", key="another")), "CF702")


@pytest.mark.parametrize("body", [b"<h1>Moved</h1>", b"\x00" * 40, b"0\x82\x01", pki.pem(b"0\x00").encode()])
def test_no_certificate_at_all(body: bytes) -> None:
    found = complete(body)
    one = cases.one(found, "CF702")
    assert one.message.startswith(f"{URL} gives no certificate: ")
    assert one.severity is Severity.NOTE


def test_an_issuer_that_has_expired() -> None:
    old = UPPER.ca("CA", not_before=pki.START.replace(year=2020), not_after=pki.START)
    assert cases.one(complete(old), "CF702").message == f"{URL} gives CA, which issued www.example.org, but it ended on 2026-01-01"


def test_one_of_several_is_enough() -> None:
    expired = UPPER.ca("CA", not_before=pki.START.replace(year=2020), not_after=pki.START)
    assert cases.answer(complete(pkcs7(ROOT.der, expired.der, CA.der)), "CF702") is Answered.PASS


def test_an_issuer_whose_key_cannot_be_read_is_not_called_wrong() -> None:
    curve = bytes.fromhex("2a8648ce3d030107")
    odd = pki.resigned(CA, lambda tbs: tbs.replace(curve, curve[:-1] + b"\x7f"))
    assert cases.answer(complete(odd), "CF702") is Answered.PASS


# CF703


@pytest.mark.parametrize(
    ("urls", "message"),
    [
        ((URL, LDAP), f"beside an http URL www.example.org names one that few clients ask: {LDAP}"),
        ((LDAP,), f"www.example.org names nothing for its issuer that most clients ask (ldap): {LDAP}"),
        (
            (LDAP, "https://ca.example/ca.cer"),
            f"www.example.org names nothing for its issuer that most clients ask (ldap, https): {LDAP}",
        ),
        (("ca.cer",), "www.example.org names nothing for its issuer that most clients ask (no URL): ca.cer"),
    ],
)
def test_urls_that_are_not_http(urls: tuple[str, ...], message: str) -> None:
    leaf = UPPER.leaf("www.example.org", ca_issuers=urls)
    assert cases.one(cases.report(leaf, UPPER, roots=[ROOT]), "CF703").message == message


@pytest.mark.parametrize(
    ("urls", "sent", "severity"),
    [
        ((LDAP,), (), Severity.WARNING),
        ((LDAP,), (UPPER,), Severity.NOTE),
        ((LDAP, URL), (), Severity.NOTE),
        (("https://ca.example/",), (), Severity.WARNING),
    ],
)
def test_it_matters_where_the_list_is_incomplete_and_no_http_url_is_left(
    urls: tuple[str, ...], sent: tuple[pki.Entity, ...], severity: Severity
) -> None:
    leaf = UPPER.leaf("www.example.org", ca_issuers=urls)
    assert cases.one(cases.report(leaf, *sent, roots=[ROOT]), "CF703").severity is severity


def test_the_scheme_is_read_without_regard_to_case() -> None:
    leaf = UPPER.leaf("www.example.org", ca_issuers=["HTTP://ca.example/ca.cer"])
    assert cases.answer(cases.report(leaf, UPPER, roots=[ROOT]), "CF703") is Answered.PASS


# CF704


@pytest.mark.parametrize(
    ("body", "flaw"),
    [
        (CA.pem.encode(), "PEM, where DER is due"),
        (b"subject=CN\n" + CA.pem.encode(), "PEM, where DER is due"),
        (pki.pem(pkcs7(CA.der), "PKCS7").encode(), "PEM, where DER is due"),
        (base64.encodebytes(CA.der), "base64, where DER is due"),
        (CA.der + UPPER.der, "something behind the DER of the certificate"),
        (pkcs7(CA.der, UPPER.der), "a PKCS#7 message, where its name promises a single certificate"),
    ],
)
def test_another_form_than_the_standard_has(body: bytes, flaw: str) -> None:
    found = incomplete(body)
    one = cases.one(found, "CF704")
    assert (one.message, one.severity, one.position) == (f"{URL} gives {flaw}", Severity.NOTE, 1)
    assert cases.answer(found, "CF702") is Answered.PASS


@pytest.mark.parametrize("url", ["http://ca.example/ca.p7c", "http://ca.example/get?ca=1", "http://ca.example/issuers/"])
def test_pkcs7_is_right_where_nothing_else_is_promised(url: str) -> None:
    leaf = CA.leaf("www.example.org", ca_issuers=[url])
    found = cases.report(leaf, roots=[ROOT], urls={url: pkcs7(CA.der, UPPER.der)})
    assert cases.answer(found, "CF704") is Answered.PASS


def test_what_holds_no_certificate_is_no_matter_of_form() -> None:
    assert cases.answer(complete(b"not found"), "CF704") is Answered.PASS


# CF705


@pytest.mark.parametrize(("sent", "severity"), [((), Severity.WARNING), ((UPPER,), Severity.NOTE)])
def test_an_address_that_is_not_public(sent: tuple[pki.Entity, ...], severity: Severity) -> None:
    leaf = UPPER.leaf("www.example.org", ca_issuers=[URL])
    refused = AiaAnswer(
        None, "ca.example is at 10.0.0.1, not a public address (--aia-allow ca.example lets it through)", refused=True
    )
    found = cases.report(leaf, *sent, roots=[ROOT], answers={URL: refused})
    one = cases.one(found, "CF705")
    assert one.message == f"{URL}, for the issuer of www.example.org, is not public: {refused.error}"
    assert (one.severity, one.position) == (severity, 1)
    assert not cases.of(found, "CF701")


# CF706


def test_public_certificates_should_say_where_their_issuer_is() -> None:
    ca = ROOT.ca("CA")
    found = cases.report(ca.leaf("www.example.org", ca_issuers=[URL]), ca, stores=[store("mozilla", ROOT)])
    one = cases.one(found, "CF706")
    assert (one.message, one.severity, one.position) == ("CA names no URL for its issuer, CN=Root", Severity.NOTE, 2)


@pytest.mark.parametrize(("name", "answer"), [("chrome", Answered.FOUND), ("corp.pem", Answered.NOT_APPLICABLE)])
def test_private_authorities_leave_it_out_on_purpose(name: str, answer: Answered) -> None:
    found = cases.report(ROOT.leaf("www.example.org"), stores=[store(name, ROOT)])
    assert cases.answer(found, "CF706") is answer


def test_the_anchor_and_what_is_not_on_the_path_need_none() -> None:
    ca = ROOT.ca("CA", ca_issuers=[UPPER_URL])
    stranger = pki.root("Other Root").ca("Other CA")
    found = cases.report(ca.leaf("www.example.org", ca_issuers=[URL]), ca, ROOT, stranger, stores=[store("mozilla", ROOT)])
    assert cases.answer(found, "CF706") is Answered.PASS
