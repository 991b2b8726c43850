"""When did the territory of a unit change?"""

import polars as pl

BOUNDARY = "boundary"


def boundary_breaks(breaks: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """Days on which a unit's territory changed: stated breaks, and units formed out of others.

    Args:
        breaks: `breaks`.
        units: `units`; `split_from` names the unit whose territory one was before.

    Returns:
        One row a unit and year: `unit_id`, `break_date` (the latest of the year), `break_year`
        and `is_mid_year` (the year itself is counted partly in either borders).

    Examples:
        >>> import datetime as dt
        >>> day = dt.date(2022, 6, 8)
        >>> breaks = pl.DataFrame(
        ...     {
        ...         "unit_id": ["630000000"],
        ...         "break_date": [day],
        ...         "touches": ["boundary education"],
        ...     }
        ... )
        >>> units = pl.DataFrame(
        ...     {"unit_id": ["100000000"], "split_from": ["630000000"], "valid_from": [day]}
        ... )
        >>> boundary_breaks(breaks, units).select("unit_id", "is_mid_year").rows()
        [('100000000', True), ('630000000', True)]
    """
    stated = breaks.filter(
        pl.col("touches").str.split(" ").list.contains(BOUNDARY),
        pl.col("unit_id").is_not_null(),
    ).select("unit_id", "break_date")
    formed = units.filter(
        pl.col("split_from").is_not_null(), pl.col("valid_from").is_not_null()
    ).select("unit_id", "split_from", break_date="valid_from")
    old = formed.select("break_date", unit_id="split_from").select("unit_id", "break_date")
    return (
        pl.concat([stated, formed.select("unit_id", "break_date"), old])
        .with_columns(break_year=pl.col("break_date").dt.year().cast(pl.Int64))
        .group_by("unit_id", "break_year")
        .agg(pl.col("break_date").max())
        .with_columns(is_mid_year=pl.col("break_date").dt.ordinal_day() > 1)
        .select("unit_id", "break_date", "break_year", "is_mid_year")
        .sort("unit_id", "break_date")
    )


def is_between(one: pl.Expr, other: pl.Expr) -> pl.Expr:
    """Whether borders changed between two counts of 1 January.

    Args:
        one: Year of a count, beside `break_year` and `is_mid_year` of `boundary_breaks`.
        other: Year of another, earlier or later.

    Returns:
        True where one is in the old borders and the other in the new ones; the first count in the
        new ones is that of the next whole year.

    Examples:
        >>> formed = pl.DataFrame({"break_year": [2022], "is_mid_year": [True]})
        >>> formed.select(
        ...     over=is_between(pl.lit(2022), pl.lit(2023)),
        ...     before=is_between(pl.lit(2021), pl.lit(2022)),
        ... ).row(0)
        (True, False)
    """
    whole_from = pl.col("break_year") + pl.col("is_mid_year").cast(pl.Int64)
    first, last = pl.min_horizontal(one, other), pl.max_horizontal(one, other)
    return (first < whole_from) & (whole_from <= last)


def with_territory(rows: pl.DataFrame, boundaries: pl.DataFrame) -> pl.DataFrame:
    """Rows with the territory their figures are counted in.

    Args:
        rows: `unit_id` and `budget_year`.
        boundaries: Rows of `boundary_breaks`.

    Returns:
        `rows` with `territory`: how many changes of the unit's borders lie wholly before the
        year, and `is_divided_year`: borders changed within the year. Figures of one unit compare
        only within one territory, and not in a divided year.

    Examples:
        >>> rows = pl.DataFrame(
        ...     {"unit_id": ["630000000"] * 3, "budget_year": [2021, 2022, 2023]}
        ... )
        >>> boundaries = pl.DataFrame(
        ...     {"unit_id": ["630000000"], "break_year": [2022], "is_mid_year": [True]}
        ... )
        >>> with_territory(rows, boundaries).select("territory", "is_divided_year").rows()
        [(0, False), (0, True), (1, False)]
    """
    changes = boundaries.select("unit_id", "break_year", "is_mid_year")
    key = ["unit_id", "budget_year"]
    met = (
        rows.select(key)
        .unique()
        .join(changes, on="unit_id", how="inner")
        .group_by(key)
        .agg(
            territory=(
                (pl.col("break_year") < pl.col("budget_year"))
                | ((pl.col("break_year") == pl.col("budget_year")) & ~pl.col("is_mid_year"))
            ).sum(),
            is_divided_year=(
                (pl.col("break_year") == pl.col("budget_year")) & pl.col("is_mid_year")
            ).any(),
        )
    )
    return rows.join(met, on=key, how="left", maintain_order="left").with_columns(
        pl.col("territory").cast(pl.Int64).fill_null(0),
        pl.col("is_divided_year").fill_null(value=False),
    )
