"""The library as scripts use it: Builder, build, paths and what comes out of them.

leaf - CA - Root
"""

import copy
import pickle
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat, pkcs12

import chainfix
from chainfix import (
    Attempt,
    Builder,
    Bundle,
    Certificate,
    CertificatePool,
    ChainfixError,
    ChainNotFound,
    InputError,
    KeyMismatch,
    NetworkError,
    Repair,
    Source,
    TrustStore,
)
from chainfix.building.budget import Limits
from chainfix.certificates.certificate import POOLED, SERVED, STORED
from tests.support import pki
from tests.support.aia_proxy import AiaProxy, Reply
from tests.support.answers import NOT_FOUND, TIMED_OUT, Answers

DAY = timedelta(days=1)
PASSWORD = b"secret"
ROOT = pki.root("Root")
OTHER = pki.root("Other Root")
CA = ROOT.ca("CA")
LEAF = CA.leaf("www.example.org")
SECOND_LEAF = CA.leaf("mail.example.org")
CROSS = OTHER.cross(ROOT)
OLD_CA = ROOT.ca("Old CA", is_ca=None, key_usage=None)
"""Of version 1 times: only a signature tells that it is no leaf."""
URL = "http://aia.example/ca.cer"
FETCHABLE = CA.leaf("www.example.org", ca_issuers=[URL])


def read(*entities: pki.Entity) -> list[Certificate]:
    return [Certificate.from_der(entity.der) for entity in entities]


def sent(repair: Repair) -> list[bytes]:
    return [certificate.der for certificate in repair.chain.intermediates]


