"""What ``show`` found as plain text: one fact a line behind its label, in the order in which the certificates were handed over."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from chainfix.building.graph import KeyIdMatch
from chainfix.building.signature import Verdict
from chainfix.building.survey import Entry, Held, Link, Role, Standing, Survey, Validity
from chainfix.certificates import names
from chainfix.certificates.dates import day
from chainfix.certificates.names import NameMatch
from chainfix.reports.text import YEAR, printable, trusted
from chainfix.reports.text import dates as span

if TYPE_CHECKING:
    from chainfix.certificates.certificate import Certificate
    from chainfix.certificates.key import PrivateKey

DIGITS = 16
"""Of a fingerprint where a whole one is too long; ``--keep`` and ``--without`` take it."""
_HOSTS = 8
_LABEL = 12
"""The column in which the facts begin, behind the indentation."""


def text(survey: Survey, keys: "Iterable[PrivateKey]" = ()) -> str:
    """The whole report; ``keys`` are those that stood beside the certificates."""
    blocks = ["\n".join(_block(survey, entry)) for entry in survey.entries] or ["no certificate"]
    return "\n\n".join([*blocks, "\n".join(closing(survey, keys))]) + "\n"


def _block(survey: Survey, entry: Entry) -> Iterator[str]:
    certificate = entry.certificate
    yield heading(entry)
    for label, fact in (
        ("kind", what(entry)),
        ("subject", printable(certificate.subject)),
        ("hosts", listed(entry.hosts)),
        ("sha256", certificate.sha256),
        ("dates", dates(entry)),
        ("from", "; ".join(printable(place.describe()) for place in entry.places)),
        *issuer_facts(entry),
        ("issued", ", ".join(heading(survey.entry(number)) for number in entry.issued)),
        ("twins", ", ".join(twin(survey.entry(number)) for number in entry.twins)),
        *(("store", f"{printable(standing.store)} {standing_fact(standing, entry)}") for standing in standings(survey, entry)),
        *(("malformed", printable(reason)) for reason in entry.malformations),
        *(("weak", reason) for reason in entry.weaknesses),
    ):
        if fact:
            yield f"    {label + ':':{_LABEL}}{fact}"


def heading(entry: Entry) -> str:
    """The number and the name."""
    return f"{entry.number}. {printable(entry.certificate.name)}"


def twin(entry: Entry) -> str:
    """The number, and the issuer, which tells it from its twins: they have one name."""
    return f"{entry.number} ({'self-signed' if entry.self_signed else f'by {issuer_name(entry.certificate)}'})"


def what(entry: Entry) -> str:
    """What a certificate is, what its EKU allows, and whose key signed it where that is odd."""
    allowed = f" for {', '.join(entry.purposes)}" if entry.purposes and entry.role is not Role.OCSP_SIGNER else ""
    return f"{kind(entry)}{allowed}{_SELF_ISSUED[entry.self_signed] if entry.certificate.self_issued else ''}"


def kind(entry: Entry) -> str:
    """What a certificate is."""
    if entry.self_signed or entry.certificate.self_issued:
        return f"{'self-signed' if entry.self_signed else 'self-issued'} {entry.role.value}"
    return f"{entry.role.value}{' cross-certificate' * entry.cross}"


_SELF_ISSUED = {True: "", False: ", not signed by its own key", None: ", whether self-signed is not known"}


def dates(entry: Entry) -> str:
    """From when to when, and whether that is over or has not begun."""
    state = "" if entry.validity is Validity.VALID else f", {entry.validity.value}"
    return f"{span(entry.certificate)}{state}"


def issuer_facts(entry: Entry) -> Iterator[tuple[str, str]]:
    """Labels and facts on who issued it, who did not, and where the issuer would be looked up."""
    if entry.self_signed:
        yield "issuer", "itself"
        return
    if not entry.issuers and not possible(entry):
        yield "issuer", f"not in here: {printable(entry.certificate.issuer)}"
    for link in entry.links:
        yield link_label(link), link_fact(link)
    if entry.missing:
        for url in entry.certificate.ca_issuers:
            yield "look up", printable(url)


def possible(entry: Entry) -> list[Link]:
    """Those of which it is not known whether they are the issuer."""
    return [link for link in entry.links if link.verdict not in (Verdict.VERIFIED, Verdict.BAD)]


def link_label(link: Link) -> str:
    """Whether it is the issuer, as a label."""
    return _LINKS.get(link.verdict, "perhaps")


def link_fact(link: Link) -> str:
    """A certificate with the name of the issuer, and whether it is the issuer."""
    return f"{_candidate(link)}{_VERDICTS[link.verdict]}{agreement(link)}"


_LINKS: dict[Verdict | None, str] = {Verdict.VERIFIED: "issuer", Verdict.BAD: "not by"}
_VERDICTS = {
    Verdict.VERIFIED: ": its key signed this",
    Verdict.BAD: ": it has the name, but its key did not sign this",
    Verdict.UNKNOWN: ": the signature cannot be checked here",
    None: ": not checked, as the limit of signature checks is reached",
}


def _candidate(link: Link) -> str:
    name = printable(link.issuer.name)
    if link.number:
        return f"{link.number}. {name}"
    return f"{name}, {link.issuer.sha256[:DIGITS]}, pooled from {printable(link.issuer.source.describe())}"


def agreement(link: Link) -> str:
    """How the key ids, and the names, of a verified link agree."""
    if link.verdict is not Verdict.VERIFIED:
        return ""
    return _KEY_IDS[link.key_ids] + _OTHER_TEXT * (link.name is NameMatch.TEXT)


_KEY_IDS = {
    KeyIdMatch.MATCH: ", key ids agree",
    KeyIdMatch.NO_DATA: "",
    KeyIdMatch.MISMATCH: ", key ids contradict: OpenSSL, GnuTLS, NSS, Botan and BouncyCastle refuse it",
}
_OTHER_TEXT = ", the names differ as bytes: Go, rustls, GnuTLS, NSS and Firefox refuse it"


def whereabouts(survey: Survey, entry: Entry) -> str:
    """Where an issuer is that is not in here."""
    found = ["in the pool"] if entry.issuers else []
    found += [f"in {printable(standing.store)}" for standing in entry.standings if standing.issuers]
    perhaps = [f"perhaps {link.number}" for link in possible(entry) if link.number]
    missing = [f"not in {printable(store.name)}" for store in survey.stores if len(store)]
    return ", ".join(perhaps if perhaps and not found else ["not in here", *(found or missing)])


def issuer_name(certificate: "Certificate") -> str:
    """What people call the issuer."""
    return printable(names.short(certificate.issuer_der))


def standings(survey: Survey, entry: Entry) -> list[Standing]:
    """What the stores know; that one knows nothing is told only where the way up ends in here."""
    pairs = zip(entry.standings, survey.stores, strict=True)
    return [
        standing
        for standing, store in pairs
        if standing.held or standing.namesakes or standing.links or (len(store) and not entry.issuers)
    ]


def standing_fact(standing: Standing, entry: Entry) -> str:
    """What one store knows, as the end of a sentence that begins with its name."""
    told = [_held_fact(held, entry) for held in standing.held]
    told += [f"has its name with another key: {_digits(standing.namesakes)}"] * bool(standing.namesakes)
    told += [f"has its issuer: {_described(link)}{agreement(link)}" for link in standing.issuers]
    told += [] if standing.issuers else [_no_issuer_fact(link) for link in standing.links]
    return "; ".join(told) or ("does not have it" if entry.self_signed else "has neither it nor its issuer")


def _no_issuer_fact(link: Link) -> str:
    name = f"has the name of its issuer: {link.issuer.sha256[:DIGITS]}"
    return f"{name}, with another key" if link.verdict is Verdict.BAD else f"{name}{_VERDICTS[link.verdict].replace(':', ',')}"


def _digits(certificates: "Iterable[Certificate]") -> str:
    return ", ".join(certificate.sha256[:DIGITS] for certificate in certificates)


def _held_fact(held: Held, entry: Entry) -> str:
    exact = held.certificate == entry.certificate
    fact = (
        "has it"
        if exact
        else f"has its name and key in another certificate: {held.certificate.sha256[:DIGITS]}, {span(held.certificate)}"
    )
    return f"{fact}{anchor_limits(held)}"


def _described(link: Link) -> str:
    issuer = link.issuer
    limits = anchor_limits(link.held) if link.held else ""
    return f"{printable(issuer.name)}, {issuer.sha256[:DIGITS]}, {span(issuer)}{limits}"


def anchor_limits(held: Held) -> str:
    """Why a store's certificate is no anchor, or not for every leaf."""
    told = "" if held.anchor is not False else ", which is no anchor, as it is not self-signed"
    return told + (f", distrusted for leaves issued after {held.distrusted_after}" if held.distrusted_after else "")


def closing(survey: Survey, keys: "Iterable[PrivateKey]") -> Iterator[str]:
    """Keys by their place, never by their content; what the answers depend on: the stores, the day, a spent budget."""
    for key in keys:
        line = f", line {key.line}" if key.line else ""
        yield f"{printable(key.place)}{line}: {'an encrypted' if key.encrypted else 'a'} private key"
    for store, line in zip(survey.stores, trusted(survey.stores, 0), strict=True):
        later = store.date is not None and day(survey.at + YEAR) < store.date
        yield printable(line) + "; this is the store of today, not of the day asked for" * later
    yield f"dates are judged at {day(survey.at)}"
    if survey.spent:
        yield f"not known in full: the limit of {survey.spent.replace('_', ' ')} is reached"


def listed(items: Sequence[str]) -> str:
    """The first few."""
    more = f", and {len(items) - _HOSTS} more" if len(items) > _HOSTS else ""
    return ", ".join(map(printable, items[:_HOSTS])) + more
