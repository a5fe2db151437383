"""What earlier waves published: the figures that the demonstration reproduces and the trend continues."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from model.paths import shipped


@dataclass(frozen=True, slots=True)
class CriterionFigure:
    """A criterion in 2019: per cent fully satisfied, and the average, which was not printed for Accessibility."""

    id: str
    share: float
    mean: float | None


@dataclass(frozen=True, slots=True)
class Wave:
    """One earlier wave; whatever it did not publish is None. A ten-point scale is never chained with later waves."""

    year: int
    contractor: str | None
    n: int | None
    services: int | None
    mean: float | None
    scale_max: int
    share: float | None
    mark: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A published rating of one region (`kato`) or ministry (`kato` is empty)."""

    year: int
    body: str
    kato: str
    mean: float
    share: float | None
    mark: str


@dataclass(frozen=True, slots=True)
class Published:
    """The figures of the monitoring of 2019 and of the waves around it; shares in per cent."""

    year: int
    n: int
    services: int
    regions: int
    mystery_shoppers: int
    in_depth_interviews: int
    focus_group_participants: int
    criteria: tuple[CriterionFigure, ...]
    share: float
    mean: float
    eservice: Mapping[str, float]
    eservice_share: float
    waves: tuple[Wave, ...]
    violations: Mapping[int, Mapping[str, int]]
    complaints: Mapping[int, int]
    channels: Mapping[str, float]
    anchors: tuple[Anchor, ...]

    def criterion(self, criterion: str) -> CriterionFigure:
        """The figures of one criterion."""
        return next(figure for figure in self.criteria if figure.id == criterion)

    def wave(self, year: int) -> Wave | None:
        """The wave of this year, if there was one."""
        return next((wave for wave in self.waves if wave.year == year), None)


@cache
def published() -> Published:
    """The published figures."""
    found = json.loads(shipped("model", "reference", "published_2019.json").read_text(encoding="utf-8"))
    survey = {key: found["survey_2019"][key] for key in found["survey_2019"] if key not in ("contractor", "mark")}
    return Published(
        **survey,
        criteria=tuple(CriterionFigure(row["id"], row["share_full"], row["mean"]) for row in found["criteria"]),
        share=found["overall"]["share_full"],
        mean=found["overall"]["mean"],
        eservice={row["id"]: row["share"] for row in found["eservice"]["items"]},
        eservice_share=found["eservice"]["overall"],
        waves=tuple(_wave(row) for row in found["waves"]),
        violations={row["year"]: _counts(row) for row in found["violations"]},
        complaints={int(year): count for year, count in found["complaints"].items() if year.isdigit()},
        channels=_channels(found["channels_2019"]),
        anchors=tuple(_anchor(row) for row in found["anchors"]),
    )


def _wave(row: Mapping[str, Any]) -> Wave:
    return Wave(share=row["share_full"], **{key: row[key] for key in Wave.__slots__ if key != "share"})


def _counts(row: Mapping[str, Any]) -> Mapping[str, int]:
    return {key: row[key] for key in ("total", "DL", "RF", "IP", "UD", "OT")}


def _channels(row: Mapping[str, Any]) -> Mapping[str, float]:
    """Shares by the families of channels.csv."""
    return {"provider": row["provider_office"], "centre": row["csc"], "electronic": row["portal_or_mobile"]}


def _anchor(row: Mapping[str, Any]) -> Anchor:
    return Anchor(row["year"], row["body"], row["kato"] or "", row["mean"], row["share_full"], row["mark"])
