"""The built tables against print: the fact sheet that a sceptic reads first.

Amounts are thousand tenge as printed in the acts named; every other test is a rule that the tables
keep as a whole.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import polars as pl
import pytest

from budget.model import TABLES
from budget.model.enums import BudgetLevel
from budget.paths import RAW
from ingest.build import MANIFEST, build_tables, failing_checks
from ingest.numbers import THOUSAND, amounts, read_amount

AKTOBE_2025 = "150000000:2024-12-12:186"
AKTOBE_2026 = "150000000:2025-12-10:298"
PAVLODAR_2025 = "550000000:2024-12-13:175/18"
TURKISTAN_2025 = "610000000:2024-12-13:14/180-VIII"
PRINTED_AMOUNTS = [  # act, edition, section, level, code, as printed, where
    (AKTOBE_2026, 0, "revenues", "section", "", "454 088 615", "point 1 and annex 1"),
    (AKTOBE_2026, 0, "expenditures", "section", "", "453 928 189", "point 1 and annex 1"),
    (AKTOBE_2026, 0, "balance", "section", "", "21 656 668", "point 1: a surplus"),
    (AKTOBE_2026, 0, "revenues", "category", "4", "18 410 000", "annex 1: special receipts"),
    (AKTOBE_2026, 0, "expenditures", "group", "04", "282 670 560", "annex 1: education"),
    (AKTOBE_2026, 4, "revenues", "section", "", "471 108 125,6", "№ 345 of 31 July 2026"),
    (AKTOBE_2026, 4, "balance", "section", "", "-21 339 140,8", "«– - 21 339 140,8»"),
    (AKTOBE_2026, 4, "expenditures", "group", "04", "284 359 871,4", "№ 345: education"),
    (AKTOBE_2025, 1, "revenues", "section", "", "509 653 941,8", "№ 206 of 7 February 2025"),
    (AKTOBE_2025, 3, "revenues", "section", "", "540 507 748,1", "№ 245 of 27 August 2025"),
    (AKTOBE_2025, 3, "expenditures", "group", "04", "304 149 727,1", "№ 245: education"),
    (AKTOBE_2025, 3, "revenues", "category", "4", "446 649 635,3", "№ 245: transfers"),
    (PAVLODAR_2025, 4, "expenditures", "section", "", "461 247 935", "point 1 and annex 1"),
    (PAVLODAR_2025, 4, "expenditures", "group", "04", "229 804 118", "annex 1: education"),
    (TURKISTAN_2025, 3, "revenues", "section", "", "1 392 703 265", "point 1 and annex 1"),
    (TURKISTAN_2025, 3, "expenditures", "group", "04", "807 908 211", "annex 1: education"),
    (AKTOBE_2026, 0, "expenditures", "programme", "04.2.261.203", "57 689 408", "annex 1"),
]
GIVEN_DOWN = [  # act, edition, sum of programmes 113 (current), of 114 (development)
    (AKTOBE_2026, 0, 14_983_832, 21_740_286),
    (AKTOBE_2025, 3, 34_957_241, 42_818_902),
    (PAVLODAR_2025, 4, 36_742_319, 30_683_690),
    (TURKISTAN_2025, 3, 104_932_730, 98_721_601),
]
FAILING = {  # identity: how many editions of the headline figures fail it in print
    "revenues = sum of categories": 11,
    "net lending = loans − repayment": 4,
    "balance = revenues − expenditures − net lending − financial assets": 3,
    "financing = borrowing − debt repayment + balances used": 1,
}

Tables = Mapping[str, pl.DataFrame]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables, built once for all tests here."""
    built = tmp_path_factory.mktemp("tables")
    build_tables(RAW, built)
    return built


@pytest.fixture(scope="module")
def tables(folder: Path) -> Tables:
    """The built tables by name."""
    return {name: pl.read_parquet(folder / f"{name}.parquet") for name in TABLES}


@pytest.mark.parametrize("name", TABLES)
def test_every_table_keeps_its_declaration(tables: Tables, name: str) -> None:
    """Columns, types, closed sets, rules, and the key, which names each row once."""
    TABLES[name].validate(tables[name])


def test_a_second_build_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    """Whoever builds from the same documents holds the same tables."""
    build_tables(RAW, tmp_path)

    for file in folder.iterdir():
        assert file.read_bytes() == (tmp_path / file.name).read_bytes(), file.name


def test_the_manifest_counts_what_is_there(folder: Path, tables: Tables) -> None:
    """Rows and names of the tables; no day of building."""
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))

    assert {name: facts["rows"] for name, facts in manifest["tables"].items()} == {
        name: rows.height for name, rows in tables.items()
    }


@pytest.mark.parametrize(
    "printed", PRINTED_AMOUNTS, ids=lambda row: " ".join(map(str, row[:5]))
)
def test_a_figure_is_the_printed_one(
    tables: Tables, printed: tuple[str, int, str, str, str, str, str]
) -> None:
    """Typed by hand from the acts named."""
    act, edition, section, level, code, text, where = printed

    found = tables["budget_lines"].filter(
        act_id=act, edition_no=edition, section=section, line_level=level, code=code
    )

    amount = read_amount(text, THOUSAND).amount_kzt
    assert found["amount_kzt"].unique().to_list() == [amount], where


@pytest.mark.parametrize(("act", "edition", "current", "development"), GIVEN_DOWN)
def test_targeted_transfers_to_lower_budgets_are_the_printed_programmes(
    tables: Tables, act: str, edition: int, current: int, development: int
) -> None:
    """Programmes 113 and 114 of all administrators, added by hand from annex 1."""
    lines = tables["budget_lines"].filter(
        act_id=act, edition_no=edition, line_level="programme"
    )
    sums = [
        lines.filter(pl.col("code").str.ends_with(end))["amount_kzt"].sum() // THOUSAND
        for end in (".113", ".114")
    ]

    assert sums == [current, development]


