"""Headline figures, editions, names, checks and printed places of held budgets."""

import polars as pl
import pytest

from budget import tables
from budget.analysis.editions import held_editions, lines_of_edition
from budget.analysis.headlines import headlines, transfers_received
from budget.analysis.names import named, vintage_of
from budget.analysis.provenance import neighbouring_rows, place_printed
from budget.analysis.quality import checks_of_edition
from budget.model.enums import Vintage

pytestmark = pytest.mark.usefixtures("held")


def _edition(unit_id: str, key: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """One edition of a unit and its lines."""
    lines = tables.read("budget_lines").filter(pl.col("unit_id") == unit_id)
    edition = held_editions(lines, tables.read("acts")).filter(pl.col("edition_key") == key)
    return edition, lines_of_edition(lines, edition)


def _rows(*stated: tuple[str, str, str, int]) -> pl.DataFrame:
    """Lines of one edition: section, level, code and tenge, in the order of the document."""
    lines = tables.read("budget_lines").clear(len(stated))
    section, level, code, amount = zip(*stated, strict=True)
    return lines.with_columns(
        pl.Series("section", section).cast(lines.schema["section"]),
        pl.Series("line_level", level).cast(lines.schema["line_level"]),
        pl.Series("code", code),
        pl.Series("amount_kzt", amount),
        pl.lit("x").alias("source_id"),
        pl.lit(1, pl.Int64).alias("table_no"),
        pl.int_range(pl.len()).cast(lines.schema["row_no"]).alias("row_no"),
    )


def test_the_surplus_of_aktobe_2026_is_the_one_adopted() -> None:
    """№ 298 of 10 December 2025, point 1: a surplus of 21,656,668 thousand tenge."""
    _, lines = _edition("150000000", "0")

    sections = headlines(lines).filter(pl.col("line_level") == "section")

    assert sections.select(pl.col("section").cast(pl.String), "amount_kzt").rows() == [
        ("revenues", 454_088_615_000),
        ("expenditures", 453_928_189_000),
        ("net_lending", -21_996_242_000),
        ("financial_assets", 500_000_000),
        ("balance", 21_656_668_000),
        ("financing", -21_656_668_000),
    ]


def test_a_section_stands_with_all_that_it_is_reckoned_from() -> None:
    """№ 298: loans of 9.0 less repayments of 31.0 is the net lending of −22.0 billion tenge."""
    lines = _rows(
        ("net_lending", "section", "", -21_996_242_000),
        ("net_lending", "item", "budget_loans", 9_021_287_000),
        ("net_lending", "group", "10", 9_021_287_000),
        ("net_lending", "category", "6", 31_017_529_000),
        ("financing", "section", "", -21_656_668_000),
        ("financing", "category", "8", 9_021_287_000),
        ("financing", "group", "16", 30_677_955_000),
    )

    told = headlines(lines).filter(pl.col("amount_kzt").is_not_null())

    assert told.select("line_level", "code").rows() == [
        ("section", ""), ("item", "budget_loans"), ("category", "6"),
        ("section", ""), ("category", "8"), ("group", "16"),
    ]  # fmt: skip


def test_what_an_annex_prints_as_category_and_as_subtotal_is_told_once() -> None:
    """Turkistan 2025 prints both; loans equal to what is paid back stay two figures."""
    lines = _rows(
        ("revenues", "section", "", 9),
        ("revenues", "item", "tax", 9),
        ("revenues", "category", "1", 9),
        ("revenues", "item", "subvention_in", 9),
        ("net_lending", "item", "budget_loans", 5),
        ("net_lending", "category", "5", 5),
        ("financial_assets", "item", "asset_sales", 3),
        ("financial_assets", "category", "6", 3),
    )

    told = headlines(lines).filter(pl.col("line_level") != "section")

    assert told["code"].to_list() == ["1", "subvention_in", "budget_loans", "5", "asset_sales"]


def test_editions_of_a_year_are_never_mixed() -> None:
    """The fifth edition of 2026 prints revenues of 471,108,125.6 thousand tenge."""
    _, lines = _edition("150000000", "4")

    assert headlines(lines)["amount_kzt"].first() == 471_108_125_600


def test_transfers_are_category_5_in_2026_and_4_in_2025() -> None:
    """Special receipts took number 4 on 1 January 2026."""
    _, aktobe = _edition("150000000", "0")
    _, uil = _edition("155200000", "1")

    assert vintage_of(aktobe, period_from=None) == Vintage.FROM_2026
    assert vintage_of(uil, period_from=2025) == Vintage.UNTIL_2025
    received = transfers_received(headlines(aktobe), Vintage.FROM_2026)
    assert received["amount_kzt"].to_list() == [342_405_921_000]
    received = transfers_received(headlines(uil), Vintage.UNTIL_2025)
    assert received["amount_kzt"].to_list() == [5_204_524_500]


def test_without_names_or_a_year_the_numbering_is_not_guessed() -> None:
    """A category 4 without a name may be either."""
    _, uil = _edition("155200000", "1")

    assert vintage_of(uil, period_from=None) is None
    assert transfers_received(headlines(uil), None).is_empty()


def test_a_section_that_is_not_held_is_missing_and_not_nought() -> None:
    """Of Uil 2025 revenues, spending and net lending are held."""
    _, lines = _edition("155200000", "1")

    missing = headlines(lines).filter(pl.col("amount_kzt").is_null())

    assert missing["section"].cast(pl.String).to_list() == [
        "financial_assets",
        "balance",
        "financing",
    ]


def test_a_name_in_another_language_says_so() -> None:
    """A programme that is printed in Russian only keeps its Russian name in Kazakh."""
    programme = pl.DataFrame(
        {
            "line_level": ["programme"],
            "code": ["99.9.999.999"],
            "name_ru": ["Программа"],
            "name_kk": pl.Series([None], dtype=pl.String),
        }
    )

    shown = named(programme, tables.read("classification"), Vintage.FROM_2026, "kk")

    assert shown.select("name", "name_language").row(0) == ("Программа", "ru")


def test_failing_checks_come_with_their_numbers() -> None:
    """Inder district of Atyrau oblast, 2024, prints a deficit that its own sections contradict."""
    edition, _ = _edition("234000000", "1")

    worst = checks_of_edition(tables.read("checks"), edition).row(0, named=True)

    assert not worst["holds"]
    assert worst["found"] - worst["expected"] == worst["residual"] == 1_121_382_000


def test_a_figure_leads_to_its_printed_cell_and_neighbours() -> None:
    """General schooling stands in column F of the spending table, beside its code 082."""
    _, lines = _edition("150000000", "0")
    line = lines.filter(pl.col("code") == "04.2.261.082")

    place = place_printed(
        line, tables.read("acts"), tables.read("sources"), tables.read("printed_grids")
    ).row(0, named=True)
    cells = tables.read("printed_cells").filter(
        pl.col("source_id") == place["source_id"], pl.col("table_no") == place["table_no"]
    )
    own = neighbouring_rows(cells, place["row_no"]).filter(pl.col("row_no") == place["row_no"])

    assert place["column_no"] == 6
    assert place["act_number"] == "298"
    assert len(place["sha256"]) == 64
    assert "082" in own.row(0)
    assert place["printed"] in own.row(0)
