"""Shared strings of many workbooks as one long series."""

from collections.abc import Sequence

import polars as pl

from budget.errors import UnusableFileError
from ingest.readers.trees import local, tree
from ingest.readers.xlsx.exact import rich_text
from ingest.readers.xlsx.texts import unescaped, without_hex, written_text
from ingest.readers.xlsx.workbook import Workbook

_PART = "xl/sharedStrings.xml"
_STRING = r'^<t(?: xml:space="preserve")?(?:/>|>[^<]*</t>)</si>(?:</sst>\s*)?$'
_START = r"^(?:<\?xml [^<>]*\?>)?\s*<sst(?: [^<>]*)?>$"


def shared_strings(books: Sequence[Workbook]) -> list[pl.Series | UnusableFileError]:
    """Return the shared strings of each workbook, or why they cannot be read.

    Tables of plain strings are cut by one pattern; one with rich text is read as a tree.
    """
    parts = pl.DataFrame(
        {"book": range(len(books)), "xml": [_plain(book.strings) for book in books]},
        schema={"book": pl.UInt32, "xml": pl.Binary},
    )
    pieces = parts.select(
        "book", pl.col("xml").cast(pl.String, strict=False).str.split("<si>")
    )  # what is no UTF-8 is null, and read as a tree
    found = (
        pieces.select("book", pl.col("xml").list.slice(1))
        .filter(pl.col("xml").list.len() > 0)
        .explode("xml")
        .with_columns(is_plain=pl.col("xml").str.contains(_STRING))
    )
    starts = pl.col("xml").list.first().str.contains(_START).fill_null(value=False)
    plain = set(pieces.filter(starts)["book"]) - set(found.filter(~pl.col("is_plain"))["book"])
    texts = without_hex(unescaped(_inside(found["xml"])))
    counts = dict(found["book"].value_counts().iter_rows())
    tables: list[pl.Series | UnusableFileError] = []
    at = 0
    for number, book in enumerate(books):
        end = at + counts.get(number, 0)
        tables.append(texts[at:end] if number in plain else _by_tree(book))
        at = end
    return tables


def _inside(strings: pl.Series) -> pl.Series:
    """Return what stands between <t> and </t> of plain strings; <t/> is empty."""
    after_bracket = strings.str.splitn("<", 3).struct.field("field_1").to_frame("text")
    return after_bracket.select(written_text(pl.col("text")).fill_null("")).to_series()


def _plain(xml: bytes) -> bytes | None:
    start = xml.find(b"<sst")
    is_odd = xml.find(b"\r", max(start, 0)) >= 0 or (b"!" in xml and b"<!" in xml)
    return None if is_odd or start < 0 else xml


def _by_tree(book: Workbook) -> pl.Series | UnusableFileError:
    if not book.strings:
        return pl.Series(dtype=pl.String)
    try:
        root = tree(book.file, _PART, book.strings)
    except UnusableFileError as problem:
        return problem
    texts = [rich_text(item) for item in root if local(item) == "si"]
    return without_hex(pl.Series(texts, dtype=pl.String))
