"""Which cell of its row prints the amount of a listed transfer?

Lists of transfers keep the row of their document. The cell is the one in that row whose number, in
tenge, thousands, millions or billions, is the amount.
"""

import polars as pl

_UNITS = (1, 10**3, 10**6, 10**9)
_ROW = ["source_id", "table_no", "row_no"]


def with_cells(statements: pl.DataFrame, cells: pl.LazyFrame) -> pl.DataFrame:
    """Statements of transfers with the cell that prints them.

    Args:
        statements: Rows with `source_id`, `table_no`, `row_no`, `cell`, `amount_kzt`, as of
            `transfer_ledger`.
        cells: `printed_cells`.

    Returns:
        `statements` with `cell` filled, as R12C5, where it was null and one of the row's printed
        cells is the amount; the first from the left where several are.

    Examples:
        >>> statements = pl.DataFrame(
        ...     {
        ...         "source_id": ["act"],
        ...         "table_no": [8],
        ...         "row_no": [3],
        ...         "cell": [None],
        ...         "amount_kzt": [1_771_506_000],
        ...     },
        ...     schema_overrides={"cell": pl.String},
        ... )
        >>> cells = pl.LazyFrame(
        ...     {
        ...         "source_id": ["act"] * 2,
        ...         "table_no": [8] * 2,
        ...         "row_no": [3] * 2,
        ...         "column_no": [2, 4],
        ...         "printed": ["Уилскому", "1 771 506"],
        ...     }
        ... )
        >>> with_cells(statements, cells)["cell"].item()
        'R3C4'
    """
    silent = statements.filter(pl.col("cell").is_null(), pl.col("amount_kzt").is_not_null())
    digits = (
        pl.col("printed").str.replace_all(r"[\s\x{00A0}\x{202F}]", "").str.replace(",", ".")
    )
    number = digits.str.to_decimal(scale=6).cast(pl.Float64)
    is_number = digits.str.contains(r"^\d{1,13}(\.\d{1,6})?$")
    rows = silent.select(_ROW).unique()
    found = (
        cells.filter(pl.col("source_id").is_in(rows["source_id"].unique().implode()))
        .join(rows.lazy(), on=_ROW, how="semi")
        .collect()
        .filter(is_number)
        .with_columns(number=number)
        .join(silent.select(*_ROW, "amount_kzt").unique(), on=_ROW)
        .filter(
            pl.any_horizontal(
                (pl.col("number") * unit - pl.col("amount_kzt")).abs() < 1 for unit in _UNITS
            )
        )
        .sort("column_no")
        .unique([*_ROW, "amount_kzt"], keep="first", maintain_order=True)
        .select(*_ROW, "amount_kzt", found=pl.format("R{}C{}", "row_no", "column_no"))
    )
    return (
        statements.join(found, on=[*_ROW, "amount_kzt"], how="left", maintain_order="left")
        .with_columns(cell=pl.coalesce("cell", "found"))
        .drop("found")
    )
