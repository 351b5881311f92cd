"""What builds and checks many lists with the same options: it wires the engine to files, stores and the network."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypedDict

from chainfix.adapters.moments import Moment, seconds_of
from chainfix.adapters.sources import PathName, Source, join_bundles, read
from chainfix.building.budget import Budget, BudgetSpent, Limits
from chainfix.building.graph import Graph
from chainfix.building.repair import Outcome, Request, normal_fingerprint, repair
from chainfix.building.signature import SignatureChecker
from chainfix.building.target import choose_target
from chainfix.building.trust import TrustStore
from chainfix.building.validation import PURPOSES, Rules
from chainfix.certificates.bundle import Bundle, Note
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.pool import CertificatePool
from chainfix.certificates.reading import read_bytes
from chainfix.errors import ChainfixError, ChainNotFound, InputError, NetworkError
from chainfix.opening import Store, listed, open_pool, open_stores
from chainfix.result import RankedPaths, Repair

if TYPE_CHECKING:
    from chainfix.adapters.http import Fetcher
    from chainfix.building.continuation import Continuation
    from chainfix.certificates.key import Password, PrivateKey
    from chainfix.choosing import Chosen
    from chainfix.clients.simulation import Simulation
    from chainfix.findings.diagnose import Report
    from chainfix.findings.renewal import Renewal
    from chainfix.judging import Asked, Bench
    from chainfix.simulating import Clients, Question


class Options(TypedDict, total=False):
    """The options of :class:`Builder` that every single call takes too."""

    stores: Store | Sequence[Store] | None
    pool: "PathName | CertificatePool | Iterable[PathName | Certificate]"
    at: Moment
    purpose: str
    allow_weak: bool
    partial_chain: bool
    anchor: str | Iterable[str]
    keep: str | Iterable[str]
    without: str | Iterable[str]
    timeout: float
    proxy: str | None
    aia_allow: str | Iterable[str]
    cache: bool | PathName
    password: "Password"
    limits: Limits
    progress: Callable[[str], None] | None
    fetcher: Any


class BuildOptions(Options, total=False):
    """Those that choose between lists besides."""

    clients: str | Iterable[str]
    best_effort: bool


class Builder:
    """Builds many lists with the same stores, pool and options; safe between threads, picklable, offline unless ``fetch``.

    ``stores``: each must be reached (names, paths, TrustStores, certificates); None is Mozilla's. ``clients``: names and groups, a
    str by commas: the list is the shortest that each of them accepts, before its own trust store or, where one store is named,
    before that; with ``best_effort`` the one that leaves out the fewest. ``pool``: paths, or a CertificatePool. ``at``: None judges
    each build by the time of that build. ``timeout``: seconds for one exchange. ``proxy``, ``aia_allow``: as on the command
    line. ``cache``: whether fetched certificates are kept on disk, or the folder for them. ``progress``: called with each URL just
    before it is asked. Raises InputError for options that cannot be used.
    """

    def __init__(
        self,
        *,
        stores: Store | Sequence[Store] | None = None,
        clients: str | Iterable[str] = (),
        best_effort: bool = False,
        pool: "PathName | CertificatePool | Iterable[PathName | Certificate]" = (),
        fetch: bool = False,
        at: Moment = None,
        purpose: str = "server",
        allow_weak: bool = False,
        partial_chain: bool = False,
        anchor: str | Iterable[str] = (),
        keep: str | Iterable[str] = (),
        without: str | Iterable[str] = (),
        timeout: float = 15.0,
        proxy: str | None = None,
        aia_allow: str | Iterable[str] = (),
        cache: bool | PathName = True,
        password: "Password" = None,
        limits: Limits = Limits(),  # noqa: B008 immutable
        progress: Callable[[str], None] | None = None,
        fetcher: Any = None,  # noqa: ANN401 anything with fetch(url) and refresh()
    ) -> None:
        if purpose not in PURPOSES:
            raise InputError(f"--purpose {purpose}: known are {', '.join(PURPOSES)}", code="bad-purpose")
        self.notes: tuple[Note, ...] = ()
        self._at = at
        self._password = password
        self._limits = limits
        self._pool = open_pool(pool, self._password, self._tell)
        self._shared: dict[str, Any] = {}
        self._opened_stores: dict[object, TrustStore] = {}
        self._known_clients: dict[tuple[str, bool], Clients] = {}
        self._asked = _joined_names(clients) if clients != () else None
        if self._asked is not None and anchor:
            raise InputError("clients choose their anchors: --anchor does not go with --clients", code="bad-arguments")
        if self._asked is None and best_effort:
            raise InputError("--best-effort goes with --clients", code="bad-arguments")
        self._own_stores = stores is None
        self._best_effort = best_effort
        self._stores = self._opened(("mozilla",) if stores is None else stores)
        self._request = Request(
            Rules(0, purpose, allow_weak, partial_chain),
            tuple(normal_fingerprint(text, "--keep") for text in listed(keep)),
            tuple(normal_fingerprint(text, "--without") for text in listed(without)),
            tuple(listed(anchor)),
        )
        self._checker = SignatureChecker()
        self._continuations: dict[tuple[bytes, bytes | None], Continuation] = {}
        self._network = (timeout, proxy, tuple(listed(aia_allow)), cache) if fetch else None
        self._progress = progress
        self._fetcher = fetcher

    @property
    def stores(self) -> tuple[TrustStore, ...]:
        """The stores that each list must reach."""
        return self._stores

    @property
    def pool(self) -> CertificatePool:
        """The pool."""
        return self._pool

    def __getstate__(self) -> dict[str, object]:
        own = {"_continuations": {}, "_checker": SignatureChecker(), "_fetcher": None, "_shared": {}, "_progress": None}
        return self.__dict__ | own | {"_opened_stores": {}, "_known_clients": {}}

    def build(
        self, *sources: Source, key: PathName | bytes | None = None, hostname: str | None = None, at: Moment = None
    ) -> Repair:
        """The list for the one leaf in ``sources``, pooled.

        Raises ChainNotFound where no list reaches every store, NetworkError where trying again may help, KeyMismatch, InputError.
        """
        bundle = read(*sources, password=self._password)
        outcome = self.outcome(bundle, key=key, hostname=hostname, at=at)
        if self._asked is not None:
            outcome, chosen = self._chosen(outcome, self._asked, hostname)
            return Repair(outcome, (*self.notes, *bundle.notes), chosen)
        if not outcome.complete:
            raise self._explained(outcome)
        return Repair(outcome, (*self.notes, *bundle.notes))

    def _chosen(self, outcome: Outcome, asked: str, hostname: str | None) -> "tuple[Outcome, Chosen]":
        """The list for the clients that were named; raises ChainNotFound where it leaves any out, unless that will do."""
        from chainfix.building.validation import target_problem
        from chainfix.choosing import chosen_for, left_out

        clients = self._clients(asked, own_stores=self._own_stores)
        found = None if target_problem(outcome.target, outcome.request.rules) else chosen_for(outcome, clients, hostname)
        if found is None:
            raise self._explained(outcome)
        _, chosen = found
        if chosen.choice.left_out and not self._best_effort:
            raise left_out(outcome, chosen.choices)
        return found

    def _explained(self, outcome: Outcome) -> ChainfixError:
        from chainfix.building.failure import explain

        return explain(outcome, offline=self._network is None and self._fetcher is None)

    def build_many(self, sources: Iterable[Source]) -> Iterator[Repair | ChainfixError]:
        """The list for each source, in order; the error in its place where there is none."""
        for pool in (self._pool, *(store.pool for store in self._stores)):
            pool.prepare_index()
        for source in sources:
            try:
                yield self.build(source)
            except ChainfixError as error:
                yield error

    def paths(
        self, *sources: Source, key: PathName | bytes | None = None, hostname: str | None = None, at: Moment = None
    ) -> RankedPaths:
        """Every list for the one leaf in ``sources`` that reaches a requested store, best first; raises as :meth:`build`."""
        outcome = self.outcome(read(*sources, password=self._password), key=key, hostname=hostname, at=at)
        if outcome.path is None:
            raise self._explained(outcome)
        found, complete = outcome.ranked()
        return RankedPaths(found, complete, tuple(store.name for store in self._stores))

    def diff(self, old: Source, new: Source, *, hostname: str | None = None, at: Moment = None) -> "Renewal":
        """What a renewal changes that can break somebody, from the list that was served to the one that will be.

        Each list is judged as of ``at``, or the nearest moment at which its leaf is valid: an old one has often expired. Raises
        InputError, KeyMismatch, and NetworkError where a list stays incomplete and trying again may help.
        """
        from chainfix.findings.renewal import renewal

        moment = seconds_of(self._at if at is None else at)
        bundles = [read(source, password=self._password) for source in (old, new)]
        before, after = (self._in_its_time(bundle, hostname, moment) for bundle in bundles)
        return renewal(before, after, at=moment, notes=(*self.notes, *(note for bundle in bundles for note in bundle.notes)))

    def _in_its_time(self, bundle: Bundle, hostname: str | None, at: int) -> Outcome:
        """All about the leaf in a bundle, at a moment when it is valid; raises NetworkError where trying again may help."""
        outcome = self._of_either(bundle, hostname, at)
        valid = min(max(at, outcome.target.starts), outcome.target.ends)
        if valid != at:
            outcome = self._of_either(bundle, hostname, valid)
        if outcome.path is None and any(attempt.retriable for attempt in outcome.attempts):
            from chainfix.building.failure import explain

            error = explain(outcome, offline=False)
            if isinstance(error, NetworkError):
                raise error
        return outcome

    def _of_either(self, bundle: Bundle, hostname: str | None, at: int) -> Outcome:
        """The host name decides between several leaves; that none has it any more is a difference like others."""
        try:
            return self.outcome(bundle, hostname=hostname, at=at)
        except ChainNotFound:
            return self.outcome(bundle, at=at)

    def outcome(
        self, bundle: Bundle, *, key: PathName | bytes | None = None, hostname: str | None = None, at: Moment = None
    ) -> Outcome:
        """All that the engine finds out about the leaf in a bundle, list or no list; raises InputError."""
        moment = seconds_of(self._at if at is None else at)
        certificates = bundle.certificates
        if len(certificates) == 1 and key is None and hostname is None and not bundle.keys and self._asked is None:
            return self._of_sole(certificates[0], moment)
        if not certificates:
            raise InputError(
                "there is no certificate to build a chain for", code="no-certificate", hint="give the server's certificate"
            )
        budget = Budget(self._limits)
        keys = self._public_keys(bundle, key)
        try:
            target = choose_target(certificates, self._checker, budget, keys=keys, host=hostname)
        except BudgetSpent:
            raise InputError("too many certificates of one name: which is the leaf was not found out", code="not-known") from None
        return self._search(target, certificates, moment, budget)

    def _of_sole(self, target: Certificate, at: int) -> Outcome:
        """Through what is known of another leaf of the same issuer, where there is one."""
        from chainfix.building.continuation import continuation, question

        asked = question(target)
        known = self._continuations.get(asked)
        if known is not None:
            joined = known.join(target, self._request_at(at), self._checker, Budget(self._limits))
            if joined is not None:
                return joined
        outcome = self._search(target, (target,), at, Budget(self._limits))
        found = continuation(outcome)
        if found is not None:
            self._continuations[asked] = found
        return outcome

    def check(
        self,
        *sources: Source,
        target: str = "",
        key: PathName | bytes | None = None,
        asked: "Asked | None" = None,
        at: Moment = None,
    ) -> "Report":
        """The report on the list in ``sources``, as the server would send it; raises InputError where there is none.

        ``target``: what the report calls it. ``asked``: the host name, thresholds, horizon, clients to ask and what else is known.
        """
        from chainfix.adapters.facts import facts_of
        from chainfix.judging import Asked, judge

        bundle = read(*sources, password=self._password)
        wanted = asked or Asked()
        files = (*wanted.files, *facts_of((*sources, key)))
        wanted = wanted._replace(keys=tuple(self._public_keys(bundle, None)), files=files)
        if key is not None:
            wanted = wanted._replace(key=self._named_key(bundle, key))
        report = judge(target or _place(bundle), bundle, self.bench(at), wanted)
        if wanted.clients is None:
            return report
        from chainfix.simulating import simulated

        clients = self._clients(wanted.clients, own_stores=wanted.own_stores)
        question = self._question(report.at, wanted.horizon or 0, wanted.hostname)
        return report._replace(clients=simulated(report.target, bundle.certificates, clients, question))

    def simulate(
        self,
        *sources: Source,
        target: str = "",
        clients: str | Iterable[str] = "all",
        own_stores: bool = True,
        hostname: str | None = None,
        horizon: int = 0,
        at: Moment = None,
    ) -> "Simulation":
        """What each client makes of the list in ``sources``, sent as it is.

        ``target``: what the result calls it. ``clients``: names and groups, a str by commas. ``own_stores``: each is asked before
        its own trust store; else all before the first of this Builder's. ``horizon``: seconds ahead up to which changes are sought.
        Clients that fetch issuers do so where this Builder may. Raises InputError: ``unknown-client``, ``no-certificate``,
        ``bad-hostname``.
        """
        from chainfix.simulating import simulated

        bundle = read(*sources, password=self._password)
        moment = seconds_of(self._at if at is None else at)
        asked, question = self._clients(clients, own_stores=own_stores), self._question(moment, horizon, hostname)
        return simulated(target or _place(bundle), bundle.certificates, asked, question)

    def _question(self, at: int, horizon: int, hostname: str | None) -> "Question":
        from chainfix.simulating import Question, bodies

        fetch = self._shared_fetch()
        return Question(at, at + horizon, hostname, bodies(fetch) if fetch else None, self._checker)

    def open_clients(self, names: str | Iterable[str], *, own_stores: bool = True) -> None:
        """Open the stores of clients now, as one does before threads want them; raises InputError ``unknown-client``."""
        clients = self._clients(names, own_stores=own_stores)
        for profile in clients.profiles:
            clients.store_of(profile)

    def _clients(self, names: str | Iterable[str], *, own_stores: bool) -> "Clients":
        """Those of names and groups; their stores stay open for the next list."""
        from chainfix.simulating import clients_of

        key = _joined_names(names), own_stores
        if key not in self._known_clients:
            store = None if own_stores else self._stores[0]
            self._known_clients[key] = clients_of(key[0], store, self._pool, self._opened_stores)
        return self._known_clients[key]

    def _named_key(self, bundle: Bundle, key: PathName | bytes) -> bytes | None:
        """The public key of --key; None where a pass phrase is in the way, which is a finding."""
        try:
            return self._public_keys(bundle, key)[0]
        except InputError as error:
            if error.code != "password-needed":
                raise
            return None

    def bench(self, at: Moment = None) -> "Bench":
        """What lists are judged with."""
        from chainfix.judging import Bench

        request = self._request_at(seconds_of(self._at if at is None else at))
        return Bench(self._stores, self._pool, request, self._checker, self._limits, self._shared_fetch())

    def _search(self, target: Certificate, given: tuple[Certificate, ...], at: int, budget: Budget) -> Outcome:
        request = self._request_at(at)
        graph = Graph(given, (self._pool,), self._stores, request.without)
        return repair(target, given, graph, request, checker=self._checker, budget=budget, fetch=self._fetch())

    def _request_at(self, at: int) -> Request:
        """The request for a moment; the last one is kept, as most builds come in the same second."""
        request = self._request
        if request.rules.at != at:
            request = self._request = request._replace(rules=request.rules._replace(at=at))
        return request

    def _fetch(self) -> "Callable[[str, bool], Any] | None":
        if self._network is None and self._fetcher is None:
            return None
        fetcher = self._fetcher or self._own_fetcher()

        def fetch(url: str, fresh: bool) -> Any:  # noqa: ANN401, FBT001 aia.Answer
            if fresh:
                fetcher.refresh()
            return fetcher.fetch(url)

        return fetch

    def _shared_fetch(self) -> "Callable[[str, bool], Any] | None":
        """As _fetch, for checks at the same time: they wait for each other's answer, and what failed is not asked again at once."""
        fetch = self._fetch()
        if fetch is None:
            return None
        from chainfix.adapters.aia_answers import SharedAnswers

        answers: SharedAnswers = self._shared.get("answers") or self._shared.setdefault("answers", SharedAnswers())
        return answers.through(fetch)

    def _own_fetcher(self) -> "Fetcher":
        """One for each build, with a budget of its own; they share what was fetched and open connections."""
        line: Fetcher = self._shared.get("line") or self._shared.setdefault("line", self._new_fetcher())  # threads get the same
        return line.renewed()

    def _new_fetcher(self) -> "Fetcher":
        from chainfix.adapters.cache import AnswerCache, default_folder
        from chainfix.adapters.http import Fetcher

        assert self._network is not None  # noqa: S101 asked by the caller
        timeout, proxy, allow, cache = self._network
        folder = default_folder() if cache is True else cache or None
        answers = AnswerCache(folder) if folder is not None else None
        return Fetcher(timeout=timeout, proxy=proxy, allow=allow, cache=answers, progress=self._progress)

    def _public_keys(self, bundle: Bundle, key: PathName | bytes | None) -> list[bytes]:
        """The public key of --key, else those of the keys that came with the certificates and can be read."""
        if key is None:
            return [public for private in bundle.keys if (public := self._public_key(private)) is not None]
        found = (
            read_bytes(key, "the given key", require_certificate=False)
            if isinstance(key, bytes)
            else self._key_file(os.fspath(key))
        )
        if not found.keys:
            raise InputError(f"there is no private key in {key if not isinstance(key, bytes) else 'the given key'}", code="no-key")
        return [private.public_key_der(self._password) for private in found.keys]

    def _public_key(self, private: "PrivateKey") -> bytes | None:
        """Of a key that came along with the certificates: one that cannot be read decides nothing."""
        if private.encrypted and self._password is None:
            return None
        try:
            return private.public_key_der(self._password)
        except InputError:
            return None

    def _key_file(self, name: str) -> Bundle:
        from chainfix.adapters.files import read_source

        contents = read_source(name).contents
        return join_bundles([read_bytes(c.data, c.place, password=self._password, require_certificate=False) for c in contents])

    def _opened(self, stores: Store | Sequence[Store]) -> tuple[TrustStore, ...]:
        """The stores that are to be reached: those named, or those of the clients."""
        if self._asked is not None and self._own_stores:
            return self._stores_of_clients(self._asked)
        opened = open_stores(stores, self._password, self._tell, self._opened_stores)
        if not opened:
            hint = "--store mozilla is the default; --store none is empty"
            raise InputError("no trust store is named", code="no-such-store", hint=hint)
        if self._asked is not None and len(opened) > 1:
            hint = "a+b is one store of both; without --store each client is asked before its own"
            raise InputError("clients are asked before one store, and several are named", code="bad-arguments", hint=hint)
        return opened

    def _stores_of_clients(self, asked: str) -> tuple[TrustStore, ...]:
        clients = self._clients(asked, own_stores=True)
        stores = {store.name: store for store in map(clients.store_of, clients.profiles)}
        for one in clients.standing_in:
            self._tell(Note("store-not-installed", one.told))
        return tuple(stores.values())

    def _tell(self, note: Note) -> None:
        self.notes = (*self.notes, note)


def _place(bundle: Bundle) -> str:
    """What the certificates were read from."""
    return ", ".join(dict.fromkeys(certificate.source.place for certificate in bundle.certificates))


def _joined_names(names: str | Iterable[str]) -> str:
    return names if isinstance(names, str) else ",".join(names)
