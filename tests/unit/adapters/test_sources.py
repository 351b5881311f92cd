"""What was handed over, of every kind, read into bundles."""

import io
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

import chainfix
from chainfix import Bundle, Certificate, InputError, Note
from chainfix.adapters.sources import join_bundles, read, read_files
from tests.support import pki

ROOT = pki.root("Root")
CA = ROOT.ca("CA")
LEAF = CA.leaf("www.example.org")
PASSWORD = b"secret"


def ders(bundle: Bundle) -> list[bytes]:
    return [certificate.der for certificate in bundle.certificates]


def places(bundle: Bundle) -> list[tuple[str, int]]:
    return [(certificate.source.place, certificate.source.position) for certificate in bundle.certificates]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "leaf.pem").write_text(LEAF.pem)
    (tmp_path / "list.pem").write_text(pki.bundle(LEAF, CA))
    (tmp_path / "ca.der").write_bytes(CA.der)
    (tmp_path / "key.pem").write_text(LEAF.key_pem)
    monkeypatch.chdir(tmp_path)
    return tmp_path


class TestKinds:
    def test_a_name_is_a_file(self, folder: Path) -> None:
        assert places(read("list.pem")) == [("list.pem", 1), ("list.pem", 2)]
        assert ders(read("ca.der")) == [CA.der]

    def test_a_path_is_a_file(self, folder: Path) -> None:
        assert ders(read(folder / "leaf.pem")) == [LEAF.der]

    def test_a_name_is_never_a_host(self, folder: Path) -> None:
        for name in ("www.example.org:443", "https://www.example.org"):
            with pytest.raises(InputError) as caught:
                read(name)
            assert caught.value.code == "no-such-file"

    def test_text_with_a_begin_line_is_content(self) -> None:
        assert places(read(pki.bundle(LEAF, CA))) == [("the given text", 1), ("the given text", 2)]

    @pytest.mark.parametrize("content", [LEAF.der, LEAF.pem.encode(), LEAF.pem.encode("utf-16")], ids=["DER", "PEM", "UTF-16"])
    def test_bytes_are_content(self, content: bytes) -> None:
        bundle = read(content)
        assert (ders(bundle), bundle.certificates[0].source.place) == ([LEAF.der], "the given bytes")

    def test_certificates_are_themselves(self) -> None:
        leaf, ca = Certificate.from_der(LEAF.der), Certificate.from_der(CA.der)
        assert read(leaf).certificates == (leaf,)
        for several in ([leaf, ca], (leaf, ca), iter([leaf, ca])):
            assert read(several).certificates == (leaf, ca)

    def test_a_bundle_is_itself(self) -> None:
        bundle = Bundle((Certificate.from_der(LEAF.der),), (), (Note("a", "note"),))
        assert read(bundle) == bundle

    def test_a_folder_is_its_files(self, folder: Path) -> None:
        (folder / "below").mkdir()
        (folder / "below" / "root.pem").write_text(ROOT.pem)
        bundle = read(folder)
        assert set(ders(bundle)) == {LEAF.der, CA.der}
        assert [key.place.rpartition("/")[2] for key in bundle.keys] == ["key.pem"]

    def test_a_dash_is_standard_input(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LEAF.pem.encode())))
        assert places(read("-")) == [("standard input", 1)]

    def test_all_of_them_at_once_in_order(self, folder: Path) -> None:
        bundle = read("leaf.pem", CA.pem, ROOT.der, Certificate.from_der(LEAF.der))
        assert ders(bundle) == [LEAF.der, CA.der, ROOT.der, LEAF.der]

    def test_no_source_is_an_empty_bundle_and_an_empty_source_an_error(self) -> None:
        assert read() == Bundle((), (), ())
        with pytest.raises(InputError) as caught:
            read([])
        assert caught.value.code == "no-certificate"

    def test_it_is_what_the_package_exports(self) -> None:
        assert chainfix.read is read


class TestKeys:
    def test_a_file_with_a_key_alone_is_no_error_beside_certificates(self, folder: Path) -> None:
        bundle = read("leaf.pem", "key.pem")
        assert (ders(bundle), [key.place for key in bundle.keys]) == ([LEAF.der], ["key.pem"])

    def test_a_key_is_in_no_repr(self, folder: Path) -> None:
        line = LEAF.key_pem.splitlines()[1]
        assert line not in repr(read("leaf.pem", "key.pem"))


