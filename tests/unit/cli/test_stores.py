"""``chainfix stores``: what is copied, what is left out, what works afterwards, and what two stores differ in."""

import json
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote_from_bytes

import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, NoEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates

from chainfix.adapters import own_stores
from chainfix.adapters.stores import STORES, open_store
from chainfix.errors import InputError
from tests.support import der, pki
from tests.unit.cli.conftest import NOW, OFFLINE, Case, Run

MAIL = "1.3.6.1.5.5.7.3.4"


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the stores; it is made when it is needed."""
    folder = tmp_path / "data" / "stores"
    monkeypatch.setenv("CHAINFIX_STORES_DIR", str(folder))
    return folder


def today() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%d")


def names_in(store: str) -> list[str]:
    return [certificate.name for certificate in open_store(store).pool.certificates()]


def p11(entity: pki.Entity, *attributes: str, label: str = "CERTIFICATE") -> str:
    lines = "\n".join(("[p11-kit-object-v1]", "class: certificate", "certificate-type: x-509", *attributes))
    return f"# {entity.name}\n{lines}\n{pki.pem(entity.der, label)}\n"


def attached(entity: pki.Entity, purpose: str, dotted: str = "2.5.29.37") -> str:
    """An extension that p11-kit attaches to a public key."""
    eku = der.sequence(der.oid(purpose))
    value = quote_from_bytes(der.sequence(der.oid(dotted), der.tlv(0x04, eku)), safe="")
    lines = f'[p11-kit-object-v1]\nclass: x-certificate-extension\nobject-id: {dotted}\nvalue: "{value}"\n'
    return f"{lines}{pki.pem(pki.spki(entity.key), 'PUBLIC KEY')}\n"


class TestAdd:
    def test_pem_is_copied_and_named_by_every_command(self, run: Run, kept: Path, folder: Path, case: Case) -> None:
        ended = run("stores", "add", "corp", "store.pem")
        path = kept / "corp.pem"
        assert (ended.status, ended.out) == (0, b"")
        assert ended.lines == [f"wrote {path}: 2 certificates", "next: --store corp"]
        assert path.read_text() == f"# added on {today()} from {folder / 'store.pem'}\n{pki.bundle(case.root, case.other)}"
        (folder / "store.pem").unlink()
        for command in ("build", "paths", "show", "check"):
            words = () if command == "show" else OFFLINE[:3]
            assert run(command, "served.pem", *words, "--store", "corp", "--at", NOW).status in (0, 1)
        assert b"BEGIN CERTIFICATE" in run("build", "served.pem", *OFFLINE[:3], "--store", "corp+none", "--at", NOW).out

    def test_a_store_knows_when_and_from_what_it_was_added(self, run: Run, folder: Path) -> None:
        run("stores", "add", "corp", "store.pem")
        store = open_store("corp")
        assert (store.name, store.date, store.origin, len(store)) == ("corp", today(), str(folder / "store.pem"), 2)

    def test_a_folder_as_debian_has_it(self, run: Run, folder: Path, case: Case) -> None:
        certs = folder / "certs"
        certs.mkdir()
        (certs / "Example_Root.pem").write_text(case.root.pem)
        (certs / "4a6481c9.0").symlink_to("Example_Root.pem")
        (certs / "ca-certificates.crt").write_text(pki.bundle(case.root, case.other))
        (certs / "java.ks").write_bytes(b"\xfe\xed\xfe\xed\0\0\0\2")
        ended = run("stores", "add", "debian", "certs")
        assert ended.status == 0
        assert ended.lines[0].startswith(f"note: {Path('certs') / 'java.ks'} is a Java keystore of the old form (JKS)")
        assert names_in("debian") == ["Example Root", "Other Root"]

    @pytest.mark.parametrize("password", [None, b"changeit", b"other"])
    def test_pkcs12_as_java_has_it(self, run: Run, folder: Path, case: Case, password: bytes | None) -> None:
        secret = BestAvailableEncryption(password) if password else NoEncryption()
        roots = [case.root.certificate, case.other.certificate]
        (folder / "cacerts").write_bytes(serialize_key_and_certificates(None, None, None, roots, secret))
        (folder / "password").write_bytes(b"other\n")
        assert run("stores", "add", "java", "cacerts").status == (2 if password == b"other" else 0)
        assert run("stores", "add", "java", "cacerts", "--force", "--password-file", "password").status == (
            2 if password == b"changeit" else 0
        )
        assert names_in("java") == ["Example Root", "Other Root"]

    @pytest.mark.parametrize(("magic", "kind"), [(b"\xfe\xed\xfe\xed", "JKS"), (b"\xce\xce\xce\xce", "JCEKS")])
    def test_an_old_keystore_is_refused_with_the_line_that_converts_it(
        self, run: Run, folder: Path, kept: Path, magic: bytes, kind: str
    ) -> None:
        (folder / "cacerts").write_bytes(magic + b"\0\0\0\2\0\0\0\1")
        ended = run("stores", "add", "java", "cacerts")
        line = f"keytool -importkeystore -srckeystore cacerts -srcstoretype {kind} -destkeystore cacerts.p12 -deststoretype PKCS12"
        assert ended.status == 2
        assert ended.lines == [
            f"error: cacerts is a Java keystore of the old form ({kind}), which is not read",
            f"hint: {line} makes a PKCS#12 of it",
        ]
        assert not kept.exists()

    def test_a_dump_of_p11_kit_says_of_each_root_what_it_is_for(self, run: Run, folder: Path) -> None:
        roots = {name: pki.root(name) for name in ("Plain", "Web", "Mail", "Rejected", "Doubted", "Unknown", "Dated", "Any")}
        dated = 'nss-server-distrust-after: "%32%34%31%31%33%30%32%33%35%39%35%39%5a"'
        (folder / "dump").write_text(
            p11(roots["Plain"], "trusted: true", 'label: "Plain"', "nss-server-distrust-after: false")
            + p11(roots["Web"], "trusted: true")
            + attached(roots["Web"], "1.3.6.1.5.5.7.3.1")
            + p11(roots["Mail"], "trusted: true")
            + attached(roots["Mail"], MAIL)
            + p11(roots["Rejected"], "trusted: true")
            + attached(roots["Rejected"], "1.3.6.1.5.5.7.3.1", "1.3.6.1.4.1.3319.6.10.1")
            + p11(roots["Doubted"], "trusted: true", "x-distrusted: true")
            + p11(roots["Unknown"])
            + p11(roots["Dated"], "trusted: true", dated)
            + p11(roots["Any"], "trusted: true")
            + attached(roots["Any"], "2.5.29.37.0")
            + "[p11-kit-object-v1]\nclass: builtin\n\n[p11-kit-object-v1]\nclass: certificate\n"
            + "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"
        )
        ended = run("stores", "add", "fedora", "dump")
        assert names_in("fedora") == ["Any", "Dated", "Plain", "Web"]
        left_out = [line.split()[2] for line in ended.lines if "is not trusted for servers there" in line]
        assert left_out == ["Mail", "Rejected", "Doubted", "Unknown"]
        assert "note: dump: Dated is distrusted from a date on, which the store does not keep" in ended.lines

    def test_trust_settings_of_openssl_are_kept_to(self, run: Run, folder: Path, case: Case) -> None:
        rejected = der.sequence(der.tlv(0xA0, der.oid("1.3.6.1.5.5.7.3.1")))
        (folder / "trusted.pem").write_text(case.root.pem + pki.pem(case.other.der + rejected, "TRUSTED CERTIFICATE"))
        ended = run("stores", "add", "openssl", "trusted.pem")
        assert names_in("openssl") == ["Example Root"]
        assert "Other Root is not trusted for servers there and is left out" in ended.lines[0]

    def test_nothing_to_trust_is_an_error(self, run: Run, folder: Path, case: Case) -> None:
        (folder / "dump").write_text(p11(case.root, "trusted: false"))
        assert run("stores", "add", "corp", "dump").lines[-1] == (
            "error: dump trusts no certificate for servers, so it is no trust store"
        )

    def test_the_same_anchors_make_the_same_file(self, run: Run, folder: Path, kept: Path, case: Case) -> None:
        (folder / "turned.pem").write_text(pki.bundle(case.other, case.root, case.other))
        run("stores", "add", "one", "store.pem")
        run("stores", "add", "two", "turned.pem")
        one, two = ((kept / f"{name}.pem").read_text().partition("\n")[2] for name in ("one", "two"))
        assert one == two

    def test_only_force_replaces(self, run: Run) -> None:
        run("stores", "add", "corp", "store.pem")
        ended = run("stores", "add", "corp", "root.pem")
        assert (ended.status, ended.lines) == (2, ["error: there is a store corp already", "hint: --force replaces it"])
        assert run("stores", "add", "corp", "root.pem", "--force").status == 0
        assert names_in("corp") == ["Example Root"]

    @pytest.mark.parametrize("name", STORES)
    def test_the_names_of_chainfix_are_refused(self, run: Run, name: str) -> None:
        for verb in (("add", name, "store.pem", "--force"), ("remove", name))[: 2 if name else 1]:
            assert run("stores", *verb).lines[0].startswith(f"error: {name} is a store of chainfix")

    @pytest.mark.parametrize("name", ["", "a+b", "../corp", "corp.pem", "corp.P12", ".corp", "a b", "-"])
    def test_a_name_that_is_none_is_refused(self, run: Run, name: str) -> None:
        ended = run("stores", "add", name, "store.pem")
        assert (ended.status, ended.lines[0].startswith("error: a store cannot be called")) == (2, True)

    def test_a_file_of_the_name_of_a_store_is_written_with_its_folder(self, run: Run, folder: Path, case: Case) -> None:
        (folder / "corp").write_text(case.other.pem)
        run("stores", "add", "corp", "root.pem")
        assert (names_in("corp"), names_in("./corp")) == (["Example Root"], ["Other Root"])

    def test_a_name_from_a_file_steers_nothing(self, run: Run, folder: Path, kept: Path, case: Case) -> None:
        (folder / "x\n-----BEGIN\x1b").write_text(case.root.pem)
        assert run("stores", "add", "corp", "x\n-----BEGIN\x1b").status == 0
        assert (kept / "corp.pem").read_text().partition("\n")[0].endswith("x\\n_____BEGIN\\x1b")
        assert names_in("corp") == ["Example Root"]


class TestFolder:
    def test_it_is_that_of_the_user_if_nothing_is_said(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.delenv("CHAINFIX_STORES_DIR")
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setenv("HOME", str(tmp_path))
        monkeypatch.setenv("XDG_DATA_HOME", "relative")
        assert own_stores.folder() == str(tmp_path / ".local" / "share" / "chainfix" / "stores")
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
        assert own_stores.folder() == str(tmp_path / "data" / "chainfix" / "stores")

    def test_elsewhere_platformdirs_says(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.delenv("CHAINFIX_STORES_DIR")
        monkeypatch.setattr(sys, "platform", "plan9")
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
        assert own_stores.folder() == str(tmp_path / "chainfix" / "stores")

    def test_without_one_nothing_is_added_and_the_rest_works(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("CHAINFIX_STORES_DIR", "XDG_DATA_HOME", "HOME"):
            monkeypatch.delenv(name, raising=False)
        assert run("stores", "list").status == 0
        assert "there is no folder for stores" in run("stores", "add", "corp", "store.pem").lines[0]

    def test_a_file_in_its_place_is_an_error(self, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CHAINFIX_STORES_DIR", str(folder / "root.pem"))
        assert (run("stores", "add", "corp", "store.pem").status, run("stores", "list").status) == (2, 0)

    def test_a_store_that_somebody_wrote_himself(self, kept: Path, case: Case) -> None:
        kept.mkdir(parents=True)
        (kept / "mine.pem").write_text(case.root.pem)
        (kept / "not a name.pem").write_text(case.root.pem)
        (kept / "empty.pem").write_text("# nothing\n")
        store = open_store("mine")
        assert (store.date, store.origin, own_stores.names()) == (None, str(kept / "mine.pem"), ("empty", "mine"))
        with pytest.raises(InputError, match="the store empty holds no certificate"):
            open_store("empty")


class TestList:
    def test_each_store_with_its_date_size_and_origin(self, run: Run, folder: Path) -> None:
        run("stores", "add", "corp", "store.pem")
        lines = run("stores", "list", "-v").out.decode().splitlines()
        names = [line.split()[0] for line in lines]
        assert (names[: len(STORES)], names[-1]) == ([*STORES], "corp")
        assert {"android-7.0", "apple", "java8u101"} < set(names)
        assert re.sub(" +", " ", lines[-1]) == f"corp {today()} 2 yours, from {folder / 'store.pem'}"
        assert "certifi" in lines[0]

    def test_one_that_is_not_installed_says_so(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("chainfix.adapters.stores._installed", lambda _: None)
        found = {one["name"]: one["problem"] for one in json.loads(run("stores", "list", "--json").out)["results"]}
        assert found["chrome"] == "the store chrome needs the package trustifi, which is not installed"
        assert "(the store chrome needs" in run("stores", "list").out.decode()

    def test_json(self, run: Run, folder: Path) -> None:
        run("stores", "add", "corp", "store.pem")
        *_, one = json.loads(run("stores", "list", "--json").out)["results"]
        origin = str(folder / "store.pem")
        expected = {"name": "corp", "date": today(), "certificates": 2, "origin": origin, "own": True, "problem": None}
        assert one == expected


class TestRemove:
    def test_it_is_gone(self, run: Run, kept: Path) -> None:
        run("stores", "add", "corp", "store.pem")
        assert run("stores", "remove", "corp").lines == [f"removed {kept / 'corp.pem'}"]
        assert run("build", "served.pem", *OFFLINE[:3], "--store", "corp").status == 2

    def test_one_that_is_not_there(self, run: Run) -> None:
        run("stores", "add", "corp", "store.pem")
        ended = run("stores", "remove", "crop")
        assert (ended.status, ended.lines) == (2, ["error: no store crop was added; your stores: corp"])

    def test_the_nearest_name_is_told_where_a_store_is_named(self, run: Run) -> None:
        run("stores", "add", "corporate", "store.pem")
        ended = run("show", "served.pem", "--store", "corporat")
        assert ended.lines[-1] == "hint: did you mean corporate?"


class TestDiff:
    def test_stores_that_are_alike(self, run: Run) -> None:
        ended = run("stores", "diff", "store.pem", "./store.pem")
        assert (ended.status, ended.out.decode().splitlines()) == (
            0,
            ["store store.pem: 2 certificates", "store ./store.pem: 2 certificates"],
        )

    def test_identities_of_one_only_and_reissued_ones(self, run: Run, folder: Path, case: Case) -> None:
        again = pki.root("Example Root", serial=7, key=case.root.key)
        new = pki.root("New Root")
        (folder / "new.pem").write_text(pki.bundle(again, new))
        ended = run("stores", "diff", "store.pem", "new.pem")
        assert ended.status == 0
        assert ended.out.decode().splitlines()[2:] == [
            "1 identity only in store.pem:",
            f"  CN=Other Root: {case.other.sha256[:8]} until 2027-01-01",
            "1 identity only in new.pem:",
            f"  CN=New Root: {new.sha256[:8]} until 2027-01-01",
            "1 identity in both with other certificates:",
            f"  CN=Example Root: store.pem {case.root.sha256[:8]} until 2027-01-01; new.pem {again.sha256[:8]} until 2027-01-01",
        ]

    def test_json(self, run: Run, folder: Path, case: Case) -> None:
        value = json.loads(run("stores", "diff", "store.pem", "root.pem", "--json").out)
        (found,) = value["results"]
        assert (value["ok"], value["changed"]) == (True, True)
        assert [one["subject"] for one in found["only_first"]] == ["CN=Other Root"]
        assert [one["sha256"] for one in found["only_first"][0]["first"]] == [case.other.sha256]
        assert found["only_second"] == found["reissued"] == found["first_distrust"] == found["second_distrust"] == []

    def test_dates_of_distrust_that_differ(self, run: Run) -> None:
        (found,) = json.loads(run("stores", "diff", "mozilla", "chrome", "--json").out)["results"]
        first = {(row["subject"], row["basis"], row["after"]) for row in found["first_distrust"]}
        second = {(row["subject"], row["basis"], row["after"]) for row in found["second_distrust"]}
        assert all(row[1] != "sct" for row in first)
        assert ("CN=HiPKI Root CA - G1,O=Chunghwa Telecom Co.\\, Ltd.,C=TW", "sct", "2025-07-31") in second
        told = run("stores", "diff", "mozilla", "chrome").out.decode()
        assert "distrusted for certificates whose first timestamp is later than 2025-07-31" in told


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "list, add, remove, diff: which?"),
        (("lst",), "no such verb: lst"),
        (("list", "all"), "list takes nothing, not all"),
        (("add", "corp"), "add takes NAME and FILE, not corp"),
        (("diff", "mozilla"), "diff takes A and B, not mozilla"),
        (("remove",), "remove takes NAME, not nothing"),
        (("list", "--force"), "list takes no --force"),
    ],
)
def test_anything_else_is_refused(run: Run, words: tuple[str, ...], message: str) -> None:
    ended = run("stores", *words)
    assert (ended.status, ended.out) == (2, b"")
    assert ended.lines == [
        f"error: {message}",
        "hint: usage: chainfix stores list | add NAME FILE | remove NAME | diff A B [options]",
    ]
