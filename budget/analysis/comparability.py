"""May these figures stand side by side, and if so, with what said beside them?

Every reason is computed from the rows compared. A reason that refuses makes the whole comparison
`not_comparable`; any other makes it one `with_care`.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

import polars as pl

from budget.analysis.borders import BOUNDARY, boundary_breaks, with_territory
from budget.analysis.comparison import HELD
from budget.analysis.divisors import divisor_reasons
from budget.analysis.judgement import Judgement, Reason, Verdict, judgement
from budget.analysis.prices import FORECAST
from budget.analysis.responsibility import tier_reasons
from budget.analysis.vintages import RENUMBERED
from budget.model.enums import BudgetLevel, Phase, Section, UnitKind

MOST_DAYS_APART = 92
__all__ = ["MOST_DAYS_APART", "Compared", "Judgement", "Reason", "Verdict", "judged"]
_UNSURE = ("unknown", "consolidated_later")
_OWN_SHARES = 2025  # each oblast set for itself how taxes are shared with its districts


class Compared(Protocol):
    """What a comparison is of: a line of the budget, or a measure made of several."""

    @property
    def section(self) -> Section:
        """Section of the budget it lies in."""

    @property
    def codes(self) -> Sequence[str]:
        """Functional codes it lies in; none: it is of no single function."""

    @property
    def topics(self) -> frozenset[str]:
        """Topics of the table of breaks that touch it."""

    @property
    def is_renumbered(self) -> bool:
        """Whether its code means another line in plans from 2026 on."""


def judged(
    rows: pl.DataFrame,
    measure: Compared,
    breaks: pl.DataFrame,
    units: pl.DataFrame,
    responsibilities: pl.DataFrame | None = None,
) -> Judgement:
    """The verdict on the rows of a comparison.

    Args:
        rows: Rows of `comparison`, in one year or over several; with the columns of
            `per_head.per_inhabitant` and of `prices.in_prices_of` where those are shown.
        measure: What is compared.
        breaks: `breaks`.
        units: `units`.
        responsibilities: `responsibilities`; None: the tiers that pay are not looked at.

    Returns:
        `comparable` where no reason speaks against it, `not_comparable` where one refuses, else
        `with_care`.
    """
    placed = with_territory(rows, boundary_breaks(breaks, units))
    held = placed.filter(pl.col("status") == HELD)
    tiers = (
        []
        if responsibilities is None
        else list(tier_reasons(held, measure.codes, responsibilities, breaks))
    )
    told = {reason.break_id for reason in tiers}
    reasons = [
        *_one_of_each(placed),
        *tiers,
        *_territory(held),
        *_numbering(held, measure),
        *_coverage(placed, held),
        *_editions(held),
        *_kinds(held, measure),
        *(reason for reason in _law(held, measure, breaks) if reason.break_id not in told),
        *divisor_reasons(held),
        *_prices(held),
    ]
    return judgement(reasons)


def _one_of_each(rows: pl.DataFrame) -> Iterator[Reason]:
    """One tier, one phase, one consolidation, one unit of measure."""
    for key, column in (
        ("tiers", "budget_level"),
        ("phases", "phase"),
        ("consolidations", "consolidation"),
        ("measure_units", "measure_unit"),
    ):
        if column in rows.columns and rows[column].drop_nulls().n_unique() > 1:
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


def _numbering(held: pl.DataFrame, measure: Compared) -> Iterator[Reason]:
    """A code whose meaning changed in 2026 is not the same line before and after."""
    is_new = held["period_from"].drop_nulls() >= RENUMBERED
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


def _kinds(held: pl.DataFrame, measure: Compared) -> Iterator[Reason]:
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


def _law(held: pl.DataFrame, measure: Compared, breaks: pl.DataFrame) -> Iterator[Reason]:
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
