"""Many workbooks into one frame of cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import polars as pl

from budget.errors import N_, UnusableFileError
from ingest.readers.printed import CELLS, GRIDS
from ingest.readers.trees import is_utf8
from ingest.readers.xlsx.cells import Lookups, printed_cells
from ingest.readers.xlsx.exact import exact_sheet
from ingest.readers.xlsx.facts import SheetFacts, facts_around, hidden_rows
from ingest.readers.xlsx.merged import in_order, merged_ranges, overmerged, with_facts
from ingest.readers.xlsx.plain import plain_cells
from ingest.readers.xlsx.shared import with_shared_formulas
from ingest.readers.xlsx.strings import shared_strings
from ingest.readers.xlsx.workbook import Sheet, Workbook

_CHUNK = 8 * 1024**2  # bytes of rows cut from a long sheet
_AT_ONCE = 24 * 1024**2  # bytes of XML in Polars at one time
_EMPTY = b"<sheetData/>"
_OPEN, _CLOSE = b"<sheetData>", b"</sheetData>"


@dataclass(frozen=True, slots=True)
class BookCells:
    """What a batch of workbooks prints; `errors` holds those that turn out unusable."""

    grids: pl.DataFrame
    cells: pl.DataFrame
    errors: dict[int, UnusableFileError]  # by document


@dataclass(frozen=True, slots=True)
class _Place:
    """A sheet of the batch."""

    book: int  # index in the batch
    doc: int
    grid: int
    file: str
    sheet: Sheet


def book_cells(numbered: Sequence[tuple[int, Workbook]]) -> BookCells:
    """Return the grids and cells of workbooks, given with their document numbers."""
    books = [workbook for _, workbook in numbered]
    tables = shared_strings(books)
    errors = {
        doc: table
        for (doc, _), table in zip(numbered, tables, strict=True)
        if isinstance(table, UnusableFileError)
    }
    places = [
        _Place(book, doc, grid, workbook.file, sheet)
        for book, (doc, workbook) in enumerate(numbered)
        for grid, sheet in enumerate(workbook.sheets, start=1)
        if doc not in errors
    ]
    reading = _Reading(places, _lookups(places, books, tables))
    cells, grids = reading.cells(), _grids(places)
    errors |= reading.errors
    if errors:
        is_read = ~pl.col("doc").is_in(list(errors))
        cells, grids = cells.filter(is_read), grids.filter(is_read)
    return BookCells(grids, cells, errors)


class _Reading:
    """One pass over the sheets of a batch: plain ones together, odd ones by themselves."""

    def __init__(self, places: list[_Place], lookups: Lookups) -> None:
        self._places, self._lookups = places, lookups
        self._facts: dict[int, SheetFacts] = {}
        self._odd: set[int] = set()
        self.errors: dict[int, UnusableFileError] = {}

    def cells(self) -> pl.DataFrame:
        """Return the CELLS of all sheets in the order of documents, sheets and places."""
        frames = [self._printed(stored) for stored in self._plain()]
        misread = list(self._odd)
        if misread:
            frames = [frame.filter(~pl.col("sheet").is_in(misread)) for frame in frames]
        frames.extend(self._printed(stored) for stored in self._exact())
        if not frames:
            return pl.DataFrame(schema=CELLS)
        cells = pl.concat(frames)
        if misread or not in_order(cells):  # a long sheet may go back where it is cut
            cells = cells.sort("sheet", "row", "col")
        return self._whole(cells)

    def _whole(self, cells: pl.DataFrame) -> pl.DataFrame:
        """Return CELLS: what is printed with what the sheets say about it."""
        ranges = merged_ranges(cells, self._facts)
        for number in overmerged(ranges):
            self._facts.pop(number)
            self._refuse_merges(self._places[number])
            ranges = ranges.filter(pl.col("sheet") != number)
        of_sheets = pl.DataFrame(
            [(place.doc, place.grid, place.sheet.is_hidden) for place in self._places],
            schema={"doc": pl.UInt32, "grid": pl.UInt32, "off": pl.Boolean},
            orient="row",
        )
        return (
            with_facts(cells, self._facts, ranges)
            .hstack(of_sheets.select(pl.all().gather(cells["sheet"])))
            .with_columns(pl.col("is_hidden") | pl.col("off"))
            .select(list(CELLS))
        )

    def _refuse_merges(self, place: _Place) -> None:
        self.errors[place.doc] = UnusableFileError(
            place.file, N_("the merged ranges of its sheet {sheet} lie over each other"),
            N_("ranges side by side"), N_("undo the merged cells of that sheet"),
            sheet=place.sheet.name,
        )  # fmt: skip

    def _printed(self, stored: pl.DataFrame) -> pl.DataFrame:
        return printed_cells(with_shared_formulas(stored), self._lookups)

    def _plain(self) -> Iterator[pl.DataFrame]:
        """Yield the stored cells of plain sheets, some megabytes of XML at a time."""
        chunks: list[tuple[int, bytes]] = []
        size = 0
        for number, place in enumerate(self._places):
            for rows in self._rows(number, place.sheet.xml):
                chunks.append((number, rows))
                size += len(rows)
                if size >= _AT_ONCE:
                    yield self._stored(chunks)
                    chunks, size = [], 0
        if chunks:
            yield self._stored(chunks)

    def _stored(self, chunks: list[tuple[int, bytes]]) -> pl.DataFrame:
        numbers, rows = zip(*chunks, strict=True)
        schema = {"sheet": pl.UInt32, "xml": pl.Binary}
        frame = pl.DataFrame({"sheet": numbers, "xml": rows}, schema=schema)
        for at in frame["xml"].bin.contains(b"hidden=").arg_true():
            hidden = hidden_rows(rows[at])
            if hidden is None:
                self._odd.add(numbers[at])
            else:
                self._facts[numbers[at]].hidden_rows.extend(hidden)
        cells, odd = plain_cells(frame)
        self._odd |= odd
        return cells

    def _rows(self, number: int, xml: bytes) -> list[bytes]:
        """Return a sheet's rows in chunks, or none and mark it as odd."""
        start, end = xml.find(_OPEN), xml.find(_CLOSE)
        is_empty = start < 0 and _EMPTY in xml
        head, rows = (xml[:start], xml[start + len(_OPEN) : end]) if start >= 0 else (xml, b"")
        is_odd = (start < 0 or end < start) and not is_empty
        if is_odd or b"\r" in rows or not _is_plain_text(xml):
            self._odd.add(number)
            return []
        self._facts[number] = facts_around(head, xml[end:])
        return _cut(rows)

    def _exact(self) -> Iterator[pl.DataFrame]:
        for number in sorted(self._odd):
            place = self._places[number]
            if place.doc in self.errors:
                continue
            try:
                stored, facts = exact_sheet(
                    place.file, place.sheet.part, number, place.sheet.xml
                )
            except UnusableFileError as problem:
                self.errors[place.doc] = problem
                continue
            self._facts[number] = facts
            yield stored


