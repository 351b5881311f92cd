"""CF6: what is wrong with the files that a server reads, apart from their certificates."""

import os
import ssl
from pathlib import Path
from typing import NamedTuple

import pytest
from cryptography.hazmat.primitives import serialization

from chainfix import Builder
from chainfix.adapters.facts import facts_of
from chainfix.findings.case import FileFacts
from chainfix.findings.diagnose import Answered, Report
from chainfix.findings.finding import Confidence, Severity
from chainfix.findings.keyfiles import keys_in
from chainfix.findings.registry import rule
from tests.support import cases, pki
from tests.support.surveys import store

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
ROOT = pki.root("Root")
CA = ROOT.ca("CA")
LEAF = CA.leaf("www.example.org")
OTHER_LEAF = CA.leaf("other.example.org")
FULL = LEAF.pem + CA.pem
MARK = b"\xef\xbb\xbf"
END = "-----END CERTIFICATE-----\n"
ALL = [f"CF{number}" for number in range(601, 608)]
posix = pytest.mark.skipif(os.name != "posix", reason="only on POSIX systems: permission bits and pipes are theirs")


class Folder(NamedTuple):
    """Where the files of a case lie."""

    path: Path

    def write(self, data: str | bytes, name: str = "list.pem", mode: int = 0o600) -> str:
        file = self.path / name
        file.write_bytes(data if isinstance(data, bytes) else data.encode())
        file.chmod(mode)
        return str(file)

    def check(self, data: str | bytes, *, mode: int = 0o600, key: str | None = None, password: bytes | None = None) -> Report:
        builder = Builder(stores=[store("roots", ROOT)], password=password)
        return builder.check(self.write(data, mode=mode), key=key, at=pki.NOW)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def encrypted(entity: pki.Entity) -> str:
    secret = serialization.BestAvailableEncryption(b"secret")
    return entity.key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, secret).decode()


def der_key(entity: pki.Entity, *, secret: bool = False) -> bytes:
    sealing = serialization.BestAvailableEncryption(b"secret") if secret else serialization.NoEncryption()
    return entity.key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, sealing)


