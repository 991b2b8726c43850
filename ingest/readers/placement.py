"""Cells of a marked-up table on their places, by the table algorithm of HTML.

Source: HTML Living Standard, 4.9.12.1 "Forming a table"; columns are limited, since a written
span may be any number.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from budget.errors import N_, UnusableFileError
from ingest.readers.pages import MAX_COLUMNS, MAX_SPAN, Pages

_MAX_COLSPAN = 1_000  # the standard's own limit
_MAX_WORK = 30_000_000  # covered places and looks for a free one, in one table


class Manner(NamedTuple):
    """How a cell stands that is not plain; a row span of 0 reaches to the end of the table."""

    row_span: int = 1
    col_span: int = 1
    is_hidden: bool = False


PLAIN = Manner()


@dataclass(slots=True)
class Table:
    """The cells of a table as the source writes them, row by row."""

    rows: list[list[str]] = field(default_factory=list)
    manners: dict[int, dict[int, Manner]] = field(
        default_factory=dict
    )  # by indexes of row, cell

    def add(self, text: str, manner: Manner = PLAIN) -> None:
        """Add a cell to the last row."""
        row = self.rows[-1]
        if manner != PLAIN:
            self.manners.setdefault(len(self.rows) - 1, {})[len(row)] = manner
        row.append(text)


def place(file: str, table: Table, pages: Pages, grid: int) -> None:
    """Add every cell of a table to the pages with the place it gets.

    Spans are cut at the table's end. Rows of plain cells, which most are, are added as a whole.

    Raises:
        UnusableFileError: Spans reach beyond any sheet.
    """
    covered: dict[int, int] = {}  # column → last row that a span from above covers
    last_covered = work = 0
    for row, texts in enumerate(table.rows, start=1):
        manners = table.manners.get(row - 1)
        if manners is None and row > last_covered and len(texts) <= MAX_COLUMNS:
            pages.add_row(grid, row, texts)
            continue
        for col, text, manner in _free_places(file, row, texts, manners or {}, covered):
            down, across, is_hidden = manner
            down = min(down or MAX_SPAN, len(table.rows) - row + 1)
            pages.add_cell(
                grid, row, col, text, row_span=down, col_span=across, is_hidden=is_hidden
            )
            if down > 1:
                last_covered = max(last_covered, row + down - 1)
                covered.update(dict.fromkeys(range(col, col + across), row + down - 1))
                work += across
        work += len(covered) + len(texts)
        if work > _MAX_WORK:
            raise _too_wide(file, row)


def _free_places(
    file: str, row: int, texts: list[str], manners: dict[int, Manner], covered: dict[int, int]
) -> Iterator[tuple[int, str, Manner]]:
    """Yield the cells of a row with the columns that spans from above leave free."""
    col = 1
    for at, text in enumerate(texts):
        manner = manners.get(at, PLAIN)
        while covered.get(col, 0) >= row:
            col += 1
        across = min(max(manner.col_span, 1), _MAX_COLSPAN)
        if col + across > MAX_COLUMNS + 1:
            raise _too_wide(file, row)
        yield col, text, Manner(manner.row_span, across, manner.is_hidden)
        col += across


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
        file, N_("the spans of row {row} of a table reach beyond {limit} columns"),
        N_("a table that a spreadsheet could hold"), N_("correct its colspan and rowspan"),
        row=str(row), limit=MAX_COLUMNS,
    )  # fmt: skip
