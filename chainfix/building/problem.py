"""Why a certificate, an issuer candidate, an anchor or a path was not used: facts first, the sentence made from them."""

from enum import Enum
from typing import NamedTuple

from chainfix.certificates.certificate import Certificate


class ProblemKind(Enum):
    """What is wrong; the value is the sentence, in which ``{name}``, ``{other}``, ``{fact}`` and ``{store}`` are filled in."""

    EXPIRED = "{name} expired on {fact}"
    NOT_YET_VALID = "{name} is not valid before {fact}"
    NOT_A_CA = "{name} is not a CA: {fact}"
    NO_CERT_SIGN = "{name} may not sign certificates: its keyUsage lacks keyCertSign"
    PATH_LENGTH = "{name} allows {fact}"
    NAME_CONSTRAINTS = "the name constraints of {name} do not allow the {fact} of {other}"
    PURPOSE = "{name} may not be used for this purpose: its extKeyUsage lacks {fact}"
    UNKNOWN_CRITICAL = "{name} has a critical extension that is not known: {fact}"
    UNREADABLE = "{name} has a constraint that cannot be read: {fact}"
    WEAK_SIGNATURE = "{name} is signed with {fact}, which clients refuse since 2017"
    BAD_SIGNATURE = "{name} was not signed by the key of {other}, which has the right name"
    UNKNOWN_SIGNATURE = "{name} has a signature that cannot be checked here, by {other}"
    POLICY = "the certificate policies of the path: {fact}"
    DISTRUSTED = "{store} distrusts {name} for certificates {fact}"
    SETTINGS = "{name} is rejected for this purpose by the trust settings in {store}"
    KEY_ID = "{other} has another key identifier than {name} asks for"
    REPEATED = "the path passes {name} twice"


class Problem(NamedTuple):
    """One reason why something was not used."""

    kind: ProblemKind
    certificate: Certificate
    """What is at fault."""
    fact: str = ""
    """A date (YYYY-MM-DD), a number, a name: what the sentence says of it."""
    other: Certificate | None = None
    """The second certificate where the kind speaks of two."""
    store: str = ""

    def __str__(self) -> str:
        other = self.other.name if self.other else ""
        return self.kind.value.format(name=self.certificate.name, other=other, fact=self.fact, store=self.store)
