"""Tables of a batch: what each holds in its columns, hence its layout."""

import polars as pl

from budget.model.enums import LineLevel
from ingest.annex.continuing import with_heads
from ingest.annex.filling import first_of_row
from ingest.annex.headings import FIELD, PART
from ingest.annex.layout import Layout, layout_of
from ingest.annex.levels import MAX_CODES
from ingest.annex.rows import TABLE
from ingest.annex.standing import with_paths_spelt, with_place

_COUNTS = ["texts", "codes", "numbers", "paths", "places", "measured"]
_FIELDS = ["at", *_COUNTS, "widest"]
_LOOKED_AT = [
    *("table", "rid", "role", "col", "last_col", "text", "said", "category", "digits"),
    *("is_words", "is_numeric", "is_code", "is_path", "is_place", "is_measured"),
]
LEVELS = [f"level_{n}" for n in range(MAX_CODES)]
LEVEL = pl.Enum(LineLevel)
"""Of the columns `LEVELS`: comparing numbers, not texts, in every row."""


def tables_of(
    cells: pl.DataFrame, rows: pl.DataFrame
) -> tuple[pl.DataFrame, dict[int, Layout]]:
    """Tables that hold data, with the number of their layout, and the layouts by number.

    Args:
        cells: As `featured_cells` returns them, with `role` and `table` of their row.
        rows: As `rows_of` returns them.

    Returns:
        `table`, `doc`, `grid`, `segment`, `row` (its first), `layout`, `heading`, and `continues`
        and `astray` as `with_heads` returns them.
    """
    data = with_place(
        with_paths_spelt(cells.select(*TABLE[:2], *_LOOKED_AT).filter(pl.col("role") == "data"))
    )
    shaped = (
        _shapes(data)
        .join(_headings(cells), on="table", how="left", maintain_order="left")
        .with_columns(pl.col("heading").fill_null(""))
        .join(
            rows.group_by("table").agg(pl.col("row").min(), pl.col(TABLE).first()),
            on="table",
            how="left",
            maintain_order="left",
        )
    )
    tables = with_heads(shaped, data).with_columns(
        pl.struct("shape", "heading", "most").rank("dense").cast(pl.Int64).alias("layout")
    )
    distinct = tables.unique("layout", keep="first", maintain_order=True)
    layouts = {
        number: layout_of(shape, heading, most)
        for number, shape, heading, most in distinct.select(
            "layout", "shape", "heading", "most"
        ).rows()
    }
    columns = ["table", *TABLE, "row", "layout", "heading", "continues", "astray"]
    return tables.select(columns), layouts


def _headings(cells: pl.DataFrame) -> pl.DataFrame:
    """The heading of each table as text: column, columns covered and words of its cells."""
    is_sign = pl.col("text").str.contains("[%№#]")  # of shares, of running numbers
    return (
        cells.filter(pl.col("role") == "heading")
        .filter(pl.col("is_words") | pl.col("is_numeric") | is_sign)
        .group_by("table", maintain_order=True)
        .agg(
            pl.concat_str(["col", "col_span", "text"], separator=FIELD)
            .str.join(PART)
            .alias("heading")
        )
    )


def _shapes(data: pl.DataFrame) -> pl.DataFrame:
    """What the columns of each table hold, as text, and `most`, the figures in its fullest row.

    A figure stands right of the name, or is too long for a code.
    """
    figures = data.select("table", "rid", "col", "is_code", "is_numeric").filter("is_numeric")
    names = first_of_row(data.select("rid", "is_words", name_at="col").filter("is_words"))
    right = figures.join(names, on="rid", maintain_order="left").filter(
        pl.col("col") > pl.col("name_at")
    )
    fullest = (
        pl.concat([_in_rows(right), _in_rows(figures.filter(~pl.col("is_code")))])
        .lazy()
        .group_by("table")
        .agg(pl.col("most").max())
    )
    return (
        _columns(data.lazy())
        .sort("table", "at")
        .group_by("table", maintain_order=True)
        .agg(pl.concat_str(_FIELDS, separator=FIELD).str.join(PART).alias("shape"))
        .join(fullest, on="table", how="left", maintain_order="left")
        .with_columns(pl.col("most").fill_null(0).cast(pl.Int64))
        .sort("table")
        .collect()
    )


