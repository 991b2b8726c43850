"""Local budgets by region: tables 12 and 12.1 to 12.20 of the Ministry of Finance's bulletin.

A sheet a region («табл 12.1» …), and one for all together («табл 12»). Seven columns: Kazakh name,
three past years, plan and outturn of the period, Russian name; million tenge. The region stands
in capitals above the table; the number of a table, the name of a sheet and the title of the
document are unreliable and are not read. Amounts are netted: the region's own budget and those
below it, transfers between them taken out. Written to the description of these tables, in the
absence of one: whatever does not fit it is refused with the words found.
"""

from functools import cache

import polars as pl

from budget.model.codes import read_codes
from budget.model.enums import LineLevel, Phase, Section, Vintage
from ingest import words
from ingest.measures import MILLION
from ingest.numbers import amounts
from ingest.readers.printed import Printed
from ingest.releases.bulletin_heads import (
    AMOUNTS,
    SHEET,
    YEAR,
    heads_of_sheets,
)
from ingest.releases.release import within

FIRST_OF_NEW_CATEGORIES = 2026
_TABLE = r"(?i)таблица\s*12(?:[.\s]|$)|12[-–]?кесте"
_UNIT = r"(?i)млн\.?\s*те[нң]ге|миллион\s+те[нң]ге"
_KEY = ["doc", "grid"]
_WHOLE_YEAR = 12

LINES = pl.Schema(
    {
        "doc": pl.UInt32,
        "grid": pl.UInt32,
        "row": pl.UInt32,
        "col": pl.UInt32,
        "unit_id": pl.String,
        "budget_year": pl.Int64,
        "months": pl.Int64,  # 12: a whole year; fewer: from January
        "phase": pl.String,
        "section": pl.String,  # null: the row stands under no section
        "line_level": pl.String,  # null: the row is not known
        "code": pl.String,
        "name_ru": pl.String,
        "name_kk": pl.String,
        "printed": pl.String,
        "amount_kzt": pl.Int64,
        "value_status": pl.String,
        "reason": pl.String,
    }
)


def bulletin_sheets(printed: Printed) -> pl.DataFrame:
    """Sheets of table 12, by their names or the words in their first rows: `doc`, `grid`."""
    named = printed.grids.filter(pl.col("name").str.contains(SHEET)).select(_KEY)
    first = pl.col("row") <= 8  # noqa: PLR2004 - the rows above the headings
    worded = printed.cells.filter(first & pl.col("text").str.contains(_TABLE)).select(_KEY)
    sheets = pl.concat([named, worded]).unique(maintain_order=True)
    in_millions = printed.cells.filter(pl.col("text").str.contains(_UNIT)).select(_KEY).unique()
    return sheets.join(in_millions, on=_KEY, how="semi", maintain_order="left").sort(_KEY)


