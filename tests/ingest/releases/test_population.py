"""Population of one day: oblasts, and below each its districts, with headings of three rows."""

from pathlib import Path

import polars as pl

from budget.paths import RAW
from ingest.readers import read_documents
from ingest.releases.population import RELEASE
from ingest.releases.release import with_values
from tests.ingest.releases.workbooks import population_table, workbook


def _figures(file: Path) -> pl.DataFrame:
    return with_values(RELEASE.read(read_documents([file])))


def test_a_district_is_looked_for_in_the_oblast_printed_above_it(tmp_path: Path) -> None:
    """Two districts are called Жамбыл; men and women are left out on purpose."""
    table = population_table(
        ("Алматы", 30, 14, 10, 20),
        ("Жамбыл ауданы", 30, 14, 10, 20),
        ("Солтүстік Қазақстан", 5, 2, "-", 5),
        ("Жамбыл ауданы", 5, 2, "-", 5),
    )

    figures = _figures(workbook(tmp_path / "people.xlsx", {"02": table}))

    assert figures.filter(pl.col("indicator") == "population_urban").select(
        "unit_id", "period", "value", "value_status"
    ).rows() == [
        ("190000000", "2023-01-01", 10.0, "printed"),
        ("194200000", "2023-01-01", 10.0, "printed"),
        ("590000000", "2023-01-01", None, "absent"),
        ("594600000", "2023-01-01", None, "absent"),
    ]


def test_the_bundled_figures_are_those_of_the_workbook(real: Path) -> None:
    """Sheet 02: 241 units, each with the code that was reviewed by hand for its whole count."""
    figures = _figures(real / "spreadsheets" / "bns-population-2023-01-01.xlsx")
    is_whole = pl.col("indicator") == "population"

    folder = RAW / "statistics"
    parts = pl.read_csv(
        folder / "bns-population-settlement/population_settlement_2023.csv", infer_schema=False
    )
    reviewed = pl.read_csv(
        folder / "bns-population-places/population_places_2023.csv", infer_schema=False
    )

    key = ["unit_id", "indicator"]
    assert (
        parts.select(*key, "value").rows()
        == figures.filter(~is_whole).select(*key, "printed").rows()
    )
    wholes = dict(figures.filter(is_whole).select("unit_id", "printed").rows())
    assert dict(reviewed.select("unit_id", "value").rows()).items() <= wholes.items()
