"""A table that a reader brings, as cells: CSV of any usual kind, or the first sheet of a workbook."""

import csv
import io
from collections.abc import Iterable
from itertools import islice
from zipfile import BadZipFile, ZipFile

import openpyxl
import polars as pl
from openpyxl.utils.exceptions import InvalidFileException

from budget.errors import UnusableFileError
from budget.reports.files import workbook_bytes

CELLS = {"row_no": pl.Int64, "column_no": pl.Int64, "text": pl.String}
MOST_BYTES = 5 * 2**20
MOST_ROWS = 5_000  # all regions and districts over twenty years
_MOST_COLUMNS = 50
_MOST_UNPACKED = 50 * 2**20  # a workbook of those rows is a tenth of it
_ENCODINGS = ("utf-8-sig", "cp1251")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")  # of the «Unicode text» of spreadsheets
_SIGNATURE = b"PK"  # of a workbook, which is a zip archive


def own_cells(name: str, content: bytes) -> pl.DataFrame:
    """The filled cells of a reader's table.

    Args:
        name: Name of the file, for messages.
        content: Its bytes.

    Returns:
        `row_no` and `column_no` from 1, and `text`.

    Raises:
        UnusableFileError: It is too large, packed or unpacked, or neither CSV nor XLSX.
    """
    if len(content) > MOST_BYTES:
        size = f"{len(content)} bytes"
        raise UnusableFileError(name, size, f"at most {MOST_BYTES}", "take the template")
    rows = (
        _of_workbook(name, content)
        if content.startswith(_SIGNATURE)
        else _of_csv(name, content)
    )
    if len(rows) > MOST_ROWS:
        found = f"more than {MOST_ROWS} rows"
        raise UnusableFileError(name, found, f"at most {MOST_ROWS}", "take the template")
    cells = [
        (row_no, column_no, text)
        for row_no, row in enumerate(rows, start=1)
        for column_no, text in enumerate(row, start=1)
        if text.strip()
    ]
    return pl.DataFrame(cells, schema=CELLS, orient="row")


def template_bytes(rows: pl.DataFrame, about: list[tuple[str, ...]]) -> bytes:
    """The template to be filled in, as a workbook.

    Args:
        rows: Headings, and the places with their years; counts are empty.
        about: Lines of the second sheet: what each column is.

    Returns:
        The bytes of an xlsx file.
    """
    return workbook_bytes(rows, "pupils", about, "about")


def _of_workbook(name: str, content: bytes) -> list[list[str]]:
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
        if unpacked > _MOST_UNPACKED:
            size = f"{unpacked} bytes when unpacked"
            raise UnusableFileError(
                name, size, f"at most {_MOST_UNPACKED}", "take the template"
            )
        values, formulas = (
            _sheet_rows(content, is_of_values=is_of_values) for is_of_values in (True, False)
        )
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        raise _unusable(name) from error
    # a formula that no program has computed yet has no value: its own text stands in its cell
    return [
        [
            _text(formula if value is None else value)
            for value, formula in zip(*rows, strict=True)
        ]
        for rows in zip(values, formulas, strict=True)
    ]


def _sheet_rows(content: bytes, *, is_of_values: bool) -> list[tuple[object, ...]]:
    """Rows of the first sheet, as values or as formulas."""
    workbook = openpyxl.load_workbook(
        io.BytesIO(content), read_only=True, data_only=is_of_values
    )
    rows = workbook.worksheets[0].iter_rows(values_only=True, max_col=_MOST_COLUMNS)
    return list(islice(rows, MOST_ROWS + 1))


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _of_csv(name: str, content: bytes) -> list[list[str]]:
    encodings = ("utf-16",) if content.startswith(_WIDE_MARKS) else _ENCODINGS
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        try:
            return _csv_rows(text)
        except csv.Error:  # a quote that is never closed makes a cell without end
            break
    raise _unusable(name)


def _csv_rows(text: str) -> list[list[str]]:
    lines: Iterable[str] = io.StringIO(text)
    first = text.split("\n", 1)[0]
    separator = max(";,\t", key=first.count)
    if first.lower().startswith("sep="):  # a line that a spreadsheet writes for itself
        separator = first.strip()[4:5] or ";"
        lines = ["\n", *islice(lines, 1, None)]
    return [
        row[:_MOST_COLUMNS]
        for row in islice(csv.reader(lines, delimiter=separator, strict=True), MOST_ROWS + 1)
    ]


def _unusable(name: str) -> UnusableFileError:
    return UnusableFileError(
        name, "neither a table of text nor a workbook", "CSV or XLSX", "take the template"
    )
