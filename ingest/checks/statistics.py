"""Sums that a publication of statistics must keep: regions, districts, and kinds of one thing."""

from collections.abc import Mapping, Sequence

import polars as pl

from budget.model.enums import StatisticStatus

_REPUBLIC = "KZ"
_REGION = r"^[0-9]{2}0{7}$"
_FEWEST_REGIONS = 14  # oblasts before any of them was divided: fewer are no whole country
_SOUTH, _TURKISTAN = "510000000", "610000000"  # the second is part of the first
_LEVELS = (
    "preschool",
    "primary_schooling",
    "general_schooling",
    "vocational",
    "post_secondary",
    "higher",
    "other_education",
    "auxiliary_education",
)
_OTHER = ("sport_education", "culture_education", "driving_schools", "education_elsewhere")
_FLOWS = (
    "current_income",
    "current_expenditure",
    "capital_transfers",
    "capital_repairs",
    "fixed_assets",
)
_BY_FLOW: Mapping[str, Sequence[Sequence[str]]] = {
    "education": (
        _LEVELS,
        ("education_urban", "education_rural"),
        ("education_state", "education_private", "education_foreign"),
        ("education_small", "education_medium", "education_large"),
    ),
    "other_education": (_OTHER,),
}
PARTS: Mapping[str, Sequence[Sequence[str]]] = {
    "schools": (("schools_urban", "schools_rural"),),
    "pupils_all": (("pupils_state", "pupils_private", "pupils_republican"),),
} | {
    f"{whole}_{flow}": tuple(tuple(f"{part}_{flow}" for part in parts) for parts in ways)
    for whole, ways in _BY_FLOW.items()
    for flow in _FLOWS
}
# until 2008 the table leaves evening schools out of town and country: its footnote 2
_FIRST_WHOLE = {"schools": "2008/09"}
# averages and shares: parts do not add up to a whole
_NEVER_ADDED = ["subsistence_minimum", "schools_small_share"]
_KNOWN = [StatisticStatus.PRINTED.value, StatisticStatus.ABSENT.value]
_WHOLE = ["source", "unit_id", "indicator", "period"]


def statistics_checks(figures: pl.DataFrame) -> pl.DataFrame:
    """Every sum that can be asked of publications of statistics.

    A part printed as «no such phenomenon» adds nothing; where a part is confidential, not known
    or unreadable, nothing is asked.

    Args:
        figures: `source` (any key of a publication), `unit_id`, `indicator`, `period`, `value`,
            `value_status`.

    Returns:
        One row a sum: `source`, `unit_id`, `indicator`, `period` of the whole, `identity` in
        words, `expected` (the whole as printed), `found` (sum of the parts), in the unit of the
        figures, and `holds`.

    Examples:
        >>> figures = pl.DataFrame(
        ...     {
        ...         "source": ["s"] * 3,
        ...         "unit_id": ["150000000"] * 3,
        ...         "indicator": ["schools", "schools_urban", "schools_rural"],
        ...         "period": ["2022/23"] * 3,
        ...         "value": [426.0, 144.0, 282.0],
        ...         "value_status": ["printed"] * 3,
        ...     }
        ... )
        >>> statistics_checks(figures).select("identity", "expected", "holds").row(0)
        ('schools = schools_urban + schools_rural', 426.0, True)
    """
    told = figures.select(*_WHOLE, "value", pl.col("value_status").cast(pl.String))
    parts = pl.concat([_of_the_country(told), _of_regions(told), _of_kinds(told)])
    sums = parts.group_by(*_WHOLE, "identity", maintain_order=True).agg(
        found=pl.col("part").sum(), is_known=pl.col("part_status").is_in(_KNOWN).all()
    )
    return (
        sums.filter("is_known")
        .join(
            told.filter(pl.col("value").is_not_null()).unique(_WHOLE, maintain_order=True),
            on=_WHOLE,
            maintain_order="left",
        )
        .select(*_WHOLE, "identity", "found", expected="value")
        # sums of halves and tenths in binary: the rest is no difference in print
        .with_columns(
            holds=(pl.col("found") - pl.col("expected")).abs()
            <= pl.col("expected").abs() * 1e-9
        )
    )


def _part() -> list[pl.Expr]:
    return [pl.col("value").alias("part"), pl.col("value_status").alias("part_status")]


def _of_the_country(told: pl.DataFrame) -> pl.DataFrame:
    """Regions as parts of the republic, nobody counted twice."""
    key = ["source", "indicator", "period"]
    is_divided = ((pl.col("unit_id") == _TURKISTAN) & pl.col("value").is_not_null()).any()
    regions = told.filter(
        pl.col("unit_id").str.contains(_REGION),
        ~pl.col("indicator").is_in(_NEVER_ADDED),
        (pl.col("unit_id") != _SOUTH) | ~is_divided.over(key),
        pl.col("unit_id").n_unique().over(key) >= _FEWEST_REGIONS,
    )
    # a city that an oblast still includes prints «…» beside it
    is_inside = (pl.col("unit_id") == "790000000") & pl.col("value").is_null()
    return regions.filter(~is_inside).select(
        "source",
        pl.lit(_REPUBLIC).alias("unit_id"),
        "indicator",
        "period",
        pl.lit("the republic = sum of regions").alias("identity"),
        *_part(),
    )


def _of_regions(told: pl.DataFrame) -> pl.DataFrame:
    """Districts and cities as parts of their region."""
    is_below = ~pl.col("unit_id").str.contains(_REGION) & (pl.col("unit_id") != _REPUBLIC)
    region = pl.concat_str(pl.col("unit_id").str.slice(0, 2), pl.lit("0000000"))
    return told.filter(is_below).select(
        "source",
        region.alias("unit_id"),
        "indicator",
        "period",
        pl.lit("the region = sum of its districts and cities").alias("identity"),
        *_part(),
    )


def _of_kinds(told: pl.DataFrame) -> pl.DataFrame:
    """Kinds as parts of the whole they divide."""
    ways = pl.DataFrame(
        [
            (part, whole, f"{whole} = {' + '.join(parts)}")
            for whole, divisions in PARTS.items()
            for parts in divisions
            for part in parts
        ],
        schema=["indicator", "whole", "identity"],
        orient="row",
    )
    first = pl.col("whole").replace_strict(_FIRST_WHOLE, default="")
    return (
        told.join(ways, on="indicator", maintain_order="left")
        .filter(pl.col("period") >= first)
        .select(
            "source",
            "unit_id",
            pl.col("whole").alias("indicator"),
            "period",
            "identity",
            *_part(),
        )
    )
