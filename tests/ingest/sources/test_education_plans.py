"""Education in plans of oblasts: what was printed, under which code, of which edition."""

from pathlib import Path

import polars as pl
import pytest

from ingest.build import build_tables
from ingest.sources.education_plans import RECIPE, plan_lines


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All tables, built from the project's own raw data."""
    from budget.paths import RAW  # noqa: PLC0415 - beside its only use

    folder = tmp_path_factory.mktemp("tables")
    build_tables(RAW, folder)
    return folder


def _lines(raw: Path) -> pl.DataFrame:
    return RECIPE.parse(raw / RECIPE.source_id).budget_lines


def test_schooling_of_almaty_oblast_in_2025_is_there_by_programme(raw: Path) -> None:
    """Thousand tenge as printed, tenge in the table: programmes 082, 203 and 204."""
    lines = _lines(raw).filter(
        pl.col("unit_id") == "190000000",
        pl.col("budget_year") == 2025,
        pl.col("line_level") == "programme",
    )

    assert lines.select("code", "printed", "amount_kzt", "phase").rows() == [
        ("04.2.261.082", "251538828", 251_538_828_000, "approved"),
        ("04.2.261.203", "18715073", 18_715_073_000, "approved"),
        ("04.2.261.204", "7789408", 7_789_408_000, "approved"),
    ]


@pytest.mark.parametrize(
    ("unit_id", "year"),
    [("190000000", 2024), ("190000000", 2025), ("350000000", 2025), ("470000000", 2025)],
)
def test_subgroups_add_up_to_education_where_all_are_printed(
    raw: Path, unit_id: str, year: int
) -> None:
    """04 = 04.1 + 04.2 + 04.4 + 04.5 + 04.6 + 04.9, exact to the tenge."""
    budget = _lines(raw).filter(pl.col("unit_id") == unit_id, pl.col("budget_year") == year)

    whole = budget.filter(pl.col("line_level") == "group")["amount_kzt"].item()
    assert budget.filter(pl.col("line_level") == "subgroup")["amount_kzt"].sum() == whole


def test_an_edition_that_no_footnote_tells_is_unknown(raw: Path) -> None:
    """Karaganda: as amended on 13 March 2025, № 273; Zhambyl: on 22 October 2025."""
    acts = RECIPE.parse(raw / RECIPE.source_id).acts

    amended = acts.filter(pl.col("edition_basis") == "as_amended")
    assert amended.select("unit_id", "edition_no", "edition_number").rows() == [
        ("310000000", 1, None),
        ("350000000", 1, "273"),
    ]
    assert set(acts["edition_basis"]) == {"as_amended", "unknown"}


def test_the_plant_under_education_is_an_item_of_its_own(raw: Path) -> None:
    """Zhambyl 2025 files a biopharmaceutical plant under group 04: 2,716,040 thousand tenge."""
    plant = _lines(raw).filter(pl.col("code") == "biopharmaceutical_plant")

    assert plant.select("unit_id", "line_level", "amount_kzt").rows() == [
        ("310000000", "item", 2_716_040_000)
    ]


def test_what_is_read_twice_agrees_and_is_told_once(raw: Path, tables: Path) -> None:
    """Pavlodar and Turkistan 2025: every subgroup and programme as in their whole annexes."""
    twice = plan_lines(raw / RECIPE.source_id).filter(pl.col("same_as").is_not_null())
    annexes = pl.read_parquet(tables / "budget_lines.parquet").filter(
        pl.col("source_id").str.starts_with("maslikhat-"), pl.col("section") == "expenditures"
    )

    both = twice.filter(pl.col("line_level") != "item").join(
        annexes.select("unit_id", "budget_year", "code", annex="amount_kzt"),
        on=["unit_id", "budget_year", "code"],
        maintain_order="left",
    )
    assert both.height == 20
    assert both["amount_kzt"].to_list() == both["annex"].to_list()
    own = pl.col("source_id") == "education-plans-figures"
    told = pl.read_parquet(tables / "budget_lines.parquet").filter(own)
    assert not set(told["unit_id"]) & {"550000000", "610000000"}


def test_eight_oblasts_have_the_core_of_schooling_in_2025(tables: Path) -> None:
    """Programmes 082 and 203 of each, in some edition of the plan."""
    core = pl.read_parquet(tables / "budget_lines.parquet").filter(
        pl.col("budget_year") == 2025,
        pl.col("code").is_in(["04.2.261.082", "04.2.261.203"]),
    )

    assert core["unit_id"].n_unique() == 8


def test_schooling_of_aktobe_in_february_2025_adds_up_to_the_decision(tables: Path) -> None:
    """№ 206: 96,340,725 + 56,259,009 = 152,599,734; the groups are the 533,400,912.9 of point 1."""
    edition = pl.read_parquet(tables / "budget_lines.parquet").filter(
        pl.col("act_id") == "150000000:2024-12-12:186",
        pl.col("edition_no") == 1,
        pl.col("section") == "expenditures",
    )

    amounts = dict(edition.select("code", "amount_kzt").rows())
    core = [amounts[code] for code in ("04.2.261.082", "04.2.261.203")]
    assert core == [96_340_725_000, 56_259_009_000]
    assert sum(core) == 152_599_734_000
    assert amounts["04"] == 297_763_771_000
    groups = edition.filter(pl.col("line_level") == "group")["amount_kzt"].sum()
    assert groups == amounts[""] == 533_400_912_900
