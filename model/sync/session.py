"""One run with the hub: greet, push, pull, compare counts. It can stop anywhere; the next run goes on from there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from model import identity
from model.sync.protocol import (
    ATTENTION,
    PAUSES,
    VERSION,
    Answer,
    Desk,
    Greeting,
    Hub,
    Parcel,
    Receipt,
    RunState,
    SyncError,
    SyncProgress,
    SyncResult,
)

WINDOW = 16
BATCH = 500
LANES = 4
DRIFT_NOTED = 120.0

Report = Callable[[SyncProgress], None]
Cancelled = Callable[[], bool]


class _StoppedError(Exception):
    """A person stopped the run."""


@dataclass(slots=True)
class _Tally:
    """What happened so far."""

    greeting: Greeting | None = None
    sent: int = 0
    attention: int = 0
    forms: int = 0
    lists: int = 0
    received: int = 0
    notes: list[tuple[str, Mapping[str, object]]] = field(default_factory=list)


def run(
    desk: Desk, hub: Hub, report: Report = lambda _: None, cancelled: Cancelled = lambda: False, *, lanes: int = 0
) -> SyncResult:
    """Meet the hub once. Everything is safe to repeat; what could not be done now is in the result, never lost.

    Without a number of lanes it sends side by side only where a network makes it wait.
    """
    session = _Session(desk, hub, report, cancelled, lanes or _lanes_to(desk.credentials.address))
    result = session.run()
    desk.synced(result)
    return result


def _lanes_to(address: str) -> int:
    return 1 if urlsplit(address).hostname in ("127.0.0.1", "localhost", "::1") else LANES


class _Session:
    """The steps of one run over one desk and one hub."""

    def __init__(self, desk: Desk, hub: Hub, report: Report, cancelled: Cancelled, lanes: int) -> None:
        self._desk = desk
        self._hub = hub
        self._report = report
        self._cancelled = cancelled
        self._lanes = lanes
        self._tally = _Tally()

    def run(self) -> SyncResult:
        try:
            self._greet()
            self._push()
            self._pull_forms()
            self._pull_lists()
            self._pull_received()
            return self._compared(self._result("done"))
        except SyncError as error:
            return self._result("paused", error.code, error.params)
        except _StoppedError:
            return self._result("cancelled", "sync.cancelled")

    def _result(self, state: RunState, code: str = "", params: Mapping[str, object] | None = None) -> SyncResult:
        tally, greeting = self._tally, self._tally.greeting
        return SyncResult(
            state=state,
            at=identity.now(),
            code=code,
            params=params or {},
            sent=tally.sent,
            attention=tally.attention,
            waiting=len(self._desk.outbox()),
            forms=tally.forms,
            lists=tally.lists,
            received=tally.received,
            drift=greeting.drift if greeting else 0.0,
            person=greeting.person if greeting else {},
            fieldwork=greeting.fieldwork if greeting else {},
            notes=tuple(tally.notes),
        )

    def _tell(self, progress: SyncProgress) -> None:
        self._report(progress)
        if self._cancelled():
            raise _StoppedError

    # --- greet --------------------------------------------------------------------------------------------------

    def _greet(self) -> None:
        self._tell(SyncProgress("greet"))
        greeting = self._tally.greeting = self._hub.greet()
        if greeting.protocol > VERSION:
            raise SyncError("sync.newer_hub", there=greeting.protocol, here=VERSION)
        if abs(greeting.drift) > DRIFT_NOTED:
            self._tally.notes.append(("sync.clock", {"seconds": round(greeting.drift)}))

    # --- push ---------------------------------------------------------------------------------------------------

    def _push(self) -> None:
        parcels = self._desk.outbox()
        self._tell(SyncProgress("push", 0, len(parcels)))
        with ThreadPoolExecutor(self._lanes) as pool:
            for start in range(0, len(parcels), WINDOW):
                self._push_window(parcels[start : start + WINDOW], start, len(parcels), pool)

    def _push_window(self, parcels: Sequence[Parcel], start: int, total: int, pool: ThreadPoolExecutor) -> None:
        """Marked as being sent, durably, before the first byte; receipts kept, durably, before the next window."""
        waiting = list(parcels)
        self._desk.sending([parcel.id for parcel in waiting])
        receipts: list[Receipt] = []
        pauses: list[Answer] = []
        answered: set[str] = set()
        try:
            for parcel in waiting:
                self._tell(SyncProgress("push", start, total, parcel.id, "sending"))
            for parcel, answer in self._answers(waiting, pool):
                answered.add(parcel.id)
                if answer.receipt and answer.state == "accepted":
                    receipts.append(answer.receipt)
                else:
                    self._hold(parcel, answer)
                if answer.state in PAUSES:
                    pauses.append(answer)
                self._tell(SyncProgress("push", start + len(answered), total, parcel.id, answer.state))
        finally:
            if receipts:
                self._desk.delivered(receipts)
                self._tally.sent += len(receipts)
            for parcel in waiting:
                if parcel.id not in answered:
                    self._desk.hold(parcel.id, "retry", "")
        if pauses:
            raise SyncError(pauses[0].code, pauses[0].state, **dict(pauses[0].params))

    def _hold(self, parcel: Parcel, answer: Answer) -> None:
        self._desk.hold(parcel.id, answer.state, answer.message)
        if answer.state in ATTENTION:
            self._tally.attention += 1

    def _answers(self, parcels: Sequence[Parcel], pool: ThreadPoolExecutor) -> Iterator[tuple[Parcel, Answer]]:
        """Each chain in order, one after the other; different chains side by side if there are several lanes."""
        chains: dict[str, list[Parcel]] = {}
        for parcel in parcels:
            chains.setdefault(parcel.chain or parcel.id, []).append(parcel)
        send = pool.map if self._lanes > 1 else map
        for answers in send(self._send_chain, chains.values()):
            yield from answers
            if any(answer.state in PAUSES for _parcel, answer in answers):
                return

    def _send_chain(self, chain: Sequence[Parcel]) -> list[tuple[Parcel, Answer]]:
        answers: list[tuple[Parcel, Answer]] = []
        for parcel in chain:
            answers.append((parcel, self._send(parcel)))
            if answers[-1][1].state != "accepted":
                break
        return answers

    def _send(self, parcel: Parcel) -> Answer:
        try:
            return self._hub.send(parcel)
        except SyncError as error:
            return Answer(error.state, error.code, params=error.params)

    # --- pull ---------------------------------------------------------------------------------------------------

    def _pull_forms(self) -> None:
        offers, here = self._hub.forms(), self._desk.installed_forms()
        new = [offer for offer in offers if here.get((offer.id, offer.version)) != offer.hash]
        for done, offer in enumerate(new):
            self._tell(SyncProgress("forms", done, len(new)))
            self._desk.install_form(self._hub.fetch_form(offer))
            self._tally.forms += 1
        self._desk.keep_offered([offer.id for offer in offers])

    def _pull_lists(self) -> None:
        offers, here = self._hub.lists(), self._desk.installed_lists()
        new = [offer for offer in offers if here.get(offer.name) != offer.hash]
        for done, offer in enumerate(new):
            self._tell(SyncProgress("lists", done, len(new)))
            self._desk.install_list(offer.name, self._hub.fetch_list(offer))
            self._tally.lists += 1

    def _pull_received(self) -> None:
        """What others sent, for a supervisor's desk; each batch and its place in the feed are stored together."""
        greeting = self._tally.greeting
        if greeting is None or greeting.person.get("role") != "supervisor":
            return
        cursor, more = self._desk.cursor(), True
        while more:
            batch = self._hub.changes(cursor, BATCH)
            if batch.cursor > cursor:
                self._desk.store_received(batch.received, batch.cursor)
            self._tally.received += len(batch.received)
            cursor, more = batch.cursor, batch.more
            self._tell(SyncProgress("pull", cursor, batch.last))

    def _compared(self, result: SyncResult) -> SyncResult:
        """Both sides count: what this desk holds receipts for, and what the hub holds of this device."""
        self._tell(SyncProgress("counts"))
        here, there = self._desk.delivered_count(), self._hub.greet().delivered
        differ = ("sync.counts", {"here": here, "there": there})
        notes = (*result.notes, differ) if here != there else result.notes
        return replace(result, delivered_here=here, delivered_there=there, notes=notes)
