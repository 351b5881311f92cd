"""The facts on clients' stores: well formed, and true of real roots in the packages that are installed."""

import re
from collections import Counter

import pytest

from chainfix.adapters.stores import roots_at_hand
from chainfix.building.calendar import APPLE, CHROME, JAVA, MOZILLA
from chainfix.building.distrust import Distrust
from chainfix.building.trust import key_fingerprint
from chainfix.certificates.certificate import Certificate
from chainfix.clients.catalogue import CATALOGUE, store_of
from chainfix.clients.profile import Profile
from chainfix.clients.store_facts import STORES
from chainfix.clients.stores import ClientStore, Root

_BY_NAME = {store.name: store for store in STORES}
_CURRENT_JAVA = "java8 java11 java17"
_ANDROID_7 = "android-7.0 android-7.1.1"
_TODAY = f"apple android-14 {_CURRENT_JAVA}"
_EARLY = f"android-4.4 {_ANDROID_7} java8u101 node0.12"
_LISTED = frozenset(store.name for store in STORES if store.has)
"""The stores whose roots are listed one by one."""

_ISSUED_ANEW = {"A-Trust-nQual-03", "AC Ra\xedz Certic\xe1mara S.A.", "Autoridad de Certificacion Firmaprofesional CIF A62634068"}


def _common_name(certificate: Certificate) -> str:
    return certificate.subject.split(",", 1)[0].removeprefix("CN=")


@pytest.fixture(scope="module")
def at_hand() -> dict[str, Certificate]:
    """The roots of all packages by their common name."""
    return {_common_name(certificate): certificate for certificate in roots_at_hand().certificates()}


@pytest.mark.parametrize(
    "name",
    [
        "mozilla",
        "ca-certificates",
        "chrome",
        "microsoft",
        "apple",
        "android-14",
        "android-4.4",
        "android-7.0",
        "android-7.1.1",
        "java8u101",
        "java8",
        "java11",
        "java17",
        "java17.0.2",
        "node8",
        "node0.12",
    ],
)
def test_a_store_is_told_of_once(name: str) -> None:
    assert Counter(store.name for store in STORES)[name] == 1


@pytest.mark.parametrize("profile", CATALOGUE, ids=lambda profile: profile.name)
def test_the_store_of_each_client_is_known(profile: Profile) -> None:
    assert store_of(profile) in STORES


@pytest.mark.parametrize("store", STORES, ids=lambda store: store.name)
def test_the_facts_of_a_store_are_well_formed(store: ClientStore) -> None:
    assert store.title
    assert store.source
    assert set(store.bases) <= {"mozilla", "chrome", "microsoft"}
    assert not store.lacks & store.has
    assert bool(store.lacks) == bool(store.has)
    assert store.date is None or re.fullmatch(r"20\d\d-[01]\d-[0-3]\d", store.date)
    assert store.date or not store.closed


@pytest.mark.parametrize("store", STORES, ids=lambda store: store.name)
def test_each_root_of_a_store_is_well_formed(store: ClientStore) -> None:
    for root in store.lacks | store.has:
        assert re.fullmatch(r"[0-9a-f]{64}", root.spki_sha256)
        assert re.match(
            r"(CN|OU|O|C|L|ST|emailAddress|1\.2\.840\.113549\.1\.9\.1|2\.5\.4\.97|organizationIdentifier)=", root.subject
        )


def test_the_roots_of_the_packages_are_in_the_table_by_their_own_keys() -> None:
    keys: dict[str, set[str]] = {}
    for certificate in roots_at_hand().certificates():
        keys.setdefault(certificate.subject, set()).add(key_fingerprint(certificate))
    table = _BY_NAME["apple"].has | _BY_NAME["apple"].lacks
    assert [root for root in table if root.spki_sha256 not in keys.get(root.subject, {root.spki_sha256})] == []


@pytest.mark.parametrize("store", [store for store in STORES if store.closed], ids=lambda store: store.name)
def test_no_root_of_a_closed_store_is_younger_than_it_but_by_a_new_certificate(store: ClientStore) -> None:
    added = [certificate for certificate in roots_at_hand().certificates() if store.adds(certificate)]
    late = {_common_name(certificate) for certificate in added if certificate.not_before.strftime("%Y-%m-%d") > str(store.date)}
    assert late <= _ISSUED_ANEW


@pytest.mark.parametrize("store", [store for store in STORES if store.has], ids=lambda store: store.name)
def test_a_listed_store_has_as_many_roots_as_stores_have(store: ClientStore) -> None:
    assert 80 < len(store.has) < 160


