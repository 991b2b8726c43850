"""Headings and columns: which column holds which code, the name, an amount of which year."""

import polars as pl
import pytest

from tests.ingest.annex.grids import REVENUE, SPENDING, lines, read, reasons

TAX = [
    ("revenues", "section", "", 300),
    ("revenues", "category", "1", 300),
    ("revenues", "class", "1.01", 300),
]
SCHOOLS = [
    ("expenditures", "section", "", 700),
    ("expenditures", "group", "04", 700),
    ("expenditures", "subgroup", "04.2", 700),
    ("expenditures", "administrator", "04.2.261", 700),
    ("expenditures", "programme", "04.2.261.003", 700),
]
SCHOOL_ROWS = """
 | | | | II. Затраты | 700
04 | | | | Образование | 700
 | 2 | | | Начальное образование | 700
 | | 261 | | Управление образования | 700
 | | | 003 | Школы | 700
"""


@pytest.mark.parametrize(
    "heading",
    [
        REVENUE,
        "Категоия | Клас | Подкласс | Наименование | Сумма",  # misprints, first seen in Aktobe
        "Kатегория | Kласс | Подклacc | Haименование | Cумма",
        "Кате- | Класс | Под- | Наименование | Сумма\nгория | | класс | |",
        "К а т е г о р и я | Класс | Подкласс | Н а и м е н о в а н и е | Сумма",
        "Санаты | Сыныбы | Ішкі сыныбы | Атауы | Сомасы",
        "Санаты | Сыныбы | Iшкi сыныбы | АТАУЫ | Сомасы",
        "Категория[c4] | | | | Сумма[r4]\n | Класс[c3]\n | | Подкласс[c2]\n | | | Наименование |",
        "Категория | Класс | Подкласс | Наименование | Сумма\n1 | 2 | 3 | 4 | 5",
        "Категория | Класс | Подкласс | Наименование | Сумма\nА | Б | 1 | 2 | 3",
    ],
)
def test_a_heading_is_known_by_its_words_however_they_are_printed(heading: str) -> None:
    """Misprints, Latin twins, hyphens, stairs and rows of column numbers: domain notes, 3.2."""
    rows = read(
        f"{heading}\n | | | I. Доходы | 300\n1 | | | Налоговые поступления | 300\n | 01 | | Подоходный налог | 300"
    )

    assert lines(rows) == TAX
    assert reasons(rows) == []


def test_a_row_of_column_numbers_in_mid_table_is_no_line() -> None:
    """Pavlodar 2025 repeats it nine times, also between an administrator and a programme."""
    with_numbers = SCHOOL_ROWS.replace(" | | | 003", "1 | 2 | 3 | 4 | 5 | 6\n | | | 003")

    assert lines(read(f"{SPENDING}{with_numbers}")) == SCHOOLS


def test_without_a_column_of_subgroups_the_path_has_none() -> None:
    """Kyzylorda, North Kazakhstan and Zhambyl print group, administrator, programme."""
    rows = read("""
Функциональная группа | Администратор | Программа | Наименование | Сумма
 | | | II. Затраты | 5
01 | | | Государственные услуги | 5
 | 110 | | Аппарат маслихата | 5
 | | 001 | Услуги | 5
""")

    assert lines(rows) == [
        ("expenditures", "section", "", 5),
        ("expenditures", "group", "01", 5),
        ("expenditures", "administrator", "01.110", 5),
        ("expenditures", "programme", "01.110.001", 5),
    ]


def test_rows_that_stand_one_column_aside_are_read_in_their_columns() -> None:
    """Aktobe 2025: some rows of a sheet begin one column to the right of their heading."""
    aside = SCHOOL_ROWS.replace("\n | | | 003 | Школы", "\n | | | | 003 | Школы")

    assert lines(read(f"{SPENDING}{aside}")) == SCHOOLS


def test_numbers_of_a_spreadsheet_are_padded_by_their_level() -> None:
    """A cell may hold the number 4 for group 04 and 3 for programme 003."""
    rows = read(SPENDING + SCHOOL_ROWS.replace("04 |", "4 |").replace("003", "3"))

    assert lines(rows) == SCHOOLS


WHOLE = """
 | | | | II. Затраты | 700
04 | {0} | {00} | {00} | Образование | 700
04 | 2 | {00} | {00} | Начальное образование | 700
04 | 2 | 261 | {00} | Управление образования | 700
04 | 2 | 261 | 003 | Школы | 700
"""


@pytest.mark.parametrize(("nought", "noughts"), [("", ""), ("0", "000")])
def test_a_path_printed_whole_in_every_row_reads_like_staggered_codes(
    nought: str, noughts: str
) -> None:
    """All codes on each row, or noughts for the levels below."""
    found = read(SPENDING + WHOLE.replace("{00}", noughts).replace("{0}", nought))

    assert lines(found) == SCHOOLS
    assert found.lines["parent_rid"].null_count() == 2  # the section and the group


@pytest.mark.parametrize("codes", ["04 04.2 04.2.261 04.2.261.003", "04 042 042261 042261003"])
def test_one_column_may_hold_the_whole_path(codes: str) -> None:
    """«04.2.261.003» and «042261003» are one code each."""
    group, subgroup, administrator, programme = codes.split()
    rows = read(f"""
Код | Наименование | Сумма
 | II. Затраты | 700
{group} | Образование | 700
{subgroup} | Начальное образование | 700
{administrator} | Управление образования | 700
{programme} | Школы | 700
""")

    assert lines(rows) == SCHOOLS


