"""Reading: nothing around a certificate loses it, and no bytes do anything but be read or be refused."""

import json
import random
from base64 import b64encode
from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chainfix.certificates.reading import Bundle, blocks_of, read_bytes
from chainfix.errors import InputError
from tests.support import pki

ROOT = pki.root("Example Root")
INTER = ROOT.ca("Example CA")
LEAVES = [INTER.leaf(f"{'x' * length}.example.org") for length in range(1, 4)]
ENTITIES = [ROOT, INTER, *LEAVES]
"""Of all three remainders of length by three, so with every padding of base64."""

LISTS = st.lists(st.sampled_from(ENTITIES), min_size=1, max_size=4)
LINES = st.sampled_from(
    [
        b"",
        b"subject=CN = Example",
        b"# Issuer: CN=MICROSOFT",
        b"BEGIN CERTIFICATE",
        b"-----BEGIN",
        b"-----END CERTIFICATE-----",
        b"-----BEGIN CERTIFICATE-----",
        b"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
        b"-----BEGIN DH PARAMETERS-----\nMAYCAQcCAQI=\n-----END DH PARAMETERS-----",
        b"MIIB" + b"A" * 80,
        b"LS0tLS1CRUdJTiBY" * 8,
        b"0\x82\x01\x00",
        b"\0\0\0",
        b"\xff\xfe",
        b"PK\x03\x04",
    ]
)
TEXTS = st.one_of(st.lists(LINES, max_size=3).map(b"\n".join), st.binary(max_size=40), st.text(max_size=20).map(str.encode))
FILES = [
    pki.bundle(*ENTITIES).encode(),
    ROOT.der + INTER.der,
    b64encode(ROOT.pem.encode()),
    ROOT.pem.encode("utf-16"),
    ROOT.key_pem.encode(),
]


def ders(bundle: Bundle) -> list[bytes]:
    return [certificate.der for certificate in bundle.certificates]


class TestRoundTrips:
    @given(LISTS)
    def test_pem(self, entities: list[pki.Entity]) -> None:
        expected = [entity.der for entity in entities]
        bundle = read_bytes(pki.bundle(*entities).encode(), "a")
        assert ders(bundle) == blocks_of(pki.bundle(*entities).encode()) == expected
        assert "".join(certificate.pem for certificate in bundle.certificates) == pki.bundle(*entities)

    @given(
        LISTS,
        st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]),
        st.sampled_from(["\n", "\r\n", "\r", "\n\n", " "]),
    )
    def test_encodings_and_line_ends(self, entities: list[pki.Entity], codec: str, newline: str) -> None:
        data = pki.bundle(*entities).replace("\n", newline).encode(codec)
        assert ders(read_bytes(data, "a")) == [entity.der for entity in entities]

    @given(LISTS, st.integers(1, 200), st.text(" \t>", max_size=5))
    def test_any_width_and_indent(self, entities: list[pki.Entity], width: int, indent: str) -> None:
        lines = []
        for entity in entities:
            digits = b64encode(entity.der).decode()
            body = [digits[at : at + width] for at in range(0, len(digits), width)]
            lines += ["-----BEGIN CERTIFICATE-----", *body, "-----END CERTIFICATE-----"]
        assert ders(read_bytes("\n".join(indent + line for line in lines).encode(), "a")) == [entity.der for entity in entities]

    @given(LISTS, st.integers(0, 3))
    def test_der_and_base64_of_it(self, entities: list[pki.Entity], layers: int) -> None:
        data = b"".join(entity.der for entity in entities)
        for _ in range(layers):
            data = b64encode(data)
        assert ders(read_bytes(data, "a")) == [entity.der for entity in entities]

    @given(LISTS)
    def test_json(self, entities: list[pki.Entity]) -> None:
        assert ders(read_bytes(json.dumps([entity.pem for entity in entities]).encode(), "a")) == [
            entity.der for entity in entities
        ]


class TestNothingIsLost:
    """Whatever stands around blocks, on lines of its own, each block is read, in order."""

    @given(st.lists(st.tuples(TEXTS, st.sampled_from(ENTITIES)), min_size=1, max_size=3), TEXTS, st.sampled_from([b"\n", b"\r\n"]))
    @settings(suppress_health_check=[HealthCheck.too_slow])
    def test_text_around_blocks(self, parts: list[tuple[bytes, pki.Entity]], last: bytes, newline: bytes) -> None:
        data = b"".join(text + newline + entity.pem.encode().replace(b"\n", newline) for text, entity in parts) + last
        read = ders(read_bytes(data, "a"))
        expected = [entity.der for _, entity in parts]
        assert [der for der in read if der in expected] == expected

    @given(LISTS, st.randoms(use_true_random=False), st.data())
    def test_one_broken_block_among_good_ones(self, entities: list[pki.Entity], chance: random.Random, data: st.DataObject) -> None:
        victim = pki.root("Victim").pem
        cut = data.draw(st.integers(len("-----BEGIN CERTIFICATE-----") + 1, len(victim) - len("-----END CERTIFICATE-----\n") - 4))
        broken = victim[:cut] + "\n"
        texts = [entity.pem for entity in entities]
        texts.insert(chance.randrange(len(texts) + 1), broken)
        bundle = read_bytes("".join(texts).encode(), "a")
        assert ders(bundle) == [entity.der for entity in entities]
        (note,) = bundle.notes
        assert (note.code, note.line) == ("broken-block", 1 + "".join(texts[: texts.index(broken)]).count("\n"))


class TestNothingElseHappens:
    """Any bytes are read or refused with an InputError."""

    def read_or_refuse(self, data: bytes) -> None:
        for require in (True, False):
            with suppress(InputError):
                read_bytes(data, "a", password=b"x", require_certificate=require)

    @given(st.binary(max_size=400))
    def test_any_bytes(self, data: bytes) -> None:
        self.read_or_refuse(data)

    @given(
        st.sampled_from(
            [b"0\x82\x01\x00", b"0\x80", b"PK\x03\x04", b"\xff\xfe", b"-----BEGIN CERTIFICATE-----\n", b"LS0tLS1CRUdJ"]
        ),
        st.binary(max_size=400),
    )
    def test_any_bytes_behind_a_promising_beginning(self, head: bytes, data: bytes) -> None:
        self.read_or_refuse(head + data)

    @given(st.sampled_from(FILES), st.data())
    def test_any_byte_changed_inserted_or_cut(self, file: bytes, data: st.DataObject) -> None:
        at = data.draw(st.integers(0, len(file) - 1))
        cut = data.draw(st.integers(0, 5))
        self.read_or_refuse(file[:at] + data.draw(st.binary(max_size=5)) + file[at + cut :])
        self.read_or_refuse(file[:at])
