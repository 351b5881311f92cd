"""What a person should know about a list although it was built: who refuses it, what ends early, what is malformed."""

from chainfix.building.malformation import malformation
from chainfix.building.repair import Outcome, refusals
from chainfix.building.signature import weak_key
from chainfix.building.validation import WEAK_KEYS_FROM, weaknesses
from chainfix.certificates.bundle import Note
from chainfix.certificates.certificate import STORED, Certificate
from chainfix.certificates.dates import day


def notices(outcome: Outcome) -> tuple[Note, ...]:
    """One note for each thing, the gravest first; only where there is a list."""
    path = outcome.path
    if path is None:
        return ()
    return (
        *(_obstacle(str(problem)) for problem in path.obstacles),
        *(Note("refused-link", f"{certificate.name}: {reason}") for certificate, reason in refusals(path)),
        *_weak(outcome),
        *_early(outcome),
        *_malformed((outcome.target, *path.intermediates)),
        *_places(outcome),
    )


def _obstacle(reason: str) -> Note:
    message = f"an anchor is in the way: {reason}; clients that settle on it (OpenSSL, GnuTLS, NSS) refuse the list"
    return Note("anchor-in-the-way", message)


def _weak(outcome: Outcome) -> list[Note]:
    rules, target = outcome.request.rules, outcome.target
    told = [(c, points) for c in outcome.chain().intermediates if (points := weaknesses(c, rules))]
    found = [
        Note("weak", f"{certificate.name} has {' and '.join(points)}: current clients refuse it") for certificate, points in told
    ]
    key = weak_key(target.spki_der)
    if key is not None and (key == "DSA" or rules.at >= WEAK_KEYS_FROM):
        found.append(Note("weak-key", f"the leaf's own key is weak ({key}): browsers refuse it"))
    return found


def _early(outcome: Outcome) -> list[Note]:
    path, target = outcome.path, outcome.target
    anchors = [anchor.certificate for _, anchor in path.anchors] if path else []
    early = [c for c in dict.fromkeys((*outcome.chain().intermediates, *anchors)) if c.ends < target.ends]
    return [Note("ends-early", f"{c.name} ends on {day(c.ends)}, before the leaf ({day(target.ends)})") for c in early]


def _malformed(certificates: tuple[Certificate, ...]) -> list[Note]:
    return [Note("malformed", f"{c.name} is malformed: {reason}") for c in certificates if (reason := malformation(c))]


def _places(outcome: Outcome) -> list[Note]:
    """A store's certificate that is no anchor, and a target that is one."""
    used = [c for c in outcome.chain().intermediates if c.source.kind == STORED]
    found = [
        Note("not-self-signed", f"{c.name} in {c.source.place} is not self-signed: it was used like one of a pool") for c in used
    ]
    path = outcome.path
    if path is not None and any(anchor.certificate.spki_der == outcome.target.spki_der for _, anchor in path.anchors):
        found.append(Note("target-is-anchor", f"{outcome.target.name} is itself an anchor: no intermediate is needed"))
    return found
