"""What a renewal changes as a JSON object: ``diff`` in docs/chainfix.schema.json describes it."""

from chainfix.certificates.dates import moment
from chainfix.findings.difference import Difference
from chainfix.findings.renewal import Renewal
from chainfix.findings.renewed_list import ServedList
from chainfix.reports import json
from chainfix.reports.json import Object


def result(renewal: Renewal) -> Object:
    """What ``diff`` found."""
    return {
        "at": json.moment(moment(renewal.at)),
        "old": _side(renewal.old),
        "new": _side(renewal.new),
        "same_key": renewal.same_key,
        "breaking": renewal.breaking,
        "differences": list(map(_difference, renewal.differences)),
        "store_dates": json.store_dates(renewal.new.outcome),
        "warnings": list(map(json.note, renewal.notes)),
    }


def _side(side: ServedList) -> Object:
    return {
        "list": list(map(json.certificate, side.certificates)),
        "leaf": json.certificate(side.leaf),
        "size": side.size,
        "ordered": side.ordered,
        "complete": side.alone is not None,
        "anchors": {store: json.certificate(anchor) for store, anchor in side.anchors.items()},
        "stores": {store.name: store.name in side.anchors for store in side.outcome.graph.stores},
        "problem": side.problem.message if side.problem else None,
    }


def _difference(difference: Difference) -> Object:
    return {
        "what": difference.what,
        "old": list(difference.old),
        "new": list(difference.new),
        "breaking": difference.breaking.value,
        "who": difference.who,
    }
