"""Personal data: found in Russian and Kazakh, blacked out without a trace of their length."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget.register.personal import BLACK, Personal, blacked_out, found_in, is_iin

_IIN = "900101300017"  # made for this test, with a right check digit


def _kinds(text: str) -> set[Personal]:
    return {find.kind for find in found_in(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Директор школы Образцова А.П. сообщила", Personal.NAME),
        ("А.Н. Үлгібаев сұрады", Personal.NAME),
        ("Үлгібаев Мысал Үлгіұлы", Personal.NAME),
        ("Образцов Образец Образцович", Personal.NAME),
        ("аким Мысал Үлгібаев", Personal.NAME),
        ("+7 700 000 00 00", Personal.PHONE),
        ("87000000000", Personal.PHONE),
        ("8 (71345) 0-00-00", Personal.PHONE),
        (f"ЖСН {_IIN}", Personal.IIN),
        ("900101 300017", Personal.IIN),
        ("ulgi@mysal.kz", Personal.EMAIL),
        ("KZ00 0000 0000 0000 0000", Personal.ACCOUNT),
        ("ул. Абая, д. 12, кв. 5", Personal.ADDRESS),
        ("Абай көшесі, 12-үй, 3-пәтер", Personal.ADDRESS),
    ],
)
def test_personal_data_are_found_and_blacked_out(text: str, kind: Personal) -> None:
    """Nothing of a find is left in the text."""
    finds = found_in(text)

    assert kind in {find.kind for find in finds}
    assert BLACK in blacked_out(text, finds)
    assert all(find.text not in blacked_out(text, finds) for find in finds)


@pytest.mark.parametrize(
    "text",
    [
        "ремонт ул. Абая 1,2 км",
        "Абай көшесі, 1,2 км",
        "Освещение улицы Абая, 18 столбов",
        "в размере 8 450 000 тенге",
        "87 000 000 000 тенге",
        "решение маслихата № 12-3 от 05.03.2026",
        "п. 16 ст. 75 Бюджетного кодекса",
        "аким Уилского района",
        "125000000000",
    ],
)
def test_works_amounts_and_articles_are_no_personal_data(text: str) -> None:
    """A street that is mended, a sum and an article stay."""
    assert found_in(text) == []


@pytest.mark.parametrize("at", [*range(10), 11])
def test_another_digit_makes_no_iin(at: int) -> None:
    """The check digit finds a slip in all but the eleventh digit, whose weight is eleven."""
    wrong = [
        f"{_IIN[:at]}{digit}{_IIN[at + 1 :]}" for digit in "0123456789" if digit != _IIN[at]
    ]

    assert not any(is_iin(digits) for digits in wrong)


@given(st.text())
def test_any_text_is_searched_without_an_error(text: str) -> None:
    """Finds lie apart and inside the text; what is kept is kept."""
    finds = found_in(text)

    assert all(text[find.start : find.end] == find.text for find in finds)
    assert all(a.end <= b.start for a, b in pairwise(finds))
    assert found_in(text, kept=[find.text for find in finds]) == [] or finds


def test_the_owner_marks_and_keeps() -> None:
    """A nickname is known to the owner alone; a name of an office may look like a person's."""
    text = "Көрші мектептің қасында, Мысалов М.М. атындағы көше"

    assert _kinds(text) == {Personal.NAME}
    assert found_in(text, kept=["Мысалов М.М."]) == []
    assert {find.kind for find in found_in(text, marked=["Көрші"], kept=["Мысалов М.М."])} == {
        Personal.MARKED
    }
