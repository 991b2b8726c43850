"""Of how many units do we hold a budget, by tier and year, and why not of the others?"""

import datetime as dt

import polars as pl

from budget.model.enums import BudgetLevel, UnitKind

VILLAGE_BUDGETS = 2018  # from 1 January 2018 where more than 2,000 people live
ALL_VILLAGE_BUDGETS = 2020  # from 1 January 2020 everywhere
MISSING = ["not_held", "no_budget_or_not_held"]
REASONS = [*MISSING, "no_budget_yet", "did_not_exist"]
_LEVELS = pl.Enum([level.value for level in BudgetLevel])
# In the classifier a city of oblast significance stands twice, as district and as itself below
# it; districts inside a city are financed by the city. Neither has a fourth-tier budget.
_WITHOUT_BUDGET = [UnitKind.CITY_DISTRICT.value, UnitKind.OBLAST_CITY.value]


def held_units(lines: pl.DataFrame, units: pl.DataFrame, years: list[int]) -> pl.DataFrame:
    """What is held of every unit in every year, and why where nothing is.

    Args:
        lines: `budget_lines`.
        units: `units`; one row a unit and period of validity.
        years: Budget years wanted.

    Returns:
        One row a unit that can have a budget of its own and year: `unit_id`, `parent_id`,
        `budget_level`, names, `budget_year`, `held` (`full`: revenues, and programmes of
        spending; `headline`: totals, or a part; null: nothing) and `reason`, null where something
        is held: `not_held`, `no_budget_yet` (villages before 2018), `no_budget_or_not_held`
        (villages of 2018 and 2019, when only those above 2,000 people had a budget) or
        `did_not_exist`.

    Source:
        Law of 11 July 2017 № 90-VI: village budgets from 2018 above 2,000 people, from 2020
        everywhere.

    Examples:
        >>> units = (
        ...     pl.DataFrame(
        ...         [
        ...             (
        ...                 "155230000",
        ...                 "rural",
        ...                 "155200000",
        ...                 "rural_okrug",
        ...                 "Уилский с.о.",
        ...                 None,
        ...                 None,
        ...             )
        ...         ],
        ...         schema=[
        ...             "unit_id",
        ...             "budget_level",
        ...             "parent_id",
        ...             "kind",
        ...             "name_ru",
        ...             "valid_from",
        ...             "valid_to",
        ...         ],
        ...         orient="row",
        ...     )
        ...     .with_columns(name_kk="name_ru", name_en="name_ru")
        ...     .cast(
        ...         {
        ...             "valid_from": pl.Date,
        ...             "valid_to": pl.Date,
        ...         }
        ...     )
        ... )
        >>> lines = pl.DataFrame(
        ...     schema={
        ...         "unit_id": pl.String,
        ...         "budget_year": pl.Int64,
        ...         "line_level": pl.String,
        ...         "consolidation": pl.String,
        ...     }
        ... )
        >>> held_units(lines, units, [2017, 2019, 2025])["reason"].to_list()
        ['no_budget_yet', 'no_budget_or_not_held', 'not_held']
    """
    wanted = pl.DataFrame({"budget_year": years}, schema={"budget_year": pl.Int64})
    return (
        _units_with_budgets(units)
        .join(wanted, how="cross", maintain_order="left_right")
        .join(depths(lines), on=["unit_id", "budget_year"], how="left", maintain_order="left")
        .with_columns(pl.when(pl.col("held").is_null()).then(_reason()).alias("reason"))
        .drop("valid_from", "valid_to")
    )


def depths(lines: pl.DataFrame) -> pl.DataFrame:
    """How deep each budget is held.

    Args:
        lines: `budget_lines`.

    Returns:
        One row a unit and year of which an own budget is held: `unit_id`, `budget_year`, `held`
        as in `held_units`. Programmes of one function alone, without any revenue, are a part of
        a budget and not the whole.

    Examples:
        >>> lines = pl.DataFrame(
        ...     {
        ...         "unit_id": ["150000000", "150000000", "710000000"],
        ...         "budget_year": [2026, 2026, 2021],
        ...         "line_level": ["category", "programme", "programme"],
        ...         "consolidation": ["own", "own", "own"],
        ...     }
        ... )
        >>> depths(lines).sort("unit_id").rows()
        [('150000000', 2026, 'full'), ('710000000', 2021, 'headline')]
    """
    level = pl.col("line_level").cast(pl.String)
    is_full = level.is_in(["programme", "subprogramme"]).any() & (level == "category").any()
    return (
        lines.filter(pl.col("consolidation").cast(pl.String) == "own")
        .group_by("unit_id", "budget_year")
        .agg(pl.when(is_full).then(pl.lit("full")).otherwise(pl.lit("headline")).alias("held"))
    )


