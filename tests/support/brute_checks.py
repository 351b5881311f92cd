"""RFC 5280 section 6 over a whole path, one plain function for each check, and shared with nothing in chainfix."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from tests.support import brute_facts as bf
from tests.support.brute_facts import Facts, Name, elements, oid, prepared

ANY_EKU = "2.5.29.37.0"
ANY_POLICY = "2.5.29.32.0"
PURPOSES = {"server": "1.3.6.1.5.5.7.3.1", "client": "1.3.6.1.5.5.7.3.2", "any": None}
SHA1_REFUSED_FROM = int(datetime(2017, 1, 1, tzinfo=UTC).timestamp())
WEAK_KEYS_FROM = int(datetime(2014, 1, 1, tzinfo=UTC).timestamp())
UNSUPPORTED_FORMS = {0, 3, 5, 8}
"""otherName, x400Address, ediPartyName, registeredID."""


class Terms(NamedTuple):
    """What a path is judged by."""

    at: int
    purpose: str = "server"
    allow_weak: bool = False
    distrust: tuple[tuple[str, bytes, int], ...] = ()
    """A store, the key of one of its roots, and the last second at which a target may start that the store still trusts it for."""


def in_date(certificate: Facts, terms: Terms) -> bool:
    """4.1.2.5: the validity period is ... from notBefore through notAfter, inclusive."""
    return certificate.starts <= terms.at <= certificate.ends


def allows_purpose(certificate: Facts, terms: Terms) -> bool:
    wanted, value = PURPOSES[terms.purpose], certificate.value(bf.EKU)
    if value is None or wanted is None:
        return True
    return bool({wanted, ANY_EKU} & {oid(content) for _, content, _ in elements(elements(value)[0][1])})


def is_distrusted(store: str, anchor: Facts, target: Facts, terms: Terms) -> bool:
    return any(row[:2] == (store, anchor.spki) and target.starts > row[2] for row in terms.distrust)


def all_understood(certificate: Facts) -> bool:
    return all(dotted in bf.PROCESSED for dotted, (critical, _) in certificate.extensions.items() if critical)


def basic_constraints(certificate: Facts) -> tuple[bool, int | None] | None:
    """CA or not, and the path length; None if the extension is missing."""
    value = certificate.value(bf.BASIC_CONSTRAINTS)
    if value is None:
        return None
    fields = {tag: content for tag, content, _ in elements(elements(value)[0][1])}
    length = int.from_bytes(fields[2], "big", signed=True) if 2 in fields else None
    return fields.get(1, b"\0") != b"\0", length


def may_sign_certificates(certificate: Facts) -> bool:
    """6.1.4 (n): if a key usage extension is present, verify that the keyCertSign bit is set."""
    value = certificate.value(bf.KEY_USAGE)
    if value is None:
        return True
    bits = elements(value)[0][1][1:]
    return len(bits) > 0 and bool(bits[0] >> (7 - bf.KEY_CERT_SIGN) & 1)


def path_length_allows(certificate: Facts, intermediates_below: Sequence[Facts]) -> bool:
    """4.2.1.9: the maximum number of non-self-issued intermediate certificates that may follow."""
    length = (basic_constraints(certificate) or (True, None))[1]
    return length is None or sum(not one.self_issued for one in intermediates_below) <= length


def weak_signature(certificate: Facts) -> bool:
    algorithm = bf.HASH_OF.get(certificate.algorithm)
    return algorithm is not None and algorithm.name in {"md5", "sha1"}


def signature_refused(certificate: Facts, terms: Terms) -> bool:
    return weak_signature(certificate) and terms.at >= SHA1_REFUSED_FROM and not terms.allow_weak


def weak_key(certificate: Facts, terms: Terms) -> bool:
    """DSA at any time, RSA under 2048 bits from 2014 on: ranked down, not refused."""
    kind, size = bf.key_strength(certificate.spki)
    return kind == "dsa" or (kind == "rsa" and size < 2048 and terms.at >= WEAK_KEYS_FROM)


def aki_contradicts(child: Facts, issuer: Facts) -> bool:
    """A key identifier that both have and that differs, or an issuer and serial number that are not the issuer's."""
    value = child.value(bf.AKI)
    if value is None:
        return False
    fields = {tag: content for tag, content, _ in elements(elements(value)[0][1])}
    ski = issuer.value(bf.SKI)
    if 0x80 in fields and ski is not None and elements(ski)[0][1] != fields[0x80]:
        return True
    if 0xA1 not in fields or 0x82 not in fields:
        return False
    names = [prepared(content) for tag, content, _ in elements(fields[0xA1]) if tag == 0xA4]
    return fields[0x82] != issuer.serial or issuer.issuer_name not in names


