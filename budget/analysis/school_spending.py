"""What a budget spends on schools: lines that are counted, that are not, and the whole group."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from budget.analysis.comparison import HELD, comparison
from budget.analysis.editions import held_editions, lines_of_edition
from budget.analysis.education_lines import EDUCATION, leaf_lines, with_kinds
from budget.analysis.figures import one_line_a_figure
from budget.analysis.measures import Measure
from budget.analysis.school_measures import SchoolMeasure
from budget.model.enums import Phase, Section

NO_PROGRAMMES, NOT_COUNTED = "no_programmes", "not_counted"
PART_NOT_HELD = "part_not_held"
_KEY = ["unit_id", "budget_year"]
_EDITION = [*_KEY, "act_id", "edition_no", "phase"]
_GROUP = Measure(Section.EXPENDITURES, EDUCATION)


@dataclass(frozen=True, slots=True)
class SchoolSpending:
    """Rows a unit and year, and the lines that they are made of.

    `rows` are those of `comparison.comparison` with the printed line of the whole group;
    `group_kzt` is its amount, `amount_kzt` what the measure counts, tenge. `parts` are the lines
    of group 04, each with its cell, its kind `line`, `is_in` and `is_rest`.
    """

    rows: pl.DataFrame
    parts: pl.DataFrame


def school_spending(  # noqa: PLR0913 -- what, of whom, when, and in which state of a budget
    lines: pl.DataFrame,
    acts: pl.DataFrame,
    units: pl.DataFrame,
    kinds: pl.DataFrame,
    *,
    unit_ids: Sequence[str],
    measure: SchoolMeasure,
    years: Sequence[int],
    phase: Phase,
    as_of: dt.date | None = None,
) -> SchoolSpending:
    """Spending of a measure by unit and year, from the latest edition held of the phase.

    Args:
        lines: `budget_lines`; those of other units and years are left aside.
        acts: `acts`.
        units: `units`.
        kinds: `education_lines`.
        unit_ids: Units wanted.
        measure: What is counted.
        years: Budget years wanted.
        phase: `approved`, `revised`, …; never mixed.
        as_of: Only editions made until this day speak; None: the latest.

    Returns:
        One row a unit and year, held or not; `status` says why there is none: a reason of
        `comparison`, `no_programmes` (the group is printed without its programmes),
        `not_counted` (programmes are printed, none of the measure), or `part_not_held` (not all
        programmes are held, and one that the measure counts or takes out may be among the rest).
        `is_undivided`: a subgroup counted whole, since its programmes are not held.
    """
    asked = lines if as_of is None else _made_until(lines, acts, as_of)
    rows = comparison(
        asked,
        acts,
        units,
        unit_ids=unit_ids,
        measure=_GROUP,
        years=years,
        phase=phase,
        consolidation=measure.consolidation,
    )
    speaking = rows.filter(pl.col("status") == HELD).select(_EDITION)
    of_edition = asked.with_columns(pl.col("phase").cast(pl.String)).join(
        speaking, on=_EDITION, how="semi", maintain_order="left"
    )
    spent = one_line_a_figure(
        of_edition.filter(pl.col("section").cast(pl.String) == Section.EXPENDITURES.value)
    )
    parts = with_kinds(leaf_lines(spent, _items(kinds)), kinds).with_columns(
        is_in=measure.is_in(pl.col("line"))
    )
    return SchoolSpending(_summed(rows, parts, _must_be_told_apart(measure, kinds)), parts)


def spending_by_edition(
    lines: pl.DataFrame, acts: pl.DataFrame, kinds: pl.DataFrame, measure: SchoolMeasure
) -> pl.DataFrame:
    """What every edition held of one budget and phase says of a measure.

    Args:
        lines: `budget_lines` of one unit, year and phase.
        acts: `acts`.
        kinds: `education_lines`.
        measure: What is counted.

    Returns:
        Rows of `held_editions` that print education, the latest first, with `amount_kzt` and
        `group_kzt`, tenge; `amount_kzt` is null where not all that is counted is held.
    """
    spent = lines.filter(
        pl.col("section").cast(pl.String) == Section.EXPENDITURES.value,
        (pl.col("code") == EDUCATION) | pl.col("code").str.starts_with(f"{EDUCATION}."),
    )
    editions = held_editions(spent, acts)
    empty = pl.lit(None, pl.Int64)
    found = [editions.head(0).with_columns(amount_kzt=empty, group_kzt=empty)]
    for edition in editions.iter_slices(1):
        own = one_line_a_figure(lines_of_edition(lines, edition))
        parts = with_kinds(leaf_lines(own, _items(kinds)), kinds).with_columns(
            is_in=measure.is_in(pl.col("line"))
        )
        rows = edition.with_columns(
            amount_kzt=own.filter(_GROUP.is_line())["amount_kzt"].first(), status=pl.lit(HELD)
        )
        summed = _summed(rows, parts, _must_be_told_apart(measure, kinds))
        found.append(summed.select(found[0].columns))
    return pl.concat(found)


def _items(kinds: pl.DataFrame) -> list[str]:
    """Declared codes that are no numbers: subtotals of the group."""
    codes = kinds["codes"].drop_nulls().str.split(" ").explode()
    return codes.filter(~codes.str.contains("[0-9]")).to_list()


def _made_until(lines: pl.DataFrame, acts: pl.DataFrame, as_of: dt.date) -> pl.DataFrame:
    """Lines of editions made until a day; an edition without a day is not known to be."""
    made = acts.filter(pl.coalesce("edition_date", "act_date") <= as_of)
    return lines.join(
        made.select("act_id", "edition_no"),
        on=["act_id", "edition_no"],
        how="semi",
        maintain_order="left",
    )


def _must_be_told_apart(measure: SchoolMeasure, kinds: pl.DataFrame) -> pl.Expr:
    """Whether what is held of a group may hide a line that the measure counts or takes out."""
    has_rest = pl.col("is_rest").any()
    if measure.is_whole:
        takes_capital = kinds.filter("is_capital")["line"].is_in(list(measure.without)).any()
        return (has_rest | pl.col("is_undivided").any()) & pl.lit(takes_capital)
    kinds_found = pl.col("line").filter("is_in").n_unique()
    is_whole_subgroup = (pl.col("is_in") & pl.col("is_undivided")).any()
    return has_rest & (kinds_found < len(measure.lines)) & ~is_whole_subgroup


def _summed(rows: pl.DataFrame, parts: pl.DataFrame, may_hide: pl.Expr) -> pl.DataFrame:
    """Rows with what the measure counts, and why nothing is where nothing is."""
    is_in = pl.col("is_in") & pl.col("amount_kzt").is_not_null()
    sums = parts.group_by(_KEY).agg(
        counted_kzt=pl.when(is_in.any() & ~may_hide).then(
            pl.col("amount_kzt").filter(is_in).sum()
        ),
        has_lines=(~pl.col("is_rest")).any(),
        may_hide=is_in.any() & may_hide,
        is_undivided=(is_in & pl.col("is_undivided")).any(),
    )
    is_held = pl.col("status") == HELD
    return (
        rows.join(sums, on=_KEY, how="left", maintain_order="left")
        .with_columns(
            pl.col("has_lines", "may_hide", "is_undivided").fill_null(value=False),
            group_kzt="amount_kzt",
            amount_kzt=pl.when(is_held).then("counted_kzt"),
        )
        .with_columns(
            status=pl.when(~is_held | pl.col("counted_kzt").is_not_null())
            .then("status")
            .when("may_hide")
            .then(pl.lit(PART_NOT_HELD))
            .when("has_lines")
            .then(pl.lit(NOT_COUNTED))
            .otherwise(pl.lit(NO_PROGRAMMES))
        )
        .drop("counted_kzt", "has_lines", "may_hide")
    )
