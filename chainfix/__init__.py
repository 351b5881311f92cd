"""chainfix builds the certificate chain that a TLS server should send, and says what was wrong with the one it sent.

Importing this imports nothing heavy: every public name is loaded on first use (PEP 562).
"""

__version__ = "0.1.0"

TYPE_CHECKING = False
"""As typing has it for type checkers; importing typing would double the cost of ``chainfix --help``."""

if TYPE_CHECKING:
    from chainfix.adapters.sources import read
    from chainfix.api import Builder, RankedPaths, Repair, build, paths
    from chainfix.building.budget import Limits
    from chainfix.building.chain import Chain, Change
    from chainfix.building.distrust import Distrust
    from chainfix.building.paths import CertificationPath
    from chainfix.building.problem import Problem, ProblemKind
    from chainfix.building.ranking import Cost, Rank
    from chainfix.building.repair import Alternatives
    from chainfix.building.trust import TrustAnchor, TrustStore
    from chainfix.certificates.bundle import Bundle, Note
    from chainfix.certificates.certificate import Certificate, MalformedCertificate, Source
    from chainfix.certificates.key import PrivateKey
    from chainfix.certificates.pool import CertificatePool
    from chainfix.errors import Attempt, ChainfixError, ChainNotFound, InputError, KeyMismatch, NetworkError

__all__ = [
    "Alternatives",
    "Attempt",
    "Builder",
    "Bundle",
    "Certificate",
    "CertificatePool",
    "CertificationPath",
    "Chain",
    "ChainNotFound",
    "ChainfixError",
    "Change",
    "Cost",
    "Distrust",
    "InputError",
    "KeyMismatch",
    "Limits",
    "MalformedCertificate",
    "NetworkError",
    "Note",
    "PrivateKey",
    "Problem",
    "ProblemKind",
    "Rank",
    "RankedPaths",
    "Repair",
    "Source",
    "TrustAnchor",
    "TrustStore",
    "__version__",
    "build",
    "paths",
    "read",
]

_HOMES = {
    "chainfix.adapters.sources": ("read",),
    "chainfix.api": ("Builder", "RankedPaths", "Repair", "build", "paths"),
    "chainfix.building.budget": ("Limits",),
    "chainfix.building.chain": ("Chain", "Change"),
    "chainfix.building.distrust": ("Distrust",),
    "chainfix.building.paths": ("CertificationPath",),
    "chainfix.building.problem": ("Problem", "ProblemKind"),
    "chainfix.building.ranking": ("Cost", "Rank"),
    "chainfix.building.repair": ("Alternatives",),
    "chainfix.building.trust": ("TrustAnchor", "TrustStore"),
    "chainfix.certificates.bundle": ("Bundle", "Note"),
    "chainfix.certificates.certificate": ("Certificate", "MalformedCertificate", "Source"),
    "chainfix.certificates.key": ("PrivateKey",),
    "chainfix.certificates.pool": ("CertificatePool",),
    "chainfix.errors": ("Attempt", "ChainNotFound", "ChainfixError", "InputError", "KeyMismatch", "NetworkError"),
}


def __getattr__(name: str) -> object:
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            value: object = getattr(import_module(home), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'chainfix' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
