"""Names that run over several printed rows, put together in the row that holds the amount.

A row without an amount goes on in the next one where that reads as no row of its own: it begins in
lower case or with a bracket, the name above is unfinished, or only both together name a section.
"""

import polars as pl

from ingest import words
from ingest.annex.filling import with_found
from ingest.annex.rows import ROW, said_by

_NUMBERED = r"^[^\p{L}\p{N}]*(?:[IVXІХivxіх]{1,4}\s*[.)]|[0-9]{1,2}\s*[.)])"
NUMBER_OF_TITLE = r"^(?:[IVXІХ]{1,4}|[1-9])\s*[.)]$"
"""The number of a section's title in a row of its own."""
_LOWER = r"\p{Ll}"
_UNFINISHED = (
    r"(?i)(?:[-–—,(«\x{ad}]|\([^)]*|(?:^|\s)(?:и|или|в|во|на|по|с|со|для|от|из|к|при|до|за|о|об|не"
    r"|мен|және))$"
)
_FINISHED = r"[.:;]$"
_BROKEN_WORD = r"(\p{L})[-\x{ad}] "  # a word broken at the end of a row
_FACTS = ["name", "title", "said", "category", "goes_on", "is_row", "has_code", "has_amount"]


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
    rows = _rows_in_question(
        cells.with_columns((pl.col("is_name") | pl.col("is_marker")).alias("is_name"))
    )
    chained = rows if rows.is_empty() else _chained(rows)
    if chained.is_empty():
        return cells.filter(is_row).drop("is_marker")
    names = chained.group_by("target", maintain_order=True).agg(
        pl.col("name").str.join(" ").str.replace_all(_BROKEN_WORD, "${1}"),
        pl.col("goes_on").first(),
        pl.col("is_row").any(),
    )
    whole = _told(names).filter(pl.col("is_row") | pl.col("said").is_not_null())
    targets = chained.join(whole.select("target"), on="target", how="semi").select(
        "rid", "target"
    )
    is_chained = pl.col("rid").is_in(targets.get_column("rid").implode())
    alone = cells.filter(is_row & ~is_chained)
    is_name = pl.col("is_name") | pl.col("is_marker")
    moved = _moved(cells.filter(is_chained).with_columns(is_name), targets, whole)
    return pl.concat([alone, moved]).sort("rid", "col", maintain_order=True).drop("is_marker")


def _rows_in_question(cells: pl.DataFrame) -> pl.DataFrame:
    """One row a printed row that holds a name and no amount, or stands beside such a row.

    Returns:
        In the order of `rid`: ROW, `table`, `at` of the name, the facts of `_FACTS`, and
        `is_lower`: names of its table mostly begin in lower case.
    """
    narrow = cells.select("rid", "table", "amount_no", "is_name", "goes_on")
    filled = narrow.filter(pl.col("amount_no").is_not_null(), ~pl.col("is_name"))
    named = narrow.filter("is_name")
    bare = named.join(filled.select("rid"), on="rid", how="anti").select("rid").unique()
    if bare.is_empty():
        return bare
    beside = pl.concat([bare, bare.select(pl.col("rid") + 1), bare.select(pl.col("rid") - 1)])
    near = cells.join(beside.unique(), on="rid", how="semi", maintain_order="left")
    tables = near.select("table").unique()
    is_lower = (
        named.join(tables, on="table", how="semi")
        .group_by("table")
        .agg((pl.col("goes_on").mean() > 1 / 2).alias("is_lower"))
    )
    name = (
        pl.col("text", "title", "said", "category", "goes_on", "at").filter("is_name").first()
    )
    rows = near.group_by("rid", maintain_order=True).agg(
        pl.col(*ROW, "table", "role", "name_col").first(),
        name,
        (pl.col("ordinal").is_not_null() & (pl.col("is_code") | pl.col("is_path")))
        .any()
        .alias("has_code"),
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


def _chained(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows that stand together in chains, with the `target` of each: the `rid` of its row."""
    chained = (
        rows.with_columns(_goes_on_from_above().alias("is_linked"))
        .with_columns((~pl.col("is_linked")).cum_sum().alias("chain"))
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


def _goes_on_from_above() -> pl.Expr:
    """Whether the name of a row is the rest of the name in the row above it."""
    above = {name: pl.col(name).shift(1) for name in [*_FACTS, "table", "row", "at", "is_part"]}
    is_next = (
        (pl.col("table") == above["table"])
        & (pl.col("row") == above["row"] + 1)
        & ((pl.col("at") == pl.col("name_col")) | (pl.col("at") == above["at"]))
    )
    is_open = ~(pl.col("has_amount") & above["has_amount"]) & ~(
        above["has_code"] & pl.col("has_code")
    )
    is_unfinished = above["name"].str.contains(_UNFINISHED)
    is_begun = is_unfinished | above["name"].str.contains(_NUMBERED)
    is_own = (
        pl.col("name").str.contains(_NUMBERED)
        | pl.col("is_part")
        | above["is_part"]
        | _is_unit(pl.col("name"))
        | _is_unit(above["name"])
        | ((pl.col("said") != above["said"]) & ~is_begun)
    )
    both = words.unnumbered(above["name"] + " " + pl.col("name"))
    says_in_all = said_by(both).is_not_null() | _category_of(both).is_not_null()
    says_nothing = pl.col("said").is_null() & pl.col("category").is_null()
    is_number = above["name"].str.contains(NUMBER_OF_TITLE)
    in_capitals = ~pl.col("name").str.contains(_LOWER) & ~above["name"].str.contains(_LOWER)
    goes_on = (
        (pl.col("goes_on") & ~pl.col("is_lower") & ~above["name"].str.contains(_FINISHED))
        | (is_unfinished & ~pl.col("has_code"))
        | (is_number & ~pl.col("has_code") & ~above["has_code"])
        | (
            ~pl.col("has_code")
            & ~above["has_code"]
            & says_nothing
            & (
                (says_in_all & above["said"].is_null() & above["category"].is_null())
                | (in_capitals & above["said"].is_not_null() & ~above["has_amount"])
            )
        )
    )
    return (is_next & is_open & ~is_own.fill_null(value=False) & goes_on).fill_null(value=False)


def _is_unit(name: pl.Expr) -> pl.Expr:
    """A line that is nothing but a unit of measure."""
    return name.str.contains(
        r"(?i)^[^\p{L}]*(?:в\s+)?(?:тыс|млн|мың|единиц|ед\.)\p{L}*.{0,20}те[нң]ге"
    )


def _category_of(title: pl.Expr) -> pl.Expr:
    """The revenue category that a title names."""
    return pl.coalesce(
        pl.when(title.str.contains(pattern)).then(pl.lit(key))
        for key, (pattern, _) in words.CATEGORIES.items()
    )


def _told(names: pl.DataFrame) -> pl.DataFrame:
    """Whole names with what they say."""
    title = pl.col("title")
    return names.with_columns(words.unnumbered(pl.col("name")).alias("title")).with_columns(
        said_by(title).alias("said"),
        _category_of(title).alias("category"),
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
