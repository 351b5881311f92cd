"""The PKIs of the tests are what they say they are: OpenSSL and cryptography read and judge them."""

import subprocess
from pathlib import Path

import pytest
from cryptography import x509

from tests.support import der, pki
from tests.support.keys import private_key

NINE_FORMS = (
    pki.other_name(pki.UNKNOWN, der.tlv(0x0C, b"x")),
    pki.rfc822_name("host@example.org"),
    pki.dns_name("www.example.org"),
    pki.x400_address("DE"),
    pki.directory_name(pki.name_der(("CN", "x"))),
    pki.edi_party_name("x"),
    pki.uri_name("https://example.org/"),
    pki.ip_name("192.0.2.1"),
    pki.registered_id("1.2.3"),
)


def openssl_verify(folder: Path, leaf: pki.Entity, roots: list[pki.Entity], untrusted: list[pki.Entity], *options: str) -> str:
    """What ``openssl verify`` says at ``pki.NOW``, on both channels."""
    for name, entities in (("leaf", [leaf]), ("roots", roots), ("untrusted", untrusted)):
        (folder / f"{name}.pem").write_text(pki.bundle(*entities))
    command = ["openssl", "verify", "-attime", str(int(pki.NOW.timestamp())), "-no-CApath", "-no-CAstore", "-CAfile", "roots.pem"]
    given = ["-untrusted", "untrusted.pem"] if untrusted else []
    done = subprocess.run(
        [*command, *given, *options, "leaf.pem"], cwd=folder, capture_output=True, text=True, check=False, timeout=30
    )
    return done.stdout + done.stderr


def openssl_dump(entity: pki.Entity) -> str:
    command = ["openssl", "x509", "-noout", "-text"]
    return subprocess.run(command, input=entity.pem, capture_output=True, text=True, check=True, timeout=30).stdout


def test_openssl_accepts_an_ordinary_chain_strictly(tmp_path: Path) -> None:
    root = pki.root("Root", aki=pki.key_identifier(private_key("key of Root")))
    inter = root.ca("CA", path_length=0)
    leaf = inter.leaf("www.example.org")
    answer = openssl_verify(tmp_path, leaf, [root], [inter], "-x509_strict", "-purpose", "sslserver")
    assert answer == "leaf.pem: OK\n"


def test_openssl_accepts_a_twin_in_place_of_the_root(tmp_path: Path) -> None:
    new = pki.root("New Root")
    old = pki.root("Old Root")
    leaf = new.ca("CA").leaf("www.example.org")
    assert leaf.issuer is not None
    assert openssl_verify(tmp_path, leaf, [old], [leaf.issuer, old.cross(new)]) == "leaf.pem: OK\n"


@pytest.mark.parametrize("key", ["ec1", "p384-0", "p521-0", "ed0", "rsa0", "rsa1", "rsa1024", "dsa0"])
def test_every_kind_of_key_signs_what_openssl_verifies(tmp_path: Path, key: str) -> None:
    root = pki.root("Root", key=key)
    assert openssl_verify(tmp_path, root.leaf("www.example.org"), [root], [], "-auth_level", "0") == "leaf.pem: OK\n"


