"""Who is the money divided by: pupils, children of school age, inhabitants?

A budget year is divided by those who learn on its first day: the school year 2024/25 stands for
2025. Where that one is not held, the nearest within two years stands in, never across a change of
borders, and its year is named.
"""

import polars as pl

from budget.analysis.borders import is_between
from budget.analysis.per_head import AVERAGE, per_inhabitant
from budget.model.education import Denominator

FARTHEST_YEARS = 2
COUNTED = [
    "persons",
    "persons_low",
    "persons_high",
    "persons_year",
    "persons_basis",
    "persons_quality",
    "persons_source_id",
]
# taken along, pupils are no `persons`: other tables know inhabitants by that word
AS_DIVISOR = {name: name.replace("persons", "divisor") for name in COUNTED}
_KEY = ["unit_id", "budget_year"]
_NO_MOST = {"at_most": pl.lit(None, pl.Float64), "at_most_source_id": pl.lit(None, pl.String)}
_BEST_FIRST = ["user", "official", "reported", "derived"]


def with_persons(
    rows: pl.DataFrame,
    statistics: pl.DataFrame,
    boundaries: pl.DataFrame,
    denominator: Denominator,
    *,
    is_in_last_borders: bool = False,
) -> pl.DataFrame:
    """Rows with the count they are divided by, its bounds and how well it is known.

    Args:
        rows: `unit_id`, `budget_year` and `amount_kzt`, tenge.
        statistics: `statistics`; counts of the reader's own have the quality `user`.
        boundaries: Rows of `borders.boundary_breaks`.
        denominator: Who is counted.
        is_in_last_borders: The money of a year in which borders changed is wholly in the new
            ones, as organisations report it, and not in both, as budgets print it.

    Returns:
        `rows` with `persons`, `persons_low` and `persons_high` (bounds of a rounded count),
        `persons_year`, `persons_basis` (the indicator), `persons_quality`, `persons_source_id`,
        and, where pupils of state schools are asked for and only pupils of all schools are
        counted, `at_most`: how many the former can be at most, with `at_most_source_id`; null
        where no count fits.

    Examples:
        >>> counts = pl.DataFrame(
        ...     {
        ...         "unit_id": ["190000000"],
        ...         "period": ["2024/25"],
        ...         "indicator": ["pupils_state"],
        ...         "value": [352856.0],
        ...         "value_low": [None],
        ...         "value_high": [None],
        ...         "quality": ["reported"],
        ...         "source_id": ["press"],
        ...     },
        ...     schema_overrides={"value_low": pl.Float64, "value_high": pl.Float64},
        ... )
        >>> borders = pl.DataFrame(
        ...     schema={
        ...         "unit_id": pl.String,
        ...         "break_year": pl.Int64,
        ...         "is_mid_year": pl.Boolean,
        ...     }
        ... )
        >>> rows = pl.DataFrame({"unit_id": ["190000000"], "budget_year": [2025]})
        >>> with_persons(rows, counts, borders, Denominator.PUPILS_STATE)["persons"].item()
        352856.0
    """
    if denominator is Denominator.POPULATION:
        if is_in_last_borders:
            return _averages(rows, statistics)
        return _inhabitants(rows, statistics, boundaries)
    last = int(is_in_last_borders)
    counts = _counts(statistics, denominator.value)
    counted = rows.join(
        _nearest(rows, counts, boundaries, last), on=_KEY, how="left", maintain_order="left"
    )
    if denominator is not Denominator.PUPILS_STATE:
        return counted.with_columns(**_NO_MOST)
    every = _nearest(rows, _counts(statistics, Denominator.PUPILS_ALL.value), boundaries, last)
    most = every.select(*_KEY, at_most="persons_high", at_most_source_id="persons_source_id")
    is_unknown = pl.col("persons").is_null()
    return counted.join(most, on=_KEY, how="left", maintain_order="left").with_columns(
        pl.when(is_unknown).then(name).alias(name) for name in _NO_MOST
    )


