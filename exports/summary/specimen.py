"""A made-up but realistic regional and national summary, so that the paper can be drawn without any workspace."""

from datetime import UTC, date, datetime
from typing import Any

from exports.estimates.estimate import Estimate, Mark, Measure, empty
from exports.summary import specimen_tables as tables
from exports.summary.shapes import (
    AdministrativeRow,
    Band,
    Break,
    ChannelRow,
    Complaints,
    CriterionRow,
    CriticalFailure,
    Difference,
    Direction,
    FieldworkNote,
    GroupRow,
    Headline,
    ItemRow,
    MysteryCriterion,
    MysteryResult,
    Named,
    NationalSummary,
    Provenance,
    PublishedRow,
    Quote,
    Rank,
    RegionalSummary,
    RegionRow,
    ServiceRow,
    ServiceTable,
    Tier,
    TrendPoint,
    ViolationRow,
    WaitingTime,
    WaitSource,
    Weighting,
)
from exports.summary.specimen_lists import CRITERIA, ESERVICE, KINDS, REGIONS, SERVICES
from exports.summary.specimen_tables import mean, share, withheld


def example(kato: str = "110000000") -> RegionalSummary:
    """Akmola's paper with every kind of cell: plain, low, suppressed, confidential, empty."""
    region = next(name for name in _regions() if name.id == kato)
    country = _headline(4.73, 0.791, 0.748, 14_219)
    return RegionalSummary(
        **_shared(836, scope=kato),
        headline=_headline(4.78, 0.812, 0.771, 836),
        region=region,
        country=country,
        against_rest=Difference(0.05, 0.026, 0.031, Direction.HIGHER),
        full_against_rest=Difference(0.023, 0.018, 0.21, Direction.ALIKE),
        rank=Rank(5, 2, 11, 17),
        tier=Tier.MIDDLE,
        centres=(rows := tables.centres()),
        funnel=tables.funnel(4.78, tuple((row.centre, row.n, row.mean.value) for row in rows if row.mean.value)),
    )


def example_national() -> NationalSummary:
    """The country's paper."""
    regions = tuple(_region(at, name) for at, name in enumerate(_regions()))
    places = tuple((row.region, row.n - 40 * (at % 7), row.mean.value or 0.0) for at, row in enumerate(regions))
    return NationalSummary(
        **_shared(14_219, scope=""),
        headline=_headline(4.73, 0.791, 0.748, 14_219),
        regions=regions,
        funnel=tables.funnel(4.73, places),
        regions17=regions,
        published=_published(),
        quotes=(
            Quote("Кезек түске дейін ұзақ болды, бірақ қызметкер бәрін түсіндіріп берді.", CRITERIA[4][0]),
            Quote("Справку попросили второй раз, хотя она уже есть в базе.", KINDS[3][0]),
        ),
        rank_seed=20190000,
        rank_draws=2000,
        notes=("note_rank", "note_quota", "note_admin", "note_na", "note_small"),
    )


def _regions() -> tuple[Named, ...]:
    return tuple(Named(*region) for region in REGIONS)


def _headline(average: float, full: float, full_all: float, n: int) -> Headline:
    return Headline(
        mean=mean(average, n),
        full=share(full, n),
        full_all=share(full_all, n, Measure.SHARE_ASKED),
        n=n,
        criteria_used=8,
        criteria_total=8,
        band=Band.ABOVE_AVERAGE,
    )


