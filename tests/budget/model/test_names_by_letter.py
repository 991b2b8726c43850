# ruff: noqa: RUF001 - names as sources print them
"""Spelling at one blow is spelling letter by letter: what is spared changes no result."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget.model.declension import KIND_WORD, kind_of, nominatives, taken_apart
from budget.model.names import folded, normalised, plain, search_key

TEXTS = st.one_of(
    st.text("абвгджийклмнорстуыьэюяқөұүіғңәһёАБҚІaceopxiHKM «»-–.\u00a0\u00ad", max_size=30),
    st.text("kzhqxwyýaabсЌəɵƟß\N{LATIN SMALL LETTER DOTLESS I}\u0301İ _«І-ὐ", max_size=12),
    st.text(max_size=20),
)
ALIKE = dict(zip("ABCEHIKMOPTXYaceikmopxyhə", "АВСЕНІКМОРТХУасеікморхуһә", strict=True))
OLD_FONT = dict(zip("ЌќЃѓЋћЎўЇїƏəɵ", "ҚқҒғҺһҰұҮүӘәө", strict=True))
RUSSIAN = dict(zip("қөұүіғңәһё", "коууигнахе", strict=True))
LATIN = {
    **dict(zip("абвгдезиклмнопрстуфх", "abvgdeziklmnoprstufh", strict=True)),
    **dict(zip("іңғәөқһұүёыйэж", "ingaokhuueiiej", strict=True)),
    "ч": "ch",
    "ш": "sh",
    "щ": "sh",
    "ц": "ts",
    "ю": "iu",
    "я": "ia",
    "ь": "",
    "ъ": "",
}
SPELLINGS = [
    *(("ý", "u"), ("\N{LATIN SMALL LETTER DOTLESS I}", "i"), ("zh", "j"), ("kh", "h")),
    *(("q", "k"), ("y", "i"), ("x", "ks"), ("w", "u")),
]
NAMES_WITH_KINDS = st.lists(
    st.sampled_from(
        (
            *("Ойыл", "Уилского", "Ш.Берсиев", "5", "г", "жаңа"),
            *(
                "ауданы",
                "ауылдық округі",
                "сельский округ",
                "с. о.",
                "с.о",
                "с.",
                "г.",
                "г. а.",
            ),
            *("город областного значения", "р-н", "а.ә.", "қ.", "область", "кент", "city"),
        )
    ),
    max_size=5,
)


def plain_by_letters(text: str) -> str:
    """What `plain` is."""
    seen = re.sub("[\u00ad\u200b-\u200d\u2060\ufeff]", "", unicodedata.normalize("NFC", text))
    marked = re.sub("[‐‑‒–—−]", "-", re.sub('["«»„“”‟″`´]', " ", seen))
    words = "".join(OLD_FONT.get(letter, letter) for letter in marked).split()
    for place, word in enumerate(words):
        cyrillic, latin = re.findall("[\u0400-\u04ff]", word), re.findall("[A-Za-zƏəɵ]", word)
        if latin and len(cyrillic) >= len(latin):
            words[place] = "".join(ALIKE.get(letter, letter) for letter in word)
    return " ".join(words)


def normalised_by_letters(text: str) -> str:
    """What `normalised` is."""
    return plain_by_letters(text).lower().replace("ё", "е")


def folded_by_letters(text: str) -> str:
    """What `folded` is: normal before its marks are spaces, and after it."""
    words = re.sub(r"[\W_]+", " ", normalised_by_letters(text)).strip()
    return "".join(RUSSIAN.get(letter, letter) for letter in normalised_by_letters(words))


def search_key_by_letters(text: str) -> str:
    """What `search_key` is: one alphabet, no accents, no marks, no doubles, none again."""
    latin = "".join(LATIN.get(letter, letter) for letter in normalised_by_letters(text))
    for spelling, letter in SPELLINGS:
        latin = latin.replace(spelling, letter)
    bare = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", latin))
    key = re.sub(r"[\W_]+", " ", bare).strip()
    return re.sub(r"([a-z])\1", r"\1", re.sub(r"([a-z])\1", r"\1", key))


@given(TEXTS)
def test_a_text_is_spelled_as_its_letters_are_one_by_one(text: str) -> None:
    """Steps are spared where nothing is to put right, in no other alphabet or accent."""
    assert plain(text) == plain_by_letters(text)
    assert normalised(text) == normalised_by_letters(text)
    assert folded(text) == folded_by_letters(text)
    assert search_key(text) == search_key_by_letters(text)


@pytest.mark.parametrize("around", ["{}", "а{}б", "HІ{}H", "{0}{0}{0}"])
def test_no_letter_of_two_bytes_is_spelled_otherwise(around: str) -> None:
    """Latin, Greek, Cyrillic and accents, alone and between letters of two alphabets."""
    texts = [around.format(chr(point)) for point in range(0x600)]

    assert [folded(text) for text in texts] == [folded_by_letters(text) for text in texts]
    assert [search_key(text) for text in texts] == [
        search_key_by_letters(text) for text in texts
    ]


@given(NAMES_WITH_KINDS)
def test_a_kind_word_stands_at_the_start_or_else_at_the_end(words: list[str]) -> None:
    """At the end the longest one counts; a lone «с.» at the start may be an initial."""
    text = normalised(" ".join(words))
    start = KIND_WORD.match(text)
    ends = [found for place in range(len(text)) if (found := KIND_WORD.fullmatch(text, place))]
    is_initial = start is not None and start.end() <= len("с.")
    meant = ends[0] if ends and (start is None or is_initial) else start

    said = taken_apart(text)

    assert (said.kinds, said.is_kazakh) == (kind_of(meant) if meant else (frozenset(), False))


def test_case_forms_are_tried_from_the_longest_ending_to_the_shortest() -> None:
    """«-ого» before «-о»; a stem has two letters at least."""
    assert list(nominatives("рудного")) == ["рудний", "рудный", "рудной", "рудное", "рудная"]
    assert list(nominatives("абая")) == ["абий", "абый", "абаь", "абай", "абае"]
    assert list(nominatives("ом")) == []
