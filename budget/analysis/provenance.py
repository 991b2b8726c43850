"""Where is a figure printed: which act, document, table, row and column, and beside what?"""

import polars as pl

_A1 = r"^([A-Z]{1,3})[0-9]+$"
_ROW_COLUMN = r"^R[0-9]+C([0-9]+)$"
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def place_printed(
    line: pl.DataFrame, acts: pl.DataFrame, sources: pl.DataFrame, grids: pl.DataFrame
) -> pl.DataFrame:
    """The act and the exact place of lines.

    Args:
        line: Rows of `budget_lines`.
        acts: `acts`.
        sources: `sources`.
        grids: `printed_grids`.

    Returns:
        `line` with `column_no` (from 1; null in the running text), `table_name` (null in the
        running text), the facts of the act (`issuer`, `act_date`, `act_number`, `edition_date`,
        `edition_number`, `edition_basis`, `act_url`) and of the file (`publisher`, `title`, `file`,
        `sha256`, `format`, `file_url`, `retrieved`, `licence`).

    Examples:
        >>> line = pl.DataFrame({"cell": ["E3", "R12C5", "¶ 4"]})
        >>> line.select(column_number())["column_no"].to_list()
        [5, 5, None]
    """
    act_facts = acts.unique(["act_id", "edition_no"], keep="first", maintain_order=True).select(
        "act_id",
        "edition_no",
        "issuer",
        "act_date",
        "act_number",
        "edition_date",
        "edition_number",
        "edition_basis",
        act_url="url",
    )
    file_facts = sources.rename({"url": "file_url"})
    return (
        line.with_columns(column_number())
        .join(grids.rename({"name": "table_name"}), on=["source_id", "table_no"], how="left")
        .join(act_facts, on=["act_id", "edition_no"], how="left")
        .join(file_facts, on="source_id", how="left")
    )


def column_number() -> pl.Expr:
    """Number of the column of `cell`, from 1: `E3` and `R12C5` are both in column 5.

    Returns:
        Expression `column_no`; null where the cell is of the running text.

    Examples:
        >>> pl.DataFrame({"cell": ["A1", "AB7"]}).select(column_number())["column_no"].to_list()
        [1, 28]
    """
    letters = pl.col("cell").str.extract(_A1)
    number = pl.lit(0, pl.Int64)
    for place in range(3):
        letter = letters.str.slice(place, 1)
        value = letter.replace_strict(
            list(_ALPHABET), range(1, len(_ALPHABET) + 1), default=None, return_dtype=pl.Int64
        )
        number = (
            pl.when(value.is_null()).then(number).otherwise(number * len(_ALPHABET) + value)
        )
    by_letters = pl.when(letters.is_not_null()).then(number)
    by_number = pl.col("cell").str.extract(_ROW_COLUMN).cast(pl.Int64)
    return pl.coalesce(by_number, by_letters).alias("column_no")


def neighbouring_rows(cells: pl.DataFrame, row_no: int, around: int = 2) -> pl.DataFrame:
    """Printed rows around a row, as the table prints them.

    Args:
        cells: `printed_cells` of one table.
        row_no: Row of the figure.
        around: Printed rows wanted before and after it.

    Returns:
        `row_no` and one text column a printed column, named by its number; a cell that is empty
        in print is empty here.

    Examples:
        >>> cells = pl.DataFrame(
        ...     {
        ...         "row_no": [3, 3, 9],
        ...         "column_no": [1, 2, 2],
        ...         "printed": ["04", "Образование", "282 670 560"],
        ...     }
        ... )
        >>> neighbouring_rows(cells, 3, around=1).rows()
        [(3, '04', 'Образование'), (9, '', '282 670 560')]
    """
    rows = cells.select("row_no").unique().sort("row_no")
    before = rows.filter(pl.col("row_no") < row_no).tail(around)
    after = rows.filter(pl.col("row_no") >= row_no).head(around + 1)
    near = cells.join(pl.concat([before, after]), on="row_no", how="semi")
    columns = near["column_no"].unique().sort()
    if near.is_empty():
        return pl.DataFrame(schema={"row_no": pl.Int64})
    return (
        near.pivot(
            "column_no",
            index="row_no",
            values="printed",
            aggregate_function="first",
            on_columns=columns,
        )
        .sort("row_no")
        .with_columns(pl.exclude("row_no").fill_null(""))
    )
