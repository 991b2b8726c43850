"""What stands around a table: the annex it belongs to, its year, its unit of measure.

The lines around tables are paragraphs of the text, rows of a sheet that hold no figures, and names
of sheets. Each table takes from the nearest line above it; a new annex forgets the year before it.
"""

import polars as pl

from ingest.annex.continuing import same_budget
from ingest.annex.features import said_by
from ingest.annex.rows import ROW
from ingest.measures import MONEY, unit_multipliers, units_said
from ingest.words import unnumbered

_STEP = 10_000_000  # rows of a grid come after the paragraphs before it
_SHORT = 250
_UNIT_LINE = 60
_YEAR = (
    r"(?i)(?:на|за)\s+(20\d\d)\s*(?:год|г\.)|(20\d\d)\s*жылға"
    r"|^\s*(20\d\d)(?:\s*(?:год|жыл|г\.|ж\.)\p{L}*)?\s*$"
)
_YEARS = r"20\d\d"
_RANGE = r"20\d\d\s*[-–—]\s*20\d\d"
_ANNEX = r"(?i)приложение\s*№?\s*(\d+)|(\d+)\s*[-–]?\s*(?:ші|шы)?\s*[-–]?\s*қосымша"
_GOES_ON = r"(?i)продолжени|жалғасы"  # «Приложение 1 (продолжение)» begins no annex
_FOOTNOTE = r"(?i)^\W*(?:сноска|ескерту|примечание)"
_BUDGET = r"(?i)бюджет"
_MONEY = r"(?i)те[нң]ге"
_UNIT_AT_END = r"(?i)\(([^()0-9]*те[нң]ге[^()0-9]*)\)\s*$|[^0-9\s]\s*,\s*((?:в\s+)?[^\s(),0-9]+\s*те[нң]ге)\s*$"
"""«Бюджет района на 2026 год (тыс. тенге)», «…, тыс. тенге»: the unit ends a caption.

After a figure and a comma it is the figure's own.
"""
_COUNTS = r"(?:19|20)[0-9]{2}|1\s?000"  # digits that a line of nothing but a unit may hold
_STATED = r"^\s*(?:\d+[.)]\s*)?[^0-9]+[0-9][0-9\s.,]*(\p{L}[^0-9;,]*)"
_PLACE = r"(?i)округ|район|город|сел[ао]|пос[её]л|аудан|ауыл|қала|кент"
_SUBJECT = r"(?i)трансферт|субвенци|изъяти|алып\s*қою"
_POINT = r"^\s*\d+(?:-\d+)?[.)]"
_SAID = ("year", "caption", "subject", "annex_no", "multiplier", "unclear")


def lines_around(
    cells: pl.DataFrame, grids: pl.DataFrame, paragraphs: pl.DataFrame
) -> pl.DataFrame:
    """Lines of text around tables in the order of the document.

    Args:
        cells: As `featured_cells` returns them, with `role` of their row.
        grids: Sheets and tables as printed.
        paragraphs: Running text as printed.

    Returns:
        `doc`, `position` (sorted), `text`, `caption`, `subject` (a caption that speaks of
        transfers), `year`, `annex_no`, `multiplier` (a unit of measure by itself), `unclear` (a
        unit by itself that is not understood), `stated_in` (the unit in which a section of the
        budget is stated); null where a line does not say.
    """
    lines = pl.concat([_rows_of_words(cells), _paragraphs(paragraphs), _names(grids)])
    texts = lines.select("text", "is_heading").unique()
    return (
        lines.join(
            _sayings(texts), on=["text", "is_heading"], how="left", maintain_order="left"
        )
        .sort("doc", "position", maintain_order=True)
        .drop("is_heading")
    )


def _rows_of_words(cells: pl.DataFrame) -> pl.DataFrame:
    """Rows of grids that hold no figure, as one line each."""
    return (
        cells.filter(pl.col("role").is_in(["text", "title"]))
        .group_by(ROW, maintain_order=True)
        .agg(pl.col("text").str.join(" "))
        .select(
            "doc",
            (pl.col("grid").cast(pl.Int64) * _STEP + pl.col("row")).alias("position"),
            "text",
            pl.lit(value=False).alias("is_heading"),
        )
    )


def _paragraphs(paragraphs: pl.DataFrame) -> pl.DataFrame:
    """Running text; the last line before a grid stands right above its first row."""
    to_grid = pl.col("line").max().over("doc", "next_grid").cast(pl.Int64) - pl.col("line")
    return paragraphs.select(
        "doc",
        (pl.col("next_grid").cast(pl.Int64) * _STEP - to_grid).alias("position"),
        "text",
        (pl.col("style") == "heading").alias("is_heading"),
    )


def _names(grids: pl.DataFrame) -> pl.DataFrame:
    """Names of sheets; a table of a text has none of its own."""
    return grids.filter(~pl.col("is_markup")).select(
        "doc",
        (pl.col("grid").cast(pl.Int64) * _STEP).alias("position"),
        pl.col("name").alias("text"),
        pl.lit(value=False).alias("is_heading"),
    )


