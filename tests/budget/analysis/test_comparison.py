"""One measure in several places: which document speaks, and what is said where none does."""

from collections.abc import Sequence

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget.analysis.comparison import comparison, phases_held
from budget.analysis.measures import Measure
from budget.model.enums import Phase
from tests.budget.analysis.frames import (
    ABAI,
    AKTOBE,
    EAST,
    PAVLODAR,
    Budget,
    budgets,
    compared,
    units,
)

_SPENT = "expenditures"
_BUDGETS: list[Budget] = [
    (AKTOBE, 2025, 0, _SPENT, "", 900),
    (AKTOBE, 2025, 2, _SPENT, "", 1000),
    (AKTOBE, 2025, 2, _SPENT, "04", 400),
    (AKTOBE, 2025, 5, _SPENT, "", 1100),
    (PAVLODAR, 2025, 3, _SPENT, "", 600),
    (PAVLODAR, 2025, 3, _SPENT, "04", 150),
    (EAST, 2025, 0, _SPENT, "", 700),
]


def _compared(
    measure: str,
    rows: Sequence[Budget] = _BUDGETS,
    unit_ids: Sequence[str] = (AKTOBE, PAVLODAR, EAST, ABAI),
    years: Sequence[int] = (2025,),
    phase: Phase = Phase.REVISED,
) -> pl.DataFrame:
    return compared(rows, unit_ids, years, measure, phase)


def test_the_latest_edition_of_the_phase_speaks_for_each_place() -> None:
    """Aktobe's fifth edition, not its second; the approved budget of East Kazakhstan stays out."""
    rows = _compared(_SPENT)

    assert rows.select("unit_id", "edition_no", "amount_kzt", "status").rows() == [
        (AKTOBE, 5, 1100, "held"),
        (PAVLODAR, 3, 600, "held"),
        (EAST, None, None, "other_phase"),
        (ABAI, None, None, "not_held"),
    ]


def test_an_older_edition_speaks_where_the_latest_does_not_print_the_line() -> None:
    """The fifth edition is held as a headline only: education is of the second, and says so."""
    rows = _compared(f"{_SPENT}:04", unit_ids=(AKTOBE, PAVLODAR))

    assert rows.select("edition_no", "amount_kzt", "is_latest", "share").rows() == [
        (2, 400, False, 0.4),
        (3, 150, True, 0.25),
    ]


def test_a_line_that_no_held_document_prints_is_not_nought() -> None:
    """Health is among neither budget's lines here: null with its reason."""
    rows = _compared(f"{_SPENT}:05", unit_ids=(AKTOBE,))

    assert rows.select("amount_kzt", "status").row(0) == (None, "not_printed")


def test_an_unreadable_cell_is_not_a_missing_document() -> None:
    """The line is there, its amount is not."""
    rows = _compared(
        _SPENT, [(AKTOBE, 2025, 0, _SPENT, "", None)], (AKTOBE,), phase=Phase.APPROVED
    )

    assert rows["status"].to_list() == ["unreadable"]


def test_a_unit_that_did_not_exist_is_not_missing() -> None:
    """Abai Region was formed on 8 June 2022."""
    rows = _compared(_SPENT, unit_ids=(ABAI,), years=(2021, 2023))

    assert rows["status"].to_list() == ["did_not_exist", "not_held"]


def test_places_and_years_stand_in_the_order_asked_for() -> None:
    """A ranking is the chart's decision, not the table's."""
    rows = _compared(_SPENT, unit_ids=(PAVLODAR, AKTOBE), years=(2025, 2024))

    assert rows.select("unit_id", "budget_year").rows() == [
        (PAVLODAR, 2025),
        (PAVLODAR, 2024),
        (AKTOBE, 2025),
        (AKTOBE, 2024),
    ]


def test_the_transfers_received_are_category_4_until_2025_and_5_from_2026() -> None:
    """Orders of the Ministry of Finance of 4 April 2025: category 4 became special receipts."""
    rows = _compared(
        "revenues:transfers",
        [
            (AKTOBE, 2025, 0, "revenues", "4", 40),
            (AKTOBE, 2026, 0, "revenues", "4", 1),
            (AKTOBE, 2026, 0, "revenues", "5", 50),
        ],
        (AKTOBE,),
        (2025, 2026),
        Phase.APPROVED,
    )

    assert rows["amount_kzt"].to_list() == [40, 50]


@pytest.mark.parametrize("section", ["balance", "net_lending", "financing"])
def test_parts_have_no_share_where_a_section_is_a_difference(section: str) -> None:
    """Net lending is loans less repayments: a part may exceed the whole."""
    rows = _compared(
        f"{section}:5",
        [(AKTOBE, 2025, 1, section, "", 10), (AKTOBE, 2025, 1, section, "5", 20)],
        (AKTOBE,),
    )

    assert rows["share"].to_list() == [None]


def test_the_phase_held_most_often_comes_first() -> None:
    """Two revised budgets, two approved: of equals the later in a budget's life."""
    lines, _ = budgets(_BUDGETS)

    assert phases_held(lines, [AKTOBE, PAVLODAR, EAST], [2025]) == {
        "revised": 2,
        "approved": 2,
    }


@settings(deadline=None, max_examples=30)
@given(order=st.permutations(range(len(_BUDGETS))))
def test_the_order_of_the_lines_does_not_matter(order: list[int]) -> None:
    """The same figures come out of the same budgets, however they are stored."""
    lines, acts = budgets(_BUDGETS)
    shuffled = lines[order]

    def compared(rows: pl.DataFrame) -> pl.DataFrame:
        return comparison(
            rows,
            acts,
            units(),
            unit_ids=(AKTOBE, PAVLODAR, EAST),
            measure=Measure.of(_SPENT),
            years=(2025,),
            phase=Phase.REVISED,
        )

    assert compared(shuffled).equals(compared(lines))
