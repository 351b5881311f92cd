"""The list that a server should send, and what was changed to get there from the list that was handed over."""

from typing import NamedTuple

from chainfix.building.budget import Budget
from chainfix.building.graph import Graph, repeats
from chainfix.building.paths import CertificationPath
from chainfix.building.signature import SignatureChecker, self_signed
from chainfix.building.validation import Rules, check_dates
from chainfix.certificates import names
from chainfix.certificates.certificate import GIVEN, SERVED, Certificate, Source


class Chain(NamedTuple):
    """The certificate_list (RFC 8446 4.4.2): each intermediate was issued by the next; no self-signed certificate is in it."""

    leaf: Certificate
    intermediates: tuple[Certificate, ...]
    root: Certificate
    """The store's own certificate of the topmost anchor: sent only where a client asks for it on purpose."""


class Change(NamedTuple):
    """One certificate that was taken out of, or put into, the list."""

    certificate: Certificate
    reason: str
    source: Source

    @property
    def url(self) -> str | None:
        """Where it was fetched from, if it was."""
        return self.source.place if self.source.kind in ("fetched", "cached") else None


def added(chain: Chain) -> tuple[Change, ...]:
    """What the list holds that was not handed over, in its order."""
    links = zip(chain.intermediates, (chain.leaf, *chain.intermediates), strict=False)
    return tuple(
        Change(certificate, f"issued {child.name}", certificate.source)
        for certificate, child in links
        if certificate.source.kind not in (GIVEN, SERVED)
    )


class Setting(NamedTuple):
    """What the reasons for a removal are looked up in."""

    path: CertificationPath
    graph: Graph
    rules: Rules
    checker: SignatureChecker


def removed(given: tuple[Certificate, ...], chain: Chain, setting: Setting) -> tuple[Change, ...]:
    """What was handed over and is not in the list, in the order given, each with its reason."""
    sent = (chain.leaf, *chain.intermediates)
    seen: set[Certificate] = set()
    changes = []
    for certificate in given:
        if certificate in seen:
            changes.append(Change(certificate, "a duplicate", certificate.source))
        elif certificate not in sent:
            changes.append(Change(certificate, _reason(certificate, sent, setting), certificate.source))
        seen.add(certificate)
    return tuple(changes)


def _reason(certificate: Certificate, sent: tuple[Certificate, ...], setting: Setting) -> str:
    if self_signed(certificate, setting.checker, Budget()):
        return _root_reason(certificate, setting.graph)
    dates = check_dates(certificate, setting.rules)
    if dates is not None:
        return str(dates).removeprefix(f"{certificate.name} ")
    if repeats(certificate, tuple(anchor.certificate for _, anchor in setting.path.anchors)):
        by = names.short(certificate.issuer_der)
        return (
            f"its key is an anchor already; needed only by clients whose store has {by} and not {certificate.name}; "
            f"--keep {certificate.sha256[:16]} keeps it"
        )
    if repeats(certificate, sent):
        return "another certificate of the same name and key is sent"
    return "issued nothing in this list" if certificate.is_ca else "not a CA, and not the leaf"


def _root_reason(certificate: Certificate, graph: Graph) -> str:
    holding = [store.name for store in graph.stores if repeats(certificate, store.named(certificate.subject_der))]
    if holding:
        return "a root: clients have their own"
    return f"self-signed and not in {' or '.join(store.name for store in graph.stores)}: no client would take it from a server"
