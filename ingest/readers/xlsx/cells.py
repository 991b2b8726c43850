"""Stored cells into printed ones: strings and styles looked up, numbers as digits."""

from dataclasses import dataclass
from typing import ClassVar

import polars as pl

from ingest.readers.digits import exact_digits
from ingest.readers.edges import trimmed
from ingest.readers.printed import CellKind
from ingest.readers.scales import shown
from ingest.readers.styles import iso_moment
from ingest.readers.xlsx.texts import without_hex

_WHOLE = r"^(?:0|-?[1-9][0-9]{0,17})$"
_NUMERIC = ("n", "")
_TEXTUAL = ("str", "inlineStr")  # an empty value of another type is none at all


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookups:
    """Series over a batch of workbooks, and where each sheet's part of them begins."""

    SHEETS: ClassVar = pl.Schema(
        {
            "sheet": pl.UInt32,
            "string_start": pl.UInt32,
            "string_count": pl.UInt32,
            "style_start": pl.UInt32,
            "style_count": pl.UInt32,
            "is_1904": pl.Boolean,
        }
    )
    sheets: pl.DataFrame
    strings: pl.Series
    styles: pl.DataFrame  # number_format, width, is_date, is_scaled


_PRINTED = ["index", "sheet", "row", "col", "text", "kind", "number_format", "formula"]


def printed_cells(stored: pl.DataFrame, lookups: Lookups) -> pl.DataFrame:
    """Return `sheet`, `row`, `col`, `text`, `kind`, `number_format`, `formula` of cells.

    A shared string or a style that is not there makes the cell an error with its stored value.
    Shared strings, numbers and all others are looked at apart: each needs a few of the steps.
    """
    is_nothing = (pl.col("value") == "") & ~pl.col("type").is_in(_TEXTUAL)
    cells = (
        stored.with_columns(value=pl.when(~is_nothing).then("value"))
        .join(lookups.sheets, on="sheet", how="left", maintain_order="left")
        .with_row_index()
    )
    has_value = pl.col("value").is_not_null()
    is_shared = (pl.col("type") == "s") & has_value
    is_number = pl.col("type").is_in(_NUMERIC) & has_value
    shared = _shared(cells.filter(is_shared), lookups.strings)
    numbers = _numbers(_with_styles(cells.filter(is_number), lookups.styles))
    others = _others(_with_styles(cells.filter(~is_shared & ~is_number), lookups.styles))
    return (
        pl.concat([part.select(_PRINTED) for part in (shared, numbers, others)])
        .filter(pl.col("text").is_not_null() & (pl.col("text") != ""))
        .sort("index")
        .drop("index")
    )


def _with_styles(cells: pl.DataFrame, styles: pl.DataFrame) -> pl.DataFrame:
    """Add `number_format`, `width`, `is_date` and `is_scaled`; a style beyond the list is General."""
    at = pl.when(pl.col("style") < pl.col("style_count")).then(
        pl.col("style") + pl.col("style_start")
    )
    index = cells.select(at.cast(pl.UInt32)).to_series()
    return cells.with_columns(
        styles["number_format"].gather(index),
        styles["width"].gather(index).fill_null(0),
        styles["is_date"].gather(index).fill_null(value=False),
        styles["is_scaled"].gather(index).fill_null(value=False),
    )


def _shared(cells: pl.DataFrame, strings: pl.Series) -> pl.DataFrame:
    """Shared strings looked up; `strings` without what does not show at their ends."""
    number = pl.col("value").cast(pl.UInt32, strict=False)
    at = pl.when(number < pl.col("string_count")).then(number + pl.col("string_start"))
    index = cells.select(at.cast(pl.UInt32)).to_series()
    bare = strings.to_frame("text").select(trimmed(pl.col("text"))).to_series()
    found = (
        bare.gather(index)
        if len(bare)
        else pl.repeat(None, len(cells), dtype=pl.String, eager=True)
    )
    lost = pl.lit(found).is_null()
    return cells.with_columns(
        text=pl.when(lost).then(pl.format("#STRING {}?", "value")).otherwise(pl.lit(found)),
        kind=pl.when(lost).then(pl.lit("error")).otherwise(pl.lit("text")).cast(CellKind),
        number_format=pl.lit(None, dtype=pl.String),
    )


