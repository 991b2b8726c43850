"""What would the money of other years be in the prices of one year?"""

import polars as pl

_INDICATOR = "cpi"
FORECAST = "derived"


def price_index(statistics: pl.DataFrame) -> pl.DataFrame:
    """The consumer price index of the country by year.

    Args:
        statistics: `statistics`.

    Returns:
        `budget_year`, `cpi` (annual average on any base) and `price_quality` (`derived`: a
        forecast), in order of years.

    Examples:
        >>> statistics = pl.DataFrame(
        ...     {
        ...         "period": ["2021"],
        ...         "indicator": ["cpi"],
        ...         "value": [104.6],
        ...         "quality": ["official"],
        ...     }
        ... )
        >>> price_index(statistics).rows()
        [(2021, 104.6, 'official')]
    """
    return (
        statistics.filter(pl.col("indicator") == _INDICATOR, pl.col("value") > 0)
        .select(
            budget_year=pl.col("period").str.slice(0, 4).cast(pl.Int64),
            cpi="value",
            price_quality=pl.col("quality").cast(pl.String),
        )
        .sort("budget_year")
    )


def latest_measured_year(statistics: pl.DataFrame) -> int | None:
    """The last year whose prices are not a forecast: the base year offered first.

    Args:
        statistics: `statistics`.

    Returns:
        The year; None where no index is held.

    Examples:
        >>> statistics = pl.DataFrame(
        ...     {
        ...         "period": ["2025", "2026"],
        ...         "indicator": ["cpi", "cpi"],
        ...         "value": [166.7, 184.5],
        ...         "quality": ["reported", "derived"],
        ...     }
        ... )
        >>> latest_measured_year(statistics)
        2025
    """
    measured = price_index(statistics).filter(pl.col("price_quality") != FORECAST)
    year = measured["budget_year"].max()
    return year if isinstance(year, int) else None


def in_prices_of(
    rows: pl.DataFrame, statistics: pl.DataFrame, base_year: int, column: str = "amount_kzt"
) -> pl.DataFrame:
    """Amounts of each year in the prices of the base year.

    `amount of year t × CPI of the base year / CPI of year t`: how many tenge of the base year buy
    what the amount bought in its own year. The index is of consumers' prices; what budgets buy
    (wages, construction) may have risen otherwise.

    Args:
        rows: `budget_year` and the column of amounts, tenge.
        statistics: `statistics`.
        base_year: Year whose prices are wanted.
        column: Column of amounts, its name ending in `_kzt`.

    Returns:
        `rows` with `price_factor`, `price_quality` and the amounts in the prices of the base
        year, in a column that ends in `_real_kzt`; null where the index of either year is not held.

    Source:
        Consumer price indices of the International Monetary Fund: annual averages.

    Examples:
        >>> statistics = pl.DataFrame(
        ...     {
        ...         "period": ["2020", "2024"],
        ...         "indicator": ["cpi", "cpi"],
        ...         "value": [100.0, 150.0],
        ...         "quality": ["official", "official"],
        ...     }
        ... )
        >>> rows = pl.DataFrame({"budget_year": [2020, 2024], "amount_kzt": [200, 300]})
        >>> in_prices_of(rows, statistics, 2024)["amount_real_kzt"].to_list()
        [300.0, 300.0]
    """
    index = price_index(statistics)
    base = index.filter(pl.col("budget_year") == base_year)["cpi"].first()
    factors = index.select(
        "budget_year",
        price_factor=pl.lit(base, pl.Float64) / pl.col("cpi"),
        price_quality="price_quality",
    )
    real = f"{column.removesuffix('_kzt')}_real_kzt"
    return rows.join(factors, on="budget_year", how="left", maintain_order="left").with_columns(
        (pl.col(column) * pl.col("price_factor")).alias(real)
    )
