"""Finances of education organisations: tables on sheets, words in Kazakh, marks for no number."""

from pathlib import Path

import polars as pl

from budget.paths import RAW
from ingest.coordinates import cell_names
from ingest.readers import read_documents
from ingest.releases.education_finance import RELEASE
from ingest.releases.release import with_values
from tests.ingest.releases.workbooks import COVER, finance_table, workbook

_SCHOOLING = "Негізгі және жалпы орта білім беру"


def _figures(file: Path) -> pl.DataFrame:
    return with_values(RELEASE.read(read_documents([file])))


def test_a_table_gives_a_figure_a_region_and_flow(tmp_path: Path) -> None:
    """The subject stands below the number of the table, the year on the cover."""
    rows = (("Қазақстан Республикасы", 10, 9, 3, 2, 1), ("Абай", 10, 9, 3, "-", 1))
    sheets = {"Обложка": COVER, "1.4": finance_table("1.4", _SCHOOLING, *rows)}

    figures = _figures(workbook(tmp_path / "release.xlsx", sheets))

    assert figures.select("unit_id", "period", "indicator", "value", "value_status").rows()[
        6:9
    ] == [
        ("100000000", "2022", "general_schooling_current_expenditure", 9.0, "printed"),
        ("100000000", "2022", "general_schooling_capital_transfers", 3.0, "printed"),
        ("100000000", "2022", "general_schooling_capital_repairs", None, "absent"),
    ]


def test_two_tables_on_one_sheet_stay_two(tmp_path: Path) -> None:
    """Sheet 1.8 prints 1.8.1 to 1.8.4 below itself."""
    below = finance_table("1.8.2", "Мәдениет саласындағы білім беру", ("Абай", 1, 2, 3, 4, 5))
    sheet = [
        *finance_table("1.8", "Білім берудің өзге де түрлері", ("Абай", 6, 7, 8, 9, 10)),
        (),
        *below,
    ]

    figures = _figures(workbook(tmp_path / "release.xlsx", {"О": COVER, "1.8": sheet}))

    incomes = figures.filter(pl.col("indicator").str.ends_with("current_income"))
    assert incomes.select("indicator", "value").rows() == [
        ("other_education_current_income", 6.0),
        ("culture_education_current_income", 1.0),
    ]


def test_a_table_about_something_else_has_no_indicator_and_says_so(tmp_path: Path) -> None:
    """Closed sets are closed: a new subject is shown, not guessed."""
    sheet = finance_table("1.18", "Қашықтықтан білім беру", ("Абай", 1, 2, 3, 4, 5))

    figures = _figures(workbook(tmp_path / "release.xlsx", {"О": COVER, "1.18": sheet}))

    assert figures["indicator"].null_count() == figures.height == 5
    assert figures["note"].unique().to_list() == ["a table about «қашықтықтан білім беру»"]


def test_the_bundled_figures_are_those_of_the_release(real: Path) -> None:
    """All 2,205 of them, each at the sheet and cell it is cited by."""
    printed = read_documents([real / "spreadsheets" / "bns-education-finance-2022.xls"])
    figures = RELEASE.read(printed)
    cell = cell_names(pl.col("row"), pl.col("col"), pl.lit(value=False))
    read = figures.join(printed.grids, on=["doc", "grid"], maintain_order="left").select(
        "unit_id", "period", "indicator", "printed", pl.format("{}!{}", "name", cell)
    )

    folder = RAW / "statistics" / "bns-education-finance"
    bundled = pl.read_csv(folder / "education_finance_2022.csv", infer_schema=False)

    assert read.height == 2_205
    assert (
        bundled.select("unit_id", "period", "indicator", "value", "stated_at").rows()
        == read.rows()
    )
