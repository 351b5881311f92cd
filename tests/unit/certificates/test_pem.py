import time
from base64 import b64encode

import certifi
import pytest

from chainfix.certificates import pem
from tests.support import pki

ROOT = pki.root("Example Root")
INTER = ROOT.ca("Example CA")
LEAF = INTER.leaf("www.example.org")
ALL = [LEAF.der, INTER.der, ROOT.der]
BUNDLE = pki.bundle(LEAF, INTER, ROOT).encode()


class TestBlocksOf:
    """The fast way says exactly what is in a plain bundle, and nothing about any other."""

    def test_a_plain_bundle(self) -> None:
        assert pem.blocks_of(BUNDLE) == ALL

    @pytest.mark.parametrize(
        "edit", [bytes.upper, bytes.lower, lambda line: b"# Issuer: CN=" + line, lambda _: b"\xef\xbb\xbf# BOM"]
    )
    def test_comments_stay_on_it(self, edit: object) -> None:
        assert callable(edit)
        comment = edit(b"some words, sha256=" + LEAF.sha256.encode() + b" MICROSOFT and others\n")
        assert pem.blocks_of(comment + b"\n" + BUNDLE.replace(b"-----BEGIN", comment + b"\n-----BEGIN")) == ALL

    def test_line_ends_of_windows_and_no_last_one_stay_on_it(self) -> None:
        assert pem.blocks_of(BUNDLE.replace(b"\n", b"\r\n")) == ALL
        assert pem.blocks_of(BUNDLE.rstrip()) == ALL

    def test_the_bundle_of_certifi_stays_on_it(self) -> None:
        data = certifi.contents().encode()
        blocks = pem.blocks_of(data)
        assert blocks is not None
        assert len(blocks) == data.count(b"-----BEGIN CERTIFICATE-----") > 100

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"no certificate",
            BUNDLE + LEAF.key_pem.encode(),
            LEAF.key_pem.encode() + BUNDLE,
            BUNDLE.replace(b" CERTIFICATE", b" X509 CERTIFICATE", 1),
            BUNDLE.replace(b" CERTIFICATE", b" TRUSTED CERTIFICATE"),
            BUNDLE.replace(b"-----END CERTIFICATE-----", b"", 1),
            BUNDLE[:-40],
            BUNDLE.replace(b"MII", b"MIJ", 1),
            BUNDLE + b"comment\n" + b64encode(pki.root("Other").der) + b"\n",
            BUNDLE + b"ca.crt: " + b64encode(ROOT.pem.encode()),
            BUNDLE + ROOT.der,
            BUNDLE + ROOT.pem.encode("utf-16"),
            pki.pem(ROOT.der + b"\0").encode(),
            pki.pem(ROOT.der[:-1]).encode(),
            pki.pem(b"0\x82\x01\x00\x06\x03" + bytes(254)).encode(),
        ],
    )
    def test_anything_unusual_leaves_it(self, data: bytes) -> None:
        assert pem.blocks_of(data) is None


class TestPieces:
    def test_text_blocks_and_lines(self) -> None:
        text = b"one\ntwo\n-----BEGIN A-----\nQUJD\n-----END A-----\nbetween\n-----BEGIN B B-----\nRA==\n-----END B B-----\n"
        assert [(piece.label, piece.line) for piece in pem.pieces(text)] == [("", 1), ("A", 3), ("", 5), ("B B", 7), ("", 9)]
        assert [pem.decode(piece.body) for piece in pem.pieces(text) if piece.label] == [b"ABC", b"D"]

    @pytest.mark.parametrize("newline", [b"\r\n", b"\r"])
    def test_lines_are_counted_on_every_system(self, newline: bytes) -> None:
        text = newline.join((b"", b"", b"-----BEGIN A-----", b"QUJD", b"-----END A-----", b""))
        assert [piece.line for piece in pem.pieces(text) if piece.label] == [3]

    def test_glued_lines(self) -> None:
        text = b"x-----BEGIN A-----QUJD-----END A----------BEGIN A-----RA==-----END A-----y"
        pieces = list(pem.pieces(text))
        assert [(piece.label, pem.decode(piece.body)) for piece in pieces if piece.label] == [("A", b"ABC"), ("A", b"D")]

    def test_a_block_without_end_ends_where_the_next_begins(self) -> None:
        pieces = list(pem.pieces(b"-----BEGIN A-----\nQUJD\n-----BEGIN B-----\nRA==\n-----END B-----\n-----BEGIN C-----\nRQ=="))
        assert [(piece.label, piece.closed) for piece in pieces if piece.label] == [("A", False), ("B", True), ("C", False)]

    def test_the_end_line_may_have_another_label(self) -> None:
        piece = next(
            piece for piece in pem.pieces(b"-----BEGIN CERTIFICATE-----\nQUJD\n-----END X509 CERTIFICATE-----") if piece.label
        )
        assert piece.closed
        assert pem.decode(piece.body) == b"ABC"

    @pytest.mark.parametrize("dashes", ["----", "--", "---- ", "\u2014\u2013", "\u2014\u2014"])
    def test_dashes_that_copying_lost_or_a_word_processor_joined(self, dashes: str) -> None:
        text = f"{dashes}BEGIN A{dashes[::-1]}\nQUJD\n{dashes}END A{dashes[::-1]}\n".encode()
        assert [(piece.label, pem.decode(piece.body)) for piece in pem.pieces(text) if piece.label] == [("A", b"ABC")]

    def test_words_are_no_markers(self) -> None:
        assert [piece.label for piece in pem.pieces(b"BEGIN CERTIFICATE-----\nTO BEGIN WITH-- and END IT--")] == [""]

    @pytest.mark.parametrize("text", [b"-----BEGIN A-----", b"-" * 64, b"BEGIN A", b"-----END A-----"])
    def test_time_grows_with_the_length_alone(self, text: bytes) -> None:
        begun = time.process_time()
        assert sum(1 for _ in pem.pieces(text * 40_000)) >= 1
        assert time.process_time() - begun < 5


