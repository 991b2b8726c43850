"""The language in which reports and refusals are told; English is as the pipeline itself speaks."""

from contextvars import ContextVar
from dataclasses import dataclass
from typing import Protocol

from budget.errors import BudgetError
from budget.locale.words import Language, Words, words
from ingest.places import Unit


class Voice(Protocol):
    """How a language tells what the pipeline found."""

    @property
    def spoken(self) -> Words:
        """The words of the language."""

    def error(self, error: BudgetError) -> str:
        """The sentence of an error."""

    def of_file(self, file: str, text: str) -> str:
        """Why nothing of a file is read: a reason that begins with its name."""

    def reason(self, text: str) -> str:
        """Why something was not read, or what a release is."""

    def identity(self, text: str) -> str:
        """What must equal what."""

    def place(self, text: str) -> str:
        """Table or sheet, row, cell and code."""

    def section(self, key: str) -> str:
        """One of the six sections."""

    def unit(self, unit: Unit) -> str:
        """The name of a unit."""

    def tenge(self, amount: int) -> str:
        """An amount to the tenge, its digits in groups."""

    def digits(self, amount: int) -> str:
        """The same without its unit."""

    def whole(self, number: int) -> str:
        """A count."""


@dataclass(frozen=True, slots=True)
class _English:
    """All as the pipeline says it, with the codes of sections and identities."""

    spoken: Words

    def error(self, error: BudgetError) -> str:
        return str(error)

    def of_file(self, file: str, text: str) -> str:  # noqa: ARG002 - its name needs no words
        return text

    def reason(self, text: str) -> str:
        return text

    def identity(self, text: str) -> str:
        return text

    def place(self, text: str) -> str:
        return text

    def section(self, key: str) -> str:
        return key.replace("_", " ")

    def unit(self, unit: Unit) -> str:
        return unit.name_ru

    def tenge(self, amount: int) -> str:
        return f"{self.digits(amount)} tenge"

    def digits(self, amount: int) -> str:
        return f"{amount:,}".replace(",", " ")

    def whole(self, number: int) -> str:
        return str(number)


ENGLISH: Voice = _English(words(Language.EN))


def voice_of(language: Language) -> Voice:
    """The voice of a language; the words of the pages load when they are asked for."""
    if language is Language.EN:
        return ENGLISH
    from ingest.report.translated import Translated  # noqa: PLC0415 - nobody else waits for it

    return Translated(words(language))


_now: ContextVar[Voice] = ContextVar("_now", default=ENGLISH)


def speak(language: Language) -> Language:
    """Remember the language of a command: errors that end it are told in it too."""
    _now.set(voice_of(language))
    return language


def voice_now() -> Voice:
    """The voice of the command that runs."""
    return _now.get()


def said(sentence: str, **facts: str | int) -> str:
    """A sentence in the language of the command that runs."""
    return _now.get().spoken.gettext(sentence, **facts)
