"""What the heading of a column says: a level of the classification, a year, a phase."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from budget.model.enums import LineLevel, Phase
from ingest import words

FIELD, PART = "\x1f", "\x1e"
"""Separators inside a table's signature: between fields of a cell, between cells."""

_BOTH = re.compile("[/|]")
_CODE_OF = re.compile(r"^коды?|коды?$")
_COUNTER = re.compile(r"№|#|\bп/п\b|\bр/с\b|рет")


class Heading(NamedTuple):
    """A cell of a heading, and the columns it covers."""

    col: int
    last_col: int
    text: str


def headings_of(signature: str) -> list[Heading]:
    """Cells of a heading from «column, columns covered, text», from top to bottom."""
    cells = (part.split(FIELD, 2) for part in signature.split(PART) if part)
    return [Heading(int(col), int(col) + int(span) - 1, text) for col, span, text in cells]


def joined(headings: Sequence[Heading]) -> list[tuple[int, str]]:
    """Columns with their text; words broken over rows («Кате-», «гория») stand together."""
    texts: dict[int, str] = {}
    for heading in headings:
        texts[heading.col] = f"{texts.get(heading.col, '')} {heading.text}"
    return sorted(texts.items())


@lru_cache(maxsize=4096)
def level_named(text: str) -> LineLevel | None:
    """The level of the classification that a heading names, if any.

    Both languages may name it («Топ / Группа»), and it may be called a code («Код группы»). Of one
    level for revenue and one for spending it is the latter, of several of a kind none.

    Examples:
        >>> [
        ...     str(level_named(text))
        ...     for text in ("Адм. бюдж. программ", "П/гр", "Код", "Топ / Гр.")
        ... ]
        ['administrator', 'subgroup', 'None', 'group']
        >>> str(level_named("Подкласс / АБП")), str(level_named("Категория/Класс/Подкласс"))
        ('administrator', 'None')
    """
    parts = {level for part in _BOTH.split(text) if (level := _level_of(part))}
    spending = parts - {LineLevel.CATEGORY, LineLevel.CLASS, LineLevel.SUBCLASS}
    if len(parts) > 1:
        return spending.pop() if len(spending) == 1 else None
    return _level_of(text) or (parts.pop() if len(parts) == 1 else None)


def _level_of(text: str) -> LineLevel | None:
    plain = _CODE_OF.sub("", words.squeeze(text))
    return next((level for level, pattern in words.HEADINGS if re.search(pattern, plain)), None)


def is_name_heading(text: str) -> bool:
    """The heading of the column of names."""
    return bool(re.search(words.NAME_HEADING, words.squeeze(text)))


def is_counter_heading(text: str) -> bool:
    """The heading of running numbers («№ п/п»), which are no codes."""
    return bool(_COUNTER.search(text.lower()))


@lru_cache(maxsize=4096)
def is_amount_heading(text: str) -> bool:
    """The heading of a column of figures, amounts or not."""
    plain = words.squeeze(text)
    return level_named(text) is None and (
        bool(re.search(words.AMOUNT_HEADING, plain)) or is_beside_amounts(text)
    )


def is_beside_amounts(text: str) -> bool:
    """The heading of figures computed from amounts, or of remarks: «%», «отклонение»."""
    plain = re.sub(words.AMENDED, "", words.squeeze(text))
    return "%" in text or bool(re.search(words.NOT_AN_AMOUNT, plain))


def names_amounts_too(text: str) -> bool:
    """A heading of amounts that speaks of a percentage as well: «Сумма, % роста»."""
    plain = words.squeeze(text)
    is_first = not re.match(rf"\s*%|{words.NOT_AN_AMOUNT}", text.lower())
    return (is_first or "сумма" in plain) and bool(re.search(words.SURELY_AMOUNT, plain))


def year_named(text: str) -> int | None:
    """The budget year that a heading names."""
    found = re.search(r"20\d\d", text)
    return int(found[0]) if found else None


def phase_named(text: str) -> Phase | None:
    """The phase that a heading names."""
    plain = words.squeeze(text)
    return next(
        (Phase(phase) for phase, pattern in words.PHASES if re.search(pattern, plain)), None
    )
