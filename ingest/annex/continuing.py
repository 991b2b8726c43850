"""Tables that go on after a page break or on the next sheet without repeating their heading."""

from collections.abc import Sequence
from functools import lru_cache

import polars as pl

from budget.model.enums import Section
from ingest.annex.columns import Column
from ingest.annex.headings import FIELD, PART
from ingest.annex.layout import layout_of

ASTRAY = (
    "the table goes on without a heading, and its columns do not stand where they stood above; "
    "repeat the heading above it"
)
_GRID = ["doc", "grid"]
_TAKEN = ["shape", "heading", "most"]
_OF_HEAD = [f"head_{name}" for name in _TAKEN]
_GROUP = r"^(?:0[1-9]|1[0-6])$"  # the code of a functional group


def with_heads(tables: pl.DataFrame, data: pl.DataFrame) -> pl.DataFrame:
    """Tables with the shape and heading of the table that they continue.

    A table without a heading that is the first of its grid goes on with the headed table before
    it, where its names and figures stand in columns of that table.

    Args:
        tables: In the order of the document: `table`, `doc`, `grid`, `shape`, `heading` (empty:
            none), `most`.
        data: Cells of data rows.

    Returns:
        The tables, with `continues` (shape and heading are those of the table above) and `astray`:
        why a table that starts in the middle of a budget cannot be read.
    """
    tables = _under_one_heading(tables)
    is_first = pl.any_horizontal(pl.col(name).ne(pl.col(name).shift(1)) for name in _GRID)
    is_bare = (pl.col("heading") == "") & is_first.fill_null(value=False)
    head = pl.when(~is_bare & (pl.col("heading") != "")).then("table")
    led = tables.with_columns(
        pl.when(is_bare).then(head.forward_fill().over("doc")).alias("head")
    )
    bare = led.filter(pl.col("head").is_not_null())
    heads = tables.select(
        pl.col("table").alias("head"), *(pl.col(name).alias(f"head_{name}") for name in _TAKEN)
    )
    pairs = bare.join(heads, on="head", maintain_order="left")
    pairs = pairs.join(_beginnings(data, bare), on="table", how="left", maintain_order="left")
    fits = [_fits(*one) for one in pairs.select("shape", *_OF_HEAD, "spends").rows()]
    codes = [_has_codes(*one) for one in pairs.select(*_TAKEN).rows()]
    judged = pairs.select(
        "table",
        *_OF_HEAD,
        "begins",
        pl.Series("continues", fits, dtype=pl.Boolean),
        pl.Series("has_codes", codes, dtype=pl.Boolean),
    )
    is_astray = pl.col("has_codes") & ~pl.col("continues") & ~pl.col("begins")
    continues = pl.col("continues").fill_null(value=False)
    return (
        tables.join(judged, on="table", how="left", maintain_order="left")
        .with_columns(
            pl.when(continues).then(f"head_{name}").otherwise(name).alias(name)
            for name in _TAKEN
        )
        .with_columns(continues, pl.when(is_astray).then(pl.lit(ASTRAY)).alias("astray"))
        .drop(*_OF_HEAD, "has_codes", "begins")
    )


def _under_one_heading(tables: pl.DataFrame) -> pl.DataFrame:
    """Tables whose heading is repeated in the document and does not name all their codes.

    They have the shape of all tables under that heading together: a few rows alone do not tell
    which of their columns of codes is which.
    """
    heading = ["doc", "heading"]
    is_repeated = (pl.len().over(heading) > 1) & (pl.col("heading") != "")
    repeated = tables.filter(is_repeated).select("doc", *_TAKEN)
    distinct = repeated.select(_TAKEN).unique(maintain_order=True)
    is_unsure = [not layout_of(*one).is_sure for one in distinct.rows()]
    unsure = distinct.filter(pl.Series(is_unsure, dtype=pl.Boolean))
    if unsure.is_empty():
        return tables
    led = repeated.join(unsure, on=_TAKEN, how="semi")
    together = (
        repeated.join(led, on=heading, how="semi")
        .group_by(heading)
        .agg("shape", pl.col("most").max().alias("whole_most"))
    )
    whole = pl.Series("whole", [_merged(shapes) for shapes in together["shape"].to_list()])
    wholes = together.with_columns(whole).drop("shape")
    return (
        tables.join(wholes, on=heading, how="left", maintain_order="left")
        .with_columns(
            pl.coalesce("whole", "shape").alias("shape"),
            pl.coalesce("whole_most", "most").alias("most"),
        )
        .drop("whole", "whole_most")
    )


def _merged(shapes: Sequence[str]) -> str:
    """The shape of several tables as one."""
    columns: dict[int, list[int]] = {}
    for shape in set(shapes):
        for one in _columns(shape):
            known = columns.setdefault(one.col, list(one))
            columns[one.col] = [max(pair) for pair in zip(known, one, strict=True)]
    return PART.join(FIELD.join(map(str, columns[col])) for col in sorted(columns))


@lru_cache(maxsize=4096)
def _fits(shape: str, head_shape: str, heading: str, most: int, spends: bool) -> bool:  # noqa: FBT001 - cached by all it depends on
    """Whether names and figures of a table stand in columns of the layout above.

    Expenditures are no continuation of a table of revenues.
    """
    layout = layout_of(head_shape, heading, most)
    amounts = {one.col for one in layout.amounts}
    known = amounts | {*layout.code_cols, *layout.ignored}
    columns = _columns(shape)
    figures = {one.col for one in columns if one.numbers or one.codes or one.paths}
    worded = [one for one in columns if one.texts]
    name_col = layout.name_col
    named = max(worded, key=lambda one: (one.texts, one.col == name_col), default=None)
    return (
        named is not None
        and named.col == name_col
        and not (spends and layout.kind == "revenue")
        and figures <= known
        and bool(figures & amounts)
    )


def _has_codes(shape: str, heading: str, most: int) -> bool:
    """Whether a table by itself lists rows of a budget."""
    return bool(layout_of(shape, heading, most).levels)


def _columns(shape: str) -> list[Column]:
    return [Column(*map(int, part.split(FIELD))) for part in shape.split(PART)]


def _beginnings(data: pl.DataFrame, bare: pl.DataFrame) -> pl.DataFrame:
    """What the first row of each table says.

    Returns:
        `begins`: a section, a category or a group; `spends`: the section of expenditures.
    """
    says = (
        pl.col("said").is_not_null()
        | pl.col("category").is_not_null()
        | (pl.col("text").str.contains(_GROUP) & (pl.col("col") == pl.col("col").min()))
    )
    cells = data.join(bare.select("table"), on="table", how="semi", maintain_order="left")
    return (
        cells.filter(pl.col("rid") == pl.col("rid").min().over("table"))
        .group_by("table")
        .agg(
            says.any().alias("begins"),
            (pl.col("said") == f"{Section.EXPENDITURES.value}|").any().alias("spends"),
        )
    )


def same_budget(tables: pl.DataFrame, said: list[str]) -> pl.DataFrame:
    """Tables in which one that goes on has what is said above the table it continues.

    Args:
        tables: In the order of the document, with `continues`, `annex_no`, and `caption_at`,
            `year_at`: where a caption and a year were said last.
        said: Columns to be taken from the table above, unless a new annex, caption or year stands
            between the two.
    """
    is_same = pl.col("continues") & pl.all_horizontal(
        pl.col(name).eq_missing(pl.col(name).shift(1))
        for name in ("doc", "annex_no", "caption_at", "year_at")
    )
    above = pl.when(~is_same).then(pl.int_range(pl.len())).forward_fill()
    return tables.with_columns(pl.col(name).gather(above) for name in said)
