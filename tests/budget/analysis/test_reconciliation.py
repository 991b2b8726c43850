"""Both sides of an edge: what may be said, and what is never divided or added twice."""

import random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget.analysis.ledger import transfer_ledger
from budget.analysis.reconciliation import reconciliation
from budget.analysis.tier_budgets import tier_budgets
from budget.model.enums import Phase
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

_SAID = ["kind", "payer_says_kzt", "payee_says_kzt", "residual_kzt", "state", "reason"]


def _edges(*stated: Line | Listed, phase: Phase | None = None) -> list[tuple[object, ...]]:
    """Payer, payee, and what is said of the edge."""
    tables = books(
        [one for one in stated if isinstance(one, Line)],
        [one for one in stated if isinstance(one, Listed)],
    )
    found = reconciliation(
        transfer_ledger(tables, [2025]),
        tier_budgets(tables.lines, tables.acts, tables.units, [2025]),
        phase=phase,
    )
    return found.select("payer_id", "payee_id", *_SAID).rows()


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
    edges = _edges(_sub(sent), _sub(received, "payee"))

    told = (sent * 1_000, received * 1_000, left, state, None)
    assert edges == [(AKTOBE, UIL, "subvention", *told)]


def test_one_figure_for_all_kinds_is_compared_with_their_sum() -> None:
    """100 and 20 sent, 120 received as one figure: both say the same, nothing is divided."""
    edges = _edges(
        _sub(100),
        Listed(AKTOBE, UIL, "targeted_current", "payer", 20),
        Line(UIL, "4.02.2", 120),
    )

    assert edges == [(AKTOBE, UIL, "unspecified", 120_000, 120_000, 0, "matched", None)]


def test_a_part_that_the_payer_names_is_not_the_whole() -> None:
    """Uil 2025: 1,771,506 of subvention named, 5,204,524 received: the rest is not published."""
    edges = _edges(
        _sub(1_772),
        Line(AKTOBE, "07.2.279.113", 13_000),
        Line(UIL, "4", 5_205),
    )

    assert edges == [
        (
            AKTOBE,
            UIL,
            "subvention",
            1_772_000,
            None,
            None,
            "not_published",
            "other_not_split_by_kind",
        ),
        (
            AKTOBE,
            UIL,
            "unspecified",
            None,
            5_205_000,
            None,
            "not_published",
            "sender_not_split_by_unit",
        ),
        (
            AKTOBE,
            None,
            "targeted_current",
            13_000_000,
            None,
            None,
            "not_published",
            "set_by_akimat",
        ),
    ]


def test_kinds_that_both_sides_name_and_their_sum_are_not_added() -> None:
    """A treasury report prints the kinds and the subclass: the sum holds the rows beside it."""
    tables = books(
        [Line(UIL, "4.02.2", 120), Line(UIL, "4.02.2.03", 100), Line(UIL, "4.02.2.01", 20)],
        [_sub(100), Listed(AKTOBE, UIL, "targeted_current", "payer", 20)],
    )

    edges = reconciliation(
        transfer_ledger(tables, [2025]),
        tier_budgets(tables.lines, tables.acts, tables.units, [2025]),
    )

    assert edges.select("kind", "payer_says_kzt", "payee_says_kzt", "is_whole").rows() == [
        ("subvention", 100_000, 100_000, False),
        ("targeted_current", 20_000, 20_000, False),
        ("unspecified", 120_000, 120_000, True),
    ]


def test_more_named_than_received_differs() -> None:
    """130 named against 120 received in all: no unpublished part can explain it."""
    edges = _edges(_sub(130), Line(UIL, "4.02.2", 120))

    assert edges == [(AKTOBE, UIL, "unspecified", 130_000, 120_000, 10_000, "differs", None)]


def test_an_annex_that_sums_its_own_list_adds_no_edge() -> None:
    """15.1.257.007 is the sum of the list in the text: two statements of one amount."""
    edges = _edges(
        _sub(100),
        Listed(AKTOBE, CITY, "subvention", "payer", 20),
        Line(AKTOBE, "15.1.257.007", 120),
    )

    assert [edge[:4] for edge in edges] == [
        (AKTOBE, CITY, "subvention", 20_000),
        (AKTOBE, UIL, "subvention", 100_000),
    ]


def test_two_acts_that_state_one_transfer_are_not_added() -> None:
    """Aktobe 2026: № 273 on general transfers and the budget № 298 both list withdrawals."""
    withdrawal = Listed(CITY, AKTOBE, "withdrawal", "payee", 123)
    again = Listed(CITY, AKTOBE, "withdrawal", "payee", 123, act="general transfers")

    edges = _edges(withdrawal, again)

    assert edges == [
        (CITY, AKTOBE, "withdrawal", None, 123_000, None, "payee_only", "other_not_held")
    ]