def _numbers(cells: pl.DataFrame) -> pl.DataFrame:
    """Numbers as their formats show them; what is none is an error with its stored value."""
    value = pl.col("value")
    cells = cells.with_columns(without_hex(cells["value"]))
    is_whole = value.str.contains(_WHOLE)
    odd = cells.filter(~is_whole)["value"].unique()
    folded = pl.Series([exact_digits(text) for text in odd], dtype=pl.String)
    cells = cells.with_columns(
        digits=pl.when(is_whole).then(value).otherwise(
            value.replace_strict(odd, folded, default=None, return_dtype=pl.String)
        )
    )  # fmt: skip
    cells = cells.with_columns(dated=_dates(cells), scaled=_scaled(cells))
    return cells.with_columns(
        text=pl.coalesce("dated", "scaled", _padded(), "digits", "value"),
        kind=pl.when(pl.col("digits").is_null()).then(pl.lit("error"))
        .when(pl.col("dated").is_not_null()).then(pl.lit("date"))
        .otherwise(pl.lit("number")).cast(CellKind),
    )  # fmt: skip


def _padded() -> pl.Expr:
    """Digits with the noughts that a format such as 000 puts before them."""
    digits = pl.col("digits")
    padded = digits.str.strip_prefix("-").str.zfill(pl.col("width"))
    return pl.when((pl.col("width") > 0) & ~digits.str.contains(".", literal=True)).then(
        pl.when(digits.str.starts_with("-")).then(pl.lit("-") + padded).otherwise(padded)
    )


def _others(cells: pl.DataFrame) -> pl.DataFrame:
    """Errors, booleans, dates, texts in their cell, and formulas without a stored value."""
    is_uncached = pl.col("value").is_null() & pl.col("formula").is_not_null()
    is_true = pl.col("value").is_in(["1", "true"])
    text = (
        pl.when(is_uncached).then("formula")
        .when(pl.col("type") == "b").then(
            pl.when(is_true).then(pl.lit("TRUE")).otherwise(pl.lit("FALSE"))
        )
        .when(pl.col("type") == "e").then("value")
        .otherwise(trimmed(pl.col("value")))
    )  # fmt: skip
    kind = (
        pl.when(is_uncached).then(pl.lit("formula_uncached"))
        .when(pl.col("type") == "e").then(pl.lit("error"))
        .when(pl.col("type") == "b").then(pl.lit("bool"))
        .when(pl.col("type") == "d").then(pl.lit("date"))
        .otherwise(pl.lit("text"))
    )  # fmt: skip
    return cells.with_columns(without_hex(cells["value"])).with_columns(
        text=text,
        kind=kind.cast(CellKind),
        number_format=pl.when(is_uncached).then("number_format"),
    )


def _dates(cells: pl.DataFrame) -> pl.Series:
    """Return the ISO text of each number that its format shows as a date or a time."""
    dated = (
        cells.filter(pl.col("is_date") & pl.col("digits").is_not_null())
        .select("digits", "is_1904")
        .unique()
    )
    if dated.is_empty():
        return pl.Series([None] * len(cells), dtype=pl.String)
    texts = [iso_moment(digits, is_1904=is_1904) for digits, is_1904 in dated.iter_rows()]
    dated = dated.with_columns(
        iso=pl.Series(texts, dtype=pl.String), is_date=pl.lit(value=True)
    )
    key = ["digits", "is_1904", "is_date"]
    return cells.select(key).join(dated, on=key, how="left", maintain_order="left")["iso"]


def _scaled(cells: pl.DataFrame) -> pl.Series:
    """Return what each number prints whose format shows thousands, millions or a percentage."""
    key = ["digits", "number_format", "is_scaled"]
    is_asked = pl.col("is_scaled") & pl.col("digits").is_not_null()
    scaled = cells.filter(is_asked).select(key).unique()
    if scaled.is_empty():
        return pl.Series([None] * len(cells), dtype=pl.String)
    texts = [shown(digits, number_format) for digits, number_format, _ in scaled.iter_rows()]
    scaled = scaled.with_columns(text=pl.Series(texts, dtype=pl.String))
    return cells.select(key).join(scaled, on=key, how="left", maintain_order="left")["text"]
