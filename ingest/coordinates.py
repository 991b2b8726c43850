"""Names of cells: A1 style in sheets, R12C5 in tables of a text."""

import polars as pl

_LETTERS = 26


def cell_names(row: pl.Expr, col: pl.Expr, is_markup: pl.Expr) -> pl.Expr:
    """The name of a cell from its row and column, both from 1.

    Examples:
        >>> frame = pl.DataFrame(
        ...     {"row": [12, 7, 7], "col": [5, 27, 703], "m": [True, False, False]}
        ... )
        >>> frame.select(
        ...     cell_names(pl.col("row"), pl.col("col"), pl.col("m"))
        ... ).to_series().to_list()
        ['R12C5', 'AA7', 'AAA7']
    """
    return (
        pl.when(is_markup)
        .then(pl.format("R{}C{}", row, col))
        .otherwise(pl.concat_str([_column_letters(col), row.cast(pl.String)]))
    )


def _column_letters(col: pl.Expr) -> pl.Expr:
    """Letters of a sheet's column: 1 is A, 27 is AA, 703 is AAA (bijective base 26)."""
    alphabet = {n: chr(ord("A") + n) for n in range(_LETTERS)}
    number = col.cast(pl.Int64)
    letters = pl.lit("")
    for _ in range(3):  # a sheet has at most 16,384 columns: XFD
        digit = (number - 1) % _LETTERS
        letter = (
            pl.when(number > 0)
            .then(digit.replace_strict(alphabet, return_dtype=pl.String))
            .otherwise(pl.lit(""))
        )
        letters = letter + letters
        number = pl.when(number > 0).then((number - 1) // _LETTERS).otherwise(0)
    return letters
