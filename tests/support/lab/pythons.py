"""The clients that are Python: the interpreter's own ssl module, and the verifier of the package cryptography."""

import platform
import socket
import ssl
import sys
from importlib import metadata

import cryptography
from cryptography import x509
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from tests.support.clients import pem_blocks
from tests.support.lab.question import AbsentError, Client, Question
from tests.support.programs import need, run

_STRICTER = ssl.VerifyFlags.VERIFY_X509_PARTIAL_CHAIN | ssl.VerifyFlags.VERIFY_X509_STRICT
"""What Python has set since 3.13."""
_OLDEST_VERIFIER = 45
"""Of cryptography: the release since which the rules are those of the model."""


def _python_311(question: Question) -> bool:
    return _python(question, ssl.VerifyFlags(0))


def _python_313(question: Question) -> bool:
    return _python(question, _STRICTER)


def _python(question: Question, flags: ssl.VerifyFlags) -> bool:
    """The default context of ``ssl``, with the flags of one version or another, whichever runs."""
    if ssl.OPENSSL_VERSION_INFO[:1] != (3,):
        raise AbsentError(f"{sys.executable} links {ssl.OPENSSL_VERSION}; the models are of OpenSSL 3")
    context = ssl.create_default_context(cafile=str(question.store))
    context.verify_flags = context.verify_flags & ~_STRICTER | flags
    try:
        with socket.create_connection(("127.0.0.1", question.port), timeout=30) as connection:
            context.wrap_socket(connection, server_hostname=question.host).close()
    except ssl.SSLCertVerificationError:
        return False
    return True


def _verifier(question: Question) -> bool:
    """Shown the list that ``openssl s_client`` gets in a handshake."""
    if int(cryptography.__version__.split(".")[0]) < _OLDEST_VERIFIER:
        raise AbsentError(f"cryptography {cryptography.__version__} has other rules than those of the model")
    try:
        leaf, *others = [x509.load_pem_x509_certificate(block.encode()) for block in _served(question)]
        anchors = Store(x509.load_pem_x509_certificates(question.store.read_bytes()))
        PolicyBuilder().store(anchors).build_server_verifier(x509.DNSName(question.host)).verify(leaf, others)
    except VerificationError:
        return False
    return True


def _served(question: Question) -> list[str]:
    """The list in PEM; without a store, since reading the system's takes longer than the handshake."""
    where = ("-connect", f"127.0.0.1:{question.port}", "-servername", question.host)
    ended = run(need("openssl"), "s_client", "-showcerts", "-no-CAfile", "-no-CApath", "-no-CAstore", *where)
    return pem_blocks(ended.stdout.split("\nServer certificate\n")[0])


CLIENTS: tuple[Client, ...] = (
    Client("python311", "python3", _python_311, platform.python_version),
    Client("python313-flags", "python3", _python_313, platform.python_version),
    Client("cryptography50", "openssl", _verifier, lambda: metadata.version("cryptography")),
)
