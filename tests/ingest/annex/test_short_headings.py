"""Headings of codes that are shortened, repeated, told twice or not at all: what digits settle."""

import pytest

from tests.ingest.annex.grids import REVENUE, SPENDING, Line, lines, read, reasons

ROWS: list[Line] = [
    ("expenditures", "section", "", 60_000),
    ("expenditures", "group", "01", 60_000),
    ("expenditures", "subgroup", "01.1", 60_000),
    ("expenditures", "administrator", "01.1.112", 60_000),
    ("expenditures", "programme", "01.1.112.001", 50_000),
    ("expenditures", "programme", "01.1.112.003", 10_000),
]
SPENT = """
 | | | | II. Затраты | 60 000
01 | | | | Государственные услуги общего характера | 60 000
 | 1 | | | Представительные органы | 60 000
 | | 112 | | Аппарат маслихата района | 60 000
 | | | 001 | Услуги по обеспечению деятельности | 50 000
 | | | 003 | Капитальные расходы | 10 000
""".strip("\n").split("\n")
REPAID: list[Line] = [
    ("net_lending", "category", "6", 9),
    ("net_lending", "class", "6.01", 9),
    ("net_lending", "subclass", "6.01.1", 9),
]
LOANS = """
6 | | | | Погашение бюджетных кредитов | 9
 | 01 | | | Погашение бюджетных кредитов | 9
 | | 1 | | Погашение кредитов, выданных из бюджета | 9
""".strip("\n").split("\n")


def headed(codes: str) -> str:
    """A heading of four columns of codes, names and amounts."""
    return f"{codes} | Наименование | Сумма"


@pytest.mark.parametrize(
    "codes",
    [
        "Функциональная группа | Функциональная подгруппа | Адм. бюдж. программ | Программа",
        "Функц. гр. | Функц. подгр. | Админ. | Прогр.",
        "ФГ | ФПГ | АБП | БП",
        "Ф/гр | П/гр | Адм. | Пр.",
        "Гр. | Подгр. | Админи-стратор | Прог-рамма",
        "Топ | Кіші топ | Әкімші | Бағд.",
        "Функ. топ | Ішкі топ | ББӘ | Бағ.",
        "Код группы | Код подгруппы | Код АБП | Код программы",
        "Топ / Группа | Кіші топ / Подгруппа | Әкімші / АБП | Бағдарлама / Программа",
        "Категория / ФГ | Класс / ФПГ | Подкласс / АБП | Программа",
        "Код бюджетной классификации[c4] | | |",
        "Функциональная группа/подгруппа/АБП/программа[c4] | | |",
        "Г | П | А | Пр",
        "1-деңгей | 2-деңгей | 3-деңгей | 4-деңгей",
        "Группа | Подгруппа | | Программа",
        "Группа | | АБП | Программа",
    ],
)
@pytest.mark.parametrize("step", [2, 6])
def test_short_words_over_codes_name_their_levels(codes: str, step: int) -> None:
    """Annexes shorten the words as they like, and repeat them after each page."""
    pages = ["\n".join(SPENT[at : at + step]) for at in range(0, len(SPENT), step)]
    rows = read("\n".join(f"{headed(codes)}\n{page}" for page in pages))

    assert lines(rows) == ROWS
    assert reasons(rows) == []


@pytest.mark.parametrize(
    "codes",
    [
        "Кат. | Кл. | Подкл. |",
        "Катег. | Класс | П/класс |",
        "Категория | Кл-с | Под-класс |",
        "Санаты | Сын. | Ішкі сын. |",
        "Санаты / Категория | Сыныбы / Класс | Кіші сыныбы / Подкласс |",
        "К | К | П |",
    ],
)
@pytest.mark.parametrize("step", [1, 2, 3])
def test_a_repeated_heading_of_revenue_goes_on_with_the_open_code(
    codes: str, step: int
) -> None:
    """Class 6.01 below a page break is no functional group 01."""
    pages = ["\n".join(LOANS[at : at + step]) for at in range(0, len(LOANS), step)]
    rows = read("\n".join(f"{headed(codes)}\n{page}" for page in pages))

    assert lines(rows) == REPAID
    assert reasons(rows) == []


@pytest.mark.parametrize(
    "codes",
    [
        "Группа | Подгруппа | Программа | Программа",
        "Функ. | Функ. | Администратор | Программа",
        "Группа | Подгруппа | Администратор | Администратор",
    ],
)
def test_two_columns_that_claim_one_level_are_told_apart_by_their_digits(codes: str) -> None:
    """A group has two digits, a subgroup one, an administrator three: the order settles the rest."""
    rows = read("\n".join([headed(codes), *SPENT]))

    assert lines(rows) == ROWS


@pytest.mark.parametrize(
    "codes",
    [
        "Группа | Администратор | Программа | Подпрограмма",
        "Группа | Подгруппа | Программа | Подпрограмма",
        "Группа | Подгруппа | Администратор | Подпрограмма",
    ],
)
def test_headings_that_neither_order_nor_digits_bear_out_are_a_problem(codes: str) -> None:
    """An administrator of one digit, a programme without an administrator: nothing is guessed."""
    rows = read("\n".join([headed(codes), *SPENT]))

    assert lines(rows) == []
    (problem,) = {reason for _, _, reason in reasons(rows)}
    assert problem.startswith("the columns of codes cannot be told apart")
    assert "column 2: «" in problem


def test_columns_in_an_order_that_no_classification_has_are_a_problem() -> None:
    """«Класс | Категория»: codes of two digits stand where one is expected."""
    rows = read("""
Подкласс | Класс | Категория | Наименование | Сумма
 | | 1 | Налоговые поступления | 5
 | 01 | | Подоходный налог | 5
2 | | | Индивидуальный подоходный налог | 5
""")

    assert lines(rows) == []
    assert all("«Категория», 1 digits" in reason for _, _, reason in reasons(rows))
    assert reasons(rows)


def test_a_table_of_revenue_may_go_on_with_spending_under_the_same_heading() -> None:
    """One heading at the top of an annex, and sections II to VI below it."""
    rows = read("\n".join([headed("Категория | Класс | Подкласс |"), *LOANS, *SPENT]))

    assert lines(rows) == [*REPAID, *ROWS]


def test_headings_stacked_above_all_codes_are_taken_in_their_order() -> None:
    """Zhambyl oblast 2025: each of the three words covers all columns of codes."""
    rows = read("""
Функциональная группа[c3] | | | Наименование | Сумма
Администратор бюджетных программ[c3] | | | |
Программа[c3] | | | |
01 | | | Государственные услуги | 5
 | 112 | | Аппарат маслихата | 5
 | | 001 | Услуги | 5
""")

    assert [line[1:3] for line in lines(rows)] == [
        ("group", "01"),
        ("administrator", "01.112"),
        ("programme", "01.112.001"),
    ]


@pytest.mark.parametrize(
    ("title", "section"),
    [
        ("I. Кірістер / I. Доходы", "revenues"),
        ("I. Доходы / I. Кірістер", "revenues"),
        ("II. Шығындар / II. Затраты", "expenditures"),
        ("2) Затраты / Шығындар", "expenditures"),
    ],
)
def test_a_section_may_be_titled_in_both_languages(title: str, section: str) -> None:
    """Bilingual annexes print «I. Кірістер / I. Доходы»."""
    heading = REVENUE if section == "revenues" else SPENDING
    blank = " | " * (heading.count("|") - 1)
    rows = read(f"{heading}\n{blank}{title} | 300")

    assert lines(rows) == [(section, "section", "", 300)]
    assert reasons(rows) == []
