"""Rows of printed grids: headings, rows of column numbers, data; and the tables between headings."""

import polars as pl

from ingest import words

CODE = r"^[0-9]{1,3}$"
_GAP = r"[\s\x{a0}\x{202f}\x{2009}]"
_DASH = r"[\x{2010}-\x{2015}\x{2212}-]"
NUMERIC = rf"^{_GAP}*(?:{_DASH}+|\(?(?:{_DASH}|{_GAP}|\()*\)?{_GAP}*[0-9](?:[0-9.,]|{_GAP})*\)?){_GAP}*$"
"""Digits as an amount or code prints them, or a dash alone, which prints nought."""
_YEAR = r"^20\d\d$"
_SHORT = 45  # letters in a heading cell, at most

ROW = ["doc", "grid", "row"]


def featured_cells(cells: pl.DataFrame) -> pl.DataFrame:
    """Cells with what their text is, worked out once per distinct text.

    Returns:
        The cells plus `squeezed`, `title` (squeezed, without a number before it), `is_numeric`,
        `is_code`, `is_words`, `is_heading` and `last_col` (last column the cell covers), sorted.
    """
    texts = cells.lazy().select("text").unique()
    features = texts.with_columns(
        words.squeezed(pl.col("text")).alias("squeezed"),
        words.unnumbered(pl.col("text")).alias("title"),
        pl.col("text").str.contains(NUMERIC).alias("is_numeric"),
        pl.col("text").str.contains(CODE).alias("is_code"),
        pl.col("text").str.contains(r"\p{L}[^\p{L}]*\p{L}").alias("is_words"),
    ).with_columns(
        (
            pl.col("squeezed").str.contains(words.IS_HEADING)
            & (pl.col("squeezed").str.len_chars() <= _SHORT)
        ).alias("is_heading")
    )
    return (
        cells.lazy()
        .join(features, on="text", how="left")
        .with_columns(
            (pl.col("col") + pl.col("col_span") - 1).cast(pl.UInt32).alias("last_col"),
            pl.col("is_numeric") | pl.col("kind").is_in(["error", "formula_uncached"]),
        )
        .sort("doc", "grid", "row", "col")
        .collect()
    )


def rows_of(cells: pl.DataFrame) -> pl.DataFrame:
    """One row a printed row: is it a heading, a row of column numbers, data or text?

    Returns:
        `doc`, `grid`, `row`, `role` (`heading`, `numbers`, `data`, `text`) and `segment`: the
        number of the heading the row stands under, 0 before the first.
    """
    number = pl.when(pl.col("is_code")).then(pl.col("text")).cast(pl.Int64, strict=False)
    steps = number.diff().fill_null(1) == 1
    title = pl.any_horizontal(
        [pl.col("title").str.contains(t.pattern) for t in words.TITLES]
    ) & pl.col("is_words")
    rows = (
        cells.lazy()
        .group_by(ROW, maintain_order=True)
        .agg(
            pl.col("is_heading").any().alias("has_heading"),
            (pl.col("is_numeric") & ~pl.col("text").str.contains(_YEAR)).any().alias("has_number"),
            title.any().alias("has_title"),
            (pl.col("is_words") & (pl.col("squeezed").str.len_chars() > 2 * _SHORT))
            .any()
            .alias("has_prose"),
            (
                pl.col("is_code").all()
                & (pl.len() > 1)
                & (number.first() == 1)
                & steps.all()
            ).alias("is_numbers"),
        )
        .with_columns(
            (
                (pl.col("has_number") & ~pl.col("is_numbers"))
                | pl.col("has_title")
                | pl.col("has_prose")
            ).alias("breaks")
        )
        .with_columns(
            (pl.col("has_heading") & ~pl.col("breaks")).alias("heads"),
            pl.col("breaks").cum_sum().over("doc", "grid").alias("run"),
        )
        .with_columns(
            (
                pl.col("heads").cast(pl.UInt32).cum_sum().over("doc", "grid", "run") > 0
            ).alias("under_heading")
        )
        .with_columns((pl.col("under_heading") & ~pl.col("breaks")).alias("in_heading"))
        .with_columns(
            (
                pl.col("in_heading")
                & ~pl.col("in_heading").shift(1, fill_value=False).over("doc", "grid")
            )
            .cast(pl.UInt32)
            .cum_sum()
            .over("doc", "grid")
            .alias("segment")
        )
    )
    role = (
        pl.when(pl.col("is_numbers"))
        .then(pl.lit("numbers"))
        .when(pl.col("in_heading"))
        .then(pl.lit("heading"))
        .when(pl.col("has_number"))
        .then(pl.lit("data"))
        .otherwise(pl.lit("text"))
    )
    return rows.select(*ROW, role.alias("role"), "segment").collect()
