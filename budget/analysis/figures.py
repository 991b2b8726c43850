"""Which printed line speaks for a figure that a document prints more than once?"""

import polars as pl

from budget.model.enums import LineLevel

FIGURE = [
    "unit_id",
    "budget_year",
    "phase",
    "act_id",
    "edition_no",
    "section",
    "line_level",
    "code",
]
PRINTED = [  # what a page shows of a printed line, and the place it is printed at
    "section",
    "line_level",
    "code",
    "name_ru",
    "name_kk",
    "amount_kzt",
    "value_status",
    "printed",
    "source_id",
    "table_no",
    "row_no",
    "cell",
]


def one_line_a_figure(lines: pl.DataFrame) -> pl.DataFrame:
    """One printed line for every figure, the annex before the running text.

    A decision states its totals in point 1 and again in the annex; some annexes print a category
    twice. The line kept is a printed amount rather than a missing one, of a table rather than of
    the running text, of the table that goes deepest, and the first of those.

    Args:
        lines: `budget_lines`.

    Returns:
        Rows of `lines`, one a unit, year, phase, act, edition, section, level and code, in the
        order of the document.

    Examples:
        >>> lines = pl.DataFrame(
        ...     {
        ...         **{name: ["x", "x"] for name in FIGURE},
        ...         "code": ["", ""],
        ...         "name_ru": ["доходы", "I. Доходы"],
        ...         "name_kk": [None, None],
        ...         "amount_kzt": [7000, 7000],
        ...         "source_id": ["act", "act"],
        ...         "table_no": [0, 2],
        ...         "row_no": [1, 3],
        ...     }
        ... )
        >>> one_line_a_figure(lines)["table_no"].to_list()
        [2]
    """
    is_item = pl.col("line_level").cast(pl.String) == LineLevel.ITEM
    label = pl.when(is_item).then(pl.coalesce("name_ru", "name_kk"))  # items may share a code
    table_depth = pl.col("code").str.count_matches(".", literal=True).max()
    return (
        lines.with_columns(label=label, table_depth=table_depth.over("source_id", "table_no"))
        .sort(
            pl.col("amount_kzt").is_null(),
            pl.col("table_no") == 0,
            -pl.col("table_depth").cast(pl.Int64),
            "table_no",
            "row_no",
        )
        .unique([*FIGURE, "label"], keep="first", maintain_order=True)
        .sort("table_no", "row_no")
        .drop("label", "table_depth")
    )
