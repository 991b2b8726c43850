"""Headline figures of 255 pages of budget acts, as printed in their point 1."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from ingest.sources.headline_editions import editions, parse


def _thousands(
    lines: pl.DataFrame, unit_id: str, year: int, edition_no: int
) -> dict[str, Decimal]:
    """Amounts of one edition in thousand tenge, by section and code."""
    one = lines.filter(unit_id=unit_id, budget_year=year, edition_no=edition_no)
    return {
        f"{section} {code}".strip(): Decimal(amount) / 1000
        for section, code, amount in one.select("section", "code", "amount_kzt").iter_rows()
    }


def test_the_fixture_becomes_the_expected_lines(fixture_folder: Path) -> None:
    """Seven pages of Yesil city, Abai and Kostanay districts, the republic and a sum."""
    expected = pl.read_csv(
        fixture_folder / "expected.csv",
        schema_overrides={"unit_id": pl.String, "code": pl.String},
    )

    lines = parse(fixture_folder).budget_lines.select(
        pl.col(column).cast(expected.schema[column]) for column in expected.columns
    )

    assert_frame_equal(lines, expected)


def test_every_page_and_every_figure_is_there(raw: Path) -> None:
    """255 pages of 253 states of acts: two pages each of Akmola oblast and Kulsary, 2024."""
    pages = editions(raw / "headline")
    tables = parse(raw / "headline")

    of_the_page = ["edition", "row_no", "url", "language", "note", "unit_kk", "edition_no"]
    assert pages.height == 255
    assert pages.drop(of_the_page).unique().height == 253
    assert tables.acts.height == 252
    assert (tables.budget_lines.height, tables.rejects.height) == (2268, 13)  # 10 are `same_as`


def test_years_run_from_2012_to_2026_over_all_four_tiers(raw: Path) -> None:
    """Before 2018 stand two district budgets, kept as history."""
    lines = parse(raw / "headline").budget_lines

    assert lines["budget_year"].min() == 2012
    assert lines["budget_year"].max() == 2026
    assert set(lines["budget_level"]) == {"republic", "oblast", "district", "rural"}


def test_the_revenue_of_yesil_city_2023_is_the_sum_of_its_categories(raw: Path) -> None:
    """Yesil district, 14 June 2023: 366 814,4 = 94 107 + 48 + 8 240 + 264 419,4 thousand tenge."""
    yesil = _thousands(parse(raw / "headline").budget_lines, "114820100", 2023, 1)

    assert yesil["revenues"] == Decimal("366814.4")
    assert [yesil[f"revenues {code}"] for code in "1234"] == [
        Decimal(94107),
        Decimal(48),
        Decimal(8240),
        Decimal("264419.4"),
    ]
    assert yesil["expenditures"] == Decimal("368941.8")


def test_the_deficit_of_the_republic_2025_is_the_one_in_the_law(raw: Path) -> None:
    """Law 141-VIII of 4 December 2024, article 1: a deficit of 4 100 000 000 thousand tenge."""
    republic = _thousands(parse(raw / "headline").budget_lines, "KZ", 2025, 0)

    parts = [republic[name] for name in ("revenues", "expenditures", "net_lending")]
    assert parts == [Decimal(21392054673), Decimal(25193022392), Decimal(252140981)]
    assert republic["balance"] == Decimal(-4100000000)
    assert parts[0] - parts[1] - parts[2] - republic["financial_assets"] == republic["balance"]


def test_chingirlau_district_2025_keeps_its_printed_deficit(raw: Path) -> None:
    """Chingirlau district 2025: 6 624 123 − 6 747 777 − 157 280 = −280 934."""
    district = _thousands(parse(raw / "headline").budget_lines, "276600000", 2025, 0)

    assert district["revenues"] == Decimal(6624123)
    assert district["balance"] == Decimal(-280934)


def test_amendments_are_numbered_by_date_and_consolidated_pages_after_them(raw: Path) -> None:
    """Akmola oblast 2024: one amendment, then two pages whose place is known by order alone."""
    akmola = editions(raw / "headline").filter(unit_id="110000000", budget_year=2024)

    assert akmola.sort("edition_no").select(
        "edition_no", "edition_basis", "language"
    ).rows() == [
        (1, "as_amended", "kk"),
        (2, "consolidated_later", "kk"),
        (3, "consolidated_later", "ru"),
    ]


def test_an_amendment_without_a_date_stands_after_the_dated_ones(fixture_folder: Path) -> None:
    """Kostanay district 2021: decision 47 of 30 April, then one whose date was not seen."""
    district = editions(fixture_folder).filter(unit_id="395400000").sort("edition_no")

    assert district.select("edition_no", "act_date", "act_registration").rows() == [
        (1, "2021-04-30", "9893"),
        (2, None, "25537"),
    ]


def test_the_act_of_an_amendment_is_the_budget_it_amends(fixture_folder: Path) -> None:
    """Yesil city: a decision of 14 June 2023 amends decision 35/2 of 23 December 2022."""
    act = parse(fixture_folder).acts.filter(pl.col("act_id").str.starts_with("114800000"))

    assert act.select("act_id", "act_kind", "act_number", "edition_date").rows() == [
        ("114800000:2022-12-23:35/2", "amendment", "35/2", date(2023, 6, 14))
    ]


def test_sums_over_several_budgets_are_rejected_with_the_reason(raw: Path) -> None:
    """Talas and Karakiya districts print one total for all their settlements."""
    rejects = parse(raw / "headline").rejects

    assert set(rejects["printed"].str.extract(r"^([0-9]{9})-all-")) == {
        "316200000",
        "474200000",
    }
    assert set(rejects["reason"]) == {
        "the figures are the sum of all settlements of the district, not one budget"
    }


def test_an_edition_held_in_full_elsewhere_is_no_second_edition(raw: Path) -> None:
    """Aktobe oblast 2025: the Kazakh page prints what the edition of 27 June 2025 № 219 does."""
    pages = editions(raw / "headline").filter(pl.col("same_as").is_not_null())

    assert pages["same_as"].to_list() == ["maslikhat-aktobe-2025-e2"]
    assert "150000000:2024-12-12:186" not in set(parse(raw / "headline").acts["act_id"])


def test_every_figure_of_the_transcription_is_carried_over_unchanged(
    raw: Path, real: Path
) -> None:
    """Unit, year and indicator with the same printed digits, row for row."""
    given = pl.read_csv(real / "headline" / "headline.csv", infer_schema=False).select(
        "unit_ru", "budget_year", "indicator", printed_amount="amount_thousand_tenge"
    )
    pages = pl.read_csv(raw / "headline" / "editions.csv", infer_schema=False)
    figures = pl.read_csv(raw / "headline" / "figures.csv", infer_schema=False)

    carried = figures.join(pages, on="edition").select(given.columns)

    assert_frame_equal(carried, given, check_row_order=False)


@pytest.mark.parametrize("file", ["editions.csv", "figures.csv"])
def test_the_files_have_no_empty_lines_and_unix_ends(raw: Path, file: str) -> None:
    """Row numbers are places that a reader is sent to."""
    text = (raw / "headline" / file).read_bytes()

    assert b"\r" not in text
    assert b"\n\n" not in text
