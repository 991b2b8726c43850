"""The catalogues: Kazakh is Kazakh, Russian is Russian, and both use the Budget Code's words."""

import re

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from budget import paths
from budget.errors import BudgetError, MissingTableError, UnusableFileError
from budget.locale import failures
from budget.locale.words import Language, words

_KAZAKH_LETTER = re.compile("[әғқңөұүһі]", re.IGNORECASE)
_LONG = 3  # words; a shorter message may be the same in both languages
_NEUTRAL = re.compile(
    r"\{\w+\}|`[^`]*`|--[a-z]+|\.(?:xls[xb]?|docx?|ods|csv|html|md)\b|python -m \w+ \w+|https?://"
    r"|robots\.txt|data/raw|origin\.json|cp1251|\b(?:Excel|XLSX|DOCX|HTML|CSV|PNG|SVG|PDF|QR|SHA-256|Oiyl|A1|R12C5|kk|ru"
    r"|SQLite|PostgreSQL|Word|OpenDocument|Markdown|netted|own|item|official|reported|derived|user|II|acts|value_status|population(?:_average)?|missing_text|status|adilet\.zan\.kz|zan\.gov\.kz|zakon\.uchet\.kz|editions\.csv"
    r"|UTF|Windows|XML|YAML|RTF|Parquet|LibreOffice|KZ|colspan|rowspan|(?:stat\.|data\.e)?gov\.kz"
    r"|kazakstan_respublikasy_halkyny1|stated_transfers\.csv)\b"
)


def _translated(language: Language) -> list[tuple[str, str]]:
    """English and its translation, plural forms each for itself."""
    file = paths.PROJECT / "budget" / "locale" / language.value / "LC_MESSAGES" / "messages.po"
    with file.open("rb") as text:
        catalogue: Catalog = read_po(text, locale=language.value)
    pairs = []
    for message in catalogue:
        english = message.id if isinstance(message.id, str) else message.id[-1]
        forms = [message.string] if isinstance(message.string, str) else message.string or ()
        pairs += [(english, form) for form in forms if english and form]
    return pairs


@pytest.mark.parametrize("language", [Language.KK, Language.RU])
def test_no_translation_holds_latin_words(language: Language) -> None:
    """Formats, commands and named places are the same in all languages; words are not."""
    left = {
        text
        for _, text in _translated(language)
        if re.search("[A-Za-z]{2,}", _NEUTRAL.sub(" ", text))
    }

    assert left == set()


def test_no_kazakh_message_is_its_russian() -> None:
    """A message of several words cannot read the same in both."""
    russian = dict(_translated(Language.RU))

    same = {
        text
        for english, text in _translated(Language.KK)
        if len(re.findall(r"[^\W\d_]{2,}", _NEUTRAL.sub(" ", text))) >= _LONG
        and (russian.get(english) == text or not _KAZAKH_LETTER.search(text))
    }

    assert same == set()


def test_no_russian_message_holds_kazakh_letters() -> None:
    """Names of the three languages and examples of spellings apart."""
    kazakh = {text for _, text in _translated(Language.RU) if _KAZAKH_LETTER.search(text)}

    assert kazakh == set()


@pytest.mark.parametrize(
    ("english", "russian", "kazakh"),
    [
        ("Revenues", "Доходы", "Кірістер"),
        ("Expenditures", "Затраты", "Шығындар"),
        ("Net budget lending", "Чистое бюджетное кредитование", "Таза бюджеттік кредиттеу"),
        (
            "Budget deficit (surplus)",
            "Дефицит (профицит) бюджета",
            "Бюджет тапшылығы (профициті)",
        ),
        ("Special receipts", "Специальные поступления", "Арнаулы түсімдер"),
        ("Borrowing", "Поступления займов", "Қарыздар түсімі"),
        ("Repayment of borrowing", "Погашение займов", "Қарыздарды өтеу"),
        (
            "Balances used",
            "Используемые остатки бюджетных средств",
            "Бюджет қаражатының пайдаланылатын қалдықтары",
        ),
        (
            "Administrator of budget programmes",
            "Администратор бюджетных программ",
            "Бюджеттік бағдарламалардың әкімшісі",
        ),
        ("Approved", "Утверждённый", "Бекітілген"),
        ("Revised", "Уточнённый", "Нақтыланған"),
        ("Adjusted", "Скорректированный", "Түзетілген"),
    ],
)
def test_terms_are_those_of_the_budget_code(english: str, russian: str, kazakh: str) -> None:
    """Budget Code of 15 March 2025, articles 3, 9 and 12, Russian and Kazakh texts."""
    assert words(Language.RU).gettext(english) == russian
    assert words(Language.KK).gettext(english) == kazakh


@pytest.mark.parametrize("language", list(Language))
def test_an_error_is_told_in_the_language_of_the_page_without_its_folder(
    language: Language,
) -> None:
    """A path on the server is nobody's business; the name of the file is the reader's own."""
    error = UnusableFileError(
        "/srv/secret/a.xlsx", "it is a folder", "a whole workbook", "save it as .xlsx"
    )

    said = failures.sentence(error, words(language))

    assert "secret" not in said
    assert said.startswith("a.xlsx: ")
    assert said.endswith(f"{words(language).gettext('save it as .xlsx')}.")


def test_an_error_without_a_sentence_of_its_own_has_that_of_its_base() -> None:
    """A class added tomorrow."""

    class NewError(MissingTableError):
        """Made here."""

    assert failures.sentence(NewError(), words(Language.EN)).startswith(
        "The tables are not built"
    )
    assert BudgetError in failures.SENTENCES
