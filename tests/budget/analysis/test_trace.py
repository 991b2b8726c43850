"""The chain from the republic to a village, totals without double counting, years, sectors."""

import datetime as dt

import polars as pl
import pytest

from budget.analysis.consolidated import consolidated
from budget.analysis.flows_over_years import flows_over_years, judged_over_years
from budget.analysis.ledger import Books
from budget.analysis.passing_on import passed_on, sent_down
from budget.analysis.trace import Country, country, one_sided, right_below, trace
from budget.model.enums import Consolidation, Phase
from tests.bench.country import DISTRICTS, OBLASTS, VILLAGES, tables_of, tree
from tests.budget.analysis.transfer_frames import (
    AKTOBE,
    CITY,
    OKRUG,
    REPUBLIC,
    UIL,
    Line,
    Listed,
    books,
)

_AMOUNTS = ["revenues_kzt", "own_revenues_kzt", "transfers_from_above_kzt"]
_CHAIN: list[Line | Listed] = [
    *(Line(REPUBLIC, code, amount) for code, amount in (("I", 1_000), ("1", 900), ("4", 100))),
    *(Line(AKTOBE, code, amount) for code, amount in (("I", 500), ("1", 100), ("4", 400))),
    Line(AKTOBE, "4.01", 60),
    Line(AKTOBE, "4.02", 340),
    *(Line(AKTOBE, code, amount) for code, amount in (("II", 500), ("07", 90), ("15", 40))),
    Line(AKTOBE, "07.2.279.113", 70),
    Line(AKTOBE, "15.1.257.007", 40),
    *(
        Line(UIL, code, amount)
        for code, amount in (("I", 62), ("1", 10), ("4", 52), ("II", 62))
    ),
    *(
        Line(OKRUG, code, amount)
        for code, amount in (("I", 30), ("1", 5), ("4", 25), ("II", 30))
    ),
    Listed(AKTOBE, UIL, "subvention", "payer", 18),
    Listed(CITY, AKTOBE, "withdrawal", "payee", 60),
]


def _country(*stated: Line | Listed, year: int = 2025) -> Country:
    tables = books(
        [one for one in stated if isinstance(one, Line)],
        [one for one in stated if isinstance(one, Listed)],
    )
    return country(tables, year)


def test_the_chain_runs_from_the_republic_to_the_village() -> None:
    """Each tier with its own revenue and what it received; what is not known is named."""
    found = trace(_country(*_CHAIN), OKRUG)

    assert found.chain.select("unit_id", *_AMOUNTS).rows() == [
        (REPUBLIC, 1_000_000, 900_000, 0),
        (AKTOBE, 500_000, 100_000, 340_000),
        (UIL, 62_000, 10_000, 52_000),
        (OKRUG, 30_000, 5_000, 25_000),
    ]
    missing = dict(found.chain.select("unit_id", "missing").rows())
    assert missing[REPUBLIC] == ["transfers_from_below_kzt"]
    assert missing[UIL] == ["transfers_from_below_kzt", "withdrawn_kzt"]


def test_the_edges_of_a_chain_are_those_between_its_members() -> None:
    """The withdrawal of a city that is no part of the chain stands elsewhere."""
    found = trace(_country(*_CHAIN), OKRUG)

    assert found.edges.select("payer_id", "payee_id", "kind").rows() == [
        (REPUBLIC, AKTOBE, "unspecified"),
        (AKTOBE, UIL, "subvention"),
        (AKTOBE, UIL, "unspecified"),
        (UIL, OKRUG, "unspecified"),
    ]
    assert CITY not in found.edges["payer_id"]


def test_what_is_stated_for_a_tier_stands_apart() -> None:
    """Programme 113 goes to districts as a whole; the class 01 comes from them as a whole."""
    tiers = trace(_country(*_CHAIN), OKRUG).tier_edges

    told = tiers.select("payer_id", "payee_id", "kind", "payer_says_kzt", "payee_says_kzt")
    assert (AKTOBE, None, "targeted_current", 70_000, None) in told.rows()
    assert (AKTOBE, None, "subvention", 40_000, None) in told.rows()


def test_the_origin_of_a_village_follows_the_chain() -> None:
    """5 of 30 is its own; 10 of 62 parts of the rest the district's; and so up the tiers."""
    mix: dict[str, float] = dict(
        trace(_country(*_CHAIN), OKRUG).origin.select("origin", "share").rows()
    )

    down = 25 / 30
    assert mix[OKRUG] == pytest.approx(5 / 30)
    assert mix[UIL] == pytest.approx(down * 10 / 62)
    assert mix[AKTOBE] == pytest.approx(down * 52 / 62 * 100 / 500)
    assert mix[REPUBLIC] == pytest.approx(down * 52 / 62 * 340 / 500 * 0.9)
    assert sum(mix.values()) == pytest.approx(1)


def test_one_sided_transfers_stand_by_amount_with_both_acts() -> None:
    """The city's budget is held and silent: its act is named beside the oblast's."""
    silent = [Line(CITY, "I", 9), Line(CITY, "04.1.464.003", 9)]
    listed = one_sided(_country(*_CHAIN, *silent).edges)

    first = listed.row(0, named=True)
    assert (first["payer_id"], first["amount_kzt"], first["reason"]) == (
        CITY,
        60_000,
        "other_silent",
    )
    assert first["payer_act_id"] == f"{CITY}:2025:budget"
    assert first["payee_act_id"] == f"{AKTOBE}:2025:budget"


