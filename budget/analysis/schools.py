"""What does a pupil get, region by region, and may the figures be compared?"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from budget.analysis.borders import boundary_breaks
from budget.analysis.comparability import judged
from budget.analysis.comparison import HELD, phases_held
from budget.analysis.denominators import per_person, with_persons
from budget.analysis.judgement import Judgement, Reason, Verdict, judgement
from budget.analysis.prices import in_prices_of
from budget.analysis.responsibility import responsible_tiers, tier_reasons
from budget.analysis.school_measures import SchoolMeasure, education_lines
from budget.analysis.school_organisations import organisations_spending, organisations_years
from budget.analysis.school_spending import SchoolSpending, school_spending
from budget.analysis.spread import NO_SPREAD, Spread, spread
from budget.model.education import Basis, Denominator
from budget.model.enums import BudgetLevel, Phase, UnitKind

ONLY_ALL = "only_all_pupils"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The tables that the question is asked of."""

    lines: pl.DataFrame
    acts: pl.DataFrame
    units: pl.DataFrame
    statistics: pl.DataFrame
    breaks: pl.DataFrame
    responsibilities: pl.DataFrame


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked.

    Attributes:
        measure: What is counted.
        years: Budget years.
        phase: State of the budget.
        denominator: Who the money is divided by; the measure's own, or another.
        unit_ids: Places, in the order wanted.
        as_of: Only editions made until this day; None: the latest.
        base_year: Year in whose prices figures are; None: prices of each year.
    """

    measure: SchoolMeasure
    years: tuple[int, ...]
    phase: Phase
    denominator: Denominator
    unit_ids: tuple[str, ...]
    as_of: dt.date | None = None
    base_year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Schools:
    """The answer: a row a place and year, the lines behind them, the verdict and the spread.

    `rows` have `amount_kzt`, `persons`, `per_person_kzt` with its bounds, `missing`: a key that
    says why there is no figure per person, or null; and `at_least_kzt`, what it is at the least
    where money is for state schools and only pupils of all schools are counted.
    """

    rows: pl.DataFrame
    parts: pl.DataFrame
    judgement: Judgement
    spread: Spread
    missing_units: list[str]


def regions_of(units: pl.DataFrame, year: int, kind: UnitKind | None = None) -> list[str]:
    """Oblasts and cities of republican significance that exist in a year; or their districts.

    Args:
        units: `units`.
        year: The year; a region formed within it exists, one dissolved within it does not.
        kind: Only oblasts, or only cities, or the districts and cities below oblasts instead;
            None: oblasts and cities of republican significance.

    Returns:
        Units in the order of the classifier.

    Examples:
        >>> import datetime as dt
        >>> units = pl.DataFrame(
        ...     {
        ...         "unit_id": ["100000000", "150000000"],
        ...         "budget_level": ["oblast"] * 2,
        ...         "kind": ["oblast"] * 2,
        ...         "valid_from": [dt.date(2022, 6, 8), None],
        ...         "valid_to": [None, None],
        ...     },
        ...     schema_overrides={"valid_to": pl.Date},
        ... )
        >>> regions_of(units, 2021)
        ['150000000']
    """
    exists = (pl.col("valid_from").dt.year().fill_null(year) <= year) & (
        pl.col("valid_to").dt.year().fill_null(year + 1) > year
    )
    is_below = kind is UnitKind.DISTRICT
    level = BudgetLevel.DISTRICT if is_below else BudgetLevel.OBLAST
    found = units.filter(pl.col("budget_level").cast(pl.String) == level.value, exists)
    if kind is not None and not is_below:
        found = found.filter(pl.col("kind").cast(pl.String) == kind.value)
    return found["unit_id"].unique(maintain_order=True).to_list()


def phase_held(lines: pl.DataFrame, unit_ids: Sequence[str], years: Sequence[int]) -> Phase:
    """The phase in which most of the places hold the lines of education.

    Args:
        lines: `budget_lines`.
        unit_ids: Places.
        years: Budget years.

    Returns:
        The phase; `approved` where nothing is held.
    """
    of_education = lines.filter(pl.col("code").str.starts_with("04."))
    held = phases_held(of_education, unit_ids, years) or phases_held(lines, unit_ids, years)
    return Phase(next(iter(held), Phase.APPROVED.value))


def schools(held: Held, asked: Asked) -> Schools:
    """Spending per pupil, with all that must be said beside it.

    Money and people are of one kind for all rows: state schools by pupils of state schools, the
    order in private schools by pupils of all. A row whose people are not counted so has no
    figure, and says why; it is never estimated.

    Args:
        held: The tables.
        asked: The question.

    Returns:
        The answer. `spread` is empty where the figures may not be compared.
    """
    found = _spent(held, asked)
    rows = _per_person(found.rows, held, asked)
    verdict = verdict_on(rows, held, asked)
    is_refused = verdict.verdict is Verdict.NOT_COMPARABLE or len(asked.years) > 1
    is_missing = pl.col("per_person_kzt").is_null().all().over("unit_id")
    missing = rows.filter(is_missing)["unit_id"].unique(maintain_order=True)
    return Schools(
        rows=rows,
        parts=found.parts,
        judgement=verdict,
        spread=NO_SPREAD if is_refused else spread(rows),
        missing_units=missing.to_list(),
    )


def _spent(held: Held, asked: Asked) -> SchoolSpending:
    if asked.measure.basis is Basis.ORGANISATIONS:
        return organisations_spending(
            held.statistics,
            held.units,
            unit_ids=asked.unit_ids,
            measure=asked.measure,
            years=asked.years,
        )
    return school_spending(
        held.lines,
        held.acts,
        held.units,
        education_lines(),
        unit_ids=asked.unit_ids,
        measure=asked.measure,
        years=asked.years,
        phase=asked.phase,
        as_of=asked.as_of,
    )


def _per_person(spent: pl.DataFrame, held: Held, asked: Asked) -> pl.DataFrame:
    """What was spent, by person, in the prices asked for."""
    rows = per_person(
        with_persons(
            spent,
            held.statistics,
            boundary_breaks(held.breaks, held.units),
            asked.denominator,
            is_in_last_borders=asked.measure.basis is Basis.ORGANISATIONS,
        )
    ).with_columns(
        missing=_missing(asked.denominator),
        # pupils of state schools are not more than all: the figure is at least this
        at_least_kzt=pl.col("amount_kzt") / pl.col("at_most"),
    )
    if asked.base_year is None:
        return rows
    return in_prices_of(rows, held.statistics, asked.base_year, "per_person_kzt")


def _missing(denominator: Denominator) -> pl.Expr:
    """Why there is no figure per person; null where there is one."""
    return (
        pl.when(pl.col("per_person_kzt").is_not_null())
        .then(None)
        .when(pl.col("status") != HELD)
        .then("status")
        .when(pl.col("at_most").is_not_null())
        .then(pl.lit(ONLY_ALL))
        .otherwise(pl.lit(f"no_{denominator.value}"))
    )


def verdict_on(rows: pl.DataFrame, held: Held, asked: Asked) -> Judgement:
    """The verdict on figures per person; a place without one is named as missing.

    Args:
        rows: Rows of an answer, of the years asked for.
        held: The tables.
        asked: The question.

    Returns:
        The verdict with its reasons.
    """
    compared = rows.with_columns(
        status=pl.when(pl.col("per_person_kzt").is_null() & (pl.col("status") == HELD))
        .then("missing")
        .otherwise("status")
    )
    # organisations are counted in the borders of the year's end: no year of theirs is divided
    is_organisations = asked.measure.basis is Basis.ORGANISATIONS
    of_borders = pl.col("touches").str.split(" ").list.contains("boundary")
    breaks = held.breaks.filter(~of_borders) if is_organisations else held.breaks
    units = (
        held.units.with_columns(split_from=pl.lit(None, pl.String))
        if is_organisations
        else held.units
    )
    years = organisations_years(held.statistics, asked.measure) if is_organisations else ()
    if years and not set(years) & set(asked.years):
        return judgement([Reason("no_statistics", refuses=True, years=years)])
    found = judged(compared, asked.measure, breaks, units, held.responsibilities)
    return judgement(
        [
            *_of_districts(compared, found, asked, held),
            *_fitting(found.reasons, asked, held),
            *_of_schools(compared, asked),
        ]
    )


def _of_districts(
    compared: pl.DataFrame, found: Judgement, asked: Asked, held: Held
) -> Iterator[Reason]:
    """Who asks for districts hears who pays, though no figure of theirs is held."""
    if any(reason.key.startswith("tier_") for reason in found.reasons):
        return
    districts = compared.filter(
        pl.col("budget_level").cast(pl.String) == BudgetLevel.DISTRICT.value
    )
    yield from tier_reasons(districts, asked.measure.codes, held.responsibilities, held.breaks)


def _fitting(reasons: Sequence[Reason], asked: Asked, held: Held) -> Iterator[Reason]:
    """Reasons without the one that does not hold for schools.

    Since oblasts pay for schools themselves, a city of republican significance pays for what
    oblasts pay, and not for what their districts do.
    """
    tiers = responsible_tiers(held.responsibilities, asked.measure.codes)
    of_oblasts = tiers.filter(
        pl.col("budget_level") == BudgetLevel.OBLAST.value,
        "covers_all",
        pl.col("from_year") <= min(asked.years),
    )
    for reason in reasons:
        if reason.key != "city_and_oblast" or of_oblasts.is_empty():
            yield reason


def _of_schools(compared: pl.DataFrame, asked: Asked) -> Iterator[Reason]:
    """Reasons that only money for schools has."""
    undivided = compared.filter("is_undivided", pl.col("status") == HELD)["unit_id"]
    if not undivided.is_empty():
        yield Reason("undivided", unit_ids=tuple(sorted(set(undivided))))
    is_everybody = asked.denominator is Denominator.POPULATION
    if is_everybody and asked.measure.denominator is not Denominator.POPULATION:
        yield Reason("not_pupils")