def names_allowed(certificate: Facts, below: Sequence[Facts]) -> bool:
    """6.1.3 (b), (c): not for self-issued certificates, unless it is the final certificate; below[0] is the target."""
    value = certificate.value(bf.NAME_CONSTRAINTS)
    if value is None:
        return True
    judged = [one for place, one in enumerate(below) if place == 0 or not one.self_issued]
    try:
        sides = {tag: [_base(content) for _, content, _ in elements(inner)] for tag, inner, _ in elements(elements(value)[0][1])}
        names = [name for one in judged for name in _names(one)]
        return all(_name_allowed(form, content, sides.get(0xA0, []), sides.get(0xA1, [])) for form, content in names)
    except (ValueError, IndexError):
        return False


def policies_allow(path: Sequence[Facts]) -> bool:
    """6.1 with any-policy as the initial set and no initial flag; path[0] is the target. The tree of the standard, node by node."""
    count = len(path)
    explicit = mapping = inhibit_any = count + 1
    level: list[tuple[str, frozenset[str]]] | None = [(ANY_POLICY, frozenset({ANY_POLICY}))]
    for place, one in enumerate(reversed(path), start=1):
        last = place == count
        level = _next_level(one, level, any_counts=inhibit_any > 0 or (not last and one.self_issued))
        if explicit <= 0 and not level:
            return False
        if last:
            break
        mapped = _mappings(one)
        if any(ANY_POLICY in pair for pair in mapped):
            return False
        level = _map(level, mapped, allowed=mapping > 0)
        if not one.self_issued:
            explicit, mapping, inhibit_any = max(explicit - 1, 0), max(mapping - 1, 0), max(inhibit_any - 1, 0)
        required, inhibited = _policy_constraints(one)
        explicit = explicit if required is None else min(explicit, required)
        mapping = mapping if inhibited is None else min(mapping, inhibited)
        skip = one.value(bf.INHIBIT_ANY)
        inhibit_any = inhibit_any if skip is None else min(inhibit_any, int.from_bytes(elements(skip)[0][1], "big"))
    explicit = max(explicit - 1, 0)
    if _policy_constraints(path[0])[0] == 0:
        explicit = 0
    return explicit > 0 or bool(level)


Level = list[tuple[str, frozenset[str]]]


def _next_level(one: Facts, level: Level | None, *, any_counts: bool) -> Level | None:
    """6.1.3 (d), (e). Nodes of one policy are kept apart only by what is expected of them, which is all that any-policy needs."""
    value = one.value(bf.POLICIES)
    if value is None or level is None:
        return None
    stated = {oid(elements(content)[0][1]) for _, content, _ in elements(elements(value)[0][1])}
    made: Level = []
    for policy in stated - {ANY_POLICY}:
        matching = any(policy in expected for _, expected in level)
        if matching or any(valid == ANY_POLICY for valid, _ in level):
            made.append((policy, frozenset({policy})))
    if ANY_POLICY in stated and any_counts:
        present = {policy for policy, _ in made}
        wanted = {policy for _, expected in level for policy in expected} - present
        made += [(policy, frozenset({policy})) for policy in wanted]
    return made or None


def _map(level: Level | None, mapped: set[tuple[str, str]], *, allowed: bool) -> Level | None:
    """6.1.4 (b)."""
    if level is None or not mapped:
        return level
    sources = {here for here, _ in mapped}
    if not allowed:
        return [node for node in level if node[0] not in sources] or None
    targets = {here: frozenset(there for source, there in mapped if source == here) for here in sources}
    made = [(policy, targets.get(policy, expected)) for policy, expected in level]
    if any(policy == ANY_POLICY for policy, _ in level):
        made += [(here, there) for here, there in targets.items() if here not in {policy for policy, _ in level}]
    return made


