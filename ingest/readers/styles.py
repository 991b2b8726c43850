"""What a number format says about how a number is shown."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from ingest.readers.scales import is_scaling

# Source: ECMA-376 part 1, 18.8.30; the other numbers below 164 are dates and scripts of East Asia
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: '"$"#,##0_);("$"#,##0)', 6: '"$"#,##0_);[Red]("$"#,##0)',
    7: '"$"#,##0.00_);("$"#,##0.00)', 8: '"$"#,##0.00_);[Red]("$"#,##0.00)',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm",
    37: "#,##0_);(#,##0)", 38: "#,##0_);[Red](#,##0)",
    39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);[Red](#,##0.00)",
    41: r'_(* #,##0_);_(* \(#,##0\);_(* "-"_);_(@_)',
    42: r'_("$"* #,##0_);_("$"* \(#,##0\);_("$"* "-"_);_(@_)',
    43: r'_(* #,##0.00_);_(* \(#,##0.00\);_(* "-"??_);_(@_)',
    44: r'_("$"* #,##0.00_)_("$"* \(#,##0.00\)_("$"* "-"??_)_(@_)',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
_LITERAL = re.compile(
    r'".*?"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]'
)  # colours, countries, quoted words
_OF_DATES = re.compile(r"(?<![_\\])[dmhysDMHYS]")
_EPOCH_1900, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001  sheets know no zones
_DAY_MILLISECONDS = 86_400_000
_MISSING_DAY = 60  # 29 February 1900, which spreadsheets count and which never was
_PADDED = re.compile(r"(0{2,})(?:;|$)")


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell shows its number."""

    number_format: str | None  # null for General
    width: int  # of a whole number padded with zeros, 0 when it is not
    is_date: bool
    is_scaled: bool = False  # as thousands, as millions, as a percentage


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
    is_date = (
        _OF_DATES.search(_LITERAL.sub("", number_format.split(";", maxsplit=1)[0])) is not None
    )
    is_scaled = not is_date and is_scaling(number_format)
    return Style(number_format, width, is_date=is_date, is_scaled=is_scaled)


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
    count = float(digits)
    try:
        days, part = divmod(count, 1)
        time = timedelta(milliseconds=round(part * _DAY_MILLISECONDS))
        if 0 <= count < 1 and not time.days:
            return (_EPOCH_1900 + time).time().isoformat(timespec="seconds")
        if 0 < count < _MISSING_DAY and not is_1904:
            days += 1
        moment = (_EPOCH_1904 if is_1904 else _EPOCH_1900) + timedelta(days=days) + time
    except (ValueError, OverflowError):
        return None
    is_whole = moment.time() == _EPOCH_1900.time()
    return moment.date().isoformat() if is_whole else moment.isoformat(" ", timespec="seconds")