def test_a_flow_that_skips_a_tier_is_of_unknown_origin() -> None:
    """Budget Code, article 76: it is shown and marked, and no mix is made of it."""
    skipping = Listed(OKRUG, AKTOBE, "withdrawal", "payee", 60)
    stated = [one for one in _CHAIN if not isinstance(one, Listed)]

    whole = _country(*stated, skipping)

    edge = whole.edges.filter(pl.col("relation") == "skips_tier")
    assert edge.select("payer_id", "payee_id").row(0) == (OKRUG, AKTOBE)
    mix = dict(trace(whole, AKTOBE).origin.select("origin", "share").rows())
    assert OKRUG not in mix
    assert mix["not_published"] == pytest.approx(340 / 500 * 0.1 + 60 / 500)


def test_the_edges_right_below_an_oblast_run_both_ways() -> None:
    """Downwards to its district and to districts as a whole, upwards from its city."""
    edges = right_below(_country(*_CHAIN), AKTOBE)

    pairs = set(edges.select("payer_id", "payee_id").rows())
    assert {(AKTOBE, UIL), (AKTOBE, None), (CITY, AKTOBE), (None, AKTOBE)} >= pairs
    assert {(AKTOBE, UIL), (CITY, AKTOBE)} <= pairs


def test_a_total_over_tiers_counts_a_transfer_once() -> None:
    """District 62 and village 30 hold 25 of the same money: together they have 67."""
    whole = _country(*_CHAIN)

    found = consolidated(whole.chosen, whole.edges, whole.units, UIL)

    assert (found.gross_revenues_kzt, found.netted_kzt, found.revenues_kzt) == (
        92_000,
        25_000,
        67_000,
    )
    assert found.netted.select("payer_id", "payee_id", "netted_by").rows() == [
        (UIL, OKRUG, "payee")
    ]
    assert found.consolidation is Consolidation.NETTED


def test_a_total_with_a_budget_missing_is_no_total() -> None:
    """The oblast's city is not held: its budgets together are not known, those held are."""
    whole = _country(*_CHAIN)

    found = consolidated(whole.chosen, whole.edges, whole.units, AKTOBE)

    assert found.missing == [CITY]
    assert found.revenues_kzt is None
    assert found.held_revenues_kzt == (500 + 62 + 30 - 52 - 25) * 1_000


def test_a_sector_says_how_much_it_passes_on() -> None:
    """70 of 90 of housing go down by programme 113, 40 of group 15 as subventions."""
    whole = _country(*_CHAIN)
    lines = books([one for one in _CHAIN if isinstance(one, Line)]).lines.collect()
    oblast = whole.chosen.filter(pl.col("unit_id") == AKTOBE)

    sectors = passed_on(lines, whole.ledger, oblast)
    kinds = sent_down(whole.ledger, oblast)

    assert sectors.select("code", "passed_on_kzt", "share").rows() == [
        ("07", 70_000, pytest.approx(7 / 9)),
        ("15", 40_000, 1.0),
    ]
    assert kinds.select("kind", "amount_kzt", "is_in_group_15").rows() == [
        ("targeted_current", 70_000, False),
        ("subvention", 40_000, True),
    ]


def test_a_position_may_change_between_years_and_the_law_is_marked() -> None:
    """Aiteke Bi receives in 2026, pays in 2027; the norms of 2026 stand between 2025 and 2026."""
    stated = books(
        [Line(UIL, "4", 5, 2025), Line(UIL, "I", 9, 2025)],
        [
            Listed(AKTOBE, UIL, "subvention", "payer", 3, year=2026),
            Listed(UIL, AKTOBE, "withdrawal", "payee", 8, year=2027),
        ],
    )
    breaks = pl.DataFrame(
        {
            "break_id": ["revenue_norms_2026", "schools_2021"],
            "break_date": [dt.date(2026, 1, 1), dt.date(2021, 1, 1)],
            "unit_id": [None, None],
            "touches": ["own_revenues transfers", "education transfers"],
        },
        schema_overrides={"unit_id": pl.String},
    )

    found = flows_over_years(stated, breaks, UIL)
    judgement = judged_over_years(stated, breaks, UIL, [2025, 2026], Phase.APPROVED)

    assert found.edges.select("budget_year", "payer_id", "kind").rows() == [
        (2025, AKTOBE, "unspecified"),
        (2026, AKTOBE, "subvention"),
        (2027, UIL, "withdrawal"),
    ]
    assert found.budgets["withdrawn_kzt"].to_list() == [None, None, 8_000]
    assert found.marks["break_id"].to_list() == ["revenue_norms_2026"]
    assert judgement.verdict.value == "not_comparable"


def test_a_whole_country_reconciles_and_nets_to_its_own_revenue() -> None:
    """2,530 budgets: every transfer agrees on both sides, and each oblast nets out."""
    units = tree(OBLASTS, DISTRICTS, VILLAGES)
    made = {name: frame.lazy() for name, frame in tables_of(units).items()}
    whole = country(
        Books(
            lines=made["budget_lines"],
            transfers=made["transfers"],
            acts=made["acts"],
            units=made["units"],
            codes=made["transfer_codes"],
        ),
        2025,
    )

    assert set(whole.edges["state"]) == {"matched"}
    assert whole.mixes["unit_id"].n_unique() == len(units)
    for oblast in units[1 : OBLASTS + 1]:
        found = consolidated(whole.chosen, whole.edges, whole.units, oblast.unit_id)
        inside = [
            unit
            for unit in units
            if unit is oblast
            or unit.parent is oblast
            or (unit.parent and unit.parent.parent is oblast)
        ]
        expected = sum(unit.own for unit in inside) + oblast.subvention + oblast.targeted
        assert found.revenues_kzt == expected * 1_000
