"""The words of the three languages, from gettext catalogues; English is the key."""

import gettext
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from budget.errors import N_

__all__ = ["LANGUAGE_NAMES", "N_", "Language", "Words", "words"]
_CATALOGUES = Path(__file__).parent


class Language(StrEnum):
    """Languages of the pages; Kazakh first."""

    KK = "kk"
    RU = "ru"
    EN = "en"


LANGUAGE_NAMES = {Language.KK: "Қазақша", Language.RU: "Русский", Language.EN: "English"}


@dataclass(frozen=True, slots=True)
class Words:
    """Messages of one language."""

    language: Language
    catalogue: gettext.NullTranslations

    def gettext(self, message: str, **facts: str | int) -> str:
        """A message in the language, its {named} places filled."""
        text = self.catalogue.gettext(message)
        return text.format(**facts) if facts else text

    def ngettext(self, singular: str, plural: str, number: int, **facts: str | int) -> str:
        """A message that counts, in the plural form its number asks for."""
        return self.catalogue.ngettext(singular, plural, number).format(number=number, **facts)


@cache
def words(language: Language) -> Words:
    """The messages of a language; English needs no catalogue."""
    if language is Language.EN:
        return Words(language, gettext.NullTranslations())
    return Words(language, gettext.translation("messages", _CATALOGUES, [language.value]))
