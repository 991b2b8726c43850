"""Figures for all kinds together or for a whole tier: compared, and never divided or added."""

import polars as pl

from tests.budget.analysis.transfer_frames import (
    AKTOBE,
    CITY,
    REPUBLIC,
    UIL,
    Line,
    Listed,
    edges_said,
    reconciled,
)


def _sub(amount: int) -> Listed:
    return Listed(AKTOBE, UIL, "subvention", "payer", amount)


def test_one_figure_for_all_kinds_is_compared_with_their_sum() -> None:
    """100 and 20 sent, 120 received as one figure: both say the same, nothing is divided."""
    edges = edges_said(
        _sub(100),
        Listed(AKTOBE, UIL, "targeted_current", "payer", 20),
        Line(UIL, "4.02.2", 120),
    )

    assert edges == [(AKTOBE, UIL, "unspecified", 120_000, 120_000, 0, "matched", None)]


def test_a_part_that_the_payer_names_is_not_the_whole() -> None:
    """Uil 2025: 1,771,506 of subvention named, 5,204,524 received: the rest is not published."""
    edges = edges_said(
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
    edges = reconciled(
        Line(UIL, "4.02.2", 120),
        Line(UIL, "4.02.2.03", 100),
        Line(UIL, "4.02.2.01", 20),
        _sub(100),
        Listed(AKTOBE, UIL, "targeted_current", "payer", 20),
    )

    assert edges.select("kind", "payer_says_kzt", "payee_says_kzt", "is_whole").rows() == [
        ("subvention", 100_000, 100_000, False),
        ("targeted_current", 20_000, 20_000, False),
        ("unspecified", 120_000, 120_000, True),
    ]


def test_more_named_than_received_differs() -> None:
    """130 named against 120 received in all: no unpublished part can explain it."""
    edges = edges_said(_sub(130), Line(UIL, "4.02.2", 120))

    assert edges == [(AKTOBE, UIL, "unspecified", 130_000, 120_000, 10_000, "differs", None)]


def test_an_annex_that_sums_its_own_list_adds_no_edge() -> None:
    """15.1.257.007 is the sum of the list in the text: two statements of one amount."""
    edges = edges_said(
        _sub(100),
        Listed(AKTOBE, CITY, "subvention", "payer", 20),
        Line(AKTOBE, "15.1.257.007", 120),
    )

    assert [edge[:4] for edge in edges] == [
        (AKTOBE, CITY, "subvention", 20_000),
        (AKTOBE, UIL, "subvention", 100_000),
    ]


def test_what_the_republic_receives_is_not_said_to_come_from_oblasts() -> None:
    """Its category also holds transfers of the National Fund; the law's headline splits nothing."""
    edges = edges_said(
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
    edges = reconciled(
        Line(AKTOBE, "4", 500, name="Поступления трансфертов"),
        Listed(REPUBLIC, AKTOBE, "subvention", "payee", 300),
        Listed(CITY, AKTOBE, "withdrawal", "payee", 80),
    )

    whole = edges.filter(pl.col("payer_id").is_null())
    assert whole.select("is_whole", "named_kzt", "unnamed_kzt").rows() == [
        (True, 380_000, 120_000)
    ]
