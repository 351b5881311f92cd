"""Which certificate the chain is for: the target certificate, *leaf* on the command line."""

from collections.abc import Sequence

from chainfix.building import hostname
from chainfix.building.budget import Budget
from chainfix.building.signature import SignatureChecker, Verdict, public_key_der, self_signed
from chainfix.certificates import extensions
from chainfix.certificates.certificate import SERVED, Certificate
from chainfix.certificates.dates import day
from chainfix.certificates.names import NameMatch, compare
from chainfix.errors import ChainNotFound, InputError, KeyMismatch


def choose_target(
    certificates: Sequence[Certificate],
    checker: SignatureChecker,
    budget: Budget,
    *,
    keys: Sequence[bytes] = (),
    host: str | None = None,
) -> Certificate:
    """The certificate that the key or the host name points to; of a served list the first; a sole one; else the one non-CA.

    ``keys`` are SubjectPublicKeyInfos of private keys at hand. Raises KeyMismatch, ChainNotFound (no certificate for the host)
    or InputError (several are left; the message names each and what decides).
    """
    found = list(dict.fromkeys(certificates))
    if len(found) == 1 and not keys and host is None:
        return found[0]
    if keys:
        found = _of_keys(found, keys)
    if host is not None:
        found = _for_host(found, host)
    if len(found) > 1 and not keys and host is None and certificates[0].source.kind == SERVED:
        return certificates[0]
    return _only(found if len(found) == 1 else _leaves(found, certificates, checker, budget))


def _of_keys(certificates: list[Certificate], keys: Sequence[bytes]) -> list[Certificate]:
    found = [c for c in certificates if c.spki_der in keys] or [c for c in certificates if public_key_der(c) in keys]
    if not found:
        names = ", ".join(certificate.name for certificate in certificates)
        raise KeyMismatch(f"the private key belongs to none of the certificates ({names})", code="key-mismatch", hint=_KEY_HINT)
    return found


_KEY_HINT = "the certificate was issued for another key; look for the key that made its signing request"


def _for_host(certificates: list[Certificate], host: str) -> list[Certificate]:
    found = [certificate for certificate in certificates if hostname.matches(certificate, host)]
    if found:
        return found
    leaves = [certificate for certificate in certificates if not certificate.is_ca] or certificates
    raise ChainNotFound(
        f"no certificate here is for {host}: {'; '.join(f'{leaf.name} is for {hosts(leaf)}' for leaf in leaves[:5])}",
        code="hostname-mismatch",
        hint="give the certificate that was issued for that name, or another --hostname",
    )


def hosts(certificate: Certificate) -> str:
    """The host names and addresses that a certificate is for, the first five, in words."""
    from chainfix.building.constraints import show

    names = [show(name) for name in certificate.alt_names if name.tag in (extensions.DNS_NAME, extensions.IP_ADDRESS)]
    return ", ".join(names[:5]) + ", ..." * (len(names) > 5) or "no host name (it has no subjectAltName)"  # noqa: PLR2004 enough to see


def _leaves(
    found: list[Certificate], everything: Sequence[Certificate], checker: SignatureChecker, budget: Budget
) -> list[Certificate]:
    """Who may be it: no CA, issuer of no other, no precertificate, OCSP or CRL signer; a self-signed one as the last resort."""
    plain = [certificate for certificate in found if not certificate.is_ca and not _is_auxiliary(certificate)]
    childless = [certificate for certificate in plain if not _issued_any(certificate, everything, checker, budget)]
    return [c for c in childless if not self_signed(c, checker, budget)] or childless


def _is_auxiliary(certificate: Certificate) -> bool:
    usages = certificate.extended_key_usage
    if extensions.PRECERTIFICATE_POISON in certificate.extensions:  # RFC 6962 3.1
        return True
    crl_only = certificate.key_usage == 1 << 6  # cRLSign alone
    return crl_only or (usages is not None and usages == {extensions.OCSP_SIGNING})


def _issued_any(issuer: Certificate, everything: Sequence[Certificate], checker: SignatureChecker, budget: Budget) -> bool:
    children = (c for c in everything if c != issuer and compare(c.issuer_der, issuer.subject_der) is not NameMatch.NONE)
    return any(checker.check(child, issuer, budget) is Verdict.VERIFIED for child in children)


def _only(found: list[Certificate]) -> Certificate:
    if len(found) == 1:
        return found[0]
    if not found:
        raise InputError(
            "there are several certificates and none of them is a leaf (a certificate of a server: no CA, and issuer of no other)",
            code="no-leaf",
            hint="add the server's own certificate, or name the one meant with --hostname or --key",
        )
    listed = "; ".join(f"{c.name} ({day(c.starts)} to {day(c.ends)}, {c.sha256[:16]}, {c.source.describe()})" for c in found)
    raise InputError(
        f"{len(found)} certificates could be the leaf: {listed}",
        code="several-leaves",
        hint="--key FILE or --hostname NAME decides, or give only one of them",
    )