def _in_rows(figures: pl.DataFrame) -> pl.DataFrame:
    """Figures in each row, given in the order of `rid`: runs are counted faster than groups."""
    runs = figures.get_column("rid").rle().struct.unnest()
    ends = runs.get_column("len").cum_sum() - 1
    table = figures.get_column("table").gather(ends)
    return pl.DataFrame({"table": table, "most": runs.get_column("len")})


def _columns(data: pl.LazyFrame) -> pl.LazyFrame:
    """Columns of tables with what they hold: shapes, not counts, so that tables share them."""
    is_first, is_last = (pl.col("rid").ne_missing(pl.col("rid").shift(by)) for by in (1, -1))
    is_alone = is_first & is_last & pl.col("is_code")  # the number of a page
    counted = (
        data.filter(~is_alone)
        .group_by("table", "at")
        .agg(
            pl.col("is_words").sum().alias("texts"),
            pl.col("is_code").sum().alias("codes"),
            (pl.col("is_numeric") & ~pl.col("is_code")).sum().alias("numbers"),
            pl.col("is_path").sum().alias("paths"),
            pl.col("is_place").sum().alias("places"),
            (pl.col("is_numeric") & pl.col("is_measured")).sum().alias("measured"),
            pl.col("digits").max().fill_null(0).alias("widest"),
        )
    )
    return counted.with_columns(
        pl.when(pl.col(name) == 0)
        .then(0)
        .when(pl.col(name) * 3 < pl.col(name).max().over("table"))
        .then(1)
        .otherwise(2)
        .alias(name)
        for name in _COUNTS
    )


def column_roles(layouts: dict[int, Layout]) -> pl.DataFrame:
    """Columns of all layouts: `layout`, `at`, and the `ordinal` of a code, `amount_no`, `is_counter`.

    Columns of one year and phase share `amount_no`, `column_year`, `phase` and `amount_col`,
    the first of them.
    """
    rows: list[
        tuple[int, int, int | None, int | None, int | None, str | None, int | None, bool]
    ] = []
    for number, layout in layouts.items():
        codes = enumerate(layout.code_cols)
        rows += [
            (number, col, ordinal, None, None, None, None, False) for ordinal, col in codes
        ]
        rows += [(number, col, None, None, None, None, None, True) for col in layout.counters]
        meanings = list(dict.fromkeys((a.year, a.phase) for a in layout.amounts))
        first = {(a.year, a.phase): a.col for a in reversed(layout.amounts)}
        for col, year, phase, _ in layout.amounts:
            key = (year, phase)
            rows.append(
                (number, col, None, meanings.index(key), year, phase, first[key], False)
            )
    return pl.DataFrame(
        rows,
        schema={
            "layout": pl.Int64,
            "at": pl.Int64,
            "ordinal": pl.Int64,
            "amount_no": pl.Int64,
            "column_year": pl.Int64,
            "phase": pl.String,
            "amount_col": pl.Int64,
            "is_counter": pl.Boolean,
        },
        orient="row",
    )


def layout_facts(layouts: dict[int, Layout]) -> pl.DataFrame:
    """Facts of all layouts: `layout`, `kind`, `name_col`, `is_headed`, `has_paths`, `problem`, `level_0` on."""
    return pl.DataFrame(
        [
            (
                number,
                layout.kind,
                layout.name_col,
                layout.is_headed,
                layout.has_paths,
                layout.problem,
                *layout.levels,
                *[None] * (MAX_CODES - len(layout.levels)),
            )
            for number, layout in layouts.items()
        ],
        schema={
            "layout": pl.Int64,
            "kind": pl.String,
            "name_col": pl.Int64,
            "is_headed": pl.Boolean,
            "has_paths": pl.Boolean,
            "problem": pl.String,
        }
        | dict.fromkeys(LEVELS, LEVEL),
        orient="row",
    )
