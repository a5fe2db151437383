"""A workspace in memory for the pages' own tests and pictures: it answers like the real one and keeps nothing."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import forms
from forms import xlsform
from model import identity, language
from model.errors import SurveyError
from model.fieldwork.people import Person
from model.fieldwork.projects import Fieldwork
from model.store.records import (
    DeliveryCounts,
    FormEntry,
    Health,
    Holding,
    InterviewRow,
    Parcel,
    ReceivedRow,
    Saved,
    Standing,
)
from model.sync.protocol import Member, SyncProgress, SyncResult
from model.workspace.archive import Day

TITLES = {
    "kk": "Қызмет көрсету сапасы, 2026 жылғы 4-тоқсан",
    "ru": "Качество услуг, 4-й квартал 2026 года",
    "en": "Service quality, 4th quarter 2026",
}
LIBRARY = {
    "citizen_survey": {"kk": "Халық сауалнамасы", "ru": "Опрос населения", "en": "Citizen survey"},
    "mystery_visit": {"kk": "Жасырын бару", "ru": "Тайный визит", "en": "Mystery visit"},
    "depth": {"kk": "Терең сұхбат", "ru": "Глубинное интервью", "en": "In-depth interview"},
    "focus": {"kk": "Фокус-топ", "ru": "Фокус-группа", "en": "Focus group"},
}
SURVEY = {"kk": "Азаматтар сауалнамасы", "ru": "Опрос граждан", "en": "Citizen survey"}
VISIT = {"kk": "Жасырын сатып алушының сапары", "ru": "Визит тайного покупателя", "en": "Mystery visit"}
REFUSED = {
    "kk": "Хабта нөмірі осындай басқа сұхбат бар.",
    "ru": "В хабе есть другое интервью с тем же номером.",
    "en": "Another interview with the same number is at the hub.",
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


def survey() -> str:
    """The title of the questionnaire in the language of the window, as the real workspace gives it."""
    return SURVEY[language.current()]


def visit() -> str:
    return VISIT[language.current()]


def moment(hours: float) -> str:
    """So many hours ago."""
    return (NOW - timedelta(hours=hours)).isoformat(timespec="seconds")


def a_centre() -> str:
    """Some centre of the reference list."""
    from model import reference

    return next(iter(reference.centres())).id


def drafts() -> list[InterviewRow]:
    """Half-done work, as at two in the afternoon."""
    base = InterviewRow(
        "uuid:1",
        "citizen_survey",
        "1",
        "survey",
        survey(),
        "draft",
        moment(1.2),
        moment(0.5),
        section_index=5,
        section_count=9,
        answered=31,
        asked=58,
        centre=a_centre(),
        region="110000000",
    )
    other = replace(
        base,
        id="uuid:2",
        role="visit",
        form_id="mystery_visit",
        title=visit(),
        started=moment(26),
        section_index=2,
        section_count=7,
        answered=12,
        asked=40,
    )
    return [base, other]


def parcels() -> list[Parcel]:
    """Finished work in each state."""
    states = ("delivered", "delivered", "sending", "waiting", "waiting", "attention")
    return [
        Parcel(
            f"uuid:{n}",
            n,
            "citizen_survey",
            "1",
            "0" * 64,
            9000,
            moment(8 - n),
            state,
            reason=REFUSED[language.current()] if state == "attention" else "",
            title=survey(),
            region="110000000",
            person="p1",
        )
        for n, state in enumerate(states, start=1)
    ]


def finished() -> list[InterviewRow]:
    """The same as rows of the list."""
    return [
        InterviewRow(
            p.instance_id + "f",
            p.form_id,
            "1",
            "survey",
            p.title,
            "complete",
            moment(9 - p.number),
            p.completed,
            answered=58,
            asked=58,
            centre=a_centre(),
            region=p.region,
            completed=p.completed,
            delivery=p.state,
        )
        for p in parcels()
    ]


def received(count: int = 24) -> list[ReceivedRow]:
    """What came in."""
    people = ("Айгүл Сәрсенова", "Ержан Өтегенов", "Ольга Ким", "Қайрат Жұмабаев")
    return [
        ReceivedRow(
            f"uuid:r{n}",
            "citizen_survey",
            "1",
            "visit" if n % 9 == 0 else "survey",
            visit() if n % 9 == 0 else survey(),
            f"device {n % 4}",
            f"p{n % 4}",
            people[n % 4],
            "110000000",
            a_centre() if n % 3 else "",
            moment(n + 1),
            moment(n + 0.8),
            moment(n * 0.7),
            seconds=420 + 13 * n,
            answered=55 + n % 4,
        )
        for n in range(count)
    ]


class Shelf:
    """The questionnaires of a workspace in memory: real forms, small ones."""

    def __init__(self, entries: list[FormEntry]) -> None:
        self.known = {entry.id: entry for entry in entries}
        self.counts = dict.fromkeys(self.known, 0) | {"citizen_survey": 412, "mystery_visit": 38}
        self.retired: set[str] = set()
        self.loaded: dict[str, forms.Form] = {}

    def entries(self) -> list[FormEntry]:
        return list(self.known.values())

    def offered(self) -> list[FormEntry]:
        return [entry for entry in self.entries() if entry.id not in self.retired]

    def holdings(self) -> list[Holding]:
        return [
            Holding(entry, (entry.version,), self.counts.get(entry.id, 0), 0, entry.id in self.retired)
            for entry in self.entries()
        ]

    def form(self, form_id: str) -> forms.Form:
        return self.loaded.get(form_id) or small_form(form_id)

    def standing(self, form: forms.Form) -> Standing:
        known = self.known.get(form.id)
        if known is None:
            return Standing("new")
        return Standing("same" if known.version == form.version else "newer", known.version)

    def install(self, form: forms.Form) -> FormEntry:
        titles = {code: form.title(code) for code in form.languages or ("en",)}
        entry = FormEntry(form.id, form.version, titles, "other", moment(0))
        self.known[form.id], self.loaded[form.id] = entry, form
        return entry

    def retire(self, form_id: str) -> None:
        self.retired.add(form_id)

    def offer(self, form_id: str) -> None:
        self.retired.discard(form_id)

    def remove(self, form_id: str) -> None:
        del self.known[form_id]


@cache
def small_form(form_id: str) -> forms.Form:
    """A form of one question in three languages, of which the last is not complete."""
    return forms.loads(
        xlsform.convert(f"""