def bulletin_lines(printed: Printed) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Amounts of the sheets, and the sheets that could not be read.

    Returns:
        `LINES`; and `doc`, `grid`, `printed`, `reason` of each sheet that is refused.
    """
    cells = _clean(within(printed, bulletin_sheets(printed)))
    heads = heads_of_sheets(cells, printed.grids)
    good = heads.filter(pl.col("reason").is_null())
    places = good.select(*_KEY, "first_row", "last_col")
    body = cells.join(places, on=_KEY, maintain_order="left").filter(
        pl.col("row") >= pl.col("first_row")
    )
    refused = heads.filter(pl.col("reason").is_not_null()).select(
        *_KEY, printed="about", reason="reason"
    )
    return _amounts(body, cells, good), refused


def _clean(cells: pl.DataFrame) -> pl.DataFrame:
    """Texts without the escapes of the format and doubled spaces."""
    text = pl.col("text").str.replace_all("(?i)_x000d_", " ").str.replace_all(r"\s+", " ")
    return cells.with_columns(text.str.strip_chars().alias("text"))


def _amounts(body: pl.DataFrame, cells: pl.DataFrame, heads: pl.DataFrame) -> pl.DataFrame:
    """Every amount with the year and phase of its column and the line of its row."""
    names = body.filter(pl.col("col") == 1).select(*_KEY, "row", name_kk="text")
    russian = body.filter(pl.col("col") == pl.col("last_col")).select(
        *_KEY, "row", name_ru="text"
    )
    lines = _known(russian.join(names, on=[*_KEY, "row"], how="left", maintain_order="left"))
    columns = _columns(cells, heads)
    read = amounts(
        pl.col("text"), pl.lit(MILLION, dtype=pl.Int64), is_number=pl.lit(value=True)
    )
    return (
        body.filter(pl.col("col").is_between(2, AMOUNTS + 1))
        .join(columns, on=[*_KEY, "col"], maintain_order="left")
        .join(lines, on=[*_KEY, "row"], maintain_order="left")
        .with_columns(read.struct.unnest(), printed="text")
        .with_columns(_coded())
        .select(LINES.names())
        .cast(LINES)
    )


def _columns(cells: pl.DataFrame, heads: pl.DataFrame) -> pl.DataFrame:
    """Year, months and phase of each column of amounts.

    Three past years, then plan and outturn of the period: by place, as described; a past year
    that is printed above its column is taken from there.
    """
    places = pl.DataFrame({"col": range(2, AMOUNTS + 2)}, schema={"col": pl.UInt32})
    above = (
        cells.join(heads.select(*_KEY, "first_row"), on=_KEY, maintain_order="left")
        .filter(pl.col("row") < pl.col("first_row"), pl.col("col") > 1)
        .group_by(*_KEY, "col", maintain_order=True)
        .agg(said_year=pl.col("text").str.extract(YEAR).drop_nulls().last().cast(pl.Int64))
    )
    past = AMOUNTS - pl.col("col").cast(pl.Int64)  # 3, 2, 1 years back; 0 and less: the period
    is_past = past > 0
    return (
        heads.select(*_KEY, "unit_id", "report_year", period_months="months")
        .join(places, how="cross", maintain_order="left_right")
        .join(above, on=[*_KEY, "col"], how="left", maintain_order="left")
        .with_columns(
            budget_year=pl.when(is_past)
            .then(
                pl.coalesce(
                    pl.when(pl.col("said_year") < pl.col("report_year")).then("said_year"),
                    pl.col("report_year") - past,
                )
            )
            .otherwise("report_year"),
            months=pl.when(is_past).then(_WHOLE_YEAR).otherwise("period_months"),
            phase=pl.when(past == 0)
            .then(pl.lit(Phase.ADJUSTED.value))
            .otherwise(pl.lit(Phase.EXECUTED.value)),
        )
        .select(*_KEY, "col", "unit_id", "budget_year", "months", "phase")
    )


def _known(names: pl.DataFrame) -> pl.DataFrame:
    """Rows with their section, level and code in both numberings, by the Russian name."""
    title = words.unnumbered(pl.col("name_ru"))
    sections = [
        pl.when(title.str.contains(one.pattern)).then(pl.lit(one.section.value))
        for one in words.TITLES
    ]
    items = [
        pl.when(title.str.contains(one.pattern)).then(pl.lit(one.item)) for one in words.TITLES
    ]
    return (
        names.with_columns(title=title, titled=pl.coalesce(sections), item=pl.coalesce(items))
        .with_columns(section=pl.col("titled").forward_fill().over(_KEY))
        .join(_classified(), on=["section", "title"], how="left", maintain_order="left")
        .with_columns(
            line_level=pl.when(pl.col("titled").is_not_null() & (pl.col("item") == ""))
            .then(pl.lit(LineLevel.SECTION.value))
            .when(pl.col("titled").is_not_null())
            .then(pl.lit(LineLevel.ITEM.value))
            .otherwise("level"),
        )
        .drop("title", "titled", "level")
    )


def _coded() -> list[pl.Expr]:
    """The code in the numbering of the column's year."""
    is_new = pl.col("budget_year") >= FIRST_OF_NEW_CATEGORIES
    level = pl.col("line_level")
    return [
        pl.when(level.is_in([LineLevel.SECTION.value, LineLevel.ITEM.value]))
        .then("item")
        .when(is_new)
        .then(Vintage.FROM_2026.value)
        .otherwise(Vintage.UNTIL_2025.value)
        .alias("code"),
    ]


@cache
def _classified() -> pl.DataFrame:
    """Names of groups, and of categories and classes of revenue: `section`, `title`, codes."""
    spending = pl.col("line_level") == LineLevel.GROUP.value
    revenue = pl.col("line_level").is_in([LineLevel.CATEGORY.value, LineLevel.CLASS.value])
    codes = (
        read_codes("classification")
        .with_columns(pl.col("line_level", "vintage").cast(pl.String))
        .filter(spending | (revenue & (pl.col("code") < "6")))
        .with_columns(
            section=pl.when(spending)
            .then(pl.lit(Section.EXPENDITURES.value))
            .otherwise(pl.lit(Section.REVENUES.value)),
            title=words.unnumbered(pl.col("name_ru")),
            level="line_level",
        )
    )
    return (
        codes.sort("code")
        .pivot(
            "vintage",
            index=["section", "title", "level"],
            values="code",
            aggregate_function="first",
        )
        .unique(["section", "title"], keep="first", maintain_order=True)
    )