@pytest.mark.parametrize(
    ("root", "stores"),
    [
        ("DST Root CA X3", f"{_EARLY} node8"),
        ("ISRG Root X1", f"{_TODAY} android-7.1.1 java17.0.2 node8"),
        ("ISRG Root X2", _TODAY),
        ("GTS Root R1", f"{_TODAY} node8"),
        ("GTS Root R4", f"{_TODAY} node8"),
        ("GlobalSign Root R46", _TODAY),
        ("Sectigo Public Server Authentication Root R46", _TODAY),
        ("Sectigo Public Server Authentication Root E46", _TODAY),
        ("SSL.com TLS RSA Root CA 2022", _TODAY),
        ("Amazon Root CA 1", f"{_TODAY} java17.0.2 node8"),
        ("DigiCert Global Root CA", f"{_TODAY} {_EARLY} java17.0.2 node8"),
        ("DigiCert Global Root G2", f"{_TODAY} {_ANDROID_7} java8u101 java17.0.2 node8"),
        ("USERTrust RSA Certification Authority", f"{_TODAY} {_ANDROID_7} java8u101 java17.0.2 node8"),
        ("Go Daddy Root Certificate Authority - G2", f"{_TODAY} {_EARLY} java17.0.2 node8"),
        ("Baltimore CyberTrust Root", f"{_EARLY} java17.0.2 node8"),
        ("Certum Trusted Root CA", "apple android-14"),
        ("HARICA TLS RSA Root CA 2021", "apple android-14"),
        ("StartCom Certification Authority", f"android-4.4 {_ANDROID_7} node0.12"),
    ],
)
def test_history_is_as_it_was(root: str, stores: str, at_hand: dict[str, Certificate]) -> None:
    assert {name for name in _LISTED if _BY_NAME[name].holds(at_hand[root])} == set(stores.split())
    assert {name for name in _LISTED if _BY_NAME[name].adds(at_hand[root])} == set(stores.split())


def test_android_had_eight_roots_more_with_7_1_1() -> None:
    before, after = _BY_NAME["android-7.0"].has, _BY_NAME["android-7.1.1"].has
    assert before < after
    assert len(after - before) == 8


def test_the_updates_of_java_share_their_roots() -> None:
    assert len({(_BY_NAME[name].has, _BY_NAME[name].lacks, _BY_NAME[name].distrust) for name in _CURRENT_JAVA.split()}) == 1


@pytest.mark.parametrize(
    ("name", "enforces", "follows"),
    [
        ("mozilla", True, True),
        ("chrome", True, True),
        ("microsoft", True, True),
        ("ca-certificates", False, False),
        ("apple", False, False),
        ("android-14", False, False),
        ("node8", False, False),
    ],
)
def test_dates_come_with_a_store_and_are_not_in_pem(name: str, enforces: bool, follows: bool) -> None:
    assert (_BY_NAME[name].enforces, _BY_NAME[name].follows) == (enforces, follows)


@pytest.mark.parametrize(("rows", "stores"), [(APPLE, "apple"), (JAVA, _CURRENT_JAVA)], ids=["apple", "java"])
def test_dates_of_a_clients_own(rows: tuple[Distrust, ...], stores: str) -> None:
    assert all(_BY_NAME[name].distrust == rows for name in stores.split())
    assert {row.basis for row in rows} == {"notBefore"}
    assert all(row.source.startswith("https://") for row in rows)
    assert len({row.spki_sha256 for row in rows}) == len(rows)
    assert [row.after for row in rows] == sorted((row.after for row in rows), reverse=True)


@pytest.mark.parametrize(
    ("rows", "root", "day", "basis"),
    [
        (APPLE, "Entrust Root Certification Authority - G2", "2024-11-15", "notBefore"),
        (JAVA, "Entrust Root Certification Authority - G2", "2024-11-11", "notBefore"),
        (JAVA, "GeoTrust Global CA", "2019-04-16", "notBefore"),
        (JAVA, "Chambers of Commerce Root - 2008", "2025-04-15", "notBefore"),
        (MOZILLA, "Chambers of Commerce Root - 2008", "2021-04-19", "removal"),
        (MOZILLA, "E-Tugra Global Root CA RSA v3", "2023-08-01", "removal"),
        (MOZILLA, "GeoTrust Global CA", "2018-12-11", "removal"),
        (CHROME, "GeoTrust Global CA", "2018-10-16", "removal"),
        (CHROME, "GLOBALTRUST 2020", "2024-06-30", "sct"),
    ],
)
def test_a_day_is_the_announced_one(rows: tuple[Distrust, ...], root: str, day: str, basis: str) -> None:
    assert [(row.date, row.basis) for row in rows if row.subject.startswith(f"CN={root},")] == [(day, basis)]


def test_a_store_of_2022_has_only_the_dates_that_java_had_then() -> None:
    assert {row.date for row in _BY_NAME["java17.0.2"].distrust} == {"2019-04-16"}


@pytest.mark.parametrize("rows", [APPLE, JAVA], ids=["apple", "java"])
def test_a_dated_root_is_one_of_the_table(rows: tuple[Distrust, ...]) -> None:
    known = _BY_NAME["apple"].has | _BY_NAME["apple"].lacks
    assert {Root(row.subject, row.spki_sha256) for row in rows} <= known
