"""The words of the letters, as `templates/letters.*.toml` hold them."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from budget.errors import RegisterError
from budget.locale.words import N_, Language
from budget.reports.typeset import TEMPLATES

_SPOKEN = (Language.KK, Language.RU)  # in which offices of Kazakhstan take letters


class LetterKind(StrEnum):
    """What a letter asks for."""

    REMINDER = "reminder"
    LIST_REQUEST = "list_request"
    COMPLAINT = "complaint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph, and the fact without which it does not stand."""

    text: str
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterText:
    """The words of one letter."""

    title: str
    attachments: Sequence[str]
    paragraphs: Sequence[Paragraph]
    before_demands: str
    demands: Sequence[Paragraph]
    closing: Sequence[Paragraph]
    checks: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterTexts:
    """The words of all letters in a language; `words` are shared."""

    words: Mapping[str, str]
    sender: Sequence[str]
    letters: Mapping[LetterKind, LetterText]


@cache
def letter_texts(language: Language) -> LetterTexts:
    """The letters of a language.

    Args:
        language: Kazakh or Russian.

    Returns:
        Their words.

    Raises:
        RegisterError: There are no letters in the language.
    """
    if language not in _SPOKEN:
        raise RegisterError(N_("Letters are written in Kazakh or Russian."))
    held = tomllib.loads((TEMPLATES / f"letters.{language}.toml").read_text(encoding="utf-8"))
    words = dict(held["words"])
    return LetterTexts(
        sender=words.pop("sender"),
        words=words,
        letters={kind: _letter(held[kind.value]) for kind in LetterKind},
    )


def _letter(held: Mapping[str, list[Mapping[str, str]]]) -> LetterText:
    """One letter of the file; a part that is missing or too much is a `TypeError`."""
    parts = {
        name: [Paragraph(**part) for part in held[name]]
        for name in ("paragraphs", "demands", "closing")
    }
    rest = {name: part for name, part in held.items() if name not in parts}
    return LetterText(**parts, **rest)  # type: ignore[arg-type]  # a TOML file has no types
