"""``check --fix``: the file rewritten in its own shape, and judged again."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from chainfix.cli.targets import Target, judged
from chainfix.errors import ChainfixError, ChainNotFound, InputError

if TYPE_CHECKING:
    from chainfix.certificates.certificate import Certificate
    from chainfix.cli.channels import Words
    from chainfix.cli.parser import Namespace
    from chainfix.findings.diagnose import Report


def fix(
    arguments: "Namespace",
    targets: Sequence[Target],
    reports: "list[Report]",
    words: "Words",
    clients: tuple[str, ...] | None,
) -> "tuple[list[Report], bool]":
    """Rewrite the one file, or with --dry-run only say so. Returns the reports, of the file as it is then, and whether it changed.

    ``clients``: who is asked what they make of it then. Raises ChainNotFound where no list is known that is right, InputError where
    the file has no shape to keep.
    """
    (report,) = reports
    if report.error is not None:
        raise report.error
    case = report.case
    if case is not None and not case.complete and not case.best.complete:
        raise _unfixable(report)
    if report.fix is None:
        words.say(f"unchanged {targets[0].name}")
        return reports, False
    _refuse_broken(report)
    _refuse_other_leaf(report)
    file, data = _rewritten(arguments, targets[0], report.fix.order)
    if arguments.dry_run:
        words.say(f"would write {file}")
        return reports, True
    from chainfix.adapters.writing import write_atomically

    changed = write_atomically(file, data)
    words.say(f"{'wrote' if changed else 'unchanged'} {file}")
    return judged(arguments, targets, words, clients), changed


def _refuse_broken(report: "Report") -> None:
    """A block that cannot be read may be the leaf: it is not to be lost, and the list of what is left may be the wrong one."""
    notes = report.case.bundle.notes if report.case is not None else ()
    broken = next((note for note in notes if note.code == "broken-block"), None)
    if broken is not None:
        hint = "mend or delete that block first; the report without --fix says what is wrong"
        raise InputError(f"{report.target} is not rewritten: {broken.describe()}", code="broken-block", hint=hint)


def _refuse_other_leaf(report: "Report") -> None:
    """Another server's certificate in the file is surplus to this list, and may be all that there is of it."""
    assert report.fix is not None  # noqa: S101 the caller asked
    going = [step.certificate for step in report.fix.steps if step.certificate not in report.fix.order]
    other = next((c for c in going if not c.is_ca and c.extensions), None)  # a root of version 1 has no extensions
    if other is not None:
        message = f"{report.target} is not rewritten: it holds the certificate of {other.name} too, which would go"
        raise InputError(message, code="several-leaves", hint="put each server's certificate into a file of its own")


def _unfixable(report: "Report") -> ChainfixError:
    from chainfix.building.failure import explain

    assert report.case is not None  # noqa: S101 the caller asked
    reason = explain(report.case.best, offline=not report.case.fetched)
    hint = reason.hint if report.case.fetched else "--fetch looks the missing issuers up"
    return ChainNotFound(
        f"{report.target} cannot be fixed: {reason.message}", code=reason.code, hint=hint, attempts=reason.attempts
    )


def _rewritten(arguments: "Namespace", target: Target, order: "tuple[Certificate, ...]") -> tuple[str, bytes]:
    """Which file is rewritten, and its new content: of a leaf and a chain file the chain file, which holds no leaf."""
    from chainfix.adapters.files import read_file
    from chainfix.outputs.rewriting import rewritten

    file, listed = (arguments.chain, order[1:]) if arguments.chain else (target.name, order)
    return file, rewritten(read_file(file), file, listed)