@pytest.mark.parametrize(
    ("key", "hash_name"), [("rsa0", "md5"), ("rsa0", "sha1"), ("ec0", "sha1"), ("rsa0", "sha384"), ("ec0", "sha512")]
)
def test_every_hash_signs_what_openssl_verifies(tmp_path: Path, key: str, hash_name: str) -> None:
    root = pki.root("Root", key=key)
    leaf = root.leaf("www.example.org", hash_name=hash_name)
    assert openssl_verify(tmp_path, leaf, [root], [], "-auth_level", "0") == "leaf.pem: OK\n"
    assert leaf.certificate.signature_hash_algorithm is not None
    assert leaf.certificate.signature_hash_algorithm.name == hash_name


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"not_after": pki.START}, "certificate has expired"),
        ({"not_before": pki.END}, "certificate is not yet valid"),
        ({"is_ca": False}, "invalid CA certificate"),
        ({"key_usage": ("crl_sign",)}, "key usage does not include certificate signing"),
        ({"eku": (pki.CLIENT_AUTH,)}, "unsuitable certificate purpose"),
        ({"name_constraints": pki.constraints(permitted=[pki.dns_name("example.com")])}, "permitted subtree violation"),
        ({"name_constraints": pki.constraints(excluded=[pki.dns_name("example.org")])}, "excluded subtree violation"),
        ({"extensions": [(pki.UNKNOWN, True, b"\x05\x00")]}, "unhandled critical extension"),
        ({"bad_signature": True}, "certificate signature failure"),
        ({"ski": b"other"}, ""),
    ],
)
def test_openssl_refuses_for_the_very_reason(tmp_path: Path, options: pki.Options, reason: str) -> None:
    root = pki.root("Root")
    inter = root.ca("CA", **options)
    answer = openssl_verify(tmp_path, inter.leaf("www.example.org"), [root], [inter], "-purpose", "sslserver")
    assert reason in answer
    assert answer.startswith("leaf.pem: OK") == (not reason)


def test_openssl_refuses_a_key_identifier_that_contradicts(tmp_path: Path) -> None:
    root = pki.root("Root")
    answer = openssl_verify(tmp_path, root.leaf("www.example.org", aki=b"another key"), [root], [])
    assert "unable to get local issuer certificate" in answer


def test_openssl_refuses_an_issuer_and_serial_number_that_contradict(tmp_path: Path) -> None:
    root = pki.root("Root")
    right = root.leaf("www.example.org", aki_issuer=(root.subject, root.serial))
    wrong = root.leaf("www.example.org", aki_issuer=(root.subject, root.serial + 1))
    assert openssl_verify(tmp_path, right, [root], []) == "leaf.pem: OK\n"
    assert "unable to get local issuer certificate" in openssl_verify(tmp_path, wrong, [root], [])


def test_openssl_counts_the_certificates_below_a_path_length(tmp_path: Path) -> None:
    root = pki.root("Root", path_length=0)
    inter = root.ca("CA")
    assert openssl_verify(tmp_path, root.leaf("www.example.org"), [root], []) == "leaf.pem: OK\n"
    assert "path length constraint exceeded" in openssl_verify(tmp_path, inter.leaf("www.example.org"), [root], [inter])


def test_openssl_counts_self_issued_certificates_not_at_all(tmp_path: Path) -> None:
    root = pki.root("Root", path_length=0)
    again = root.ca("Root", key="new key of Root")
    leaf = again.leaf("www.example.org")
    assert again.subject == root.subject
    assert again.spki != root.spki
    assert openssl_verify(tmp_path, leaf, [root], [again]) == "leaf.pem: OK\n"


def test_openssl_knows_the_policies(tmp_path: Path) -> None:
    root = pki.root("Root")
    inter = root.ca("CA", policies=["1.2.3"], policy_mappings=[("1.2.3", "1.2.4")], policy_constraints=(0, None))
    good = inter.leaf("www.example.org", policies=["1.2.4"])
    bad = inter.leaf("www.example.org", policies=["1.2.5"])
    assert openssl_verify(tmp_path, good, [root], [inter], "-policy_check", "-policy", "1.2.3") == "leaf.pem: OK\n"
    assert "no explicit policy" in openssl_verify(tmp_path, bad, [root], [inter], "-policy_check", "-policy", "1.2.3")