def _mappings(one: Facts) -> set[tuple[str, str]]:
    value = one.value(bf.MAPPINGS)
    if value is None:
        return set()
    pairs = [[oid(content) for _, content, _ in elements(pair)] for _, pair, _ in elements(elements(value)[0][1])]
    return {(here, there) for here, there in pairs}


def _policy_constraints(one: Facts) -> tuple[int | None, int | None]:
    value = one.value(bf.POLICY_CONSTRAINTS)
    fields = {tag: int.from_bytes(content, "big") for tag, content, _ in elements(elements(value)[0][1])} if value else {}
    return fields.get(0x80), fields.get(0x81)


def _base(subtree: bytes) -> tuple[int, bytes]:
    """The form and the content of a GeneralSubtree; minimum and maximum must not be used (4.2.1.10)."""
    [(tag, content, _)] = elements(subtree)
    return tag & 0x1F, content


def _names(one: Facts) -> list[tuple[int, bytes]]:
    """Every name of a certificate: the subject, the SAN, and without one the mailboxes in the subject (4.2.1.10)."""
    value = one.value(bf.SAN)
    names = [(4, one.subject)] if one.subject_name else []
    if value is not None:
        return names + [(tag & 0x1F, content) for tag, content, _ in elements(elements(value)[0][1])]
    mails = [text for rdn in one.subject_name for dotted, text in rdn if dotted == bf.EMAIL_ATTRIBUTE]
    return names + [(1, mail.encode() if isinstance(mail, str) else mail) for mail in mails]


def _name_allowed(form: int, name: bytes, permitted: list[tuple[int, bytes]], excluded: list[tuple[int, bytes]]) -> bool:
    inside = [content for kind, content in permitted if kind == form]
    outside = [content for kind, content in excluded if kind == form]
    if not inside and not outside:
        return True
    if form in UNSUPPORTED_FORMS:
        return False
    if any(_within(form, name, one) for one in outside):
        return False
    return not inside or any([_within(form, name, one) for one in inside])  # noqa: C419 (each must be read, malformed ones too)


def _within(form: int, name: bytes, base: bytes) -> bool:
    match form:
        case 1:
            return _mailbox_within(name.decode("ascii"), base.decode("ascii"))
        case 2:
            return _host_within(name.decode("ascii"), base.decode("ascii"), subdomains=True)
        case 4:
            return _directory_within(prepared(name), prepared(base))
        case 6:
            return _host_within(_uri_host(name.decode("ascii")), base.decode("ascii"), subdomains=False)
        case _:
            return _address_within(name, base)


def _host_within(host: str, base: str, *, subdomains: bool) -> bool:
    host, base = host.lower(), base.lower()
    if base.startswith(".") or not base:
        return host.endswith(base)
    return host == base or (subdomains and host.endswith("." + base))


def _mailbox_within(mailbox: str, base: str) -> bool:
    local, _, host = mailbox.rpartition("@")
    if "@" in base:
        base_local, _, base_host = base.rpartition("@")
        return (local, host.lower()) == (base_local, base_host.lower())
    return _host_within(host, base, subdomains=False)


def _uri_host(uri: str) -> str:
    host = urlsplit(uri).hostname
    if not host or host.replace(".", "").isdigit() or ":" in host:
        message = "a URI without a host name cannot be judged"
        raise ValueError(message)
    return host


def _directory_within(name: Name, base: Name) -> bool:
    return name[: len(base)] == base


def _address_within(address: bytes, base: bytes) -> bool:
    if len(base) not in {8, 32} or len(address) not in {4, 16}:
        message = "an address of no known length"
        raise ValueError(message)
    network, mask = base[: len(base) // 2], base[len(base) // 2 :]
    if len(address) != len(network):
        return False
    return all(one & bit == other & bit for one, other, bit in zip(address, network, mask, strict=True))
