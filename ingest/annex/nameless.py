"""Long stretches of figures without a name beside any of them: a matrix, no rows of a budget."""

import polars as pl

from ingest.annex.filling import changes
from ingest.annex.kept_out import NOTHING, rejected_rows
from ingest.annex.rows import ROW

_LONG = 1_000  # rows one below the other; shorter stretches are judged row by row
NAMELESS = "one of many rows that hold figures and no name: these are no rows of a budget"


def without_nameless(cells: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Cells without long stretches of rows that hold no words, and a reject for each such row.

    A million of them, each with its place in the classification, would fill the memory.

    Args:
        cells: As `featured_cells` returns them, with `role` and `table` of their row.

    Returns:
        The cells that stay; the rejects, at the last figure of each row.
    """
    rows = cells.select("rid", "role", "table", *ROW, "is_words")
    worded = rows.filter("is_words", pl.col("role") == "data").select("rid")
    bare = rows.filter(pl.col("role") == "data").filter(
        pl.col("rid").ne_missing(pl.col("rid").shift(1))
    )
    if bare.height - worded.get_column("rid").n_unique() < _LONG:
        bare = bare.clear()
    nameless = (
        bare.join(worded, on="rid", how="anti", maintain_order="left")
        .with_columns(
            (changes("table") | (pl.col("rid").diff() != 1)).cum_sum().alias("stretch")
        )
        .filter(pl.len().over("stretch") >= _LONG)
    )
    if nameless.is_empty():
        return cells, NOTHING
    of_stretches = pl.col("rid").is_in(nameless.get_column("rid").implode())
    kept_out = cells.filter(of_stretches).with_columns(pl.lit(NAMELESS).alias("reason"))
    return cells.filter(~of_stretches), rejected_rows(kept_out)
