"""Transfers between named budgets, stated one by one."""

from pathlib import Path

import polars as pl

from ingest.sources.stated_transfers import parse, statements


def test_only_transfers_read_in_an_act_enter_the_table(raw: Path) -> None:
    """Sums are checks, the press reports, the National Fund is no budget."""
    uses = statements(raw / "transfers").group_by("use").len().sort("use")

    assert dict(uses.iter_rows()) == {
        "not_between_budgets": 5,
        "reported": 20,
        "total": 9,
        "transfer": 26,
    }
    assert parse(raw / "transfers").transfers.height == 26


def test_the_withdrawals_of_2026_add_up_to_the_printed_total(raw: Path) -> None:
    """Law of 9 December 2025: 262 404 282 + 491 887 501 + 125 655 286 = 879 947 069."""
    law = statements(raw / "transfers").filter(act_date="2025-12-09", budget_year=2026)

    paid = law.filter(use="transfer")
    assert paid["amount_kzt"].sum() == 879_947_069_000
    assert law.filter(use="total")["amount_kzt"].to_list() == [879_947_069_000]
    assert paid["payer_id"].to_list() == ["230000000", "750000000", "710000000"]


def test_a_withdrawal_fixed_by_law_is_stated_by_the_republic_that_receives_it(
    raw: Path,
) -> None:
    """The side is the issuer's: the payer's own budget may state another figure."""
    withdrawals = parse(raw / "transfers").transfers.filter(kind="withdrawal")

    assert set(withdrawals["side"]) == {"payee"}
    assert set(withdrawals["payee_id"]) == {"KZ"}


def test_a_subvention_of_the_oblast_to_a_district_is_stated_by_the_payer(raw: Path) -> None:
    """West Kazakhstan oblast, decision 14-2 of 13 December 2013: Akzhaik district 3 076 654."""
    act = "270000000:2013-12-13:14-2"
    given = parse(raw / "transfers").transfers.filter(act_id=act, payee_id="273200000")

    assert given.select("side", "budget_year", "amount_kzt").rows() == [
        ("payer", 2014, 3_076_654_000)
    ]


def test_every_transfer_joins_neighbouring_tiers(raw: Path) -> None:
    """Budget Code, article 76: transfers go between adjacent budgets only."""
    tier = {"KZ": 0} | {
        unit_id: level
        for level, ids in {
            1: ("230000000", "470000000", "710000000", "750000000", "190000000", "270000000"),
            2: ("334800000", "194400000", "196200000", "273200000", "275400000", "113200000"),
            3: ("196220000", "113247000"),
        }.items()
        for unit_id in ids
    }
    pairs = parse(raw / "transfers").transfers.select("payer_id", "payee_id").unique()

    assert {abs(tier[payer] - tier[payee]) for payer, payee in pairs.iter_rows()} == {1}


def test_billions_and_trillions_of_reports_are_read_in_their_unit(raw: Path) -> None:
    """«217.4 млрд тенге» to East Kazakhstan for 2021, reported by the press."""
    report = statements(raw / "transfers").filter(
        unit_of_measure="млрд тенге", budget_year=2021
    )

    assert report.select("use", "amount_kzt").rows() == [("reported", 217_400_000_000)]


def test_every_amount_is_read_and_a_printed_zero_is_a_zero(raw: Path) -> None:
    """Talgar city 2019 prints targeted development transfers as nought."""
    stated = statements(raw / "transfers")

    assert stated["amount_kzt"].null_count() == 0
    assert stated.filter(value_status="zero")["payee_ru"].to_list() == ["город Талгар"]


def test_acts_of_budgets_are_left_to_the_headline_figures(raw: Path) -> None:
    """Sarkan, Kegen, Talgar and Akkol state a transfer inside a budget; three acts are on transfers."""
    acts = parse(raw / "transfers").acts

    assert acts.sort("act_date").select("act_kind", "period_from", "period_to").rows() == [
        ("law", 2008, 2010),
        ("transfers", 2014, 2016),
        ("law", 2026, 2028),
    ]


def test_a_row_that_is_no_transfer_says_why(raw: Path) -> None:
    """Nothing is left out silently."""
    stated = statements(raw / "transfers")

    assert stated.filter(
        (pl.col("use") != "transfer") & pl.col("use_reason").is_null()
    ).is_empty()
    assert stated.filter(pl.col("url").is_null()).is_empty()
