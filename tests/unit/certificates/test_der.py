"""The walker: strict DER, the one leniency it has, and that nothing but DerError comes out of it."""

from collections.abc import Callable
from contextlib import suppress

import asn1crypto.x509  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chainfix.certificates import der
from chainfix.certificates.der import DerError, Extension
from tests.support import der as writer
from tests.support import pki

ROOT = pki.root("Example Root")
INTER = ROOT.ca("Example CA", ca_issuers=["http://example.org/root.der"])
LEAF = INTER.leaf("www.example.org")
V1 = pki.root("Old Root", version=None, is_ca=None, key_usage=None, ski=None)

TBS, ALGORITHM, SIGNATURE = (0,), (1,), (2,)
SERIAL, INNER, ISSUER, VALIDITY, SUBJECT, SPKI, EXTENSIONS = ((0, place) for place in range(1, 8))
Place = tuple[int, ...]


def edited(data: bytes, place: Place, edit: Callable[[bytes, bytes], bytes]) -> bytes:
    """The same structure with one element replaced by what ``edit`` makes of its tag and content."""
    tag, content = data[:1], der.content(data, data[0])
    if not place:
        return edit(tag, content)
    kids = [kid.whole for kid in der.elements(content)]
    kids[place[0]] = edited(kids[place[0]], place[1:], edit)
    return writer.tlv(tag[0], *kids)


def lengthened(tag: bytes, content: bytes) -> bytes:
    """The length in one octet more than it needs."""
    octets = len(content).to_bytes((len(content).bit_length() + 7) // 8 + (len(content) > 0x7F))
    return tag + bytes((0x80 | len(octets),)) + octets + content


class TestLengths:
    @pytest.mark.parametrize(
        ("data", "start", "stop"),
        [
            (b"\x04\x00", 2, 2),
            (b"\x04\x03abc", 2, 5),
            (b"\x04\x7f" + bytes(127), 2, 129),
            (b"\x04\x81\x80" + bytes(128), 3, 131),
            (b"\x04\x81\xff" + bytes(255), 3, 258),
            (b"\x04\x82\x01\x00" + bytes(256), 4, 260),
            (b"\x04\x82\xff\xff" + bytes(65535), 4, 65539),
            (b"\x04\x83\x01\x00\x00" + bytes(65536), 5, 65541),
        ],
    )
    def test_minimal(self, data: bytes, start: int, stop: int) -> None:
        assert der.header(data, 0, len(data)) == der.lenient_header(data, 0, len(data)) == (start, stop)

    @pytest.mark.parametrize(
        ("data", "start", "stop"),
        [
            (b"\x04\x81\x00", 3, 3),
            (b"\x04\x81\x7f" + bytes(127), 3, 130),
            (b"\x04\x82\x00\x03abc", 4, 7),
            (b"\x04\x82\x00\xff" + bytes(255), 4, 259),
            (b"\x04\x83\x00\xff\xff" + bytes(65535), 5, 65540),
            (b"\x04\x84\x00\x00\x00\x03abc", 6, 9),
        ],
    )
    def test_longer_than_needed_is_for_the_lenient_walk_alone(self, data: bytes, start: int, stop: int) -> None:
        with pytest.raises(DerError, match="minimal"):
            der.header(data, 0, len(data))
        assert der.lenient_header(data, 0, len(data)) == (start, stop)

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"\x04",
            b"\x04\x01",
            b"\x04\x81",
            b"\x04\x81\x80",
            b"\x04\x82\x01",
            b"\x04\x82\x01\x00a",
            b"\x04\x83\x01\x00",
            b"\x04\x80",
            b"\x04\x80ab\0\0",
            b"\x04\x85\x01\x00\x00\x00\x00",
            b"\x04\xff",
            b"\x04\x84\xff\xff\xff\xffabc",
        ],
    )
    @pytest.mark.parametrize("header", [der.header, der.lenient_header])
    def test_cut_short_indefinite_or_absurd(self, data: bytes, header: der.Header) -> None:
        with pytest.raises(DerError):
            header(data, 0, len(data))

    @pytest.mark.parametrize("header", [der.header, der.lenient_header])
    def test_an_element_stays_inside_what_holds_it(self, header: der.Header) -> None:
        data = b"\x30\x05\x04\x04abcdef"
        assert header(data, 2, 8) == (4, 8)
        with pytest.raises(DerError, match="longer than what holds it"):
            header(data, 2, 7)

    @given(st.binary(max_size=12) | st.builds(lambda head, size: head + bytes(size), st.binary(max_size=6), st.integers(0, 300)))
    def test_what_is_strict_is_read_alike_leniently(self, data: bytes) -> None:
        with suppress(DerError):
            assert der.header(data, 0, len(data)) == der.lenient_header(data, 0, len(data))


