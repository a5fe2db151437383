"""Made-up responses to a made-up form that carries Sapa's marks: enough for the numbers, without the form engine."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import numpy as np

from exports import snapshot
from model import reference
from model.fieldwork.projects import Fieldwork

SAPA = "{urn:sapa:form:1}"
FIELDWORK = Fieldwork("2026-Q4", {"en": "Service quality", "ru": "Качество услуг", "kk": "Қызмет сапасы"}, "2026-Q4")


@dataclass(frozen=True)
class Submission:
    """A response as a workspace hands it out."""

    instance_id: str
    xml: bytes
    form_id: str = "citizen_survey"
    form_version: str = "1"
    device: str = "d"
    person: str = "p1"
    region: str = "110000000"
    received: str = "2026-11-24T12:00:00+05:00"
    sha256: str = ""


def question(**marks: str) -> Any:
    return SimpleNamespace(type="string", attributes={SAPA + name: value for name, value in marks.items()})


def form(questions: Mapping[str, Any], version: str = "1") -> Any:
    def label(path: str, language: str) -> str:
        return f"{path} {language}"

    return SimpleNamespace(id="made", version=version, questions=dict(questions), groups={}, label=label)


def citizen() -> Any:
    items = {
        f"/data/{one.criterion.lower()}/{one.id}": question(role="item", criterion=one.criterion)
        for one in reference.items()
    }
    online = {f"/data/eservice/{one.id}": question(role="eservice") for one in reference.eservice_items()}
    return form(
        {
            "/data/today": question(),
            "/data/consent": question(role="consent"),
            "/data/declined": question(role="declined"),
            "/data/region": question(role="region"),
            "/data/F9": question(role="channel"),
            "/data/centre": question(role="centre"),
            "/data/F10": question(role="service"),
            "/data/P3": question(role="settlement"),
            "/data/F1": question(role="time", time="ticket"),
            "/data/wait_stated": question(role="time", time="stated"),
            "/data/waiting": question(role="time", time="waiting"),
            **items,
            "/data/F6": question(role="fact", fact="violations"),
            "/data/F7": question(role="fact", fact="complaint"),
            **online,
            "/data/F11": question(role="fact", fact="suggestion"),
            "/data/P5": question(role="profile", profile="language"),
            "/data/weight": question(role="weight"),
            "/data/outcome": question(role="outcome"),
        }
    )


def visit() -> Any:
    lines = {
        f"/data/{one.id}": question(
            role="visit", criterion=one.criterion, weight=str(one.weight), critical=str(int(one.critical))
        )
        for one in reference.visit_items()
    }
    place = {"/data/region": question(role="region"), "/data/centre": question(role="centre")}
    return form(place | {"/data/status": question(role="status"), **lines})


def talk() -> Any:
    codes = {f"/data/{topic}_codes": question(role="codes", topic=topic) for topic in ("journey", "cost")}
    return form({"/data/region": question(role="region"), **codes})


def xml(form: Any, answers: Mapping[str, str]) -> bytes:
    """A response: questions without an answer are left out, as if they were not relevant."""
    parts = []
    for path in form.questions:
        steps = path.split("/")[2:]
        if steps[-1] in answers:
            inner = f"<{steps[-1]}>{answers[steps[-1]]}</{steps[-1]}>"
            parts.append(f"<{steps[0]}>{inner}</{steps[0]}>" if len(steps) > 1 else inner)
    return f'<data id="made" version="1">{"".join(parts)}</data>'.encode()


@dataclass
class Population:
    """Answers drawn from the published shares: the truth is known."""

    n: int
    seed: int = 1
    regions: tuple[str, ...] = ()
    channels: tuple[str, ...] = ("PRO", "CSC", "POR")
    complaining: float = 0.3
    extra: dict[str, str] = field(default_factory=dict)

    def answers(self) -> Iterable[dict[str, str]]:
        generator = np.random.default_rng(self.seed)
        regions = self.regions or tuple(dict.fromkeys(one.frame17_kato for one in reference.frames()))
        centres = {kato: [one.code for one in reference.centres() if one.kato == kato] for kato in regions}
        services = reference.services().keys()
        shares = {one.id: (one.share / 100, one.mean or 4.97) for one in reference.published().criteria}
        aside = np.random.default_rng(self.seed + 1000)  # what came later leaves the answers before it as they were
        odds = np.array([0.515, 0.403, 0.082])[: len(self.channels)]
        for number in range(self.n):
            kato = regions[number % len(regions)]
            channel = str(generator.choice(self.channels, p=odds / odds.sum()))
            answer = {
                "today": f"2026-11-{1 + int(generator.integers(0, 20)):02d}",
                "consent": "yes",
                "region": kato,
                "F9": channel,
                "F10": services[int(generator.integers(0, 12))],
                "P3": "urban" if generator.random() < 0.6 else "rural",
                "F6": "NONE" if generator.random() < 0.9 else "DL UD",
                "F7": "yes" if generator.random() < self.complaining else "no",
                "P5": "kk" if generator.random() < 0.6 else "ru",
            }
            if channel == "CSC" and centres[kato]:
                answer["centre"] = str(generator.choice(centres[kato]))
            if channel != "POR":
                answer |= {"wait_stated": "12", "waiting": str(int(generator.integers(1, 40)))}
                answer["F1"] = f"{int(aside.integers(9, 18)):02d}:{int(aside.integers(0, 60)):02d}:00.000+05:00"
            answer["F11"] = "More windows" if aside.random() < 0.2 else ""
            for item in reference.items():
                if item.criterion != "FEE" or answer["F7"] == "yes":
                    answer[item.id] = _rating(*shares[item.criterion], generator)
            if channel == "POR":
                for key, share in reference.published().eservice.items():
                    answer[key] = _rating(share / 100, 4.8, generator)
            yield answer | self.extra

    def submissions(self, form: Any) -> list[Submission]:
        return [
            Submission(
                f"uuid:{at:06d}",
                body,
                person=f"p{at % 97}",
                region=answer["region"],
                sha256=hashlib.sha256(body).hexdigest(),
            )
            for at, answer in enumerate(self.answers())
            for body in [xml(form, answer)]
        ]


def _rating(share: float, mean: float, generator: np.random.Generator) -> str:
    """5 for this share of all asked; the others lower or not applicable, so that the mean of the valid comes out."""
    drawn = generator.random()
    if drawn < share:
        return "5"
    needed = (5 - mean) / (1 - share)  # how far below 5 the others are on average, if all of them count
    if needed >= 1:
        return str(5 - int(needed) - int(generator.random() < needed % 1))
    deep = 4 - 2 * int(mean < 4.9)  # valid lower answers: mostly 4, or mostly 2
    depth = 5 - deep
    valid = share * (5 - mean) / (depth - (5 - mean))
    return str(deep) if drawn < share + valid else "97"


def taken(
    n: int,
    *,
    visits: Iterable[Mapping[str, str]] = (),
    talks: Iterable[Mapping[str, str]] = (),
    seed: int = 1,
    **extra: Any,
) -> snapshot.Snapshot:
    """A snapshot of n made interviews, these visits and these talks."""
    survey, checklist, guide = citizen(), visit(), talk()
    seen = [
        Submission(f"uuid:v{at}", xml(checklist, answers), form_id="mystery_visit", region=answers.get("region", ""))
        for at, answers in enumerate(visits)
    ]
    heard = [
        Submission(f"uuid:t{at}", xml(guide, answers), form_id="in_depth_interview", region=answers["region"])
        for at, answers in enumerate(talks)
    ]
    forms = {("citizen_survey", "1"): survey} | ({("mystery_visit", "1"): checklist} if seen else {})
    forms |= {("in_depth_interview", "1"): guide} if heard else {}
    return snapshot.made(Population(n, seed, **extra).submissions(survey), seen, forms, FIELDWORK, talks=heard)
