"""The pages of one document while it is being read, and the frames they become."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

import polars as pl

from ingest.readers.edges import trimmed
from ingest.readers.printed import CELLS, GRIDS, PARAGRAPHS

MAX_COLUMNS = 16_384  # of a sheet in every spreadsheet program
MAX_SPAN = 65_535

_FOLD = " "
_PLAIN = {
    "kind": "text", "number_format": None, "formula": None, "row_span": 1, "col_span": 1,
    "is_hidden": False,
}  # fmt: skip
_Cell = tuple[int, int, int, str, str, str | None, str | None, int, int, bool]


@dataclass(slots=True)
class _Texts:
    """Rows of cells that are nothing but a text at a place: where each row stands, and its width."""

    grids: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Pages:
    """Columns that grow while a document is read; grids and lines are numbered from 1."""

    grids: list[tuple[str, bool, bool]] = field(default_factory=list)  # name, markup, hidden
    cells: list[_Cell] = field(default_factory=list)
    texts: _Texts = field(default_factory=_Texts)
    paragraphs: list[tuple[str, str, int]] = field(default_factory=list)  # text, style, grid

    def add_grid(self, name: str, *, is_markup: bool, is_hidden: bool = False) -> int:
        """Open the next grid and return its number."""
        self.grids.append((name, is_markup, is_hidden))
        return len(self.grids)

    def name_grid(self, grid: int, name: str) -> None:
        """Call a grid by the caption that is found inside it."""
        self.grids[grid - 1] = (name, *self.grids[grid - 1][1:])

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
        if text:
            rows, cols = min(row_span, MAX_SPAN), min(col_span, MAX_SPAN)
            self.cells.append((
                grid, row, col, text, kind, number_format, formula, rows, cols, is_hidden,
            ))  # fmt: skip

    def add_row(self, grid: int, row: int, texts: Sequence[str]) -> None:
        """Keep a row of plain texts side by side from column 1."""
        columns = self.texts
        columns.grids.append(grid)
        columns.rows.append(row)
        columns.widths.append(len(texts))
        columns.texts.extend(texts)

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
    """Return the CELLS of several documents, given with their numbers, in their order.

    Texts are trimmed of what does not show at their ends; a cell of nothing else is none.
    """
    numbered = list(documents)
    cells = pl.concat([_texts(numbered), _others(numbered)])
    shown = pl.when(pl.col("kind") == "text").then(trimmed(pl.col("text"))).otherwise("text")
    return (
        cells.with_columns(text=shown)
        .filter(pl.col("text") != "")
        .sort("doc", "grid", "row", "col")
    )


def _texts(numbered: list[tuple[int, Pages]]) -> pl.DataFrame:
    """Return plain texts as CELLS."""
    columns = [(doc, pages.texts) for doc, pages in numbered]
    rows = pl.DataFrame(
        {
            "doc": [doc for doc, each in columns for _ in each.rows],
            "grid": list(chain.from_iterable(each.grids for _, each in columns)),
            "row": list(chain.from_iterable(each.rows for _, each in columns)),
            "width": list(chain.from_iterable(each.widths for _, each in columns)),
        },
        schema={name: CELLS[name] for name in ("doc", "grid", "row")} | {"width": pl.UInt32},
    ).filter(pl.col("width") > 0)
    texts = list(chain.from_iterable(each.texts for _, each in columns))
    places = rows.with_columns(
        pl.int_ranges(1, pl.col("width") + 1, dtype=pl.UInt32).alias("col")
    ).explode("col", empty_as_null=True, keep_nulls=True)
    return places.select(
        "doc", "grid", "row", "col", pl.Series("text", texts, dtype=CELLS["text"])
    ).with_columns(
        pl.lit(value, dtype=CELLS[name]).alias(name) for name, value in _PLAIN.items()
    )


def _others(numbered: list[tuple[int, Pages]]) -> pl.DataFrame:
    """Return the cells that are more than a text at a place as CELLS."""
    rows = [(doc, *cell) for doc, pages in numbered for cell in pages.cells]
    columns = zip(*rows, strict=True) if rows else ([] for _ in CELLS)
    return pl.DataFrame(dict(zip(CELLS, columns, strict=True)), schema=CELLS)


def paragraphs_frame(documents: Iterable[tuple[int, Pages]]) -> pl.DataFrame:
    """Return the PARAGRAPHS of several documents, given with their numbers."""
    rows = [
        (doc, line, *facts)
        for doc, pages in documents
        for line, facts in enumerate(pages.paragraphs, start=1)
    ]
    return pl.DataFrame(rows, schema=PARAGRAPHS, orient="row")