class TestElements:
    def test_one_after_the_other(self) -> None:
        found = list(der.elements(b"\x02\x01\x05\x04\x02ab"))
        assert found == [(2, b"\x05", b"\x02\x01\x05"), (4, b"ab", b"\x04\x02ab")]

    def test_inside_exactly_one(self) -> None:
        assert [kid.tag for kid in der.children(b"\x30\x05\x02\x01\x05\x05\x00")] == [2, 5]
        assert der.children(b"\x31\x00", der.SET) == []

    @pytest.mark.parametrize(
        ("data", "why"),
        [
            (b"", "due"),
            (b"\x31\x00", "due"),
            (b"\x30\x00\x00", "bytes follow"),
            (b"\x30\x01\x04", "cut short"),
            (b"\x30", "cut short"),
        ],
    )
    def test_anything_else_raises(self, data: bytes, why: str) -> None:
        with pytest.raises(DerError, match=why):
            der.children(data)


class TestSlices:
    @pytest.mark.parametrize("entity", [ROOT, INTER, LEAF, V1], ids=lambda entity: entity.name)
    def test_every_part_is_what_a_second_reader_finds(self, entity: pki.Entity) -> None:
        slices = der.slice_certificate(entity.der)
        known = asn1crypto.x509.Certificate.load(entity.der)
        tbs = known["tbs_certificate"]
        assert slices.tbs == tbs.dump()
        assert slices.algorithm == known["signature_algorithm"].dump()
        assert slices.inner_algorithm == tbs["signature"].dump()
        assert slices.signature == known["signature_value"].native
        assert slices.version == int(tbs["version"])
        assert slices.serial == tbs["serial_number"].contents
        assert (slices.issuer, slices.subject) == (tbs["issuer"].dump(), tbs["subject"].dump())
        assert slices.not_before == tbs["validity"]["not_before"].dump()
        assert slices.not_after == tbs["validity"]["not_after"].dump()
        assert slices.spki == tbs["subject_public_key_info"].dump()
        assert slices.extensions == tuple(extension.dump() for extension in tbs["extensions"])
        assert slices.malformations == ()

    def test_version_1_has_neither_version_nor_extensions(self) -> None:
        slices = der.slice_certificate(V1.der)
        assert (slices.version, slices.extensions) == (0, ())
        assert der.slice_certificate(LEAF.der).version == 2

    @pytest.mark.parametrize("tags", [(0x81,), (0x82,), (0x81, 0x82), (0xA1,), (0xA2,)])
    def test_unique_ids_stand_before_the_extensions(self, tags: tuple[int, ...]) -> None:
        ids = b"".join(writer.tlv(tag, b"\0\1") for tag in tags)
        plain = der.slice_certificate(LEAF.der)
        with_ids = der.slice_certificate(edited(LEAF.der, SPKI, lambda tag, content: writer.tlv(tag[0], content) + ids))
        assert with_ids.extensions == plain.extensions
        assert with_ids.spki == plain.spki
        v1 = der.slice_certificate(edited(V1.der, (0, 5), lambda tag, content: writer.tlv(tag[0], content) + ids))
        assert v1.extensions == ()

    @pytest.mark.parametrize(
        "place",
        [
            (),
            TBS,
            ALGORITHM,
            SIGNATURE,
            SERIAL,
            INNER,
            ISSUER,
            VALIDITY,
            SUBJECT,
            SPKI,
            EXTENSIONS,
            (*EXTENSIONS, 0),
            (*EXTENSIONS, 0, 1),
        ],
        ids=str,
    )
    def test_a_length_that_is_not_minimal_is_read_and_told(self, place: Place) -> None:
        odd = edited(LEAF.der, place, lengthened)
        assert len(odd) > len(LEAF.der)
        slices, plain = der.slice_certificate(odd), der.slice_certificate(LEAF.der)
        assert slices.malformations == ("a length is not minimal",)
        assert (slices.serial, slices.not_before, slices.not_after) == (plain.serial, plain.not_before, plain.not_after)
        assert slices.signature == plain.signature
        assert [len(slices.issuer), len(slices.subject), len(slices.spki)] == [
            len(raw) + (place == at) for at, raw in ((ISSUER, plain.issuer), (SUBJECT, plain.subject), (SPKI, plain.spki))
        ]

    def test_a_signature_of_odd_bits_is_read_and_told(self) -> None:
        odd = edited(LEAF.der, SIGNATURE, lambda tag, content: writer.tlv(tag[0], b"\x01" + content[1:]))
        slices = der.slice_certificate(odd)
        assert slices.malformations == ("the signature is not a whole number of octets",)
        assert slices.signature == der.slice_certificate(LEAF.der).signature

    @pytest.mark.parametrize("entity", [LEAF, V1], ids=lambda entity: entity.name)
    def test_cut_anywhere_it_is_none(self, entity: pki.Entity) -> None:
        for end in range(len(entity.der)):
            with pytest.raises(DerError):
                der.slice_certificate(entity.der[:end])

    @pytest.mark.parametrize(
        ("entity", "place"), [(LEAF, ()), (LEAF, TBS), (LEAF, EXTENSIONS), (V1, ()), (V1, TBS)], ids=lambda value: str(value)[:14]
    )
    def test_one_more_element_makes_it_none(self, entity: pki.Entity, place: Place) -> None:
        with pytest.raises(DerError):
            der.slice_certificate(edited(entity.der, place, lambda tag, content: writer.tlv(tag[0], content, b"\x05\x00")))

    @pytest.mark.parametrize("entity", [LEAF, V1], ids=lambda entity: entity.name)
    @pytest.mark.parametrize("by", [-1, 1])
    def test_a_certificate_of_another_length_than_it_says_is_none(self, entity: pki.Entity, by: int) -> None:
        size = int.from_bytes(entity.der[2:4]) + by
        with pytest.raises(DerError):
            der.slice_certificate(entity.der[:2] + size.to_bytes(2) + entity.der[4:])

    def test_a_key_that_reaches_beyond_what_is_signed_makes_it_none(self) -> None:
        spki = der.slice_certificate(V1.der).spki
        with pytest.raises(DerError):
            der.slice_certificate(V1.der.replace(spki, bytes((spki[0], spki[1] + 1)) + spki[2:]))

    @pytest.mark.parametrize("count", range(7))
    def test_a_few_fields_and_then_no_more_bytes_make_it_none(self, count: int) -> None:
        fields = [field.whole for field in der.children(der.slice_certificate(LEAF.der).tbs)][:count]
        for rest in ((), (writer.sequence(),), (writer.sequence(), writer.tlv(3))):
            with pytest.raises(DerError):
                der.slice_certificate(writer.sequence(writer.sequence(*fields), *rest))

    @pytest.mark.parametrize("more", [b"\0", b"\n", b"\x30\x00", b"\x30"])
    def test_bytes_that_follow_make_it_none(self, more: bytes) -> None:
        with pytest.raises(DerError):
            der.slice_certificate(LEAF.der + more)

    @pytest.mark.parametrize(
        "place",
        [(), TBS, ALGORITHM, SIGNATURE, (0, 0), SERIAL, INNER, ISSUER, VALIDITY, SUBJECT, SPKI, EXTENSIONS, (*EXTENSIONS, 0)],
        ids=str,
    )
    def test_another_tag_anywhere_makes_it_none(self, place: Place) -> None:
        with pytest.raises(DerError):
            der.slice_certificate(edited(LEAF.der, place, lambda _, content: writer.tlv(0x24, content)))

    @pytest.mark.parametrize(
        "place",
        [TBS, ALGORITHM, SIGNATURE, SERIAL, INNER, ISSUER, VALIDITY, SUBJECT, SPKI, (*VALIDITY, 0), (*VALIDITY, 1)],
        ids=str,
    )
    def test_a_missing_field_makes_it_none(self, place: Place) -> None:
        with pytest.raises(DerError):
            der.slice_certificate(edited(LEAF.der, place, lambda *_: b""))

    def test_more_than_two_dates_make_it_none(self) -> None:
        third = edited(LEAF.der, VALIDITY, lambda tag, content: writer.tlv(tag[0], content, content[:15]))
        with pytest.raises(DerError):
            der.slice_certificate(third)

    @given(st.binary(max_size=80), st.sampled_from([b"", b"\x30\x40", b"\x30\x1e\x30\x10", LEAF.der[:20], LEAF.der[:200]]))
    def test_any_bytes_are_cut_or_refused(self, data: bytes, head: bytes) -> None:
        for read in (der.slice_certificate, der.split_extension, der.oid_text, der.children, lambda all_: list(der.elements(all_))):
            with suppress(DerError):
                read(head + data)


