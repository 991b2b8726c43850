"""Long stretches of figures without a name beside any of them: a matrix, no rows of a budget."""

import polars as pl

from ingest.annex.filling import changes, with_found
from ingest.annex.rows import ROW

_LONG = 1_000  # rows one below the other; shorter stretches are judged row by row
NAMELESS = "{} rows, down to row {}, hold figures and no name: these are no rows of a budget"


def without_nameless(cells: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Cells without long stretches of rows that hold no words, and a reject for each stretch.

    A million such rows, one reject and one path each, would fill the memory and say less.

    Args:
        cells: As `featured_cells` returns them, with `role` and `table` of their row.

    Returns:
        The cells that stay; the rejects, at the first figure of each stretch.
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
        return cells, _rejects(cells.clear(), nameless)
    of_stretches = pl.col("rid").is_in(nameless.get_column("rid").implode())
    return cells.filter(~of_stretches), _rejects(cells.filter(of_stretches), nameless)


def _rejects(cells: pl.DataFrame, nameless: pl.DataFrame) -> pl.DataFrame:
    """One reject a stretch, with the number of its rows and the last of them."""
    stretches = nameless.group_by("stretch", maintain_order=True).agg(
        pl.col("rid", *ROW).first(),
        pl.len().alias("rows"),
        pl.col("row").last().alias("last"),
    )
    first = (
        cells.join(stretches.select("rid"), on="rid", how="semi")
        .filter("is_numeric")
        .unique("rid", keep="last", maintain_order=True)
        .select("rid", "col", "text")
    )
    return with_found(stretches, first, ["rid"]).select(
        *ROW,
        "col",
        pl.lit(None, dtype=pl.String).alias("name"),
        pl.col("text").alias("printed"),
        pl.format(NAMELESS, "rows", "last").alias("reason"),
    )
