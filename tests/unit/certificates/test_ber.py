import time

import pytest

from chainfix.certificates import ber
from chainfix.certificates.der import DerError
from tests.support.der import integer, sequence


@pytest.mark.parametrize(
    ("data", "whole"),
    [
        (b"0\x03\x02\x01\x05rest", b"0\x03\x02\x01\x05"),
        (b"0\x80\x02\x01\x05\0\0rest", b"0\x80\x02\x01\x05\0\0"),
        (b"0\x800\x80\0\0\0\0rest", b"0\x800\x80\0\0\0\0"),
        (b"0\x84\0\0\0\x01xrest", b"0\x84\0\0\0\x01x"),
        (b"0\x80\x02\x01\x05\0", None),
        (b"0\x03\x02\x01", None),
        (b"0", None),
        (b"", None),
    ],
)
def test_the_first_element(data: bytes, whole: bytes | None) -> None:
    assert ber.first(data) == whole


def test_the_first_element_from_somewhere_on() -> None:
    assert ber.first(b"xx0\x00yy", 2) == b"0\x00"


def test_children_are_those_of_der_without_the_end_of_contents() -> None:
    assert [part.whole for part in ber.children(sequence(integer(1), integer(2)))] == [integer(1), integer(2)]
    assert [part.whole for part in ber.children(b"0\x80" + integer(1) + integer(2) + b"\0\0")] == [integer(1), integer(2)]
    with pytest.raises(DerError):
        ber.children(integer(1))


@pytest.mark.parametrize(
    ("data", "length"),
    [(b"", 0), (b"0", 0), (b"0\x80", 0), (b"0\x05", 7), (b"0\x81\xc8", 203), (b"0\x82\x01\x00", 260), (b"0\x82\x01", 5)],
)
def test_the_length_that_is_declared(data: bytes, length: int) -> None:
    assert ber.declared_length(data) == length


def test_deep_nesting_takes_no_stack_and_no_time() -> None:
    begun = time.process_time()
    assert ber.first(b"0\x80" * 200_000) is None
    assert ber.first(b"0\x80" * 200_000 + b"\0\0" * 200_000) == b"0\x80" * 200_000 + b"\0\0" * 200_000
    assert time.process_time() - begun < 5
