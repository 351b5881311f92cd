"""The modelled clients as lines for people: which there are, and what each does."""

from collections.abc import Collection, Iterable
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from chainfix.certificates import der, extensions
from chainfix.clients.catalogue import GROUPS, store_of
from chainfix.clients.profile import RFC_LOOKS, Aia, Habits, Look, Ordered, Policies, Profiles, Search

if TYPE_CHECKING:
    from collections.abc import Callable

    from chainfix.clients.profile import Profile

LABELS = {
    "search": "How it looks for a path",
    "names": "When a subject is the issuer that is named",
    "key_ids": "What the AKI is used for",
    "anchor_key_ids": "What the AKI is used for where the issuer is an anchor",
    "ordered_key_ids": "What the AKI is used for before the anchor of a list that is in order",
    "ask": "Where it looks for an issuer",
    "alternatives": "Drops certificates from the top at a dead end and asks its store again",
    "pick": "Which of several issuers it takes",
    "issuer_signs": "Passes over an issuer without keyCertSign",
    "key_fits": "Passes over an issuer whose key cannot have made the signature",
    "ordered": "What it does with a list that is in order",
    "gaps": "Passes over a certificate in the list that is not the issuer",
    "chosen_by_look": "Chooses an issuer by its CA bit, keyUsage, pathLenConstraint and dates too",
    "partial": "Takes an anchor that is not self-signed",
    "pinned": "A leaf that stands in its store itself is",
    "leaf": "What it looks at in the leaf",
    "intermediate": "What it looks at in an intermediate",
    "anchor": "What it looks at in an anchor's certificate",
    "searched_anchor": "What it looks at there if it had to search for the path",
    "final_anchor": "What it looks at there when a path is found, and then tries no other",
    "bare": "When an intermediate without basicConstraints may issue",
    "bare_anchor": "When an anchor without basicConstraints may issue",
    "ca_purposes": "One of these is needed in the extKeyUsage of a CA",
    "leaf_purposes": "One of these is needed in the extKeyUsage of the leaf",
    "ca_as_leaf": "A leaf that is a CA is",
    "rsa_uses": "One of these is needed in the keyUsage of a leaf with an RSA key",
    "other_uses": "One of these is needed in the keyUsage of a leaf with any other key",
    "purpose_needed": "Refuses a leaf without extKeyUsage",
    "constrained": "What name constraints hold for",
    "constrains_common_name": "Holds a common name to dNSName constraints where there is no dNSName",
    "constrained_forms": "Names whose constraints it knows",
    "unmet_forms": "Names of which any constraint is held to be broken",
    "unmet_exclusions": "Names of which any excluded subtree is held to be met",
    "other_forms": "Where critical constraints of other names stand",
    "self_issued_count": "Counts self-issued intermediates for pathLenConstraint",
    "known": "Extensions that it takes where they are critical",
    "reads_all": "What ends the handshake in any certificate of the list, on the path or not",
    "policies": "Certificate policies are",
    "profile": "Stricter form that it demands",
    "distrusting": "A path to an anchor that its store distrusts from a date on",
    "refused_digests": "Signatures that it refuses",
    "rsa_bits": "Shortest RSA key of a CA",
    "leaf_rsa_bits": "Shortest RSA key of a leaf",
    "refused_keys": "Keys that it refuses",
    "refused_leaf_keys": "Keys that it refuses in a leaf alone",
    "intermediates": "Most intermediates on a path",
    "certificates": "Most certificates in the list",
    "steps": "Most certificates put on a path in the whole search",
    "signatures": "Most signatures verified in the whole search",
    "aia": "Fetches issuers that are missing (AIA)",
    "checks_host": "Looks at the host name",
    "common_name": "Takes a common name for a host where the subjectAltName has none of these",
}
"""By field of Habits, what a person calls it."""
_ENGINES = {
    "anchor_key_ids": Search.BACKTRACKING,
    "final_anchor": Search.BACKTRACKING,
    "ask": Search.COMMITTED,
    "alternatives": Search.COMMITTED,
    "pick": Search.COMMITTED,
    "issuer_signs": Search.COMMITTED,
    "key_fits": Search.COMMITTED,
    "ordered": Search.BACKTRACKING,
    "gaps": Search.UPWARD,
    "chosen_by_look": Search.UPWARD,
}
"""Habits of one way to search alone."""
_PURPOSES = {
    extensions.SERVER_AUTH: "serverAuth",
    extensions.CLIENT_AUTH: "clientAuth",
    extensions.ANY_EKU: "anyExtendedKeyUsage",
    bytes.fromhex("6086480186f8420401"): "Netscape's Server Gated Cryptography",
    bytes.fromhex("2b0601040182370a0303"): "Microsoft's Server Gated Cryptography",
}
_FORMS = {"der": "DER", "pem": "PEM", "pkcs7": "PKCS#7"}
_SOURCE = "source"


