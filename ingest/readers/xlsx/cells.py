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

_WHOLE = r"0|-?[1-9][0-9]{0,17}"
_SHORT = r"-?(?:0|[1-9][0-9]{0,8})\.[0-9]{0,5}[1-9]"  # 15 digits at most: none of them is noise
_AS_STORED = f"^(?:{_WHOLE}|{_SHORT})$"
_NUMERIC = ("n", "")
_TEXTUAL = ("str", "inlineStr")  # an empty value of another type is none at all
_PRINTED = ["text", "kind", "number_format"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookups:
    """Series over a batch of workbooks, and where each sheet's part of them begins."""

    SHEETS: ClassVar = pl.Schema(
        {
            "string_start": pl.UInt32,
            "string_count": pl.UInt32,
            "style_start": pl.UInt32,
            "style_count": pl.UInt32,
            "is_1904": pl.Boolean,
        }
    )
    sheets: pl.DataFrame  # the row of a sheet is its number
    strings: pl.Series
    styles: pl.DataFrame  # number_format, width, is_date, is_scaled


def printed_cells(stored: pl.DataFrame, lookups: Lookups) -> pl.DataFrame:
    """Return `sheet`, `row`, `col`, `text`, `kind`, `number_format`, `formula` of cells.

    A shared string or a style that is not there makes the cell an error with its stored value.
    Shared strings, numbers and all others are looked at apart: each needs a few of the steps.
    """
    is_nothing = (pl.col("value") == "") & ~pl.col("type").is_in(_TEXTUAL)
    cells = stored.with_columns(value=pl.when(~is_nothing).then("value"))
    has_value = pl.col("value").is_not_null()
    is_shared = cells.select((pl.col("type") == "s") & has_value).to_series()
    is_number = cells.select(pl.col("type").is_in(_NUMERIC) & has_value).to_series()
    is_other = ~(is_shared | is_number)
    rest = pl.concat(
        [
            _numbers(_with_styles(cells.filter(is_number), lookups)).select(_PRINTED),
            _others(_with_styles(cells.filter(is_other), lookups)).select(_PRINTED),
        ]
    )
    rows = pl.concat([is_number.arg_true(), is_other.arg_true()])
    printed = _shared(cells, is_shared, lookups)
    return (
        cells.select("sheet", "row", "col", "formula")
        .with_columns(printed[name].scatter(rows, rest[name]) for name in _PRINTED)
        .filter(pl.col("text").is_not_null() & (pl.col("text") != ""))
        .select("sheet", "row", "col", *_PRINTED, "formula")
    )


def _with_styles(cells: pl.DataFrame, lookups: Lookups) -> pl.DataFrame:
    """Add `number_format`, `width`, `is_date`, `is_scaled` and `is_1904`.

    A style beyond the list is General.
    """
    of_sheet = lookups.sheets.select(pl.all().gather(cells["sheet"]))
    count, start = of_sheet["style_count"], of_sheet["style_start"]
    at = pl.when(pl.col("style") < count).then(pl.col("style") + start)
    index = cells.select(at.cast(pl.UInt32)).to_series()
    styles = lookups.styles
    return cells.with_columns(
        of_sheet["is_1904"],
        styles["number_format"].gather(index),
        styles["width"].gather(index).fill_null(0),
        styles["is_date"].gather(index).fill_null(value=False),
        styles["is_scaled"].gather(index).fill_null(value=False),
    )


def _shared(cells: pl.DataFrame, is_shared: pl.Series, lookups: Lookups) -> pl.DataFrame:
    """Shared strings looked up, without what does not show at their ends; no text for others."""
    count, start = (
        lookups.sheets[column].gather(cells["sheet"])
        for column in ("string_count", "string_start")
    )
    number = pl.when(is_shared).then("value").cast(pl.UInt32, strict=False)
    at = cells.select(pl.when(number < count).then(number + start)).to_series()
    bare = lookups.strings.to_frame("text").select(trimmed(pl.col("text"))).to_series()
    no_text = pl.repeat(None, len(cells), dtype=pl.String, eager=True)
    found = cells.select("value", text=bare.gather(at) if len(bare) else no_text)
    text, kind = pl.col("text"), pl.lit("text", dtype=CellKind)
    is_lost = is_shared & found["text"].is_null()
    if is_lost.any():
        text = pl.when(is_lost).then(pl.format("#STRING {}?", "value")).otherwise(text)
        kind = pl.when(is_lost).then(pl.lit("error", dtype=CellKind)).otherwise(kind)
    return found.select(text=text, kind=kind, number_format=pl.lit(None, dtype=pl.String))


def _numbers(cells: pl.DataFrame) -> pl.DataFrame:
    """Numbers as their formats show them; what is none is an error with its stored value."""
    cells = cells.with_columns(_exact(cells["value"]))
    cells = cells.with_columns(dated=_dates(cells), scaled=_scaled(cells))
    return cells.with_columns(
        text=pl.coalesce("dated", "scaled", _padded(), "digits", "value"),
        kind=pl.when(pl.col("digits").is_null()).then(pl.lit("error", dtype=CellKind))
        .when(pl.col("dated").is_not_null()).then(pl.lit("date", dtype=CellKind))
        .otherwise(pl.lit("number", dtype=CellKind)),
    )  # fmt: skip


def _exact(stored: pl.Series) -> list[pl.Series]:
    """Return `value`, numbers as they are stored, and `digits`, without exponents and noise."""
    rows = (~stored.str.contains(_AS_STORED)).arg_true()
    odd = without_hex(stored.gather(rows))
    folded = {text: exact_digits(text) for text in odd.unique()}
    digits = odd.replace_strict(list(folded), list(folded.values()), return_dtype=pl.String)
    value, exact = stored.clone(), stored.clone()
    return [value.scatter(rows, odd), exact.scatter(rows, digits).alias("digits")]


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
        .when(pl.col("type") == "b", pl.col("value").is_not_null()).then(
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
        return pl.repeat(None, len(cells), dtype=pl.String, eager=True)
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
        return pl.repeat(None, len(cells), dtype=pl.String, eager=True)
    texts = [shown(digits, number_format) for digits, number_format, _ in scaled.iter_rows()]
    scaled = scaled.with_columns(text=pl.Series(texts, dtype=pl.String))
    return cells.select(key).join(scaled, on=key, how="left", maintain_order="left")["text"]
