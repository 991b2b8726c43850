"""Names that run over several printed rows, put together in the row that holds the amount."""

import polars as pl

from ingest import words
from ingest.annex.features import said_by
from ingest.annex.filling import with_found
from ingest.annex.going_on import NUMBER_OF_TITLE, category_of, going_on
from ingest.annex.rows import ROW

_BROKEN_WORD = r"(\p{L})[-\x{ad}] "  # a word broken at the end of a row
_IS_NAMED = pl.col("is_name") | pl.col("is_marker")
_ASKED = [
    *(*ROW, "rid", "col", "table", "role", "name_col", "text", "title", "said", "category"),
    *("goes_on", "at", "ordinal", "amount_no", "is_code", "is_path", "is_part"),
]


def with_names_whole(cells: pl.DataFrame) -> pl.DataFrame:
    """Cells of budget rows without those of rows that only go on with a name.

    Args:
        cells: As placed under the columns of their tables, in the order of `rid`, rows of words
            without a figure and single cells below a heading among them (`role`).

    Returns:
        Cells of rows that hold data or name a section. The name of a row that runs over several is
        whole, with what it then says (`title`, `said`, `category`, …), and all its cells have the
        place of the row of its amount, or else of its code, or of its first words.
    """
    is_row = pl.col("role").is_in(["data", "title"])
    rows = _rows_in_question(cells)
    chained = rows if rows.is_empty() else _chained(rows)
    if chained.is_empty():
        return cells.filter(is_row).drop("is_marker")
    names = chained.group_by("target", maintain_order=True).agg(
        pl.col("name").str.join(" ").str.replace_all(_BROKEN_WORD, "${1}"),
        pl.col("goes_on").first(),
        pl.col("is_row").any(),
    )
    whole = _told(names).filter(pl.col("is_row") | pl.col("said").is_not_null())
    if whole.is_empty():
        return cells.filter(is_row).drop("is_marker")
    targets = chained.join(whole.select("target"), on="target", how="semi").select(
        "rid", "target"
    )
    is_chained = pl.col("rid").is_in(targets.get_column("rid").implode())
    alone = cells.filter(is_row & ~is_chained)
    moved = _moved(cells.filter(is_chained).with_columns(is_name=_IS_NAMED), targets, whole)
    return pl.concat([alone, moved]).sort("rid", maintain_order=True).drop("is_marker")


def _rows_in_question(cells: pl.DataFrame) -> pl.DataFrame:
    """One row a printed row that holds a name and no amount, or stands beside such a row.

    Returns:
        In the order of `rid`: ROW, `table`, `at` of the name, what its words say, and
        `is_lower`: names of its table, of rows with codes if there are such, mostly begin so.
    """
    has_code = pl.col("ordinal").is_not_null() & (pl.col("is_code") | pl.col("is_path"))
    is_filled = pl.col("amount_no").is_not_null() & ~_IS_NAMED
    rid = pl.col("rid")
    named = cells.select("rid", "table", "goes_on", is_name=_IS_NAMED).filter("is_name")
    facts = [_of_rows(cells, is_such).gather(named["rid"]) for is_such in (is_filled, has_code)]
    named = named.select("rid", "table", "goes_on", is_filled=facts[0], has_code=facts[1])
    bare = named.filter(~pl.col("is_filled")).select("rid").unique()
    if bare.is_empty():
        return bare
    beside = pl.concat([bare, *(bare.select(one) for one in (rid - 1, rid + 1, rid + 2))])
    near = cells.select(*_ASKED, is_name=_IS_NAMED).join(
        beside.unique(), on="rid", how="semi", maintain_order="left"
    )
    begins = pl.coalesce(pl.col("goes_on").filter("has_code").mean(), pl.col("goes_on").mean())
    is_lower = named.group_by("table").agg((begins > 1 / 2).alias("is_lower"))
    name = (
        pl.col("text", "title", "said", "category", "goes_on", "at").filter("is_name").first()
    )
    rows = near.group_by("rid", maintain_order=True).agg(
        pl.col(*ROW, "table", "role", "name_col").first(),
        name,
        has_code.any().alias("has_code"),
        (pl.col("amount_no").is_not_null() & ~pl.col("is_name")).any().alias("has_amount"),
        (pl.len() == 1).alias("is_single"),
        pl.col("is_part").filter("is_name").any().alias("is_part"),
    )
    is_row = pl.col("role").is_in(["data", "title"])
    is_below_heading = (pl.col("role") == "heading") & pl.col("is_single")
    return with_found(
        rows.rename({"text": "name"})
        .with_columns(is_row.alias("is_row"))
        .filter(pl.col("name").is_not_null(), (pl.col("role") != "heading") | is_below_heading),
        is_lower,
        ["table"],
    ).sort("rid")


