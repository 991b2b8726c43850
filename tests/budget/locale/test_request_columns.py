"""Columns of the request register are told in three languages, as its exports and previews show them."""

import pytest

from budget.locale.words import Language, words
from budget.model.public_requests import PUBLIC_TABLES
from budget.model.register import REGISTER_TABLES

_SAME = {"SHA-256"}  # in every language


@pytest.mark.parametrize("language", [Language.KK, Language.RU])
@pytest.mark.parametrize("table", sorted(REGISTER_TABLES | PUBLIC_TABLES))
def test_no_column_of_the_register_is_left_in_english(table: str, language: Language) -> None:
    """Title, unit and description: a village's workbook explains itself in its language."""
    spoken = words(language)
    told = [
        str(text)
        for column in (REGISTER_TABLES | PUBLIC_TABLES)[table].columns().values()
        for text in (
            (column.metadata or {})["title"],
            (column.metadata or {})["unit"],
            column.description,
        )
        if text
    ]

    assert {text for text in told if spoken.gettext(text) == text} <= _SAME