def _shared(n: int, *, scope: str) -> dict[str, Any]:
    starts, ends = date(2026, 10, 1), date(2026, 12, 18)
    return {
        "title": Named("2026-Q4", "Service quality, 4th quarter 2026", "Качество услуг, 4-й квартал 2026 года",
                       "Қызмет сапасы, 2026 жылғы 4-тоқсан"),
        "wave": "2026-Q4",
        "period": (starts, ends),
        "provenance": _provenance(n, scope),
        "criteria": tuple(_criterion(at, n) for at in range(len(CRITERIA))),
        "items": _items(n),
        "trend": _trend(scope, n),
        "settlements": (
            _group(Named("urban", "Urban", "Город", "Қала"), 4.76, 0.801, n * 6 // 10),
            _group(Named("rural", "Rural", "Село", "Ауыл"), 4.69, 0.776, n * 4 // 10),
        ),
        "channels": _channels(n),
        "services": _services(n),
        "eservice": _eservice(n // 12),
        "eservice_overall": _headline(4.41, 0.723, 0.723, max(n // 12, 1)),
        "violations": _violations(n),
        "administrative": _administrative(),
        "complaints": Complaints(share(0.061, n, Measure.SHARE), ((2018, 262), (2019, 320))),
        "mystery": _mystery(),
        "waiting": WaitingTime(11.0, 27.0, share(0.684, n * 7 // 10, Measure.SHARE), 15, n * 7 // 10, WaitSource.BOTH),
        "fieldwork": _fieldwork(n, starts, ends),
        "distributions": tables.distributions(n),
        "item_distributions": tables.item_distributions(n),
        "hours": tables.hours(),
        "providers": tables.providers(n),
        "drivers": tables.drivers(n),
        "outcomes": tables.outcomes(n),
        "suggestions": tables.suggestions(n),
        "earlier": tables.earlier(),
        "standardised": mean(4.76, n) if scope else None,
    }  # fmt: skip


def _group(name: Named, average: float, full: float, n: int) -> GroupRow:
    return GroupRow(name, mean(average, n), share(full, n), n)


def _provenance(n: int, scope: str) -> Provenance:
    return Provenance(
        version="5d1f0a7c9be24f6f8f1b2c3d4e5f60718293a4b5c6d7e8f90112233445566778",
        collected=n + n // 50,
        accepted=n,
        filter=(("region", scope),) if scope else (),
        forms=(("citizen_survey", "2026.10.1"), ("mystery_visit", "2026.10.1")),
        latest=datetime(2026, 12, 19, 9, 30, tzinfo=UTC),
        program="0.1.0",
    )


def _criterion(at: int, n: int) -> CriterionRow:
    criterion, average, valid, asked = CRITERIA[at]
    own = n if criterion.id != "FEE" else n // 16
    arrows = (Direction.HIGHER, Direction.ALIKE, Direction.LOWER)
    return CriterionRow(
        criterion=criterion,
        mean=mean(average, own),
        share_valid=share(valid, own, mark=Mark.LOW if own < 60 else Mark.PLAIN),
        share_asked=share(asked, own, Measure.SHARE_ASKED),
        share_all=share(asked * own / n, n, Measure.SHARE_ALL),
        na_share=share(max(0.0, 1 - asked / valid), own, Measure.NA_SHARE),
        n_asked=own,
        country_mean=mean(average - 0.02, 14_219),
        country_share=share(asked, 14_219, Measure.SHARE_ASKED),
        mean_against_rest=Difference(0.02, 0.02, 0.3, arrows[at % 3]),
        share_against_rest=Difference(0.01, 0.015, 0.5, Direction.ALIKE),
        lowest=criterion.id in {"FEE", "EMP", "COS"},
    )


def _items(n: int) -> tuple[ItemRow, ...]:
    rows = []
    for criterion, average, valid, asked in CRITERIA:
        for number in (1, 2, 3):
            name = Named(
                f"{criterion.id}{number}",
                f"{criterion.en} {number}",
                f"{criterion.ru} {number}",
                f"{criterion.kk} {number}",
            )
            rows.append(
                ItemRow(name, criterion.id, mean(average, n), share(valid, n), share(asked, n, Measure.SHARE_ASKED))
            )
    return tuple(rows)


def _trend(scope: str, n: int) -> tuple[TrendPoint, ...]:
    own = TrendPoint(
        2026, 4.78, 0.771, n, False, Break.BASE, "", mean(4.78, n), share(0.771, n, Measure.SHARE_ASKED), 5, "2026-Q4"
    )
    if scope:
        return (
            TrendPoint(2019, 4.92, None, None, True, Break.METHOD, "source 9"),
            TrendPoint(2020, 4.73, 0.803, None, True, Break.METHOD, "source 3, 10"),
            own,
        )
    return (
        TrendPoint(2014, 8.7, None, 8923, True, Break.SCALE, "source 1", scale_max=10),
        TrendPoint(2016, 4.59, None, None, True, Break.METHOD, "source 5"),
        TrendPoint(2017, 4.57, 0.659, 9517, True, Break.METHOD, "paper"),
        TrendPoint(2018, 4.66, 0.724, 10000, True, Break.NONE, "paper"),
        TrendPoint(2019, 4.73, 0.748, 14219, True, Break.NONE, "paper"),
        TrendPoint(2020, None, 0.751, 9211, True, Break.METHOD, "source 3, 11"),
        TrendPoint(2025, 4.88, 0.905, None, True, Break.METHOD, "source 5, 7"),
        own,
    )


def _channels(n: int) -> tuple[ChannelRow, ...]:
    office = Named(
        "PRO", "Service provider's office", "канцелярия услугодателя", "көрсетілетін қызметті берушінің кеңсесі"
    )
    centre = Named("CSC", "Citizen Service Centre, front office", "ЦОН, фронт-офис", "ХҚКО, фронт-офис")
    portal = Named(
        "POR", "e-Government portal egov.kz", "портал «электронного правительства»", "«электрондық үкімет» порталы"
    )
    mobile = Named("MCS", "Mobile CSC", "мобильный ЦОН", "жылжымалы ХҚКО")
    return (
        ChannelRow(office, share(0.515, n, Measure.SHARE), mean(4.71, n // 2), share(0.742, n // 2), n // 2),
        ChannelRow(
            centre, share(0.403, n, Measure.SHARE), mean(4.77, n * 4 // 10), share(0.790, n * 4 // 10), n * 4 // 10
        ),
        ChannelRow(
            portal, share(0.062, n, Measure.SHARE), mean(4.60, 52, Mark.LOW), share(0.71, 52, mark=Mark.LOW), 52
        ),
        ChannelRow(
            mobile, share(0.02, n, Measure.SHARE), withheld(Measure.MEAN, 17), withheld(Measure.SHARE_VALID, 17), 17
        ),
    )


def _services(n: int) -> ServiceTable:
    rows = [
        ServiceRow(
            Named(*service), mean(4.91 - at / 20, 40 + n // 20), share(0.93 - at / 30, 40 + n // 20), 40 + n // 20
        )
        for at, service in enumerate(SERVICES)
    ]
    return ServiceTable(tuple(rows), tuple(reversed(rows)), shown=19, withheld=46, every=tuple(rows))


def _eservice(n: int) -> tuple[ItemRow, ...]:
    return tuple(
        ItemRow(
            Named(key, en, ru, kk), "", mean(3.6 + p, n), share(min(p * 1.05, 1.0), n), share(p, n, Measure.SHARE_ASKED)
        )
        for key, en, ru, kk, p in ESERVICE
    )


def _violations(n: int) -> tuple[ViolationRow, ...]:
    secret = Estimate(None, None, None, None, n, None, 0, Measure.SHARE, Mark.CONFIDENTIAL)
    return tuple(
        ViolationRow(kind, secret, None)
        if p is None
        else ViolationRow(kind, share(p, n, Measure.SHARE) if p else empty(Measure.SHARE, n), round(p * n))
        for kind, p, _, _ in KINDS
    )


def _administrative() -> tuple[AdministrativeRow, ...]:
    return tuple(
        AdministrativeRow(kind, ((2018, earlier, kind.id == "OT"), (2019, later, kind.id == "OT")))
        for kind, _, earlier, later in KINDS
    )


def _mystery() -> MysteryResult:
    done = Named("MV1", "Visit done", "Выполнен", "Орындалды")
    left = Named(
        "MV4",
        "Queue abandoned (over 60 min)",
        "Не дождался очереди (более 60 мин)",
        "Кезек күтілмеді (60 минуттан астам)",
    )
    failure = Named(
        "M21",
        "No documents demanded beyond the standard",
        "Не требовали лишних документов",
        "Стандарттан тыс құжат талап етілген жоқ",
    )
    return MysteryResult(
        visits=20,
        scored=18,
        void=0,
        statuses=((done, 18), (left, 2)),
        criteria=tuple(MysteryCriterion(row[0], 40 + at, 54) for at, row in enumerate(CRITERIA)),
        critical=(CriticalFailure(failure, 2, 18),),
        critical_observed=54,
        score=None,
    )


def _fieldwork(n: int, starts: date, ends: date) -> FieldworkNote:
    return FieldworkNote(
        collected=n + n // 50,
        accepted=n,
        excluded=(("duplicate", n // 100), ("withdrawn", n // 50 - n // 100)),
        interviewers=max(n // 90, 1),
        centres=max(n // 60, 1),
        starts=starts,
        ends=ends,
        languages=(("kk", n * 6 // 10), ("ru", n - n * 6 // 10)),
        deff=1.46,
        deff_assumed=False,
        strata=2,
        clusters=66,
        lone_strata=0,
        weighting=Weighting.NONE,
        quota=True,
    )


def _region(at: int, name: Named) -> RegionRow:
    average = 4.85 - at * 0.015
    return RegionRow(
        region=name,
        mean=mean(average),
        full=share(0.86 - at / 100),
        full_all=share(0.81 - at / 100, measure=Measure.SHARE_ASKED),
        n=836,
        rank=Rank(at + 1, max(1, at - 4), min(17, at + 7), 17),
        tier=Tier.TOP if at == 0 else Tier.BOTTOM if at > 15 else Tier.MIDDLE,
        criteria=tuple(mean(row[1] - at / 100) for row in CRITERIA),
        against_rest=Difference(average - 4.73, 0.026, 0.04, Direction.HIGHER if at < 3 else Direction.ALIKE),
    )


def _published() -> tuple[PublishedRow, ...]:
    waves = [
        PublishedRow(1, Named("2019"), "n", 14_219, 14_219, 0.0, 0.0, True),
        PublishedRow(1, Named("2019"), "mean", 4.73, 4.736, 0.006, 0.03, True),
        PublishedRow(1, Named("2019"), "share", 0.748, 0.7466, 0.002, 0.01, True),
        PublishedRow(1, Named("2018"), "mean", 4.66, None, None, None, None, year=2018),
    ]
    criteria = [PublishedRow(2, row[0], "share", row[3], row[3] + 0.0012, 0.0022, 0.0083, True) for row in CRITERIA]
    items = [
        PublishedRow(3, Named(*row[:4]), "share", row[4], row[4] - 0.004, 0.0121, 0.0402, True) for row in ESERVICE
    ]
    return (*waves, *criteria, *items)