class TestPasswords:
    @pytest.fixture
    def store(self, folder: Path) -> Path:
        key = LEAF.key
        data = pkcs12.serialize_key_and_certificates(
            b"www", key, LEAF.certificate, [CA.certificate], BestAvailableEncryption(PASSWORD)
        )
        (folder / "store.p12").write_bytes(data)
        return folder / "store.p12"

    def test_opens(self, store: Path) -> None:
        assert ders(read("store.p12", password=PASSWORD)) == [LEAF.der, CA.der]

    def test_may_be_asked_for_by_place(self, store: Path) -> None:
        asked: list[str] = []

        def ask(place: str) -> bytes:
            asked.append(place)
            return PASSWORD

        assert ders(read("store.p12", password=ask)) == [LEAF.der, CA.der]
        assert set(asked) == {"store.p12"}

    @pytest.mark.parametrize(("password", "code"), [(None, "password-needed"), (b"wrong", "wrong-password")])
    def test_missing_or_wrong_is_an_error(self, store: Path, password: bytes | None, code: str) -> None:
        with pytest.raises(InputError) as caught:
            read("store.p12", password=password)
        assert (caught.value.code, "--password-file" in str(caught.value.hint)) == (code, True)


class TestNothingInIt:
    @pytest.mark.parametrize("content", [b"", b"hello", b"-----BEGIN CERTIFICATE-----\n?\n-----END CERTIFICATE-----\n"])
    def test_a_file_without_a_certificate_is_an_error(self, folder: Path, content: bytes) -> None:
        (folder / "odd.txt").write_bytes(content)
        with pytest.raises(InputError) as caught:
            read("odd.txt", "leaf.pem")
        assert (caught.value.code, "odd.txt" in caught.value.message) == ("no-certificate", True)

    def test_so_is_content(self) -> None:
        with pytest.raises(InputError, match="the given bytes"):
            read(b"hello")
        with pytest.raises(InputError, match="the given text"):
            read("-----BEGIN NOTHING-----")

    def test_so_is_a_folder(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("hello")
        (tmp_path / "b.txt").write_text("there")
        with pytest.raises(InputError) as caught:
            read(tmp_path)
        assert (caught.value.code, str(tmp_path) in caught.value.message) == ("no-certificate", True)

    def test_one_good_file_of_a_folder_is_enough_and_the_others_are_told(self, folder: Path) -> None:
        (folder / "broken.pem").write_text("-----BEGIN CERTIFICATE-----\n?\n-----END CERTIFICATE-----\n")
        bundle = read(folder)
        assert LEAF.der in ders(bundle)
        assert [(note.code, note.place.rpartition("/")[2], note.line) for note in bundle.notes] == [
            ("broken-block", "broken.pem", 1)
        ]

    def test_a_missing_file_names_the_nearest(self, folder: Path) -> None:
        with pytest.raises(InputError) as caught:
            read("laef.pem")
        assert (caught.value.code, "leaf.pem" in str(caught.value.hint)) == ("no-such-file", True)


class TestEmptyChains:
    """A chain that chainfix wrote where no intermediate is needed is an empty list, not an error."""

    EMPTY = b"# no intermediate is needed\n"

    def test_of_a_file(self, folder: Path) -> None:
        (folder / "chain.pem").write_bytes(self.EMPTY)
        assert read("chain.pem").empty_chain
        assert not read("chain.pem", "leaf.pem").empty_chain

    def test_of_a_folder(self, tmp_path: Path) -> None:
        (tmp_path / "a.pem").write_bytes(self.EMPTY)
        (tmp_path / "b.pem").write_bytes(self.EMPTY)
        assert read(tmp_path).empty_chain


class TestJoining:
    CERTIFICATE = Certificate.from_der(LEAF.der)

    def test_one_is_itself(self) -> None:
        bundle = Bundle((self.CERTIFICATE,), (), ())
        assert join_bundles([bundle]) is bundle

    def test_everything_in_order(self) -> None:
        one, other = Bundle((self.CERTIFICATE,), (), (Note("a", "1"),)), Bundle((self.CERTIFICATE,), (), (Note("b", "2"),))
        assert join_bundles([one, other]) == Bundle((self.CERTIFICATE,) * 2, (), (Note("a", "1"), Note("b", "2")))

    def test_empty_chains(self) -> None:
        empty = Bundle((), (), (), empty_chain=True)
        assert join_bundles([empty, Bundle((), (), ())]).empty_chain
        assert not join_bundles([empty, Bundle((self.CERTIFICATE,), (), ())]).empty_chain
        assert not join_bundles([]).empty_chain


def test_a_file_is_one_bundle_and_a_folder_one_for_each(folder: Path) -> None:
    assert [len(bundle.certificates) for bundle in read_files("list.pem")] == [2]
    assert sorted(len(bundle.certificates) for bundle in read_files(".")) == [0, 0, 1, 1, 2]
