"""Random forms and answers against both engines of the field: where these agree, Sapa agrees with them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import forms
from forms import AnswerError, CodedError, Form, Instance, NodeView
from forms.library import FOLDER as LIBRARY
from tests.conformance import random_forms, random_xml, reasons
from tests.conformance.engines import Engine, EngineError, Session, java_rosa, web_forms
from tests.conformance.random_forms import Case, Step
from tests.conformance.tally import Miss, Tally

NOON = datetime.fromisoformat("2026-11-24T12:00:00+00:00")
_ASPECTS = ("relevant", "value", "choices", "label", "readonly", "required", "valid")

INTERVIEW = 40
SAMPLES = {"int": ["7", "34", "120"], "decimal": ["1.5"], "date": ["2026-11-20"], "time": ["10:30:00.000Z"]}

Seen = Mapping[str, Mapping[str, object]]


class Interview:
    """One form in one engine; one that `walks` makes counted repetitions only when somebody walks by."""

    def __init__(self, engine: Engine, source: str, *, media: Path | None = None, walks: bool = False) -> None:
        self._session = Session(engine, source, media=media, now=NOON.isoformat())
        self._walks = walks

    def take(self, step: Step) -> None:
        what, path, value = step
        if what == "remove":
            self._session.do("remove", ref=path, index=int(value) - 1)
        else:
            self._session.do(what, ref=path, value=value)

    def seen(self) -> Seen:
        if self._walks:
            self._session.navigate()
        return {node["ref"]: _told(node) for node in self._session.nodes() if "meta" not in node["ref"]}

    def close(self) -> None:
        self._session.close()


def _told(node: Mapping[str, Any]) -> dict[str, object]:
    told: dict[str, object] = {"relevant": node["relevant"], "required": node.get("required")}
    told["readonly"] = node.get("readonly")
    if not node["relevant"]:
        return {"relevant": False}
    if "value" in node:
        told["value"] = node["value"] or ""
    if "valid" in node:
        told["valid"] = node["valid"]
    if isinstance(node.get("label"), str):
        told["label"] = " ".join(node["label"].split())
    if node.get("choices") is not None:
        told["choices"] = [(choice["value"], choice["label"]) for choice in node["choices"]]
    return told


def run(folder: Path, *, count: int, seed: int = 1) -> Tally:
    """So many forms; each that goes wrong is told as small as it can be made."""
    tally = Tally(f"differential, forms {seed} to {seed + count - 1}", "states where both engines agree")
    web, java = web_forms(folder), java_rosa(folder)
    try:
        for number in range(seed, seed + count):
            case = random_forms.case(number)
            misses = _compared(case, web, java, tally)
            if misses:
                small = _shrunk(case, web, java, misses[0])
                source = random_xml.xml(small)
                tally.misses += [replace(miss, reason=reasons.of_form(source)) for miss in misses]
                tally.notes.append(f"form {number}, as small as it goes:\n{source}\n{small.steps}")
    finally:
        web.end()
        java.end()
    return tally


def own(folder: Path, *, count: int, seed: int = 1) -> Tally:
    """The bundled questionnaires, so many interviews of each."""
    tally = Tally("own forms", "states where both engines agree")
    web, java = web_forms(folder), java_rosa(folder)
    try:
        for workbook in sorted(LIBRARY.glob("*.xlsx")):
            form = forms.load(workbook)
            for number in range(seed, seed + count):
                tally.misses += _interviewed(form, web, java, tally, Random(number))
    finally:
        web.end()
        java.end()
    return tally


def _interviewed(form: Form, web: Engine, java: Engine, tally: Tally, chance: Random) -> list[Miss]:
    """One interview with random answers to what Sapa asks at the moment."""
    instance, source = form.start(now=NOON, seed=1), form.xml.decode()
    try:
        one, two = Interview(web, source, media=LIBRARY), Interview(java, source, media=LIBRARY)
        for number in range(INTERVIEW):
            step = _some_answer(instance, chance) if number else ()
            if step:
                one.take(step)
                two.take(step)
            misses = _differences(instance, one.seen(), two.seen(), tally, step)
            if misses:
                return misses
    except EngineError as error:
        tally.left_out[f"{form.id}: {str(error)[:90]}"] += 1
    return []


def _some_answer(instance: Instance, chance: Random) -> Step | tuple[()]:
    asked = [view for view in instance.nodes() if view.kind == "question" and view.relevant and not view.readonly]
    view = chance.choice([view for view in asked if view.control != "upload"])
    values = [choice.value for choice in view.choices] or SAMPLES.get(view.type, ["x", "some words"])
    value = chance.choice([*values, *values, ""])
    try:
        instance.answer(view.path, value, now=NOON)
    except AnswerError:
        return ()
    return "set", view.path, value


def _compared(case: Case, web: Engine, java: Engine, tally: Tally) -> list[Miss]:
    source = random_xml.xml(case)
    try:
        one, two = Interview(web, source), Interview(java, source, walks=True)
    except EngineError:
        tally.left_out["one of the engines refuses the form"] += 1
        return []
    try:
        instance = forms.loads(source.encode()).start(now=NOON, seed=1)
    except CodedError as error:
        return [Miss("form", source, "loads", str(error))]
    misses: list[Miss] = []
    web_sees: Seen = {}
    java_sees: Seen = {}
    for step in ((), *case.steps):
        if step and step[0] == "set" and not (step[1] in web_sees and step[1] in java_sees):
            tally.left_out["one of the engines has no such repetition now"] += 1
            continue
        if step and step[1] in instance and not instance[step[1]].relevant:
            tally.left_out["nobody can answer what is hidden"] += 1
            continue
        try:
            if step:
                _take(instance, step)
                one.take(step)
                two.take(step)
            web_sees, java_sees = one.seen(), two.seen()
        except AnswerError:
            tally.left_out["Sapa refuses an answer: read-only, or not among the choices"] += 1
            continue
        except EngineError:
            tally.left_out["one of the engines fails at an answer"] += 1
            break
        misses += _differences(instance, web_sees, java_sees, tally, step)
        if misses:
            break
    one.close()
    two.close()
    return misses


def _take(instance: Instance, step: Step) -> None:
    what, path, value = step
    if what == "add":
        instance.add(path, now=NOON)
    elif what == "remove":
        instance.remove(f"{path}[{value}]", now=NOON)
    else:
        instance.answer(path, value, now=NOON)


def _differences(instance: Instance, web: Seen, java: Seen, tally: Tally, step: object) -> list[Miss]:
    found = []
    for path in web.keys() & java.keys():
        if path not in instance:
            found.append(Miss("missing", path, "there", "not there"))
            continue
        for aspect in _ASPECTS:
            wanted = web[path].get(aspect)
            if wanted is None or java[path].get(aspect) != wanted:
                continue
            got = _of(instance[path], aspect)
            if got == wanted:
                tally.agreed += 1
            else:
                found.append(Miss(aspect, f"{path} after {step}", wanted, got))
    return found


def _of(view: NodeView, aspect: str) -> object:
    if aspect == "choices":
        return [(choice.value, choice.label) for choice in view.choices]
    if aspect == "label":
        return " ".join(view.label.split())
    return getattr(view, aspect)


def _shrunk(case: Case, web: Engine, java: Engine, miss: Miss) -> Case:
    """The smallest case that still goes wrong in the same aspect."""
    while True:
        for smaller in case.smaller():
            misses = _compared(smaller, web, java, Tally("", ""))
            if any(one.where == miss.where for one in misses):
                case = smaller
                break
        else:
            return case
