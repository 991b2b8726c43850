"""Population by region, district and town on one day: a release of the Bureau.

Sheet «02» prints oblasts and, below each, its cities and districts, with headings of three rows in
both languages. Read: all people, townspeople, countryfolk. Left out: men and women, and sheet
«03», which repeats sheet «02» with the towns and settlements of each district.
"""

import polars as pl

from budget.model.enums import BudgetLevel
from ingest.names import find_unit
from ingest.readers.printed import Printed
from ingest.releases.regions import region
from ingest.releases.release import FIGURES, Release, within

_TITLE = r"(?s)Численность населения .* по областям, городам и районам на 1 января \d{4}"
_DAY = r"на 1 января (\d{4}) года"
_COLUMNS = {
    "все население": "population",
    "городское население": "population_urban",
    "сельское население": "population_rural",
}
# spellings of the release that the classifier does not use
_SPELLED = {
    "Түркісіб ауданы": "Түрксіб ауданы",
    "Сарқант ауданы": "Сарқан ауданы",
    "Приозер қ.ә.": "Приозерск қ.ә.",
}
_KEY = ["doc", "grid"]
_REPUBLIC = "KZ"


def _sheets(printed: Printed) -> pl.DataFrame:
    is_title = (pl.col("row") <= 3) & pl.col("text").str.contains(_TITLE)  # noqa: PLR2004 - the rows above the headings
    return printed.cells.filter(is_title).select(_KEY).unique(maintain_order=True)


def _read(printed: Printed) -> pl.DataFrame:
    cells = within(printed, _sheets(printed))
    # a heading prints Kazakh above Russian in one cell
    russian = pl.col("text").str.split("\n").list.last().str.strip_chars().str.to_lowercase()
    heads = cells.filter(russian.is_in(list(_COLUMNS))).select(
        *_KEY, "col", indicator=russian.replace_strict(_COLUMNS, default=None), head_row="row"
    )
    days = cells.filter(pl.col("text").str.contains(_TITLE)).select(
        *_KEY, period=pl.concat_str(pl.col("text").str.extract(_DAY), pl.lit("-01-01"))
    )
    units = cells.filter(pl.col("col") == 1).select(*_KEY, "row", unit="text")
    figures = (
        cells.join(heads, on=[*_KEY, "col"], maintain_order="left")
        .filter(pl.col("row") > pl.col("head_row"))
        .join(units, on=[*_KEY, "row"], maintain_order="left")
        .join(days, on=_KEY, maintain_order="left")
    )
    return (
        figures.join(_places(figures), on=[*_KEY, "row"], how="left", maintain_order="left")
        .with_columns(
            printed="text", measure_unit=pl.lit("persons"), note=pl.lit(None, pl.String)
        )
        .select(FIGURES.names())
    )


def _places(figures: pl.DataFrame) -> pl.DataFrame:
    """`unit_id` of each row: an oblast, or a place inside the oblast printed above it."""
    above = _REPUBLIC
    found: list[tuple[int, int, int, str | None]] = []
    for doc, grid, row, unit in (
        figures.select(*_KEY, "row", "unit").unique(maintain_order=True).rows()
    ):
        own = region(unit)
        above = own or above
        name = _SPELLED.get(unit, unit)
        place = own or find_unit(name, parent=above, level=BudgetLevel.DISTRICT).unit_id
        found.append((doc, grid, row, place or find_unit(name, parent=above).unit_id))
    return pl.DataFrame(
        found,
        schema={"doc": pl.UInt32, "grid": pl.UInt32, "row": pl.UInt32, "unit_id": pl.String},
        orient="row",
    )


RELEASE = Release(
    title="Population by region, district and town on one day",
    publisher="Bureau of National Statistics",
    leaves_out="men and women; settlements below the district",
    sheets=_sheets,
    read=_read,
)
