"""What a number format says about how a number is shown."""

import re
from dataclasses import dataclass
from datetime import datetime, time
from functools import lru_cache

from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

_PADDED = re.compile(r"(0{2,})(?:;|$)")


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell shows its number."""

    number_format: str | None  # null for General
    width: int  # of a whole number padded with zeros, 0 when it is not
    is_date: bool


GENERAL = Style(None, 0, is_date=False)


@lru_cache(maxsize=4096)
def style_of(number_format: str) -> Style:
    """Return what a number format says about a number's digits.

    Examples:
        >>> (
        ...     style_of("000").width,
        ...     style_of("dd.mm.yyyy").is_date,
        ...     style_of("General") == GENERAL,
        ... )
        (3, True, True)
    """
    if number_format.lower() in {"general", ""}:
        return GENERAL
    zeros = _PADDED.match(number_format)
    width = len(zeros[1]) if zeros else 0
    return Style(number_format, width, is_date=bool(is_date_format(number_format)))


def padded(digits: str, width: int) -> str:
    """Return a whole number with the zeros its format puts in front; a fraction as it is.

    Examples:
        >>> padded("1", 2), padded("-1", 2), padded("1.5", 3), padded("261", 2)
        ('01', '-01', '1.5', '261')
    """
    if "." in digits or not width:
        return digits
    sign, number = digits[: digits.startswith("-")], digits.removeprefix("-")
    return sign + number.zfill(width)


def iso_moment(digits: str, *, is_1904: bool) -> str | None:
    """Return the date, moment or time that a count of days stands for; null if there is none.

    Examples:
        >>> iso_moment("45658", is_1904=False), iso_moment("0.5", is_1904=False)
        ('2025-01-01', '12:00:00')
        >>> iso_moment("45658.75", is_1904=False), iso_moment("-1", is_1904=False)
        ('2025-01-01 18:00:00', '1899-12-29')
    """
    try:
        moment = from_excel(
            float(digits), CALENDAR_MAC_1904 if is_1904 else CALENDAR_WINDOWS_1900
        )
    except (ValueError, OverflowError):
        return None
    if isinstance(moment, datetime) and moment.time() == time():
        return moment.date().isoformat()
    if isinstance(moment, datetime):
        return moment.isoformat(sep=" ", timespec="seconds")
    return moment.isoformat(timespec="seconds") if isinstance(moment, time) else str(moment)
