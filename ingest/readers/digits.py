"""Numbers as the digits they hold."""

import re
from decimal import Context, Decimal, InvalidOperation

EXACT = Context(prec=400, Emin=-10_000, Emax=10_000)
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
"""Digits set above or below the line: the mark of a footnote is no digit of a figure."""
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")
_SIGNIFICANT = 15  # what a spreadsheet shows; digits after them are noise of binary floats
_LARGEST = 310  # exponents of binary floats end at 308


def exact_digits(stored: str) -> str | None:
    """Return a stored number with a point, without exponent or noise; null if it is none.

    Whole numbers are never rounded: only digits after the point beyond 15 significant ones go.

    Examples:
        >>> exact_digits("540507748.10000002")
        '540507748.1'
        >>> exact_digits("1.2E+3")
        '1200'
        >>> exact_digits("7.0")
        '7'
        >>> exact_digits("n/a") is None
        True
    """
    if not _NUMBER.fullmatch(stored):
        return None
    try:
        number = Decimal(stored)
    except InvalidOperation:
        return None
    if abs(number.adjusted()) > _LARGEST:
        return None
    places = max(_SIGNIFICANT - 1 - number.adjusted(), 0)
    digits = f"{round_to(number, places):f}"
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return "0" if digits in {"-0", ""} else digits


def round_to(number: Decimal, places: int) -> Decimal:
    """Return the number with at most so many places after the point."""
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and -exponent <= places:
        return number
    return number.quantize(Decimal(1).scaleb(-places, EXACT), context=EXACT)
