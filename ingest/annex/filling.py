"""Values that hold for the rows below them, in one pass over the rows of all documents."""

import polars as pl


def index_held(starts: pl.Expr, ends: pl.Expr) -> pl.Expr:
    """Index of the last row where `starts` was true; null once `ends` was true after it.

    Where both are true, the row starts anew.

    Examples:
        >>> rows = pl.DataFrame(
        ...     {"code": ["04", None, None, None], "ends": [True, False, True, False]}
        ... )
        >>> rows.select(
        ...     index_held(pl.col("code").is_not_null(), pl.col("ends"))
        ... ).to_series().to_list()
        [0, 0, None, None]
    """
    index = pl.int_range(pl.len(), dtype=pl.Int64)
    last = pl.when(starts).then(index).when(ends).then(-1).forward_fill()
    return pl.when(last >= 0).then(last)


def held(value: pl.Expr, ends: pl.Expr) -> pl.Expr:
    """Each value for its own and the following rows, until the next value or an end."""
    return value.gather(index_held(value.is_not_null(), ends))


def first_of_row(cells: pl.DataFrame) -> pl.DataFrame:
    """The first cell of each printed row, of cells in the order of `rid`."""
    return cells.filter(pl.col("rid").ne_missing(pl.col("rid").shift(1)))


def with_found(
    rows: pl.DataFrame, found: pl.DataFrame, on: list[str], *, nulls_equal: bool = False
) -> pl.DataFrame:
    """Rows with what is found for their key: a left join that does not copy the rows.

    Args:
        rows: Any number of columns.
        found: One row a key.
        on: Columns of the key.
        nulls_equal: A null finds a null.

    Examples:
        >>> rows = pl.DataFrame({"rid": [1, 2], "name": ["a", "b"]})
        >>> with_found(rows, pl.DataFrame({"rid": [2], "code": ["04"]}), ["rid"]).rows()
        [(1, 'a', None), (2, 'b', '04')]
    """
    if found.is_empty():
        return rows.hstack(found.drop(on).clear(rows.height).get_columns())
    keys = rows.select(on)
    joined = keys.join(found, on=on, how="left", nulls_equal=nulls_equal, maintain_order="left")
    return rows.hstack(joined.drop(on).get_columns())


def changes(*columns: str) -> pl.Expr:
    """True where any of the columns differs from the row before, and in the first row."""
    return pl.any_horizontal(
        pl.col(name).ne_missing(pl.col(name).shift(1)) for name in columns
    ) | (pl.int_range(pl.len()) == 0)


def firsts(rows: pl.DataFrame, *on: str) -> pl.DataFrame:
    """The first row of each value of some columns; equal ones mostly follow each other.

    Examples:
        >>> firsts(pl.DataFrame({"doc": [1, 1, 2, 1], "row": [5, 6, 7, 8]}), "doc").rows()
        [(1, 5), (2, 7)]
    """
    return rows.filter(changes(*on)).unique([*on], keep="first", maintain_order=True)