def pickled(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))  # noqa: S301 what was just written


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with everything as files."""
    files = {"leaf": LEAF, "second": SECOND_LEAF, "ca": CA, "root": ROOT, "other": OTHER, "cross": CROSS}
    for name, entity in files.items():
        (tmp_path / f"{name}.pem").write_text(entity.pem)
    (tmp_path / "list.pem").write_text(pki.bundle(LEAF, CA))
    (tmp_path / "two.pem").write_text(pki.bundle(LEAF, SECOND_LEAF, CA))
    (tmp_path / "key.pem").write_text(LEAF.key_pem)
    locked = LEAF.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(PASSWORD))
    (tmp_path / "locked.pem").write_bytes(locked)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def builder(**options: Any) -> Builder:
    """Offline, with one store of Root and a pool of CA, at the moment of the test PKIs."""
    return Builder(**{"stores": [read(ROOT)], "pool": read(CA), "at": pki.NOW, **options})


class TestSources:
    """A str with -----BEGIN is content, any other str a path, never a host; bytes, certificates."""

    @pytest.mark.parametrize(
        "sources",
        [
            ("leaf.pem",),
            (Path("leaf.pem"),),
            (LEAF.pem,),
            (LEAF.pem.encode(),),
            (LEAF.der,),
            tuple(read(LEAF)),
            (read(LEAF),),
            (Bundle(tuple(read(LEAF)), (), ()),),
            ("leaf.pem", "ca.pem"),
            ("ca.pem", LEAF.der),
            ("list.pem",),
            (read(CA, LEAF),),
        ],
        ids=str,
    )
    def test_of_every_kind(self, folder: Path, sources: tuple[Any, ...]) -> None:
        repair = builder().build(*sources)
        assert (repair.leaf.der, sent(repair)) == (LEAF.der, [CA.der])

    def test_a_folder(self, folder: Path) -> None:
        some = folder / "some"
        some.mkdir()
        (some / "a.pem").write_text(CA.pem)
        (some / "b.pem").write_text(LEAF.pem)
        assert builder(pool=()).build(some).leaf.der == LEAF.der

    def test_a_host_is_no_source(self, folder: Path) -> None:
        with pytest.raises(InputError) as caught:
            builder().build("www.example.org:443")
        assert caught.value.code == "no-such-file"

    @pytest.mark.parametrize("sources", [(), (Bundle((), (), ()),), ("key.pem",)], ids=["none", "an empty bundle", "a key"])
    def test_without_a_certificate_is_an_error(self, folder: Path, sources: tuple[Any, ...]) -> None:
        with pytest.raises(InputError) as caught:
            builder().build(*sources)
        assert (caught.value.code, caught.value.exit_status) == ("no-certificate", 2)

    def test_of_a_server_the_first_is_the_leaf(self) -> None:
        served = [
            Certificate.from_der(e.der, Source(SERVED, "www.example.org:443", n)) for n, e in enumerate((SECOND_LEAF, LEAF, CA))
        ]
        assert builder().build(served).leaf.der == SECOND_LEAF.der

    def test_several_leaves_are_an_error(self, folder: Path) -> None:
        with pytest.raises(InputError) as caught:
            builder().build("two.pem")
        assert caught.value.code == "several-leaves"


class TestKey:
    @pytest.mark.parametrize("key", ["key.pem", Path("key.pem"), LEAF.key_pem.encode()], ids=["name", "path", "bytes"])
    def test_points_to_the_leaf(self, folder: Path, key: Any) -> None:
        assert builder().build("two.pem", key=key).leaf.der == LEAF.der
        assert chainfix.build("two.pem", key=key, stores=["root.pem"], fetch=False, at=pki.NOW).leaf.der == LEAF.der

    def test_inside_a_source_points_too(self, folder: Path) -> None:
        assert builder().build("two.pem", "key.pem").leaf.der == LEAF.der
        assert builder().build(pki.bundle(SECOND_LEAF, LEAF) + SECOND_LEAF.key_pem).leaf.der == SECOND_LEAF.der

    def test_that_belongs_to_none_is_a_mismatch(self, folder: Path) -> None:
        for call in (
            lambda: builder().build("second.pem", key="key.pem"),
            lambda: builder().build("second.pem", "key.pem"),
            lambda: builder().paths("second.pem", key="key.pem"),
        ):
            with pytest.raises(KeyMismatch) as caught:
                call()
            assert (caught.value.code, caught.value.exit_status) == ("key-mismatch", 2)

    def test_a_named_one_counts_more_than_one_in_a_source(self, folder: Path) -> None:
        assert builder().build("two.pem", "key.pem", key=SECOND_LEAF.key_pem.encode()).leaf.der == SECOND_LEAF.der

    def test_in_a_file_with_certificates(self, folder: Path) -> None:
        (folder / "both.pem").write_text(LEAF.pem + LEAF.key_pem)
        assert builder().build("two.pem", key="both.pem").leaf.der == LEAF.der

    @pytest.mark.parametrize("key", ["ca.pem", CA.pem.encode()], ids=["file", "bytes"])
    def test_a_file_without_one_is_an_error(self, folder: Path, key: Any) -> None:
        with pytest.raises(InputError) as caught:
            builder().build("leaf.pem", key=key)
        assert (caught.value.code, "there is no private key in" in caught.value.message) == ("no-key", True)

    def test_an_encrypted_one_opens_with_the_password(self, folder: Path) -> None:
        assert builder(password=PASSWORD).build("two.pem", key="locked.pem").leaf.der == LEAF.der
        assert builder(password=lambda _: PASSWORD).build("two.pem", "locked.pem").leaf.der == LEAF.der

    @pytest.mark.parametrize(("password", "code"), [(None, "password-needed"), (b"wrong", "wrong-password")])
    def test_without_the_password_is_an_error(self, folder: Path, password: bytes | None, code: str) -> None:
        with pytest.raises(InputError) as caught:
            builder(password=password).build("two.pem", key="locked.pem")
        assert caught.value.code == code

    @pytest.mark.parametrize("password", [None, b"wrong"])
    def test_one_in_a_source_that_cannot_be_read_decides_nothing(self, folder: Path, password: bytes | None) -> None:
        assert builder(password=password).build("leaf.pem", "locked.pem").leaf.der == LEAF.der

    def test_a_pkcs12_file_brings_its_own(self, folder: Path) -> None:
        data = pkcs12.serialize_key_and_certificates(
            b"www", SECOND_LEAF.key, SECOND_LEAF.certificate, [LEAF.certificate, CA.certificate], BestAvailableEncryption(PASSWORD)
        )
        (folder / "store.p12").write_bytes(data)
        assert builder(password=PASSWORD, pool=()).build("store.p12").leaf.der == SECOND_LEAF.der
        with pytest.raises(InputError) as caught:
            builder().build("store.p12")
        assert caught.value.code == "password-needed"


class TestHostname:
    def test_points_to_the_leaf(self, folder: Path) -> None:
        assert builder().build("two.pem", hostname="mail.example.org").leaf.der == SECOND_LEAF.der
        options: dict[str, Any] = {"stores": ["root.pem"], "fetch": False, "at": pki.NOW}
        assert chainfix.build("two.pem", hostname="mail.example.org", **options).leaf.der == SECOND_LEAF.der
        assert chainfix.paths("two.pem", hostname="mail.example.org", **options).paths[0].certificates[0].der == SECOND_LEAF.der

    def test_of_none_is_no_chain(self, folder: Path) -> None:
        for source in ("leaf.pem", "two.pem"):
            with pytest.raises(ChainNotFound) as caught:
                builder().build(source, hostname="www.example.com")
            assert (caught.value.code, caught.value.exit_status) == ("hostname-mismatch", 1)


class TestStores:
    @pytest.mark.parametrize(
        "stores",
        [
            "root.pem",
            Path("root.pem"),
            ["root.pem"],
            read(ROOT),
            iter(read(ROOT)),
            [read(ROOT)],
            TrustStore("mine", CertificatePool.of(read(ROOT))),
            (TrustStore("mine", CertificatePool.of(read(ROOT))),),
            "other.pem+root.pem",
            ["none+root.pem"],
        ],
        ids=lambda value: type(value).__name__ + (f" {value}" if isinstance(value, str) else ""),
    )
    def test_of_every_kind(self, folder: Path, stores: Any) -> None:
        repair = builder(stores=stores).build("leaf.pem")
        assert (len(repair.stores), repair.anchor.der) == (1, ROOT.der)

    def test_a_folder(self, folder: Path) -> None:
        roots = folder / "roots"
        roots.mkdir()
        (roots / "a.pem").write_text(ROOT.pem)
        (roots / "b.pem").write_text(OTHER.pem)
        assert builder(stores="roots").build("leaf.pem").stores == {"roots": True}

    def test_mozilla_is_the_default_and_has_its_roots(self) -> None:
        (store,) = Builder().stores
        assert (store.name, len(store) > 100) == ("mozilla", True)
        with pytest.raises(ChainNotFound) as caught:
            Builder(at=pki.NOW).build(read(LEAF, CA, ROOT), hostname="www.example.org")
        assert (caught.value.code, "not in mozilla" in caught.value.message) == ("not-in-store", True)

    def test_each_of_several_must_be_reached(self, folder: Path) -> None:
        both = builder(stores=["root.pem", "other.pem"])
        with pytest.raises(ChainNotFound) as caught:
            both.build("leaf.pem")
        assert caught.value.code == "store-left-out"
        repair = both.build("leaf.pem", "cross.pem")
        assert (sent(repair), repair.stores) == ([CA.der, CROSS.der], {"root.pem": True, "other.pem": True})
        assert {name: anchor.der for name, anchor in repair.anchors.items()} == {"root.pem": ROOT.der, "other.pem": OTHER.der}
        assert repair.anchor.der == OTHER.der, "the topmost"

    def test_two_of_one_name_are_told_apart(self) -> None:
        repair = builder(stores=[read(ROOT), read(OTHER)], pool=read(CA, CROSS)).build(LEAF.der)
        assert repair.stores == {"given": True, "given (2)": True}
        assert [anchor.der for anchor in repair.anchors.values()] == [ROOT.der, OTHER.der]

    @pytest.mark.parametrize(
        ("stores", "code"),
        [("mozzila", "no-such-store"), ("nowhere.pem", "no-such-store"), ("key.pem", "no-certificate"), ((), "no-such-store")],
    )
    def test_what_is_none_is_an_error(self, folder: Path, stores: Any, code: str) -> None:
        with pytest.raises(InputError) as caught:
            builder(stores=stores)
        assert (caught.value.code, caught.value.exit_status) == (code, 2)

    def test_none_is_an_empty_store(self) -> None:
        with pytest.raises(ChainNotFound, match="none"):
            builder(stores="none").build(LEAF.der)


class TestPool:
    @pytest.mark.parametrize(
        "pool",
        [
            "ca.pem",
            Path("ca.pem"),
            ["ca.pem"],
            ["cross.pem", Path("ca.pem")],
            read(CA),
            iter(read(CA)),
            CertificatePool.of(read(CA)),
            ["cross.pem", *read(CA)],
        ],
        ids=lambda value: type(value).__name__,
    )
    def test_of_every_kind(self, folder: Path, pool: Any) -> None:
        assert sent(builder(pool=pool).build("leaf.pem")) == [CA.der]

    def test_a_folder(self, folder: Path) -> None:
        (folder / "pool").mkdir()
        (folder / "pool" / "ca.pem").write_text(CA.pem)
        assert sent(builder(pool="pool").build("leaf.pem")) == [CA.der]

    def test_certificates_of_it_count_as_pooled_and_of_a_store_as_stored(self) -> None:
        """Wherever they were read from, and also where they are handed over as objects."""
        (change,) = builder(pool=read(CA)).build(LEAF.der).added
        assert (change.certificate.der, change.source.kind) == (CA.der, POOLED)
        repair = builder(stores=read(ROOT, CA), pool=()).build(LEAF.der)
        assert [change.source.kind for change in repair.added] == [STORED]
        assert [note.code for note in repair.warnings] == ["not-self-signed"]

    def test_there_is_none_by_default(self, folder: Path) -> None:
        assert len(Builder(stores=[read(ROOT)]).pool) == 0
        with pytest.raises(ChainNotFound):
            builder(pool=()).build("leaf.pem")

    def test_what_could_not_be_read_of_it_is_a_warning(self, folder: Path) -> None:
        (folder / "pool.pem").write_text(CA.pem + "-----BEGIN CERTIFICATE-----\n?\n-----END CERTIFICATE-----\n")
        for options in ({"pool": "pool.pem"}, {"stores": ["root.pem", "pool.pem"], "partial_chain": True}):
            made = builder(**options)
            assert [note.code for note in made.notes] == ["broken-block"]
            assert "broken-block" in [note.code for note in made.build("leaf.pem").warnings]

    def test_a_missing_one_is_an_error(self, folder: Path) -> None:
        with pytest.raises(InputError) as caught:
            builder(pool="nowhere.pem")
        assert caught.value.code == "no-such-file"


class TestMoment:
    @pytest.mark.parametrize("at", [pki.NOW, "2026-07-01", "2026-07-01T00:00:00Z", int(pki.NOW.timestamp())])
    def test_is_given_to_the_builder_or_the_build(self, at: Any) -> None:
        assert builder(at=at).build(LEAF.der).leaf.der == LEAF.der
        assert builder(at="2000-01-01").build(LEAF.der, at=at).leaf.der == LEAF.der
        assert len(builder(at="2000-01-01").paths(LEAF.der, at=at).paths) == 1

    def test_of_the_build_counts_for_that_build_alone(self) -> None:
        made = builder()
        for _ in range(2):
            with pytest.raises(ChainNotFound) as caught:
                made.build(LEAF.der, at=pki.END + DAY)
            assert caught.value.code == "leaf-expired"
            assert made.build(LEAF.der).leaf.der == LEAF.der

    def test_is_now_otherwise(self) -> None:
        now = datetime.now(UTC)
        span: pki.Options = {"not_before": now - DAY, "not_after": now + DAY}
        root = pki.root("Root of today", **span)
        assert sent(Builder(stores=[read(root)]).build(root.leaf("www.example.org", **span).der)) == []
        with pytest.raises(ChainNotFound):
            Builder(stores=[read(root)], at=now + 2 * DAY).build(root.leaf("www.example.org", **span).der)

    @pytest.mark.parametrize("at", ["soon", datetime(2026, 7, 1)])  # noqa: DTZ001 that is the case
    def test_that_is_none_is_an_error(self, at: Any) -> None:
        for early, late in ((at, None), (None, at)):
            with pytest.raises(InputError) as caught:
                builder(at=early).build(LEAF.der, at=late)
            assert caught.value.code == "bad-time"


class TestRules:
    def test_purpose(self) -> None:
        client = CA.leaf("somebody", eku=[pki.CLIENT_AUTH])
        for purpose, fits in (("server", False), ("client", True), ("any", True)):
            made = builder(purpose=purpose)
            assert isinstance(next(made.build_many([client.der])), Repair) == fits
        with pytest.raises(InputError) as caught:
            builder(purpose="mail")
        assert (caught.value.code, "server, client, any" in caught.value.message) == ("bad-purpose", True)

    def test_allow_weak(self) -> None:
        weak = CA.leaf("www.example.org", hash_name="sha1")
        with pytest.raises(ChainNotFound):
            builder().build(weak.der)
        assert builder(allow_weak=True).build(weak.der).leaf.der == weak.der

    def test_partial_chain(self) -> None:
        with pytest.raises(ChainNotFound):
            builder(stores=[read(CA)], pool=()).build(LEAF.der)
        repair = builder(stores=[read(CA)], pool=(), partial_chain=True).build(LEAF.der)
        assert (sent(repair), repair.anchor.der) == ([], CA.der)

    def test_anchor_keep_and_without_take_one_or_several(self) -> None:
        both = read(CA, CROSS)
        stores = [read(ROOT, OTHER)]
        for wanted in ("Other Root", ["Other Root"], (OTHER.sha256, "nobody")):
            assert builder(stores=stores, pool=both, anchor=wanted).build(LEAF.der).anchor.der == OTHER.der
        for kept in (CROSS.sha256, [CROSS.sha256[:8]]):
            assert sent(builder(pool=both, keep=kept).build(LEAF.der)) == [CA.der, CROSS.der]
        for left in (ROOT.sha256, (ROOT.sha256, "00" * 32)):
            assert builder(stores=stores, pool=both, without=left).build(LEAF.der).anchor.der == OTHER.der

    def test_limits(self) -> None:
        with pytest.raises(ChainNotFound) as caught:
            builder(limits=Limits(signature_checks=1)).build(LEAF.der)
        assert caught.value.code == "not-known"
        with pytest.raises(InputError) as spent:
            builder(limits=Limits(signature_checks=0)).build(read(OLD_CA, OLD_CA.leaf("www.example.org")))
        assert spent.value.code == "not-known"

    def test_an_unknown_option_is_an_error(self) -> None:
        with pytest.raises(TypeError):
            chainfix.build(LEAF.der, stroes=["mozilla"])  # type: ignore[call-arg]


@pytest.fixture
def proxy() -> Iterator[AiaProxy]:
    with AiaProxy() as running:
        yield running


class TestNetwork:
    def options(self, proxy: AiaProxy, **more: Any) -> dict[str, Any]:
        return {"stores": [read(ROOT)], "at": pki.NOW, "proxy": proxy.url, "timeout": 5.0, **more}

    def test_build_fetches_and_a_builder_does_not(self, proxy: AiaProxy) -> None:
        proxy.play({URL: CA.der})
        assert sent(chainfix.build(FETCHABLE.der, **self.options(proxy))) == [CA.der]
        assert len(chainfix.paths(FETCHABLE.der, **self.options(proxy)).paths) == 1
        for more in ({}, {"fetch": False}):
            with pytest.raises(ChainNotFound) as caught:
                Builder(**(self.options(proxy) | more)).build(FETCHABLE.der)
            assert (caught.value.attempts, f"fetched from {URL}" in str(caught.value.hint)) == ((), True)

    def test_build_is_offline_where_it_is_told_so(self, proxy: AiaProxy) -> None:
        proxy.play({URL: CA.der})
        for call in (chainfix.build, chainfix.paths):
            with pytest.raises(ChainNotFound):
                call(FETCHABLE.der, fetch=False, **self.options(proxy))
        assert list(proxy.requests) == []

    def test_progress_is_told_each_url_before_it_is_asked(self, proxy: AiaProxy) -> None:
        proxy.play({URL: CA.der})
        told: list[str] = []
        chainfix.build(FETCHABLE.der, progress=told.append, **self.options(proxy))
        assert told == [URL]

    def test_one_builder_asks_once_for_all_its_leaves(self, proxy: AiaProxy) -> None:
        proxy.play({URL: CA.der})
        made = Builder(fetch=True, cache=False, **self.options(proxy))
        leaves = [CA.leaf(f"{n}.example.org", ca_issuers=[URL]) for n in range(3)]
        assert [sent(made.build(leaf.der)) for leaf in leaves] == [[CA.der]] * 3
        assert [request.url for request in proxy.requests] == [URL]

    def test_the_cache_may_be_a_folder_or_none(self, proxy: AiaProxy, tmp_path: Path) -> None:
        proxy.play({URL: CA.der})
        for cache in (tmp_path / "kept", tmp_path / "kept", False, False):
            assert sent(chainfix.build(FETCHABLE.der, cache=cache, **self.options(proxy))) == [CA.der]
        assert len(proxy.requests) == 3
        assert len(list((tmp_path / "kept").iterdir())) >= 1

    def test_an_address_that_is_not_public_is_refused_unless_allowed(self, proxy: AiaProxy) -> None:
        leaf = CA.leaf("www.example.org", ca_issuers=["http://10.0.0.1/ca.cer"])
        proxy.play({"http://10.0.0.1/ca.cer": CA.der})
        with pytest.raises(ChainNotFound) as caught:
            chainfix.build(leaf.der, **self.options(proxy))
        assert "--aia-allow" in caught.value.attempts[0].outcome
        for allowed in ("10.0.0.1", ["10.0.0.0/8"]):
            assert sent(chainfix.build(leaf.der, aia_allow=allowed, **self.options(proxy))) == [CA.der]

    def test_what_may_work_later_is_a_network_error_with_its_attempts(self, proxy: AiaProxy) -> None:
        proxy.play({URL: Reply(b"busy", status=503)})
        with pytest.raises(NetworkError) as caught:
            chainfix.build(FETCHABLE.der, **self.options(proxy))
        error = caught.value
        assert (error.code, error.exit_status) == ("issuer-missing", 3)
        assert [(attempt.what, attempt.retriable) for attempt in error.attempts] == [(URL, True)]

    def test_a_fetcher_may_be_handed_in(self) -> None:
        for answers, kind in ((Answers({URL: NOT_FOUND}), ChainNotFound), (Answers({URL: TIMED_OUT}), NetworkError)):
            with pytest.raises(kind) as caught:
                builder(pool=(), fetcher=answers).build(FETCHABLE.der)
            assert isinstance(caught.value, ChainfixError)
            assert [attempt.what for attempt in caught.value.attempts] == [URL]
            assert "--offline" not in str(caught.value.hint)


class TestPaths:
    def test_best_first_with_whether_these_are_all(self) -> None:
        found = builder(stores=[read(ROOT), read(OTHER)], pool=read(CA, CROSS, OTHER.cross(CA))).paths(LEAF.der)
        assert (found.complete, found.stores) == (True, ("given", "given (2)"))
        assert [path.rank for path in found.paths] == sorted(path.rank for path in found.paths)
        assert [c.der for c in found.paths[0].intermediates] == [CA.der, CROSS.der]
        assert found.paths[0].rank.cost.uncovered == 0

    def test_the_first_is_what_build_chooses(self) -> None:
        made = builder(stores=[read(ROOT, OTHER)], pool=read(CA, CROSS, OTHER.cross(CA)))
        assert made.paths(LEAF.der).paths[0] == made.build(LEAF.der).path

    def test_paths_that_leave_a_store_out_are_listed_too(self) -> None:
        found = builder(stores=[read(ROOT), read(OTHER)]).paths(LEAF.der)
        assert [path.rank.cost.uncovered for path in found.paths] == [1]

    def test_none_at_all_is_an_error(self) -> None:
        with pytest.raises(ChainNotFound) as caught:
            builder(pool=()).paths(LEAF.der)
        assert caught.value.code == "issuer-missing"


class TestRepair:
    MADE = builder(stores=[read(ROOT)], pool=read(CA))

    def test_its_parts(self) -> None:
        repair = self.MADE.build(read(LEAF, ROOT))
        assert (repair.leaf.der, repair.anchor.der) == (LEAF.der, ROOT.der)
        assert (sent(repair), repair.chain.root.der) == ([CA.der], ROOT.der)
        assert (repair.stores, list(repair.anchors)) == ({"given": True}, ["given"])
        assert [(change.certificate.der, change.reason) for change in repair.added] == [(CA.der, "issued www.example.org")]
        assert [(change.certificate.der, change.reason) for change in repair.removed] == [
            (ROOT.der, "a root: clients have their own")
        ]
        assert (repair.alternatives.count, repair.alternatives.complete) == (0, True)
        assert (repair.warnings, repair.notes, repair.changed) == ((), (), True)
        assert repair.path.intermediates == repair.chain.intermediates
        assert repr(repair) == "<Repair of 'www.example.org': 1 intermediates to 'Root'>"

    def test_what_is_right_already_is_unchanged(self) -> None:
        assert not self.MADE.build(read(LEAF, CA)).changed
        assert self.MADE.build(read(CA, LEAF)).changed
        assert self.MADE.build(read(LEAF)).changed

    def test_formats(self) -> None:
        repair = self.MADE.build(LEAF.der)
        assert repair.to_pem() == repair.to_pem("chain") == CA.pem
        assert repair.to_pem("fullchain", with_root=True) == pki.bundle(LEAF, CA, ROOT)
        assert (repair.to_pem("leaf"), repair.to_pem("root")) == (LEAF.pem, ROOT.pem)
        for unknown in ("split", "apache"):
            with pytest.raises(InputError) as caught:
                repair.to_pem(unknown)
            assert caught.value.code == "bad-format"

    def test_a_leaf_issued_by_an_anchor_needs_none(self) -> None:
        repair = self.MADE.build(ROOT.leaf("www.example.org").der)
        assert (sent(repair), repair.to_pem()) == ([], "# no intermediate is needed\n")

    def test_a_target_that_is_itself_an_anchor(self) -> None:
        """Status 0, no intermediate, a note."""
        repair = self.MADE.build(ROOT.der)
        assert (sent(repair), [note.code for note in repair.warnings]) == ([], ["target-is-anchor"])


class TestWriting:
    REPAIR = builder().build(LEAF.der)

    @pytest.mark.parametrize(
        ("format", "entities"), [("chain", [CA]), ("fullchain", [LEAF, CA]), ("leaf", [LEAF]), ("root", [ROOT])]
    )
    def test_a_file(self, tmp_path: Path, format: str, entities: list[pki.Entity]) -> None:  # noqa: A002
        target = tmp_path / "out.pem"
        assert self.REPAIR.write(target, format=format)
        assert target.read_bytes() == pki.bundle(*entities).encode()

    def test_whether_anything_changed(self, tmp_path: Path) -> None:
        target = tmp_path / "chain.pem"
        assert self.REPAIR.write(str(target))
        before = target.stat()
        assert not self.REPAIR.write(target)
        assert target.stat() == before
        assert self.REPAIR.write(target, with_root=True)
        assert target.read_text() == pki.bundle(CA, ROOT)

    def test_split_into_a_folder(self, tmp_path: Path) -> None:
        assert self.REPAIR.write(tmp_path, format="split")
        assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
            "leaf.pem": LEAF.pem,
            "chain.pem": CA.pem,
            "fullchain.pem": pki.bundle(LEAF, CA),
            "root.pem": ROOT.pem,
        }
        assert not self.REPAIR.write(tmp_path, format="split")
        (tmp_path / "root.pem").unlink()
        assert self.REPAIR.write(tmp_path, format="split")

    def test_another_format_into_a_folder_gets_its_usual_name(self, tmp_path: Path) -> None:
        assert self.REPAIR.write(tmp_path, format="fullchain", with_root=True)
        assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("fullchain.pem", pki.bundle(LEAF, CA, ROOT))]
        assert not self.REPAIR.write(tmp_path, format="fullchain", with_root=True)

    def test_split_into_a_file_is_an_error(self, tmp_path: Path) -> None:
        target = tmp_path / "out.pem"
        target.write_text("as it was")
        with pytest.raises(InputError):
            self.REPAIR.write(target, format="split")
        assert target.read_text() == "as it was"

    @pytest.mark.parametrize("where", ["out.pem", "."])
    def test_an_unknown_format_writes_nothing(self, tmp_path: Path, where: str) -> None:
        with pytest.raises(InputError) as caught:
            self.REPAIR.write(tmp_path / where, format="apache")
        assert caught.value.code == "bad-format"
        assert list(tmp_path.iterdir()) == []

    def test_an_output_that_is_an_input_is_refused(self, tmp_path: Path) -> None:
        source = tmp_path / "cert.pem"
        source.write_text(LEAF.pem)
        with pytest.raises(InputError) as caught:
            self.REPAIR.write(source, inputs=[source])
        assert (caught.value.code, source.read_text()) == ("same-file", LEAF.pem)


class TestBuildMany:
    def test_results_and_errors_in_order(self) -> None:
        stray = pki.root("Elsewhere").leaf("stray.example")
        results = list(builder().build_many([LEAF.der, stray.pem, SECOND_LEAF.pem, b"nothing", "nowhere.pem"]))
        assert [r.leaf.der if isinstance(r, Repair) else r.code for r in results] == [
            LEAF.der,
            "issuer-missing",
            SECOND_LEAF.der,
            "no-certificate",
            "no-such-file",
        ]

    def test_one_at_a_time(self) -> None:
        """A source is asked for only when its turn has come."""
        asked: list[int] = []

        def sources() -> Iterator[bytes]:
            for number in range(3):
                asked.append(number)
                yield LEAF.der

        results = builder().build_many(sources())
        assert asked == []
        next(results)
        assert asked == [0]


class TestTravel:
    """Safe between threads, picklable."""

    @pytest.mark.parametrize("travel", [pickled, copy.copy, copy.deepcopy])
    def test_a_builder(self, folder: Path, travel: Callable[[Builder], Builder]) -> None:
        made = Builder(stores=["root.pem"], pool=["ca.pem"], at=pki.NOW, keep=CROSS.sha256, anchor="Root")
        for _ in range(2):
            found = travel(made).build("leaf.pem", "cross.pem")
            assert (found.to_pem("fullchain"), found.stores) == (pki.bundle(LEAF, CA, CROSS), {"root.pem": True})
            made.build("leaf.pem", "cross.pem")

    def test_a_builder_that_fetches(self) -> None:
        made = Builder(
            stores=[read(ROOT)], pool=read(CA), at=pki.NOW, fetch=True, timeout=1.0, aia_allow=["10.0.0.0/8"], progress=print
        )
        made.build(LEAF.der)
        assert pickled(made).build(LEAF.der).leaf.der == LEAF.der

    def test_errors(self) -> None:
        for error in (
            ChainNotFound("no", code="issuer-missing", hint="look", attempts=(Attempt(URL, "HTTP 404"),)),
            NetworkError("later", code="issuer-missing", attempts=(Attempt(URL, "timed out", retriable=True),)),
            KeyMismatch("no", code="key-mismatch"),
        ):
            twin = pickled(error)
            assert type(twin) is type(error)
            assert (twin.message, twin.code, twin.hint, twin.attempts) == (error.message, error.code, error.hint, error.attempts)
            assert (str(twin), twin.exit_status) == (str(error), error.exit_status)

    def test_certificates_and_chains(self) -> None:
        repair = builder().build(LEAF.der)
        for value in (repair.leaf, repair.chain, repair.added, repair.path):
            assert pickled(value) == value

    def test_one_builder_in_many_threads(self) -> None:
        """Each leaf gets the list that it gets alone, at its own moment."""
        ending, lasting = ROOT.cross(CA, not_after=pki.NOW + DAY), ROOT.cross(CA, not_before=pki.NOW)
        leaves = [CA.leaf(f"{n}.example.org") for n in range(40)]
        moments = [pki.NOW - DAY, pki.NOW + 2 * DAY]
        expected = [ending.der, lasting.der]
        made = builder(pool=read(ending, lasting))
        start = threading.Barrier(4)

        def work(worker: int) -> list[tuple[bytes, list[bytes]]]:
            start.wait()
            turns = enumerate(leaves[worker:] + leaves[:worker])
            return [(leaf.der, sent(made.build(leaf.der, at=moments[n % 2]))) for n, leaf in turns]

        with ThreadPoolExecutor(4) as executor:
            for worker, results in enumerate(executor.map(work, range(4))):
                turned = leaves[worker:] + leaves[:worker]
                assert results == [(leaf.der, [expected[n % 2]]) for n, leaf in enumerate(turned)]


class TestErrors:
    @pytest.mark.parametrize(
        ("kind", "status"), [(ChainNotFound, 1), (InputError, 2), (KeyMismatch, 2), (NetworkError, 3), (ChainfixError, 2)]
    )
    def test_each_has_its_exit_status(self, kind: type[ChainfixError], status: int) -> None:
        assert kind.exit_status == status
        assert issubclass(kind, ChainfixError)

    def test_whose_fault_is_in_the_type(self) -> None:
        assert issubclass(KeyMismatch, InputError)
        assert not issubclass(NetworkError, ChainNotFound)

    def test_a_message_is_what_str_says(self) -> None:
        error = InputError("cannot", code="x")
        assert (str(error), error.message, error.hint, error.attempts) == ("cannot", "cannot", None, ())
