"""Cells of somebody's workbook as facts: amounts, days, counts and words as people type them.

Nothing is guessed: what can be read in two ways is refused with a sentence that says what to do.
"""

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal

from budget.locale.words import N_
from budget.model.names import folded

CellValue = str | int | float | bool | dt.date | dt.datetime | None

_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_SCALES = {
    "": 1,
    "тыс": 10**3, "тысяч": 10**3, "тысячи": 10**3, "мың": 10**3, "мын": 10**3, "thousand": 10**3,
    "млн": 10**6, "миллион": 10**6, "миллиона": 10**6, "миллионов": 10**6, "million": 10**6,
    "млрд": 10**9, "миллиард": 10**9, "миллиарда": 10**9, "миллиардов": 10**9, "billion": 10**9,
}  # fmt: skip
_CURRENCY = r"(?:₸|тг|тенге|теңге|kzt|tenge)"
_AMOUNT = re.compile(
    rf"(?P<number>[0-9][0-9 .,]*?) ?(?P<scale>{'|'.join(filter(None, _SCALES))})?\.? ?"
    rf"{_CURRENCY}?\.?"
)
_GROUPED = re.compile(r"[0-9]{1,3}([.,])[0-9]{3}(?:\1[0-9]{3})+")
_MONTHS = {
    **dict.fromkeys(["января", "январь", "қаңтар", "january"], 1),
    **dict.fromkeys(["февраля", "февраль", "ақпан", "february"], 2),
    **dict.fromkeys(["марта", "март", "наурыз", "march"], 3),
    **dict.fromkeys(["апреля", "апрель", "сәуір", "april"], 4),
    **dict.fromkeys(["мая", "май", "мамыр", "may"], 5),
    **dict.fromkeys(["июня", "июнь", "маусым", "june"], 6),
    **dict.fromkeys(["июля", "июль", "шілде", "july"], 7),
    **dict.fromkeys(["августа", "август", "тамыз", "august"], 8),
    **dict.fromkeys(["сентября", "сентябрь", "қыркүйек", "september"], 9),
    **dict.fromkeys(["октября", "октябрь", "қазан", "october"], 10),
    **dict.fromkeys(["ноября", "ноябрь", "қараша", "november"], 11),
    **dict.fromkeys(["декабря", "декабрь", "желтоқсан", "december"], 12),
}  # fmt: skip
_NUMBERED = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?: ?(?:г|ж)\.?)?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_WORDED = re.compile(r"(\d{1,2}) ([^\W\d_]+) (\d{4})(?: ?(?:г|ж|года|жыл)\.?)?")
_WORDED_YEAR_FIRST = re.compile(r"(\d{4}) ?(?:жылғы|ж\.?|жылы)? ?(\d{1,2}) ([^\W\d_]+)")
_YES = {"да", "иә", "ия", "yes", "true", "1", "+", "x", "х"}
_NO = {"нет", "жоқ", "no", "false", "0", "-", "–"}


class CellError(ValueError):
    """A cell that cannot be taken: what was expected there, and what to do."""

    def __init__(self, expected: str, advice: str) -> None:
        """Keep both apart, so that a page can translate them."""
        self.expected, self.advice = expected, advice
        super().__init__(f"expected {expected}; {advice}")


