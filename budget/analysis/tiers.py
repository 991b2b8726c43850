"""Who is above and below whom, in the year asked about."""

from itertools import pairwise

import polars as pl

from budget.model.enums import BudgetLevel

LEVELS = [level.value for level in BudgetLevel]


def unit_facts(units: pl.LazyFrame) -> pl.LazyFrame:
    """Units with their tier and what is needed to tell who was above them in a year.

    Args:
        units: `units`.

    Returns:
        One row a unit: `unit_id`, `parent_id`, `level` and `unit_kind` as text,
        `since` and `until` (first and last year of the unit, null where open), `parent_since`
        (year the unit above came into being; null: before the period covered) and
        `parent_split_from` (the unit whose territory it was before).
    """
    rows = units.unique("unit_id", keep="last", maintain_order=True)
    parents = rows.select(
        parent_id="unit_id",
        parent_since=pl.col("valid_from").dt.year().cast(pl.Int64),
        parent_split_from="split_from",
    )
    return rows.select(
        "unit_id",
        "parent_id",
        level=pl.col("budget_level").cast(pl.String),
        unit_kind=pl.col("kind").cast(pl.String),
        since=pl.col("valid_from").dt.year().cast(pl.Int64),
        until=pl.col("valid_to").dt.year().cast(pl.Int64),
    ).join(parents, on="parent_id", how="left", maintain_order="left")


def parent_then(year: pl.Expr) -> pl.Expr:
    """The unit above in a year: before Zhetysu was formed, its districts lay in Almaty oblast.

    Args:
        year: Budget year. The year of the change itself counts in the new borders.

    Returns:
        Identifier of the unit above; null for the republic.

    Examples:
        >>> facts = pl.DataFrame(
        ...     {
        ...         "parent_id": ["330000000"],
        ...         "parent_since": [2022],
        ...         "parent_split_from": ["190000000"],
        ...     }
        ... )
        >>> facts.select(parent_then(pl.lit(2018))).item()
        '190000000'
    """
    is_before = pl.col("parent_split_from").is_not_null() & (year < pl.col("parent_since"))
    return (
        pl.when(is_before).then("parent_split_from").otherwise("parent_id").alias("parent_id")
    )


def existed(year: int) -> pl.Expr:
    """Whether a unit of `unit_facts` existed at any time of a year."""
    began = pl.col("since").is_null() | (pl.col("since") <= year)
    return began & (pl.col("until").is_null() | (pl.col("until") >= year))


def depth_of(level: str) -> pl.Expr:
    """The tier of a column as a number: 0 the republic, 3 the village."""
    depths = {name: depth for depth, name in enumerate(LEVELS)}
    return pl.col(level).replace_strict(depths, default=None, return_dtype=pl.Int64)


def above(level: str) -> pl.Expr:
    """The tier above that of a column; null above the republic."""
    return pl.col(level).replace_strict(
        dict(zip(LEVELS[1:], LEVELS, strict=False)), default=None, return_dtype=pl.String
    )


def below(level: str) -> pl.Expr:
    """The tier below that of a column; null below the village."""
    return pl.col(level).replace_strict(
        dict(pairwise(LEVELS)), default=None, return_dtype=pl.String
    )
