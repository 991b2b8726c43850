"""Workbooks of Excel 97-2003 (.xls).

xlrd is slower than other readers of this format and keeps what they drop: errors, number
formats, hidden rows and columns. It gives the cached values of formulas, not their text.
"""

import io
import struct

import xlrd  # type: ignore[import-untyped]  # it ships no types
from xlrd.book import Book  # type: ignore[import-untyped]  # it ships no types
from xlrd.compdoc import CompDocError  # type: ignore[import-untyped]  # it ships no types
from xlrd.sheet import Cell, Sheet  # type: ignore[import-untyped]  # it ships no types

from budget.errors import N_, UnusableFileError
from ingest.readers.digits import LOWERED, RAISED, exact_digits
from ingest.readers.package import locked
from ingest.readers.pages import Pages
from ingest.readers.scales import shown
from ingest.readers.styles import GENERAL, Style, iso_moment, padded, style_of

_SHIFTED = {1: RAISED, 2: LOWERED}  # by the escapement of a font
_DAMAGED = (
    xlrd.XLRDError, CompDocError, struct.error, AssertionError, LookupError, ValueError,
    TypeError, AttributeError, RecursionError, OverflowError, MemoryError, NotImplementedError,
)  # fmt: skip  # xlrd lets every kind of surprise through


def xls_pages(file: str, data: bytes) -> Pages:
    """Return the sheets of an old workbook.

    Raises:
        UnusableFileError: It is damaged, or protected by a password.
    """
    pages = Pages()
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
        for sheet in book.sheets():
            _add_sheet(book, sheet, pages)
    except _DAMAGED as problem:
        if "encrypted" in str(problem).lower():
            raise locked(file) from problem
        raise UnusableFileError(
            file, N_("it is a damaged .xls workbook"), N_("a whole workbook"),
            N_("download or copy it again, or save it as .xlsx"),
        ) from problem  # fmt: skip
    return pages


def _add_sheet(book: Book, sheet: Sheet, pages: Pages) -> None:
    is_hidden = sheet.visibility != 0
    grid = pages.add_grid(str(sheet.name), is_markup=False, is_hidden=is_hidden)
    spans, covered = _merges(sheet)
    off_cols = {col for col, info in sheet.colinfo_map.items() if info.hidden}
    off_rows = {row for row, info in sheet.rowinfo_map.items() if info.hidden}
    for row in range(sheet.nrows):
        for col, cell in enumerate(sheet.row(row)):
            style = _style(book, cell)
            text, kind = _content(cell, style, is_1904=book.datemode == 1)
            if (row, col) in sheet.rich_text_runlist_map:
                text = _with_marks(text, sheet.rich_text_runlist_map[row, col], book)
            row_span, col_span = spans.get((row, col), (1, 1))
            pages.add_cell(
                grid, row + 1, col + 1, text, kind=kind,
                number_format=None if kind == "text" else style.number_format,
                row_span=row_span, col_span=col_span,
                is_hidden=is_hidden or row in off_rows or col in off_cols or (row, col) in covered,
            )  # fmt: skip


def _with_marks(text: str, runs: list[tuple[int, int]], book: Book) -> str:
    """Return a cell's text, digits of runs above or below the line as such digits.

    A run begins at its offset; a font of a damaged table changes nothing.
    """
    ends = [start for start, _ in runs[1:]]
    parts = [text[: runs[0][0]]] if runs else [text]
    for (start, font), end in zip(runs, [*ends, len(text)], strict=True):
        shift = book.font_list[font].escapement if font < len(book.font_list) else 0
        parts.append(text[start:end].translate(_SHIFTED.get(shift, {})))
    return "".join(parts)


def _merges(
    sheet: Sheet,
) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """Return the spans by first place, and the other places that hold a cell under them."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for top, bottom, left, right in sheet.merged_cells:
        spans[top, left] = (bottom - top, right - left)
        for row in range(top, min(bottom, sheet.nrows)):
            last = min(right, sheet.row_len(row))
            covered.update((row, col) for col in range(left, last) if (row, col) != (top, left))
    return spans, covered


def _style(book: Book, cell: Cell) -> Style:
    if cell.xf_index is None:
        return GENERAL
    shown = book.format_map.get(book.xf_list[cell.xf_index].format_key)
    return GENERAL if shown is None else style_of(str(shown.format_str))


def _content(cell: Cell, style: Style, *, is_1904: bool) -> tuple[str, str]:
    """Return a cell's text and kind."""
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, f"#ERROR {cell.value}"), "error"
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return ("TRUE" if cell.value else "FALSE"), "bool"
    if cell.ctype in {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE}:
        digits = exact_digits(repr(float(cell.value)))
        if digits is None:
            return str(cell.value), "error"
        moment = iso_moment(digits, is_1904=is_1904) if style.is_date else None
        if moment is not None:
            return moment, "date"
        return (
            shown(digits, str(style.number_format))
            if style.is_scaled
            else padded(digits, style.width)
        ), "number"
    return str(cell.value), "text"
