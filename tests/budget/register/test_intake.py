"""Rows of somebody's workbook: taken whole or not at all, each with its cell and what to do."""

import time
from pathlib import Path

import pytest

from budget.errors import RegisterError
from budget.register.headings import Sheet, headings_of
from budget.register.intake import Intake, intake_of
from budget.register.mappings import remember, remembered
from budget.register.opening import open_register

_HEADINGS = ("Село", "Бюджетный год", "Что запрашивается", "Вид", "В какой орган", "Сумма")
_GIVEN = {"tier": "district"}
_BY_HAND = {"Сумма": "amount_asked_kzt"}


def _row(number: int, amount: str = "12,5 млн") -> tuple[str, ...]:
    return ("invented-01", "2026", f"Дорога {number}", "Дороги", "Акимат района", amount)


def _unit_of(name: str) -> str:
    if name != "invented-01":
        message = "no village «{name}»"
        raise RegisterError(message, name=name)
    return name


def _intake(*rows: tuple[str, ...]) -> Intake:
    sheet = Sheet(name="s", rows=[_HEADINGS, *rows])
    return intake_of(sheet, headings_of(sheet, _BY_HAND, _GIVEN), _GIVEN, _unit_of)


def test_headings_are_known_in_three_languages_and_others_by_hand() -> None:
    """«Сумма» is nobody's official heading: the user names it once."""
    sheet = Sheet(name="s", rows=[("Реестр",), _HEADINGS])

    headings = headings_of(sheet, _BY_HAND, _GIVEN)

    assert headings.row == 2
    assert headings.columns[5] == "amount_asked_kzt"
    with pytest.raises(RegisterError, match="tier"):
        headings_of(sheet, _BY_HAND, {})


def test_five_thousand_rows_with_fifty_faulty_ones_report_exactly_those_fifty() -> None:
    """Each fault names its cell, what stood there, what was expected and what to do."""
    rows = [_row(n, "көп" if n % 100 == 7 else "12,5 млн") for n in range(5_000)]

    started = time.process_time()
    intake = _intake(*rows)
    took = time.process_time() - started

    assert len(intake.taken) == 4_950
    assert [fault.row for fault in intake.faults] == [n + 2 for n in range(7, 5_000, 100)]
    assert {fault.cell for fault in intake.faults[:2]} == {"F9", "F109"}
    assert intake.faults[0].found == "көп"
    assert took < 10


def test_one_row_with_two_faults_tells_both() -> None:
    """A person mends a row once."""
    intake = _intake(("Москва", "", "Мост", "Дороги", "Акимат", "1.234"))

    assert [fault.cell for fault in intake.faults] == ["A2", "B2", "F2"]
    assert intake.taken == []


def test_the_same_file_imported_twice_adds_nothing(tmp_path: Path) -> None:
    """The mark of a row is made of its facts, so another order or file makes no difference."""
    intake = _intake(_row(1), _row(2))
    again = _intake(_row(2), _row(1), _row(1))

    with open_register(str(tmp_path / "r.sqlite"), is_sample=True) as register:
        first = register.add_requests(intake.taken)
        second = register.add_requests(again.taken)
        count = register.requests().height

    assert None not in first
    assert second == [None, None, None]
    assert count == 2


def test_headings_named_by_hand_are_remembered(tmp_path: Path) -> None:
    """Once named, always known to this register."""
    with open_register(str(tmp_path / "r.sqlite"), is_sample=True) as register:
        remember(register, _BY_HAND)

        assert remembered(register) == _BY_HAND


def test_an_empty_row_is_passed_over() -> None:
    """A gap in a list is no fault."""
    intake = _intake(_row(1), ("", "", "", "", "", ""), _row(2))

    assert list(intake.rows) == [2, 4]
    assert intake.faults == []
