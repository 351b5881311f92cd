"""From a list to its report: which certificate it is for, what it reaches by itself, and what it should have been."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from chainfix.building.budget import Budget, Limits
from chainfix.building.graph import Graph
from chainfix.building.repair import Fetch, Outcome, Request, repair
from chainfix.building.signature import SignatureChecker
from chainfix.building.target import choose_target
from chainfix.building.trust import TrustStore
from chainfix.certificates.bundle import Bundle
from chainfix.certificates.certificate import SERVED, Certificate
from chainfix.certificates.pool import CertificatePool
from chainfix.errors import ChainNotFound, InputError, KeyMismatch
from chainfix.findings.case import AiaAnswer, Case, FileFacts, LiveFacts, Thresholds
from chainfix.findings.diagnose import Report, diagnose


class Bench(NamedTuple):
    """What lists are judged with."""

    stores: tuple[TrustStore, ...]
    pool: CertificatePool
    request: Request
    checker: SignatureChecker
    limits: Limits
    fetch: Fetch | None
    """None where no URL may be asked."""


class Asked(NamedTuple):
    """What a check is asked for, and what is known beside the list."""

    hostname: str | None = None
    keys: tuple[bytes, ...] = ()
    """The SubjectPublicKeyInfos of the private keys that came with the list."""
    key: bytes | None = None
    """That of the private key that was named."""
    warning: Thresholds = Thresholds()
    critical: Thresholds | None = None
    horizon: int | None = None
    """Seconds after the moment of the judgement up to which a timeline is made."""
    against: tuple[str, tuple[Certificate, ...]] | None = None
    files: tuple[FileFacts, ...] = ()
    live: LiveFacts | None = None
    answers: Mapping[str, AiaAnswer] | None = None
    """What the caIssuers URLs of the list answered; None where they are asked if URLs may be asked at all."""
    clients: str | tuple[str, ...] | None = None
    """Names and groups of the clients that are asked what they make of the list, a str by commas; None: nobody is asked."""
    own_stores: bool = True
    """Whether each is asked before its own trust store; else all before the first of those that the list is judged by."""


def judge(target: str, bundle: Bundle, bench: Bench, asked: Asked) -> Report:
    """The report on one list; raises InputError where there is no certificate in it."""
    if not bundle.certificates:
        raise InputError(f"{target} holds no certificate", code="no-certificate", hint="give the list that the server sends")
    case = _case(leaf_of(bundle, bench, asked), bundle, bench, asked)
    report = diagnose(target, case)
    if asked.horizon is None:
        return report
    return report._replace(timeline=case.stretches(case.at + asked.horizon))


def leaf_of(bundle: Bundle, bench: Bench, asked: Asked) -> Certificate:
    """Of a live server the first; else that of the key, of the host name, the only one, or the first that is no CA.

    A key or a host name that fits none is a finding and no error: the list is judged all the same.
    """
    certificates = bundle.certificates
    if certificates[0].source.kind == SERVED:
        return certificates[0]
    keys = (asked.key,) if asked.key is not None else asked.keys
    for known, host in ((keys, asked.hostname), (keys, None), ((), asked.hostname), ((), None)):
        try:
            return choose_target(certificates, bench.checker, Budget(bench.limits), keys=known, host=host)
        except (ChainNotFound, KeyMismatch):
            continue
        except InputError:
            break
    return next((certificate for certificate in certificates if not certificate.is_ca), certificates[0])


def _case(leaf: Certificate, bundle: Bundle, bench: Bench, asked: Asked) -> Case:
    at = bench.request.rules.at
    bench = _when_valid(leaf, bench)
    own = _outcome(leaf, bundle.certificates, bench, ())
    best = own if own.complete else _outcome(leaf, bundle.certificates, bench, (bench.pool,))
    return Case(
        bundle,
        own,
        best,
        at=at,
        hostname=asked.hostname,
        key=asked.key,
        keys=asked.keys,
        warning=asked.warning,
        critical=asked.critical,
        fetched=bench.fetch is not None,
        answers=_answers(bundle.certificates, bench) if asked.answers is None else asked.answers,
        files=asked.files,
        live=asked.live,
        against=asked.against,
    )


def _answers(listed: Sequence[Certificate], bench: Bench) -> Mapping[str, AiaAnswer] | None:
    """Asked after the search, which needs the network more."""
    if bench.fetch is None:
        return None
    from chainfix.adapters.aia_answers import answers_of

    return answers_of(listed, bench.fetch, checker=bench.checker, limits=bench.limits)


def _when_valid(leaf: Certificate, bench: Bench) -> Bench:
    """The bench at the moment asked for; for a leaf that is out of date at the nearest one at which it is not.

    Otherwise nothing could be said of the list but that: a missing intermediate would show only after the renewal.
    """
    rules = bench.request.rules
    moment = min(max(rules.at, leaf.starts), leaf.ends)
    return bench if moment == rules.at else bench._replace(request=bench.request._replace(rules=rules._replace(at=moment)))


def _outcome(leaf: Certificate, listed: Sequence[Certificate], bench: Bench, pools: tuple[CertificatePool, ...]) -> Outcome:
    """What is reached: without pools by the list itself, for which nothing is fetched either."""
    graph = Graph(listed, pools, bench.stores)
    fetch = bench.fetch if pools else None
    return repair(leaf, tuple(listed), graph, bench.request, checker=bench.checker, budget=Budget(bench.limits), fetch=fetch)
