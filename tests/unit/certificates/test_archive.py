import zipfile
from collections.abc import Mapping
from io import BytesIO

import pytest

from chainfix.certificates import archive
from chainfix.certificates.archive import Allowance, Member, members


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as written:
        for name, data in files.items():
            written.writestr(zipfile.ZipInfo(name), data, method)  # no time of day: pytest-xdist compares the names of cases
    return buffer.getvalue()


def unpacked(data: bytes, allowance: Allowance | None = None) -> list[Member]:
    return list(members(data, allowance or Allowance()))


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_files_in_their_order_and_no_folders(method: int) -> None:
    data = zipped({"b.crt": b"two", "folder/": b"", "folder/a.crt": b"one"}, method)
    assert unpacked(data) == [Member("b.crt", b"two"), Member("folder/a.crt", b"one")]


def test_what_operating_systems_add_is_left_out() -> None:
    data = zipped({"__MACOSX/._a.crt": b"x", "a.crt": b"one", "sub/.DS_Store": b"x", "sub/Thumbs.db": b"x"})
    assert unpacked(data) == [Member("a.crt", b"one")]


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        (zipped({"a": b"x"}), True),
        (zipped({}), True),
        (zipped({"a": b"x"})[:-5], False),
        (b"PK\x03\x04 and then text", False),
        (b"x" + zipped({"a": b"x"}), False),
        (b"", False),
    ],
)
def test_what_is_an_archive(data: bytes, answer: bool) -> None:
    assert archive.is_archive(data) is answer


def test_a_member_larger_than_allowed_is_not_read_and_what_fits_is() -> None:
    data = zipped({"small": b"1234", "bomb": bytes(5000), "last": b"5678"})
    small, bomb, last = unpacked(data, Allowance(octets=1000))
    assert (small.data, last.data) == (b"1234", b"5678")
    assert bomb.data == b""
    assert "64 MiB" in bomb.problem


def test_a_size_that_lies_is_not_believed() -> None:
    data = bytearray(zipped({"bomb": bytes(100_000)}))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (10).to_bytes(4, "little")
    (bomb,) = unpacked(bytes(data), Allowance(octets=1000))
    assert len(bomb.data) <= 10
    assert bomb.problem or len(bomb.data) == 10


def test_all_members_together_are_bounded() -> None:
    data = zipped({f"{number}": bytes(400) for number in range(5)})
    assert [len(member.data) for member in unpacked(data, Allowance(octets=1000))] == [400, 400, 0, 0, 0]


def test_the_number_of_members_is_bounded() -> None:
    data = zipped({f"{number}": b"x" for number in range(5)})
    found = unpacked(data, Allowance(members=3))
    assert [member.name for member in found] == ["0", "1", "2", ""]
    assert "more than" in found[-1].problem


def test_the_allowance_is_shared() -> None:
    allowance = Allowance(members=3, octets=10)
    unpacked(zipped({"a": b"1234", "b": b"56"}), allowance)
    assert (allowance.members, allowance.octets) == (1, 4)


def test_an_encrypted_member_says_so() -> None:
    data = bytearray(zipped({"secret.key": b"x", "a.crt": b"one"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    secret, plain = unpacked(bytes(data))
    assert "encrypted" in secret.problem
    assert plain == Member("a.crt", b"one")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_method_without_bounds_is_not_read(method: int) -> None:
    (member,) = unpacked(zipped({"a.crt": b"one"}, method))
    assert member.data == b""
    assert f"method {method}" in member.problem


def test_a_broken_member_costs_only_itself() -> None:
    data = bytearray(zipped({"a.crt": b"one" * 50, "b.crt": b"two"}, zipfile.ZIP_STORED))
    data[data.index(b"one")] ^= 0xFF
    broken, whole = unpacked(bytes(data))
    assert "cannot be unpacked" in broken.problem
    assert whole == Member("b.crt", b"two")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x03\x04" + bytes(100), zipped({"a": b"one"})[:-5]])
def test_a_broken_archive_is_one_problem(data: bytes) -> None:
    (member,) = unpacked(data)
    assert member.name == ""
    assert "cannot be read" in member.problem
