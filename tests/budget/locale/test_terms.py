"""Terms of use and publishers of the files held are said in the language of the reader."""

import json
import re

import pytest

from budget import paths
from budget.locale.terms import licence, publisher
from budget.locale.words import Language, words

_ORIGINS = [
    json.loads(file.read_text(encoding="utf-8"))
    for file in sorted((paths.PROJECT / "data" / "raw").rglob("origin.json"))
]
_ENGLISH = re.compile(r"\b(?:of|the|and|each|facts)\b", re.IGNORECASE)


@pytest.mark.parametrize("language", [Language.KK, Language.RU])
def test_every_licence_and_publisher_held_is_translated(language: Language) -> None:
    """The workbooks list them for each file; a maslikhat is named as its act names it."""
    spoken = words(language)

    told = {licence(origin["licence"], spoken) for origin in _ORIGINS}
    told |= {publisher(origin["publisher"], spoken) for origin in _ORIGINS}

    assert told
    assert not {text for text in told if _ENGLISH.search(text)}


def test_a_publisher_in_another_language_says_which() -> None:
    """As issuers of acts do."""
    name = "Актюбинский областной маслихат"

    assert publisher(name, words(Language.RU)) == name
    assert publisher(name, words(Language.EN)) == f"{name} (Rus.)"