class Told(NamedTuple):
    """One habit in words."""

    habit: str
    """The field of Habits."""
    label: str
    says: str
    source: str | None
    """None: that of all habits for which none is named."""


def groups(profile: "Profile") -> list[str]:
    """The groups of a client, in the order of all."""
    return [group for group in GROUPS if group in profile.groups]


def observed(profile: "Profile") -> str:
    """Whether its verdicts were compared with the real client's."""
    return "observed" if profile.observed else "untested"


def client_lines(profiles: "Iterable[Profile]") -> str:
    """One line for each client: name, version, groups, observed or untested, its store."""
    rows = [(one.name, one.version, ", ".join(groups(one)), observed(one), store_of(one).title) for one in profiles]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(4)]
    return "".join(f"{'  '.join(map(str.ljust, row[:4], widths))}  {row[4]}\n" for row in rows)


def habit_pages(profiles: "Iterable[Profile]") -> str:
    """What each client does, each habit with its source."""
    return "\n".join(map(_page, profiles))


def _page(profile: "Profile") -> str:
    lines = [
        f"{profile.name}: {profile.title}",
        f"version {profile.version}; {observed(profile)}; groups: {', '.join(groups(profile))}",
        f"its own store: {store(profile)}",
        f"{_SOURCE}: {store_of(profile).source}",
        f"{_SOURCE} of what follows, where no other is named: {profile.sources['']}",
    ]
    for one in told(profile):
        lines.append(f"  {one.label}: {one.says}")
        lines += [f"    {_SOURCE}: {one.source}"] if one.source else []
    return "\n".join(lines) + "\n"


def store(profile: "Profile") -> str:
    """A client's own store: its name for people and for ``--store``, and of when it is."""
    facts = store_of(profile)
    return f"{facts.title} ({facts.name}{f', of {facts.date}' if facts.date else ''})"


def told(profile: "Profile") -> list[Told]:
    """Every habit that makes a difference for this client, in the order of Habits."""
    found = applying(profile.habits)
    return [Told(habit, LABELS[habit], says(habit, profile.habits), profile.sources.get(habit)) for habit in found]


def applying(habits: Habits) -> list[str]:
    """The fields that make a difference beside the others."""
    return [habit for habit in Habits._fields if _applies(habit, habits)]


def _applies(habit: str, habits: Habits) -> bool:
    if getattr(habits, habit) is None and habit in {"anchor_key_ids", "searched_anchor"}:
        return False  # as elsewhere
    if habit in _ENGINES:
        return habits.search is _ENGINES[habit]
    anchor = habits.anchor | (habits.searched_anchor or frozenset()) | habits.final_anchor
    wanted: dict[str, bool] = {
        "bare": Look.CA in habits.intermediate,
        "bare_anchor": Look.CA in anchor,
        "ca_purposes": Look.PURPOSE in habits.intermediate | anchor,
        "leaf_purposes": Look.PURPOSE in habits.leaf,
        "ca_as_leaf": Look.CA in habits.leaf,
        "ordered_key_ids": habits.search is Search.BACKTRACKING and habits.ordered is Ordered.VALIDATED,
        "rsa_uses": Look.KEY_USAGE in habits.leaf,
        "other_uses": Look.KEY_USAGE in habits.leaf,
        "purpose_needed": Look.PURPOSE in habits.leaf,
        **dict.fromkeys(_CONSTRAINING, extensions.NAME_CONSTRAINTS in habits.known),
    }
    return wanted.get(habit, True)