def openssl_loads(folder: Folder, data: str | bytes) -> bool:
    """Whether a server that is built on the OpenSSL of this Python starts with such a file."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        context.load_cert_chain(folder.write(data, "loaded.pem"), folder.write(LEAF.key_pem, "key.pem"))
    except ssl.SSLError:
        return False
    return True


def test_an_ordinary_file_has_nothing_of_it(folder: Folder) -> None:
    found = folder.check(FULL)
    assert {cases.answer(found, code) for code in ALL} == {Answered.PASS, Answered.NOT_APPLICABLE}
    assert openssl_loads(folder, FULL)


@pytest.mark.parametrize("code", ALL)
def test_certificates_that_came_from_no_file_have_no_file_to_judge(code: str) -> None:
    assert cases.answer(cases.report(LEAF, CA, roots=[ROOT]), code) is Answered.NOT_APPLICABLE


@pytest.mark.parametrize("code", ALL)
def test_every_rule_of_files_is_registered_under_its_code(code: str) -> None:
    found = rule(code)
    assert found is not None
    assert code == found.CODE


# CF601


def test_a_key_beside_the_certificates_is_a_note(folder: Folder) -> None:
    found = folder.check(FULL + LEAF.key_pem)
    finding = cases.one(found, "CF601")
    assert finding.severity is NOTE
    line = FULL.count("\n") + 1
    assert finding.message == f"{folder.path / 'list.pem'} holds a private key (line {line}) beside the certificates"
    assert cases.answer(found, "CF603") is Answered.PASS


def test_a_key_in_a_file_of_its_own_is_not(folder: Folder) -> None:
    found = folder.check(FULL, key=folder.write(LEAF.key_pem, "key.pem"))
    assert cases.answer(found, "CF601") is Answered.PASS


# CF602


def test_the_leafs_own_key_is_in_order(folder: Folder) -> None:
    assert cases.answer(folder.check(FULL, key=folder.write(LEAF.key_pem, "key.pem")), "CF602") is Answered.PASS
    assert cases.answer(folder.check(FULL + LEAF.key_pem), "CF602") is Answered.PASS
    assert cases.answer(folder.check(FULL), "CF602") is Answered.NOT_APPLICABLE


def test_a_key_of_nobody_here_is_an_error(folder: Folder) -> None:
    finding = cases.one(folder.check(FULL, key=folder.write(OTHER_LEAF.key_pem, "key.pem")), "CF602")
    assert (finding.severity, finding.position) == (ERROR, 1)
    assert finding.message == "the private key is not that of www.example.org, so servers will not start (key values mismatch)"


def test_a_key_in_the_file_counts_where_none_was_named(folder: Folder) -> None:
    wrong, right = OTHER_LEAF.key_pem, folder.write(LEAF.key_pem, "key.pem")
    assert cases.one(folder.check(FULL + wrong), "CF602").severity is ERROR
    assert cases.answer(folder.check(FULL + wrong, key=right), "CF602") is Answered.PASS


def test_the_key_of_a_ca_is_the_key_of_another_certificate(folder: Folder) -> None:
    finding = cases.one(folder.check(FULL, key=folder.write(CA.key_pem, "key.pem")), "CF602")
    assert (finding.severity, finding.position) == (ERROR, 1)
    assert finding.message.endswith("; it is that of CA, #2")


def test_an_encrypted_key_in_the_file_says_nothing_without_its_password(folder: Folder) -> None:
    assert cases.answer(folder.check(FULL + encrypted(OTHER_LEAF)), "CF602") is Answered.NOT_APPLICABLE
    assert cases.one(folder.check(FULL + encrypted(OTHER_LEAF), password=b"secret"), "CF602").severity is ERROR


# CF603


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o400])
def test_a_key_that_only_its_owner_and_group_read_is_in_order(folder: Folder, mode: int) -> None:
    found = folder.check(FULL, mode=0o644, key=folder.write(LEAF.key_pem, "key.pem", mode=mode))
    assert cases.answer(found, "CF603") is Answered.PASS


@posix
def test_a_key_that_others_read_is_a_warning(folder: Folder) -> None:
    key = folder.write(LEAF.key_pem, "key.pem", mode=0o644)
    finding = cases.one(folder.check(FULL, key=key), "CF603")
    assert (finding.severity, finding.confidence) == (WARNING, Confidence.LIKELY)
    assert finding.message == f"{key} holds a private key, and every user of this machine may read it (mode 0644)"


@posix
def test_a_key_in_an_open_chain_file_is_told_of_by_both_rules_in_their_own_words(folder: Folder) -> None:
    found = folder.check(FULL + LEAF.key_pem, mode=0o644)
    assert [cases.one(found, code).severity for code in ("CF601", "CF603")] == [NOTE, WARNING]


@posix
def test_an_encrypted_key_that_others_read_is_a_note(folder: Folder) -> None:
    assert cases.one(folder.check(FULL + encrypted(LEAF), mode=0o644), "CF603").severity is NOTE


@posix
@pytest.mark.parametrize("secret", [False, True])
def test_a_key_in_der_is_a_key(folder: Folder, *, secret: bool) -> None:
    key = folder.write(der_key(LEAF, secret=secret), "key.der", mode=0o604)
    found = Builder(stores=[store("roots", ROOT)], password=b"secret").check(folder.write(FULL), key=key, at=pki.NOW)
    assert cases.one(found, "CF603").severity is (NOTE if secret else WARNING)
    assert cases.answer(found, "CF605") is (Answered.FOUND if secret else Answered.PASS)


def test_where_there_are_no_permission_bits_nothing_is_said_of_them(folder: Folder) -> None:
    bundle = folder.write(LEAF.key_pem)
    (facts,) = facts_of([bundle])
    assert keys_in(facts._replace(mode=None))
    found = folder.check(FULL)
    assert cases.answer(found, "CF603") is Answered.NOT_APPLICABLE


# CF604

CUT = LEAF.pem + CA.pem[:300] + "\n" + END
NO_END = LEAF.pem + CA.pem.replace(END, "")


@pytest.mark.parametrize(("data", "told"), [(CUT, "is cut off"), (NO_END, "has no END line")], ids=["cut off", "without an end"])
def test_a_block_that_openssl_stops_at_is_an_error_with_its_line(folder: Folder, data: str, told: str) -> None:
    finding = cases.one(folder.check(data), "CF604")
    assert finding.severity is ERROR
    assert finding.message.startswith(f"{folder.path / 'list.pem'}, line {LEAF.pem.count(chr(10)) + 1}: ")
    assert told in finding.message
    assert not openssl_loads(folder, data)


def test_comments_and_keys_are_no_broken_blocks(folder: Folder) -> None:
    assert cases.answer(folder.check("# the leaf\n" + FULL + LEAF.key_pem), "CF604") is Answered.PASS


def test_a_block_of_another_kind_is_not_broken(folder: Folder) -> None:
    parameters = pki.pem(b"\x30\x06\x02\x01\x07\x02\x01\x02", "DH PARAMETERS")
    assert cases.answer(folder.check(FULL + parameters), "CF604") is Answered.PASS


# CF605


def test_an_encrypted_key_is_a_note_with_its_line(folder: Folder) -> None:
    finding = cases.one(folder.check(FULL + encrypted(LEAF)), "CF605")
    assert finding.severity is NOTE
    assert finding.message.startswith(f"{folder.path / 'list.pem'}, line {FULL.count(chr(10)) + 1}: the private key is encrypted")


def test_the_key_that_was_named_counts_too(folder: Folder) -> None:
    key = folder.write(encrypted(LEAF), "key.pem")
    assert cases.one(folder.check(FULL, key=key, password=b"secret"), "CF605").message.startswith(f"{key}, line 1: ")


def test_a_key_in_the_clear_passes_and_none_at_all_is_not_applicable(folder: Folder) -> None:
    assert cases.answer(folder.check(FULL + LEAF.key_pem), "CF605") is Answered.PASS
    assert cases.answer(folder.check(FULL), "CF605") is Answered.NOT_APPLICABLE


# CF606


@pytest.mark.parametrize(
    ("data", "line"), [(MARK + FULL.encode(), 1), (LEAF.pem.encode() + MARK + CA.pem.encode(), LEAF.pem.count("\n") + 1)]
)
def test_a_mark_before_a_block_is_a_warning_with_its_line(folder: Folder, data: bytes, line: int) -> None:
    finding = cases.one(folder.check(data), "CF606")
    assert finding.severity is WARNING
    assert f"list.pem, line {line}: a byte order mark" in finding.message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_an_error(folder: Folder, encoding: str) -> None:
    data = FULL.encode(encoding)
    finding = cases.one(folder.check(data), "CF606")
    assert finding.severity is ERROR
    assert "is written in UTF-16" in finding.message
    assert not openssl_loads(folder, data)


def test_a_mark_before_a_comment_hides_nothing(folder: Folder) -> None:
    data = MARK + b"# the leaf\n" + FULL.encode()
    assert cases.answer(folder.check(data), "CF606") is Answered.PASS
    assert openssl_loads(folder, data)


@pytest.mark.parametrize("code", ["CF606", "CF607"])
def test_binary_files_have_no_lines(folder: Folder, code: str) -> None:
    assert cases.answer(folder.check(LEAF.der), code) is Answered.NOT_APPLICABLE


# CF607


@pytest.mark.parametrize("between", ["", " ", "\t"])
def test_two_blocks_in_one_line_are_an_error(folder: Folder, between: str) -> None:
    data = LEAF.pem.rstrip("\n") + between + CA.pem
    finding = cases.one(folder.check(data), "CF607")
    assert finding.severity is ERROR
    assert f"list.pem, line {LEAF.pem.count(chr(10))}: BEGIN stands in the line of END" in finding.message
    assert not openssl_loads(folder, data)


def test_lines_that_end_in_a_carriage_return_alone_are_an_error(folder: Folder) -> None:
    data = FULL.replace("\n", "\r")
    assert cases.one(folder.check(data), "CF607").severity is ERROR
    assert not openssl_loads(folder, data)


def test_a_file_without_a_last_line_end_is_a_note(folder: Folder) -> None:
    data = FULL.rstrip("\n")
    finding = cases.one(folder.check(data), "CF607")
    assert finding.severity is NOTE
    assert openssl_loads(folder, data)


def test_the_line_ends_of_windows_are_line_ends(folder: Folder) -> None:
    data = FULL.replace("\n", "\r\n")
    assert cases.answer(folder.check(data), "CF607") is Answered.PASS
    assert openssl_loads(folder, data)


# What files look like.


def test_facts_are_those_of_files_once_for_each_name(folder: Folder) -> None:
    name = folder.write(FULL, mode=0o640)
    expected = FileFacts(name, FULL.encode(), None if os.name == "nt" else 0o640)
    assert facts_of([name, Path(name), FULL, FULL.encode(), "-", None]) == (expected,)


def test_facts_of_a_folder_are_those_of_its_files(folder: Folder) -> None:
    names = [folder.write(LEAF.pem, "a.pem"), folder.write(LEAF.key_pem, "b.key")]
    assert [facts.name for facts in facts_of([str(folder.path)])] == names


@posix
def test_a_pipe_is_not_waited_for(folder: Folder) -> None:
    pipe = folder.path / "pipe"
    os.mkfifo(pipe)
    assert facts_of([pipe]) == ()


def test_a_check_looks_at_every_file_that_was_named(folder: Folder) -> None:
    """The leaf and its chain apart, as Apache reads them: nobody joins their lines."""
    sources = [folder.write(LEAF.pem.rstrip("\n"), "cert.pem"), folder.write(CA.pem, "chain.pem")]
    found = Builder(stores=[store("roots", ROOT)]).check(*sources, key=folder.write(LEAF.key_pem, "key.pem"), at=pki.NOW)
    assert found.case is not None
    assert [Path(file.name).name for file in found.case.files] == ["cert.pem", "chain.pem", "key.pem"]
    assert [finding.severity for finding in cases.of(found, "CF607")] == [NOTE]


def test_an_encrypted_key_that_was_named_is_told_and_compared_with_nothing(folder: Folder) -> None:
    found = folder.check(FULL, key=folder.write(encrypted(LEAF), "key.pem"))
    assert cases.one(found, "CF605").severity is Severity.NOTE
    assert cases.answer(found, "CF602") is Answered.NOT_APPLICABLE