def per_person(rows: pl.DataFrame) -> pl.DataFrame:
    """Money divided by people, with the bounds that a rounded count leaves.

    Args:
        rows: `amount_kzt`, `persons`, `persons_low`, `persons_high`.

    Returns:
        `rows` with `per_person_kzt`, `per_person_low_kzt` and `per_person_high_kzt`, tenge a
        person, as floats; null where money or people are not known.

    Examples:
        >>> rows = pl.DataFrame(
        ...     {
        ...         "amount_kzt": [1000],
        ...         "persons": [10.0],
        ...         "persons_low": [8.0],
        ...         "persons_high": [12.5],
        ...     }
        ... )
        >>> per_person(rows).select(pl.col("^per_person.*$")).row(0)
        (100.0, 80.0, 125.0)
    """
    divided = {
        "per_person_kzt": "persons",
        "per_person_low_kzt": "persons_high",
        "per_person_high_kzt": "persons_low",
    }
    return rows.with_columns(
        pl.when(pl.col(people) > 0).then(pl.col("amount_kzt") / pl.col(people)).alias(name)
        for name, people in divided.items()
    )


def _counts(statistics: pl.DataFrame, indicator: str) -> pl.DataFrame:
    """Counts of one indicator by unit and calendar year, the best known first."""
    first, second = pl.col("period").str.slice(0, 4), pl.col("period").str.slice(4, 1)
    quality = pl.col("quality").cast(pl.String)
    return (
        statistics.filter(pl.col("indicator") == indicator, pl.col("value") > 0)
        .with_columns(
            persons_year=first.cast(pl.Int64) + (second == "/").cast(pl.Int64),
            persons="value",
            persons_low=pl.coalesce("value_low", "value"),
            persons_high=pl.coalesce("value_high", "value"),
            persons_basis="indicator",
            persons_quality=quality,
            persons_source_id="source_id",
        )
        .sort(quality.replace_strict(_BEST_FIRST, range(len(_BEST_FIRST))), "source_id")
        .unique(["unit_id", "persons_year"], keep="first", maintain_order=True)
        .select("unit_id", *COUNTED)
    )


def _nearest(
    rows: pl.DataFrame, counts: pl.DataFrame, boundaries: pl.DataFrame, last: int
) -> pl.DataFrame:
    """The count of the nearest year, never across a change of borders."""
    year, counted = pl.col("budget_year"), pl.col("persons_year")
    distance = (counted - year).abs()
    pairs = (
        rows.select(_KEY)
        .unique(maintain_order=True)
        .join(counts, on="unit_id", how="inner")
        .filter(distance <= FARTHEST_YEARS)
    )
    crossing = pairs.join(
        boundaries.select("unit_id", "break_year", "is_mid_year"), on="unit_id", how="inner"
    ).filter(is_between(year + last, counted))
    return (
        pairs.join(crossing, on=[*_KEY, "persons_year"], how="anti")
        .sort(distance, counted, descending=[False, True])
        .unique(_KEY, keep="first", maintain_order=True)
    )


def _inhabitants(
    rows: pl.DataFrame, statistics: pl.DataFrame, boundaries: pl.DataFrame
) -> pl.DataFrame:
    """Inhabitants by the rule of `per_head`."""
    return (
        per_inhabitant(rows, statistics, boundaries)
        .drop("amount_per_capita_kzt")
        .with_columns(persons_low="persons", persons_high="persons", **_NO_MOST)
    )


def _averages(rows: pl.DataFrame, statistics: pl.DataFrame) -> pl.DataFrame:
    """The average of the year, which statistics count in the borders of today."""
    return rows.join(
        _counts(statistics, AVERAGE).with_columns(budget_year="persons_year"),
        on=_KEY,
        how="left",
        maintain_order="left",
    ).with_columns(**_NO_MOST)
