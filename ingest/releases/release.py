"""What a release of statistics gives: printed numbers by region and period, and what is left over."""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from ingest.marks import marked
from ingest.readers.printed import Printed

FIGURES = pl.Schema(
    {
        "doc": pl.UInt32,
        "grid": pl.UInt32,
        "row": pl.UInt32,
        "col": pl.UInt32,
        "unit": pl.String,  # as printed
        "unit_id": pl.String,  # null: no unit is called so, and the row is rejected
        "period": pl.String,
        "indicator": pl.String,
        "printed": pl.String,
        "measure_unit": pl.String,  # printed unit; money is converted once, by `as_statistics`
        "note": pl.String,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A publication known by what its sheets say.

    `sheets` marks the grids of a document that hold its tables (`doc`, `grid`); `read` gives
    `FIGURES` of those grids. `leaves_out` says what of it is not read, on purpose.
    """

    title: str
    publisher: str
    leaves_out: str
    sheets: Callable[[Printed], pl.DataFrame]
    read: Callable[[Printed], pl.DataFrame]


def within(printed: Printed, grids: pl.DataFrame) -> pl.DataFrame:
    """Cells of some grids, in the order of print."""
    cells = printed.cells.join(grids, on=["doc", "grid"], how="semi", maintain_order="left")
    return cells.select("doc", "grid", "row", "col", "text").sort("doc", "grid", "row", "col")


def with_values(figures: pl.DataFrame) -> pl.DataFrame:
    """Figures with `value` (in the printed unit) and `value_status`."""
    return figures.with_columns(marked(pl.col("printed")).struct.unnest())
