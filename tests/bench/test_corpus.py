"""The workbooks that the benchmark measures with are true budgets, but for the spoiled ones."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.bench.corpus import make
from tests.bench.layouts import (
    SPOILED_EVERY,
    NumberForm,
    Table,
    printed_amount,
    scaled,
    without_subgroups,
)
from tests.bench.plain import read

SPOILED = SPOILED_EVERY // 2  # the first workbook with a spoiled amount


def test_every_sum_holds_in_every_layout(tmp_path: Path) -> None:
    """Amounts are multiplied by one whole number, so the sums of the acts stay true."""
    files = list(make(tmp_path, 15))

    lines, failing = read(files)

    assert len(lines) > 15 * 350
    assert failing.empty


def test_a_spoiled_workbook_has_one_sum_that_fails(tmp_path: Path) -> None:
    """One programme is printed one thousand too high: its administrator no longer adds up."""
    file = list(make(tmp_path, SPOILED + 1))[SPOILED]

    _, failing = read([file])

    assert len(failing) == 1
    assert abs(failing["amount_kzt_parts"] - failing["amount_kzt"]).item() == 1_000


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        (NumberForm.SPACES, "-53 380 213,5"),
        (NumberForm.NO_BREAK, "-53\u00a0380\u00a0213,5"),
        (NumberForm.TENTHS, "-53\u00a0380\u00a0213,5"),
    ],
)
def test_an_amount_is_printed_as_acts_print_it(form: NumberForm, printed: str) -> None:
    """Groups of three digits, a decimal comma, a minus sign."""
    assert printed_amount(Decimal("-53380213.5"), form) == printed


def test_a_printed_amount_is_read_back_before_it_is_multiplied() -> None:
    """«- 53 380 213» has a space after its minus sign, as in the act of Turkistan oblast."""
    assert scaled("- 53 380 213", 2) == Decimal(-106_760_426)


def test_without_subgroups_an_administrator_stands_once_in_its_group() -> None:
    """Its amounts are added, its programmes follow it, and the columns are counted anew."""
    rows = [
        [
            "Функ. группа",
            "Функ. подгруппа",
            "Администратор",
            "Программа",
            "Наименование",
            "Сумма",
        ],
        ["1", "2", "3", "4", "5", "6"],
        ["", "", "", "", "II. Затраты", "60"],
        ["04", "", "", "", "Образование", "60"],
        ["", "1", "", "", "Дошкольное", "20"],
        ["", "", "261", "", "Управление", "20"],
        ["", "", "", "202", "Сады", "20"],
        ["", "2", "", "", "Среднее", "40"],
        ["", "", "261", "", "Управление", "40"],
        ["", "", "", "003", "Школы", "40"],
    ]

    table = without_subgroups(Table(title="1", rows=rows, merges=[]))

    assert table.rows[1:] == [
        ["1", "2", "3", "4", "5"],
        ["", "", "", "II. Затраты", "60"],
        ["04", "", "", "Образование", "60"],
        ["", "261", "", "Управление", "60"],
        ["", "", "202", "Сады", "20"],
        ["", "", "003", "Школы", "40"],
    ]
