"""What does each budget have of its own, what comes from above, what from below?

One row an edition; sums are checked in the document before anything is called nought.
"""

from collections.abc import Sequence

import polars as pl

from budget.analysis.editions import EDITION, newest_first
from budget.analysis.figures import one_line_a_figure
from budget.analysis.tiers import parent_then, unit_facts
from budget.analysis.vintages import with_vintage
from budget.model.enums import (
    BudgetLevel,
    Consolidation,
    LineLevel,
    Phase,
    Section,
    UnitKind,
)

_TOTALS = [Section.REVENUES.value, Section.EXPENDITURES.value]
_DEEP = [LineLevel.PROGRAMME.value, LineLevel.SUBPROGRAMME.value]
_ROUNDING = 1_000  # tenge: one printed thousand


def tier_budgets(
    lines: pl.LazyFrame,
    acts: pl.LazyFrame,
    units: pl.LazyFrame,
    years: Sequence[int] | None = None,
) -> pl.DataFrame:
    """The totals of every edition held, with its revenues by where they come from.

    Args:
        lines: `budget_lines`.
        acts: `acts`.
        units: `units`.
        years: Budget years wanted; None for all.

    Returns:
        One row a unit, year, act, edition and phase, the latest edition of a unit and year first
        (in the order of `editions.held_editions`): `budget_level`, `parent_id`, `kind`,
        `edition_date`, `edition_basis`, and in tenge, null where not printed: `revenues_kzt`,
        `expenditures_kzt`, `transfers_received_kzt` (the whole category), `own_revenues_kzt`
        (revenues less that category), `from_above_kzt`, `from_below_kzt`; `split` says how the
        two are known: `printed` (classes 02 and 01), `one_neighbour` (a village or a city of
        republican significance has nobody below it), `mixed` (a district's category: what
        villages gave back is inside it, `from_below_kzt` is null), `not_split` (both null). `depth`
        is `full` where programmes of spending are held, `receipts` where classes of receipts
        are, else `headline`.

    Source:
        Budget Code of 15 March 2025, articles 9 and 76.
    """
    wanted = pl.lit(value=True) if years is None else pl.col("budget_year").is_in(list(years))
    own = pl.col("consolidation").cast(pl.String) == Consolidation.OWN.value
    rows = lines.filter(wanted, own)
    editions = rows.group_by(EDITION).agg(
        is_full=pl.col("line_level").cast(pl.String).is_in(_DEEP).any()
    )
    figures = one_line_a_figure(_figures(rows, acts).collect())
    return (
        editions.collect()
        .with_columns(pl.col("phase").cast(pl.String))
        .join(_totals(figures), on=EDITION, how="left")
        .join(
            unit_facts(units).rename({"unit_kind": "kind"}).collect(), on="unit_id", how="left"
        )
        .with_columns(parent_then(pl.col("budget_year")))
        .join(_edition_facts(acts), on=["act_id", "edition_no"], how="left")
        .pipe(_split)
        .pipe(newest_first)
    )


def speaking(
    budgets: pl.DataFrame, phase: Phase | None = None, edition_no: int | None = None
) -> pl.DataFrame:
    """The edition that speaks for each unit and year: the latest that prints its revenues.

    Args:
        budgets: Rows of `tier_budgets`.
        phase: Only editions of this phase; None for any.
        edition_no: Only this edition; None for the latest.

    Returns:
        Rows of `budgets`, one a unit and year.

    Examples:
        >>> budgets = pl.DataFrame(
        ...     {"unit_id": ["a"] * 2, "budget_year": [2025] * 2, "revenues_kzt": [None, 5]}
        ... )
        >>> speaking(budgets)["revenues_kzt"].to_list()
        [5]
    """
    chosen = budgets
    if phase is not None:
        chosen = chosen.filter(pl.col("phase") == phase.value)
    if edition_no is not None:
        chosen = chosen.filter(pl.col("edition_no") == edition_no)
    return chosen.sort(pl.col("revenues_kzt").is_null(), maintain_order=True).unique(
        ["unit_id", "budget_year"], keep="first", maintain_order=True
    )


def _figures(rows: pl.LazyFrame, acts: pl.LazyFrame) -> pl.LazyFrame:
    """Totals of sections, categories of revenue, classes and subclasses of transfers."""
    level, section = pl.col("line_level").cast(pl.String), pl.col("section").cast(pl.String)
    is_total = (level == LineLevel.SECTION.value) & section.is_in(_TOTALS)
    is_receipt = section == Section.REVENUES.value
    is_category = is_receipt & (level == LineLevel.CATEGORY.value)
    is_part = is_receipt & level.is_in([LineLevel.CLASS.value, LineLevel.SUBCLASS.value])
    is_part &= pl.col("code").str.contains(r"^[45]\.0[12]")
    return with_vintage(rows.filter(is_total | is_category | is_part), acts).with_columns(
        pl.col("phase", "line_level", "section", "value_status").cast(pl.String)
    )


