"""Reasons of the pipeline by their form: told in the language with the facts that they hold."""

import string

import pytest

from budget.locale import identities, refusals
from budget.locale.words import Language, words
from ingest.annex.amounts import NO_PARENT

RUSSIAN, KAZAKH = words(Language.RU), words(Language.KK)


def facts_in(sentence: str) -> list[str]:
    """The named places of a sentence."""
    return [name for _, name, _, _ in string.Formatter().parse(sentence) if name]


@pytest.mark.parametrize("language", [Language.KK, Language.RU])
def test_every_form_is_found_again_with_its_facts_inside(language: Language) -> None:
    """A form that another one swallows would be told with half of its words in English."""
    for sentence in refusals.SENTENCES:
        facts = {name: f"<{name}>" for name in facts_in(sentence)}
        expected = words(language).gettext(sentence, **facts)

        told = refusals.told(sentence.format(**facts) if facts else sentence, words(language))

        assert told == expected


def test_a_reason_inside_a_reason_is_told_too() -> None:
    """A misprinted okrug: the sentence, why no unit answers, and the units of similar names."""
    reason = (
        "whose budget this is cannot be told: no unit is called «Уилбинский»; similar: Уилский "
        "с.о., Уилский район (155230000)"
    )

    assert refusals.told(reason, RUSSIAN) == (
        "неясно, чей это бюджет: единицы с названием «Уилбинский» нет; похожие: Уилский с.о., "
        "Уилский район (155230000)"
    )


def test_each_column_of_a_list_is_told() -> None:
    """Two columns of amounts, one of them without a heading."""
    reason = (
        "2 columns of amounts that the heading does not tell apart (column 5: «Сомасы»; column 6: "
        "«no heading»); expected one column of amounts for each year or phase: name the year or "
        "the phase («утвержденный», «уточненный») in the heading of each column"
    )

    told = refusals.told(f"sheet «Бюджет»: {reason}", KAZAKH)

    assert told.startswith("«Бюджет» парағы: тақырып сомалар бағандарын ажыратпайды, олар 2 (")
    assert "5-баған: «Сомасы»; 6-баған: тақырыпсыз" in told


def test_a_heading_may_hold_semicolons_itself() -> None:
    """A column is told whole, and the next one too."""
    reason = (
        "2 columns of amounts that the heading does not tell apart (column 5: «Сумма; тыс. тенге»; "
        "column 6: «no heading»); expected one column of amounts for each year or phase: name the "
        "year or the phase («утвержденный», «уточненный») in the heading of each column"
    )

    assert "(столбец 5: «Сумма; тыс. тенге»; столбец 6: без заголовка)" in refusals.told(
        reason, RUSSIAN
    )


def test_units_of_measure_are_told() -> None:
    """Each of them, as the sentence around them."""
    reason = (
        "two units of measure for one table: 1000000 tenge, 1000 tenge; expected one: write it "
        "once, in the heading or in the line above the table"
    )

    assert "измерения: 1000000 тенге, 1000 тенге; ожидалась" in refusals.told(reason, RUSSIAN)
    assert "бірлігі: 1000000 теңге, 1000 теңге; біреуі" in refusals.told(reason, KAZAKH)


@pytest.mark.parametrize("sheet", ["План", "Лист «1»: x", "a»: b»: c", "sheet «2»"])
def test_a_reason_is_told_behind_any_name_of_a_sheet(sheet: str) -> None:
    """Names of sheets hold quotation marks and colons; so do names that a reason quotes."""
    known = f"sheet «{sheet}»: no unit is called «A»: b»"

    assert refusals.told(known, RUSSIAN) == f"лист «{sheet}»: единицы с названием «A»: b» нет"
    assert refusals.told("sheet «План»: a new reason", RUSSIAN) == "лист «План»: a new reason"


def test_a_code_below_a_missing_level_says_which_levels_these_are() -> None:
    """What is missing may be a class or an administrator too."""
    assert "(категории, класса, группы или администратора)" in refusals.told(NO_PARENT, RUSSIAN)
    assert "(санаттан, сыныптан, топтан не әкімшіден)" in refusals.told(NO_PARENT, KAZAKH)


def test_only_what_is_shown_is_read() -> None:
    """A hidden column is read once it is shown; deleting it is the other way out."""
    reason = (
        "the column is hidden, from this cell down: nothing of it is read; show it to have it "
        "read, or delete it"
    )

    assert refusals.told(reason, RUSSIAN).endswith(
        "; покажите его, чтобы он был прочитан, или удалите"
    )
    assert refusals.told(reason, KAZAKH).endswith("; оқылуы үшін көрсетіңіз, әйтпесе жойыңыз")


def test_a_reason_that_nobody_translated_is_shown_as_it_is() -> None:
    """What is printed may hold braces: it is no form."""
    assert refusals.told("a new reason {x}", RUSSIAN) == "a new reason {x}"


@pytest.mark.parametrize(
    ("place", "russian", "kazakh"),
    [
        (
            "sheet «План, row 3», row 5, cell E5",
            "лист «План, row 3», строка 5, ячейка E5",
            "«План, row 3» парағы, 5-жол, E5 ұяшығы",
        ),
        (
            "table 2, row 41, code 04",
            "таблица 2, строка 41, код 04",
            "2-кесте, 41-жол, 04 коды",
        ),
        ("text, line 7", "текст решения, строка 7", "шешім мәтіні, 7-жол"),
        ("table 0, row 7, code ", "текст решения, строка 7", "шешім мәтіні, 7-жол"),
    ],
)
def test_places_are_told_as_people_say_them(place: str, russian: str, kazakh: str) -> None:
    """A sheet may be called like a place itself."""
    assert identities.place(place, RUSSIAN) == russian
    assert identities.place(place, KAZAKH) == kazakh


def test_identities_with_figures_of_their_own_are_told() -> None:
    """An identity of statistics ends with its period, one of texts begins with a count."""
    assert identities.identity("the republic = sum of regions, 2022/23", RUSSIAN) == (
        "республика = сумма регионов, 2022/23"
    )
    assert identities.identity(
        "3 codes of the Kazakh text are not in the Russian text", RUSSIAN
    ) == ("кодов казахского текста, которых нет в русском: 3")
    assert identities.identity("group = sum of programmes", KAZAKH) == (
        "топ = бағдарламалардың қосындысы"
    )
