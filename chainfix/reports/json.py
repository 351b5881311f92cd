"""Results as JSON objects, one form for every command: docs/chainfix.schema.json describes it."""

import re
from collections.abc import Iterable, Sequence
from json import dumps
from typing import TYPE_CHECKING, Any

from chainfix.errors import ChainfixError

if TYPE_CHECKING:
    from datetime import datetime

    from chainfix.building.chain import Change
    from chainfix.building.paths import CertificationPath
    from chainfix.building.repair import Alternatives, Outcome
    from chainfix.certificates.bundle import Note
    from chainfix.certificates.certificate import Certificate

Object = dict[str, Any]

SCHEMA = "chainfix-1"
"""The version of the form: a field may be added to it; what changes the meaning of one, or removes it, makes another number."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def envelope(
    command: str, results: Iterable[Object] = (), *, status: int = 0, changed: bool = False, error: Object | None = None
) -> Object:
    """What every command puts on standard output.

    ``results``: one object for each thing that was asked about. ``changed``: whether anything is, or would be, other than before.
    """
    return {
        "schema": SCHEMA,
        "command": command,
        "ok": status == 0,
        "exit_status": status,
        "changed": changed,
        "results": list(results),
        "error": error,
    }


def failure(command: str, error: ChainfixError) -> Object:
    """The same where there is no result."""
    return envelope(command, status=error.exit_status, error=told(error))


def told(error: ChainfixError) -> Object:
    """What went wrong, what was tried and what to do."""
    attempts = [{"what": one.what, "outcome": one.outcome, "retriable": one.retriable} for one in error.attempts]
    return {"code": error.code, "message": error.message, "hint": error.hint, "attempts": attempts}


def text(value: Object) -> str:
    """An object as a document; ASCII, whatever stands in it, so that it survives every terminal and pipe."""
    return dumps(_whole(value), indent=2) + "\n"


def _whole(value: Any) -> Any:  # noqa: ANN401 any JSON value
    """The value without halves of characters, which file names can hold and parsers of JSON refuse (RFC 8259 8.2)."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_whole(key): _whole(item) for key, item in value.items()}
    return [_whole(item) for item in value] if isinstance(value, (list, tuple)) else value


def certificate(one: "Certificate") -> Object:
    """One certificate."""
    return {
        "sha256": one.sha256,
        "subject": one.subject,
        "issuer": one.issuer,
        "not_before": moment(one.not_before),
        "not_after": moment(one.not_after),
        "source": {"kind": one.source.kind, "place": one.source.place, "position": one.source.position},
    }


def moment(when: "datetime") -> str:
    """An instant in UTC as RFC 3339 has it."""
    return when.isoformat().replace("+00:00", "Z")


def note(one: "Note") -> Object:
    """A warning, or something that reading had to say."""
    return {"code": one.code, "message": one.message, "place": one.place or None, "line": one.line or None}


def repair(
    outcome: "Outcome",
    alternatives: "Alternatives",
    warnings: "Sequence[Note]",
    *,
    pem: str | None = None,
    output: Object | None = None,
    clients: Object | None = None,
    lost: Object | None = None,
) -> Object:
    """What ``build`` found. ``pem``: the list in the format asked for, unless a file took it; ``output``: that file.

    ``clients``: for whom it was chosen; ``lost``: by group, the clients that only the old list was good for.
    """
    chain = outcome.chain()
    anchor = outcome.path.anchors[-1][1].certificate if outcome.path else chain.root
    found: Object = {
        "leaf": certificate(outcome.target),
        "chain": list(map(certificate, chain.intermediates)),
        "anchor": certificate(anchor),
        **_reached(outcome, outcome.path),
        "store_dates": store_dates(outcome),
        "added": list(map(_change, outcome.added())),
        "removed": list(map(_change, outcome.removed())),
        "alternatives": {"count": alternatives.count, "complete": alternatives.complete},
        "warnings": list(map(note, warnings)),
        "output": output,
        "clients": clients,
        "lost": lost or {},
    }
    return found if pem is None else found | {"pem": pem}


def store_dates(outcome: "Outcome") -> Object:
    """By store the day it was made, null where it does not say."""
    return {store.name: store.date for store in outcome.graph.stores}


def _change(change: "Change") -> Object:
    told = certificate(change.certificate) | {"reason": change.reason}
    return told if change.url is None else told | {"url": change.url}


def _reached(outcome: "Outcome", path: "CertificationPath | None") -> Object:
    anchors = {anchor.store: anchor.certificate for _, anchor in path.anchors} if path else {}
    return {
        "anchors": {store: certificate(anchor) for store, anchor in anchors.items()},
        "stores": {store.name: store.name in anchors for store in outcome.graph.stores},
        "reasons": list(path.rank.reasons()) if path else [],
    }


def ranked(outcome: "Outcome", found: "Sequence[CertificationPath]", *, complete: bool) -> Object:
    """What ``paths`` found: every list, best first."""
    following = (*found[1:], None)
    return {
        "leaf": certificate(outcome.target),
        "count": len(found),
        "complete": complete,
        "store_dates": store_dates(outcome),
        "paths": [_path(outcome, path, later) for path, later in zip(found, following, strict=True)],
    }


def _path(outcome: "Outcome", path: "CertificationPath", later: "CertificationPath | None") -> Object:
    from chainfix.building.ranking import why_better
    from chainfix.building.repair import refusals

    return {
        "chain": list(map(certificate, path.intermediates)),
        **_reached(outcome, path),
        "better_than_next": why_better(path.rank, later.rank) if later else None,
        "obstacles": list(map(str, path.obstacles)),
        "refusals": [{"sha256": one.sha256, "reason": reason} for one, reason in refusals(path)],
    }
