# ruff: noqa: RUF001, RUF002 - names as sources print them
"""Spelling: what is the same name, and what is not."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget.model.declension import nominatives, taken_apart
from budget.model.enums import UnitKind
from budget.model.names import (
    folded,
    folded_expr,
    kazakh_sort_key,
    normalised,
    normalised_expr,
    search_key,
    search_key_expr,
)

LETTERS = st.text(
    "абвгджийклмнорстуыьэюяқөұүіғңәһёАБҚІaceopxiHKM «»-–.\u00a0\u00ad", max_size=30
)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Бiржaн  сал", "біржан сал"),
        ("Cубсидирование", "субсидирование"),
        ("Қазаќстан", "қазақстан"),
        ("«Аксу–Аюлы»", "аксу-аюлы"),
        ("Ақ\u00adтөбе\u00a0қаласы", "ақтөбе қаласы"),
        ("Берёзовка", "березовка"),
        ("бюджет II", "бюджет ii"),
    ],
)
def test_a_normalised_text_has_one_way_of_being_written(printed: str, meant: str) -> None:
    """Latin look-alikes, old fonts, soft hyphens, no-break spaces, quotes, dashes, ё."""
    assert normalised(printed) == meant


@given(LETTERS)
def test_a_column_is_spelled_like_a_single_text(text: str) -> None:
    """The Polars expressions and the functions are the same rules."""
    column = pl.DataFrame({"text": [text]}).select(
        normalised_expr(pl.col("text")).alias("normalised"),
        folded_expr(pl.col("text")).alias("folded"),
        search_key_expr(pl.col("text")).alias("key"),
    )

    assert column.row(0) == (normalised(text), folded(text), search_key(text))


@given(LETTERS)
def test_normalising_twice_changes_nothing(text: str) -> None:
    """A normal form is its own normal form."""
    assert normalised(normalised(text)) == normalised(text)
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("kazakh", "russian"), [("Төрт-Құдық", "Торт Кудык"), ("Әйтеке би", "Айтеке би")]
)
def test_kazakh_letters_fall_to_their_russian_neighbours(kazakh: str, russian: str) -> None:
    """Қ to К, Ө to О, Ұ and Ү to У, І to И, Ғ to Г, Ң to Н, Ә to А, Һ to Х."""
    assert folded(kazakh) == folded(russian)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Ойыл", "Oiyl", "oyyl"),
        ("Ақтөбе", "Актобе", "Aktobe", "Aqtöbe"),
        ("Кеңқияқ", "Keńqiiaq", "Kenkiyak"),
        ("Жетісу", "Жетысу", "Zhetysu", "Jetisý"),
        ("Хромтау", "Khromtau"),
    ],
)
def test_three_alphabets_meet_in_one_search_key(spellings: tuple[str, ...]) -> None:
    """A place can be typed as it is written in Kazakh, Russian or Latin letters."""
    assert len({search_key(spelling) for spelling in spellings}) == 1


def test_names_sort_in_the_kazakh_alphabet() -> None:
    """Ә follows А, Қ follows К, Ө follows О, though Unicode puts them last."""
    names = ["Өскемен", "Орал", "Қостанай", "Әйтеке би", "Астана", "Кентау"]

    assert sorted(names, key=kazakh_sort_key) == [
        "Астана",
        "Әйтеке би",
        "Кентау",
        "Қостанай",
        "Орал",
        "Өскемен",
    ]


@pytest.mark.parametrize(
    ("printed", "name", "kind"),
    [
        ("Уилского района", "уилского", UnitKind.DISTRICT),
        ("Ойыл ауданына", "ойыл", UnitKind.DISTRICT),
        ("Ақтөбе қаласынан", "ақтөбе", UnitKind.OBLAST_CITY),
        ("городу Кентау", "кентау", UnitKind.OBLAST_CITY),
        ("город областного значения Актобе", "актобе", UnitKind.OBLAST_CITY),
        ("с.о.им. Ш.Берсиева", "ш.берсиева", UnitKind.RURAL_OKRUG),
        ("Ш.Берсиев атын. а.о.", "ш.берсиев", UnitKind.RURAL_OKRUG),
        ("С.Сейфуллинская п.а.", "с.сейфуллинская", UnitKind.SETTLEMENT),
        ("Жаңа ауыл ауылдық округі", "жаңа ауыл", UnitKind.RURAL_OKRUG),
        ("г.Астана", "астана", UnitKind.REPUBLICAN_CITY),
        ("1) из бюджета Алгинского района;", "алгинского", UnitKind.DISTRICT),
        ("область Ұлытау", "ұлытау", UnitKind.OBLAST),
    ],
)
def test_a_printed_name_comes_apart_into_name_and_kind(
    printed: str, name: str, kind: UnitKind
) -> None:
    """The kind word is said before or after the name, in any case, in either language."""
    said = taken_apart(printed)

    assert said.name == name
    assert kind in said.kinds


@pytest.mark.parametrize("word", ["районный", "городу", "Павлодар"])
def test_a_word_alone_is_kept_where_it_is_a_name(word: str) -> None:
    """A kind word without a name leaves no name; a bare name has no kind."""
    said = taken_apart(word)

    assert bool(said.name) != bool(said.kinds)


@pytest.mark.parametrize(
    ("declined", "nominative"),
    [
        ("уилскому", "уилский"),
        ("актюбинской", "актюбинская"),
        ("экибастуза", "экибастуз"),
        ("караганде", "караганда"),
        ("сарани", "сарань"),
        ("семея", "семей"),
        ("рудного", "рудный"),
    ],
)
def test_russian_case_forms_lead_back_to_the_nominative(declined: str, nominative: str) -> None:
    """Adjectives, and nouns of all three genders."""
    assert nominative in set(nominatives(declined))
