"""Why may a pupil cost more in one region than in another, without anybody being at fault?

Small classes of villages, long ways, pay coefficients of zones, boarding and heating. What is
published of this stands beside every figure; what is not is named.
"""

import polars as pl

NOT_PUBLISHED = ("small_schools", "density", "price_level", "pay_zones")
_LATEST = ["schools", "schools_rural", "grp"]


def school_context(
    rows: pl.DataFrame, parts: pl.DataFrame, statistics: pl.DataFrame
) -> pl.DataFrame:
    """What differs between regions for reasons of their own.

    Args:
        rows: Rows of `schools.schools`: `unit_id`.
        parts: Lines behind them, with `line`.
        statistics: `statistics`.

    Returns:
        One row a region in the order of `rows`: `rural_share` of inhabitants (1 January 2023),
        `rural_school_share`, `inhabitants_per_school` (few: many small schools), with
        `schools_period`; `private_share` of pupils, with `private_period`; `per_capita_share` of
        the money of state schools that follows the pupil; `grp_per_capita_kzt`, with
        `grp_period`. Shares are 0 to 1; null where one part is not published.

    Examples:
        >>> statistics = pl.DataFrame(
        ...     {
        ...         "unit_id": ["150000000"] * 2,
        ...         "period": ["2023-01-01"] * 2,
        ...         "indicator": ["population_urban", "population_rural"],
        ...         "value": [750.0, 250.0],
        ...         "value_status": ["printed"] * 2,
        ...     }
        ... )
        >>> parts = pl.DataFrame(
        ...     schema={"unit_id": pl.String, "line": pl.String, "amount_kzt": pl.Int64}
        ... )
        >>> rows = pl.DataFrame({"unit_id": ["150000000"]})
        >>> school_context(rows, parts, statistics)["rural_share"].item()
        0.25
    """
    wide = _settlement(statistics)
    for name in _LATEST:
        wide = wide.join(_latest(statistics, name), on="unit_id", how="full", coalesce=True)
    wide = wide.join(_private(statistics), on="unit_id", how="full", coalesce=True)
    for name in ("schools", "grp"):
        wide = _with_people(wide, name, statistics)
    told = wide.join(_followed(parts), on="unit_id", how="left").select(
        "unit_id",
        "rural_share",
        "private_share",
        "private_period",
        "per_capita_share",
        "schools_period",
        "grp_period",
        # a city without villages has no row of rural schools: unknown is not nought
        rural_school_share=pl.col("schools_rural") / pl.col("schools"),
        inhabitants_per_school=pl.col("schools_people") / pl.col("schools"),
        grp_per_capita_kzt=pl.col("grp") / pl.col("grp_people"),
    )
    return (
        rows.select("unit_id")
        .unique(maintain_order=True)
        .join(told, on="unit_id", how="left", maintain_order="left")
    )


def _settlement(statistics: pl.DataFrame) -> pl.DataFrame:
    """Share of villages; a city of which a dash is printed for villages has none."""
    counts = statistics.filter(
        pl.col("indicator").is_in(["population_urban", "population_rural"])
    )
    is_absent = pl.col("value_status").cast(pl.String) == "absent"
    people = pl.when(is_absent).then(0.0).otherwise("value")
    is_rural = pl.col("indicator") == "population_rural"
    return (
        counts.with_columns(people=people)
        .group_by("unit_id")
        .agg(
            rural=pl.col("people").filter(is_rural).first(),
            urban=pl.col("people").filter(~is_rural).first(),
        )
        .select("unit_id", rural_share=pl.col("rural") / (pl.col("rural") + pl.col("urban")))
    )


def _latest(statistics: pl.DataFrame, indicator: str) -> pl.DataFrame:
    """The newest value of an indicator, with its period."""
    return (
        statistics.filter(pl.col("indicator") == indicator, pl.col("value").is_not_null())
        .sort("period", descending=True)
        .unique("unit_id", keep="first", maintain_order=True)
        .select(
            "unit_id",
            pl.col("value").alias(indicator),
            pl.col("period").alias(f"{indicator}_period"),
        )
    )


def _with_people(wide: pl.DataFrame, name: str, statistics: pl.DataFrame) -> pl.DataFrame:
    """Rows with the inhabitants on 1 January of the year of an indicator, and of no other year."""
    period = pl.col(f"{name}_period")
    is_school_year = period.str.slice(4, 1) == "/"
    people = (
        statistics.filter(pl.col("indicator") == "population", pl.col("value").is_not_null())
        .unique(["unit_id", "period"], keep="first", maintain_order=True)
        .select(
            "unit_id",
            pl.col("value").alias(f"{name}_people"),
            counted=pl.col("period").str.slice(0, 4).cast(pl.Int64),
        )
        .unique(["unit_id", "counted"], keep="first", maintain_order=True)
    )
    counted = period.str.slice(0, 4).cast(pl.Int64) + is_school_year.cast(pl.Int64)
    return (
        wide.with_columns(counted=counted)
        .join(people, on=["unit_id", "counted"], how="left", maintain_order="left")
        .drop("counted")
    )


def _private(statistics: pl.DataFrame) -> pl.DataFrame:
    """Pupils of private schools among all pupils of the same school year."""
    counts = statistics.filter(
        pl.col("indicator").is_in(["pupils_private", "pupils_all"]),
        pl.col("value").is_not_null(),
    )
    is_private = pl.col("indicator") == "pupils_private"
    return (
        counts.group_by("unit_id", "period")
        .agg(
            private=pl.col("value").filter(is_private).first(),
            every=pl.col("value").filter(~is_private).first(),
        )
        .drop_nulls()
        .sort("period", descending=True)
        .unique("unit_id", keep="first", maintain_order=True)
        .select(
            "unit_id",
            private_share=pl.col("private") / pl.col("every"),
            private_period="period",
        )
    )


def _followed(parts: pl.DataFrame) -> pl.DataFrame:
    """Per-capita financing among the money of state schools."""
    of_schools = parts.filter(pl.col("line").is_in(["state_schools", "per_capita"]))
    is_followed = pl.col("line") == "per_capita"
    return of_schools.group_by("unit_id").agg(
        per_capita_share=pl.col("amount_kzt").filter(is_followed).sum()
        / pl.col("amount_kzt").sum()
    )