def _totals(figures: pl.DataFrame) -> pl.DataFrame:
    """One row an edition: what its sections, categories and classes print."""
    level, amount = pl.col("line_level"), pl.col("amount_kzt")
    is_receipt = pl.col("section") == Section.REVENUES.value
    is_category = is_receipt & (level == LineLevel.CATEGORY.value)
    is_transfers = pl.col("code").str.slice(0, 1) == pl.col("transfers_category")

    def total(section: Section) -> pl.Expr:
        is_it = (level == LineLevel.SECTION.value) & (pl.col("section") == section.value)
        return amount.filter(is_it).first()

    def direction(number: str, depth: LineLevel) -> pl.Expr:
        is_class = pl.col("code").str.slice(2, 2) == number
        found = amount.filter(is_receipt & is_transfers & is_class & (level == depth.value))
        return pl.when(found.len() > 0).then(found.sum())

    def printed(number: str) -> pl.Expr:
        return pl.coalesce(
            direction(number, LineLevel.CLASS), direction(number, LineLevel.SUBCLASS)
        )

    return figures.group_by(EDITION, maintain_order=True).agg(
        revenues_kzt=total(Section.REVENUES),
        expenditures_kzt=total(Section.EXPENDITURES),
        transfers_received_kzt=amount.filter(is_category & is_transfers).first(),
        other_categories_kzt=amount.filter(is_category & ~is_transfers).sum(),
        class_from_below=printed("01"),
        class_from_above=printed("02"),
    )


def _split(budgets: pl.DataFrame) -> pl.DataFrame:
    """Own revenues, and transfers by direction as far as the document tells."""
    received, others = pl.col("transfers_received_kzt"), pl.col("other_categories_kzt")
    adds_up = (pl.col("revenues_kzt") - others).abs() <= _ROUNDING
    level, classes = pl.col("level"), pl.col("class_from_below", "class_from_above")
    known = budgets.with_columns(
        transfers_received_kzt=pl.coalesce(received, pl.when(adds_up).then(0)),
        is_printed=pl.any_horizontal(classes.is_not_null()),
        is_alone=(level == BudgetLevel.RURAL.value)
        | (pl.col("kind") == UnitKind.REPUBLICAN_CITY.value),
        is_district=level == BudgetLevel.DISTRICT.value,
    )
    return known.with_columns(
        own_revenues_kzt=pl.col("revenues_kzt") - received, split=_told_by(), depth=_depth()
    ).select(
        *EDITION,
        "parent_id",
        "kind",
        "act_date",
        "edition_date",
        "edition_basis",
        "revenues_kzt",
        "expenditures_kzt",
        "own_revenues_kzt",
        "transfers_received_kzt",
        "split",
        "depth",
        budget_level="level",
        from_above_kzt=_from_above(),
        from_below_kzt=_from_below(),
    )


def _told_by() -> pl.Expr:
    """How transfers from above and from below are known."""
    is_received = pl.col("transfers_received_kzt").is_not_null()
    return (
        pl.when("is_printed")
        .then(pl.lit("printed"))
        .when("is_alone", is_received)
        .then(pl.lit("one_neighbour"))
        .when("is_district", is_received)
        .then(pl.lit("mixed"))
        .otherwise(pl.lit("not_split"))
    )


def _depth() -> pl.Expr:
    return (
        pl.when("is_full")
        .then(pl.lit("full"))
        .when("is_printed")
        .then(pl.lit("receipts"))
        .otherwise(pl.lit("headline"))
    )


def _from_above() -> pl.Expr:
    """Class 02; the whole category of a unit with one neighbour, and of a district."""
    return (
        pl.when("is_printed")
        .then(pl.coalesce("class_from_above", _nought()))
        .when(pl.col("is_alone") | pl.col("is_district"))
        .then("transfers_received_kzt")
    )


def _from_below() -> pl.Expr:
    """Class 01; nought of a unit that has nobody below it."""
    return (
        pl.when("is_printed")
        .then(pl.coalesce("class_from_below", _nought()))
        .when("is_alone", pl.col("transfers_received_kzt").is_not_null())
        .then(0)
    )


def _nought() -> pl.Expr:
    """A class that is not printed is nought only where the other one makes up the category."""
    printed = pl.coalesce("class_from_below", "class_from_above")
    rest = pl.col("transfers_received_kzt") - printed
    return pl.when(rest.abs() <= _ROUNDING).then(0)


def _edition_facts(acts: pl.LazyFrame) -> pl.DataFrame:
    return (
        acts.unique(["act_id", "edition_no"], keep="first", maintain_order=True)
        .select(
            "act_id",
            "edition_no",
            "act_date",
            "edition_date",
            edition_basis=pl.col("edition_basis").cast(pl.String),
        )
        .collect()
    )
