"""One side of a TLS handshake without a socket, by pyOpenSSL: bytes in, bytes out, and the certificates that came.

Nothing is verified, and old protocol versions, ciphers and signatures are accepted as far as the OpenSSL in use has them.
pyOpenSSL rather than ``ssl``, which has the list since Python 3.13 only, cannot say which signatures it wants, nor whether a
server asked for a certificate of the client's, and keeps to the policy of the distribution, which often knows no old versions.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from OpenSSL import SSL, crypto

from chainfix.adapters.connections import ExchangeError
from chainfix.adapters.conversation import RefusalError
from chainfix.errors import InputError

LEGACY_SERVER_CONNECT = 0x4
"""SSL_OP_LEGACY_SERVER_CONNECT: servers without RFC 5746 too, which OpenSSL 3 turns away."""
RECORD = 16384
"""Bytes received at a time: the longest TLS record (RFC 8446 5.1)."""
RECORD_TYPES = b"\x15\x16"
"""What a server's first byte may be: alert or handshake (RFC 8446 5.1)."""
MOST_BYTES = 1 << 20
"""What a server may send before the handshake is done.

OpenSSL takes a list of 100 KiB at most (SSL_MAX_CERT_LIST_DEFAULT), as browsers and curl with the same default do; pyOpenSSL cannot
raise it, since SSL_CTX_set_max_cert_list is not in its bindings.
"""
TOO_LONG = "excessive message size"
"""What OpenSSL says of a longer list."""
READ_CERTIFICATE_REQUEST = b"SSLv3/TLS read server certificate request"
"""The state of OpenSSL behind a CertificateRequest, in every version of TLS."""


class KeyType(NamedTuple):
    """How to ask for a server's own certificate of one type of key."""

    ciphers: bytes
    """What TLS 1.2 and below go by."""
    signatures: bytes
    """The signature_algorithms that TLS 1.3 goes by (RFC 8446 4.2.3).

    They speak of the signatures in the list too where signature_algorithms_cert is missing, which OpenSSL cannot send: a server
    that looks at those (Java's does) may not show an ECDSA certificate that an RSA key signed.
    """
    ids: tuple[int, ...]
    """The types of key of OpenSSL (EVP_PKEY_id)."""


ANY_CIPHERS = b"ALL:!aNULL:@SECLEVEL=0"
"""Every cipher suite with a certificate, keys and digests of any size (ciphers(1) of OpenSSL)."""
KEY_TYPES = MappingProxyType(
    {
        "rsa": KeyType(
            b"aRSA:!eNULL:@SECLEVEL=0",
            b"RSA-PSS+SHA256:RSA-PSS+SHA384:RSA-PSS+SHA512:rsa_pss_pss_sha256:rsa_pss_pss_sha384:rsa_pss_pss_sha512"
            b":RSA+SHA256:RSA+SHA384:RSA+SHA512:RSA+SHA224:RSA+SHA1",
            (6, 912),  # EVP_PKEY_RSA, EVP_PKEY_RSA_PSS
        ),
        "ecdsa": KeyType(
            b"aECDSA:!eNULL:@SECLEVEL=0",
            b"ECDSA+SHA256:ECDSA+SHA384:ECDSA+SHA512:ECDSA+SHA224:ECDSA+SHA1",
            (408,),  # EVP_PKEY_EC
        ),
    }
)


class ClientSide:
    """The client's side of one handshake.

    ``server_name``: what to ask for, an A-label without its final dot; none for an address (RFC 6066 3). ``key_type``: a key of
    ``KEY_TYPES``, the only one to take. ``client_certificate``: PEM of a certificate, perhaps with
    others behind it, and of its key. Raises InputError (``bad-client-certificate``).
    """

    def __init__(
        self, server_name: str | None, key_type: str | None = None, client_certificate: tuple[bytes, bytes] | None = None
    ) -> None:
        self._states: set[bytes] = set()
        self._done = False
        self._key_type = key_type
        context = _shared_context(key_type) if client_certificate is None else _own_context(key_type, *client_certificate)
        self._side = SSL.Connection(context, None)
        self._side.set_app_data(self._states)
        if server_name is not None:
            self._side.set_tlsext_host_name(server_name.encode("ascii"))
        self._side.set_connect_state()

    def step(self) -> bool:
        """Go on as far as possible. Returns whether the handshake is done. Raises RefusalError."""
        try:
            self._side.do_handshake()
        except SSL.WantReadError:
            return False
        except SSL.Error as error:
            raise _refusal(_reason(error)) from error
        self._done = True
        return True

    def outgoing(self) -> bytes:
        """What is to be sent now."""
        try:
            return self._side.bio_read(1 << 20)
        except SSL.WantReadError:
            return b""

    def incoming(self, data: bytes) -> None:
        """Take what was received."""
        self._side.bio_write(data)

    @property
    def served(self) -> tuple[bytes, ...]:
        """The DER certificates of the server so far, in the order sent."""
        return tuple(crypto.dump_certificate(crypto.FILETYPE_ASN1, one) for one in self._side.get_peer_cert_chain() or ())

    @property
    def is_of_other_type(self) -> bool:
        """Whether the server's own certificate has not the type of key that was asked for, as far as that can be told."""
        chain = self._side.get_peer_cert_chain()
        if self._key_type is None or not chain:
            return False
        with suppress(crypto.Error):
            return chain[0].get_pubkey().type() not in KEY_TYPES[self._key_type].ids
        return False

    @property
    def protocol_version(self) -> str | None:
        """Such as ``TLSv1.3``; None where it was not agreed upon."""
        return self._side.get_protocol_version_name() if self._states else None

    @property
    def cipher(self) -> str | None:
        """OpenSSL's name of the cipher suite; None where the handshake broke off."""
        return self._side.get_cipher_name()

    @property
    def requested_client_certificate(self) -> bool | None:
        """Whether the server asked for a certificate of the client's (RFC 8446 4.3.2); None where it broke off before it could."""
        return True if READ_CERTIFICATE_REQUEST in self._states else False if self._done else None


