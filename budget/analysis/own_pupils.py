"""Counts that a reader brings: are they persons, of known places, each once, without totals?

One fault and nothing is used: a count that is wrong by a thousand makes a figure that is wrong by a
thousand.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from budget.analysis.own_rows import MOST_FAULTS, Fault, headings_of, rows_of

OWN = "user"
_SOURCE = "user"
_LEAST_SHARE, _MOST_SHARE = 0.03, 0.45  # of the inhabitants who may be of school age
_JUMP = 0.25  # a change from one year to the next that no cohort makes
_EXACT_SUM = 3  # places, so that a row which is their sum is no chance


@dataclass(frozen=True, slots=True)
class OwnCounts:
    """Counts in the shape of `statistics`, quality `user`; none where there is a fault."""

    counts: pl.DataFrame
    faults: tuple[Fault, ...]


def own_counts(
    cells: pl.DataFrame,
    units: pl.DataFrame,
    statistics: pl.DataFrame,
    boundaries: pl.DataFrame,
    *,
    language: str = "en",
) -> OwnCounts:
    """The counts of a reader's file, checked.

    Args:
        cells: `row_no`, `column_no` (from 1) and `text` of the filled cells of one table; its
            first row has the headings `COLUMNS`, or those of them that it states.
        units: `units`.
        statistics: `statistics`, for the inhabitants that counts must be fewer than.
        boundaries: Rows of `borders.boundary_breaks`: a count may jump where borders changed.
        language: Language in which places are listed that a name may mean.

    Returns:
        The counts, or the first faults that were found.
    """
    headings, faults = headings_of(cells)
    if faults:
        return _refused(faults)
    body = cells.filter(pl.col("row_no") > cells["row_no"].min())
    rows, faults = rows_of(body, headings, units, language)
    found = [*faults, *_twice(rows), *_sums(rows), *_people(rows, statistics)]
    found += [*_state_and_all(rows), *_jumps(rows, boundaries)]
    if found or rows.is_empty():
        return _refused((found or [Fault(key="empty", cell="", found="")])[:MOST_FAULTS])
    return OwnCounts(_as_statistics(rows), ())


def with_own(statistics: pl.DataFrame, own: pl.DataFrame | None) -> pl.DataFrame:
    """Statistics with a reader's counts among them: these go first wherever they fit.

    Args:
        statistics: `statistics`.
        own: Counts of `own_counts`; None: none were brought.

    Returns:
        Rows of both, `quality` as text; of an indicator that the reader brought the others'
        counts of the same units are left aside.
    """
    told = statistics.with_columns(pl.col("quality").cast(pl.String))
    if own is None:
        return told
    rest = told.join(
        own.select("unit_id", "indicator"), on=["unit_id", "indicator"], how="anti"
    )
    return pl.concat([own, rest], how="diagonal_relaxed")


def _refused(faults: list[Fault]) -> OwnCounts:
    empty = pl.DataFrame(schema=_SCHEMA)
    return OwnCounts(empty, tuple(faults))


_SCHEMA = {
    "unit_id": pl.String,
    "period": pl.String,
    "indicator": pl.String,
    "value": pl.Float64,
    "quality": pl.String,
    "source_id": pl.String,
    "cell": pl.String,
    "value_low": pl.Float64,
    "value_high": pl.Float64,
}


def _twice(rows: pl.DataFrame) -> Iterator[Fault]:
    """A place told twice in one year."""
    key = ["unit_id", "year", "indicator"]
    seen = rows.with_columns(
        first=pl.col("cell").first().over(key), order=pl.int_range(pl.len()).over(key)
    ).filter(pl.col("order") > 0)
    for unit_id, cell, first in seen.select("unit_id", "cell", "first").iter_rows():
        yield Fault(key="twice", cell=cell, found=unit_id, other=first)


def _sums(rows: pl.DataFrame) -> Iterator[Fault]:
    """A count that is exactly the sum of all others of its year: a total under another name."""
    key = ["year", "indicator"]
    total = pl.col("value").sum().over(key)
    found = rows.filter(pl.len().over(key) > _EXACT_SUM, pl.col("value") * 2 == total)
    for cell, value in found.select("cell", "value").iter_rows():
        yield Fault(key="total_row", cell=cell, found=str(value))


def _people(rows: pl.DataFrame, statistics: pl.DataFrame) -> Iterator[Fault]:
    """Counts that the inhabitants of the place do not allow: thousands, or everybody."""
    people = (
        statistics.filter(pl.col("indicator") == "population", pl.col("value") > 0)
        .with_columns(counted=pl.col("period").str.slice(0, 4).cast(pl.Int64))
        .select("unit_id", "counted", people="value")
    )
    pairs = rows.join(people, on="unit_id", how="inner").sort(
        (pl.col("year") - pl.col("counted")).abs(), maintain_order=True
    )
    share = pl.col("value") / pl.col("people")
    nearest = pairs.unique("cell", keep="first", maintain_order=True).with_columns(share=share)
    is_possible = pl.col("share").is_between(_LEAST_SHARE, _MOST_SHARE)
    for cell, value, inhabitants, part in (
        nearest.filter(~is_possible).select("cell", "value", "people", "share").iter_rows()
    ):
        other = f"{inhabitants:.0f}"
        if part < _LEAST_SHARE:
            key = "thousands" if 0 < part * 1000 < 1 else "too_few"
            yield Fault(key=key, cell=cell, found=str(value), other=other)
        else:
            yield Fault(key="too_many", cell=cell, found=str(value), other=other)


def _state_and_all(rows: pl.DataFrame) -> Iterator[Fault]:
    """More pupils of state schools than of all schools."""
    key = ["unit_id", "year"]
    both = rows.filter(pl.col("indicator") == "pupils_state").join(
        rows.filter(pl.col("indicator") == "pupils_all"), on=key, suffix="_all"
    )
    for cell, value, every in (
        both.filter(pl.col("value") > pl.col("value_all"))
        .select("cell", "value", "cell_all")
        .iter_rows()
    ):
        yield Fault(key="state_above_all", cell=cell, found=str(value), other=every)


def _jumps(rows: pl.DataFrame, boundaries: pl.DataFrame) -> Iterator[Fault]:
    """A count that changes by a quarter in a year, where borders did not change."""
    key = ["unit_id", "indicator"]
    ordered = rows.sort(*key, "year").with_columns(
        before=pl.col("value").shift(1).over(key), last=pl.col("year").shift(1).over(key)
    )
    changed = boundaries.select("unit_id", year=pl.col("break_year") + 1)
    both = pl.concat([changed, boundaries.select("unit_id", year="break_year")])
    jumped = ordered.filter(
        pl.col("year") - pl.col("last") == 1,
        ((pl.col("value") / pl.col("before")) - 1).abs() > _JUMP,
    ).join(both, on=["unit_id", "year"], how="anti")
    for cell, value, before in jumped.select("cell", "value", "before").iter_rows():
        yield Fault(key="jump", cell=cell, found=str(value), other=str(before))


def _as_statistics(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.select(
        "unit_id",
        "indicator",
        "cell",
        period=pl.col("year").cast(pl.String),
        value=pl.col("value").cast(pl.Float64),
        quality=pl.lit(OWN),
        source_id=pl.lit(_SOURCE),
        value_low=pl.lit(None, pl.Float64),
        value_high=pl.lit(None, pl.Float64),
    ).select(list(_SCHEMA))
