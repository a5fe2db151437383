"""A workspace in memory for the pages' own tests and pictures: it answers like the real one and keeps nothing."""

from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from model import identity
from model.errors import SurveyError
from model.fieldwork.people import Person
from model.fieldwork.projects import Fieldwork
from model.store.records import DeliveryCounts, FormEntry, Health, InterviewRow, Parcel, ReceivedRow, Saved
from model.sync.protocol import Member, SyncProgress, SyncResult

TITLES = {
    "kk": "Қызмет көрсету сапасы, 2026 жылғы 4-тоқсан",
    "ru": "Качество услуг, 4-й квартал 2026 года",
    "en": "Service quality, 4th quarter 2026",
}
NOW = identity.now()  # of all desks of one run, so that two of them say the same times


@dataclass(frozen=True, slots=True)
class HubStatus:
    """As the real hub tells of itself."""

    address: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """As the real hub invites."""

    code: str
    address: str
    expires: datetime


def moment(hours: float) -> str:
    """So many hours ago."""
    return (NOW - timedelta(hours=hours)).isoformat(timespec="seconds")


def a_centre() -> str:
    """Some centre of the reference list."""
    from model import reference

    return next(iter(reference.centres())).id


def drafts() -> list[InterviewRow]:
    """Half-done work, as at two in the afternoon."""
    base = InterviewRow("uuid:1", "citizen_survey", "1", "survey", "Citizen survey", "draft", moment(1.2), moment(0.5),
                        section_index=5, section_count=9, answered=31, asked=58, centre=a_centre(), region="110000000")
    visit = replace(base, id="uuid:2", role="visit", form_id="mystery_visit", title="Mystery visit", started=moment(26),
                    section_index=2, section_count=7, answered=12, asked=40)
    return [base, visit]


def parcels() -> list[Parcel]:
    """Finished work in each state."""
    states = ("delivered", "delivered", "sending", "waiting", "waiting", "attention")
    return [Parcel(f"uuid:{n}", n, "citizen_survey", "1", "0" * 64, 9000, moment(8 - n), state,
                   reason="Another interview with the same number is at the hub." if state == "attention" else "",
                   title="Citizen survey", region="110000000", person="p1")
            for n, state in enumerate(states, start=1)]


def finished() -> list[InterviewRow]:
    """The same as rows of the list."""
    return [InterviewRow(p.instance_id + "f", p.form_id, "1", "survey", p.title, "complete", moment(9 - p.number),
                         p.completed, answered=58, asked=58, centre=a_centre(), region=p.region, completed=p.completed,
                         delivery=p.state)
            for p in parcels()]


def received(count: int = 24) -> list[ReceivedRow]:
    """What came in."""
    people = ("Айгүл Сәрсенова", "Ержан Өтегенов", "Ольга Ким", "Қайрат Жұмабаев")
    return [ReceivedRow(f"uuid:r{n}", "citizen_survey", "1", "visit" if n % 9 == 0 else "survey",
                        "Mystery visit" if n % 9 == 0 else "Citizen survey", f"device {n % 4}", f"p{n % 4}",
                        people[n % 4],
                        "110000000", a_centre() if n % 3 else "", moment(n + 1), moment(n + 0.8), moment(n * 0.7),
                        seconds=420 + 13 * n, answered=55 + n % 4) for n in range(count)]


class Desk:
    """What the pages need of a workspace."""

    def __init__(self, role: str = "supervisor", *, is_empty: bool = False, practice: bool = False) -> None:
        self.folder = Path("/home/aigul/Sapa")
        self.person = Person("p1", "Айгүл Сәрсенова", role, "110000000", a_centre(), "en")
        self.fieldwork = Fieldwork("f1", TITLES, "2026-Q4", practice=practice)
        self.device = "d1"
        self.last_sync = "" if is_empty else moment(3)
        self.hub: HubStatus | None = None
        self.is_empty, self.is_closed, self.sync_error = is_empty, False, None
        self.invited: list[Person] = []
        self.begun: list[str] = []
        self.settings: dict[str, str] = {}

    def forms(self) -> list[FormEntry]:
        return [FormEntry(name, "1", TITLES, role) for name, role in
                (("citizen_survey", "survey"), ("mystery_visit", "visit"), ("depth", "depth"), ("focus", "focus"))]

    def begin(self, form_id: str, *, language: str) -> object:
        self.begun.append(form_id)
        raise SurveyError("store.full")

    def interviews(self, **_wanted: str) -> list[InterviewRow]:
        return [] if self.is_empty else drafts() + finished()

    def parcels(self) -> list[Parcel]:
        return [] if self.is_empty else parcels()

    def outbox(self) -> list[Parcel]:
        return [parcel for parcel in self.parcels() if parcel.state != "delivered"]

    def delivery_counts(self) -> DeliveryCounts:
        return DeliveryCounts() if self.is_empty else DeliveryCounts(6, 2, 1, 2, 1)

    def received(self, **_wanted: str) -> list[ReceivedRow]:
        return [] if self.is_empty else received()

    def people(self) -> list[Person]:
        if self.is_empty:
            return self.invited
        others = [Person(f"p{n}", name, role, "110000000", a_centre()) for n, (name, role) in enumerate(
            (("Айгүл Сәрсенова", "interviewer"), ("Ержан Өтегенов", "interviewer"), ("Ольга Ким", "shopper")))]
        return others + self.invited

    def members(self) -> list[Member]:
        return [Member(person.record(), (), moment(-24)) for person in self.invited]

    def submissions(self, *_names: str, **_wanted: str) -> list[object]:
        return []

    def sync(self, *, report: object, cancelled: object) -> SyncResult:
        for done in range(4):
            report(SyncProgress("push", done, 3))
        if self.sync_error:
            raise self.sync_error
        return SyncResult("done", datetime.now(UTC), sent=3, received=2)

    def start_hub(self, *, office_network: bool = False, port: int = 0) -> HubStatus:
        host = "192.168.1.24" if office_network else "127.0.0.1"
        self.hub = HubStatus(f"http://{host}:8765", "A1B2-C3D4-E5F6-7788")
        return self.hub

    def setting(self, name: str, default: str = "") -> str:
        return self.settings.get(name, default)

    def set_setting(self, name: str, value: str) -> None:
        self.settings[name] = value

    def stop_hub(self) -> None:
        self.hub = None

    def invite(self, person: Person) -> Invitation:
        self.invited.append(person)
        return Invitation("K7QM-4TXW-9P", self.hub.address, identity.now() + timedelta(days=7))

    def verify(self) -> Health:
        return Health(1204)

    def unsaved(self) -> tuple[object, ...]:
        return ()

    def flush(self) -> None:
        pass

    def save(self, _changes: object) -> "Future[Saved]":
        done: Future[Saved] = Future()
        done.set_result(Saved(1, moment(0)))
        return done

    def close(self, *, abandon: bool = False) -> None:
        """As the real one: it does not close over what is not saved."""
        if self.unsaved() and not abandon:
            raise SurveyError("store.not_saved", count=len(self.unsaved()))
        self.is_closed = True
