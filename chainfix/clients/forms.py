"""The form of a certificate: what is wrong with it by itself, wherever it stands, and what stricter forms ask for."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Protocol

from chainfix.certificates import extensions
from chainfix.certificates.certificate import Certificate
from chainfix.clients.case import Fault, Refusal
from chainfix.clients.profile import Look, Profiles

Below = tuple[Certificate, ...]
"""What stands below a certificate on its path; ``[0]`` is the leaf."""

VERSION_1, _VERSION_3 = 0, 2
NO_NAME = b"0\0"
NETSCAPE_TYPE = bytes.fromhex("6086480186f8420101")
_SSL_SERVER = 1 << 6
"""Bit 1 of Netscape's certificate type, from the left."""
_KEY_IDS = (extensions.SUBJECT_KEY_ID, extensions.AUTHORITY_KEY_ID)


def _twice(certificate: Certificate) -> Fault | None:
    """RFC 5280 4.2: no extension stands twice; parsers refuse the whole certificate."""
    if len(certificate.slices.extensions) == len(certificate.extensions):
        return None
    return Fault(Refusal.MALFORMED, certificate, "an extension twice")


def _version(certificate: Certificate) -> Fault | None:
    """RFC 5280 4.1.2.1: extensions are of version 3, and there is no later one."""
    version, extended = certificate.slices.version, bool(certificate.slices.extensions)
    fits = VERSION_1 <= version <= _VERSION_3 and (version == _VERSION_3 or not extended)
    return None if fits else Fault(Refusal.MALFORMED, certificate, f"version {version + 1}")


def _nameless(certificate: Certificate) -> Fault | None:
    """RFC 5280 4.1.2.6: where there is no subject, a critical subjectAltName stands for it."""
    alternatives = certificate.extensions.get(extensions.SUBJECT_ALT_NAME)
    named = certificate.subject_der != NO_NAME or (alternatives is not None and alternatives.critical)
    return None if named else Fault(Refusal.MALFORMED, certificate, "no subject")


def _netscape_type(certificate: Certificate) -> Fault | None:
    """Netscape's certificate type, older than extKeyUsage: a server's must be one for servers."""
    extension = certificate.extensions.get(NETSCAPE_TYPE)
    fine = extension is None or bool(int.from_bytes(extension.value[3:4]) & _SSL_SERVER)
    return None if fine else Fault(Refusal.PURPOSE, certificate, "Netscape's SSL server")


def _marked_critical(certificate: Certificate) -> Fault | None:
    """RFC 5280 4.2.1.1, 4.2.1.2 and 4.2.2.1: these are never critical."""
    marked = _marked(certificate, (*_KEY_IDS, extensions.AUTHORITY_INFO_ACCESS))
    return Fault(Refusal.MALFORMED, certificate, f"{marked} is critical") if marked else None


def _marked(certificate: Certificate, oids: Sequence[bytes]) -> str:
    """The first of some extensions that is critical."""
    found = certificate.extensions
    return next((extensions.extension_name(oid) for oid in oids if oid in found and found[oid].critical), "")


def _non_ca_length(certificate: Certificate) -> Fault | None:
    """RFC 5280 4.2.1.9: a path length is said of CAs alone."""
    constraints = certificate.basic_constraints
    wrong = constraints is not None and not constraints.ca and constraints.path_length is not None
    return Fault(Refusal.MALFORMED, certificate, "pathLenConstraint without CA") if wrong else None


def _non_ca_constraints(certificate: Certificate) -> Fault | None:
    """RFC 5280 4.2.1.10: name constraints stand in CA certificates alone."""
    wrong = extensions.NAME_CONSTRAINTS in certificate.extensions and not certificate.is_ca
    return Fault(Refusal.NAME_CONSTRAINTS, certificate, "nameConstraints without CA") if wrong else None


def _openssl_strict(certificate: Certificate, below: Below, *, last: bool) -> str:
    """x509_vfy.c check_extensions under X509_V_FLAG_X509_STRICT (OpenSSL 3.0)."""
    found, usage, constraints = certificate.extensions, certificate.key_usage, certificate.basic_constraints
    ca = constraints is not None and constraints.ca
    signs = usage is not None and bool(usage & extensions.KEY_CERT_SIGN)
    modern = certificate.slices.version > VERSION_1
    top = last or (not below and certificate.self_issued)
    alternatives = found.get(extensions.SUBJECT_ALT_NAME)
    faults = {
        "extensions in version 1": not modern and bool(found),
        "no issuer": certificate.issuer_der == NO_NAME,
        "a CA without subject": ca and certificate.subject_der == NO_NAME,
        "a subjectAltName that is not critical beside no subject": certificate.subject_der == NO_NAME
        and alternatives is not None
        and not alternatives.critical,
        "basicConstraints are not critical": ca and not found[extensions.BASIC_CONSTRAINTS].critical,
        "a CA without keyUsage": ca and usage is None,
        "keyCertSign without CA": not ca and signs,
        "pathLenConstraint without CA and keyCertSign": constraints is not None
        and constraints.path_length is not None
        and not (ca and signs),
        "no authority key identifier": modern and not top and certificate.aki_key_id is None,
        "no subject key identifier": modern and ca and certificate.ski is None,
        "a critical key identifier": bool(_marked(certificate, _KEY_IDS)),
    }
    return next((fault for fault, holds in faults.items() if holds), "")