def test_every_figure_stands_in_its_printed_cell(tables: Tables) -> None:
    """The cell a figure cites is there, prints the same text, and reads to the same amount."""
    lines = tables["budget_lines"].with_columns(
        column_no=pl.col("cell").str.extract(r"^([A-Z])\d+$").str.to_uppercase(),
    )
    letters = {chr(ord("A") + n): n + 1 for n in range(26)}
    located = lines.with_columns(
        pl.col("column_no").replace_strict(letters, return_dtype=pl.Int64)
    )
    cells = tables["printed_cells"].rename({"printed": "in_cell"})

    cited = located.join(cells, on=["source_id", "table_no", "row_no", "column_no"], how="left")
    is_number = pl.col("source_id") == "headline-figures"  # transcribed with a decimal point
    read = amounts(pl.col("in_cell"), pl.lit(THOUSAND, dtype=pl.Int64), is_number=is_number)
    again = cited.with_columns(read.struct.field("amount_kzt").alias("read_again"))

    assert cited["in_cell"].null_count() == 0
    assert cited.filter(pl.col("in_cell") != pl.col("printed")).is_empty()
    assert again.filter(pl.col("read_again").ne_missing(pl.col("amount_kzt"))).is_empty()


def test_every_row_names_a_source_an_act_and_units_that_are_there(tables: Tables) -> None:
    """No figure without its document and its place."""
    sources, units = tables["sources"]["source_id"], tables["units"]["unit_id"]
    acts = tables["acts"].select("act_id", "edition_no").unique()

    for name in ("budget_lines", "transfers", "checks", "rejects", "acts"):
        assert tables[name]["source_id"].is_in(sources.implode()).all(), name
    for name in ("budget_lines", "checks"):
        missing = tables[name].join(acts, on=["act_id", "edition_no"], how="anti")
        assert missing.is_empty(), name
        assert tables[name]["unit_id"].is_in(units.implode()).all(), name


def test_headline_figures_are_those_of_253_states_of_acts(tables: Tables) -> None:
    """252 editions, and one held in full elsewhere; two pages sum whole districts: rejected."""
    lines = tables["budget_lines"].filter(source_id="headline-figures")
    editions = lines.select("act_id", "edition_no", "unit_id", "budget_year").unique()
    summed = tables["rejects"].filter(source_id="headline-figures")

    assert editions.height == 252
    assert tables["acts"].filter(source_id="headline-editions").height == 252
    assert summed["printed"].str.extract(r"^(\S+)").n_unique() == 2


def test_the_identities_that_fail_in_print_are_exactly_these(folder: Path) -> None:
    """19 of 525 headline checks; every one of the annexes read in full holds."""
    failing = failing_checks(folder)

    assert set(failing["source_id"]) == {"headline-figures"}
    assert dict(failing.group_by("identity").len().rows()) == FAILING


def test_two_failures_of_print_are_named(folder: Path) -> None:
    """Inder district 2024: the deficit printed is larger; Alga district 2020: twenty tenge."""
    rows = failing_checks(folder).select(
        "unit_id", "budget_year", "identity", "expected", "found", "residual"
    )

    assert {
        (
            "234000000",
            2024,
            "balance = revenues − expenditures − net lending − financial assets",
            -2_324_536_000,
            -1_203_154_000,
            1_121_382_000,
        ),
        (
            "153200000",
            2020,
            "revenues = sum of categories",
            10_178_848_220,
            10_178_848_200,
            -20,
        ),
    } <= set(rows.rows())


def test_no_transfer_skips_a_tier(tables: Tables) -> None:
    """Budget Code, article 76: transfers go between neighbouring tiers only."""
    depth = {level.value: place for place, level in enumerate(BudgetLevel)}
    levels = dict(
        tables["units"].select("unit_id", pl.col("budget_level").cast(pl.String)).rows()
    )

    apart = {
        abs(depth[levels[payer]] - depth[levels[payee]])
        for payer, payee in tables["transfers"].select("payer_id", "payee_id").rows()
    }

    assert apart == {1}


def test_aktobe_lists_its_transfers_by_district(tables: Tables) -> None:
    """Act № 298, points 3 and 7; act № 273 prints the same sums for 2026."""
    stated = tables["transfers"].filter(
        pl.col("budget_year") == 2026,
        pl.col("act_id").is_in([AKTOBE_2026, "150000000:2025-12-10:273"]),
        pl.col("edition_no") == 0,
        pl.col("kind").is_in(["withdrawal", "subvention"]),
        pl.col("payer_id") != "KZ",
    )
    sums = stated.group_by("act_id", "kind").agg(pl.col("amount_kzt").sum() // THOUSAND)

    assert {(kind, amount) for _, kind, amount in sums.rows()} == {
        ("withdrawal", 139_419_988),
        ("subvention", 13_570_208),
    }
    assert sums.height == 4


def test_the_tables_of_both_texts_of_one_act_agree(tables: Tables) -> None:
    """Aktobe 2026, first edition: the Kazakh annex as far as it was read, 59 figures."""
    same = tables["checks"].filter(identity="Kazakh text = Russian text")
    lines = tables["budget_lines"].filter(act_id=AKTOBE_2026, edition_no=0)

    assert (same.height, same["holds"].all()) == (59, True)
    assert lines.filter(code="1", line_level="category")["name_kk"].to_list() == [
        "Салықтық түсiмдер"  # noqa: RUF001 - as printed, with a Latin i
    ]
