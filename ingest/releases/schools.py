"""Number of general schools by region and school year: a dynamic table of the Bureau.

One label column, a column a school year; three blocks below one another, of all places, of towns
and of the countryside. The footnote says that the row of Turkistan is South Kazakhstan until
2017; the city of Shymkent has its own row but in two years, when it prints «…» and South
Kazakhstan includes it. Every block adds up to the country with both.
"""

import polars as pl

from ingest.readers.printed import Printed
from ingest.releases.regions import regions
from ingest.releases.release import FIGURES, Release, within

_TITLE = r"^Число общеобразовательных школ"
_YEAR = r"^(\d{4}/\d{2})$"
_BLOCKS = {
    "все население": "schools",
    "городское население": "schools_urban",
    "сельское население": "schools_rural",
}
_KEY = ["doc", "grid"]
_TURKISTAN, _SOUTH, _SHYMKENT = "610000000", "510000000", "790000000"
_LAST_OF_SOUTH = "2017/18"
# the regions that the three of 2022 were part of, and the last school year of their old borders
_OLD_BORDERS = {
    "190000000": "borders before 8 June 2022: with what is Zhetysu Region now",
    "350000000": "borders before 8 June 2022: with what is Ulytau Region now",
    "630000000": "borders before 8 June 2022: with what is Abai Region now",
}
_LAST_OLD = "2021/22"
_LAST_WITHOUT_EVENING = "2007/08"
_WITH_SHYMKENT = "South Kazakhstan Region, Shymkent included"
_WITHOUT_SHYMKENT = "South Kazakhstan Region without Shymkent, which has a row of its own"


def _sheets(printed: Printed) -> pl.DataFrame:
    is_title = pl.col("text").str.contains(_TITLE)
    years = printed.cells.filter(pl.col("text").str.contains(_YEAR)).select(_KEY).unique()
    titled = printed.cells.filter(is_title).select(_KEY).unique(maintain_order=True)
    return titled.join(years, on=_KEY, how="semi", maintain_order="left")


def _read(printed: Printed) -> pl.DataFrame:
    cells = within(printed, _sheets(printed))
    years = cells.filter(pl.col("text").str.contains(_YEAR)).select(*_KEY, "col", period="text")
    block = (
        pl.col("text")
        .str.to_lowercase()
        .str.strip_chars()
        .replace_strict(_BLOCKS, default=None)
    )
    labelled = cells.with_columns(
        pl.when(pl.col("col") == 1).then(block).forward_fill().over(_KEY).alias("indicator")
    ).filter(pl.col("indicator").is_not_null())
    units = labelled.filter(pl.col("col") == 1).select(*_KEY, "row", unit="text")
    figures = (
        labelled.join(years, on=[*_KEY, "col"], maintain_order="left")
        .join(units, on=[*_KEY, "row"], maintain_order="left")
        .with_columns(
            unit_id=regions(pl.col("unit")), printed="text", measure_unit=pl.lit("schools")
        )
    )
    return _in_borders(figures).select(FIGURES.names())


def _in_borders(figures: pl.DataFrame) -> pl.DataFrame:
    """Figures of the regions in whose borders they were counted, with a note where these changed."""
    unmarked = figures.filter(
        pl.col("unit_id") == _SHYMKENT, pl.col("printed").is_in(["…", "..."])
    )
    year = pl.struct("doc", "grid", "period")
    with_shymkent = year.is_in(unmarked.select(year.alias("year"))["year"].implode())
    is_turkistan = pl.col("unit_id") == _TURKISTAN
    is_old = pl.col("unit_id").is_in(list(_OLD_BORDERS)) & (pl.col("period") <= _LAST_OLD)
    is_formula = pl.col("printed").str.starts_with("=")
    by_place = (pl.col("indicator") != "schools") & (pl.col("period") <= _LAST_WITHOUT_EVENING)
    notes = [
        pl.when(is_turkistan & with_shymkent).then(pl.lit(_WITH_SHYMKENT)),
        pl.when(is_turkistan & ~with_shymkent & (pl.col("period") <= _LAST_OF_SOUTH)).then(
            pl.lit(_WITHOUT_SHYMKENT)
        ),
        pl.when(is_old).then(pl.col("unit_id").replace_strict(_OLD_BORDERS, default=None)),
        pl.when(by_place).then(pl.lit("evening schools left out")),
        pl.when(is_formula).then(
            pl.lit("a formula of another workbook, without a stored result")
        ),
    ]
    note = pl.concat_str(notes, separator="; ", ignore_nulls=True)
    return figures.with_columns(
        pl.when(is_turkistan & with_shymkent)
        .then(pl.lit(_SOUTH))
        .otherwise("unit_id")
        .alias("unit_id"),
        note=pl.when(note != "").then(note),
    )


RELEASE = Release(
    title="Number of general schools by region and school year",
    publisher="Bureau of National Statistics",
    leaves_out="footnotes",
    sheets=_sheets,
    read=_read,
)
