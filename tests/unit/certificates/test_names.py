"""Names: equal as bytes, as text or different (RFC 5280 7.1, RFC 4518 2), and how they are written (RFC 4514)."""

import pytest
from cryptography import x509
from hypothesis import given
from hypothesis import strategies as st

from chainfix.certificates import names
from chainfix.certificates.names import NameMatch
from tests.support import der as writer
from tests.support import pki

STRINGS = ["utf8", "printable", "teletex", "ia5", "universal", "bmp"]
BROKEN = [b"", b"\x30", b"\x30\x02\x31", b"\x30\x02\x31\x01", b"\x30\x02\x05\x00", b"\x31\x00", b"\x30\x00\x00"]
NOT_PAIRS = [
    writer.sequence(writer.set_of(writer.sequence())),
    writer.sequence(writer.set_of(writer.sequence(writer.oid("2.5.4.3")))),
    writer.sequence(writer.set_of(writer.sequence(writer.oid("2.5.4.3"), b"\x0c\x01a", b"\x0c\x01a"))),
    writer.sequence(writer.set_of(writer.sequence(b"\x0c\x01a", b"\x0c\x01a"))),
    writer.sequence(writer.sequence(writer.sequence(writer.oid("2.5.4.3"), b"\x0c\x01a"))),
]


def common_name(text: str, encoding: str = "utf8") -> bytes:
    return pki.name_der(("CN", text, encoding))


def pair(dotted: str, value: bytes) -> bytes:
    return writer.sequence(writer.oid(dotted), value)


def raw_name(*rdns: list[bytes]) -> bytes:
    """A Name of RDNs, each of ready attributes in the order given, which need not be that of DER."""
    return writer.sequence(*(writer.tlv(0x31, *rdn) for rdn in rdns))


CN, O = pair("2.5.4.3", b"\x0c\x01a"), pair("2.5.4.10", b"\x0c\x01b")  # noqa: E741 (as it is written in names)


class TestCompare:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Example CA", "EXAMPLE ca"),
            ("Example CA", "  Example   CA "),
            ("Example CA", "Example\u00a0CA"),
            ("Example CA", "Example\tCA"),
            ("stra\u00dfe", "STRASSE"),
            ("\u00c9cole", "\u00e9cole"),
            ("e\u0301cole", "\u00e9cole"),
            ("\uff25\uff38ample", "example"),
            ("\ufb01n", "FIN"),
            ("ex\u00adample", "example"),
            ("ex\u200bample", "example"),
            ("\u212aelvin", "kelvin"),
            ("\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2", "\u03a3\u038a\u03a3\u03a5\u03a6\u039f\u03a3"),
            ("b\u00fccher.example", "B\u00dcCHER.EXAMPLE"),
        ],
    )
    def test_equal_after_preparation(self, one: str, other: str) -> None:
        assert names.compare(common_name(one), common_name(other)) is NameMatch.TEXT
        assert names.compare(common_name(other), common_name(one)) is NameMatch.TEXT
        assert names.compare(common_name(one), common_name(one)) is NameMatch.BYTES

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Example CA", "Example CA 2"),
            ("Example CA", "ExampleCA"),
            ("ecole", "\u00e9cole"),
            ("", "a"),
            ("b\u00fccher.example", "xn--bcher-kva.example"),
            ("Example", "Examp\u04cfe"),
        ],
    )
    def test_different(self, one: str, other: str) -> None:
        assert names.compare(common_name(one), common_name(other)) is NameMatch.NONE

    @pytest.mark.parametrize("encoding", STRINGS)
    @pytest.mark.parametrize("other", STRINGS)
    def test_string_types_do_not_matter(self, encoding: str, other: str) -> None:
        expected = NameMatch.BYTES if encoding == other else NameMatch.TEXT
        assert names.compare(common_name("Example CA", encoding), common_name("Example CA", other)) is expected

    @pytest.mark.parametrize("encoding", ["teletex", "universal", "bmp"])
    def test_string_types_do_not_matter_beyond_ascii(self, encoding: str) -> None:
        assert names.compare(common_name("Z\u00fcrich", encoding), common_name("Z\u00fcrich")) is NameMatch.TEXT

    def test_utf8_in_a_teletex_string_is_read_as_such(self) -> None:
        """A real CA of 2012 is ``Shoper\u00ae SSL`` so."""
        odd = raw_name([pair("2.5.4.3", writer.tlv(0x14, "Shoper\u00ae SSL".encode()))])
        assert names.text(odd) == "CN=Shoper\u00ae SSL"
        assert names.compare(odd, common_name("Shoper\u00ae SSL")) is NameMatch.TEXT

    def test_attributes_of_one_rdn_are_a_set(self) -> None:
        assert names.compare(raw_name([CN, O]), raw_name([O, CN])) is NameMatch.TEXT

    @pytest.mark.parametrize(
        "other", [raw_name([O], [CN]), raw_name([CN, O]), raw_name([CN]), raw_name([CN], [O], [O]), raw_name([O], [O]), raw_name()]
    )
    def test_rdns_are_a_sequence(self, other: bytes) -> None:
        assert names.compare(raw_name([CN], [O]), other) is NameMatch.NONE

    def test_types_matter(self) -> None:
        assert names.compare(pki.name_der(("CN", "a")), pki.name_der(("O", "a"))) is NameMatch.NONE

    def test_values_that_are_no_strings_are_compared_by_type_and_octets(self) -> None:
        bits, same, octets = (raw_name([pair("2.5.4.45", value)]) for value in (b"\x03\x02\0a", b"\x03\x02\0b", b"\x04\x02\0a"))
        assert names.compare(bits, bits) is NameMatch.BYTES
        assert names.compare(bits, same) is NameMatch.NONE
        assert names.compare(bits, octets) is NameMatch.NONE

    def test_lengths_that_are_not_minimal_do_not_matter(self) -> None:
        odd = b"\x30\x81\x0e\x31\x81\x0b\x30\x09\x06\x03\x55\x04\x03\x0c\x81\x01a"
        odd = odd[:2] + bytes((len(odd) - 3,)) + odd[3:5] + bytes((len(odd) - 6,)) + odd[6:7] + bytes((len(odd) - 8,)) + odd[8:]
        assert names.compare(odd, common_name("a")) is NameMatch.TEXT

    @pytest.mark.parametrize("broken", BROKEN + NOT_PAIRS)
    def test_what_cannot_be_parsed_only_equals_itself(self, broken: bytes) -> None:
        assert names.compare(broken, bytes(broken)) is NameMatch.BYTES
        assert names.compare(broken, common_name("a")) is NameMatch.NONE
        assert names.compare(broken, broken + b"\0") is NameMatch.NONE

    @given(st.text(max_size=12), st.sampled_from(STRINGS[:1] + STRINGS[4:]))
    def test_case_and_outer_spaces_never_matter(self, text: str, encoding: str) -> None:
        text = "".join(c for c in text if ord(c) < 0x10000 and not 0xD800 <= ord(c) < 0xE000)
        spaced = common_name(f"  {text.replace(' ', '   ')} ", encoding)
        assert names.compare(common_name(text), spaced) is not NameMatch.NONE
        if text.isascii():
            assert names.compare(common_name(text.swapcase()), spaced) is not NameMatch.NONE


