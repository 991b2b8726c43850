"""Columns of downloads are told in the model's words, in three languages."""

import pytest

from budget.locale.columns import OF_THE_MODEL, column_words
from budget.locale.words import Language, words
from budget.model import TABLES


def test_every_word_of_the_budget_lines_is_marked_for_the_catalogues() -> None:
    """A description changed in the model must be changed for the translators too."""
    said = {
        text
        for column in TABLES["budget_lines"].columns().values()
        for text in (
            str((column.metadata or {})["title"]),
            str((column.metadata or {})["unit"]),
            column.description or "",
        )
        if text
    }

    assert said == set(OF_THE_MODEL)


@pytest.mark.parametrize("language", [Language.KK, Language.RU])
def test_no_column_of_the_budget_lines_is_left_in_english(language: Language) -> None:
    """A workbook in Kazakh explains itself in Kazakh."""
    for name in TABLES["budget_lines"].columns():
        english = column_words(name, "budget_lines", words(Language.EN))
        told = column_words(name, "budget_lines", words(language))
        assert told.title != english.title
        assert told.description != english.description
