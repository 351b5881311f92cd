import pytest

from chainfix.certificates.certificate import Certificate
from chainfix.certificates.reading import read_bytes
from chainfix.errors import InputError
from chainfix.outputs.rewriting import rewritten
from tests.support import pki

ROOT = pki.root("Rewriting Root")
UPPER = ROOT.ca("Rewriting Upper")
LOWER = UPPER.ca("Rewriting Lower")
LEAF = LOWER.leaf("www.example.org")
KEY = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n-----END PRIVATE KEY-----\n"
ORDER = [Certificate.from_der(entity.der) for entity in (LEAF, LOWER, UPPER)]
RIGHT = "".join(certificate.pem for certificate in ORDER)


def pem(entity: pki.Entity) -> str:
    return Certificate.from_der(entity.der).pem


def rewrite(text: str) -> str:
    return rewritten(text.encode(), "list.pem", ORDER).decode()


def test_certificates_are_put_in_order_where_the_first_stood() -> None:
    assert rewrite(pem(LEAF) + pem(ROOT) + pem(UPPER)) == RIGHT


def test_a_right_file_is_as_it_was() -> None:
    assert rewrite(RIGHT) == RIGHT


def test_a_key_before_the_certificates_stays_before_them() -> None:
    assert rewrite(KEY + pem(UPPER) + pem(LEAF)) == KEY + RIGHT


def test_a_key_behind_the_leaf_stays_behind_the_list() -> None:
    assert rewrite(pem(LEAF) + KEY + pem(UPPER)) == RIGHT + KEY


def test_a_comment_goes_with_its_certificate() -> None:
    given = "# upper\n" + pem(UPPER) + "# leaf\n" + pem(LEAF)
    assert rewrite(given) == "# leaf\n" + pem(LEAF) + pem(LOWER) + "# upper\n" + pem(UPPER)


def test_text_behind_the_last_block_stays() -> None:
    assert rewrite(pem(LEAF) + "# the end\n") == RIGHT + "# the end\n"


def test_line_ends_of_windows_stay() -> None:
    assert rewrite((pem(UPPER) + pem(LEAF)).replace("\n", "\r\n")) == RIGHT.replace("\n", "\r\n")


def test_a_missing_last_line_end_glues_nothing() -> None:
    found = rewrite(pem(UPPER) + pem(LEAF).rstrip("\n"))
    assert "----------" not in found
    assert [one.der for one in read_bytes(found.encode(), "x").certificates] == [one.der for one in ORDER]


def test_blocks_glued_in_one_line_come_apart() -> None:
    found = rewrite(pem(LEAF).rstrip("\n") + pem(UPPER))
    assert [one.der for one in read_bytes(found.encode(), "x").certificates] == [one.der for one in ORDER]
    assert "----------" not in found


def test_a_broken_certificate_goes() -> None:
    broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
    assert rewrite(pem(LEAF) + broken) == RIGHT


def test_a_chain_file_without_certificates_gets_them() -> None:
    assert rewrite(KEY) == KEY + RIGHT


@pytest.mark.parametrize("data", [LEAF.der, b"", b"no certificate\n", RIGHT.encode("utf-16")])
def test_what_is_no_pem_has_no_shape_to_keep(data: bytes) -> None:
    with pytest.raises(InputError, match="not a PEM file") as caught:
        rewritten(data, "list.der", ORDER)
    assert caught.value.code == "not-pem"
    assert "chainfix build list.der -f fullchain" in (caught.value.hint or "")
