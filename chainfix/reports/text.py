"""Results as lines for people: what was read, taken out, put in and built, why, and what to do next."""

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from chainfix.certificates import names
from chainfix.certificates.certificate import CACHED, FETCHED, STORED, Certificate
from chainfix.certificates.dates import day

if TYPE_CHECKING:
    from chainfix.building.chain import Change
    from chainfix.building.paths import CertificationPath
    from chainfix.building.repair import Outcome
    from chainfix.building.trust import TrustStore
    from chainfix.certificates.bundle import Bundle, Note
    from chainfix.clients.choice import Need
    from chainfix.errors import ChainfixError

MOST_CHANGES = 20
"""Lines of what was taken out that fit on a screen; a folder of thousands would bury what matters."""
HARMLESS = ("not-self-signed", "target-is-anchor")
"""Notices of what nobody needs to mend."""
YEAR = 365 * 86400


def count(number: int, noun: str, plural: str = "") -> str:
    """A number and its noun: ``1 certificate``, ``2 certificates``."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def printable(value: str) -> str:
    """Text from a certificate, a server or a file name, what is no printable character escaped: it could steer a terminal."""
    return value if value.isprintable() else "".join(c if c.isprintable() else ascii(c)[1:-1] for c in value)


# Reading.


def reading(what: str, bundle: "Bundle") -> list[str]:
    """What was read from one source, and what was in it besides."""
    found = [count(len(bundle.certificates), "certificate")]
    if bundle.empty_chain:
        found = ["an empty chain (no intermediate is needed)"]
    if bundle.keys:
        found.append(f"{count(len(bundle.keys), 'private key')} (never written)")
    return [f"read {what}: {', '.join(found)}", *map(noted, bundle.notes)]


def noted(note: "Note") -> str:
    """Something that reading had to say."""
    return f"note: {note.describe()}"


def warned(note: "Note") -> str:
    """A notice about a list that was built."""
    return f"{'note' if note.code in HARMLESS else 'warning'}: {note.describe()}"


def trusted(stores: "Iterable[TrustStore]", pooled: int) -> list[str]:
    """Each store, where it came from and when it was made; and the size of the pool."""
    lines = []
    for store in stores:
        origin = f" from {store.origin}" if store.origin and store.origin != store.name else ""
        lines.append(f"store {store.name}{origin}{f', of {store.date}' if store.date else ''}: {count(len(store), 'certificate')}")
    return [*lines, *([f"pool: {count(pooled, 'certificate')}"] if pooled else [])]


# What was changed, and what came out.


def repaired(outcome: "Outcome", needs: "Sequence[Need]" = (), *, everything: bool = False) -> list[str]:
    """What was taken out and put in, what to know about the list, and the list. ``needs``: who needs each certificate of it."""
    from chainfix.building.notices import notices

    return [*changes(outcome, everything=everything), *map(warned, notices(outcome)), *old_time(outcome), *built(outcome, needs)]


def changes(outcome: "Outcome", *, everything: bool = False) -> list[str]:
    """One line for each certificate taken out or put in, and one where the order was wrong."""
    gone = [f"removed {called(change.certificate)} ({change.reason})" for change in outcome.removed()]
    if len(gone) > MOST_CHANGES and not everything:
        gone[MOST_CHANGES:] = [f"removed {len(gone) - MOST_CHANGES} more (-v names all)"]
    return [*gone, *map(_added, outcome.added()), *_reordered(outcome)]


def called(certificate: Certificate) -> str:
    """A name that tells twins apart: a self-signed root and its cross-certificates are called the same."""
    return certificate.name if certificate.self_issued else f"{certificate.name} by {names.short(certificate.issuer_der)}"


def _added(change: "Change") -> str:
    return f"added {change.certificate.name} ({change.reason}; {_origin(change.certificate)})"


def _origin(certificate: Certificate) -> str:
    source = certificate.source
    if source.kind == STORED:
        return f"from the store {source.place}"
    return f"from {source.place if source.kind in (FETCHED, CACHED) else source.describe()}{', cached' * (source.kind == CACHED)}"


def _reordered(outcome: "Outcome") -> Iterator[str]:
    """Certificates that stay, but stood in another order in the one source that held them."""
    sent = (outcome.target, *outcome.chain().intermediates)
    kept = list(dict.fromkeys(c for c in outcome.given if c in sent))
    if kept != [c for c in sent if c in kept] and len({c.source.place for c in kept}) == 1:
        yield "reordered: each certificate is followed by its issuer"


def built(outcome: "Outcome", needs: "Sequence[Need]" = ()) -> list[str]:
    """The list, who needs each certificate of it where that is known, and the anchors that it reaches."""
    leaf, sent = outcome.target, outcome.chain().intermediates
    head = f"built the chain of {leaf.name} ({dates(leaf)}): {count(len(sent), 'certificate')}"
    if not sent:
        head = f"{leaf.name} ({dates(leaf)}) needs no intermediate"
    listed = [f"  {number}. {c.name} (until {day(c.ends)}){_needed(needs, number)}" for number, c in enumerate(sent, 1)]
    return [head, *listed, *_reached(outcome)]


def _needed(needs: "Sequence[Need]", number: int) -> str:
    if not needs:
        return ""
    from chainfix.reports.choice_text import needed

    return f" {needed(needs[number - 1])}"


def dates(certificate: Certificate) -> str:
    """The first and the last day of a certificate."""
    return f"{day(certificate.starts)} to {day(certificate.ends)}"


def _reached(outcome: "Outcome") -> list[str]:
    """A line for each anchor."""
    stores = {store.name: store for store in outcome.graph.stores}
    reached: dict[Certificate, list[str]] = {}
    for _, anchor in outcome.path.anchors if outcome.path else ():
        store = stores[anchor.store]
        reached.setdefault(anchor.certificate, []).append(f"{store.name} ({store.date})" if store.date else store.name)
    return [f"reaches {', '.join(names)} at {anchor.name} (until {day(anchor.ends)})" for anchor, names in reached.items()]


def old_time(outcome: "Outcome") -> list[str]:
    """For a time long before the stores: that they are today's all the same."""
    at = outcome.request.rules.at
    dated = [f"{store.name} ({store.date})" for store in outcome.graph.stores if store.date and _start(store.date) - at > YEAR]
    if not dated:
        return []
    made = f"the store {dated[0]} was made: today's store is" if len(dated) == 1 else f"{', '.join(dated)} were made: today's are"
    return [f"note: {day(at)} is long before {made} asked"]


