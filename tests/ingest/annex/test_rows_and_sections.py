"""Rows: sections, totals, categories inside functional tables, and what is no line at all."""

import polars as pl
import pytest

from ingest.annex import unknown_codes
from ingest.checks import check_lines
from tests.ingest.annex.grids import REVENUE, SPENDING, lines, read, reasons

SHORT = "Функциональная группа | Администратор | Программа | Наименование | Сумма"


def test_a_category_inside_a_functional_table_is_a_category() -> None:
    """Pavlodar 2025: categories 5, 7 and 8 under the heading of functional groups."""
    rows = read(f"""
{SPENDING}
 | | | | III. Чистое бюджетное кредитование | -5
07 | | | | Жилищно-коммунальное хозяйство | 0
5 | | | | Погашение бюджетных кредитов | 5
 | 01 | | | Погашение бюджетных кредитов | 5
 | | 1 | | Погашение кредитов, выданных из бюджета | 5
16 | | | | Погашение займов | 1
 | 1 | | | Погашение займов | 1
 | | 257 | | Управление финансов | 1
""")

    assert lines(rows) == [
        ("net_lending", "section", "", -5),
        ("net_lending", "group", "07", 0),
        ("net_lending", "category", "5", 5),
        ("net_lending", "class", "5.01", 5),
        ("net_lending", "subclass", "5.01.1", 5),
        ("financing", "group", "16", 1),
        ("financing", "subgroup", "16.1", 1),
        ("financing", "administrator", "16.1.257", 1),
    ]


def test_a_category_one_column_aside_carries_its_classes_with_it() -> None:
    """Kurchatov 2026: category 9 in the column of subgroups, class and subclass right of it."""
    rows = read(f"""
{SPENDING}
16 | | | | Погашение займов | 7
 | 1 | | | Погашение займов | 7
 | | 459 | | Отдел экономики | 7
 | | | 005 | Погашение долга | 7
 | 9 | | | Используемые остатки бюджетных средств | 4
 | | 01 | | Остатки бюджетных средств | 4
 | | | 1 | Свободные остатки | 4
""")

    assert lines(rows)[4:] == [
        ("financing", "category", "9", 4),
        ("financing", "class", "9.01", 4),
        ("financing", "subclass", "9.01.1", 4),
    ]


@pytest.mark.parametrize(
    "heading", [SPENDING, REVENUE.replace("класс |", "класс | Специфика |")]
)
@pytest.mark.parametrize("aside", [0, 1])
def test_codes_that_lost_their_noughts_are_read_under_one_heading_for_a_whole_annex(
    heading: str, aside: int
) -> None:
    """A spreadsheet stores 01 as 1: class 1 «Погашение бюджетных кредитов» is no category 1."""
    before, after = " | " * aside, " | " * (1 - aside)
    rows = read(f"""
{heading}
 | | | | III. Чистое бюджетное кредитование | -5
7 | | | | Жилищно-коммунальное хозяйство | 2
 | 1 | | | Жилищное хозяйство | 2
 | | 261 | | Управление | 2
 | | | 8 | Кредитование | 2
{before}5 | | {after} | Погашение бюджетных кредитов | 7
{before} | 1 | {after} | Погашение бюджетных кредитов | 7
{before} | | 1{after} | Погашение бюджетных кредитов из бюджета | 7
""")

    codes = [line[2] for line in lines(rows)]
    assert codes[1:] == ["07", "07.1", "07.1.261", "07.1.261.008", "5", "5.01", "5.01.1"]


def test_the_mark_of_a_footnote_is_no_letter_of_a_title_and_no_digit_of_a_code() -> None:
    """«Затраты³» is the section, «254¹» the administrator 254."""
    rows = read(f"""
{SPENDING}
 | | | | II. Затраты³ | 7
01¹ | | | | Государственные услуги¹² | 7
 | 1 | | | Услуги | 7
 | | 254¹ | | Управление | 7
 | | | 001² | Услуги | 7
""")

    codes = [(level, code) for _, level, code, _ in lines(rows)]
    assert codes == [
        ("section", ""),
        ("group", "01"),
        ("subgroup", "01.1"),
        ("administrator", "01.1.254"),
        ("programme", "01.1.254.001"),
    ]
    assert reasons(rows) == []


