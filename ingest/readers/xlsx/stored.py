"""Cells as a sheet's XML stores them, before strings and styles are looked up."""

import polars as pl

STORED = pl.Schema(
    {
        "sheet": pl.UInt32,  # number in the batch
        "row": pl.UInt32,
        "col": pl.UInt32,
        "style": pl.UInt32,
        "type": pl.String,  # n s str inlineStr b e d
        "value": pl.String,  # null when there is none
        "formula": pl.String,  # null when the cell is no formula; "" when it shares another's
        "shared": pl.UInt32,  # number of the shared formula
    }
)
Row = tuple[int, int, int, int, str, str | None, str | None, int | None]


def stored_frame(rows: list[Row]) -> pl.DataFrame:
    """Return rows as a frame of STORED."""
    return pl.DataFrame(rows, schema=STORED, orient="row")