def _start(date: str) -> int:
    from chainfix.certificates.dates import parse_moment

    return parse_moment(date, 0)


def next_step(format: str, path: str, *, folder: bool = False) -> str:  # noqa: A002 the contract's word
    """What to do with a file, or a folder of files, that was written."""
    place = os.path.abspath(path)  # noqa: PTH100 the link itself is what a server's configuration names
    if format == "split" or folder:
        place = os.path.join(place, "")  # noqa: PTH118
    return f"next: {_NEXT[format].format(place=place)}"


_NEXT = {
    "chain": "SSLCertificateChainFile {place}, then apachectl configtest (Apache)",
    "fullchain": "ssl_certificate {place}, then nginx -t (nginx); SSLCertificateFile {place} (Apache 2.4.8 and later)",
    "leaf": "SSLCertificateFile {place}, beside its SSLCertificateChainFile (Apache)",
    "root": "curl --cacert {place} and the like; a server does not send it",
    "split": "ssl_certificate {place}fullchain.pem (nginx), "
    "or SSLCertificateFile {place}leaf.pem and SSLCertificateChainFile {place}chain.pem (Apache)",
}


# Every detail.


def asked(outcome: "Outcome") -> list[str]:
    """What was asked on the network, and how it answered."""
    return [f"asked {attempt.what}: {attempt.outcome}" for attempt in outcome.attempts]


def details(outcome: "Outcome") -> list[str]:
    """How the list was found, why it is the best, and what else there is."""
    found, complete = outcome.ranked()
    reasons = "; ".join(outcome.path.rank.reasons()) if outcome.path else "none"
    others = [path for path in found if outcome.path is None or path.certificates != outcome.path.certificates]
    return [
        f"leaf {outcome.target.name}, SHA-256 {outcome.target.sha256}",
        f"{count(outcome.budget.signature_checks, 'signature check')}",
        f"rank: {reasons}",
        f"{count(len(others), 'other list')}{'' if complete else ' or more'} (chainfix paths shows them){_second(outcome, others)}",
    ]


def _second(outcome: "Outcome", others: "Sequence[CertificationPath]") -> str:
    from chainfix.building.ranking import why_better

    if not others or outcome.path is None:
        return ""
    return f"; this one {why_better(outcome.path.rank, others[0].rank)}"


# paths.


def ranked(outcome: "Outcome", found: "Sequence[CertificationPath]", *, complete: bool) -> str:
    """Every list, best first."""
    total = count(len(found), "path") if complete else f"{count(len(found), 'path')} or more (the search stopped at its limit)"
    stores = ", ".join(store.name for store in outcome.graph.stores)
    lines = [f"{total} from {outcome.target.name} to {stores}, best first"]
    for number, path in enumerate(found, 1):
        later = found[number] if number < len(found) else None
        lines += ["", *_path(number, path, outcome, later)]
    return "\n".join(lines) + "\n"


def _path(number: int, path: "CertificationPath", outcome: "Outcome", later: "CertificationPath | None") -> Iterator[str]:
    from chainfix.building.ranking import why_better
    from chainfix.building.repair import refusals

    yield f"{number}. {'; '.join(path.rank.reasons())}"
    for certificate in path.certificates:
        yield f"   {certificate.name} ({dates(certificate)}; {_place(certificate)})"
    for _, anchor in path.anchors:
        yield f"   anchor of {anchor.store}: {anchor.certificate.name} ({dates(anchor.certificate)})"
    reached = {anchor.store for _, anchor in path.anchors}
    for store in outcome.graph.stores:
        if store.name not in reached:
            yield f"   does not reach {store.name}"
    for obstacle in path.obstacles:
        yield f"   in the way: {obstacle}"
    for certificate, reason in refusals(path):
        yield f"   {certificate.name}: {reason}"
    if later is not None:
        yield f"   better than {number + 1}: it {why_better(path.rank, later.rank)}"


def _place(certificate: Certificate) -> str:
    source = certificate.source
    words = {STORED: f"from the store {source.place}", CACHED: f"from {source.place}, cached", FETCHED: f"from {source.place}"}
    return words.get(source.kind, f"{source.kind}: {source.describe()}")


# Failing.


def failure(error: "ChainfixError") -> list[str]:
    """What went wrong, what was tried as far as the message does not say so, and what to do."""
    lines = [f"error: {error.message}"]
    lines += [
        f"  tried {a.what}: {a.outcome}" for a in error.attempts if a.what not in error.message or a.outcome not in error.message
    ]
    return [*lines, *([f"hint: {error.hint}"] if error.hint else [])]


def cache_lines(entries: "Iterable[tuple[str, int, str]]") -> str:
    """The entries of the cache, given as (day, bytes, URL)."""
    return "".join(f"{date}  {size:>7}  {url}\n" for date, size, url in entries)