def _sayings(texts: pl.DataFrame) -> pl.DataFrame:
    """What each distinct line says."""
    text = pl.col("text")
    is_short = text.str.len_chars() <= _SHORT
    has_money = text.str.replace(_UNIT_AT_END, "").str.contains(_MONEY)
    is_caption = is_short & _is_caption(text, has_money)
    says_year = is_short & ~text.str.contains(_RANGE)
    at_end = pl.when(is_short & ~has_money).then(
        pl.coalesce(text.str.extract(_UNIT_AT_END, group) for group in (1, 2))
    )
    line = pl.when(_is_unit(text)).then(text).otherwise(at_end)
    return texts.with_columns(
        pl.when(is_caption).then(text).alias("caption"),
        pl.when(is_short & text.str.contains(_SUBJECT) & ~has_money)
        .then(text)
        .alias("subject"),
        pl.when(says_year & (is_caption | text.str.contains(r"(?i)^\s*(?:на\s+)?20\d\d")))
        .then(_first_group(_YEAR, 3))
        .alias("year"),
        pl.when(is_short & ~text.str.contains(_FOOTNOTE) & ~text.str.contains(_GOES_ON))
        .then(_first_group(_ANNEX, 2))
        .alias("annex_no"),
        units_said(line).alias("units"),
        unit_multipliers(_beside_figure(text)).alias("stated_in"),
    ).with_columns(
        pl.col("units").struct.field("multiplier"),
        pl.when(pl.col("units").struct.field("is_unclear")).then(text).alias("unclear"),
    )


def _is_caption(text: pl.Expr, has_money: pl.Expr) -> pl.Expr:
    """A line that names a budget and its year or place, and states no sum."""
    is_priced = has_money & text.str.replace_all(_YEARS, "").str.contains("[0-9]")
    return (
        text.str.contains(_BUDGET)
        & ~is_priced
        & ~text.str.contains(_POINT)
        & ~text.str.contains(_FOOTNOTE)
        & (text.str.contains(r"20\d\d") | (pl.col("is_heading") & text.str.contains(_PLACE)))
    )


def _is_unit(text: pl.Expr) -> pl.Expr:
    """A line of nothing but a unit of measure."""
    return (
        (text.str.len_chars() <= _UNIT_LINE)
        & text.str.contains(MONEY)
        & ~text.str.replace_all(_COUNTS, "").str.contains("[0-9]")
    )


def _beside_figure(text: pl.Expr) -> pl.Expr:
    """The words after the figure of a line that names a section: «1) доходы – 5 тысяч тенге»."""
    before_figure = text.str.extract(r"^\s*(?:\d+[.)]\s*)?([^0-9]+)")
    is_section = said_by(unnumbered(before_figure)).is_not_null()
    return pl.when(is_section).then(text.str.extract(_STATED))


def _first_group(pattern: str, count: int) -> pl.Expr:
    """The number in the first group of a pattern that is filled."""
    groups = pl.col("text").str.extract_groups(pattern)
    found = pl.coalesce(groups.struct.field(str(n)) for n in range(1, count + 1))
    return found.cast(pl.Int64, strict=False)


def contexts(tables: pl.DataFrame, lines: pl.DataFrame) -> pl.DataFrame:
    """Each table with the year, caption, annex and unit of measure said nearest above it.

    Args:
        tables: One row a table (`doc`, `grid`, `row` of its first row; `continues`).
        lines: As `lines_around` returns them.

    Returns:
        The tables by their `position`, plus `year`, `caption`, `subject`, `annex_no`,
        `multiplier` (tenge) and `unclear`, each with its position (`…_at`), and `annex`, a key
        that tables of one annex share.
    """
    position = pl.col("grid").cast(pl.Int64) * _STEP + pl.col("row")
    placed = tables.with_columns(position.alias("position")).sort("doc", "position")
    for name in _SAID:
        said = lines.filter(pl.col(name).is_not_null()).select(
            "doc", "position", name, pl.col("position").alias(f"{name}_at")
        )
        placed = placed.join_asof(said, on="position", by="doc", check_sortedness=False)
    is_stale = (pl.col("annex_no_at") > pl.col("year_at")).fill_null(value=False)
    has_new_caption = (pl.col("caption_at") >= pl.col("annex_no_at")).fill_null(value=True)
    own = placed.with_columns(
        pl.when(~is_stale).then("year").alias("year"),
        pl.when(has_new_caption).then("caption").alias("caption"),
    )
    return same_budget(own, ["year", "caption"]).with_columns(
        pl.concat_str(
            pl.col("annex_no").cast(pl.String).fill_null(""),
            pl.col("caption").fill_null(""),
            pl.col("year").cast(pl.String).fill_null(""),
            separator="|",
        ).alias("annex")
    )
