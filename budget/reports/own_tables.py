"""A table that a reader brings, as cells: CSV of any usual kind, or one sheet of a workbook."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from zipfile import ZipFile

import openpyxl
import polars as pl

from budget.analysis.own_rows import CELLS, MOST_FAULTS, Fault
from budget.locale.own_tables import (
    FILE_REFUSED,
    MAY_BE_MORE,
    SHEET_REFUSED,
    SHEETS_NOT_READ,
    fault_sentence,
)
from budget.locale.words import Words
from budget.reports.damaged import DAMAGED
from budget.reports.files import workbook_bytes

MOST_BYTES = 5 * 2**20
MOST_ROWS = 5_000  # all regions and districts over twenty years
_MOST_COLUMNS = 50
_MOST_UNPACKED = 50 * 2**20  # a workbook of those rows is a tenth of it
_ENCODINGS = ("utf-8-sig", "cp1251")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")  # of the «Unicode text» of spreadsheets
_SIGNATURE = b"PK"  # of a workbook, which is a zip archive
_OLD_SIGNATURE = b"\xd0\xcf\x11\xe0"  # of XLS, and of a workbook that a password locks
_TEMPLATE_SHEET = "pupils"
_MEBIBYTE = 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTable:
    """A reader's table, or why it cannot be read at all.

    Attributes:
        cells: `row_no` and `column_no` from 1, and `text`, of the filled cells.
        sheet: The sheet they stand in; empty: a CSV has none.
        others: Sheets of the workbook that are not read.
        faults: Why there are no cells.
    """

    cells: pl.DataFrame
    sheet: str = ""
    others: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


def own_table(content: bytes) -> OwnTable:
    """The filled cells of a reader's table.

    Of a workbook the sheet of the template's name is read, else the first one.

    Args:
        content: Bytes of the file.

    Returns:
        The table; with one fault and no cells where it is too large, packed or unpacked, has too
        many rows, or is neither CSV nor XLSX.
    """
    if is_too_large(len(content)):
        return too_large(len(content))
    if content.startswith(_OLD_SIGNATURE):
        return refused_whole("old_workbook")
    if content.startswith(_SIGNATURE):
        return _of_workbook(content)
    return _of_csv(content)


def is_too_large(size: int) -> bool:
    """Whether a file has more bytes than are read."""
    return size > MOST_BYTES


def too_large(size: int) -> OwnTable:
    """The refusal of a file of so many bytes."""
    return refused_whole("too_large", _size(size), _size(MOST_BYTES))


def refused_whole(key: str, found: str = "", other: str = "") -> OwnTable:
    """A table that cannot be read at all, for one reason.

    Args:
        key: Key of the fault.
        found: What was found.
        other: What it is compared with.

    Returns:
        No cells, one fault.
    """
    fault = Fault(key=key, cell="", found=found, other=other)
    return OwnTable(cells=pl.DataFrame(schema=CELLS), faults=(fault,))


def refusal_told(
    file: str, table: OwnTable, faults: Sequence[Fault], spoken: Words
) -> list[str]:
    """Why a table is not used: its file and sheet, then every fault with its cell.

    Args:
        file: Name of the file.
        table: What was read of it.
        faults: What is wrong.
        spoken: Language.

    Returns:
        Sentences, the first one of the file.
    """
    sheet = table.sheet
    first = (
        spoken.gettext(SHEET_REFUSED, file=file, sheet=sheet)
        if sheet
        else spoken.gettext(FILE_REFUSED, file=file)
    )
    sentences = [
        fault_sentence(fault.key, fault.cell, fault.found, fault.other, spoken)
        for fault in faults
    ]
    if table.others and sheet != _TEMPLATE_SHEET:
        listed = ", ".join(f"«{name}»" for name in table.others)
        sentences.append(spoken.gettext(SHEETS_NOT_READ, sheets=listed))
    if len(faults) >= MOST_FAULTS:
        sentences.append(spoken.gettext(MAY_BE_MORE))
    return [first, *sentences]


def template_bytes(rows: pl.DataFrame, about: list[tuple[str, ...]]) -> bytes:
    """The template to be filled in, as a workbook.

    Args:
        rows: Headings, and the places with their years; counts are empty.
        about: Lines of the second sheet: what each column is.

    Returns:
        The bytes of an xlsx file.
    """
    return workbook_bytes(rows, _TEMPLATE_SHEET, about, "about")


def _of_workbook(content: bytes) -> OwnTable:
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
        if unpacked > _MOST_UNPACKED:
            return refused_whole("unpacks", _size(unpacked), _size(_MOST_UNPACKED))
        (sheet, *others), values = _sheet(content, is_of_values=True)
        _, formulas = _sheet(content, is_of_values=False)
    except DAMAGED:
        return refused_whole("no_table")
    # a formula that no program has computed yet has no value: its own text stands in its cell
    rows = [
        [
            _text(formula if value is None else value)
            for value, formula in zip(*pair, strict=True)
        ]
        for pair in zip(values, formulas, strict=True)
    ]
    return _of_rows(rows, sheet, tuple(others))


def _sheet(content: bytes, *, is_of_values: bool) -> tuple[list[str], list[tuple[object, ...]]]:
    """Names of the sheets, the one that is read first, and its rows, as values or as formulas.

    Returns:
        The names, and the rows.

    Raises:
        KeyError: The workbook has charts, and no sheet of cells.
    """
    workbook = openpyxl.load_workbook(
        io.BytesIO(content), read_only=True, data_only=is_of_values
    )
    names = [sheet.title for sheet in workbook.worksheets]
    if not names:
        raise KeyError(_TEMPLATE_SHEET)
    read = _TEMPLATE_SHEET if _TEMPLATE_SHEET in names else names[0]
    sheet = workbook.worksheets[names.index(read)]
    rows = sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS)
    return [read, *(name for name in names if name != read)], list(islice(rows, MOST_ROWS + 1))


def _text(value: object) -> str:
    """The text of a value; a spreadsheet's whole number has no fraction, 2025.0 is a year."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _of_csv(content: bytes) -> OwnTable:
    encodings = ("utf-16",) if content.startswith(_WIDE_MARKS) else _ENCODINGS
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return refused_whole("no_table") if "\x00" in text else _of_text(text)
    return refused_whole("no_table")