| survey |
| | type | name | label::Kazakh (kk) | label::Russian (ru) | label::English (en) | hint::Kazakh (kk) |
| | text | a | Атыңыз кім? | Как вас зовут? | Your name? | Толық |
| settings |
| | form_id | version | form_title |
| | {form_id} | 1 | {form_id} |
""").xml
    )


class Archive:
    """Long lists as the real one gives them: each reading in the language of that moment."""

    def __init__(self, read: Callable[[], list[InterviewRow]]) -> None:
        self._read = read

    def order(self, kind: str, _by: str = "started", *, descending: bool = True) -> list[int]:
        rows = self._read()
        wanted = [n for n, row in enumerate(rows) if (row.role == "visit") == (kind == "visit")]
        return sorted(wanted, key=lambda n: rows[n].started, reverse=descending)

    def rows(self, numbers: list[int]) -> list[InterviewRow]:
        rows = self._read()
        return [rows[n] for n in numbers]

    def today(self) -> Day:
        done = [row for row in self._read() if row.status == "complete"]
        return Day(len(done), 8.0 if done else None)


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
        self.waves = SimpleNamespace(figures=list)  # nothing was told of earlier ones
        self.shelf = Shelf([FormEntry(name, "1", LIBRARY[name], role, moment(700)) for name, role in
                            (("citizen_survey", "survey"), ("mystery_visit", "visit"), ("depth", "depth"),
                             ("focus", "focus"))])  # fmt: skip

    @property
    def may_install(self) -> bool:
        return self.person.is_supervisor

    def forms(self) -> list[FormEntry]:
        return self.shelf.entries()

    def begin(self, form_id: str, *, language: str) -> object:
        self.begun.append(form_id)
        raise SurveyError("store.full")

    def interviews(self, *, status: str = "", **_wanted: object) -> list[InterviewRow]:
        return [row for row in self.all_rows() if status in ("", row.status)]

    def all_rows(self) -> list[InterviewRow]:
        return [] if self.is_empty else drafts() + finished()

    @property
    def archive(self) -> "Archive":
        return Archive(self.all_rows)

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
        others = [
            Person(f"p{n}", name, role, "110000000", a_centre())
            for n, (name, role) in enumerate(
                (("Айгүл Сәрсенова", "interviewer"), ("Ержан Өтегенов", "interviewer"), ("Ольга Ким", "shopper"))
            )
        ]
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
