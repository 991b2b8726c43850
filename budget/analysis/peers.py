"""Which places are like this one?

The rule, printed wherever its answer is: the same tier and the same kind of unit, a population
within 25 per cent, the nearest eight; districts of the same oblast come before others.
"""

import polars as pl

WITHIN_SHARE = 0.25
MOST = 8


def peers(unit_id: str, units: pl.DataFrame, statistics: pl.DataFrame) -> pl.DataFrame:
    """Units like a unit, by the rule above.

    Args:
        unit_id: Unit whose peers are wanted.
        units: `units`.
        statistics: `statistics`; the latest year in which the unit's population is held is used
            for all.

    Returns:
        `unit_id`, `persons`, `persons_year` and `difference_share` (of the unit's population),
        the best first; no row where the unit's population is not held, or nobody is alike.

    Examples:
        >>> units = pl.DataFrame(
        ...     {
        ...         "unit_id": ["550000000", "110000000", "620000000"],
        ...         "budget_level": ["oblast"] * 3,
        ...         "kind": ["oblast"] * 3,
        ...         "parent_id": ["KZ"] * 3,
        ...         "valid_to": [None] * 3,
        ...     }
        ... )
        >>> statistics = pl.DataFrame(
        ...     {
        ...         "unit_id": ["550000000", "110000000", "620000000"],
        ...         "indicator": ["population"] * 3,
        ...         "period": ["2023-01-01"] * 3,
        ...         "value": [754_949.0, 788_023.0, 221_426.0],
        ...     }
        ... )
        >>> peers("550000000", units, statistics)["unit_id"].to_list()
        ['110000000']
    """
    counted = _counted(units, statistics)
    own = counted.filter(pl.col("unit_id") == unit_id).sort("persons_year").tail(1)
    like = ["budget_level", "kind", "persons_year"]
    others = counted.join(
        own.select(*like, own_persons="persons", own_parent="parent_id"), on=like, how="inner"
    ).filter(pl.col("unit_id") != unit_id)
    difference = pl.col("persons") / pl.col("own_persons") - 1
    return (
        others.with_columns(difference_share=difference)
        .filter(pl.col("difference_share").abs() <= WITHIN_SHARE)
        .sort(
            pl.col("parent_id") != pl.col("own_parent"),
            pl.col("difference_share").abs(),
            "unit_id",
        )
        .head(MOST)
        .select("unit_id", "persons", "persons_year", "difference_share")
    )


def _counted(units: pl.DataFrame, statistics: pl.DataFrame) -> pl.DataFrame:
    """Units of today with their population at the beginning of each year held."""
    counts = statistics.filter(pl.col("indicator") == "population", pl.col("value") > 0).select(
        "unit_id", persons="value", persons_year=pl.col("period").str.slice(0, 4).cast(pl.Int64)
    )
    return (
        units.filter(pl.col("valid_to").is_null())
        .select("unit_id", "parent_id", pl.col("budget_level", "kind").cast(pl.String))
        .join(counts, on="unit_id", how="inner", maintain_order="left")
        .unique(["unit_id", "persons_year"], keep="first", maintain_order=True)
    )
