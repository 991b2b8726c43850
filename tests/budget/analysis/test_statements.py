"""Of several editions that state a transfer: the pair compared, and the one nearer in date."""

from budget.analysis.ledger import transfer_ledger
from budget.analysis.reconciliation import reconciliation
from budget.analysis.statements import edition_pairs
from budget.analysis.tier_budgets import tier_budgets
from tests.budget.analysis.transfer_frames import AKTOBE, OKRUG, UIL, Line, Listed, books


def _sub(amount: int, side: str = "payer", edition: int = 0) -> Listed:
    return Listed(AKTOBE, UIL, "subvention", side, amount, edition=edition)


def test_the_nearest_pair_of_editions_is_offered_first() -> None:
    """December, March and June of the payer against March of the payee: March and March."""
    stated = books(
        [Line(OKRUG, "4", 1)],
        [_sub(100), _sub(95, edition=1), _sub(90, edition=2), _sub(95, "payee", edition=1)],
    )

    pairs = edition_pairs(transfer_ledger(stated, [2025]), AKTOBE, UIL)

    assert pairs.select("payer_edition_no", "days_apart").rows() == [(1, 0), (0, 81), (2, 92)]


def test_an_edge_offers_a_nearer_pair_of_editions() -> None:
    """June of the payer stands against March of the payee: March of both is held."""
    tables = books(
        transfers=[_sub(95, edition=1), _sub(90, edition=2), _sub(95, "payee", edition=1)]
    )
    ledger = transfer_ledger(tables, [2025])
    budgets = tier_budgets(tables.lines, tables.acts, tables.units, [2025])

    latest = reconciliation(ledger, budgets)
    asked = reconciliation(ledger, budgets, payer_edition=1, payee_edition=1)

    near = ["days_apart", "nearest_payer_edition_no", "nearest_days_apart", "state"]
    assert latest.select(near).rows() == [(92, 1, 0, "differs")]
    assert asked.select(near).rows() == [(0, None, None, "matched")]
