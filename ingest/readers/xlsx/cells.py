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


def printed_cells(stored: pl.DataFrame, lookups: Lookups) -> pl.DataFrame:
    """Return `sheet`, `row`, `col`, `text`, `kind`, `number_format`, `formula` of cells.

    A shared string or a style that is not there makes the cell an error with its stored value.
    """
    is_nothing = (pl.col("value") == "") & ~pl.col("type").is_in(_TEXTUAL)
    stored = stored.with_columns(value=pl.when(~is_nothing).then("value"))
    cells = stored.join(lookups.sheets, on="sheet", how="left", maintain_order="left")
    cells = _with_styles(cells, lookups.styles)
    cells = _with_texts(cells, lookups.strings)
    is_number = pl.col("type").is_in(_NUMERIC) & pl.col("value").is_not_null()
    cells = _with_digits(cells, is_number)
    is_uncached = pl.col("value").is_null() & pl.col("formula").is_not_null()
    kind = (
        pl.when(is_uncached).then(pl.lit("formula_uncached"))
        .when(pl.col("type") == "e").then(pl.lit("error"))
        .when(pl.col("type") == "b").then(pl.lit("bool"))
        .when(pl.col("type") == "d").then(pl.lit("date"))
        .when(~is_number).then(pl.lit("text"))
        .when(pl.col("digits").is_null()).then(pl.lit("error"))
        .when(pl.col("dated").is_not_null()).then(pl.lit("date"))
        .otherwise(pl.lit("number"))
    )  # fmt: skip
    text = (
        pl.when(is_uncached).then(pl.col("formula"))
        .when(pl.col("type") == "b").then(
            pl.when(pl.col("value").is_in(["1", "true"])).then(pl.lit("TRUE")).otherwise(pl.lit("FALSE"))
        )
        .when(is_number).then(pl.coalesce("dated", "scaled", "padded", "digits", "value"))
        .when(pl.col("type") == "e").then("value")
        .otherwise(trimmed(pl.col("value")))
    )  # fmt: skip
    return (
        cells.with_columns(text=text, kind=kind.cast(CellKind))
        .filter(pl.col("text").is_not_null() & (pl.col("text") != ""))
        .with_columns(
            number_format=pl.when(is_number | is_uncached).then(pl.col("number_format"))
        )
        .select("sheet", "row", "col", "text", "kind", "number_format", "formula")
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


def _with_texts(cells: pl.DataFrame, strings: pl.Series) -> pl.DataFrame:
    """Put shared strings and unescaped texts in the place of stored values."""
    number = pl.col("value").cast(pl.UInt32, strict=False)
    is_shared = pl.col("type") == "s"
    at = pl.when(is_shared & (number < pl.col("string_count"))).then(
        number + pl.col("string_start")
    )
    index = cells.select(at.cast(pl.UInt32)).to_series()
    looked_up = (
        strings.gather(index)
        if len(strings)
        else pl.Series([None] * len(cells), dtype=pl.String)
    )
    is_lost = is_shared & pl.col("value").is_not_null() & pl.lit(looked_up).is_null()
    own = without_hex(cells["value"])
    return cells.with_columns(
        value=pl.when(is_lost).then(pl.format("#STRING {}?", "value"))
        .when(is_shared).then(pl.lit(looked_up)).otherwise(pl.lit(own)),
        type=pl.when(is_lost).then(pl.lit("e")).otherwise("type"),
    )  # fmt: skip


def _with_digits(cells: pl.DataFrame, is_number: pl.Expr) -> pl.DataFrame:
    """Add what numbers print: `digits`, `padded` with zeros, `scaled`, or `dated` (ISO)."""
    value = pl.col("value")
    is_whole = value.str.contains(_WHOLE)
    odd = cells.filter(is_number & ~is_whole)["value"].unique()
    folded = pl.Series([exact_digits(text) for text in odd], dtype=pl.String)
    cells = cells.with_columns(
        digits=pl.when(is_number & is_whole).then(value)
        .when(is_number).then(value.replace_strict(odd, folded, default=None, return_dtype=pl.String))
    )  # fmt: skip
    is_negative = pl.col("digits").str.starts_with("-")
    is_padded = (pl.col("width") > 0) & ~pl.col("digits").str.contains(".", literal=True)
    padded = pl.col("digits").str.strip_prefix("-").str.zfill(pl.col("width"))
    return cells.with_columns(
        padded=pl.when(is_padded).then(
            pl.when(is_negative).then(pl.lit("-") + padded).otherwise(padded)
        ),
        dated=pl.lit(_dates(cells.select(
            "digits", "number_format", "is_1904", is_date=is_number & pl.col("is_date")
        ))),
        scaled=pl.lit(_scaled(cells.select(
            "digits", "number_format", is_scaled=is_number & pl.col("is_scaled")
        ))),
    )  # fmt: skip


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
    return cells.join(
        dated, on=["digits", "is_1904", "is_date"], how="left", maintain_order="left"
    )["iso"]


def _scaled(cells: pl.DataFrame) -> pl.Series:
    """Return what each number prints whose format shows thousands, millions or a percentage."""
    key = ["digits", "number_format", "is_scaled"]
    scaled = cells.filter(pl.col("is_scaled") & pl.col("digits").is_not_null()).unique(key)
    if scaled.is_empty():
        return pl.Series([None] * len(cells), dtype=pl.String)
    texts = [shown(digits, number_format) for digits, number_format, _ in scaled.iter_rows()]
    scaled = scaled.with_columns(text=pl.Series(texts, dtype=pl.String))
    return cells.join(scaled, on=key, how="left", maintain_order="left")["text"]
