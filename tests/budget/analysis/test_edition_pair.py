"""Two editions of the reader's choice, and a unit that is recipient one year and payer the next."""

import polars as pl

from budget.analysis.edition_pair import compared, positions
from budget.analysis.ledger import transfer_ledger
from budget.analysis.reconciliation import reconciliation
from budget.analysis.statements import edition_pairs
from budget.analysis.tier_budgets import tier_budgets
from tests.budget.analysis.transfer_frames import AKTOBE, OKRUG, UIL, Listed, books

_STATED = books(
    transfers=[
        Listed(AKTOBE, UIL, "subvention", "payer", 100),
        Listed(AKTOBE, UIL, "subvention", "payer", 130, edition=2),
        Listed(AKTOBE, UIL, "subvention", "payee", 100),
        Listed(AKTOBE, UIL, "subvention", "payee", 120, edition=1),
        Listed(UIL, OKRUG, "subvention", "payer", 7),
    ]
)


def test_each_pair_of_editions_has_its_own_state() -> None:
    """As adopted both say 100; after the amendments 130 was sent and 120 received."""
    ledger = transfer_ledger(_STATED, [2025])
    budgets = tier_budgets(_STATED.lines, _STATED.acts, _STATED.units, [2025])
    pairs = edition_pairs(ledger, AKTOBE, UIL).with_columns(
        payer_id=pl.lit(AKTOBE), payee_id=pl.lit(UIL)
    )

    said = {
        pair.select("payer_edition_no", "payee_edition_no").row(0): compared(
            ledger, budgets, pair
        )
        .select("residual_kzt", "state")
        .row(0)
        for pair in pairs.iter_slices(1)
    }

    assert said == {
        (0, 0): (0, "matched"),
        (0, 1): (-20_000, "differs"),
        (2, 0): (30_000, "differs"),
        (2, 1): (10_000, "differs"),
    }


def test_other_edges_are_left_aside() -> None:
    """The okrug's subvention is no part of what is compared between oblast and district."""
    ledger = transfer_ledger(_STATED, [2025])
    budgets = tier_budgets(_STATED.lines, _STATED.acts, _STATED.units, [2025])
    pair = edition_pairs(ledger, AKTOBE, UIL).head(1)

    edges = compared(
        ledger, budgets, pair.with_columns(payer_id=pl.lit(AKTOBE), payee_id=pl.lit(UIL))
    )

    assert edges.select("payer_id", "payee_id").rows() == [(AKTOBE, UIL)]


def test_a_unit_becomes_a_payer() -> None:
    """A subvention in 2026, a withdrawal in 2027: the position is of a year, not of a unit."""
    stated = books(
        transfers=[
            Listed(AKTOBE, UIL, "subvention", "payer", 321, year=2026),
            Listed(UIL, AKTOBE, "withdrawal", "payee", 777, year=2027),
        ]
    )
    years = []
    for year in (2026, 2027):
        edges = reconciliation(
            transfer_ledger(stated, [year]),
            tier_budgets(stated.lines, stated.acts, stated.units, [year]),
        )
        years.append(edges.with_columns(budget_year=pl.lit(year, pl.Int64)))

    rows = positions(pl.concat(years), UIL)

    assert rows.select("budget_year", "position", "is_changed").rows() == [
        (2026, "receiver", False),
        (2027, "payer", True),
    ]
    assert positions(pl.concat(years), OKRUG).is_empty()
