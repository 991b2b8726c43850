"""Tables 12 to 12.20 of the finance ministry's bulletin, as they are described: no copy is held."""

from pathlib import Path

import polars as pl
import pytest

from ingest.pipeline import Batch, read_files
from ingest.readers import read_documents
from ingest.releases.bulletin import bulletin_lines
from tests.ingest.releases.bulletins import PERIOD, ROWS, bulletin


def _batch(file: Path) -> Batch:
    return read_files([file])


def test_past_years_are_netted_outturns_of_twenty_regions(tmp_path: Path) -> None:
    """Three past years, whole; the amounts are million tenge, the budget is that of the oblast."""
    lines = _batch(bulletin(tmp_path / "b.xlsx")).tables.lines

    schooling = lines.filter(pl.col("unit_id") == "590000000", pl.col("code") == "04")
    assert lines["unit_id"].n_unique() == 20
    assert schooling.select(
        "budget_year", "phase", "consolidation", "section", "amount_kzt"
    ).rows() == [
        (2023, "executed", "netted", "expenditures", 190_000_000),
        (2024, "executed", "netted", "expenditures", 200_000_000),
        (2025, "executed", "netted", "expenditures", 220_000_000),
    ]


def test_seven_months_are_never_a_line_of_the_year(tmp_path: Path) -> None:
    """Plan and outturn of January to July are statistics of that period, apart from each other."""
    batch = _batch(bulletin(tmp_path / "b.xlsx"))

    months = batch.releases.statistics.filter(
        pl.col("unit_id") == "710000000", pl.col("indicator").str.ends_with("expenditures_04")
    )
    assert batch.tables.lines["budget_year"].max() == 2025
    assert months.select("period", "indicator", "value", "stated_at").rows() == [
        ("2026-01/2026-07", "budget_adjusted_expenditures_04", 120_000_000.0, "табл 12.18!E10"),
        ("2026-01/2026-07", "budget_executed_expenditures_04", 110_000_000.0, "табл 12.18!F10"),
    ]


def test_a_whole_year_of_plan_and_outturn_is_two_phases(tmp_path: Path) -> None:
    """January to December: lines of the budget, adjusted plan and outturn apart."""
    period = "2026 ж. қантар-желтоқсан есеп/январь-декабрь отчет 2026 г."

    batch = _batch(bulletin(tmp_path / "b.xlsx", period=period))

    of_the_year = batch.tables.lines.filter(
        pl.col("budget_year") == 2026, pl.col("unit_id") == "100000000", pl.col("code") == "13"
    )
    assert of_the_year.select("phase", "amount_kzt").rows() == [
        ("adjusted", 90_000_000),
        ("executed", 70_000_000),
    ]
    assert batch.releases.statistics.is_empty()


def test_transfers_move_to_category_5_in_2026(tmp_path: Path) -> None:
    """Rows have names and no codes: the numbering is that of the column's year."""
    lines, _ = bulletin_lines(read_documents([bulletin(tmp_path / "b.xlsx")]))

    received = lines.filter(
        pl.col("unit_id") == "150000000", pl.col("name_ru") == "Поступления трансфертов"
    )
    assert received["code"].to_list() == ["4", "4", "4", "5", "5"]


def test_regions_within_two_per_cent_of_the_national_table_agree(tmp_path: Path) -> None:
    """The check of the description: 20 regions against «табл 12», 2 %."""
    whole = {name: [amount * 20 for amount in amounts] for name, amounts in ROWS.items()}
    whole["Білім беру", "Образование"] = [190 * 20 * 1.01, 200 * 20 * 1.03, 4400, 2400, 2200]

    checks = _batch(bulletin(tmp_path / "b.xlsx", of_all=whole)).tables.checks

    schooling = checks.filter(pl.col("code") == "04").sort("year", "identity")
    assert schooling["holds"].to_list() == [True, False, True, True, True]
    assert schooling["residual"].to_list()[:2] == [-38_000_000, -120_000_000]


def test_a_row_that_no_classification_names_is_rejected(tmp_path: Path) -> None:
    """«Прочая деятельность» is not «Прочие»: the row is shown with its reason."""
    rows = {**ROWS, ("Өзге қызмет", "Прочая деятельность"): (1, 1, 1, 1, 1)}

    rejects = _batch(bulletin(tmp_path / "b.xlsx", rows=rows)).tables.rejects

    assert rejects.height == 21
    assert set(rejects["printed"]) >= {"Прочая деятельность | 1"}
    assert set(rejects["reason"]) == {"no section, category or functional group is called so"}


@pytest.mark.parametrize(
    ("region", "period", "reason"),
    [
        ("НЕИЗВЕСТНАЯ ОБЛАСТЬ", PERIOD, "no region is named in capitals"),
        ("Г.АСТАНА", "за семь месяцев", "no period above the table"),
    ],
)
def test_a_bulletin_without_its_region_or_period_cannot_be_used(
    tmp_path: Path, region: str, period: str, reason: str
) -> None:
    """Names of sheets and numbers of tables are unreliable: nothing is taken from them."""
    file = bulletin(tmp_path / "b.xlsx", regions=[region], period=period)

    batch = _batch(file)

    error = batch.documents["error"].item()
    assert error.startswith(
        "b.xlsx: looks like «Statistical bulletin of the Ministry of Finance"
    )
    assert reason in error
    assert batch.tables.lines.is_empty()


def test_one_sheet_of_an_unknown_region_is_refused_alone(tmp_path: Path) -> None:
    """The other regions are read; the refused sheet is shown with its reason."""
    file = bulletin(tmp_path / "b.xlsx", regions=["Г.АСТАНА", "НЕИЗВЕСТНАЯ ОБЛАСТЬ"])

    batch = _batch(file)

    assert set(batch.tables.lines["unit_id"]) == {"710000000"}
    assert batch.tables.rejects.select("grid", "row").rows() == [(3, 0)]
