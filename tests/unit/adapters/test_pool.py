"""Pools read from files and folders: plain ones as blocks, unusual ones through the reader, nothing dropped in silence."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7

from chainfix.adapters.files import Content
from chainfix.adapters.pool import open_pool, pool_of
from chainfix.certificates.certificate import POOLED, STORED
from chainfix.certificates.pool import CertificatePool
from chainfix.certificates.reading import EMPTY_CHAIN, Note
from chainfix.errors import InputError
from tests.support import pki

ROOT = pki.root("Example Root")
ONE = ROOT.ca("Example CA 1")
TWO = ROOT.ca("Example CA 2")


def ders(pool: CertificatePool) -> set[bytes]:
    return {certificate.der for certificate in pool.certificates()}


def subject(entity: pki.Entity) -> bytes:
    return entity.certificate.subject.public_bytes()


def opened(*paths: Path) -> tuple[CertificatePool, list[Note]]:
    notes: list[Note] = []
    return open_pool(paths, tell=notes.append), notes


class TestFiles:
    def test_a_bundle_is_found_by_name_with_its_place_and_number(self, tmp_path: Path) -> None:
        path = tmp_path / "bundle.pem"
        path.write_text(f"# first\n{ONE.pem}\n# second\n{TWO.pem}")
        pool, notes = opened(path)
        (found,) = pool.by_subject(subject(TWO))
        assert found.der == TWO.der
        assert found.source == (POOLED, str(path), 2)
        assert not notes

    @pytest.mark.parametrize("form", ["der", "pkcs7", "crlf", "bom", "indented"])
    def test_an_unusual_file_is_read_all_the_same(self, tmp_path: Path, form: str) -> None:
        forms = {
            "der": ONE.der,
            "pkcs7": pkcs7.serialize_certificates([ONE.certificate, TWO.certificate], Encoding.DER),
            "crlf": ONE.pem.replace("\n", "\r\n").encode(),
            "bom": b"\xef\xbb\xbf" + ONE.pem.encode(),
            "indented": ("  " + ONE.pem.replace("\n", "\n  ")).encode(),
        }
        (tmp_path / "file").write_bytes(forms[form])
        pool, _ = opened(tmp_path / "file")
        assert ders(pool) == ({ONE.der, TWO.der} if form == "pkcs7" else {ONE.der})
        assert all(certificate.source.kind == POOLED for certificate in pool.certificates())

    def test_several_are_one_pool(self, tmp_path: Path) -> None:
        (tmp_path / "a.pem").write_text(ONE.pem)
        (tmp_path / "b.der").write_bytes(TWO.der)
        assert ders(opened(tmp_path / "a.pem", tmp_path / "b.der")[0]) == {ONE.der, TWO.der}

    def test_none_are_an_empty_pool(self) -> None:
        assert len(open_pool([])) == 0

    def test_a_broken_block_is_a_note_and_the_good_ones_stay(self, tmp_path: Path) -> None:
        lines = TWO.pem.splitlines()
        lines[2] = "!" + lines[2][1:-5]
        path = tmp_path / "bundle.pem"
        path.write_text(ONE.pem + "\n".join(lines) + "\n")
        pool, notes = opened(path)
        assert ders(pool) == {ONE.der}
        assert [(note.place, note.line > 0) for note in notes] == [(str(path), True)]

    def test_a_key_is_a_note(self, tmp_path: Path) -> None:
        path = tmp_path / "both.pem"
        path.write_text(ONE.pem + ONE.key_pem)
        pool, notes = opened(path)
        assert ders(pool) == {ONE.der}
        assert [note.code for note in notes] == ["private-key"]

    def test_one_without_a_certificate_is_an_error(self, tmp_path: Path) -> None:
        (tmp_path / "a.pem").write_text(ONE.pem)
        (tmp_path / "empty.pem").touch()
        with pytest.raises(InputError) as caught:
            opened(tmp_path / "a.pem", tmp_path / "empty.pem")
        assert caught.value.code == "no-certificate"
        assert "empty.pem" in caught.value.message

    def test_the_chain_of_a_leaf_that_needs_none_is_an_empty_pool(self, tmp_path: Path) -> None:
        (tmp_path / "chain.pem").write_text(EMPTY_CHAIN + "\n")
        assert len(opened(tmp_path / "chain.pem")[0]) == 0

    def test_a_missing_one_is_an_error(self, tmp_path: Path) -> None:
        with pytest.raises(InputError) as caught:
            opened(tmp_path / "gone.pem")
        assert caught.value.code == "no-such-file"


class TestFolders:
    def test_all_files_of_a_folder_are_in(self, tmp_path: Path) -> None:
        for number in range(20):
            (tmp_path / f"{number}.pem").write_text(ROOT.ca(f"Numbered CA {number}").pem)
        (tmp_path / "one.der").write_bytes(ONE.der)
        pool, notes = opened(tmp_path)
        assert len(pool) == 21
        (found,) = pool.by_subject(subject(ROOT.ca("Numbered CA 7")))
        assert found.source.place == f"{tmp_path}/7.pem"
        assert not notes

    def test_what_stands_alone_and_in_a_bundle_is_there_once(self, tmp_path: Path) -> None:
        (tmp_path / "bundle.crt").write_text(ONE.pem + TWO.pem)
        (tmp_path / "two.pem").write_text(TWO.pem)
        pool, _ = opened(tmp_path)
        assert len(pool) == 2
        assert [certificate.source.place for certificate in pool.certificates()] == [f"{tmp_path}/bundle.crt"] * 2

    def test_a_file_without_a_certificate_is_no_error_there(self, tmp_path: Path) -> None:
        (tmp_path / "README").write_text("What these are.\n")
        (tmp_path / "one.pem").write_text(ONE.pem)
        assert ders(opened(tmp_path)[0]) == {ONE.der}

    def test_a_link_to_nothing_is_a_note(self, tmp_path: Path) -> None:
        (tmp_path / "one.pem").write_text(ONE.pem)
        (tmp_path / "gone.pem").symlink_to("nowhere")
        pool, notes = opened(tmp_path)
        assert ders(pool) == {ONE.der}
        assert [(note.code, note.place) for note in notes] == [("no-such-file", f"{tmp_path}/gone.pem")]

    def test_none_with_a_certificate_is_an_error(self, tmp_path: Path) -> None:
        (tmp_path / "README").write_text("nothing\n")
        (tmp_path / "notes.txt").write_text("nothing\n")
        with pytest.raises(InputError) as caught:
            opened(tmp_path)
        assert caught.value.code == "no-certificate"
        assert str(tmp_path) in caught.value.message


def test_a_file_in_memory_gets_the_kind_that_is_asked_for() -> None:
    pool = pool_of([Content("somewhere", ONE.der), Content("elsewhere", TWO.pem.encode())], kind=STORED)
    assert {certificate.source for certificate in pool.certificates()} == {(STORED, "somewhere", 1), (STORED, "elsewhere", 1)}
