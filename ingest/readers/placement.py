"""Cells of a marked-up table on their places, by the table algorithm of HTML.

Source: HTML Living Standard, 4.9.12.1 "Forming a table"; columns are limited, since a written
span may be any number.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from budget.errors import UnusableFileError
from ingest.readers.pages import MAX_COLUMNS, MAX_SPAN

_MAX_COLSPAN = 1_000  # the standard's own limit
_MAX_WORK = 30_000_000  # covered places and looks for a free one, in one table


class Written(NamedTuple):
    """A cell as the source writes it; a row span of 0 reaches to the end of the table."""

    text: str
    row_span: int = 1
    col_span: int = 1
    is_hidden: bool = False


class Placed(NamedTuple):
    """A cell with its row and column, from 1."""

    row: int
    col: int
    written: Written
    row_span: int
    col_span: int


def placed(file: str, rows: Iterable[list[Written]], height: int) -> Iterator[Placed]:
    """Yield every cell of the rows with the place it gets, spans cut at the table's end.

    Raises:
        UnusableFileError: Spans reach beyond any sheet.
    """
    covered: dict[int, int] = {}  # column → last row that a span from above covers
    work = 0
    for row, cells in enumerate(rows, start=1):
        col = 1
        for cell in cells:
            start = col
            while covered and covered.get(col, 0) >= row:
                col += 1
            width = 1 if cell.col_span == 1 else min(max(cell.col_span, 1), _MAX_COLSPAN)
            tall = 1 if cell.row_span == 1 else min(cell.row_span or MAX_SPAN, height - row + 1)
            work += col - start + 1
            if tall > 1:
                work += width
                covered.update(dict.fromkeys(range(col, col + width), row + tall - 1))
            if work > _MAX_WORK or col + width > MAX_COLUMNS + 1:
                raise _too_wide(file, row)
            yield Placed(row, col, cell, tall, width)
            col += width


def span(written: str | None) -> int:
    """Return a written span as a number; what is no number is 1, as browsers read it.

    Examples:
        >>> span("2"), span(None), span("1000000"), span("two")
        (2, 1, 65535, 1)
    """
    digits = (written or "1").strip()[:7]
    return min(int(digits), MAX_SPAN) if digits.isascii() and digits.isdigit() else 1


def _too_wide(file: str, row: int) -> UnusableFileError:
    return UnusableFileError(
        file, f"the spans of row {row} of a table reach beyond {MAX_COLUMNS:,} columns",
        "a table that a spreadsheet could hold", "correct its colspan and rowspan",
    )  # fmt: skip
