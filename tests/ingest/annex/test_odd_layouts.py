"""Layouts a person reads without a thought: codes and amounts elsewhere, merged, written whole."""

import polars as pl
import pytest

from ingest.annex.amounts import MISFIT, NO_PARENT
from tests.ingest.annex.grids import REVENUE, SPENDING, lines, read, reasons

SHORT = "Функциональная группа | Администратор | Программа | Наименование | Сумма"
PATHS = "Код | Наименование | Сумма\n | II. Затраты | 7"
REVENUES = [
    ("revenues", "category", "1", 5),
    ("revenues", "class", "1.01", 5),
    ("revenues", "subclass", "1.01.2", 5),
]
TREE = [
    ("expenditures", "group", "01", 7),
    ("expenditures", "subgroup", "01.1", 7),
    ("expenditures", "administrator", "01.1.110", 7),
    ("expenditures", "programme", "01.1.110.001", 7),
]


def test_codes_may_stand_right_of_the_names() -> None:
    """Headings say which columns are codes, whatever side they stand on."""
    rows = read("""
Наименование | Категория | Класс | Подкласс | Сумма
I. Доходы | | | | 5
Налоговые поступления | 1 | | | 5
Подоходный налог | | 01 | | 5
Индивидуальный подоходный налог | | | 2 | 5
""")

    assert lines(rows) == [("revenues", "section", "", 5), *REVENUES]


@pytest.mark.parametrize("amount", [0, 5])
def test_amounts_may_stand_left_of_the_codes(amount: int) -> None:
    """A column of noughts looks like codes; its heading says that it is none."""
    rows = read(f"""
Сумма, тыс. тенге | Категория | Класс | Подкласс | Наименование
{amount} | 1 | | | Налоговые поступления
{amount} | | 01 | | Подоходный налог
{amount} | | | 2 | Индивидуальный подоходный налог
""")

    assert lines(rows) == [(*line[:3], amount) for line in REVENUES]


@pytest.mark.parametrize("sign", [".", " ", "\u00a0", "-", "/", " . ", ". "])
@pytest.mark.parametrize("subgroup", ["1", "01"])
def test_whole_paths_are_read_whatever_parts_them(sign: str, subgroup: str) -> None:
    """«01 1 110 001» can be no amount: its groups are not of three digits."""
    paths = [["01"], ["01", subgroup], ["01", subgroup, "110"], ["01", subgroup, "110", "001"]]
    body = "\n".join(f"{sign.join(path)} | Название | 7" for path in paths)

    rows = read(f"{PATHS}\n{body}")

    assert lines(rows)[1:] == TREE


@pytest.mark.parametrize("subgroup", ["1", "01"])
def test_paths_without_any_sign_take_a_subgroup_of_one_digit_or_two(subgroup: str) -> None:
    """Aktobe 2026 prints subgroup «01» where others print «1»."""
    codes = ["01", f"01{subgroup}", f"01{subgroup}110", f"01{subgroup}110001"]
    body = "\n".join(f"{code} | Название | 7" for code in codes)

    assert lines(read(f"{PATHS}\n{body}"))[1:] == TREE


def test_a_path_that_falls_into_no_parts_is_a_reject() -> None:
    """A code that says nothing must not turn its row into one without a code."""
    rows = read(f"{PATHS}\n01 | Услуги | 7\n011110001 | Услуги | 7\n0111 | Услуги | 7")

    assert [line[2] for line in lines(rows)] == ["", "01", "01.1.110.001"]
    ((row, _, reason),) = reasons(rows)
    assert row == 5
    assert reason.startswith("the code «0111» cannot be read")


def test_a_code_may_be_merged_with_the_empty_cells_right_of_it() -> None:
    """The merged cell begins in the column of its code."""
    rows = read(f"""
{SPENDING}
01[c4] | | | | Услуги | 7
 | 1[c3] | | | Услуги | 7
 | | 110[c2] | | Аппарат | 7
 | | | 001 | Услуги | 7
""")

    assert lines(rows) == TREE