def _web_pki(certificate: Certificate, below: Below, *, last: bool) -> str:  # noqa: ARG001 as every form
    """The x509-verification of cryptography, policy/mod.rs and policy/extension.rs, as version 50 was seen to do."""
    found, constraints = certificate.extensions, certificate.basic_constraints
    leaf, usage = not below, certificate.key_usage
    alternatives = found.get(extensions.SUBJECT_ALT_NAME)
    aki, serial = certificate.aki, certificate.serial
    unmarked = (extensions.AUTHORITY_KEY_ID, extensions.AUTHORITY_INFO_ACCESS, extensions.EXTENDED_KEY_USAGE)
    marked = _marked(certificate, unmarked if leaf else (*unmarked, extensions.SUBJECT_KEY_ID))
    loose = extensions.BASIC_CONSTRAINTS in found and not found[extensions.BASIC_CONSTRAINTS].critical
    faults = {
        "not of version 3": certificate.slices.version != _VERSION_3,
        "no issuer": certificate.issuer_der == NO_NAME,
        f"{marked} is critical": bool(marked),
        "a leaf with nameConstraints": leaf and extensions.NAME_CONSTRAINTS in found,
        "a negative serial number": bool(serial) and bool(serial[0] & 0x80),
        "a leaf without authority key identifier": leaf and aki is None,
        "an authority key identifier without keyIdentifier": not leaf and aki is not None and aki.key_id is None,
        "a constraint that is empty or begins with a dot": not leaf and _dotted(certificate),
        "a leaf without subjectAltName": leaf and alternatives is None,
        "a critical subjectAltName beside a subject": leaf
        and alternatives is not None
        and alternatives.critical is not (certificate.subject_der == NO_NAME),
        "a leaf that is a CA": leaf and constraints is not None and constraints.ca,
        "a leaf with keyCertSign": leaf and usage is not None and bool(usage & extensions.KEY_CERT_SIGN),
        "a CA without keyUsage": not leaf and usage is None,
        "basicConstraints that are not critical": not leaf and loose,
    }
    return next((fault for fault, holds in faults.items() if holds), "")


def _dotted(certificate: Certificate) -> bool:
    constraints = certificate.name_constraints
    bases = () if constraints is None else (*constraints.permitted, *constraints.excluded)
    return any(base.tag == extensions.DNS_NAME and (not base.content or base.content.startswith(b".")) for base in bases)


def _any_form(_certificate: Certificate, _below: Below, *, last: bool) -> str:  # noqa: ARG001 as every form
    return ""


class _Form(Protocol):
    """What a stricter form finds wrong with a certificate; ``last``: it ends the path."""

    def __call__(self, certificate: Certificate, below: Below, /, *, last: bool) -> str: ...


STRICTER: dict[Profiles, _Form] = {
    Profiles.NONE: _any_form,
    Profiles.OPENSSL_STRICT: _openssl_strict,
    Profiles.WEB_PKI: _web_pki,
}
"""By name: what a stricter form finds wrong, or nothing."""
_FORMED: tuple[tuple[Look, Callable[[Certificate], Fault | None]], ...] = (
    (Look.TWICE, _twice),
    (Look.VERSION, _version),
    (Look.NAMELESS, _nameless),
    (Look.MARKED, _marked_critical),
    (Look.NETSCAPE_TYPE, _netscape_type),
    (Look.NON_CA_LENGTH, _non_ca_length),
    (Look.NON_CA_CONSTRAINTS, _non_ca_constraints),
)
"""What any certificate may be looked at for, wherever it stands."""


@lru_cache(maxsize=256)
def faults(certificate: Certificate) -> tuple[tuple[Look, Fault], ...]:
    """What is wrong with the form of a certificate, for whoever looks: every client asks for it."""
    return tuple((look, fault) for look, check in _FORMED if (fault := check(certificate)) is not None)