class TestExtension:
    OID = "2.5.29.19"

    @pytest.mark.parametrize("size", [0, 1, 100, 127, 128, 255, 256, 70_000])
    @pytest.mark.parametrize(
        ("flag", "critical", "explicit"), [(b"", False, False), (b"\x01\x01\xff", True, False), (b"\x01\x01\0", False, True)]
    )
    def test_its_parts(self, size: int, flag: bytes, critical: bool, explicit: bool) -> None:
        whole = writer.sequence(writer.oid(self.OID), flag, writer.octets(b"v" * size))
        assert der.split_extension(whole) == Extension(b"\x55\x1d\x13", critical, b"v" * size, explicit)

    @pytest.mark.parametrize(
        "whole",
        [
            b"",
            writer.sequence(),
            writer.sequence(writer.oid(OID)),
            writer.sequence(writer.oid(OID), writer.boolean(value=True)),
            writer.sequence(writer.octets(b"v")),
            writer.sequence(writer.oid(OID), writer.bits(b"v")),
            writer.sequence(writer.oid(OID), writer.octets(b"v"), b"\x05\x00"),
            writer.tlv(0x31, writer.oid(OID), writer.octets(b"v")),
            writer.sequence(writer.oid(OID), b"\x04\x05v"),
        ],
        ids=bytes.hex,
    )
    def test_what_is_none(self, whole: bytes) -> None:
        with pytest.raises(DerError):
            der.split_extension(whole)

    def test_cut_anywhere_it_is_none(self) -> None:
        whole = writer.sequence(writer.oid(self.OID), writer.boolean(value=True), writer.octets(b"v" * 200))
        for end in range(len(whole)):
            with pytest.raises(DerError):
                der.split_extension(whole[:end])


class TestObjectIdentifiers:
    @pytest.mark.parametrize(
        "dotted",
        ["0.0", "0.39", "1.0", "1.39", "2.0", "2.39", "2.40", "2.999.3", "2.5.29.15", "1.2.840.113549.1.1.11", f"1.3.{2**70}"],
    )
    def test_dotted(self, dotted: str) -> None:
        assert der.oid_text(writer.oid(dotted)[2:]) == dotted

    @given(st.integers(0, 2), st.lists(st.integers(0, 2**40), min_size=1, max_size=6))
    def test_dotted_both_ways(self, first: int, rest: list[int]) -> None:
        second, *others = rest
        dotted = ".".join(map(str, (first, second if first == 2 else second % 40, *others)))
        assert der.oid_text(writer.oid(dotted)[2:]) == dotted

    @pytest.mark.parametrize("content", [b"", b"\x80", b"\x55\x1d\x88"])
    def test_cut_short(self, content: bytes) -> None:
        with pytest.raises(DerError):
            der.oid_text(content)
