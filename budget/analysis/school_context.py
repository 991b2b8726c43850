"""Why may a pupil cost more in one region than in another, without anybody being at fault?

Small classes of villages, long ways, pay coefficients of zones, boarding and heating. What is
published of this stands beside every figure; what is not is named.
"""

import polars as pl

PRICES, COUNTRY = "subsistence_minimum", "KZ"
UNDER_16 = ("population_under_16_boys", "population_under_16_girls")
_LATEST = ["schools", "schools_rural", "grp", "schools_small_share", "area", "population"]
_COUNTED_BESIDE = ["schools", "grp", "under_16"]


def school_context(
    rows: pl.DataFrame,
    parts: pl.DataFrame,
    statistics: pl.DataFrame,
    boundaries: pl.DataFrame,
) -> pl.DataFrame:
    """What differs between regions for reasons of their own.

    Args:
        rows: Rows of `schools.schools`: `unit_id`.
        parts: Lines behind them: `unit_id`, `budget_year`, `line`, `amount_kzt`.
        statistics: `statistics`.
        boundaries: Rows of `borders.boundary_breaks`.

    Returns:
        One row a region in the order of `rows`. Shares, 0 to 1: `rural_share` of inhabitants,
        `rural_school_share`, `small_school_share` (small schools, as told to the press),
        `under_16_share` of inhabitants, `private_share` of pupils, `per_capita_share` of the
        money of state schools that follows the pupil. `inhabitants_per_school` (few: many small
        schools), `density` in inhabitants a square kilometre, `grp_per_capita_kzt`,
        `price_level`: the subsistence minimum by that of the country in the same month. Beside
        them the periods they are of, in columns that end in `_period`; `per_capita_share` is of
        the last year of the lines. Null where one part is not published; children and prices also
        where they are of the territory before the region's borders changed.

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
        ...     schema={
        ...         "unit_id": pl.String,
        ...         "budget_year": pl.Int64,
        ...         "line": pl.String,
        ...         "amount_kzt": pl.Int64,
        ...     }
        ... )
        >>> boundaries = pl.DataFrame(schema={"unit_id": pl.String, "break_year": pl.Int64})
        >>> rows = pl.DataFrame({"unit_id": ["150000000"]})
        >>> school_context(rows, parts, statistics, boundaries)["rural_share"].item()
        0.25
    """
    wide = _settlement(statistics)
    for stated in (
        *(_latest(statistics, name) for name in _LATEST),
        _private(statistics),
        _price_level(statistics, boundaries),
        _under_16(statistics, boundaries),
    ):
        wide = wide.join(stated, on="unit_id", how="full", coalesce=True)
    for name in _COUNTED_BESIDE:
        wide = _with_people(wide, name, statistics)
    told = wide.join(_followed(parts), on="unit_id", how="left").select(
        "unit_id",
        "rural_share",
        "private_share",
        "per_capita_share",
        "price_level",
        pl.col("^.*_period$"),
        small_school_share=pl.col("schools_small_share") / 100,
        density=pl.col("population") / pl.col("area"),
        # a city without villages has no row of rural schools: unknown is not nought
        rural_school_share=pl.col("schools_rural") / pl.col("schools"),
        inhabitants_per_school=pl.col("schools_people") / pl.col("schools"),
        under_16_share=pl.col("under_16") / pl.col("under_16_people"),
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
        .group_by("unit_id", "period")
        .agg(
            rural=pl.col("people").filter(is_rural).first(),
            urban=pl.col("people").filter(~is_rural).first(),
        )
        .sort("period", descending=True)
        .unique("unit_id", keep="first", maintain_order=True)
        .select(
            "unit_id",
            rural_share=pl.col("rural") / (pl.col("rural") + pl.col("urban")),
            rural_period="period",
        )
    )


def _under_16(statistics: pl.DataFrame, boundaries: pl.DataFrame) -> pl.DataFrame:
    """Boys and girls until 15, of regions whose borders have not changed since."""
    counts = (
        statistics.filter(pl.col("indicator").is_in(UNDER_16), pl.col("value").is_not_null())
        .group_by("unit_id", "period", maintain_order=True)
        .agg(under_16=pl.col("value").sum(), kinds=pl.col("indicator").n_unique())
        .filter(pl.col("kinds") == len(UNDER_16))
        .sort("period", descending=True)
        .unique("unit_id", keep="first", maintain_order=True)
    )
    return _in_borders_of_today(counts, boundaries).select(
        "unit_id", "under_16", under_16_period="period"
    )


def _in_borders_of_today(stated: pl.DataFrame, boundaries: pl.DataFrame) -> pl.DataFrame:
    """Figures of regions whose borders have not changed since the year of their `period`."""
    counted = pl.col("period").str.slice(0, 4).cast(pl.Int64)
    moved = stated.join(boundaries, on="unit_id").filter(pl.col("break_year") >= counted)
    return stated.join(moved, on=["unit_id", "period"], how="anti", maintain_order="left")


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


def _price_level(statistics: pl.DataFrame, boundaries: pl.DataFrame) -> pl.DataFrame:
    """The newest subsistence minimum in the borders of today beside the country's of its month."""
    stated = statistics.filter(
        pl.col("indicator") == PRICES, pl.col("value").is_not_null()
    ).select("unit_id", "period", "value")
    country = stated.filter(pl.col("unit_id") == COUNTRY).select("period", whole="value")
    of_regions = stated.filter(pl.col("unit_id") != COUNTRY)
    return (
        _in_borders_of_today(of_regions, boundaries)
        .join(country, on="period", how="inner")
        .sort("period", descending=True)
        .unique("unit_id", keep="first", maintain_order=True)
        .select("unit_id", price_level=pl.col("value") / pl.col("whole"), price_period="period")
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
            pl.col("period").alias(f"{name}_people_period"),
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
    """Per-capita financing among the money of state schools, in the last year of both."""
    kinds = ("state_schools", "per_capita")
    year = pl.col("budget_year")
    of_schools = parts.filter(pl.col("line").is_in(kinds)).filter(
        year == year.max().over("unit_id")
    )
    # a line that is not held or has no amount is not nought
    is_whole = (pl.col("line").n_unique() == len(kinds)) & pl.col(
        "amount_kzt"
    ).is_not_null().all()
    followed = pl.col("amount_kzt").filter(pl.col("line") == "per_capita").sum()
    return of_schools.group_by("unit_id").agg(
        per_capita_share=pl.when(is_whole).then(followed / pl.col("amount_kzt").sum())
    )
