"""Amounts, shares and dates as people write them, by Babel's rules for each language."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from budget.locale.words import N_, Language, Words

_SMALLEST_SHOWN = Decimal("0.05")  # one decimal would print less than this as nought

_SMALLEST_SHARE = 0.001
_WRITTEN = 2**16  # figures kept as written: a click writes nearly the same ones again


@dataclass(frozen=True, slots=True)
class Scale:
    """A unit in which amounts are shown."""

    tenge: int
    label: str


SCALES = (
    Scale(1, N_("₸")),
    Scale(10**3, N_("thousand ₸")),
    Scale(10**6, N_("million ₸")),
    Scale(10**9, N_("billion ₸")),
    Scale(10**12, N_("trillion ₸")),
)
AMOUNTS_IN: dict[str, Scale | None] = {
    "auto": None,  # by size
    "kzt": SCALES[0],
    "thousand": SCALES[1],
    "million": SCALES[2],
    "billion": SCALES[3],
}
_COLUMN_SCALES = SCALES[:4]  # a column in trillions hides everything but its first row


def scale_of(amount_kzt: int) -> Scale:
    """The largest unit in which an amount is at least one."""
    return max(
        (scale for scale in SCALES if scale.tenge <= abs(amount_kzt)),
        key=lambda scale: scale.tenge,
        default=SCALES[0],
    )


def column_scale(amounts_kzt: Iterable[int | None], asked: Scale | None = None) -> Scale:
    """One unit for a column: the asked one, else the largest in which its smallest amount is seen."""
    if asked:
        return asked
    sizes = sorted(abs(amount) for amount in amounts_kzt if amount)
    if not sizes:
        return SCALES[0]
    fitting = [
        scale
        for scale in _COLUMN_SCALES
        if scale.tenge <= sizes[-1] and Decimal(sizes[0]) / scale.tenge >= _SMALLEST_SHOWN
    ]
    return max(fitting, key=lambda scale: scale.tenge, default=SCALES[0])


@lru_cache(_WRITTEN)
def in_scale(amount_kzt: int, scale: Scale, language: Language) -> str:
    """An amount in a unit, without its name: one decimal, two below ten; `<0.1`, but never 0.0."""
    value = Decimal(amount_kzt) / scale.tenge
    if scale.tenge == 1 or not amount_kzt:
        decimals = 0
    elif scale.tenge > 10**6 and abs(value) < 10:  # noqa: PLR2004 -- ten is ten
        decimals = 2
    else:
        decimals = 1
    least = Decimal(1).scaleb(-decimals)
    is_tiny = bool(amount_kzt) and not round(value, decimals)
    sign = "" if not is_tiny else "<" if amount_kzt > 0 else ">"
    shown = least.copy_sign(value) if is_tiny else value
    pattern = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    return sign + _minus(format_decimal(shown, pattern, locale=language))


def amount(amount_kzt: int, spoken: Words, asked: Scale | None = None) -> str:
    """An amount in the asked unit, else in the unit of its size: `454,1 млрд ₸`."""
    scale = asked or scale_of(amount_kzt)
    return f"{in_scale(amount_kzt, scale, spoken.language)}\N{NO-BREAK SPACE}{spoken.gettext(scale.label)}"


@lru_cache(_WRITTEN)
def exact(amount_kzt: int, language: Language) -> str:
    """Every tenge of an amount: `454 088 615 000 ₸`."""
    return f"{_minus(format_decimal(amount_kzt, '#,##0', locale=language))}\N{NO-BREAK SPACE}₸"


def whole(number: int, language: Language) -> str:
    """A count, its digits grouped."""
    return _minus(format_decimal(number, "#,##0", locale=language))


def decimal(value: float, language: Language) -> str:
    """An index with three decimals."""
    return _minus(format_decimal(value, "#,##0.000", locale=language))


@lru_cache(_WRITTEN)
def tenths(value: float, language: Language) -> str:
    """A number with one decimal."""
    return _minus(format_decimal(value, "#,##0.0", locale=language))


@lru_cache(_WRITTEN)
def percent(share: float, language: Language) -> str:
    """A share from 0 to 1 as per cent with one decimal; a smaller one than that is not nought."""
    space = "" if language is Language.EN else "\N{NO-BREAK SPACE}"
    is_tiny = 0 < share < _SMALLEST_SHARE
    shown = _SMALLEST_SHARE if is_tiny else share
    number = _minus(format_decimal(shown * 100, "#,##0.0", locale=language))
    return f"{'<' if is_tiny else ''}{number}{space}%"


@lru_cache(_WRITTEN)
def day(date: dt.date, language: Language) -> str:
    """A date in words: `10 декабря 2025 г.`."""
    return format_date(date, "d MMMM y" if language is Language.EN else "long", locale=language)


def _minus(number: str) -> str:
    return number.replace("-", "\N{MINUS SIGN}", 1)
