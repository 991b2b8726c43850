"""Which numbering of revenue categories does each document keep?

The vectorised form of `names.vintage_of`, for all documents at once: transfers received are
category 4 in decisions that begin before 2026 and category 5 after, whatever the year of a column.
"""

import polars as pl

from budget.model.enums import Section, Vintage

TRANSFERS_CATEGORY = {Vintage.UNTIL_2025: "4", Vintage.FROM_2026: "5"}
RENUMBERED = 2026
TRANSFERS_NAMED = "(?i)трансферт"
_SPECIAL = "(?i)специальн|арнаулы"


def with_vintage(lines: pl.LazyFrame, acts: pl.LazyFrame) -> pl.LazyFrame:
    """Lines with the numbering of their document, by the names it prints, else by its first year.

    Args:
        lines: `budget_lines`; categories 4 and 5 of revenues must be among them.
        acts: `acts`.

    Returns:
        `lines` with `vintage` (text of `Vintage`; null where neither tells, or names contradict
        each other) and `transfers_category`: the digit of transfers received.

    Source:
        Orders of the Ministry of Finance of 4 April 2025, № 151: special receipts are category 4
        from 1 January 2026.

    Examples:
        >>> lines = pl.LazyFrame(
        ...     {
        ...         "act_id": ["298"],
        ...         "section": ["revenues"],
        ...         "code": ["4"],
        ...         "name_ru": ["Специальные поступления"],
        ...         "name_kk": [None],
        ...     },
        ...     schema_overrides={"name_kk": pl.String},
        ... )
        >>> acts = pl.LazyFrame({"act_id": ["298"], "period_from": [2026]})
        >>> with_vintage(lines, acts).select("transfers_category").collect().item()
        '5'
    """
    told = _told_by_names(lines)
    first_year = acts.group_by("act_id").agg(pl.col("period_from").min())
    by_year = (
        pl.when(pl.col("period_from") >= RENUMBERED)
        .then(pl.lit(Vintage.FROM_2026.value))
        .when(pl.col("period_from").is_not_null())
        .then(pl.lit(Vintage.UNTIL_2025.value))
    )
    by_name = (
        pl.when(pl.col("is_until") & pl.col("is_since"))
        .then(pl.lit("contradictory"))
        .when("is_until")
        .then(pl.lit(Vintage.UNTIL_2025.value))
        .when("is_since")
        .then(pl.lit(Vintage.FROM_2026.value))
    )
    vintages = (
        first_year.join(told, on="act_id", how="full", coalesce=True)
        .select("act_id", vintage=pl.coalesce(by_name, by_year))
        .with_columns(vintage=pl.col("vintage").replace({"contradictory": None}))
    )
    digits = {vintage.value: digit for vintage, digit in TRANSFERS_CATEGORY.items()}
    return lines.join(vintages, on="act_id", how="left").with_columns(
        transfers_category=pl.col("vintage").replace_strict(
            digits, default=None, return_dtype=pl.String
        )
    )


def _told_by_names(lines: pl.LazyFrame) -> pl.LazyFrame:
    """By act: whether its categories 4 and 5 are named as before 2026, or as since."""
    return (
        lines.filter(is_telling())
        .group_by("act_id")
        .agg(is_until=is_until().any(), is_since=is_since().any())
        .with_columns(pl.col("is_until", "is_since").fill_null(value=False))
    )


def is_telling() -> pl.Expr:
    """Whether a line is one of the categories whose number changed."""
    is_revenue = pl.col("section").cast(pl.String) == Section.REVENUES.value
    return is_revenue & pl.col("code").is_in(["4", "5"])


def is_until() -> pl.Expr:
    """Whether a telling line is named as before 2026: category 4 are transfers."""
    return (pl.col("code") == "4") & _names().str.contains(TRANSFERS_NAMED)


def is_since() -> pl.Expr:
    """Whether a telling line is named as since 2026: 4 are special receipts, 5 transfers."""
    is_fourth = pl.col("code") == "4"
    is_special = is_fourth & _names().str.contains(_SPECIAL)
    return is_special | (~is_fourth & _names().str.contains(TRANSFERS_NAMED))


def _names() -> pl.Expr:
    return pl.coalesce(pl.col("name_ru", "name_kk").cast(pl.String))