def shake(receive: Callable[[int], bytes], send: Callable[[bytes], object], side: ClientSide) -> None:
    """Go through a handshake; ``receive`` and ``send`` as Conversation has them.

    Raises RefusalError (``no-tls``, ``tls-handshake-failed``, ``list-too-long``), ExchangeError and what the functions raise.
    """
    count = 0
    while not _stepped(send, side):
        data = receive(RECORD)
        if not data:
            raise ExchangeError("the server closed the connection", retriable=True)
        if not count and data[:1] not in RECORD_TYPES:
            raise RefusalError("it does not speak TLS", code="no-tls")
        count += len(data)
        if count > MOST_BYTES:
            raise RefusalError(f"it sent {MOST_BYTES} bytes, and the handshake is not done", code="tls-handshake-failed")
        side.incoming(data)


def _stepped(send: Callable[[bytes], object], side: ClientSide) -> bool:
    """One step, and whatever it has to say, an alert too."""
    try:
        done = side.step()
    except RefusalError:
        with suppress(OSError):
            send(side.outgoing())
        raise
    send(side.outgoing())
    return done


@lru_cache(maxsize=len(KEY_TYPES) + 1)
def _shared_context(key_type: str | None) -> SSL.Context:
    """One for all connections and threads: nothing is changed in it any more, and then OpenSSL lets threads share it."""
    return _new_context(key_type)


def _own_context(key_type: str | None, certificate: bytes, key: bytes) -> SSL.Context:
    context = _new_context(key_type)
    try:
        own, *others = x509.load_pem_x509_certificates(certificate)
        context.use_certificate(own)
        for other in others:
            context.add_extra_chain_cert(other)
        context.use_privatekey(load_pem_private_key(key, None))  # type: ignore[arg-type] # a key that OpenSSL cannot use raises
        context.check_privatekey()
    except (SSL.Error, TypeError, ValueError) as error:
        raise InputError(f"the certificate for the client's side: {_reason(error)}", code="bad-client-certificate") from error
    return context


def _new_context(key_type: str | None) -> SSL.Context:
    context = SSL.Context(SSL.TLS_METHOD)
    context.set_min_proto_version(0)  # the lowest that the library has
    context.set_options(LEGACY_SERVER_CONNECT)
    context.set_verify(SSL.VERIFY_NONE)
    context.set_info_callback(_note_state)
    context.set_cipher_list(ANY_CIPHERS if key_type is None else KEY_TYPES[key_type].ciphers)
    if key_type is not None:
        _accept_signatures(context, KEY_TYPES[key_type].signatures)
    return context


def _accept_signatures(context: SSL.Context, names: bytes) -> None:
    """What ``cryptography`` binds and pyOpenSSL has no public name for."""
    if SSL._lib.SSL_CTX_set1_sigalgs_list(context._context, names) != 1:  # type: ignore[attr-defined] # noqa: SLF001
        raise RuntimeError("this OpenSSL does not know a signature algorithm")


def _note_state(connection: SSL.Connection, _where: int, _result: int) -> None:
    connection.get_app_data().add(connection.get_state_string())


def _refusal(reason: str) -> RefusalError:
    if TOO_LONG in reason:
        return RefusalError("its list of certificates is longer than the 100 KiB that OpenSSL takes", code="list-too-long")
    return RefusalError(reason, code="tls-handshake-failed")


def _reason(error: Exception) -> str:
    """The last of OpenSSL's queue, which pyOpenSSL hands over as (library, function, reason) each."""
    queue: Any = error.args[0] if error.args else ()
    return str(queue[-1][-1]) if isinstance(queue, list) and queue else str(error) or type(error).__name__