class TestDecode:
    @pytest.mark.parametrize(
        "body",
        [
            b"QUJDREVGR0g=",
            b"QUJD\nREVG\nR0g=\n",
            b"  QUJD\r\n  REVG\r\n\r\n  R0g=",
            b"> QUJD\n> REVG\n> R0g=",
            rb"\nQUJD\nREVG\r\nR0g=\n",
            b"QUJDREVGR0g",
            b"QUJDREVGR0g=3D",
            b"QUJD=\nREVG=\nR0g=",
            "\u200bQUJD\u00a0REVG\u00a0R0g=".encode(),
            b"Proc-Type: 4,CLEAR\nOriginator-ID: ABCDEFGH\n\nQUJDREVGR0g=",
            b"# a comment\nQUJDREVGR0g=",
        ],
    )
    def test_what_surrounds_base64_is_passed_over(self, body: bytes) -> None:
        assert pem.decode(body) == b"ABCDEFGH"

    @pytest.mark.parametrize(
        ("body", "bytes_"), [(b"", b""), (b"Q", b""), (b"QU", b"A"), (b"QUJDR", b"ABC"), (b"====", b""), (b"\xff\0", b"")]
    )
    def test_it_never_raises(self, body: bytes, bytes_: bytes) -> None:
        assert pem.decode(body) == bytes_

    def test_what_follows_does_not_change_what_stands_before(self) -> None:
        assert pem.decode(b64encode(LEAF.der) + b"\nand then words").startswith(LEAF.der)


class TestBase64Runs:
    def runs(self, text: bytes) -> list[bytes]:
        return [pem.decode(run) for _, run in pem.base64_runs(text)]

    def test_bare_base64_on_one_line_and_wrapped(self) -> None:
        one = b64encode(LEAF.der)
        wrapped = b"\n".join(one[at : at + 76] for at in range(0, len(one), 76))
        assert self.runs(one) == self.runs(wrapped + b"\n") == self.runs(b"\r\n" + wrapped.replace(b"\n", b"\r\n")) == [LEAF.der]

    def test_one_after_the_other(self) -> None:
        text = b"\n".join(b64encode(entity.der) for entity in (LEAF, INTER, ROOT))
        assert b"".join(self.runs(text)) == LEAF.der + INTER.der + ROOT.der

    def test_values_of_yaml_with_their_place(self) -> None:
        run = b64encode(LEAF.pem.encode())
        text = b"data:\n  tls.crt: " + run + b"\n  tls.key: c2VjcmV0\ntype: kubernetes.io/tls\n"
        assert list(pem.base64_runs(text)) == [(text.index(run), run.rstrip(b"="))]

    def test_words_are_no_runs(self) -> None:
        assert self.runs(b"MILLIONS of words, and MIIABCDEF\n") == []

    def test_a_wrapped_run_in_indented_yaml_ends_with_it(self) -> None:
        run = b64encode(LEAF.pem.encode())
        folded = b"\n".join(b"    " + run[at : at + 60] for at in range(0, len(run), 60))
        decoded = self.runs(b"tls.crt: |\n" + folded + b"\nkind: Secret\n")
        assert decoded == [LEAF.pem.encode()]


class TestNarrow:
    @pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
    def test_utf_16_of_every_order(self, codec: str) -> None:
        assert pem.narrow(BUNDLE.decode().encode(codec)).endswith(BUNDLE)

    def test_utf_16_appended_to_ascii(self) -> None:
        assert pem.narrow(LEAF.pem.encode() + INTER.pem.encode("utf-16-le")) == (LEAF.pem + INTER.pem).encode()

    def test_anything_else_is_left_alone(self) -> None:
        assert pem.narrow(LEAF.der) == LEAF.der
        assert pem.narrow(BUNDLE) == BUNDLE


def test_strange_characters_are_counted_without_what_usually_stands_there() -> None:
    assert pem.strange_characters("> QUJD\r\n  'RE\\nV!!G==' é".encode()) == len(b"!!") + len("é".encode())