def test_a_later_edition_replaces_an_earlier_one() -> None:
    """A district that the new list no longer names gets nothing by it."""
    edges = _edges(
        _sub(100),
        Listed(AKTOBE, CITY, "subvention", "payer", 20),
        _sub(90, edition=1),
    )

    assert [edge[:4] for edge in edges] == [(AKTOBE, UIL, "subvention", 90_000)]


def test_a_phase_can_be_asked_for() -> None:
    """Approved figures are compared with approved ones."""
    edges = _edges(_sub(100), _sub(90, edition=1), _sub(100, "payee"), phase=Phase.APPROVED)

    assert edges == [(AKTOBE, UIL, "subvention", 100_000, 100_000, 0, "matched", None)]


def test_a_budget_that_is_held_in_full_and_silent_is_named_so() -> None:
    """What one says it sends and the other's annex does not print."""
    edges = _edges(
        Listed(CITY, AKTOBE, "withdrawal", "payee", 40),
        Line(CITY, "I", 100),
        Line(CITY, "04.1.464.003", 60),
    )

    assert edges == [
        (CITY, AKTOBE, "withdrawal", None, 40_000, None, "payee_only", "other_silent")
    ]


def test_headline_figures_cannot_say_it() -> None:
    """A withdrawal does not show in headline figures: not published, not one-sided."""
    edges = _edges(Listed(CITY, AKTOBE, "withdrawal", "payee", 40), Line(CITY, "I", 100))

    assert edges[0][-2:] == ("not_published", "other_headline_only")


def test_a_withdrawal_is_said_by_programme_and_by_list() -> None:
    """15.1.452.007 of the district is the withdrawal that the oblast's decision lists."""
    edges = _edges(
        Line(CITY, "15.1.452.007", 40), Listed(CITY, AKTOBE, "withdrawal", "payee", 40)
    )

    assert edges == [(CITY, AKTOBE, "withdrawal", 40_000, 40_000, 0, "matched", None)]


def test_returns_of_several_programmes_are_one_return() -> None:
    """15.1.257.011 and 017 both go back to the republic."""
    edges = _edges(Line(AKTOBE, "15.1.257.011", 6), Line(AKTOBE, "15.1.257.017", 2))

    assert edges[0][:4] == (AKTOBE, REPUBLIC, "return", 8_000)


def test_a_transfer_without_amount_stays_without() -> None:
    """Named, and the amount left to a resolution: missing is never nought."""
    edges = _edges(_sub(None))

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
    edges = _edges(
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

    edges = _edges(*stated)

    assert len({edge[:3] for edge in edges}) == len(edges)
    assert {edge[:3] for edge in edges} == {edge[:3] for edge in _edges(*shuffled)}
    for edge in edges:
        sent, received, left, state = (edge[place] for place in (3, 4, 5, 6))
        if isinstance(sent, int) and isinstance(received, int):
            assert left == sent - received
            assert (state == "matched") == (left == 0)
        else:
            assert left is None
            assert state in {"payer_only", "payee_only", "not_published"}


def test_what_the_republic_receives_is_not_said_to_come_from_oblasts() -> None:
    """Its category also holds transfers of the National Fund; the law's headline splits nothing."""
    edges = _edges(
        Line(REPUBLIC, "4", 500, name="Поступления трансфертов"),
        Listed(AKTOBE, REPUBLIC, "withdrawal", "payee", 80),
    )

    whole = [edge for edge in edges if edge[0] is None]
    assert whole == [
        (None, REPUBLIC, "unspecified", None, 500_000, None, "not_published",
         "national_fund_inside")
    ]  # fmt: skip


def test_an_undivided_figure_holds_whatever_is_named_of_it() -> None:
    """An oblast's category holds its subvention and its withdrawals: never added to them."""
    tables = books(
        [Line(AKTOBE, "4", 500, name="Поступления трансфертов")],
        [
            Listed(REPUBLIC, AKTOBE, "subvention", "payee", 300),
            Listed(CITY, AKTOBE, "withdrawal", "payee", 80),
        ],
    )

    edges = reconciliation(
        transfer_ledger(tables, [2025]),
        tier_budgets(tables.lines, tables.acts, tables.units, [2025]),
    )

    whole = edges.filter(pl.col("payer_id").is_null())
    assert whole.select("is_whole", "named_kzt", "unnamed_kzt").rows() == [
        (True, 380_000, 120_000)
    ]