def test_amounts_may_stand_before_the_names() -> None:
    """The column of amounts is told by its figures, wherever it stands."""
    rows = read("""
Категория | Класс | Подкласс | Сумма | Наименование
 | | | 300 000 | I. Доходы
1 | | | 300 000 | Налоговые поступления
 | 01 | | 300 000 | Подоходный налог
""")

    assert lines(rows) == [(*line[:3], 300_000) for line in TAX]


def test_subprogrammes_and_specifics_have_columns_of_their_own() -> None:
    """Akimat resolutions and reports go below the programme: 04.2.261.003.015.111."""
    rows = read("""
Группа | Подгруппа | Администратор | Программа | Подпрограмма | Специфика | Наименование | Сумма
04 | | | | | | Образование | 7
 | 2 | | | | | Начальное образование | 7
 | | 261 | | | | Управление образования | 7
 | | | 003 | | | Школы | 7
 | | | | 015 | | Из местного бюджета | 7
 | | | | | 111 | Оплата труда | 7
""")

    assert lines(rows)[-2:] == [
        ("expenditures", "subprogramme", "04.2.261.003.015", 7),
        ("expenditures", "specific", "04.2.261.003.015.111", 7),
    ]


def test_each_year_of_a_heading_has_its_lines_and_a_blank_is_not_nought() -> None:
    """Shymkent, annex 5: «2026 жыл | 2027 жыл | 2028 жыл»; a blank year has no money stated."""
    rows = read("""
Категория | Класс | Подкласс | Наименование | 2026 год | 2027 год | 2028 год
1 | | | Налоговые поступления | 10 | 20 |
2 | | | Неналоговые поступления | | | 30
""")

    found = (
        rows.lines.filter(pl.col("code") == "1")
        .select("year", "amount_kzt", "value_status", "col")
        .rows()
    )
    assert found == [
        (2026, 10_000, "printed", 5),
        (2027, 20_000, "printed", 6),
        (2028, None, "not_published", 7),
    ]


def test_phases_are_named_by_headings_and_what_is_computed_from_them_is_left_out() -> None:
    """«Утвержденный | Уточненный | Исполнение | % | Отклонение»: three phases, no percentages."""
    rows = read("""
Категория | Класс | Подкласс | Наименование | Утвержденный бюджет | Уточненный бюджет | Исполнение | % исполнения | Отклонение
1 | | | Налоговые поступления | 1 000 | 1 100 | 1 045 | 95,0 | -55
""")

    found = rows.lines.select("phase", "amount_kzt").rows()
    assert found == [("approved", 1_000_000), ("revised", 1_100_000), ("executed", 1_045_000)]
    assert reasons(rows) == []


def test_a_year_above_two_phases_holds_for_both() -> None:
    """«2025 год» over «утвержденный | исполнение», «2026 год» over the same two."""
    rows = read("""
Категория | Класс | Наименование | 2025 год[c2] | | 2026 год[c2] |
 | | | утвержденный | исполнение | утвержденный | исполнение
1 | | Налоговые поступления | 1 000 | 1 100 | 1 200 | 1 300
 | 01 | Подоходный налог | 1 000 | 1 100 | 1 200 | 1 300
""")

    found = rows.lines.filter(rows.lines["line_level"] == "category").select("year", "phase")
    assert found.rows() == [
        (2025, "approved"),
        (2025, "executed"),
        (2026, "approved"),
        (2026, "executed"),
    ]


@pytest.mark.parametrize(
    ("first", "second"), [("1 000", "1 100"), ("1 000", "900"), ("5", "6")]
)
def test_two_columns_that_nothing_tells_apart_are_a_problem_not_a_guess(
    first: str, second: str
) -> None:
    """Which of two «Сумма» is the budget is not for the reader to choose."""
    rows = read(f"""
Категория | Класс | Подкласс | Наименование | Сумма | Сумма
1 | | | Налоговые поступления | {first} | {second}
""")

    (problem,) = rows.tables["problem"].to_list()
    assert problem.startswith("2 columns of amounts that the heading does not tell apart")
    assert rows.lines.is_empty()
    assert reasons(rows) == [(2, 5, problem)]


def test_amounts_that_shift_between_columns_are_one_column_of_amounts() -> None:
    """Zhambyl 2025: below section III every amount stands one grid column to the right."""
    rows = read("""
Категория | Класс | Наименование | Сумма |
1 | | Налоговые поступления | 1 000 |
 | 01 | Подоходный налог | | 1 000
""")

    assert [amount for *_, amount in lines(rows)] == [1_000, 1_000]


def test_two_tables_side_by_side_are_a_problem() -> None:
    """Nothing says which codes a row's amounts belong to, so neither table is read."""
    rows = read("""
Категория | Класс | Наименование | Сумма | Группа | Администратор | Наименование | Сумма
1 | | Налоговые поступления | 1 000 | 01 | | Государственные услуги | 2 000
 | 01 | Подоходный налог | 1 000 | | 110 | Аппарат маслихата | 2 000
""")

    assert rows.lines.is_empty()
    assert "side by side" in reasons(rows)[0][2]


def test_a_table_without_amounts_has_no_lines() -> None:
    """Annex 4 of an act: programmes that are not to be cut, codes and names only."""
    rows = read(
        "Функциональная группа | Администратор | Программа | Наименование\n04 | | | Образование\n | 261 | | Управление\n | | 003 | Школы"
    )

    assert rows.lines.is_empty()
    assert rows.rejects.is_empty()


def test_a_table_that_prints_no_amount_has_lines_without_one() -> None:
    """A small table of a budget whose only category is blank keeps no other table out."""
    rows = read(f"{REVENUE}\n5 | | | Погашение бюджетных кредитов |")

    assert lines(rows) == [("net_lending", "category", "5", None)]
    assert reasons(rows) == []
