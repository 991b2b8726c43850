"""May these figures stand side by side, and if so, with what said beside them?

Every reason is computed from the rows compared. A reason that refuses makes the whole comparison
`not_comparable`; any other makes it one `with_care`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from budget.analysis.borders import BOUNDARY, boundary_breaks, with_territory
from budget.analysis.comparison import HELD
from budget.analysis.measures import Measure
from budget.analysis.prices import FORECAST
from budget.model.enums import BudgetLevel, Phase, Section, UnitKind

MOST_DAYS_APART = 92
_UNSURE = ("unknown", "consolidated_later")
_RENUMBERED = 2026
_OWN_SHARES = 2025  # each oblast set for itself how taxes are shared with its districts
_JUMP = 2022  # on 1 January the population is 3.3 per cent above the year before, unexplained


class Verdict(StrEnum):
    """How far figures may be compared."""

    COMPARABLE = "comparable"
    WITH_CARE = "with_care"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why figures do not compare, or only with care.

    Attributes:
        key: Which reason; its words stand in the catalogues.
        refuses: It makes the comparison impossible.
        unit_ids: Units it speaks of.
        years: Years it speaks of.
        break_id: Row of `breaks` that says what changed.
    """

    key: str
    refuses: bool = False
    unit_ids: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    break_id: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on a comparison and its reasons, those that refuse first."""

    verdict: Verdict
    reasons: tuple[Reason, ...]


def judged(
    rows: pl.DataFrame, measure: Measure, breaks: pl.DataFrame, units: pl.DataFrame
) -> Judgement:
    """The verdict on the rows of a comparison.

    Args:
        rows: Rows of `comparison`, in one year or over several; with the columns of
            `per_head.per_inhabitant` and of `prices.in_prices_of` where those are shown.
        measure: What is compared.
        breaks: `breaks`.
        units: `units`.

    Returns:
        `comparable` where no reason speaks against it, `not_comparable` where one refuses, else
        `with_care`.
    """
    placed = with_territory(rows, boundary_breaks(breaks, units))
    held = placed.filter(pl.col("status") == HELD)
    reasons = [
        *_one_of_each(placed),
        *_territory(held),
        *_numbering(held, measure),
        *_coverage(placed, held),
        *_editions(held),
        *_kinds(held, measure),
        *_law(held, measure, breaks),
        *_denominators(held),
        *_prices(held),
    ]
    reasons.sort(key=lambda reason: not reason.refuses)
    if any(reason.refuses for reason in reasons):
        return Judgement(Verdict.NOT_COMPARABLE, tuple(reasons))
    return Judgement(Verdict.WITH_CARE if reasons else Verdict.COMPARABLE, tuple(reasons))


def _one_of_each(rows: pl.DataFrame) -> Iterator[Reason]:
    """One tier, one phase, one consolidation."""
    for key, column in (
        ("tiers", "budget_level"),
        ("phases", "phase"),
        ("consolidations", "consolidation"),
    ):
        if rows[column].drop_nulls().n_unique() > 1:
            yield Reason(key, refuses=True)


def _territory(held: pl.DataFrame) -> Iterator[Reason]:
    """A unit is compared only inside one set of borders."""
    divided = held.filter("is_divided_year")
    if divided.height:
        yield Reason(
            "divided_year", refuses=True, unit_ids=_units(divided), years=_years(divided)
        )
    crossing = held.filter(
        ~pl.col("is_divided_year"), pl.col("territory").n_unique().over("unit_id") > 1
    )
    if crossing.height:
        yield Reason("borders", refuses=True, unit_ids=_units(crossing), years=_years(crossing))


def _numbering(held: pl.DataFrame, measure: Measure) -> Iterator[Reason]:
    """A code whose meaning changed in 2026 is not the same line before and after."""
    is_new = held["period_from"].drop_nulls() >= _RENUMBERED
    if measure.is_renumbered and is_new.n_unique() > 1:
        yield Reason("renumbered", refuses=True)


def _coverage(rows: pl.DataFrame, held: pl.DataFrame) -> Iterator[Reason]:
    """Units of which nothing can be drawn are named."""
    if held.height < 2:  # noqa: PLR2004 -- a comparison takes two
        yield Reason("nothing_to_compare", refuses=True)
    is_missing = pl.col("status").ne(HELD).all().over("unit_id")
    missing = rows.filter(is_missing)
    if missing.height:
        yield Reason("missing", unit_ids=_units(missing))
    gaps = rows.filter(~is_missing, pl.col("status") != HELD)
    if gaps.height:
        yield Reason("gaps", unit_ids=_units(gaps), years=_years(gaps))


def _editions(held: pl.DataFrame) -> Iterator[Reason]:
    """Editions of one phase may still be months apart."""
    for key, condition in (
        ("edition_not_known", pl.col("edition_basis").cast(pl.String).is_in(_UNSURE)),
        ("older_edition", ~pl.col("is_latest")),
        ("earlier_plan", pl.col("period_from") < pl.col("budget_year")),
    ):
        touched = held.filter(condition)
        if touched.height:
            yield Reason(key, unit_ids=_units(touched))
    revised = held.filter(pl.col("phase") == Phase.REVISED.value)
    days_apart = revised.group_by("budget_year").agg(
        days=(pl.col("edition_date").max() - pl.col("edition_date").min()).dt.total_days()
    )
    apart = days_apart.filter(pl.col("days") > MOST_DAYS_APART)
    if apart.height:
        yield Reason("edition_dates", years=_years(apart))


def _kinds(held: pl.DataFrame, measure: Measure) -> Iterator[Reason]:
    """Cities of republican significance have no districts to finance below them."""
    cities = held.filter(pl.col("kind") == UnitKind.REPUBLICAN_CITY.value)
    if 0 < cities.height < held.height:
        yield Reason("city_and_oblast", unit_ids=_units(cities))
    districts = held.filter(
        pl.col("budget_level") == BudgetLevel.DISTRICT.value,
        pl.col("budget_year") == _OWN_SHARES,
    )
    if measure.section is Section.REVENUES and districts["parent_id"].n_unique() > 1:
        yield Reason("tax_shares", years=(_OWN_SHARES,))


def _law(held: pl.DataFrame, measure: Measure, breaks: pl.DataFrame) -> Iterator[Reason]:
    """Changes of law between the years compared that touch the measure."""
    if held.is_empty():
        return
    first, last = held["budget_year"].min(), held["budget_year"].max()
    touches = pl.col("touches").str.split(" ").list.set_intersection(list(measure.topics))
    year = pl.col("break_date").dt.year()
    is_theirs = pl.col("unit_id").is_null() | pl.col("unit_id").is_in(list(_units(held)))
    is_border = pl.col("touches").str.split(" ").list.contains(BOUNDARY)
    met = breaks.filter(
        is_theirs, ~is_border, touches.list.len() > 0, year > first, year <= last
    ).sort("break_date", "break_id")
    for break_id, break_date in met.select("break_id", "break_date").iter_rows():
        yield Reason("law", years=(break_date.year,), break_id=break_id)


def _denominators(held: pl.DataFrame) -> Iterator[Reason]:
    """The population is of the same year, of one kind, and there at all."""
    if "persons" not in held.columns:
        return
    without = held.filter(pl.col("persons").is_null())
    if without.height:
        yield Reason("no_population", unit_ids=_units(without))
    other = held.filter(pl.col("persons_year") != pl.col("budget_year"))
    if other.height:
        counted = tuple(sorted(other["persons_year"].unique().to_list()))
        yield Reason("population_year", unit_ids=_units(other), years=counted)
    if held["persons_basis"].drop_nulls().n_unique() > 1:
        yield Reason("population_basis")
    is_after = held["persons_year"].drop_nulls() >= _JUMP
    if is_after.n_unique() > 1:
        yield Reason("population_jump", years=(_JUMP - 1, _JUMP))


def _prices(held: pl.DataFrame) -> Iterator[Reason]:
    """Prices of a year that is not over are a forecast."""
    if "price_quality" not in held.columns:
        return
    forecast = held.filter(pl.col("price_quality") == FORECAST)
    if forecast.height:
        yield Reason("price_forecast", years=_years(forecast))
    without = held.filter(pl.col("price_quality").is_null())
    if without.height:
        yield Reason("no_prices", years=_years(without))


def _units(rows: pl.DataFrame) -> tuple[str, ...]:
    return tuple(sorted(rows["unit_id"].unique().to_list()))


def _years(rows: pl.DataFrame) -> tuple[int, ...]:
    return tuple(sorted(rows["budget_year"].unique().to_list()))
