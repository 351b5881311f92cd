"""The public API as a user types it: nothing here is run, mypy --strict checks that each expression has the type it says.

What must be refused carries an ignore with its code: mypy reports an ignore that nothing needs.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import assert_type

from cryptography import x509

import chainfix
from chainfix import (
    Alternatives,
    Attempt,
    Builder,
    Bundle,
    Certificate,
    CertificatePool,
    CertificationPath,
    Chain,
    ChainfixError,
    ChainNotFound,
    Change,
    Cost,
    Distrust,
    InputError,
    KeyMismatch,
    Limits,
    MalformedCertificate,
    NetworkError,
    Note,
    PrivateKey,
    Problem,
    ProblemKind,
    Rank,
    RankedPaths,
    Repair,
    Source,
    TrustAnchor,
    TrustStore,
)


def a_build_and_what_comes_of_it() -> None:
    repair = chainfix.build("cert.pem")
    assert_type(repair, Repair)
    assert_type(repair.leaf, Certificate)
    assert_type(repair.chain, Chain)
    assert_type(repair.chain.intermediates, tuple[Certificate, ...])
    assert_type(repair.chain.root, Certificate)
    assert_type(repair.anchors, dict[str, Certificate])
    assert_type(repair.anchor, Certificate)
    assert_type(repair.stores, dict[str, bool])
    assert_type(repair.added, tuple[Change, ...])
    assert_type(repair.removed, tuple[Change, ...])
    assert_type(repair.alternatives, Alternatives)
    assert_type(repair.alternatives.complete, bool)
    assert_type(repair.warnings, tuple[Note, ...])
    assert_type(repair.notes, tuple[Note, ...])
    assert_type(repair.changed, bool)
    assert_type(repair.path, CertificationPath)
    assert_type(repair.to_pem("fullchain", with_root=True), str)
    assert_type(repair.write("chain.pem", format="chain"), bool)
    assert_type(repair.write(Path("folder"), "split", with_root=True, inputs=["cert.pem"]), bool)
    for certificate, reason, source in repair.removed:
        assert_type(certificate, Certificate)
        assert_type(reason, str)
        assert_type(source, Source)
    for change in repair.added:
        assert_type(change.url, str | None)


def every_kind_of_source(certificate: Certificate, bundle: Bundle) -> None:
    chainfix.build("cert.pem", Path("chain.pem"), b"\x30", certificate, [certificate], iter((certificate,)), bundle)
    chainfix.build("two.pem", key="key.pem", hostname="www.example.org", fetch=False)
    chainfix.build("two.pem", key=b"-----BEGIN PRIVATE KEY-----")
    chainfix.build("cert.pem", stores=("mozilla", "./corp"), pool=["pool.pem"], at=datetime.now(UTC), timeout=5.0)
    chainfix.build(443)  # type: ignore[arg-type]
    chainfix.build("cert.pem", key=1)  # type: ignore[arg-type]
    chainfix.build("cert.pem", hostname=b"www.example.org")  # type: ignore[arg-type]


def a_builder_with_every_option(certificates: list[Certificate], store: TrustStore, pool: CertificatePool) -> Builder:
    Builder(stores="mozilla", pool="pool.pem")
    Builder(stores=store, pool=pool)
    Builder(stores=certificates, pool=certificates)
    several: list[str | Path | TrustStore | list[Certificate]] = ["mozilla", Path("corp.pem"), store, certificates]
    Builder(stores=several, pool=["pool.pem", Path("more.pem"), certificates[0]])
    Builder(password=b"secret")
    Builder(password=lambda place: place.encode())
    Builder(stores=1)  # type: ignore[arg-type]
    Builder(fetch="yes")  # type: ignore[arg-type]
    Builder(at=1.5)  # type: ignore[arg-type]
    Builder(stroes="mozilla")  # type: ignore[call-arg]
    return Builder(
        stores=("mozilla",),
        pool=(),
        fetch=True,
        at="+90d",
        purpose="server",
        allow_weak=False,
        partial_chain=False,
        anchor="Root",
        keep=["0123abcd"],
        without=(),
        timeout=15.0,
        proxy=None,
        aia_allow=["10.0.0.0/8"],
        cache=Path("cache"),
        limits=Limits(signature_checks=100, labels=1000),
        progress=print,
    )


def what_a_builder_does(builder: Builder) -> None:
    assert_type(builder.stores, tuple[TrustStore, ...])
    assert_type(builder.stores[0].distrust, tuple[Distrust, ...])
    assert_type(builder.pool, CertificatePool)
    assert_type(builder.build("cert.pem", at=datetime.now(UTC)), Repair)
    results = builder.build_many(["a.pem", b"\x30"])
    assert_type(results, Iterator[Repair | ChainfixError])
    for result in results:
        if isinstance(result, ChainfixError):
            assert_type(result, ChainfixError)
        else:
            assert_type(result, Repair)


def all_paths(builder: Builder) -> None:
    found = builder.paths("cert.pem", key="key.pem", hostname="www.example.org", at="2027-01-01")
    assert_type(found, RankedPaths)
    assert_type(chainfix.paths("cert.pem"), RankedPaths)
    assert_type(found.paths, tuple[CertificationPath, ...])
    assert_type(found.complete, bool)
    assert_type(found.stores, tuple[str, ...])
    path = found.paths[0]
    assert_type(path.certificates, tuple[Certificate, ...])
    assert_type(path.anchors, tuple[tuple[int, TrustAnchor], ...])
    assert_type(path.anchors[0][1].certificate, Certificate)
    assert_type(path.rank, Rank)
    assert_type(path.rank.cost, Cost)
    assert_type(path.rank.reasons(), tuple[str, ...])
    assert_type(path.obstacles, tuple[Problem, ...])
    assert_type(path.obstacles[0].kind, ProblemKind)


def reading() -> None:
    bundle = chainfix.read("a.pem", Path("b.p12"), password=b"secret")
    assert_type(bundle, Bundle)
    assert_type(bundle.certificates, tuple[Certificate, ...])
    assert_type(bundle.keys, tuple[PrivateKey, ...])
    assert_type(bundle.notes, tuple[Note, ...])
    assert_type(bundle.empty_chain, bool)
    assert_type(bundle.keys[0].public_key_der(), bytes)


def a_certificate() -> None:
    try:
        certificate = Certificate.from_pem("-----BEGIN CERTIFICATE-----")
    except MalformedCertificate as error:
        assert_type(error, MalformedCertificate)
        certificate = Certificate.from_der(b"", Source(place="somewhere"))
    assert_type(certificate.name, str)
    assert_type(certificate.sha256, str)
    assert_type(certificate.not_before, datetime)
    assert_type(certificate.not_after, datetime)
    assert_type(certificate.pem, str)
    assert_type(certificate.der, bytes)
    assert_type(certificate.source, Source)
    assert_type(certificate.to_cryptography(), x509.Certificate)


def failing() -> int:
    try:
        chainfix.build("cert.pem")
    except (ChainNotFound, KeyMismatch, InputError, NetworkError) as error:
        assert_type(error.code, str)
        assert_type(error.hint, str | None)
        assert_type(error.attempts, tuple[Attempt, ...])
        return error.exit_status
    except ChainfixError as error:
        return error.exit_status
    return 0


def the_version() -> str:
    return chainfix.__version__