def _of_text(text: str) -> OwnTable:
    """Rows of a CSV, by the separator that its first line has most of."""
    lines: Iterable[str] = io.StringIO(text)
    first = text.split("\n", 1)[0]
    separator = max(";,\t", key=first.count)
    if first.lower().startswith("sep="):  # a line that a spreadsheet writes for itself
        separator = first.strip()[4:5] or ";"
        lines = ["\n", *islice(lines, 1, None)]
    read = csv.reader(lines, delimiter=separator, strict=True)
    try:
        rows = [row[:_MOST_COLUMNS] for row in islice(read, MOST_ROWS + 1)]
    except csv.Error:  # a quote that is never closed makes a cell without end
        return refused_whole("broken_csv", str(read.line_num))
    return _of_rows(rows)


def _of_rows(rows: list[list[str]], sheet: str = "", others: tuple[str, ...] = ()) -> OwnTable:
    """The table of some rows; refused where there are more than places and years."""
    if len(rows) > MOST_ROWS:
        return refused_whole("too_many_rows", other=str(MOST_ROWS))
    cells = [
        (row_no, column_no, text)
        for row_no, row in enumerate(rows, start=1)
        for column_no, text in enumerate(row, start=1)
        if text.strip()
    ]
    return OwnTable(
        cells=pl.DataFrame(cells, schema=CELLS, orient="row"), sheet=sheet, others=others
    )


def _size(of_bytes: int) -> str:
    """Megabytes, rounded up."""
    return str(-(-of_bytes // _MEBIBYTE))
