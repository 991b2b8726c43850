"""Number of schools: a label column, years across, blocks below one another."""

from pathlib import Path

import polars as pl

from budget.paths import RAW
from ingest.readers import read_documents
from ingest.releases.release import with_values
from ingest.releases.schools import RELEASE
from tests.ingest.releases.workbooks import schools_table, workbook


def _figures(file: Path) -> pl.DataFrame:
    return with_values(RELEASE.read(read_documents([file])))


def test_a_block_names_the_indicator_of_its_rows(tmp_path: Path) -> None:
    """«Все население», «Городское население», «Сельское население»."""
    table = schools_table(
        ("Все население",),
        ("Акмолинская", 599, 559),
        ("Городское население",),
        ("Акмолинская", 97, 107),
    )

    figures = _figures(workbook(tmp_path / "schools.xlsx", {"Лист1": table}))

    assert figures.select("unit_id", "indicator", "period", "value").rows() == [
        ("110000000", "schools", "2015/16", 599.0),
        ("110000000", "schools", "2022/23", 559.0),
        ("110000000", "schools_urban", "2015/16", 97.0),
        ("110000000", "schools_urban", "2022/23", 107.0),
    ]


def test_turkistan_with_shymkent_inside_is_south_kazakhstan(tmp_path: Path) -> None:
    """Where the row of Shymkent prints «…», the schools of the city are in the row above."""
    table = schools_table(
        ("Все население",),
        ("Туркестанская*", 1053, 1004),
        ("город Шымкент", "…", 251),
        ("Сельское население",),
        ("Туркестанская*", 792, 842),
    )

    figures = _figures(workbook(tmp_path / "schools.xlsx", {"Лист1": table}))

    south = figures.filter(pl.col("period") == "2015/16")
    assert south["unit_id"].to_list() == ["510000000", "790000000", "510000000"]
    assert south["value_status"].to_list() == ["printed", "no_data", "printed"]
    assert figures.filter(pl.col("unit_id") == "610000000")["value"].to_list() == [1004, 842]


def test_an_oblast_before_its_division_says_what_it_still_held(tmp_path: Path) -> None:
    """East Kazakhstan until 2021/22 is the one with Abai."""
    table = schools_table(("Все население",), ("Восточно-Казахстанская", 703, 361))

    figures = _figures(workbook(tmp_path / "schools.xlsx", {"Лист1": table}))

    assert figures["note"].to_list() == [
        "borders before 8 June 2022: with what is Abai Region now",
        None,
    ]


def test_the_bundled_figures_are_those_of_the_table(real: Path) -> None:
    """1,182 cells; eight of 2021/22 are formulas of another workbook, without a number."""
    figures = _figures(real / "spreadsheets" / "bns-schools-2000-2022.xlsx")

    bundled = pl.read_csv(RAW / "statistics/bns-schools/schools.csv", infer_schema=False)

    assert (
        bundled.select("unit_id", "period", "indicator", "value", "note").rows()
        == figures.select("unit_id", "period", "indicator", "printed", "note").rows()
    )
    assert figures.filter(pl.col("value_status") == "unreadable").height == 8
