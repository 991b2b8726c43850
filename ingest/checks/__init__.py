"""Identities that a budget must keep in print, exact to the printed tenth; failures are shown.

Source: Budget Code, article 9 (sections and balance); orders on the unified budget classification
(a total is the sum of its parts at every level).
"""

import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import polars as pl

from budget.model.enums import LineLevel
from budget.model.enums import Section as Section
from ingest.checks.identities import IDENTITIES, PARTS, Identity, Part
from ingest.checks.missing import not_printed

_REVENUE = [LineLevel.CATEGORY, LineLevel.CLASS, LineLevel.SUBCLASS, LineLevel.SPECIFIC]
_ASKED = sorted(
    {level.value for part in PARTS for level, _ in part.choices} - {LineLevel.GROUP}
)
_SUMS = {
    level.value: f" = sum of {plural}"
    for level in LineLevel
    for plural in [re.sub(r"ss$", "sse", re.sub(r"y$", "ie", level.value)) + "s"]
}
"""Words of an identity by the level below: «classes», «categories», «groups»."""
BUDGET = ["doc", "annex", "year", "phase"]
"""What makes one budget inside a batch: document, annex, year and phase of the column."""

_BARE_TOTAL = r"^[^\p{L}]*(?i:всего|итого|барлығы|жиыны|жиынтығы)[^\p{L}]*$"

FOUND = pl.Schema(
    {
        "doc": pl.UInt32,
        "annex": pl.String,
        "year": pl.Int64,
        "phase": pl.String,
        "identity": pl.String,
        "grid": pl.UInt32,
        "row": pl.UInt32,
        "code": pl.String,
        "expected": pl.Int64,
        "found": pl.Int64,
    }
)


def check_lines(lines: pl.DataFrame) -> pl.DataFrame:
    """All identities inside the budgets of a batch.

    Args:
        lines: Annex lines: BUDGET columns, `section`, `line_level`, `code`, `key`, `amount_kzt`,
            `name`, `rid` (number of the printed row), `parent_rid`, `is_top` (no coded row above it; a
            group whose own row is not printed counts by its administrators), `grid`, `row`.

    Returns:
        One row an identity asked: the columns of `FOUND`, `residual` (found − expected, tenge) and
        `holds`.
    """
    with ThreadPoolExecutor(1) as aside:  # half the work, beside the other half
        sums = aside.submit(_sums_of_children, lines)
        budgets = _components(lines)
        others = [
            _identities(budgets, only_whole=False),
            not_printed(lines, budgets),
            _printed_again(lines),
            _totals_again(lines),
        ]
    asked = pl.concat([sums.result(), *others])
    return judged(asked)