class TestText:
    """RFC 4514: the last RDN first, what is special behind a backslash."""

    @pytest.mark.parametrize(
        ("value", "written"),
        [
            ("plain", "plain"),
            ("a,b", "a\\,b"),
            ('+"\\<>;', '\\+\\"\\\\\\<\\>\\;'),
            ("#first", "\\#first"),
            ("not#first", "not#first"),
            (" first", "\\ first"),
            ("last ", "last\\ "),
            (" ", "\\ "),
            ("  ", "\\ \\ "),
            ("in ner", "in ner"),
            ("a=b", "a=b"),
            ("nul\0", "nul\\00"),
            ("line\n", "line\\0A"),
            ("\x1b[31m", "\\1B[31m"),
            ("right\u202eleft", "right\\E2\\80\\AEleft"),
            ("Z\u00fcrich \u6771\u4eac", "Z\u00fcrich \u6771\u4eac"),
            ("", ""),
        ],
    )
    def test_escapes(self, value: str, written: str) -> None:
        assert names.text(common_name(value)) == f"CN={written}"

    @given(st.text('ab ,+"\\<>;#=', max_size=8))
    def test_escapes_can_be_undone(self, value: str) -> None:
        name = x509.Name.from_rfc4514_string(names.text(common_name(value))) if value else x509.Name([])
        assert [attribute.value for attribute in name] == ([value] if value else [])

    def test_order_and_sets(self) -> None:
        assert names.text(raw_name([pair("2.5.4.6", b"\x13\x02XX")], [O, CN])) == "O=b+CN=a,C=XX"
        assert names.text(raw_name()) == ""

    @pytest.mark.parametrize(
        ("dotted", "label"),
        [
            ("2.5.4.3", "CN"),
            ("2.5.4.5", "serialNumber"),
            ("2.5.4.9", "STREET"),
            ("0.9.2342.19200300.100.1.25", "DC"),
            ("0.9.2342.19200300.100.1.1", "UID"),
            ("1.2.840.113549.1.9.1", "emailAddress"),
            ("2.5.4.97", "organizationIdentifier"),
            ("1.3.6.1.4.1.311.60.2.1.3", "jurisdictionC"),
            ("1.2.3.4", "1.2.3.4"),
        ],
    )
    def test_labels(self, dotted: str, label: str) -> None:
        assert names.text(raw_name([pair(dotted, b"\x0c\x01x")])) == f"{label}=x"

    def test_an_object_identifier_cut_short(self) -> None:
        assert names.text(raw_name([writer.sequence(b"\x06\x01\x88", b"\x0c\x01x")])) == "#88=x"

    @pytest.mark.parametrize("size", [2, 127, 128, 300])
    def test_what_is_no_string_is_its_element_in_hexadecimal(self, size: int) -> None:
        """As OpenSSL writes it with -nameopt RFC2253."""
        bits = writer.bits(b"b" * size)
        assert names.text(raw_name([pair("2.5.4.45", bits)])) == f"2.5.4.45=#{bits.hex()}"

    @pytest.mark.parametrize(
        ("tag", "content", "text"),
        [
            (0x0C, b"Z\xfcrich", "Z\u00fcrich"),
            (0x13, b"Z\xfcrich", "Z\u00fcrich"),
            (0x14, b"Z\xfcrich", "Z\u00fcrich"),
            (0x1E, b"\0a\0b", "ab"),
            (0x1C, b"\0\0\0a\0\0\0b", "ab"),
            (0x1E, b"abc", "abc"),
            (0x1A, b"abc", "abc"),
            (0x12, b"123", "123"),
        ],
    )
    def test_octets_that_are_not_what_their_type_says(self, tag: int, content: bytes, text: str) -> None:
        assert names.text(raw_name([pair("2.5.4.3", writer.tlv(tag, content))])) == f"CN={text}"

    @pytest.mark.parametrize("broken", BROKEN + NOT_PAIRS)
    def test_a_broken_name_in_hexadecimal(self, broken: bytes) -> None:
        assert names.text(broken) == names.short(broken) == "#" + broken.hex()