def test_the_number_of_a_page_makes_no_column_of_codes() -> None:
    """Turkistan 2025 has an empty column before the codes: a page number in it shifts no level."""
    rows = read("""
 | Категория | Класс | Подкласс | Наименование | Сумма
 | 1 | | | Налоговые поступления | 5
 | | 01 | | Подоходный налог | 5
14 | | | | |
 | | | 2 | Индивидуальный подоходный налог | 5
""")

    assert lines(rows) == REVENUES
    assert reasons(rows) == []


def test_a_coded_row_that_stands_one_column_aside_makes_no_level() -> None:
    """The column it falls into has no title among titled ones: the levels of the others stay."""
    rows = read("""
Категория | | Класс | Подкласс | Наименование | Сумма |
 | 1 | | | | Налоговые поступления | 5
 | | 01 | | Подоходный налог | 5
 | | | 1 | Корпоративный подоходный налог | 4
 | | | 2 | Индивидуальный подоходный налог | 1
 | | 03 | | Социальный налог | 5
 | | | 1 | Социальный налог | 5
2 | | | | Неналоговые поступления | 7
""")

    codes = ["1", "1.01", "1.01.1", "1.01.2", "1.03", "1.03.1", "2"]
    assert [line[2] for line in lines(rows)] == codes
    assert reasons(rows) == []


@pytest.mark.parametrize("shift", [-1, 1])
def test_a_row_without_a_code_may_stand_one_column_aside(shift: int) -> None:
    """Its figure stands as far from its column as its name from the names."""
    aside = " | " * (3 + shift)
    rows = read(f"""
{SHORT} |
01 | | | Государственные услуги | 4 |
02 | | | Оборона | 4 |
{aside} V. Дефицит (профицит) бюджета | -5
""")

    assert lines(rows)[-1] == ("balance", "section", "", -5)
    assert reasons(rows) == []


def test_a_code_outside_the_columns_of_codes_is_a_reject_not_an_item() -> None:
    """A row that lost the place of its code is not one without a code."""
    body = "\n".join(f" | | 0{n} | | Налог | 5\n | | | 1 | Налог | 5" for n in range(1, 5))
    rows = read(f"""
Категория | | Класс | Подкласс | Наименование | Сумма
1 | | | | Налоговые поступления | 20
{body}
 | 2 | | | Подоходный налог | 5
""")

    assert len(lines(rows)) == 9
    ((row, _, reason),) = reasons(rows)
    assert row == 11
    assert reason.startswith("the code «2» cannot be read")


@pytest.mark.parametrize(
    ("heading", "body", "rejected"),
    [
        (REVENUE, " | 01 | | Подоходный налог | 5\n | | 2 | Налог | 5", [2, 3]),
        (SPENDING, " | 1 | | | Услуги | 5\n | | 110 | | Аппарат | 5", [2, 3]),
        (SPENDING, " | | | 001 | Услуги | 5", [2]),
        (SHORT, " | 288 | | Управление | 5\n | | 009 | Кредитование | 5", []),
        (
            SPENDING,
            "01 | | | | Услуги | 5\n | 1 | | | Услуги | 5\n | | | 001 | Услуги | 5",
            [4],
        ),
    ],
)
def test_a_code_whose_category_or_group_is_not_printed_has_no_path(
    heading: str, body: str, rejected: list[int]
) -> None:
    """A table cut before its class; only administrators stand without a group (Kyzylorda 2025)."""
    rows = read(f"{heading}\n{body}")

    assert [(row, why) for row, _, why in reasons(rows)] == [(at, NO_PARENT) for at in rejected]


