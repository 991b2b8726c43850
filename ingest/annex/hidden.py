"""Sheets and columns that are hidden: drafts and helpers, none of which is read in silence."""

from typing import NamedTuple

import polars as pl

from ingest.annex.features import featured_cells
from ingest.annex.filling import with_found
from ingest.annex.kept_out import NOTHING, rejected_rows
from ingest.annex.rows import ROW
from ingest.coordinates import cell_names
from ingest.readers.printed import Printed

HIDDEN_SHEET = "the sheet is hidden: nothing of it is read; show it to have it read"
HIDDEN_AMOUNTS = (
    "the amounts stand in a hidden column (from cell {} down), and hidden columns are not read; "
    "expected a column of amounts that is seen: show it"
)
HIDDEN_COLUMN = (
    "the column is hidden, from this cell down: nothing of it is read; show it to have it read, or "
    "delete it"
)
_COLUMN = ["doc", "grid", "col"]
_SHEET = _COLUMN[:2]
_FIGURE = r"^[-\x{2212}\x{2013}(]?[0-9][^\p{L}]*$"
_NOUGHT = r"^[^1-9]*$"  # as columns of differences print it: no amount is lost
_COUNTED = 3  # columns that a row of column numbers counts at least
_YEAR = r"^20[0-9]{2}$"


class Shown(NamedTuple):
    """What is seen of a batch, and what is not.

    `cells`: without hidden sheets and columns; `is_hidden` is true of hidden rows alone.
    `unseen`: hidden columns of figures, `doc`, `grid` and the `cell` of the first of a sheet.
    `columns`: each of them as a reject, at its first figure.
    `rejects`: rows of figures on hidden sheets; a sheet without any is one, at row 0.
    """

    cells: pl.DataFrame
    unseen: pl.DataFrame
    columns: pl.DataFrame
    rejects: pl.DataFrame


def shown_cells(printed: Printed) -> Shown:
    """Cells without hidden sheets and columns.

    Hidden rows stay: sums count them. A hidden column of amounts does not: it is another draft.
    """
    sheets = printed.grids.filter("is_hidden").select(*_SHEET, "name")
    cells, on_hidden = printed.cells, printed.cells.clear()
    if sheets.height:
        on_hidden = cells.join(sheets, on=_SHEET, how="semi", maintain_order="left")
        cells = cells.join(sheets, on=_SHEET, how="anti", maintain_order="left")
        sheets = sheets.join(on_hidden, on=_SHEET, how="semi", maintain_order="left")
    columns = NOTHING
    if cells.get_column("is_hidden").any():
        hidden = _hidden_columns(cells)
        unseen = cells.join(hidden, on=_COLUMN, how="semi", maintain_order="left")
        columns = _figures(
            unseen.join(_counting(cells), on=ROW, how="anti", maintain_order="left")
        )
        seen = cells.join(hidden, on=_COLUMN, how="anti", maintain_order="left")
        cells = seen.with_columns(pl.col("is_hidden").all().over(ROW))
    return Shown(cells, _first_of_sheets(columns), columns, _rejects(sheets, on_hidden))


def beside_seen(columns: pl.DataFrame, tables: pl.DataFrame) -> pl.DataFrame:
    """Hidden columns of figures on sheets whose amounts are seen and read: another draft of them.

    Args:
        columns: As `Shown` has them.
        tables: Tables with `is_budget`, `kind` and their `problem`.
    """
    if columns.is_empty():
        return columns
    read = tables.filter(
        pl.col("problem").is_null(), pl.col("is_budget") | (pl.col("kind") == "units")
    )
    return columns.join(read, on=_SHEET, how="semi", maintain_order="left")


def _hidden_columns(cells: pl.DataFrame) -> pl.DataFrame:
    """Columns of which no cell is seen, but not those left of the names: codes may be hidden."""
    seen = cells.filter(~pl.col("is_hidden"))
    names = (
        seen.filter(pl.col("text").str.contains(r"\p{L}{3}"))
        .group_by(_COLUMN)
        .len()
        .sort(*_SHEET, "len", "col", descending=[False, False, True, False])
        .group_by(_SHEET, maintain_order=True)
        .agg(pl.col("col").first().alias("name_col"))
    )
    return (
        cells.select(_COLUMN)
        .unique()
        .join(seen.select(_COLUMN).unique(), on=_COLUMN, how="anti")
        .join(names, on=_SHEET, how="left")
        .filter(~(pl.col("col") < pl.col("name_col")).fill_null(value=False))
    )


def _counting(cells: pl.DataFrame) -> pl.DataFrame:
    """Rows that count the columns 1, 2, 3."""
    number = pl.col("text").sort_by("col").cast(pl.Int64, strict=False)
    in_turn = (number.diff().drop_nulls() == 1).all() & ~number.has_nulls()
    return cells.group_by(ROW).agg(in_turn & (pl.len() >= _COUNTED)).filter("text").select(ROW)


def _figures(unseen: pl.DataFrame) -> pl.DataFrame:
    """The first amount of each column that is not seen, as a reject; a year is a heading."""
    text = pl.col("text")
    is_figure = ((pl.col("kind") == "number") | text.str.contains(_FIGURE)) & ~(
        text.str.contains(_YEAR) | text.str.contains(_NOUGHT)
    )
    headings = unseen.filter(~is_figure).unique(_COLUMN, keep="first", maintain_order=True)
    figures = unseen.filter(is_figure).unique(_COLUMN, keep="first", maintain_order=True)
    return with_found(figures, headings.select(*_COLUMN, name="text"), _COLUMN).select(
        *ROW, "col", "name", text.alias("printed"), pl.lit(HIDDEN_COLUMN).alias("reason")
    )


def _first_of_sheets(columns: pl.DataFrame) -> pl.DataFrame:
    """The first figure that is not seen, a sheet."""
    first = columns.unique(_SHEET, keep="first", maintain_order=True)
    return first.select(
        *_SHEET, cell_names(pl.col("row"), pl.col("col"), pl.lit(value=False)).alias("cell")
    )


def _rejects(sheets: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """Amounts of hidden sheets, row by row; a sheet that holds none is named as a whole."""
    if sheets.is_empty():
        return NOTHING
    featured = featured_cells(cells).with_columns(pl.lit(HIDDEN_SHEET).alias("reason"))
    of_rows = rejected_rows(featured)
    place = pl.lit(0, dtype=pl.UInt32)
    of_sheets = sheets.join(of_rows, on=_SHEET, how="anti", maintain_order="left").select(
        *_SHEET,
        place.alias("row"),
        place.alias("col"),
        "name",
        pl.lit("").alias("printed"),
        pl.lit(HIDDEN_SHEET).alias("reason"),
    )
    return pl.concat([of_rows, of_sheets], how="vertical_relaxed")
