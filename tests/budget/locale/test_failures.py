"""Errors of files in the reader's language: which file, what was found and expected, what to do."""

from collections.abc import Callable

import pytest

from budget.errors import MissingTableError, UnusableFileError
from budget.locale import failures
from budget.locale.words import Language, words
from budget.reports.request_book import sheet_of
from budget.reports.word import unknown_marks

_NBSP = "\N{NO-BREAK SPACE}"
BOMB = UnusableFileError(
    "план 2026.xlsx",
    "its part {part} unpacks {packed} bytes to {unpacked}",
    "at most {ratio} times and {limit} bytes in all",
    "delete unused rows and sheets, or save only the sheets that are needed",
    part="xl/worksheets/sheet1.xml",
    packed=1_458_037,
    unpacked=1_500_000_112,
    ratio=100,
    limit=536_870_912,
)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            Language.EN,
            (
                "план 2026.xlsx: its part xl/worksheets/sheet1.xml unpacks 1,458,037 bytes to "
                "1,500,000,112; expected at most 100 times and 536,870,912 bytes in all; delete unused "
                "rows and sheets, or save only the sheets that are needed."
            ),
        ),
        (
            Language.RU,
            (
                "план 2026.xlsx: часть xl/worksheets/sheet1.xml распаковывается из 1 458 037 байт в "
                "1 500 000 112; ожидалось: не больше чем в 100 раз и всего не больше 536 870 912 байт; "
                "удалите неиспользуемые строки и листы или сохраните только нужные листы."
            ),
        ),
        (
            Language.KK,
            (
                "план 2026.xlsx: xl/worksheets/sheet1.xml бөлігі 1 458 037 байттан 1 500 000 112 "
                "байтқа ашылады; күтілгені: ең көбі 100 есе және барлығы 536 870 912 байттан "
                "аспайтын; пайдаланылмаған жолдар мен парақтарды жойыңыз немесе тек керекті "
                "парақтарды сақтаңыз."
            ),
        ),
    ],
)
def test_counts_are_grouped_as_the_language_groups_them(language: Language, told: str) -> None:
    """A zip that unpacks to gigabytes; the name of the file is in no case ending."""
    said = failures.sentence(BOMB, words(language))

    assert said.replace(_NBSP, " ") == told


def test_english_is_what_the_error_itself_says() -> None:
    """Programs that read the error stream see the sentence they always saw."""
    assert failures.sentence(BOMB, words(Language.EN)) == str(BOMB)


def test_an_error_without_facts_may_hold_braces() -> None:
    """A sentence of somebody else's, with a brace that names nothing."""
    error = UnusableFileError("a.docx", "a mark {", "{{ title }}", "mend it")

    assert str(error) == "a.docx: a mark {; expected {{ title }}; mend it."
    assert "{{ title }}" in failures.sentence(error, words(Language.KK))


def test_what_the_system_says_is_told_too() -> None:
    """`why` is a phrase; one that is not known stays as the system said it."""
    known, new = (
        UnusableFileError(
            "a.csv",
            "it cannot be opened ({why})",
            "a readable file",
            "check the path and the permissions",
            why=why,
        )
        for why in ("Permission denied", "Stale file handle")
    )

    assert failures.sentence(known, words(Language.RU)) == (
        "a.csv: файл не открывается (нет прав доступа); ожидалось: файл, который можно прочитать; "
        "проверьте путь и права доступа."
    )
    assert "(Stale file handle)" in failures.sentence(new, words(Language.RU))


def test_a_page_names_no_folder_and_a_command_does() -> None:
    """A path on the server is nobody's business; who typed it must see which one is meant."""
    error = UnusableFileError("C:\\планы\\a.xlsx", "it is a folder", "a workbook", "try later")

    assert failures.sentence(error, words(Language.RU)).startswith("a.xlsx: ")
    assert failures.file_sentence(error, words(Language.RU)).startswith("C:\\планы\\a.xlsx: ")


def test_an_error_of_another_class_has_the_sentence_of_its_class() -> None:
    """Its own English sentence is for those who build the tables."""
    said = failures.sentence(MissingTableError("No tables in /srv."), words(Language.RU))

    assert said.startswith("Таблицы ещё не")


@pytest.mark.parametrize(
    ("refused", "told"),
    [
        (
            lambda: sheet_of(b"plan", "тізім.xlsx"),
            (
                "тізім.xlsx: файл ашылмайды; күтілгені: Excel кітабы (.xlsx); файлды Excel не "
                "LibreOffice бағдарламасында ашып, .xlsx түрінде сақтаңыз."
            ),
        ),
        (
            lambda: unknown_marks(b"plan", {}, "үлгі.docx"),
            (
                "үлгі.docx: бұл Word құжаты емес; күтілгені: {{ title }} сияқты белгілері бар Word "
                "құжаты (.docx); бағдарламаның үлгісін қайта алып, соны өңдеңіз."
            ),
        ),
    ],
)
def test_what_the_register_cannot_take_is_told_likewise(
    refused: Callable[[], object], told: str
) -> None:
    """Files that people bring to the pages of requests: the sheet, the template of a pack."""
    with pytest.raises(UnusableFileError) as error:
        refused()

    assert failures.sentence(error.value, words(Language.KK)) == told
