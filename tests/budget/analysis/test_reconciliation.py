"""Both sides of an edge: what may be said, and what is never divided or added twice."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget.model.enums import Phase
from tests.budget.analysis.transfer_frames import (
    AKTOBE,
    CITY,
    OKRUG,
    REPUBLIC,
    UIL,
    Line,
    Listed,
    edges_said,
    reconciled,
)


def _sub(
    amount: int | None, side: str = "payer", edition: int = 0, act: str = "budget"
) -> Listed:
    return Listed(AKTOBE, UIL, "subvention", side, amount, edition=edition, act=act)


@pytest.mark.parametrize(
    ("sent", "received", "left", "state"),
    [(100, 100, 0, "matched"), (101, 100, 1_000, "rounding"), (110, 100, 10_000, "differs")],
)
def test_two_sides_of_one_kind(sent: int, received: int, left: int, state: str) -> None:
    """What is left between is what the payer says less what the recipient says."""
    edges = edges_said(_sub(sent), _sub(received, "payee"))

    told = (sent * 1_000, received * 1_000, left, state, None)
    assert edges == [(AKTOBE, UIL, "subvention", *told)]


def test_two_acts_that_state_one_transfer_are_not_added() -> None:
    """Aktobe 2026: № 273 on general transfers and the budget № 298 both list withdrawals."""
    withdrawal = Listed(CITY, AKTOBE, "withdrawal", "payee", 123)
    again = Listed(CITY, AKTOBE, "withdrawal", "payee", 123, act="general transfers")

    edges = edges_said(withdrawal, again)

    assert edges == [
        (CITY, AKTOBE, "withdrawal", None, 123_000, None, "payee_only", "other_not_held")
    ]


def test_a_later_edition_replaces_an_earlier_one() -> None:
    """A district that the new list no longer names gets nothing by it."""
    edges = edges_said(
        _sub(100),
        Listed(AKTOBE, CITY, "subvention", "payer", 20),
        _sub(90, edition=1),
    )

    assert [edge[:4] for edge in edges] == [(AKTOBE, UIL, "subvention", 90_000)]


def test_a_phase_can_be_asked_for() -> None:
    """Approved figures are compared with approved ones."""
    edges = edges_said(_sub(100), _sub(90, edition=1), _sub(100, "payee"), phase=Phase.APPROVED)

    assert edges == [(AKTOBE, UIL, "subvention", 100_000, 100_000, 0, "matched", None)]


def test_a_budget_that_is_held_in_full_and_silent_is_named_so() -> None:
    """What one says it sends and the other's annex does not print."""
    edges = edges_said(
        Listed(CITY, AKTOBE, "withdrawal", "payee", 40),
        Line(CITY, "I", 100),
        Line(CITY, "04.1.464.003", 60),
    )

    assert edges == [
        (CITY, AKTOBE, "withdrawal", None, 40_000, None, "payee_only", "other_silent")
    ]


def test_headline_figures_cannot_say_it() -> None:
    """A withdrawal does not show in headline figures: not published, not one-sided."""
    edges = edges_said(Listed(CITY, AKTOBE, "withdrawal", "payee", 40), Line(CITY, "I", 100))

    assert edges[0][-2:] == ("not_published", "other_headline_only")


def test_a_withdrawal_is_said_by_programme_and_by_list() -> None:
    """15.1.452.007 of the district is the withdrawal that the oblast's decision lists."""
    edges = edges_said(
        Line(CITY, "15.1.452.007", 40), Listed(CITY, AKTOBE, "withdrawal", "payee", 40)
    )

    assert edges == [(CITY, AKTOBE, "withdrawal", 40_000, 40_000, 0, "matched", None)]


def test_returns_of_several_programmes_are_one_return() -> None:
    """15.1.257.011 and 017 both go back to the republic; their sum leads to the first row."""
    edges = reconciled(Line(AKTOBE, "15.1.257.011", 6), Line(AKTOBE, "15.1.257.017", 2))

    assert edges.select(
        "payer_id", "payee_id", "kind", "payer_says_kzt", "payer_cell"
    ).rows() == [(AKTOBE, REPUBLIC, "return", 8_000, "E1")]


def test_a_transfer_without_amount_stays_without() -> None:
    """Named, and the amount left to a resolution: missing is never nought."""
    edges = edges_said(_sub(None))

    assert edges == [
        (
            AKTOBE,
            UIL,
            "subvention",
            None,
            None,
            None,
            "not_published",
            "amount_not_published",
        )
    ]


def test_a_unit_pays_and_receives_at_once() -> None:
    """A city gives up its surplus and receives a targeted transfer: two edges."""
    edges = edges_said(
        Listed(CITY, AKTOBE, "withdrawal", "payee", 40),
        Listed(AKTOBE, CITY, "targeted_general", "payer", 7),
    )

    assert {edge[:3] for edge in edges} == {
        (CITY, AKTOBE, "withdrawal"),
        (AKTOBE, CITY, "targeted_general"),
    }


_PAIRS = st.sampled_from([(AKTOBE, UIL), (AKTOBE, CITY), (UIL, OKRUG), (REPUBLIC, AKTOBE)])
_LISTED = st.builds(
    lambda pair, kind, side, amount, edition: Listed(
        pair[0], pair[1], kind, side, amount, edition=edition
    ),
    _PAIRS,
    st.sampled_from(["subvention", "targeted_current", "targeted_development"]),
    st.sampled_from(["payer", "payee"]),
    st.integers(0, 10**6),
    st.integers(0, 2),
)


@given(st.lists(_LISTED, min_size=1, max_size=12), st.randoms())
@settings(max_examples=25, deadline=None)
def test_states_and_residuals_agree_whatever_is_stated(
    stated: list[Listed], chance: random.Random
) -> None:
    """One row a pair and kind; a residual only where both speak; the order read does not matter."""
    shuffled = list(stated)
    chance.shuffle(shuffled)

    edges = edges_said(*stated)

    assert len({edge[:3] for edge in edges}) == len(edges)
    assert {edge[:3] for edge in edges} == {edge[:3] for edge in edges_said(*shuffled)}
    for edge in edges:
        sent, received, left, state = (edge[place] for place in (3, 4, 5, 6))
        if isinstance(sent, int) and isinstance(received, int):
            assert left == sent - received
            assert (state == "matched") == (left == 0)
        else:
            assert left is None
            assert state in {"payer_only", "payee_only", "not_published"}