def test_a_category_printed_twice_is_a_category_once() -> None:
    """Turkistan 2025 prints each category first without its code: the same amount, no more money."""
    rows = read(f"""
{REVENUE}
 | | | I. Доходы | 9
 | | | Налоговые поступления | 9
1 | | | Налоговые поступления | 9
""")

    assert lines(rows) == [
        ("revenues", "section", "", 9),
        ("revenues", "item", "tax", 9),
        ("revenues", "category", "1", 9),
    ]
    assert check_lines(rows.lines)["holds"].to_list() == [True, True]


@pytest.mark.parametrize("word", ["ВСЕГО", "Итого:", "Барлығы", "Жиыны"])
@pytest.mark.parametrize("place", ["first", "last"])
def test_a_total_stands_for_the_section_whose_row_is_not_printed(word: str, place: str) -> None:
    """Shymkent, annex 5: «Барлығы» first, no «II. Шығындар»; elsewhere «ВСЕГО» last."""
    total = f" | | | {word} | 9"
    groups = "01 | | | Государственные услуги | 4\n02 | | | Оборона | 5"
    body = f"{total}\n{groups}" if place == "first" else f"{groups}\n{total}"

    rows = read(f"{SHORT}\n{body}")

    assert ("expenditures", "item", "total", 9) in lines(rows)
    checks = check_lines(rows.lines).filter(
        pl.col("identity") == "expenditures = sum of groups"
    )
    assert checks.select("expected", "found", "holds").rows() == [(9_000, 9_000, True)]


@pytest.mark.parametrize(
    "title",
    [
        " | | | VI. Финансирование дефицита |\n | | | (использование профицита) бюджета | 5",
        " | | | VI. Финансирование дефицита (использование |\n | | | профицита) бюджета | 5",
        " | | | VI. Финансирование дефицита | 5\n | | | (использование профицита) бюджета |",
        " | | | VI. ФИНАНСИРОВАНИЕ ДЕФИЦИТА (ИСПОЛЬЗОВАНИЕ ПРОФИЦИТА) БЮДЖЕТА, тыс. тенге | 5",
        " | | | 6) Финансирование дефицита (использование профицита) бюджета: | 5",
        " | | | Ⅵ. Бюджет тапшылығын (профицитін пайдалану) қаржыландыру | 5",
    ],
)
def test_a_title_is_read_whole_though_it_is_printed_in_two_rows(title: str) -> None:
    """North Kazakhstan 2025: «6) Финансирование дефицита | 11 252 987», and the rest below."""
    rows = read(
        f"{SHORT}\n01 | | | Государственные услуги | 4\n{title}\n16 | | | Погашение займов | 1"
    )

    assert lines(rows)[1:] == [
        ("financing", "section", "", 5),
        ("financing", "group", "16", 1),
    ]


def test_a_title_without_an_amount_still_opens_its_section() -> None:
    """Groups below «III. Чистое бюджетное кредитование» are loans, whatever stands beside it."""
    rows = read(
        f"{SHORT}\n | | | III. Чистое бюджетное кредитование |\n07 | | | Жилищное хозяйство | 4"
    )

    assert lines(rows) == [("net_lending", "group", "07", 4)]


def test_a_title_before_a_repeated_heading_holds_below_it() -> None:
    """Turkistan 2025: the title of section III stands before the heading of its groups."""
    rows = read(f"""
{SHORT}
01 | | | Государственные услуги | 4
 | | | III. Чистое бюджетное кредитование | 3
{SHORT}
10 | | | Сельское хозяйство | 3
""")

    assert lines(rows)[1:] == [
        ("net_lending", "section", "", 3),
        ("net_lending", "group", "10", 3),
    ]