def coverage(held: pl.DataFrame) -> pl.DataFrame:
    """Counts of units by tier and year.

    Args:
        held: Rows of `held_units`.

    Returns:
        One row a tier and year, the highest tier first: `unit_count` (units that should have a
        budget), `full_count`, `headline_count` (totals only), `missing_count`, `held_share` (0 to
        1; null where no unit should have one) and one count a reason. Villages of 2018 and 2019
        that may have had no budget are counted as missing.

    Examples:
        >>> held = pl.DataFrame(
        ...     {
        ...         "budget_level": ["rural"] * 3,
        ...         "budget_year": [2020] * 3,
        ...         "held": ["full", None, None],
        ...         "reason": [None, "not_held", "did_not_exist"],
        ...     }
        ... )
        >>> coverage(held).select("unit_count", "full_count", "missing_count").row(0)
        (2, 1, 1)
    """
    has_budget = pl.col("reason").is_in(MISSING)
    counted = held.group_by(pl.col("budget_level").cast(_LEVELS), "budget_year").agg(
        (pl.col("held").is_not_null() | has_budget).sum().cast(pl.Int64).alias("unit_count"),
        (pl.col("held") == "full").sum().cast(pl.Int64).alias("full_count"),
        (pl.col("held") == "headline").sum().cast(pl.Int64).alias("headline_count"),
        has_budget.sum().cast(pl.Int64).alias("missing_count"),
        *(
            (pl.col("reason") == reason).sum().cast(pl.Int64).alias(reason)
            for reason in REASONS
        ),
    )
    held_count = pl.col("full_count") + pl.col("headline_count")
    return counted.with_columns(
        pl.when(pl.col("unit_count") > 0)
        .then(held_count / pl.col("unit_count"))
        .alias("held_share")
    ).sort("budget_level", "budget_year")


def _units_with_budgets(units: pl.DataFrame) -> pl.DataFrame:
    """One row a unit that can have a budget; validity from its first row to its last."""
    is_rural = pl.col("budget_level").cast(pl.String) == BudgetLevel.RURAL
    is_part_of_city = is_rural & pl.col("kind").cast(pl.String).is_in(_WITHOUT_BUDGET)
    first = (
        pl.when(pl.col("valid_from").is_null().any())
        .then(None)
        .otherwise(pl.col("valid_from").min())
    )
    last = (
        pl.when(pl.col("valid_to").is_null().any())
        .then(None)
        .otherwise(pl.col("valid_to").max())
    )
    return (
        units.filter(~is_part_of_city)
        .group_by("unit_id", maintain_order=True)
        .agg(
            pl.col("budget_level", "parent_id", "name_ru", "name_kk", "name_en").last(),
            first.alias("valid_from"),
            last.alias("valid_to"),
        )
    )


def _reason() -> pl.Expr:
    """Why nothing is held; a unit formed within a year is expected from that year."""
    year = pl.col("budget_year")
    is_rural = pl.col("budget_level").cast(pl.String) == BudgetLevel.RURAL
    formed_later = pl.col("valid_from").dt.year() > year
    ended_before = pl.col("valid_to").dt.year() < year
    return (
        pl.when((formed_later | ended_before).fill_null(value=False))
        .then(pl.lit("did_not_exist"))
        .when(is_rural & (year < VILLAGE_BUDGETS))
        .then(pl.lit("no_budget_yet"))
        .when(is_rural & (year < ALL_VILLAGE_BUDGETS))
        .then(pl.lit("no_budget_or_not_held"))
        .otherwise(pl.lit("not_held"))
    )


def years_shown(lines: pl.DataFrame, today: dt.date | None = None) -> list[int]:
    """Budget years from the first held to the last, without gaps.

    Args:
        lines: `budget_lines`.
        today: Adds the year of this day, if it lies beyond the last held one.

    Returns:
        Years in order; none where nothing is held.

    Examples:
        >>> years_shown(pl.DataFrame({"budget_year": [2018, 2020]}))
        [2018, 2019, 2020]
    """
    held = lines["budget_year"]
    first, last = held.min(), held.max()
    if not isinstance(first, int) or not isinstance(last, int):
        return []
    return list(range(first, max(last, today.year if today else last) + 1))
