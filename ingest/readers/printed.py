"""What every reader returns: printed cells with their coordinates, and no meaning.

Four long frames over any number of files, joined by `doc` (and `grid`):

* documents: one row a file; `error` says why a file cannot be used, and then it has no cells;
* grids: one row a sheet or a table of a text, numbered from 1 in the order of the document;
* cells: one row a printed cell that is not empty; a merged cell stands at its first row and column;
* paragraphs: one row a line of running text, in order, with the grid that comes next.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from budget.errors import UnusableFileError

FORMATS = ("xlsx", "xls", "ods", "docx", "html", "md", "csv", "tsv")

CellKind: pl.DataType = pl.Enum(["text", "number", "date", "bool", "error", "formula_uncached"])

LineStyle: pl.DataType = pl.Enum(["heading", "quote", "text"])

_Type = pl.DataType | type[pl.DataType]

DOCUMENTS = pl.Schema(
    {
        "doc": pl.UInt32,  # 1, 2, … in the order the files were given
        "file": pl.String,  # name without folders
        "path": pl.String,
        "sha256": pl.String,  # of the bytes read; null when they could not be read
        "format": pl.String,  # one of FORMATS; null when unknown
        "meta": pl.String,  # the meta.yaml that lies beside, as JSON; null when there is none
        "error": pl.String,  # one sentence: file, what was found, what was expected, what to do
    }
)
GRIDS = pl.Schema(
    {
        "doc": pl.UInt32,
        "grid": pl.UInt32,  # from 1
        "name": pl.String,  # of the sheet; for a table of a text the heading or caption above it
        "is_markup": pl.Boolean,  # a table of a text (cells are R12C5), not a sheet (cells are A1)
        "is_hidden": pl.Boolean,
    }
)
_CELLS: dict[str, _Type] = {
    "doc": pl.UInt32,
    "grid": pl.UInt32,
    "row": pl.UInt32,  # from 1, as the document counts, hidden and empty rows included
    "col": pl.UInt32,  # from 1
    "text": pl.String,  # as printed: entities undone; a number by its exact digits with a point,
    #                     padded with zeros where its format says so (1 shown as 01 is "01");
    #                     of an uncached formula the formula itself; of an error its code
    "kind": CellKind,
    "number_format": pl.String,  # null for General and for texts
    "formula": pl.String,  # null where the cell is no formula
    "row_span": pl.UInt16,  # 1 unless merged
    "col_span": pl.UInt16,
    "is_hidden": pl.Boolean,  # its row, column or sheet is hidden, or a merged cell covers it
}
CELLS = pl.Schema(_CELLS)
_PARAGRAPHS: dict[str, _Type] = {
    "doc": pl.UInt32,
    "line": pl.UInt32,  # from 1, order in the document
    "text": pl.String,  # markup removed, spaces folded
    "style": LineStyle,
    "next_grid": pl.UInt32,  # number of the grid that follows; last grid + 1 after the last
}
PARAGRAPHS = pl.Schema(_PARAGRAPHS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """Everything a batch of files prints; `errors`: those of `documents.error`, to be translated."""

    documents: pl.DataFrame
    grids: pl.DataFrame
    cells: pl.DataFrame
    paragraphs: pl.DataFrame
    errors: Mapping[int, UnusableFileError] = field(default_factory=dict)  # by document
