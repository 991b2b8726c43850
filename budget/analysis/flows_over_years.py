"""How did the transfers of one unit change over the years, and which laws changed in between?"""

from dataclasses import dataclass, replace

import polars as pl

from budget.analysis.borders import BOUNDARY
from budget.analysis.comparability import Judgement, judged
from budget.analysis.comparison import comparison
from budget.analysis.ledger import Books
from budget.analysis.measures import Measure
from budget.analysis.tiers import parent_then, unit_facts
from budget.analysis.trace import chain, country, unit_chain
from budget.model.enums import Phase

TOPICS = ["transfers", "own_revenues"]
_TRANSFERS = "revenues:transfers"


@dataclass(frozen=True, slots=True)
class OverYears:
    """A unit's budgets and transfers, year by year.

    Attributes:
        budgets: One row a year: rows of `trace.chain` with `budget_year`.
        edges: Edges of the unit with the tiers next to it, rows of `reconciliation` with
            `budget_year`; edges with the units below it are summed nowhere.
        marks: Changes of law and of borders inside the years: rows of `breaks` with `break_year`.
    """

    budgets: pl.DataFrame
    edges: pl.DataFrame
    marks: pl.DataFrame


def flows_over_years(
    books: Books, breaks: pl.DataFrame, unit_id: str, *, phase: Phase | None = None
) -> OverYears:
    """Every year in which the unit states a transfer, or is named in one.

    Args:
        books: The tables.
        breaks: `breaks`.
        unit_id: The unit.
        phase: Only this phase; None for the latest edition of each year.

    Returns:
        Years in order. Amounts of two years compare only as far as `judged_over_years` says.
    """
    ids = _chains(books.units, unit_id)
    mine = books.lines.filter(pl.col("unit_id").is_in(ids))
    named = books.transfers.filter(
        pl.col("payer_id").is_in(ids) | pl.col("payee_id").is_in(ids)
    )
    near = replace(books, lines=mine, transfers=named)
    is_unit = (pl.col("payer_id") == unit_id) | (pl.col("payee_id") == unit_id)
    years = _years(mine.filter(pl.col("unit_id") == unit_id), named.filter(is_unit))
    budgets, edges = [], []
    for year in years:
        whole = country(near, year, phase=phase)
        stamp = pl.lit(year, dtype=pl.Int64).alias("budget_year")
        budgets.append(chain(whole, [unit_id]).with_columns(stamp))
        edges.append(whole.edges.filter(is_unit).with_columns(stamp))
    return OverYears(
        budgets=pl.concat(budgets) if budgets else pl.DataFrame(),
        edges=pl.concat(edges) if edges else pl.DataFrame(),
        marks=marks(breaks, unit_id, years),
    )


def marks(breaks: pl.DataFrame, unit_id: str, years: list[int]) -> pl.DataFrame:
    """Changes of law and borders between the first and the last of some years.

    Args:
        breaks: `breaks`.
        unit_id: The unit; changes of its own borders count, those of others do not.
        years: Years shown.

    Returns:
        Rows of `breaks` that touch transfers, own revenues or the unit's borders, with
        `break_year`, in order.

    Examples:
        >>> import datetime as dt
        >>> breaks = pl.DataFrame(
        ...     {
        ...         "break_id": ["norms"],
        ...         "break_date": [dt.date(2026, 1, 1)],
        ...         "unit_id": [None],
        ...         "touches": ["own_revenues transfers"],
        ...     }
        ... )
        >>> marks(breaks, "15", [2025, 2026])["break_year"].to_list()
        [2026]
    """
    year = pl.col("break_date").dt.year().cast(pl.Int64)
    first, last = min(years, default=0), max(years, default=0)
    topics = pl.col("touches").str.split(" ").list.set_intersection([*TOPICS, BOUNDARY])
    is_theirs = pl.col("unit_id").is_null() | (pl.col("unit_id") == unit_id)
    return (
        breaks.with_columns(break_year=year)
        .filter(topics.list.len() > 0, is_theirs, year > first, year <= last)
        .sort("break_date", "break_id")
    )


def judged_over_years(
    books: Books, breaks: pl.DataFrame, unit_id: str, years: list[int], phase: Phase
) -> Judgement:
    """May the transfers a unit receives be compared over the years?

    Args:
        books: The tables.
        breaks: `breaks`.
        unit_id: The unit.
        years: Years shown.
        phase: One phase: approved and revised figures never stand side by side.

    Returns:
        The verdict of `comparability.judged` on the category of transfers received.
    """
    measure = Measure.of(_TRANSFERS)
    units = books.units.collect()
    rows = comparison(
        books.lines.filter(pl.col("unit_id") == unit_id).collect(),
        books.acts.collect(),
        units,
        unit_ids=[unit_id],
        measure=measure,
        years=years,
        phase=phase,
    )
    return judged(rows, measure, breaks, units)


def _chains(units: pl.LazyFrame, unit_id: str) -> list[str]:
    """The unit, all that were above it in any year, and all right below it."""
    facts = unit_facts(units)
    now = facts.collect()
    before = facts.with_columns(parent_then(pl.lit(0))).collect()
    above = [*unit_chain(now, unit_id), *unit_chain(before, unit_id)]
    children = now.filter(pl.col("parent_id") == unit_id)["unit_id"].to_list()
    return list(dict.fromkeys([*above, *children]))


def _years(lines: pl.LazyFrame, transfers: pl.LazyFrame) -> list[int]:
    rows = pl.concat([lines.select("budget_year"), transfers.select("budget_year")])
    return rows.unique().collect()["budget_year"].sort().to_list()
