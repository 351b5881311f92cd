"""RFC 7468 on the way out: LF, 64 columns, no blank line, a final newline."""

import re
from collections.abc import Sequence

import pytest

from chainfix import Certificate, Chain, InputError
from chainfix.certificates.reading import EMPTY_CHAIN, read_bytes
from chainfix.outputs.pem import FILE_NAMES, FORMATS, split, to_pem
from tests.support import pki

ROOT = pki.root("Root")
UPPER = ROOT.ca("Upper CA")
LOWER = UPPER.ca("Lower CA")
LEAF = LOWER.leaf("www.example.org")


def chain(leaf: pki.Entity, intermediates: Sequence[pki.Entity]) -> Chain:
    read = Certificate.from_der
    return Chain(read(leaf.der), tuple(read(entity.der) for entity in intermediates), read(ROOT.der))


CHAIN = chain(LEAF, (LOWER, UPPER))
BARE = chain(ROOT.leaf("www.example.org"), ())


@pytest.mark.parametrize(
    ("format", "entities"),
    [("chain", (LOWER, UPPER)), ("fullchain", (LEAF, LOWER, UPPER)), ("leaf", (LEAF,)), ("root", (ROOT,))],
)
def test_each_format(format: str, entities: tuple[pki.Entity, ...]) -> None:  # noqa: A002
    assert to_pem(CHAIN, format) == pki.bundle(*entities)


def test_the_default_is_chain() -> None:
    """The content of Apache's SSLCertificateChainFile."""
    assert to_pem(CHAIN) == to_pem(CHAIN, "chain")


@pytest.mark.parametrize(
    ("format", "entities"),
    [("chain", (LOWER, UPPER, ROOT)), ("fullchain", (LEAF, LOWER, UPPER, ROOT)), ("leaf", (LEAF,)), ("root", (ROOT,))],
)
def test_with_the_root_there_is_exactly_one_and_it_is_last(format: str, entities: tuple[pki.Entity, ...]) -> None:  # noqa: A002
    assert to_pem(CHAIN, format, with_root=True) == pki.bundle(*entities)


class TestWithoutIntermediates:
    def test_the_chain_is_one_line_that_apache_takes(self) -> None:
        assert to_pem(BARE) == "# no intermediate is needed\n"

    def test_it_is_read_back_as_an_empty_chain(self) -> None:
        assert read_bytes(to_pem(BARE).encode(), "chain.pem").empty_chain
        assert to_pem(BARE).strip() == EMPTY_CHAIN

    def test_other_formats_have_their_certificates(self) -> None:
        assert to_pem(BARE, "fullchain") == to_pem(BARE, "leaf") == BARE.leaf.pem
        assert to_pem(BARE, "chain", with_root=True) == ROOT.pem


class TestSplit:
    def test_every_format_by_its_usual_file_name(self) -> None:
        assert split(CHAIN) == {
            "leaf.pem": pki.bundle(LEAF).encode(),
            "chain.pem": pki.bundle(LOWER, UPPER).encode(),
            "fullchain.pem": pki.bundle(LEAF, LOWER, UPPER).encode(),
            "root.pem": pki.bundle(ROOT).encode(),
        }

    def test_with_the_root(self) -> None:
        files = split(CHAIN, with_root=True)
        assert files["chain.pem"].decode() == pki.bundle(LOWER, UPPER, ROOT)
        assert files["fullchain.pem"].decode() == pki.bundle(LEAF, LOWER, UPPER, ROOT)

    def test_every_format_but_split_has_a_file_name(self) -> None:
        assert {*FILE_NAMES, "split"} == set(FORMATS)

    def test_is_not_one_file(self) -> None:
        with pytest.raises(InputError) as caught:
            to_pem(CHAIN, "split")
        assert (caught.value.code, "folder" in caught.value.message) == ("bad-format", True)


@pytest.mark.parametrize("format", ["", "pem", "Chain", "chain.pem"])
def test_an_unknown_format_is_an_error_that_names_the_known_ones(format: str) -> None:  # noqa: A002
    with pytest.raises(InputError) as caught:
        to_pem(CHAIN, format)
    assert (caught.value.code, caught.value.exit_status) == ("bad-format", 2)
    assert all(known in caught.value.message for known in FORMATS)


@pytest.mark.parametrize("format", FILE_NAMES)
def test_the_text_is_strict(format: str) -> None:  # noqa: A002
    text = to_pem(CHAIN, format, with_root=True)
    block = r"-----BEGIN CERTIFICATE-----\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{1,64}={0,2}\n-----END CERTIFICATE-----\n"
    assert re.fullmatch(f"(?:{block})+", text)
    assert max(map(len, text.splitlines())) == 64


def test_it_is_read_back_as_it_was() -> None:
    read = read_bytes(to_pem(CHAIN, "fullchain").encode(), "fullchain.pem").certificates
    assert read == (CHAIN.leaf, *CHAIN.intermediates)
