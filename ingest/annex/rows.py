"""Rows of printed grids: headings, rows of column numbers, data; and the tables between headings."""

import polars as pl

from ingest.annex.filling import first_of_row

_COUNTED, _GAPS = (
    4,
    2,
)  # columns that a row of column numbers counts at least, and skips at most

VALUELESS = ["error", "formula_uncached"]
"""Kinds of cells that hold something, but no value."""

ROW = ["doc", "grid", "row"]
TABLE = ["doc", "grid", "segment"]

Role: pl.Enum = pl.Enum(["heading", "numbers", "data", "title", "text"])


def rows_of(cells: pl.DataFrame) -> pl.DataFrame:
    """One row a printed row: is it a heading, a row of column numbers, data or text?

    Args:
        cells: As `featured_cells` returns them.

    Returns:
        In the order of `rid`: `doc`, `grid`, `row`, `role` (`title`: names a section, without a
        figure), `segment` (number of the heading the row stands under, 0 before the first) and
        `table` (number of the segment in the batch).
    """
    rows = _row_facts(cells)
    is_new_grid = pl.any_horizontal(
        pl.col(name) != pl.col(name).shift(1, fill_value=0) for name in ("doc", "grid")
    )
    breaks = (
        (pl.col("has_number") & ~pl.col("is_numbers"))
        | (pl.col("has_title") & ~pl.col("has_heading"))
        | pl.col("has_prose")
    )
    return (
        rows.with_columns(is_new_grid.alias("is_new_grid"), breaks.alias("breaks"))
        .with_columns(_is_in_heading())
        .with_columns(_starts_segment().alias("starts"))
        .with_columns(
            (pl.col("starts") | pl.col("is_new_grid")).cum_sum().cast(pl.UInt32).alias("table"),
            pl.col("starts").cum_sum().cast(pl.UInt32).alias("segment"),
        )
        .with_columns(
            pl.col("segment")
            - pl.when("is_new_grid")
            .then(pl.col("segment") - pl.col("starts").cast(pl.UInt32))
            .forward_fill(),
            _role(),
        )
        .select(*ROW, "role", "segment", "table")
        .with_columns(pl.col("table").set_sorted())
    )


def _row_facts(cells: pl.DataFrame) -> pl.DataFrame:
    """What stands in each printed row."""
    rows = first_of_row(cells.select("rid", *ROW))
    has_title = _holds(cells, pl.col("said").is_not_null(), len(rows))
    is_figure = pl.col("is_numeric") & ~pl.col("is_year")
    is_long = ~(pl.col("is_code") | pl.col("is_letter"))
    is_second = pl.col("rid") == pl.col("rid").shift(1)
    rows = rows.with_columns(
        _holds(cells, pl.col("is_heading"), len(rows)).alias("has_heading"),
        (
            _holds(cells, is_figure, len(rows))
            | (has_title & _holds(cells, pl.col("starts_with_figure"), len(rows)))
        ).alias("has_number"),
        has_title.alias("has_title"),
        _holds(cells, pl.col("is_prose"), len(rows)).alias("has_prose"),
        (_holds(cells, is_second, len(rows)) & ~_holds(cells, is_long, len(rows))).alias(
            "is_short"
        ),
    )
    numbers = _rows_of_numbers(cells, rows.get_column("is_short"))
    return rows.join(numbers, on="rid", how="left", maintain_order="left").with_columns(
        pl.col("is_numbers").fill_null(value=False)
    )


def _holds(cells: pl.DataFrame, is_such: pl.Expr, count: int) -> pl.Series:
    """Which rows hold such a cell, by their number: rows are numbered from nought without gaps."""
    rows = cells.select("rid", is_such.alias("is_such")).filter("is_such")["rid"].unique()
    return pl.repeat(value=False, n=count, dtype=pl.Boolean, eager=True).scatter(rows, True)  # noqa: FBT003


def _rows_of_numbers(cells: pl.DataFrame, is_asked: pl.Series) -> pl.DataFrame:
    """Rows that count their columns: 1, 2, 3 or А, Б, 1, 2; a long row may skip a column or two."""
    codes = (
        cells.select("rid", "text", "is_code")
        .filter(is_asked.gather(cells.get_column("rid")))
        .filter("is_code")
        .select("rid", number=pl.col("text").cast(pl.Int64, strict=False))
        .drop_nulls()
    )
    step = pl.when(pl.col("rid") == pl.col("rid").shift(1)).then(pl.col("number").diff())
    in_turn = (pl.col("least") == 1) & (pl.col("most") == 1)
    with_gaps = (
        (pl.col("count") >= _COUNTED)
        & (pl.col("least") > 0)
        & (pl.col("last") <= pl.col("count") + _GAPS)
    )
    return (
        codes.with_columns(step.fill_null(1).alias("step"))
        .group_by("rid", maintain_order=True)
        .agg(
            first=pl.col("number").first(),
            last=pl.col("number").last(),
            least=pl.col("step").min(),
            most=pl.col("step").max(),
            count=pl.len(),
        )
        .select("rid", ((pl.col("first") == 1) & (in_turn | with_gaps)).alias("is_numbers"))
    )


def _is_in_heading() -> pl.Expr:
    """A row with a heading, and every row after it until one breaks the run."""
    index = pl.int_range(pl.len())
    last_start = pl.when(pl.col("breaks") | pl.col("is_new_grid")).then(index).forward_fill()
    last_heading = pl.when(pl.col("has_heading") & ~pl.col("breaks")).then(index).forward_fill()
    return ((last_heading >= last_start).fill_null(value=False) & ~pl.col("breaks")).alias(
        "in_heading"
    )


def _starts_segment() -> pl.Expr:
    """The first row of a heading."""
    before = pl.col("in_heading").shift(1, fill_value=False) & ~pl.col("is_new_grid")
    return pl.col("in_heading") & ~before


def _role() -> pl.Expr:
    return (
        pl.when("is_numbers")
        .then(pl.lit("numbers"))
        .when("in_heading")
        .then(pl.lit("heading"))
        .when("has_number")
        .then(pl.lit("data"))
        .when("has_title")
        .then(pl.lit("title"))
        .otherwise(pl.lit("text"))
        .cast(Role)
        .alias("role")
    )