def _of_rows(cells: pl.DataFrame, is_such: pl.Expr) -> pl.Series:
    """Which rows hold such a cell, by their number."""
    rows = cells.select(pl.col("rid").filter(is_such)).to_series().unique()
    count = int(cells.select(pl.col("rid").max()).item() or 0) + 1
    none: pl.Series = pl.repeat(value=False, n=count, dtype=pl.Boolean, eager=True)
    return none.scatter(rows, True)  # noqa: FBT003 - the value that is set


def _chained(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows that stand together in chains, with the `target` of each: the `rid` of its row."""
    linked = going_on(rows)
    if linked.is_empty():
        return rows.clear()
    chained = (
        rows.with_columns((~pl.col("rid").is_in(linked.implode())).cum_sum().alias("chain"))
        .with_columns(
            pl.col("has_amount").sum().over("chain").alias("amounts"),
            pl.col("has_code").sum().over("chain").alias("codes"),
            pl.len().over("chain").alias("length"),
        )
        .filter(pl.col("length") > 1, pl.col("amounts") <= 1, pl.col("codes") <= 1)
    )
    target = pl.coalesce(
        pl.col("rid").filter(flag).first().over("chain") for flag in ("has_amount", "has_code")
    )
    return chained.with_columns(
        pl.coalesce(target, pl.col("rid").first().over("chain")).alias("target")
    )


def _told(names: pl.DataFrame) -> pl.DataFrame:
    """Whole names with what they say."""
    title = pl.col("title")
    return names.with_columns(words.unnumbered(pl.col("name")).alias("title")).with_columns(
        said_by(title).alias("said"),
        category_of(title).alias("category"),
        title.str.contains(words.TOTAL).alias("is_total"),
        title.str.contains(words.PART_OF).alias("is_part"),
    )


def _moved(cells: pl.DataFrame, targets: pl.DataFrame, whole: pl.DataFrame) -> pl.DataFrame:
    """Cells of chained rows at the place of their target, with its whole name once."""
    told = whole.rename({"name": "text"})
    facts = [name for name in told.columns if name in cells.columns]
    placed = with_found(cells, targets, ["rid"])
    places = placed.filter(pl.col("rid") == pl.col("target")).unique("rid", keep="first")
    at_target = placed.drop("row", "role").join(
        places.select("target", "row", "role"), on="target", how="left", maintain_order="left"
    )
    is_first_name = pl.col("is_name") & (pl.int_range(pl.len()).over("target", "is_name") == 0)
    once = at_target.filter(~pl.col("is_name") | is_first_name)
    names = (
        once.filter("is_name")
        .drop(facts)
        .join(told.select("target", *facts), on="target", how="left", maintain_order="left")
    )
    others = once.filter(~pl.col("is_name"))
    columns = [*cells.columns]
    return (
        pl.concat([names.select(*columns, "target"), others.select(*columns, "target")])
        .with_columns(pl.col("target").alias("rid"))
        .select(columns)
        .sort("rid", "col", maintain_order=True)
    )


__all__ = ["NUMBER_OF_TITLE", "with_names_whole"]
