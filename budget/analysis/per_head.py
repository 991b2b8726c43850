"""How much money is it for each inhabitant?

Amounts are summed first, inhabitants are summed first, and only then is one divided by the other.
Figures per inhabitant are never added up, and never averaged.
"""

import polars as pl

from budget.analysis.borders import is_between

POPULATION, AVERAGE = "population", "population_average"
FARTHEST_YEARS = 3
_JOINED = [
    "persons",
    "persons_year",
    "persons_basis",
    "persons_quality",
    "persons_source_id",
]


def per_inhabitant(
    rows: pl.DataFrame, statistics: pl.DataFrame, boundaries: pl.DataFrame
) -> pl.DataFrame:
    """Amounts divided by the population of the same year, and which population that was.

    The count at the beginning of the budget year goes first, then the year's average. Where
    neither is held, the nearest year within three stands in, never across a change of the unit's
    borders; `persons_year` then differs from `budget_year`. A year in which borders changed has
    no divisor, since its budget is counted in the old ones and its people in the new.

    Args:
        rows: `unit_id`, `budget_year` and `amount_kzt`, tenge.
        statistics: `statistics`.
        boundaries: Rows of `borders.boundary_breaks`.

    Returns:
        `rows` with `persons`, `persons_year`, `persons_basis` (`population`: at the beginning of
        the year, `population_average`), `persons_quality`, `persons_source_id` and
        `amount_per_capita_kzt`: tenge an inhabitant; all null where no population fits.

    Examples:
        >>> rows = pl.DataFrame(
        ...     {"unit_id": ["150000000"], "budget_year": [2023], "amount_kzt": [928_161_000]}
        ... )
        >>> statistics = pl.DataFrame(
        ...     {
        ...         "unit_id": ["150000000"],
        ...         "period": ["2023-01-01"],
        ...         "indicator": ["population"],
        ...         "value": [928_161.0],
        ...         "quality": ["official"],
        ...         "source_id": ["bns-population"],
        ...     }
        ... )
        >>> boundaries = pl.DataFrame(
        ...     schema={
        ...         "unit_id": pl.String,
        ...         "break_year": pl.Int64,
        ...         "is_mid_year": pl.Boolean,
        ...     }
        ... )
        >>> per_inhabitant(rows, statistics, boundaries)["amount_per_capita_kzt"].item()
        1000.0
    """
    key = ["unit_id", "budget_year"]
    counts = _counts(statistics, boundaries)
    pairs = rows.select(key).unique().join(counts, on="unit_id", how="inner")
    distance = (pl.col("persons_year") - pl.col("budget_year")).abs()
    nearest = (
        _within_borders(pairs.filter(distance <= FARTHEST_YEARS), boundaries)
        .sort(distance, pl.col("persons_basis") != POPULATION, "persons_year")
        .unique(key, keep="first", maintain_order=True)
        .select(*key, *_JOINED)
    )
    return rows.join(nearest, on=key, how="left", maintain_order="left").with_columns(
        _divided().alias("amount_per_capita_kzt")
    )


def group_per_inhabitant(rows: pl.DataFrame) -> pl.DataFrame:
    """All units of a year taken together: the sum of money by the sum of people.

    Args:
        rows: Rows of `per_inhabitant`, of one tier, phase and consolidation.

    Returns:
        One row a `budget_year`: `unit_count`, `amount_kzt`, `persons`, `amount_per_capita_kzt`.
        Where one unit lacks its amount or its population, all three are null: a part is not
        shown as the whole.

    Examples:
        >>> rows = pl.DataFrame(
        ...     {"budget_year": [2023] * 2, "amount_kzt": [900, 100], "persons": [1.0, 9.0]}
        ... )
        >>> group_per_inhabitant(rows)["amount_per_capita_kzt"].item()
        100.0
    """
    is_whole = pl.all_horizontal(pl.col("amount_kzt", "persons").is_not_null().all())
    return (
        rows.group_by("budget_year")
        .agg(
            pl.len().cast(pl.Int64).alias("unit_count"),
            pl.when(is_whole).then(pl.col("amount_kzt").sum()),
            pl.when(is_whole).then(pl.col("persons").sum()),
        )
        .with_columns(_divided().alias("amount_per_capita_kzt"))
        .sort("budget_year")
    )


def _divided() -> pl.Expr:
    return pl.when(pl.col("persons") > 0).then(pl.col("amount_kzt") / pl.col("persons"))


def _counts(statistics: pl.DataFrame, boundaries: pl.DataFrame) -> pl.DataFrame:
    """Counts of inhabitants; averages recounted for later borders are left out."""
    # the series of averages is in the borders of today for all its years; budgets are not
    last_change = boundaries.group_by("unit_id").agg(pl.col("break_year").max())
    counts = (
        statistics.filter(
            pl.col("indicator").is_in([POPULATION, AVERAGE]), pl.col("value").is_not_null()
        )
        .select(
            "unit_id",
            persons_year=pl.col("period").str.slice(0, 4).cast(pl.Int64),
            persons="value",
            persons_basis="indicator",
            persons_quality=pl.col("quality").cast(pl.String),
            persons_source_id="source_id",
        )
        .join(last_change, on="unit_id", how="left", maintain_order="left")
    )
    is_recounted = (pl.col("persons_basis") == AVERAGE) & (
        pl.col("persons_year") <= pl.col("break_year")
    )
    return counts.filter(~is_recounted.fill_null(value=False)).drop("break_year")


def _within_borders(pairs: pl.DataFrame, boundaries: pl.DataFrame) -> pl.DataFrame:
    """Pairs of a budget year and a count with no change of borders between them."""
    between = is_between(pl.col("budget_year"), pl.col("persons_year"))
    divided = pl.col("is_mid_year") & (pl.col("break_year") == pl.col("budget_year"))
    crossing = pairs.join(
        boundaries.select("unit_id", "break_year", "is_mid_year"), on="unit_id", how="inner"
    ).filter(between | divided)
    return pairs.join(crossing, on=["unit_id", "budget_year", "persons_year"], how="anti")
