"""The pages of one document while it is being read, and the frames they become."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import polars as pl

from ingest.readers.printed import CELLS, GRIDS, PARAGRAPHS

MAX_COLUMNS = 16_384  # of a sheet in every spreadsheet program
MAX_SPAN = 65_535

_FOLD = " "


@dataclass(slots=True, kw_only=True)
class Pages:
    """Columns that grow while a document is read; grids and lines are numbered from 1."""

    grids: list[tuple[str, bool, bool]] = field(default_factory=list)  # name, markup, hidden
    cells: list[tuple[int, int, int, str, str, str | None, str | None, int, int, bool]] = field(
        default_factory=list
    )
    paragraphs: list[tuple[str, str, int]] = field(default_factory=list)  # text, style, grid

    def add_grid(self, name: str, *, is_markup: bool, is_hidden: bool = False) -> int:
        """Open the next grid and return its number."""
        self.grids.append((name, is_markup, is_hidden))
        return len(self.grids)

    def add_cell(  # noqa: PLR0913  one argument a column of CELLS
        self,
        grid: int,
        row: int,
        col: int,
        text: str,
        *,
        kind: str = "text",
        number_format: str | None = None,
        formula: str | None = None,
        row_span: int = 1,
        col_span: int = 1,
        is_hidden: bool = False,
    ) -> None:
        """Keep one cell; a cell that prints nothing is none."""
        if text and not text.isspace():
            rows, cols = min(row_span, MAX_SPAN), min(col_span, MAX_SPAN)
            self.cells.append((
                grid, row, col, text, kind, number_format, formula, rows, cols, is_hidden,
            ))  # fmt: skip

    def add_line(self, text: str, style: str = "text") -> None:
        """Keep one line of running text, its spaces folded."""
        if folded := _FOLD.join(text.split()):
            self.paragraphs.append((folded, style, len(self.grids) + 1))

    def caption(self) -> str:
        """Return what stands above the next grid: a heading, else a line, else the last name."""
        number, nearest = len(self.grids) + 1, ""
        for text, style, grid in reversed(self.paragraphs):
            if grid != number:
                break
            if style == "heading":
                return text
            nearest = nearest or text
        return nearest or (self.grids[-1][0] if self.grids else "")


def grids_frame(documents: Iterable[tuple[int, Pages]]) -> pl.DataFrame:
    """Return the GRIDS of several documents, given with their numbers."""
    rows = [
        (doc, grid, *facts)
        for doc, pages in documents
        for grid, facts in enumerate(pages.grids, start=1)
    ]
    return pl.DataFrame(rows, schema=GRIDS, orient="row")


def cells_frame(documents: Iterable[tuple[int, Pages]]) -> pl.DataFrame:
    """Return the CELLS of several documents, given with their numbers."""
    numbers: list[int] = []
    cells = []
    for doc, pages in documents:
        numbers.extend([doc] * len(pages.cells))
        cells.extend(pages.cells)
    if not cells:
        return pl.DataFrame(schema=CELLS)
    columns = dict(zip(list(CELLS)[1:], zip(*cells, strict=True), strict=True))
    return pl.DataFrame({"doc": numbers, **columns}, schema=CELLS)


def paragraphs_frame(documents: Iterable[tuple[int, Pages]]) -> pl.DataFrame:
    """Return the PARAGRAPHS of several documents, given with their numbers."""
    rows = [
        (doc, line, *facts)
        for doc, pages in documents
        for line, facts in enumerate(pages.paragraphs, start=1)
    ]
    return pl.DataFrame(rows, schema=PARAGRAPHS, orient="row")
