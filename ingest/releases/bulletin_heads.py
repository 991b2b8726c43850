"""What the rows above the amounts of a bulletin's sheet say: region, period, order of columns."""

import polars as pl

from ingest.releases.regions import regions

COUNTRY = "KZ"
AMOUNTS = 5
"""Columns of amounts between the two names."""
YEAR = r"(20\d\d)"
SHEET = r"(?i)^\s*табл(?:ица)?\.?\s*12(?:\.\d{1,2})?\s*$"
_MONTHS_RU = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"
_MONTHS = {name: number for number, name in enumerate(_MONTHS_RU.split(), start=1)}
_NAMES = "|".join(_MONTHS)
_PERIOD = rf"(?i)январь(?:\s*[-–—]\s*({_NAMES}))?\s+отч[её]т\w*\s+(20\d\d)"
_SHEET_OF_ALL = r"(?i)^\s*табл(?:ица)?\.?\s*12\s*$"
_CAPITALS = r"^[А-ЯЁӘҒҚҢӨҰҮҺІ][А-ЯЁӘҒҚҢӨҰҮҺІ.\s-]{4,}$"
_FIGURE = r"^-?[\d\s]+(?:[.,]\d+)?$"
_PLAN, _FACT = r"(?i)план|жоспар", r"(?i)отч[её]т|есеп|факт|исполнен|атқарыл"
_KEY = ["doc", "grid"]


def heads_of_sheets(cells: pl.DataFrame, grids: pl.DataFrame) -> pl.DataFrame:
    """What the rows above the amounts of each sheet say, and why a sheet cannot be read.

    Args:
        cells: Cleaned cells of the sheets, in the order of print.
        grids: The sheets with their names.

    Returns:
        One row a sheet: `doc`, `grid`, `unit_id`, `report_year`, `months` (of the period, from
        January), `first_row` of amounts, `last_col`, `about` (the rows above in words), and
        `reason`: null where the sheet can be read.
    """
    first = _body(cells)
    above = cells.join(first, on=_KEY, maintain_order="left").filter(
        pl.col("row") < pl.col("first_row")
    )
    period = pl.col("text").str.extract_groups(_PERIOD)
    is_plan, is_fact = pl.col("text").str.contains(_PLAN), pl.col("text").str.contains(_FACT)
    said = above.group_by(_KEY, maintain_order=True).agg(
        pl.col("first_row", "last_col").first(),
        until=period.struct.field("1").str.to_lowercase().drop_nulls().first(),
        report_year=period.struct.field("2").drop_nulls().first().cast(pl.Int64),
        fact_is_first=(is_fact & ~is_plan & (pl.col("col") == AMOUNTS)).any()
        & (is_plan & ~is_fact & (pl.col("col") == AMOUNTS + 1)).any(),
        about=pl.col("text").str.join(" | ").str.slice(0, 160),
    )
    return (
        cells.select(_KEY)
        .unique(maintain_order=True)
        .join(said, on=_KEY, how="left", maintain_order="left")
        .join(_regions_named(above), on=_KEY, how="left", maintain_order="left")
        .join(grids.select(*_KEY, "name"), on=_KEY, how="left", maintain_order="left")
        .with_columns(
            pl.col("about").fill_null(""),
            unit_id=pl.coalesce(
                "unit_id",
                pl.when(pl.col("name").str.contains(_SHEET_OF_ALL)).then(pl.lit(COUNTRY)),
            ),
            months=pl.col("until").replace_strict(_MONTHS, default=1).cast(pl.Int64),
        )
        .with_columns(reason=_refusal())
    )


def _body(cells: pl.DataFrame) -> pl.DataFrame:
    """First row of amounts and last column of each sheet; column numbers are no amounts."""
    text = pl.col("text")
    is_figure = text.str.contains(_FIGURE) & ~text.str.contains(rf"^{YEAR}$")
    rows = cells.group_by(*_KEY, "row", maintain_order=True).agg(
        figures=is_figure.sum(),
        is_named=text.str.contains(r"\p{L}{3}").any(),
        last=pl.col("col").max(),
    )
    body = rows.filter(pl.col("figures") >= AMOUNTS - 1, "is_named")
    return body.group_by(_KEY, maintain_order=True).agg(
        first_row=pl.col("row").min(), last_col=pl.col("last").max()
    )


def _regions_named(above: pl.DataFrame) -> pl.DataFrame:
    """The region that stands in capitals above each table, in one language or both."""
    capitals = (
        above.with_columns(pl.col("text").str.split("/"))
        .explode("text")
        .with_columns(pl.col("text").str.strip_chars())
        .filter(pl.col("text").str.contains(_CAPITALS))
    )
    named = capitals.with_columns(unit_id=regions(pl.col("text"))).filter(
        pl.col("unit_id").is_not_null()
    )
    return named.group_by(_KEY, maintain_order=True).agg(pl.col("unit_id").first())


def _refusal() -> pl.Expr:
    """Why a sheet cannot be read; null where it can."""
    return (
        pl.when(pl.col("first_row").is_null())
        .then(pl.lit("no row of amounts; expected a name, five amounts and a name in each row"))
        .when(pl.col("unit_id").is_null())
        .then(
            pl.lit(
                "no region is named in capitals above the table («ОБЛАСТЬ АБАЙ», «Г.АСТАНА»), "
                "and the sheet is not that of all local budgets («табл 12»)"
            )
        )
        .when(pl.col("report_year").is_null())
        .then(
            pl.lit(
                "no period above the table; expected «январь-июль отчет 2026 г.» or the like"
            )
        )
        .when(pl.col("last_col") < AMOUNTS + 2)
        .then(pl.lit("fewer than seven columns: two names, three past years, plan, outturn"))
        .when(pl.col("fact_is_first"))
        .then(pl.lit("the outturn stands before the plan; expected the plan first"))
    )
