"""Shared strings of many workbooks as one long series."""

import re
from collections.abc import Sequence

import polars as pl

from budget.errors import UnusableFileError
from ingest.readers.trees import is_utf8, local, tree
from ingest.readers.xlsx.exact import rich_text
from ingest.readers.xlsx.texts import unescaped, without_hex
from ingest.readers.xlsx.workbook import Workbook

_PART = "xl/sharedStrings.xml"
_START = re.compile(rb"(?:<\?xml [^<>\x80-\xff]*\?>)?\s*<sst(?: [^<>\x80-\xff]*)?>(?=<si>)")
_END = re.compile(rb"(?:</sst>\s*)?")
_BETWEEN = "</t></si><si><t>"
_ENDS = b"</t></si>", b"<si><t>"  # put around a table: then each string is between two tags
_RARE = (('<t xml:space="preserve">', "<t>"), ("<t/>", "<t></t>"))  # and the usual way


def shared_strings(books: Sequence[Workbook]) -> list[pl.Series | UnusableFileError]:
    """Return the shared strings of each workbook, or why they cannot be read.

    Tables of plain strings are cut by their tags: a table is plain if then no bracket is left.
    One with rich text is read as a tree.
    """
    pieces = _pieces(_written(books))
    found = pieces.select("book", "texts").explode("texts", keep_nulls=False)
    texts = found["texts"]
    odd = set(found["book"].filter(texts.str.find("<", literal=True).is_not_null()))
    if pieces["is_escaped"].any():
        texts = without_hex(unescaped(texts))
    tables: list[pl.Series | UnusableFileError] = []
    at = 0
    for number, (book, count) in enumerate(zip(books, pieces["count"], strict=True)):
        is_plain = count > 0 and number not in odd
        tables.append(texts[at : at + count] if is_plain else _by_tree(book))
        at += count
    return tables


def _written(books: Sequence[Workbook]) -> pl.Series:
    """Return the strings of each workbook as XML, all tags of a plain one the same."""
    written = _decoded([_strings(book.strings) for book in books])
    for rare, usual in _RARE:
        if written.str.contains(rare, literal=True).any():
            written = written.str.replace_all(rare, usual, literal=True)
    return written


def _decoded(tables: list[bytes | None]) -> pl.Series:
    """Return tables as texts; one that is no UTF-8 is null, and read as a tree."""
    try:
        return pl.Series("xml", tables, dtype=pl.Binary).cast(pl.String)
    except pl.exceptions.ComputeError:
        return _decoded([table if table and is_utf8(table) else None for table in tables])


def _pieces(written: pl.Series) -> pl.DataFrame:
    """Return `book`, `texts`, `count` and `is_escaped`; texts are null where no table is cut."""
    xml, texts = pl.col("xml"), pl.col("texts")
    is_escaped = xml.str.contains("&", literal=True) | xml.str.contains("_x", literal=True)
    is_whole = (texts.list.first() == "") & (texts.list.last() == "")
    return (
        written.to_frame()
        .select(
            book=pl.int_range(pl.len(), dtype=pl.UInt32),
            is_escaped=is_escaped,
            texts=xml.str.split(_BETWEEN),
        )
        .with_columns(pl.when(is_whole).then(texts.list.slice(1, texts.list.len() - 2)))
        .with_columns(count=texts.list.len().fill_null(0))
    )


def _strings(xml: bytes) -> bytes | None:
    """Return the strings of a table between two others; null when it may not be cut."""
    start, end = _START.match(xml), xml.rfind(b"</si>") + len(b"</si>")
    if start is None or not _END.fullmatch(xml, end):
        return None
    is_odd = xml.find(b"\r", start.end()) >= 0 or (b"!" in xml and b"<!" in xml)
    return None if is_odd else xml[start.end() : end].join(_ENDS)


def _by_tree(book: Workbook) -> pl.Series | UnusableFileError:
    if not book.strings:
        return pl.Series(dtype=pl.String)
    try:
        root = tree(book.file, _PART, book.strings)
    except UnusableFileError as problem:
        return problem
    texts = [rich_text(item) for item in root if local(item) == "si"]
    return without_hex(pl.Series(texts, dtype=pl.String))
