"""chainfix builds the certificate chain that a TLS server should send, and says what was wrong with the one it sent.

Importing this imports nothing heavy: every public name is loaded on first use (PEP 562).
"""

__version__ = "0.1.0"

TYPE_CHECKING = False
"""As typing has it for type checkers; importing typing would double the cost of ``chainfix --help``."""

if TYPE_CHECKING:
    from chainfix.adapters.sources import read
    from chainfix.api import build, check, check_server, diff, paths, simulate
    from chainfix.builder import Builder
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
    from chainfix.choosing import Chosen
    from chainfix.clients.case import Refusal
    from chainfix.clients.choice import Choice, Choices, Need
    from chainfix.clients.outlook import Outlook, Span
    from chainfix.clients.simulation import Simulation, StandIn
    from chainfix.clients.verdict import Verdict
    from chainfix.errors import Attempt, ChainfixError, ChainNotFound, HandshakeFailed, InputError, KeyMismatch, NetworkError
    from chainfix.findings.case import Thresholds
    from chainfix.findings.diagnose import Answered, Report
    from chainfix.findings.difference import Difference, Impact
    from chainfix.findings.finding import Confidence, Finding, Severity, SslLabs
    from chainfix.findings.fix import Action, Fix, Step
    from chainfix.findings.renewal import Renewal
    from chainfix.findings.renewed_list import ServedList
    from chainfix.findings.roles import Role, Served
    from chainfix.findings.timeline import Stretch, Validity
    from chainfix.result import RankedPaths, Repair

__all__ = [
    "Action",
    "Alternatives",
    "Answered",
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
    "Choice",
    "Choices",
    "Chosen",
    "Confidence",
    "Cost",
    "Difference",
    "Distrust",
    "Finding",
    "Fix",
    "HandshakeFailed",
    "Impact",
    "InputError",
    "KeyMismatch",
    "Limits",
    "MalformedCertificate",
    "Need",
    "NetworkError",
    "Note",
    "Outlook",
    "PrivateKey",
    "Problem",
    "ProblemKind",
    "Rank",
    "RankedPaths",
    "Refusal",
    "Renewal",
    "Repair",
    "Report",
    "Role",
    "Served",
    "ServedList",
    "Severity",
    "Simulation",
    "Source",
    "Span",
    "SslLabs",
    "StandIn",
    "Step",
    "Stretch",
    "Thresholds",
    "TrustAnchor",
    "TrustStore",
    "Validity",
    "Verdict",
    "__version__",
    "build",
    "check",
    "check_server",
    "diff",
    "paths",
    "read",
    "simulate",
]

_HOMES = {
    "chainfix.adapters.sources": ("read",),
    "chainfix.api": ("build", "check", "check_server", "diff", "paths", "simulate"),
    "chainfix.builder": ("Builder",),
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
    "chainfix.choosing": ("Chosen",),
    "chainfix.clients.case": ("Refusal",),
    "chainfix.clients.choice": ("Choice", "Choices", "Need"),
    "chainfix.clients.outlook": ("Outlook", "Span"),
    "chainfix.clients.simulation": ("Simulation", "StandIn"),
    "chainfix.clients.verdict": ("Verdict",),
    "chainfix.errors": (
        "Attempt",
        "ChainNotFound",
        "ChainfixError",
        "HandshakeFailed",
        "InputError",
        "KeyMismatch",
        "NetworkError",
    ),
    "chainfix.findings.case": ("Thresholds",),
    "chainfix.findings.diagnose": ("Answered", "Report"),
    "chainfix.findings.difference": ("Difference", "Impact"),
    "chainfix.findings.finding": ("Confidence", "Finding", "Severity", "SslLabs"),
    "chainfix.findings.fix": ("Action", "Fix", "Step"),
    "chainfix.findings.renewal": ("Renewal",),
    "chainfix.findings.renewed_list": ("ServedList",),
    "chainfix.findings.roles": ("Role", "Served"),
    "chainfix.findings.timeline": ("Stretch", "Validity"),
    "chainfix.result": ("RankedPaths", "Repair"),
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
