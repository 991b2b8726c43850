"""Which lines of which documents state a transfer, and what they leave unsaid."""

import polars as pl
import pytest

from budget.analysis.ledger import transfer_ledger
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

_SAID = ["payer_id", "payee_id", "side", "kind", "amount_kzt"]


def _rows(*stated: Line | Listed) -> list[tuple[object, ...]]:
    """What a ledger of these says."""
    lines = [one for one in stated if isinstance(one, Line)]
    listed = [one for one in stated if isinstance(one, Listed)]
    return transfer_ledger(books(lines, listed)).select(_SAID).rows()


def test_targeted_transfers_of_every_sector_are_found_outside_group_15() -> None:
    """Order of 4 April 2025: 113 and 114 stand under each administrator, not in group 15."""
    rows = _rows(
        Line(AKTOBE, "07.2.279.113", 527), Line(AKTOBE, "12.9.268.114", 19_196, edition=0)
    )

    assert sorted(rows, key=str) == [
        (AKTOBE, None, "payer", "targeted_current", 527_000),
        (AKTOBE, None, "payer", "targeted_development", 19_196_000),
    ]


def test_an_annex_names_the_tier_below_as_a_whole_and_the_unit_above_by_itself() -> None:
    """15.1.257.007 goes to districts together; 15.1.257.011 can only go back to the republic."""
    rows = _rows(Line(AKTOBE, "15.1.257.007", 10), Line(AKTOBE, "15.1.257.011", 2))

    assert (AKTOBE, None, "payer", "subvention", 10_000) in rows
    assert (AKTOBE, REPUBLIC, "payer", "return", 2_000) in rows


def test_a_subclass_is_one_figure_for_all_kinds() -> None:
    """4.02.2 holds subvention, targeted and development transfers: it is never divided."""
    rows = _rows(Line(UIL, "4", 52), Line(UIL, "4.02", 52), Line(UIL, "4.02.2", 52))

    assert rows == [(AKTOBE, UIL, "payee", "unspecified", 52_000)]


@pytest.mark.parametrize(("year", "category"), [(2025, "4"), (2026, "5")])
def test_transfers_are_found_in_both_numberings(year: int, category: str) -> None:
    """Special receipts became category 4 on 1 January 2026, transfers moved to 5."""
    rows = _rows(
        Line(OKRUG, category, 254, year), Line(OKRUG, "4" if year == 2026 else "5", 7, year)
    )

    assert rows == [(UIL, OKRUG, "payee", "unspecified", 254_000)]


def test_the_printed_name_goes_before_the_year() -> None:
    """A decision of the old numbering keeps category 4 in its later years."""
    rows = _rows(Line(OKRUG, "4", 254, 2026, name="Поступления трансфертов"))

    assert rows == [(UIL, OKRUG, "payee", "unspecified", 254_000)]


def test_what_comes_from_below_names_the_tier_below() -> None:
    """Class 01: withdrawals and returns of districts, one figure."""
    rows = _rows(Line(AKTOBE, "4.01", 67), Line(AKTOBE, "4.01.2", 67))

    assert rows == [(None, AKTOBE, "payee", "unspecified", 67_000)]


def test_a_category_of_an_oblast_tells_neither_above_nor_below() -> None:
    """Its withdrawals from districts stand in the same figure as the republic's subvention."""
    ledger = transfer_ledger(books([Line(AKTOBE, "4", 447)]))

    assert ledger.select("payer_id", "payer_level", "depth").row(0) == (None, None, "category")


def test_a_specific_of_a_treasury_report_has_its_kind() -> None:
    """4.02.2.03 is the subvention from the oblast; the subclass stands beside it."""
    rows = _rows(Line(UIL, "4.02.2", 52), Line(UIL, "4.02.2.03", 18))

    assert (AKTOBE, UIL, "payee", "subvention", 18_000) in rows
    assert (AKTOBE, UIL, "payee", "unspecified", 52_000) in rows


def test_a_programme_113_that_is_no_transfer_is_left_aside() -> None:
    """Numbers are shared by all sectors, but a printed name decides."""
    rows = _rows(Line(AKTOBE, "04.1.261.113", 5, name="Услуги музыкальных школ"))

    assert rows == []


def test_a_flow_that_skips_a_tier_is_marked() -> None:
    """Budget Code, article 76: only neighbouring tiers pay each other."""
    stated = [
        Listed(REPUBLIC, UIL, "subvention", "payee", 1),
        Listed(UIL, CITY, "compensation", "payer", 1),
        Listed(CITY, OKRUG, "subvention", "payee", 1),
    ]

    relations = transfer_ledger(books(transfers=stated)).select("payee_id", "relation").rows()

    assert dict(relations) == {
        UIL: "skips_tier",
        CITY: "same_tier",
        OKRUG: "other_parent",
    }


def test_every_row_keeps_its_document_and_cell() -> None:
    """From any figure to the printed cell."""
    ledger = transfer_ledger(books([Line(AKTOBE, "15.1.257.007", 10)]))

    found = ledger.select("unit_id", "act_id", "source_id", "row_no", "cell", "code").row(0)
    assert found == (
        AKTOBE,
        f"{AKTOBE}:2025:budget",
        f"{AKTOBE}-2025-0",
        1,
        "E1",
        "15.1.257.007",
    )


def test_years_left_out_are_not_read() -> None:
    """One year is asked for, one is answered."""
    stated = books([Line(OKRUG, "4", 1, 2024), Line(OKRUG, "4", 2, 2025)])

    assert transfer_ledger(stated, [2025])["amount_kzt"].to_list() == [2_000]
    assert transfer_ledger(stated, [2019]).equals(
        pl.DataFrame(schema=transfer_ledger(stated).schema)
    )
