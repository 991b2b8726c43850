"""What rows without a code stand for: a section, a subtotal, a total, a part."""

import polars as pl

from ingest import words
from ingest.annex.filling import with_found
from ingest.annex.rows import ROW, said_by


def with_titles(rows: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """Rows with what their names say, read on from the row above where a title is split.

    Args:
        rows: As `budget_rows` returns them.
        cells: As `featured_cells` returns them, with `role` of their row.

    Returns:
        The rows, with `said`, `is_total` and `is_part` as the row above completes them.
    """
    told = with_found(rows, _above(cells), ROW)
    whole = pl.concat_str([pl.col("above"), pl.col("title")])
    split = (
        told.filter(pl.col("above").is_not_null(), pl.col("title").is_not_null())
        .select("rid", whole.alias("whole"))
        .with_columns(said_by(pl.col("whole")).alias("said_in_all"))
        .select("rid", "said_in_all")
    )
    has_title_above = pl.col("said_above").is_not_null()
    return (
        with_found(told, split, ["rid"])
        .with_columns(
            pl.when(pl.col("goes_on") & pl.col("said_in_all").is_not_null())
            .then("said_in_all")
            .when(has_title_above)
            .then("said")
            .otherwise(pl.coalesce("said", "said_in_all"))
            .alias("said"),
            pl.col("is_total").fill_null(value=False),
            (pl.col("is_part") | pl.col("above").str.contains(words.PART_OF)).fill_null(
                value=False
            ),
        )
        .drop("above", "said_above", "said_in_all", "goes_on")
    )


def _above(cells: pl.DataFrame) -> pl.DataFrame:
    """Rows of words without a figure: their title and what it says, at the row below them."""
    return (
        cells.filter(pl.col("role").is_in(["text", "title"]))
        .group_by(ROW, maintain_order=True)
        .agg(
            pl.col("title").drop_nulls().str.join("").alias("above"),
            pl.col("said").drop_nulls().first().alias("said_above"),
        )
        .with_columns((pl.col("row") + 1).cast(pl.UInt32))
    )