class TestShort:
    @pytest.mark.parametrize(
        ("rdns", "called"),
        [
            ([("C", "XX"), ("O", "Org"), ("OU", "Unit"), ("CN", "Common")], "Common"),
            ([("CN", "Common"), ("C", "XX")], "Common"),
            ([("O", "Org"), ("OU", "Unit")], "Unit"),
            ([("C", "XX"), ("O", "Org")], "Org"),
            ([("CN", ""), ("O", "Org")], "Org"),
            ([("L", "Town"), ("C", "XX")], "C=XX,L=Town"),
            ([], "(no name)"),
        ],
    )
    def test_what_people_call_it(self, rdns: list[tuple[str, str]], called: str) -> None:
        assert names.short(pki.name_der(*rdns)) == called


@given(st.binary(max_size=40), st.sampled_from([b"", b"\x30\x10\x31\x0e\x30\x0c\x06\x03\x55\x04", common_name("Example")]))
def test_any_bytes_have_a_text_and_are_equal_to_themselves(data: bytes, head: bytes) -> None:
    name = head + data
    assert names.compare(name, bytes(name)) is NameMatch.BYTES
    assert isinstance(names.text(name) + names.short(name), str)
    assert names.prepare(name) == names.prepare(bytes(name))


class TestResembling:
    """A quick test before names are prepared: what it lets fall must be another name."""

    WORDS = st.lists(st.text("abAB12 \t-.\u00e9\u00df\uff21", min_size=1, max_size=6), min_size=1, max_size=4)

    @given(WORDS, st.sampled_from(STRINGS), st.data())
    def test_every_spelling_of_a_name_resembles_it(self, words: list[str], encoding: str, data: st.DataObject) -> None:
        text = " ".join(words)
        other = data.draw(st.sampled_from((text, text.upper(), text.lower(), text.title(), f" {text.replace(' ', '  ')} ")))
        spelled = common_name(other, data.draw(st.sampled_from(STRINGS if other.isascii() else ("utf8", "bmp", "universal"))))
        asked = common_name(text, encoding if text.isascii() else "utf8")
        if names.prepare(asked) == names.prepare(spelled):
            assert names.resembling(asked)(spelled)
            assert names.resembling(spelled)(asked)

    def test_long_names_and_names_of_two_attributes(self) -> None:
        for number in (1, 2, 5):  # at 128 and 256 bytes the header of a Name grows
            one, other, third = (pki.name_der(*[("OU", f"{'x' * 60} {text}")] * number) for text in ("CA", "ca", f"CA {'z' * 61}"))
            assert names.resembling(one)(other)
            assert names.resembling(one)(third)
            assert not names.resembling(third)(one)

    @pytest.mark.parametrize("name", [*BROKEN, *NOT_PAIRS, common_name("\u65e5\u672c"), common_name("a b"), raw_name()])
    def test_a_name_without_a_word_of_its_own_resembles_all(self, name: bytes) -> None:
        assert names.resembling(name)(common_name("anything"))

    def test_what_is_no_string_is_no_word(self) -> None:
        bits = raw_name([pair("2.5.4.45", b"\x03\x04\x00abc"), CN])
        assert names.resembling(bits)(bits)
