"""Words of annexes: look-alike letters, numbers before titles, sections and categories."""

import re

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.words import CATEGORIES, HEADINGS, TITLES, squeeze, squeezed, unnumbered

LETTERS = st.characters(categories=["L", "N", "P", "Zs"], max_codepoint=0x4FF)


def titled(text: str) -> tuple[str, str] | None:
    """Section and subtotal that a printed name stands for."""
    title = pl.select(unnumbered(pl.lit(text))).item()
    return next(
        ((t.section.value, t.item) for t in TITLES if re.search(t.pattern, title)), None
    )


@pytest.mark.parametrize(
    ("printed", "section", "item"),
    [
        ("I. Доходы", "revenues", ""),
        ("1) Доходы", "revenues", ""),
        ("І. КІРІСТЕР", "revenues", ""),
        ("Всего доходов", "revenues", ""),
        ("II ЗАТРАТЫ", "expenditures", ""),
        ("I. Кірістер / I. Доходы", "revenues", ""),
        ("II. Затраты / II. Шығындар", "expenditures", ""),
        ("2. Шығындар, мың теңге", "expenditures", ""),
        ("IІІ. Чистое бюджетное кредитование", "net_lending", ""),  # Latin and Cyrillic I
        ("Таза бюджеттік кредит беру", "net_lending", ""),
        ("Бюджетные кредиты", "net_lending", "budget_loans"),
        ("Погашение бюджетных кредитов", "net_lending", "loan_repayment"),
        ("IV. Сальдо по операциям с финансовыми активами:", "financial_assets", ""),
        ("Приобретение финансовых активов", "financial_assets", "asset_acquisition"),
        (
            "\u2164. Дефицит (профицит) бюджета",
            "balance",
            "",
        ),  # the Roman numeral as one letter
        ("Бюджет тапшылығы (профициті)", "balance", ""),
        ("VI. Финансирование дефицита (использование профицита) бюджета", "financing", ""),
        ("Бюджет тапшылығын қаржыландыру (профицитін пайдалану)", "financing", ""),
        ("Погашение займов", "financing", "debt_repayment"),
        ("Используемые остатки бюджетных средств", "financing", "balances_used"),
    ],
)
def test_titles_of_sections_are_known_in_both_languages(
    printed: str, section: str, item: str
) -> None:
    """Budget Code, article 9, in the spellings of real annexes."""
    assert titled(printed) == (section, item)


@pytest.mark.parametrize(
    "printed", ["Подоходный налог", "Доходы от государственной собственности", "Трансферты"]
)
def test_other_names_are_no_titles(printed: str) -> None:
    """«Доходы от государственной собственности» is class 2.01, not section I."""
    assert titled(printed) is None


def test_a_category_is_known_by_its_name_in_either_numbering() -> None:
    """Domain notes, 2.3: names stayed when the digits moved on 1 January 2026."""
    names = {
        "Налоговые поступления": "tax",
        "Салықтық емес түсімдер": "nontax",
        "Поступления от продажи основного капитала": "capital_sales",
        "Арнаулы түсімдер": "special_receipts",
        "Трансферттердің түсімдері": "transfers_in",
        "Поступления займов": "borrowing",
    }

    found = {
        name: next(
            key for key, (pattern, _) in CATEGORIES.items() if re.search(pattern, squeeze(name))
        )
        for name in names
    }

    assert found == names


@pytest.mark.parametrize(
    ("printed", "level"),
    [
        ("Категоия", "category"),
        ("Функ. группа", "group"),
        ("Функциональная подгруппа", "subgroup"),
        ("Кіші функция", "subgroup"),
        ("Бюджеттiк бағдарламалардың әкiмшiсi", "administrator"),
        ("Прог-\nрамма", "programme"),
        ("Кіші бағдарлама", "subprogramme"),
        ("Iшкi сыныбы", "subclass"),
        ("Адм. бюдж. программ", "administrator"),
        ("АБП", "administrator"),
        ("ББӘ", "administrator"),
        ("Ф/гр", "group"),
        ("П/гр", "subgroup"),
        ("Функц. п/группа", "subgroup"),
        ("ФПГ", "subgroup"),
        ("БП", "programme"),
        ("Бағ.", "programme"),
        ("Подпрогр.", "subprogramme"),
        ("Кат.", "category"),
        ("Кл.", "class"),
        ("П/класс", "subclass"),
        ("Кіші сын.", "subclass"),
    ],
)
def test_headings_name_the_levels_of_the_classification(printed: str, level: str) -> None:
    """Domain notes, 2.2 and 3.2, with misprints, hyphens and Latin letters."""
    assert (
        next(name for name, pattern in HEADINGS if re.search(pattern, squeeze(printed)))
        == level
    )


@given(st.text(LETTERS, max_size=40))
def test_one_text_is_squeezed_as_a_column_is(text: str) -> None:
    """Layouts are told from single texts, rows from columns: both must agree."""
    assert squeeze(text) == pl.select(squeezed(pl.lit(text))).item()


@given(st.text(LETTERS, max_size=40))
def test_squeezing_twice_changes_nothing(text: str) -> None:
    """What is squeezed holds only letters and digits, none of them a look-alike."""
    assert squeeze(squeeze(text)) == squeeze(text)
