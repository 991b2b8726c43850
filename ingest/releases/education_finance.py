"""Finances of education organisations by region: a release of the Bureau of National Statistics.

Tables 1.1 to 1.17 give five flows by region for a level of education, a kind of place, of owner
or of size; table 1.8 prints four more below itself on the same sheet. The names are Kazakh alone.
Tables 2 to 7 split the country's figures by kind of income, cost and asset: left out.
"""

import polars as pl

from ingest.readers.printed import Printed
from ingest.releases.regions import regions
from ingest.releases.release import FIGURES, Release, within

_TITLE = r"^1\.\d+(?:\.\d+)?\.?\s+Табыстар және шығыстар"
_FLOWS = {
    "ағымдағы табыстар": "current_income",
    "ағымдағы шығыстар": "current_expenditure",
    "күрделі шығындарға алынған трансферттер": "capital_transfers",
    "күрделі жөндеуге шығыстар": "capital_repairs",
    "негізгі құралдарды сатып алуға шығыстар": "fixed_assets",
}
# what a table is of: the words of its title in order
_SUBJECTS = {
    "білім беру": "education",
    "мектепке дейінгі білім беру": "preschool",
    "бастауыш білім беру": "primary_schooling",
    "негізгі және жалпы орта білім беру": "general_schooling",
    "техникалық және кәсіптік орта білім беру": "vocational",
    "орта білімнен кейінгі білім беру": "post_secondary",
    "жоғары және жоғары оқу орнынан кейінгі білім беру": "higher",
    "білім берудің өзге де түрлері": "other_education",
    "спорт және демалыс саласындағы білім беру": "sport_education",
    "мәдениет саласындағы білім беру": "culture_education",
    "көлік құралдары жүргізушілерін дайындау мектептерінің қызметі": "driving_schools",
    "басқа топтамаларға енгізілмеген білім берудің өзге де түрлері": "education_elsewhere",
    "білім беру саласындағы қосалқы қызмет": "auxiliary_education",
    "білім беру қалалық жер": "education_urban",
    "білім беру ауылдық жер": "education_rural",
    "білім беру мемлекеттік меншік": "education_state",
    "білім беру жеке меншік": "education_private",
    "білім беру шет меншігі": "education_foreign",
    "білім беру шағын": "education_small",
    "білім беру орта": "education_medium",
    "білім беру ірі": "education_large",
}
_UNITS = {"мың теңге": "thousand tenge", "тыс. тенге": "thousand tenge"}
_TABLE = ["doc", "grid", "table"]


def _sheets(printed: Printed) -> pl.DataFrame:
    is_title = pl.col("text").str.contains(_TITLE)
    return printed.cells.filter(is_title).select("doc", "grid").unique(maintain_order=True)


def _read(printed: Printed) -> pl.DataFrame:
    cells = _by_table(within(printed, _sheets(printed)))
    heads = cells.filter(_word().is_in(list(_FLOWS))).select(
        *_TABLE, "row", "col", flow=_word()
    )
    first = heads.group_by(_TABLE, maintain_order=True).agg(head_row=pl.col("row").min())
    framed = cells.join(first, on=_TABLE, maintain_order="left")
    above = framed.filter(pl.col("row") < pl.col("head_row"))
    below = framed.filter(pl.col("row") > pl.col("head_row"))
    units = below.filter(pl.col("col") == 1).select(*_TABLE, "row", unit="text")
    figures = (
        below.filter(pl.col("col") > 1)
        .join(units, on=[*_TABLE, "row"], maintain_order="left")
        .join(heads.drop("row"), on=[*_TABLE, "col"], maintain_order="left")
        .join(_about(above), on=_TABLE, maintain_order="left")
        .join(_years(printed), on="doc", how="left", maintain_order="left")
    )
    subject = pl.col("subject").replace_strict(_SUBJECTS, default=None)
    return figures.with_columns(
        unit_id=regions(pl.col("unit")),
        indicator=pl.concat_str(
            subject,
            pl.col("flow").replace_strict(_FLOWS, default=None),
            separator="_",
        ),
        printed="text",
        note=pl.when(subject.is_null()).then(pl.format("a table about «{}»", "subject")),
    ).select(FIGURES.names())


def _by_table(cells: pl.DataFrame) -> pl.DataFrame:
    """Cells with the number of their table on the sheet: a title begins the next one."""
    begins = (pl.col("col") == 1) & pl.col("text").str.contains(_TITLE)
    numbered = cells.with_columns(table=begins.cast(pl.Int64).cum_sum().over("doc", "grid"))
    return numbered.filter(pl.col("table") > 0)


def _word() -> pl.Expr:
    return pl.col("text").str.to_lowercase().str.replace_all(r"\s+", " ").str.strip_chars()


def _about(above: pl.DataFrame) -> pl.DataFrame:
    """Subject and printed unit of measure of each table, from the rows above its headings."""
    is_unit = _word().is_in(list(_UNITS))
    is_words = ~is_unit & ~pl.col("text").str.contains(_TITLE)
    return above.group_by(_TABLE, maintain_order=True).agg(
        subject=_word().filter(is_words).str.join(" "),
        measure_unit=_word().filter(is_unit).first().replace_strict(_UNITS, default=None),
    )


def _years(printed: Printed) -> pl.DataFrame:
    """The year that the cover states: «2022 жыл»."""
    year = pl.col("text").str.extract(r"^(20\d\d)\s+жыл")
    return (
        printed.cells.filter(year.is_not_null())
        .group_by("doc", maintain_order=True)
        .agg(period=year.first())
    )


RELEASE = Release(
    title="Finances of education organisations by region",
    publisher="Bureau of National Statistics",
    leaves_out="tables 2 to 7: the country's income, costs and assets by kind",
    sheets=_sheets,
    read=_read,
)