def _is_plain_text(xml: bytes) -> bool:
    """Say that a sheet is declared as UTF-8 and holds no comment, CDATA or instruction.

    One rare byte is looked for first: two-byte needles that begin with < are slow to find.
    """
    declaration, _, _ = (
        xml[:200].partition(b"?>") if xml.startswith(b"<?xml") else (b"", b"", b"")
    )
    is_foreign = b"encoding" in declaration and b"utf-8" not in declaration.lower()
    has_marks = b"!" in xml and b"<!" in xml
    asks = xml.find(b"?", len(declaration) + 2)
    is_odd = is_foreign or has_marks or (asks >= 0 and b"<?" in xml[5:])
    return not is_odd and is_utf8(xml)


def _cut(rows: bytes) -> list[bytes]:
    """Cut long rows of XML before a <row, so that each piece stands by itself."""
    pieces, start = [], 0
    while len(rows) - start > _CHUNK:
        end = rows.rfind(b"<row", start + 1, start + _CHUNK)
        if end < 0:
            break
        pieces.append(rows[start:end])
        start = end
    return [*pieces, rows[start:]] if len(rows) > start else pieces


def _grids(places: list[_Place]) -> pl.DataFrame:
    rows = [
        (place.doc, place.grid, place.sheet.name, False, place.sheet.is_hidden)
        for place in places
    ]
    return pl.DataFrame(rows, schema=GRIDS, orient="row")


def _lookups(
    places: list[_Place], books: list[Workbook], tables: Sequence[pl.Series | UnusableFileError]
) -> Lookups:
    series = [table if isinstance(table, pl.Series) else _no_strings() for table in tables]
    styles = [style for book in books for style in book.styles]
    string_starts = _starts([len(table) for table in series])
    style_starts = _starts([len(book.styles) for book in books])
    rows = [
        (string_starts[at], len(series[at]), style_starts[at], len(books[at].styles),
         books[at].is_1904)
        for at in [place.book for place in places]
    ]  # fmt: skip
    return Lookups(
        sheets=pl.DataFrame(rows, schema=Lookups.SHEETS, orient="row"),
        strings=pl.concat([_no_strings(), *series], rechunk=True),
        styles=pl.DataFrame(
            [
                (style.number_format, style.width, style.is_date, style.is_scaled)
                for style in styles
            ],
            schema={
                "number_format": pl.String,
                "width": pl.UInt32,
                "is_date": pl.Boolean,
                "is_scaled": pl.Boolean,
            },
            orient="row",
        ),
    )


def _no_strings() -> pl.Series:
    return pl.Series(dtype=pl.String)


def _starts(lengths: list[int]) -> list[int]:
    return [0, *accumulate(lengths)][:-1]
