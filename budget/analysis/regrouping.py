"""One series over a change of borders: in the old borders, in the new ones, or with a break.

Money is summed first, people are summed first, and only then is one divided by the other.
"""

from enum import StrEnum

import polars as pl

from budget.analysis.denominators import per_person

_YEAR = "budget_year"
_SUMMED = ["amount_kzt", "persons", "persons_low", "persons_high"]


class Borders(StrEnum):
    """Which borders a series over the years is in."""

    AS_THEY_WERE = "as_they_were"
    OLD = "old"
    NEW = "new"


def lineage(units: pl.DataFrame) -> pl.DataFrame:
    """Units that share a territory with units of before: each with the unit it all was once.

    Args:
        units: `units`; `split_from` names the unit whose territory one was before.

    Returns:
        `unit_id`, `origin_id` (the unit whose old borders hold it; itself for the rest of that
        unit) and `changed` (day of the change), for divided units and their parts alone.

    Examples:
        >>> import datetime as dt
        >>> units = pl.DataFrame(
        ...     {
        ...         "unit_id": ["630000000", "100000000", "150000000"],
        ...         "split_from": [None, "630000000", None],
        ...         "valid_from": [None, dt.date(2022, 6, 8), None],
        ...     }
        ... )
        >>> lineage(units).select("unit_id", "origin_id").rows()
        [('100000000', '630000000'), ('630000000', '630000000')]
    """
    parts = units.filter(
        pl.col("split_from").is_not_null(), pl.col("valid_from").is_not_null()
    ).select("unit_id", origin_id="split_from", changed="valid_from")
    origins = parts.group_by("origin_id", maintain_order=True).agg(pl.col("changed").max())
    rest = origins.select("origin_id", "changed", unit_id="origin_id")
    return (
        pl.concat([parts, rest.select("unit_id", "origin_id", "changed")])
        .unique("unit_id", keep="first", maintain_order=True)
        .sort("unit_id")
    )


def regrouped(rows: pl.DataFrame, units: pl.DataFrame, borders: Borders) -> pl.DataFrame:
    """Figures of several years in one set of borders.

    Args:
        rows: `unit_id`, `budget_year`, `amount_kzt`, `persons`, `persons_low`, `persons_high`,
            of one measure and phase.
        units: `units`.
        borders: `old`: a divided unit goes on as the sum of its parts; `new`: each unit in the
            borders of today, years before the change without a figure; `as_they_were`: as
            printed, and no line joins the years before and after.

    Returns:
        One row a unit and year: `unit_id` (of the old unit in old borders), `budget_year`, the
        sums, `members` (units summed), `missing_members` (parts that exist in that year and of
        which no figure is held: the sums are then null), `territory` (equal where a line may
        join), `is_divided_year` (of two sets of borders: it joins no other year) and the figures
        of `denominators.per_person`.

    Examples:
        >>> import datetime as dt
        >>> units = pl.DataFrame(
        ...     {
        ...         "unit_id": ["630000000", "100000000"],
        ...         "split_from": [None, "630000000"],
        ...         "valid_from": [None, dt.date(2022, 6, 8)],
        ...     }
        ... )
        >>> rows = pl.DataFrame(
        ...     {
        ...         "unit_id": ["630000000", "630000000", "100000000"],
        ...         "budget_year": [2021, 2023, 2023],
        ...         "amount_kzt": [900, 600, 500],
        ...         **{name: [9.0, 5.0, 5.0] for name in _SUMMED[1:]},
        ...     }
        ... )
        >>> old = regrouped(rows, units, Borders.OLD)
        >>> old.select("budget_year", "amount_kzt", "per_person_kzt").rows()
        [(2021, 900, 100.0), (2023, 1100, 110.0)]
    """
    placed = _placed(rows, units)
    if borders is Borders.OLD:
        return per_person(_old(placed, units))
    is_before = pl.col("is_before") & pl.lit(borders is Borders.NEW)
    return per_person(
        placed.with_columns(
            pl.when(~is_before).then(pl.col(name)).alias(name) for name in _SUMMED
        ).select(
            "unit_id",
            _YEAR,
            *_SUMMED,
            members=pl.concat_list("unit_id"),
            missing_members=pl.lit([], dtype=pl.List(pl.String)),
            territory=(~pl.col("is_before")).cast(pl.Int64),
            is_divided_year=pl.col("is_divided_year"),
        )
    )


def _placed(rows: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """Rows with the unit whose territory theirs was, and whether the change lies ahead."""
    changed = pl.col("changed").dt.year()
    return rows.join(
        lineage(units), on="unit_id", how="left", maintain_order="left"
    ).with_columns(
        origin_id=pl.coalesce("origin_id", "unit_id"),
        # the year of the change itself is of neither: the old unit still pays for most of it
        is_before=(pl.col(_YEAR) <= changed).fill_null(value=False),
        is_divided_year=(pl.col(_YEAR) == changed).fill_null(value=False),
    )


def _old(placed: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """Sums of the parts that exist in a year; null where one of them is not held."""
    key = ["unit_id", _YEAR]
    expected = _expected(placed, units)
    is_held = pl.all_horizontal(pl.col("amount_kzt", "persons").is_not_null())
    every = (
        expected.join(
            placed.select("unit_id", _YEAR, *_SUMMED),
            left_on=["member", _YEAR],
            right_on=key,
            how="left",
            maintain_order="left",
        )
        .with_columns(is_held=is_held)
        .group_by(key, maintain_order=True)
        .agg(
            *(
                pl.when(pl.col(name).is_not_null().all()).then(pl.col(name).sum())
                for name in _SUMMED
            ),
            members=pl.col("member"),
            missing_members=pl.col("member").filter(~pl.col("is_held")),
        )
    )
    return every.with_columns(
        territory=pl.lit(0, pl.Int64), is_divided_year=pl.lit(value=False)
    ).sort(key)


def _expected(placed: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """Old unit and year × the parts that had a budget of their own in that year."""
    parts = lineage(units).select("origin_id", member="unit_id", changed="changed")
    years = placed.select("origin_id", _YEAR).unique(maintain_order=True)
    first = pl.col("changed").dt.year()
    divided = years.join(parts, on="origin_id", how="left", maintain_order="left").filter(
        pl.col("member").is_null()
        | (pl.col("member") == pl.col("origin_id"))
        | (pl.col(_YEAR) >= first)
    )
    return divided.select(
        pl.col("origin_id").alias("unit_id"),
        _YEAR,
        pl.coalesce("member", "origin_id").alias("member"),
    )