@pytest.mark.parametrize("line", ["Приложение 1 (продолжение)", "1-қосымшаның жалғасы"])
def test_an_annex_that_goes_on_begins_no_other(line: str) -> None:
    """Codes and sections of the page before hold on."""
    rows = read(f"""
{REVENUE}
1 | | | Налоговые поступления | 5
 | 01 | | Подоходный налог | 5
{line}
{REVENUE}
 | | 2 | Индивидуальный подоходный налог | 5
""")

    assert lines(rows) == REVENUES
    assert rows.lines["year"].to_list() == [2026] * 3


@pytest.mark.parametrize(
    "number", ["II.", "I I .", "I I.", "І І .", "ІІ.", "ll.", "2 .", "II )"]
)
def test_the_number_of_a_section_may_be_spaced(number: str) -> None:
    """«I I . Затраты», as typewritten annexes print it."""
    rows = read(f"{SHORT}\n | | | {number} Затраты | 7\n01 | | | Государственные услуги | 7")

    assert lines(rows) == [("expenditures", "section", "", 7), TREE[0]]


@pytest.mark.parametrize(
    ("heading", "body", "code", "rejected"),
    [
        (SPENDING, " | 261 | | | Аппарат | 7\n | | 003 | | Услуги | 7", "261", [3, 4]),
        (SPENDING, " | 1 | | | Услуги | 3\n | 007 | | | Услуги | 4", "007", [4]),
        (SPENDING, " | 1 | | | Услуги | 7\n | | 12 | | Аппарат | 7", "12", [4]),
        (REVENUE, " | 101 | | Налог | 7\n | | 2 | Налог | 7", "101", [3, 4]),
        (REVENUE, " | 01 | | Налог | 7\n | | 201 | Налог | 7", "201", [4]),
    ],
)
def test_a_code_that_has_not_the_digits_of_its_column_rejects_its_row_and_those_below(
    heading: str, body: str, code: str, rejected: list[int]
) -> None:
    """Sums would hold over «01.261.003», in which an administrator is taken for a subgroup."""
    top = (
        "01 | | | | Услуги | 7" if heading == SPENDING else "1 | | | Налоговые поступления | 7"
    )

    rows = read(f"{heading}\n{top}\n{body}\n{top.replace('1', '2', 1)}")

    assert [(row, why) for row, _, why in reasons(rows)] == [
        (row, MISFIT.format(code)) for row in rejected
    ]
    assert len(lines(rows)) == 2 + body.count("\n") + 1 - len(rejected)


def test_codes_that_are_all_padded_with_noughts_are_in_place() -> None:
    """A spreadsheet that shows every code with three digits: 001 is group 1 and subgroup 1."""
    rows = read(
        f"{SPENDING}\n001 | | | | Услуги | 7\n | 001 | | | Услуги | 7\n | | 112 | | Аппарат | 7"
        "\n | | | 001 | Услуги | 7"
    )

    assert rows.rejects.is_empty()
    assert rows.lines["code"].to_list() == ["01", "01.1", "01.1.112", "01.1.112.001"]


@pytest.mark.parametrize(
    ("figures", "amounts", "rejected"),
    [
        (" | 10 | 7 |", [10, 7], ""),
        ("10 | 7 | |", [10, 7], ""),
        (" | 10 | |", [], "10"),
        (" | | 7 |", [], "7"),
    ],
)
def test_figures_of_a_shifted_row_stand_in_their_own_years_or_the_row_is_rejected(
    figures: str, amounts: list[int], rejected: str
) -> None:
    """The code and the name moved left; one figure alone may be of either year."""
    rows = read(
        "Функциональная группа | | Администратор | Программа | | Наименование | 2025 год | 2026 год"
        "\n01 | | | | | Общие услуги | 30 | 20\n | | 112 | | | Аппарат | 30 | 20"
        f"\n | | 008 | | Погашение долга | {figures}\n | | | 009 | | Прочее | 20 | 13"
    )

    found = rows.lines.filter(pl.col("row") == 4)
    assert (found["amount_kzt"] // 1000).to_list() == amounts
    assert rows.rejects.select("row", "printed").rows() == [(4, rejected)] * bool(rejected)
