"""What stands around a table: the annex it belongs to, its year, its unit of measure.

The lines around tables are paragraphs of the text, rows of a sheet that hold no figures, and names
of sheets. Each table takes from the nearest line above it; a new annex forgets the year before it.
"""

import polars as pl

from ingest.annex.layout import TABLE
from ingest.numbers import unit_multipliers

_STEP = 10_000_000  # rows of a grid come after the paragraphs before it
_SHORT = 250
_UNIT_LINE = 60
_YEAR = r"(?:на|за)\s+(20\d\d)\s*(?:год|г\.)|(20\d\d)\s*жылға|^\s*(20\d\d)(?:\s*(?:год|жыл|г\.|ж\.)\p{L}*)?\s*$"
_RANGE = r"20\d\d\s*[-–—]\s*20\d\d"
_ANNEX = r"[Пп][Рр][Ии][Лл][Оо][Жж][Ее][Нн][Ии][Ее]\s*№?\s*(\d+)|(\d+)\s*[-–]?\s*(?:ші|шы)?\s*[-–]?\s*[Ққ][Оо][Сс][Ыы][Мм][Шш][Аа]"
_BUDGET = r"(?i)бюджет"
_MONEY = r"(?i)те[нң]ге"
_PLACE = r"(?i)округ|район|город|сел[ао]|пос[её]л|аудан|ауыл|қала|кент"
_SUBJECT = r"(?i)трансферт|субвенци|изъяти|алып\s*қою"
_POINT = r"^\s*\d+(?:-\d+)?[.)]"


def lines_around(
    cells: pl.DataFrame, rows: pl.DataFrame, grids: pl.DataFrame, paragraphs: pl.DataFrame
) -> pl.DataFrame:
    """Lines of text around tables in the order of the document.

    Returns:
        `doc`, `position` (sorted), `text`, `caption`, `subject` (a caption that speaks of
        transfers), `year`, `annex_no`, `multiplier`; the last five null where a line does not say.
    """
    spoken = (
        cells.lazy()
        .join(rows.lazy().filter(pl.col("role") == "text"), on=["doc", "grid", "row"])
        .group_by("doc", "grid", "row", maintain_order=True)
        .agg(pl.col("text").str.join(" "))
        .select("doc", (pl.col("grid").cast(pl.Int64) * _STEP + pl.col("row")).alias("position"), "text", pl.lit(value=False).alias("is_heading"))
    )
    written = paragraphs.lazy().select(
        "doc",
        (pl.col("next_grid").cast(pl.Int64) * _STEP + pl.col("line") - _STEP // 2).alias("position"),
        "text",
        (pl.col("style") == "heading").alias("is_heading"),
    )
    named = (
        grids.lazy()
        .filter(~pl.col("is_markup"))
        .select("doc", (pl.col("grid").cast(pl.Int64) * _STEP).alias("position"), pl.col("name").alias("text"), pl.lit(value=False).alias("is_heading"))
    )
    text = pl.col("text")
    is_short = text.str.len_chars() <= _SHORT
    years = text.str.extract_groups(_YEAR)
    annexes = text.str.extract_groups(_ANNEX)
    is_caption = (
        is_short
        & text.str.contains(_BUDGET)
        & ~text.str.contains(_MONEY)
        & ~text.str.contains(_POINT)
        & (text.str.contains(r"20\d\d") | (pl.col("is_heading") & text.str.contains(_PLACE)))
    )
    says_year = (is_caption | text.str.contains(r"^\s*(?:на\s+)?20\d\d")) & is_short & ~text.str.contains(_RANGE)
    return (
        pl.concat([spoken, written, named])
        .with_columns(
            pl.when(is_caption).then(text).alias("caption"),
            pl.when(is_short & text.str.contains(_SUBJECT) & ~text.str.contains(_MONEY)).then(text).alias("subject"),
            pl.when(says_year)
            .then(pl.coalesce(*(years.struct.field(str(n)) for n in (1, 2, 3))))
            .cast(pl.Int64)
            .alias("year"),
            pl.when(is_short)
            .then(pl.coalesce(*(annexes.struct.field(str(n)) for n in (1, 2))))
            .cast(pl.Int64, strict=False)
            .alias("annex_no"),
            pl.when((text.str.len_chars() <= _UNIT_LINE) & ~text.str.contains(r"[0-9]"))
            .then(unit_multipliers(text))
            .alias("multiplier"),
        )
        .sort("doc", "position")
        .collect()
    )


def contexts(tables: pl.DataFrame, lines: pl.DataFrame, first_rows: pl.DataFrame) -> pl.DataFrame:
    """Each table with the year, caption, annex and unit of measure said nearest above it.

    Args:
        tables: One row a table (`doc`, `grid`, `segment`).
        lines: As `lines_around` returns them.
        first_rows: `doc`, `grid`, `segment`, `row` of the first row of each table.

    Returns:
        The tables plus `year`, `caption`, `annex_no`, `multiplier` (tenge) and `annex`, a key that
        tables of one annex share.
    """
    placed = (
        tables.join(first_rows, on=TABLE, how="left")
        .with_columns((pl.col("grid").cast(pl.Int64) * _STEP + pl.col("row")).alias("position"))
        .sort("doc", "position")
    )
    for name in ("year", "caption", "subject", "annex_no", "multiplier"):
        said = lines.filter(pl.col(name).is_not_null()).select(
            "doc", "position", name, pl.col("position").alias(f"{name}_at")
        )
        placed = placed.join_asof(said, on="position", by="doc", check_sortedness=False)
    is_stale = (pl.col("annex_no_at") > pl.col("year_at")).fill_null(value=False)
    has_new_caption = (pl.col("caption_at") >= pl.col("annex_no_at")).fill_null(value=True)
    return placed.with_columns(
        pl.when(~is_stale).then("year").alias("year"),
        pl.when(has_new_caption).then("caption").alias("caption"),
    ).with_columns(
        pl.concat_str(
            [
                pl.col("annex_no").cast(pl.String).fill_null(""),
                pl.col("caption").fill_null(""),
                pl.col("year").cast(pl.String).fill_null(""),
            ],
            separator="|",
        ).alias("annex")
    )