def test_cryptography_reads_each_extension_back() -> None:
    entity = pki.root("Root").ca(
        "CA",
        path_length=3,
        eku=(pki.SERVER_AUTH, pki.UNKNOWN),
        san=["www.example.org", "192.0.2.1", x509.RFC822Name("a@example.org"), pki.registered_id("1.2.3")],
        name_constraints=x509.NameConstraints([x509.DNSName("example.org")], None),
        ca_issuers=["http://example.org/ca.der", "ldap://example.org/"],
        policies=[pki.ANY_POLICY, "1.2.3"],
        policy_constraints=(1, 2),
        inhibit_any=4,
    )
    of = entity.certificate.extensions.get_extension_for_class
    assert of(x509.BasicConstraints).value == x509.BasicConstraints(ca=True, path_length=3)
    assert [one.dotted_string for one in of(x509.ExtendedKeyUsage).value] == ["1.3.6.1.5.5.7.3.1", pki.UNKNOWN]
    assert of(x509.SubjectAlternativeName).value.get_values_for_type(x509.DNSName) == ["www.example.org"]
    assert of(x509.NameConstraints).value.permitted_subtrees == [x509.DNSName("example.org")]
    urls = [one.access_location.value for one in of(x509.AuthorityInformationAccess).value]
    assert urls == ["http://example.org/ca.der", "ldap://example.org/"]
    assert of(x509.PolicyConstraints).value == x509.PolicyConstraints(1, 2)
    assert of(x509.InhibitAnyPolicy).value.skip_certs == 4
    usage = of(x509.KeyUsage).value
    assert (usage.key_cert_sign, usage.crl_sign, usage.digital_signature) == (True, True, False)


def test_openssl_reads_all_nine_forms_of_a_general_name() -> None:
    text = openssl_dump(pki.root("Root").leaf("www.example.org", san=NINE_FORMS)).replace(" ", "")
    for said in ("othername", "email:host@example.org", "DNS:www.example.org", "X400Name", "DirName:", "EdiPartyName"):
        assert said in text
    for said in ("URI:https://example.org/", "IPAddress:192.0.2.1", "RegisteredID:1.2.3"):
        assert said in text


@pytest.mark.parametrize("encoding", list(pki.STRING_TAGS))
def test_names_have_the_string_type_they_ask_for(encoding: str) -> None:
    entity = pki.root("Root", subject=[("C", "DE", "printable"), ("CN", "Root", encoding)])
    assert bytes((pki.STRING_TAGS[encoding],)) + bytes((len(entity.subject) - 26,)) in entity.subject
    assert entity.certificate.subject.rfc4514_string() == "CN=Root,C=DE"


def test_a_duplicate_extension_is_there_twice() -> None:
    policy = (x509.oid.ExtensionOID.CERTIFICATE_POLICIES.dotted_string, False, der.sequence(der.sequence(der.oid("1.2.3"))))
    leaf = pki.root("Root").leaf("www.example.org", extensions=[policy, policy])
    with pytest.raises(x509.DuplicateExtension):
        _ = leaf.certificate.extensions


def test_an_explicit_ca_false_is_written() -> None:
    raw = der.sequence(der.boolean(value=False))
    leaf = pki.root("Root").leaf("www.example.org", basic_constraints=raw)
    assert der.octets(raw) in leaf.der


def test_an_edited_certificate_is_signed_again(tmp_path: Path) -> None:
    root = pki.root("Root")
    edited = pki.resigned(root.leaf("www.example.org"), lambda tbs: tbs.replace(b"www.example.org", b"w3w.example.org"))
    assert openssl_verify(tmp_path, edited, [root], []) == "leaf.pem: OK\n"
    assert "w3w.example.org" in openssl_dump(edited)


def test_the_inner_and_the_outer_algorithm_can_differ() -> None:
    leaf = pki.root("Root").leaf("www.example.org", outer_algorithm=pki.algorithm(private_key("ec0"), "sha384"))
    assert openssl_dump(leaf).count("ecdsa-with-SHA256") == 1
    assert openssl_dump(leaf).count("ecdsa-with-SHA384") == 1


def test_the_same_words_give_the_same_bytes_and_other_words_another_serial_number() -> None:
    assert pki.root("Root").ca("CA").der == pki.root("Root").ca("CA").der
    assert pki.root("Root").ca("CA").serial != pki.root("Root").ca("CA", path_length=1).serial


def test_a_cross_certificate_is_a_twin() -> None:
    inter = pki.root("Root").ca("CA")
    twin = pki.root("Other Root").cross(inter)
    assert (twin.subject, twin.spki, twin.ski) == (inter.subject, inter.spki, inter.ski)
    assert twin.der != inter.der
