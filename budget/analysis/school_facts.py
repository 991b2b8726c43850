"""Which printed figures is a fact about a region made of?"""

from dataclasses import dataclass

import polars as pl

from budget.analysis.school_context import COUNTRY, PRICES, UNDER_16


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that a fact is made of.

    Attributes:
        indicator: Indicator of `statistics`.
        period: Column of `school_context` that holds its period.
        is_of_country: It is the country's, and not the region's.
    """

    indicator: str
    period: str
    is_of_country: bool = False


MADE_OF = {
    "rural_share": (
        Figure("population_rural", "rural_period"),
        Figure("population_urban", "rural_period"),
    ),
    "rural_school_share": (
        Figure("schools_rural", "schools_rural_period"),
        Figure("schools", "schools_period"),
    ),
    "small_school_share": (Figure("schools_small_share", "schools_small_share_period"),),
    "inhabitants_per_school": (
        Figure("population", "schools_people_period"),
        Figure("schools", "schools_period"),
    ),
    "density": (Figure("population", "population_period"), Figure("area", "area_period")),
    "under_16_share": (
        *(Figure(kind, "under_16_period") for kind in UNDER_16),
        Figure("population", "under_16_people_period"),
    ),
    "private_share": (
        Figure("pupils_private", "private_period"),
        Figure("pupils_all", "private_period"),
    ),
    "grp_per_capita_kzt": (
        Figure("grp", "grp_period"),
        Figure("population", "grp_people_period"),
    ),
    "price_level": (
        Figure(PRICES, "price_period"),
        Figure(PRICES, "price_period", is_of_country=True),
    ),
}
_STATED = [
    "indicator",
    "period",
    "printed",
    "measure_unit",
    "quality",
    "source_id",
    "stated_at",
    "note",
]


def figures_behind(facts: pl.DataFrame, statistics: pl.DataFrame) -> pl.DataFrame:
    """The printed figures behind the facts, region by region, in the order of `MADE_OF`.

    Args:
        facts: Rows of `school_context`.
        statistics: `statistics`.

    Returns:
        One row a region, fact and figure: `unit_id`, `fact`, `of_unit_id` (whose figure it is:
        the country's stands beside a subsistence minimum), `indicator`, `period`, `printed`,
        `measure_unit`, `quality`, `source_id`, `stated_at`, `note`.

    Examples:
        >>> facts = pl.DataFrame(
        ...     {
        ...         "unit_id": ["150000000"],
        ...         "price_level": [0.9],
        ...         "price_period": ["2024-03"],
        ...     }
        ... )
        >>> statistics = pl.DataFrame(
        ...     {
        ...         "unit_id": ["150000000", "KZ"],
        ...         "period": ["2024-03"] * 2,
        ...         "indicator": ["subsistence_minimum"] * 2,
        ...         "printed": ["43611", "48692"],
        ...         "measure_unit": ["tenge"] * 2,
        ...         "quality": ["reported"] * 2,
        ...         "source_id": ["press-subsistence"] * 2,
        ...         "stated_at": ["https://el.kz"] * 2,
        ...         "note": [None, None],
        ...     }
        ... )
        >>> figures_behind(facts, statistics).select("of_unit_id", "printed").rows()
        [('150000000', '43611'), ('KZ', '48692')]
    """
    order = pl.col("unit_id").cast(pl.Enum(facts["unit_id"]))
    return pl.concat(
        _stating(facts, fact, figure, statistics)
        for fact, made_of in MADE_OF.items()
        if fact in facts.columns
        for figure in made_of
    ).sort(order, maintain_order=True)


def _stating(
    facts: pl.DataFrame, fact: str, figure: Figure, statistics: pl.DataFrame
) -> pl.DataFrame:
    """One figure of one fact of every region."""
    stated = (
        statistics.filter(pl.col("indicator") == figure.indicator)
        .select(pl.col("unit_id").alias("of_unit_id"), *_STATED)
        .unique(["of_unit_id", "period"], keep="first", maintain_order=True)
    )
    return (
        facts.filter(pl.col(fact).is_not_null())
        .select(
            "unit_id",
            fact=pl.lit(fact),
            of_unit_id=pl.lit(COUNTRY) if figure.is_of_country else pl.col("unit_id"),
            period=figure.period,
        )
        .join(stated, on=["of_unit_id", "period"], how="inner", maintain_order="left")
        .select("unit_id", "fact", "of_unit_id", *_STATED)
    )