def text_of(value: CellValue) -> str:
    """A cell as the text a person sees in it; whole numbers without a decimal part."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value).strip()


def amount_of(value: CellValue) -> int | None:
    """Whole tenge of a cell: 12500000, `12 500 000,00 ₸`, `12,5 млн`, `450 мың теңге`.

    Returns:
        Tenge; None for an empty cell.

    Raises:
        CellError: It is no amount, has tiyn, or can be read in two ways.
    """
    if value is None or text_of(value) == "":
        return None
    expected = N_("an amount in whole tenge")
    if isinstance(value, bool | dt.date):
        raise CellError(expected, N_("write it as 12500000 or 12,5 млн"))
    if isinstance(value, int | float):
        amount = Decimal(repr(value))
    else:
        amount = _written_amount(value, expected)
    if amount != amount.to_integral_value():
        raise CellError(
            expected, N_("leave the tiyn out, or write thousand or million after it")
        )
    if amount < 0:
        raise CellError(expected, N_("an amount asked is not below zero"))
    return int(amount)


def _written_amount(text: str, expected: str) -> Decimal:
    found = _AMOUNT.fullmatch(_SPACES.sub(" ", text.strip()).lower())
    if found is None:
        raise CellError(expected, N_("write it as 12500000 or 12,5 млн"))
    number = found["number"].replace(" ", "")
    if _GROUPED.fullmatch(number):
        number = re.sub("[.,]", "", number)
    elif re.fullmatch(r"[0-9]+\.[0-9]{3}", number):
        raise CellError(expected, N_("the point can be read in two ways: write it without"))
    elif not re.fullmatch(r"[0-9]+(?:[.,][0-9]+)?", number):
        raise CellError(expected, N_("write it as 12500000 or 12,5 млн"))
    return Decimal(number.replace(",", ".")) * _SCALES[found["scale"] or ""]


def count_of(value: CellValue) -> int | None:
    """A number of people: 312, `1 240 чел.`.

    Returns:
        The number; None for an empty cell.

    Raises:
        CellError: It is no whole number.
    """
    text = _SPACES.sub("", text_of(value))
    if not text:
        return None
    found = re.fullmatch(r"([0-9]+)(?:чел\w*|адам\w*|people)?\.?", text, re.IGNORECASE)
    if found is None or isinstance(value, bool):
        raise CellError(N_("a number of people"), N_("write a whole number"))
    return int(found[1])


def year_of(value: CellValue) -> int | None:
    """A budget year: 2026, `2026 г.`, `2026 жыл`.

    Returns:
        The year; None for an empty cell.

    Raises:
        CellError: It is no year.
    """
    text = text_of(value)
    if not text:
        return None
    found = re.fullmatch(r"(20[0-9]{2})(?: ?(?:г|год|ж|жыл)\.?)?", text, re.IGNORECASE)
    if found is None:
        raise CellError(N_("a budget year"), N_("write four digits, such as 2026"))
    return int(found[1])


def day_of(value: CellValue) -> dt.date | None:
    """A day: a cell of dates, 05.03.2026, 2026-03-05, `5 марта 2026 г.`, `2026 жылғы 5 наурыз`.

    Returns:
        The day; None for an empty cell.

    Raises:
        CellError: It is no day, or a number that only a format would make one.
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    text = _SPACES.sub(" ", text_of(value)).lower()
    if not text:
        return None
    parts = _day_parts(text)
    advice = N_("write it as 05.03.2026, or give the cell the format of a date")
    if parts is None or isinstance(value, int | float):
        raise CellError(N_("a day"), advice)
    year, month, day = parts
    try:
        return dt.date(year + 2000 if year < 100 else year, month, day)  # noqa: PLR2004 -- «26»
    except ValueError:
        raise CellError(N_("a day"), N_("there is no such day in the calendar")) from None


def _day_parts(text: str) -> tuple[int, int, int] | None:
    """Year, month and day of a written day."""
    if found := _ISO.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _NUMBERED.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if (found := _WORDED.fullmatch(text)) and found[2] in _MONTHS:
        return int(found[3]), _MONTHS[found[2]], int(found[1])
    if found := _WORDED_YEAR_FIRST.fullmatch(text):
        month = next((n for word, n in _MONTHS.items() if found[3].startswith(word)), None)
        return None if month is None else (int(found[1]), month, int(found[2]))
    return None


def truth_of(value: CellValue) -> bool:
    """Yes or no in three languages; an empty cell says no.

    Returns:
        Whether it says yes.

    Raises:
        CellError: It says neither.
    """
    text = text_of(value).lower()
    if text in _YES:
        return True
    if not text or text in _NO:
        return False
    raise CellError(N_("yes or no"), N_("write yes or no, or leave it empty"))


def choice_of(value: CellValue, words: Mapping[str, str]) -> str | None:
    """A value of a closed set, by its label in any language.

    Args:
        value: The cell.
        words: Labels as `folded` writes them, and the values they stand for.

    Returns:
        The value; None for an empty cell.

    Raises:
        CellError: It is no label of the set.
    """
    text = text_of(value)
    if not text:
        return None
    chosen = words.get(folded(text)) or words.get(text.lower())
    if chosen is None:
        raise CellError(
            N_("a word of the list"), N_("choose one from the list of the template")
        )
    return chosen
