"""Contents as a PDF/A: a fixed template, the shipped fonts, nothing from the machine or the network.

What people typed reaches the template only as JSON, so that no mark in it is taken for a command.
"""

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

import typst

from budget.errors import BudgetError

Content: TypeAlias = "str | bytes | int | bool | Sequence[Content] | Mapping[str, Content]"

TEMPLATES = Path(__file__).parent / "templates"
_FONTS = Path(__file__).parents[1] / "charts" / "fonts"
_STANDARD: Literal["a-2b"] = "a-2b"  # ISO 19005-2: to be read in thirty years, on any machine
# What the shipped and the compiler's own fonts can draw; PDF/A forbids a letter without a shape.
_UNDRAWABLE = re.compile(
    "[^\n\u0020-\u007e\u00a0-\u024f\u0400-\u04ff\u2010-\u2040"
    "\u20a0-\u20bf\u2116\u2122\u2190-\u22ff\u2500-\u25ff]"
)
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_INSTEAD = "□"


class TypesettingError(BudgetError):
    """A document cannot be set; the template is at fault, not what was typed."""


def drawable(text: str) -> str:
    r"""A text in letters that can be drawn; others, such as pictograms, become □.

    Returns:
        The text; nothing of it is lost silently.

    Examples:
        >>> drawable("Су құбыры \N{PILE OF POO}\x00")
        'Су құбыры □'
    """
    return _UNDRAWABLE.sub(_INSTEAD, printable(text))


def printable(text: str) -> str:
    r"""A text without what no page may hold: control characters, hidden marks, halves of letters.

    Returns:
        The text in composed letters, its lines broken by line feeds alone.

    Examples:
        >>> printable("a\x07b\u202ec\r\nd")
        'abc\nd'
    """
    lines = re.sub(r"\r\n?|[\v\f\x85\u2028\u2029]", "\n", unicodedata.normalize("NFC", text))
    seen = _UNSEEN.sub("", lines.replace("\t", " "))
    return "".join(
        letter
        for letter in seen
        if letter == "\n" or unicodedata.category(letter) not in _NEVER
    )


_NEVER = {"Cc", "Cs", "Co", "Cn"}


def pdf(template: str, contents: Mapping[str, Content]) -> bytes:
    """Contents set by a template of this package.

    Args:
        template: Name of a file in `templates`.
        contents: Its data; `made` is the day of the document as year, month, day.

    Returns:
        A PDF that declares itself PDF/A-2b; the same contents make the same text and layout.

    Raises:
        TypesettingError: The template asks for what the contents do not have.
    """
    data = json.dumps(_drawn(contents), ensure_ascii=False)
    try:
        made = typst.compile(
            (TEMPLATES / template).read_bytes(),
            font_paths=_fonts(),
            sys_inputs={"data": data},
            pdf_standards=[_STANDARD],
        )
    except typst.TypstError as error:
        message = f"{template}: {error}; the template and its contents do not fit each other."
        raise TypesettingError(message) from error
    return made


def day_parts(day: dt.date) -> list[int]:
    """A day as templates take it."""
    return [day.year, day.month, day.day]


@cache
def _fonts() -> typst.Fonts:
    """The shipped fonts and the compiler's own; loading them takes longer than a page."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(_FONTS)]
    )


def _drawn(content: Content) -> Content:
    """Contents whose texts can all be drawn."""
    if isinstance(content, str):
        return drawable(content)
    if isinstance(content, bytes):
        return ""  # pictures of the Word document; here they are drawings in text
    if isinstance(content, Mapping):
        return {name: _drawn(part) for name, part in content.items()}
    if isinstance(content, Sequence):
        return [_drawn(part) for part in content]
    return content
