"""Where the cells of a row stand, and codes that are printed as whole paths with spaces."""

import polars as pl

from ingest.annex.filling import first_of_row, with_found

_SEPARATOR = r"[\s\x{a0}\x{2009}\x{202f}./–—-]+"
_PARTED = rf"^[0-9]{{1,3}}(?:{_SEPARATOR}[0-9]{{1,3}}){{1,5}}[./]?$"
_NO_AMOUNT = rf"^0[0-9]|{_SEPARATOR}[0-9]{{1,2}}(?:\D|$)"
"""Digits in groups that no amount is written in: «1 01 201», «01 110»."""


def with_place(cells: pl.DataFrame) -> pl.DataFrame:
    """Cells with `at`, the column each stands in: the last it covers, of a code the first.

    A name covers the empty columns of codes left of it; a code before the name, those right of it.

    Args:
        cells: In the order of `rid` and `col`, with `last_col` and the flags of their texts.
    """
    last = pl.col("last_col").cast(pl.Int64)
    wide = cells.filter(
        pl.col("is_code") | pl.col("is_path"), pl.col("col") < pl.col("last_col")
    )
    if wide.is_empty():
        return cells.with_columns(last.alias("at"))
    names = first_of_row(cells.filter("is_words")).select("rid", name_at="col")
    codes = (
        wide.select("rid", "col")
        .join(names, on="rid")
        .filter(pl.col("col") < pl.col("name_at"))
    )
    starts = codes.select("rid", "col", pl.col("col").cast(pl.Int64).alias("starts"))
    return (
        with_found(cells, starts, ["rid", "col"])
        .with_columns(pl.coalesce("starts", last).alias("at"))
        .drop("starts")
    )


def with_paths_spelt(cells: pl.DataFrame) -> pl.DataFrame:
    """Cells in which paths of codes with other signs between them («1 01 201») have dots.

    They stand first in their rows, and some in their column cannot be amounts.
    """
    first = first_of_row(
        cells.select("rid", "table", "last_col", "text", "is_words", "is_code")
    ).filter(~pl.col("is_words"), ~pl.col("is_code"))
    parted = first.select("rid", "table", "last_col", "text").filter(
        pl.col("text").str.contains(_PARTED)
    )
    if parted.is_empty():
        return cells
    column = ["table", "last_col"]
    is_path = pl.col("text").str.contains(_NO_AMOUNT)
    columns = parted.group_by(column).agg(
        is_path.sum().alias("paths"), pl.len().alias("parted")
    )
    of_paths = columns.filter(pl.col("paths") * 2 >= pl.col("parted"))
    spelt = parted.join(of_paths, on=column, how="semi", maintain_order="left").select(
        "rid",
        pl.lit(value=True).alias("is_spelt"),
        pl.col("text").str.strip_chars_end("./").str.replace_all(_SEPARATOR, ".").alias("path"),
    )
    if spelt.is_empty():
        return cells
    is_first = pl.col("rid").ne_missing(pl.col("rid").shift(1))
    found = with_found(cells, spelt, ["rid"]).with_columns(
        (is_first & pl.col("is_spelt").fill_null(value=False)).alias("is_spelt")
    )
    widest = pl.col("path").str.extract_all("[0-9]+").list.eval(pl.element().str.len_chars())
    return found.with_columns(
        pl.when("is_spelt").then("path").otherwise("text").alias("text"),
        (pl.col("is_path") | pl.col("is_spelt")).alias("is_path"),
        pl.when("is_spelt").then(widest.list.max()).otherwise("digits").alias("digits"),
    ).drop("is_spelt", "path")