_CONSTRAINING = ("constrained", "constrains_common_name", "constrained_forms", "unmet_forms", "unmet_exclusions", "other_forms")


def says(habit: str, habits: Habits) -> str:
    """The value of one habit in words."""
    value = getattr(habits, habit)
    if habit in _SAYS:
        return _SAYS[habit](value)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "no limit" if value is None else str(value)


def _looks(looks: frozenset[Look]) -> str:
    missing = RFC_LOOKS - looks
    if len(missing) >= len(RFC_LOOKS & looks):
        return _one_by_one(looks) or "nothing"
    more = _one_by_one(looks - RFC_LOOKS)
    but = f" but {_one_by_one(missing)}" if missing else ""
    return f"{f'{more}; and ' if more else ''}everything that RFC 5280 asks for{but}"


def _one_by_one(looks: frozenset[Look]) -> str:
    return "; ".join(look.value for look in Look if look in looks)


def purposes(oids: frozenset[bytes]) -> list[str]:
    """The names of purposes, or their dotted object identifiers."""
    return sorted((_PURPOSES.get(oid) or der.oid_text(oid) for oid in oids), key=str.lower)


def forms(tags: frozenset[int]) -> list[str]:
    """The names of forms of GeneralName, in the order of their tags."""
    return [extensions.GENERAL_NAMES[tag] for tag in sorted(tags)]


def extension_names(oids: frozenset[bytes]) -> list[str]:
    """The names of extensions."""
    return sorted(map(extensions.extension_name, oids))


def _listed(words: Collection[str]) -> str:
    return ", ".join(words) or "none"


def _forms(tags: frozenset[int]) -> str:
    return "all" if tags == frozenset(extensions.GENERAL_NAMES) else _listed(forms(tags))


def _bits(bits: int) -> str:
    return f"{bits} bits" if bits else "any"


def _aia(aia: Aia) -> str:
    if not aia.forms:
        return "no"
    urls = "every URL until one gives something" if aia.all_urls else "the first URL alone"
    return f"yes, as {_listed([_FORMS[form] for form in sorted(aia.forms)])}; {urls}; at most {aia.hops} one above the other"


_SAYS: "dict[str, Callable[..., str]]" = {
    "leaf": _looks,
    "intermediate": _looks,
    "anchor": _looks,
    "searched_anchor": _looks,
    "final_anchor": _looks,
    "reads_all": lambda looks: _one_by_one(looks) or "nothing",
    "rsa_uses": lambda uses: _listed(sorted(uses)),
    "other_uses": lambda uses: _listed(sorted(uses)),
    "common_name": lambda tags: "no" if tags is None else _forms(tags),
    "unmet_forms": lambda tags: _listed(forms(tags)),
    "unmet_exclusions": lambda tags: _listed(forms(tags)),
    "ca_purposes": lambda oids: _listed(purposes(oids)),
    "leaf_purposes": lambda oids: _listed(purposes(oids)),
    "constrained_forms": _forms,
    "known": lambda oids: _listed(extension_names(oids)),
    "refused_digests": lambda digests: _listed(sorted(digests)),
    "refused_keys": lambda keys: _listed(sorted(keys)),
    "refused_leaf_keys": lambda keys: _listed(sorted(keys)),
    "rsa_bits": _bits,
    "leaf_rsa_bits": _bits,
    "aia": _aia,
    "policies": lambda policies: "processed as by RFC 5280 6.1" if policies is Policies.PROCESSED else policies.value,
    "profile": lambda profile: "none" if profile is Profiles.NONE else profile.value,
}
