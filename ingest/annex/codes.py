"""Codes of rows by place: one column a level, whatever the table prints them in."""

import polars as pl

from ingest.annex.features import CODE, RAISED
from ingest.annex.filling import first_of_row, index_held, with_found
from ingest.annex.levels import MAX_CODES
from ingest.words import NUMBERINGS

CODES = [f"code_{n}" for n in range(MAX_CODES)]
_ZEROS = f"^0+[{RAISED}]*$"
# a path without dots: 04 2 261 082, or 1 01 2
_FUNCTIONAL_PATH = r"^(\d{2})(0\d|\d)?(\d{3})?(\d{3})?(\d{3})?$"
_REVENUE_PATH = r"^(\d)(\d{2})?(\d)?(\d{2})?$"


def with_codes(rows: pl.DataFrame, placed: pl.DataFrame) -> pl.DataFrame:
    """Rows with their codes by place, as printed; codes of noughts alone (04 0 000 000) are none.

    Args:
        rows: Rows of budget tables in the order of `rid`.
        placed: As `placed_cells` returns them.

    Returns:
        The rows, with `code_0` (group or category), `code_1`, …, and `depth`: the place of the
        deepest code from 1, null where there is none.
    """
    codes = (
        placed.select("rid", "ordinal", "is_code", "has_paths", "text")
        .filter(pl.col("ordinal").is_not_null(), pl.col("is_code") & ~pl.col("has_paths"))
        .select("rid", "ordinal", "text")
        .filter(~pl.col("text").str.contains(_ZEROS))
        .with_columns(pl.col("text").str.strip_chars_end(RAISED))
    )
    coded = rows
    for n, name in enumerate(CODES):
        at = first_of_row(codes.filter(pl.col("ordinal") == n))
        coded = with_found(coded, at.select("rid", pl.col("text").alias(name)), ["rid"])
    return _moved_left(_with_paths(coded, placed)).with_columns(
        pl.max_horizontal(
            pl.when(pl.col(name).is_not_null()).then(n + 1) for n, name in enumerate(CODES)
        ).alias("depth")
    )


def _with_paths(rows: pl.DataFrame, placed: pl.DataFrame) -> pl.DataFrame:
    """Rows with the parts of whole paths (04.2.261.082 or 042261082) as their codes.

    A path that falls into no parts is an `unread_code`.
    """
    paths = placed.filter(
        pl.col("ordinal") == 0, "has_paths", pl.col("is_code") | pl.col("is_path")
    )
    if paths.is_empty():
        return rows
    dotted = pl.col("text").str.strip_chars("./").str.split_exact(r".", MAX_CODES - 1)
    is_joined = ~pl.col("text").str.contains("[./]")
    functional = pl.col("text").str.extract_groups(_FUNCTIONAL_PATH)
    revenue = pl.col("text").str.extract_groups(_REVENUE_PATH)
    is_revenue = pl.col("kind_of_table") == "revenue"

    def part(n: int) -> pl.Expr:
        of_functional = functional.struct.field(str(n + 1)) if n < MAX_CODES - 1 else None
        of_revenue = revenue.struct.field(str(n + 1)) if n < MAX_CODES - 2 else None
        joined = pl.when(is_revenue).then(of_revenue).otherwise(of_functional)
        text = pl.when(is_joined).then(joined).otherwise(dotted.struct.field(f"field_{n}"))
        return pl.when(~text.str.contains(_ZEROS) & text.str.contains(CODE)).then(text)

    names = [f"part_{n}" for n in range(MAX_CODES)]
    is_unread = pl.all_horizontal(pl.col(name).is_null() for name in names) & pl.col(
        "text"
    ).str.contains("[1-9]")
    parts = (
        paths.with_columns(pl.col("text").str.replace_all("/", ".", literal=True))
        .with_columns(part(n).alias(name) for n, name in enumerate(names))
        .select("rid", *names, pl.when(is_unread).then("text").alias("unread_path"))
    )
    return (
        rows.join(parts, on="rid", how="left", maintain_order="left")
        .with_columns(
            *(pl.coalesce(f"part_{n}", name).alias(name) for n, name in enumerate(CODES)),
            pl.coalesce("unread_code", "unread_path").alias("unread_code"),
        )
        .drop(*names, "unread_path")
    )


def _moved_left(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows whose categories stand one column aside, moved to the left.

    There a category stands in the column of subgroups, its classes and subclasses right of it. A
    class may be called as its category and stand there too: it has another digit.
    """
    numbered = [
        f"{category}{digit}"
        for numbering in NUMBERINGS
        for digit, category in enumerate(numbering, start=1)
    ]
    has_code = pl.any_horizontal(pl.col(name).is_not_null() for name in CODES)
    starts = (
        pl.col("code_0").is_null() & pl.concat_str("category", "code_1").is_in(numbered)
    ).fill_null(value=False)
    is_title = ~has_code & pl.col("said").is_not_null()
    ends = pl.col("code_0").is_not_null() | is_title | pl.col("is_new_budget")
    is_aside = index_held(starts, ends).is_not_null()
    return (
        rows.with_columns(is_aside.alias("is_aside"))
        .with_columns(
            pl.when("is_aside").then(right).otherwise(pl.col(name)).alias(name)
            for name, right in zip(
                CODES, [*map(pl.col, CODES[1:]), pl.lit(None, dtype=pl.String)], strict=True
            )
        )
        .drop("is_aside")
    )
