"""What a rule found, how grave it is and how sure."""

from collections.abc import Iterable
from enum import Enum, IntEnum
from typing import NamedTuple, Protocol

from chainfix.certificates.certificate import Certificate
from chainfix.findings.case import Case
from chainfix.findings.roles import Served


class Severity(IntEnum):
    """How grave a finding is; larger is graver."""

    NOTE = 1
    """Worth knowing; no client that is in use today refuses the list for it."""
    WARNING = 2
    """Some clients refuse the list, or will soon."""
    ERROR = 3
    """Most clients refuse the list."""

    @property
    def word(self) -> str:
        """As it is written: ``note``, ``warning`` or ``error``."""
        return self.name.lower()


class Confidence(Enum):
    """How sure a finding is."""

    CERTAIN = "certain"
    """It follows from the bytes that were looked at."""
    LIKELY = "likely"
    """It follows from them unless something that was not looked at says otherwise, such as a URL that was not asked."""
    POSSIBLE = "possible"
    """It depends on clients or servers that were not asked."""


class SslLabs(Enum):
    """The chain issues of the SSL Labs server test (the bits of ``issues`` in its API)."""

    INCOMPLETE = "incomplete"
    UNRELATED = "unrelated-or-duplicate"
    ORDER = "incorrect-order"
    ANCHOR = "contains-anchor"
    UNTRUSTED = "untrusted"


class Hit(NamedTuple):
    """One thing that a rule found; what is None is as the rule has it."""

    message: str
    certificate: Certificate | None = None
    position: int = 0
    """Where it stands in the list, from 1 on; 0 where it does not."""
    store: str = ""
    """The trust store that it is about, if it is about one."""
    severity: Severity | None = None
    confidence: Confidence | None = None

    @classmethod
    def on(cls, one: Served, message: str) -> "Hit":
        """About one certificate of the list."""
        return cls(message, one.certificate, one.position)


class Rule(Protocol):
    """A module of :mod:`chainfix.findings.rules`; its docstring is its page."""

    CODE: str
    """Such as ``CF101``: stable."""
    NAME: str
    """Such as ``missing-intermediate``: stable."""
    SEVERITY: Severity
    CONFIDENCE: Confidence
    SOURCE: str
    """The section of the standard, the root programme's rule or the observation that it rests on."""
    SINCE: str
    """From when on it holds, as YYYY-MM-DD or a year; empty where it always did."""
    SSL_LABS: SslLabs | None
    """The chain issue of SSL Labs that means the same."""

    def check(self, case: Case) -> Iterable[Hit] | None:
        """What it found; None where the rule does not apply to this case, which is not the same as nothing found."""


class Finding(NamedTuple):
    """A hit with what its rule says of it."""

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    message: str
    certificate: Certificate | None = None
    position: int = 0
    store: str = ""
    ssl_labs: SslLabs | None = None

    @classmethod
    def of(cls, rule: Rule, hit: Hit) -> "Finding":
        """A hit of a rule."""
        return cls(
            rule.CODE,
            rule.NAME,
            hit.severity or rule.SEVERITY,
            hit.confidence or rule.CONFIDENCE,
            hit.message,
            hit.certificate,
            hit.position,
            hit.store,
            rule.SSL_LABS,
        )
