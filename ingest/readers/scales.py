"""Number formats that show a number as thousands, as millions or as a percentage.

What such a cell prints is not the number it stores: 1,234,567 tenge under `#,##0,` stand as
1 235 below a heading "thousand tenge". The text given here is the shown number with all its
stored digits, 1234.567.

Source: ECMA-376 part 1, 18.8.31 (sections, conditions, commas and percent signs of formats).
"""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from operator import eq, ge, gt, le, lt, ne
from typing import NamedTuple

from ingest.readers.digits import EXACT

_LITERAL = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]')
_SECTIONS = re.compile(r'((?:"[^"]*"?|\\.|\[[^\]]*\]|[^;])*)(?:;|$)', re.DOTALL)
_NUMBER = re.compile(r"[0#?][0#?, ]*?(,*)(?:\.[0#?]*(,*))?(?![0#?,. ]*[0#?,.])")
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]")
_COMPARISONS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "<>": ne,
}  # fmt: skip
_LONGEST = 255  # characters; what no spreadsheet program would take is not looked into
_NUMERIC = 3  # sections for numbers; a fourth is for texts
_Condition = tuple[str, Decimal]
_ZERO = Decimal(0)


class _Section(NamedTuple):
    """One of the parts of a format between semicolons."""

    condition: _Condition | None
    shift: int  # of the decimal point to the right: -3 for thousands, 2 for a percentage
    signs: str  # percent signs


def is_scaling(number_format: str) -> bool:
    """Say whether a format shows another number than the stored one.

    Examples:
        >>> is_scaling("#,##0,"), is_scaling("0.0%"), is_scaling("#,##0.0"), is_scaling('0" %"')
        (True, True, False, False)
    """
    if len(number_format) > _LONGEST:
        return False
    return any(section.shift for section in _sections(number_format))


def shown(digits: str, number_format: str) -> str:
    """Return a number as its format scales it, with all its digits; a percentage with its sign.

    Examples:
        >>> shown("1234567", "#,##0,"), shown("-1234567", "#,##0.0,,"), shown("0.125", "0%")
        ('1234.567', '-1.234567', '12.5%')
        >>> shown("999", "[>=1000]0.0,;0"), shown("0", "#,##0,")
        ('999', '0')
    """
    number = Decimal(digits)
    section = next(
        (each for each in _sections(number_format) if _applies(each.condition, number)), None
    )
    if section is None or not section.shift:
        return digits
    scaled = f"{number.scaleb(section.shift, EXACT):f}"
    scaled = scaled.rstrip("0").rstrip(".") if "." in scaled else scaled
    return ("0" if scaled in {"-0", ""} else scaled) + section.signs


@lru_cache(maxsize=4096)
def _sections(number_format: str) -> tuple[_Section, ...]:
    """Return the sections for numbers, each with the condition that it has or that is implied."""
    written = _SECTIONS.findall(number_format)[:-1][:_NUMERIC] or [number_format]
    implied = _implied(len(written))
    return tuple(
        _section(part, condition) for part, condition in zip(written, implied, strict=True)
    )


def _implied(count: int) -> list[_Condition | None]:
    if count == 1:
        return [None]
    if count == 2:  # noqa: PLR2004  the second is for negative numbers
        return [(">=", _ZERO), None]
    return [(">", _ZERO), ("<", _ZERO), None]


def _section(written: str, implied: _Condition | None) -> _Section:
    own = _CONDITION.search(written)
    bare = _LITERAL.sub("", written)
    number = _NUMBER.search(bare)
    commas = len(number[1] + (number[2] or "")) if number else 0
    percents = bare.count("%") if number else 0
    return _Section(
        (own[1], Decimal(own[2])) if own else implied, 2 * percents - 3 * commas, "%" * percents
    )


def _applies(condition: _Condition | None, number: Decimal) -> bool:
    return condition is None or _COMPARISONS[condition[0]](number, condition[1])
