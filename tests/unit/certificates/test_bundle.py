import pytest

from chainfix.certificates.bundle import Bundle, Note, no_certificate
from chainfix.certificates.key import PrivateKey


@pytest.mark.parametrize(
    ("note", "text"),
    [
        (Note("x", "is broken"), "is broken"),
        (Note("x", "is broken", "a.pem"), "a.pem: is broken"),
        (Note("x", "is broken", "a.pem", 7), "a.pem, line 7: is broken"),
    ],
)
def test_a_note_names_its_place(note: Note, text: str) -> None:
    assert note.describe() == text


def test_the_error_says_what_was_found_and_where() -> None:
    notes = (Note("crl", "a CRL", "a.zip/b.crl", 3), Note("certificate-request", "a request", "a.zip"))
    error = no_certificate("a.zip", Bundle((), (PrivateKey(b"", "a.zip/key.pem", 9),), notes))
    assert (
        error.message
        == "a.zip holds no certificate; found instead: b.crl, line 3: a CRL; a request; key.pem, line 9: a private key"
    )
    assert (error.code, error.exit_status) == ("no-certificate", 2)
    assert error.hint == "a request is what goes to the authority; give the certificate that came back"


def test_the_error_stays_short() -> None:
    error = no_certificate("a", Bundle((), (), tuple(Note("text", str(number), "a") for number in range(9))))
    assert error.message == "a holds no certificate; found instead: 0; 1; 2; and 6 more"
    assert error.hint is None


@pytest.mark.parametrize("code", ["password-needed", "wrong-password"])
def test_a_password_comes_before_everything_else(code: str) -> None:
    notes = (Note("html", "a web page", "a.zip/b"), Note(code, "a.zip/c.p12 needs a password", "a.zip/c.p12"))
    bundle = Bundle((), (), notes)
    error = no_certificate("a.zip", bundle)
    assert bundle.locked
    assert (error.code, error.message) == (code, "a.zip/c.p12 needs a password")
    assert "--password-file" in str(error.hint)