def test_an_administrator_that_comes_back_is_another_row_of_its_group() -> None:
    """Zhambyl 2025: 02.773 stands twice in group 02; nothing is merged and sums count both."""
    rows = read(f"""
{SHORT}
 | | | II. Затраты | 9
02 | | | Оборона | 9
 | 773 | | Управление по мобилизационной подготовке | 4
 | | 003 | Мероприятия | 4
 | 773 | | Управление по мобилизационной подготовке области | 5
 | | 001 | Услуги | 5
""")

    assert [code for _, _, code, _ in lines(rows)].count("02.773") == 2
    assert check_lines(rows.lines)["holds"].all()


def test_rows_without_a_code_in_a_budget_table_are_items_outside_the_sums() -> None:
    """Munaily 2008: «Маңғыстау селосы әкімінің аппараты | 7 455» repeats administrator 123."""
    rows = read(f"""
{SHORT}
 | | | II. Затраты | 7
01 | | | Государственные услуги | 7
 | | | Маңғыстау селосы әкімінің аппараты | 7
 | 123 | | Қаладағы аудан әкімінің аппараты | 7
""")

    assert lines(rows)[2] == ("expenditures", "item", "", 7)
    assert check_lines(rows.lines)["holds"].to_list() == [True, True]


def test_page_numbers_between_the_rows_are_nothing() -> None:
    """Munaily 2008: «7» over the whole width, «6» over four columns."""
    rows = read(
        f"{SHORT}\n01 | | | Государственные услуги | 7\n7[c5]\n | 6[c4]\n02 | | | Оборона | 8"
    )

    assert [code for _, _, code, _ in lines(rows)] == ["01", "02"]
    assert reasons(rows) == []


def test_the_operating_balance_of_2004_is_no_section_of_ours() -> None:
    """«3. Операционное сальдо» of the Code of 2004 has no place among the six sections."""
    rows = read(
        f"{SHORT}\n01 | | | Государственные услуги | 7\n | | | 3. Операционное сальдо | 8"
    )

    assert [(row, col) for row, col, _ in reasons(rows)] == [(3, 5)]


def test_the_stray_second_code_of_a_row_does_not_hide_its_programme() -> None:
    """Semey 2025: «· | 02 | · | 027» inside 06.2.451."""
    rows = read(f"""
{SPENDING}
06 | | | | Социальная помощь | 1
 | 2 | | | Социальная помощь | 1
 | | 451 | | Отдел занятости | 1
 | 02 | | 027 | Социальная защита населения | 1
""")

    assert lines(rows)[-1] == ("expenditures", "programme", "06.2.451.027", 1)


def test_an_unknown_category_is_kept_and_reported() -> None:
    """The classification is amended several times a year: unknown codes are never dropped."""
    rows = read(
        f"{REVENUE}\n1 | | | Налоговые поступления | 5\n9 | | | Прочие новые поступления | 5\n77 | | | Еще новее | 5"
    )

    assert [code for _, _, code, _ in lines(rows)] == ["1", "9", "77"]
    assert unknown_codes(rows.lines).select("row", "line_level", "code").rows() == [
        (4, "category", "77")
    ]


def test_categories_are_known_by_name_in_either_numbering() -> None:
    """Transfers are category 4 until 2025 and 5 from 2026: order № 151."""
    old = read(f"{REVENUE}\n4 | | | Поступления трансфертов | 5")
    new = read(
        f"{REVENUE}\n4 | | | Специальные поступления | 5\n5 | | | Поступления трансфертов | 5"
    )

    assert old.lines.select("key", "vintage").rows() == [("transfers_in", "until_2025")]
    assert new.lines["key"].to_list() == ["special_receipts", "transfers_in"]
    assert new.lines["vintage"].unique().to_list() == ["from_2026"]