def as_found(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows as identities asked: the columns of `FOUND`."""
    return rows.select(list(FOUND)).cast(FOUND)


def judged(asked: pl.DataFrame) -> pl.DataFrame:
    """Identities with `residual` and `holds`."""
    return asked.with_columns(
        (pl.col("found") - pl.col("expected")).alias("residual")
    ).with_columns((pl.col("residual") == 0).fill_null(value=False).alias("holds"))


def _sums_of_children(lines: pl.DataFrame) -> pl.DataFrame:
    """Every coded row against the sum of the rows right below it."""
    key = ["rid", "year", "phase"]
    children = (
        lines.lazy()
        .select(pl.col("parent_rid").alias("rid"), "year", "phase", "amount_kzt", "line_level")
        .filter(pl.col("rid").is_not_null())
        .group_by(key)
        .agg(
            pl.col("amount_kzt").sum().alias("found"),
            pl.col("line_level").first().replace_strict(_SUMS, return_dtype=pl.String),
        )
        .rename({"line_level": "below"})
        .collect()
    )
    return (
        lines.select(*key, "doc", "annex", "grid", "row", "code", "line_level", "amount_kzt")
        .filter(pl.col("amount_kzt").is_not_null())
        .join(children, on=key, nulls_equal=True, maintain_order="left")
        .with_columns(
            pl.concat_str("line_level", "below").alias("identity"),
            pl.col("amount_kzt").alias("expected"),
        )
        .select(*FOUND)
    )


def section_identities(lines: pl.DataFrame, *, only_whole: bool = False) -> pl.DataFrame:
    """The six sections against their parts and each other.

    Args:
        lines: As for `check_lines`.
        only_whole: Ask an identity only where all its parts are printed. A complete annex leaves
            out what is nought; a list of headline figures may leave out anything.
    """
    return _identities(_components(lines), only_whole=only_whole)


def _identities(budgets: pl.DataFrame, *, only_whole: bool) -> pl.DataFrame:
    """All identities between the parts of budgets."""
    return pl.concat(
        [_asked(budgets, identity, only_whole=only_whole) for identity in IDENTITIES]
    )


def _components(lines: pl.DataFrame) -> pl.DataFrame:
    """One row a budget, with each of its parts; most lines, being parts of groups, are in none."""
    is_asked = pl.col("line_level").is_in(_ASKED) | pl.col("is_top")
    parts = (
        lines.lazy()
        .filter(is_asked)
        .group_by(BUDGET, maintain_order=True)
        .agg(*(_component(part) for part in PARTS))
    )
    budgets = lines.lazy().select(BUDGET).unique(maintain_order=True)
    return budgets.join(
        parts, on=BUDGET, how="left", nulls_equal=True, maintain_order="left"
    ).collect()


def _component(part: Part) -> pl.Expr:
    """Amount of a part, with the place of its first line; null amount where it is not printed."""
    amount = pl.lit(None, dtype=pl.Int64)
    grid, row = pl.lit(None, dtype=pl.UInt32), pl.lit(None, dtype=pl.UInt32)
    for level, key in reversed(part.choices):
        is_level = pl.col("line_level") == level.value
        if level == LineLevel.GROUP:
            is_level = pl.col("is_top") & ~pl.col("line_level").is_in(_REVENUE)
        is_part = (pl.col("section") == part.section.value) & is_level
        if key is not None:
            is_part &= pl.col("key") == key
        total = pl.col("amount_kzt").filter(is_part)
        is_whole = level == LineLevel.SECTION or key == "total"
        whole = total.first() if is_whole else total.sum()
        amount = pl.when(total.count() > 0).then(whole).otherwise(amount)
        grid = (
            pl.when(total.count() > 0)
            .then(pl.col("grid").filter(is_part).first())
            .otherwise(grid)
        )
        row = (
            pl.when(total.count() > 0)
            .then(pl.col("row").filter(is_part).first())
            .otherwise(row)
        )
    return pl.struct(amount.alias("amount"), grid.alias("grid"), row.alias("row")).alias(
        part.name
    )


def _asked(budgets: pl.DataFrame, identity: Identity, *, only_whole: bool) -> pl.DataFrame:
    """One identity over all budgets that print its total and any needed part."""

    def amount(name: str) -> pl.Expr:
        return pl.col(name).struct.field("amount")

    found = _signed(amount, identity.plus, identity.minus)
    needs = (*identity.plus, *identity.minus) if only_whole else identity.needs
    printed = [amount(name).is_not_null() for name in needs]
    needs_all = only_whole or identity.total == "balance"
    enough = pl.all_horizontal(printed) if needs_all else pl.any_horizontal(printed)
    return budgets.filter(amount(identity.total).is_not_null() & enough).select(
        *BUDGET,
        pl.lit(identity.words).alias("identity"),
        pl.col(identity.total).struct.field("grid"),
        pl.col(identity.total).struct.field("row"),
        pl.lit("").alias("code"),
        amount(identity.total).alias("expected"),
        found.alias("found"),
    )


def _signed(
    amount: Callable[[str], pl.Expr], plus: Sequence[str], minus: Sequence[str]
) -> pl.Expr:
    """Sum of the parts with their signs; a part that is not printed adds nothing."""
    total = pl.lit(0, dtype=pl.Int64)
    for name in plus:
        total += amount(name).fill_null(0)
    for name in minus:
        total -= amount(name).fill_null(0)
    return total


def _printed_again(lines: pl.DataFrame) -> pl.DataFrame:
    """What is printed twice, once with its code and once without, or twice as a section."""
    first = (
        lines.lazy()
        .filter(
            pl.col("line_level").is_in([LineLevel.CATEGORY, LineLevel.SECTION]),
            pl.col("amount_kzt").is_not_null(),
            pl.col("key").is_not_null(),
        )
        .group_by(*BUDGET, "section", pl.col("key").alias("again"), maintain_order=True)
        .agg(
            pl.col("amount_kzt").first().alias("expected"),
            pl.col("rid").first().alias("first_rid"),
        )
    )
    return (
        lines.lazy()
        .filter(
            pl.col("line_level").is_in([LineLevel.ITEM, LineLevel.SECTION]),
            pl.col("amount_kzt").is_not_null(),
        )
        .join(
            first,
            left_on=[*BUDGET, "section", "key"],
            right_on=[*BUDGET, "section", "again"],
            nulls_equal=True,
            maintain_order="left",
        )
        .filter(pl.col("rid") != pl.col("first_rid"))
        .with_columns(
            pl.lit("printed again = printed first").alias("identity"),
            pl.col("amount_kzt").alias("found"),
        )
        .select(*FOUND)
        .collect()
    )


def _totals_again(lines: pl.DataFrame) -> pl.DataFrame:
    """«ВСЕГО» among revenues or expenditures against the section, where both are printed."""
    is_section = pl.col("line_level") == LineLevel.SECTION
    sides = pl.col("section").is_in([Section.REVENUES, Section.EXPENDITURES])
    printed = lines.lazy().filter(pl.col("amount_kzt").is_not_null(), sides)
    sections = (
        printed.filter(is_section)
        .group_by(*BUDGET, "section", maintain_order=True)
        .agg(pl.col("amount_kzt").first().alias("expected"))
    )
    total = pl.when(pl.col("key") == "total").then("name")  # few names are asked
    return (
        printed.filter(~is_section & total.str.contains(_BARE_TOTAL))
        .join(sections, on=[*BUDGET, "section"], nulls_equal=True, maintain_order="left")
        .with_columns(
            pl.format("printed total = {}", "section").alias("identity"),
            pl.col("amount_kzt").alias("found"),
        )
        .select(*FOUND)
        .collect()
    )
