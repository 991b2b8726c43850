"""Printed amounts and units of measure → exact tenge.

The forms are those found in acts: digits in groups of three with any kind of space, or none; a
decimal comma or point; minus as hyphen, dash or «dash, minus»; brackets; «равно нулю». What can be
read in two ways («1,234», two numbers in one cell) is not guessed: it comes back unreadable with
the reason.
"""

from dataclasses import dataclass

import polars as pl

from budget.model.enums import ValueStatus
from ingest.measures import (
    BILLION,
    MILLION,
    TENGE,
    THOUSAND,
    unit_multiplier,
    unit_multipliers,
    units_after,
)

SPACE = r"[\s\x{a0}\x{202f}\x{2007}\x{2009}\x{feff}\x{ad}]"
INVISIBLE = r"[\p{Cf}\x{34f}\x{115f}\x{3164}]"
"""Characters that take no place: zero-width spaces, marks of direction, soft hyphens."""
DASH = r"[\x{2212}\x{2010}-\x{2015}-]"
_SPACES = rf"{SPACE}|_x000[dD]_"
UNIT_AFTER = (
    rf"(?:(?:тыс|млн|млрд|миллион|миллиард|мың|т)\p{{L}}*\.?)?{SPACE}*(?:те[нң]ге|т[нң]?г\.?|₸)"
    rf"{SPACE}*[.;,]?$"
)
"""A unit of measure at the end of an amount, in lower case: «тысяч тенге;»."""
_NOUGHT = r"^(?:равн[оаы]нулю|ноль|нөлгетең|нөл|-+)$"
# a footnote mark or the end of a sentence after a figure is no part of it
_MARKS = r"([0-9)])(?:\s|\*\)|[*;.]|[⁰¹²³⁴-⁹]+\)?)+$"
_FIGURE = r"^(?:-*|\(-+\)-*)([0-9][0-9.,]*)$|^\(-*([0-9][0-9.,]*)\)$"
_AFTER_IT = r"^\(?[0-9.,]+\)?-+$"
_IN_GROUPS = r"[0-9] +[0-9]"
_OF_THREE = r"^[^0-9]*[0-9]{1,3}(?: +[0-9]{3})+(?: *[.,] *[0-9]+)?[^0-9]*$"
_NO_VALUE = r"^(?:[xх]|\.{3}|…)$"
_TWO_NUMBERS = r"\d[ \t]*(?:\r?\n|_x000[dD]_)\s*\d"
_TWO_WAYS = r"^[1-9][0-9]{0,2}[.,][0-9]{3}$"
_PLAIN = r"^-?(?:[0-9]{1,9}|[0-9]{1,3}(?:[ \x{a0}][0-9]{3}){1,2})(?:[.,][0-9]{1,2})?$"
"""What nearly all cells print: digits, with a fraction of two at most; nothing to doubt in it."""
_PLAIN_SIGNS = [" ", "\u00a0", "-", ",", "."]
_HUNDREDTHS = {1: 10, 2: 1}  # in one unit of the last digit, by digits after the point

_MAX_DIGITS = 18  # Int64 holds 9.2·10^18
_MAX_FRACTION = 9  # digits after the point: a billion has nine noughts

UNREADABLE = "the amount cannot be read as a number"
AMBIGUOUS = "one separator and three digits: thousands or thousandths"
TOO_FINE = "the amount is finer than one tenge"
TOO_LARGE = "the amount is larger than any budget"
UNGROUPED = "digit groups are not of three"
TRAILING_MINUS = "a minus after the figure: is it below nought?"
TWO_NUMBERS = "two numbers in one cell, one below the other"

AMOUNT = pl.Struct({"amount_kzt": pl.Int64, "value_status": pl.String, "reason": pl.String})


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """An exact amount, or the reason why there is none."""

    amount_kzt: int | None
    value_status: ValueStatus
    reason: str | None


def amounts(
    printed: pl.Expr, multiplier: pl.Expr, *, is_number: pl.Expr | None = None
) -> pl.Expr:
    """Printed amounts as exact tenge.

    Args:
        printed: Text of the cells; a unit printed after an amount wins over `multiplier`.
        multiplier: Tenge in one printed unit, Int64.
        is_number: True where a spreadsheet stores a number, whose point is a decimal point.

    Returns:
        Struct of `amount_kzt` (Int64, tenge), `value_status` and `reason` (null when read).
    """
    stored = pl.lit(value=False) if is_number is None else is_number
    cells = pl.struct(
        printed.alias("printed"), multiplier.alias("multiplier"), stored.alias("is_number")
    )
    return cells.map_batches(_read, return_dtype=AMOUNT, is_elementwise=True)


def _read(cells: pl.Series) -> pl.Series:
    """As `amounts`: plain figures by a short way, all others by the rules of every form."""
    told = cells.struct.unnest().with_row_index()
    has_short_unit = pl.col("multiplier").is_between(1, BILLION)
    is_plain = told.select(
        (pl.col("printed").str.contains(_PLAIN) & has_short_unit).fill_null(value=False)
    ).to_series()
    plain = _read_plain(told.filter(is_plain))
    if plain.height == told.height:
        return plain.drop("index").to_struct()
    others = _read_any(told.filter(~is_plain))
    return pl.concat([plain, others]).sort("index").drop("index").to_struct()


def _read_plain(cells: pl.DataFrame) -> pl.DataFrame:
    """Amounts that match `_PLAIN`; as `_read_any` reads them, in a fifth of its time."""
    printed = pl.col("printed")
    places = printed.str.len_bytes() - 1 - printed.str.find("[.,]")
    step = places.replace_strict(_HUNDREDTHS, default=100, return_dtype=pl.Int64)
    value = pl.col("whole") * pl.col("multiplier") + pl.col("fine") // 100
    is_exact = pl.col("fine") % 100 == 0
    read = (
        cells.select(
            *("index", "multiplier"),
            (printed.str.replace_many(_PLAIN_SIGNS, [""]).cast(pl.Int64) * step).alias("all"),
            printed.str.starts_with("-").alias("is_negative"),
        )
        .with_columns(whole=pl.col("all") // 100, hundredths=pl.col("all") % 100)
        .with_columns(fine=pl.col("hundredths") * pl.col("multiplier"))
        .with_columns(pl.when("is_negative").then(-value).otherwise(value).alias("value"))
        .select(
            *("index", pl.when(is_exact).then("value").alias("amount_kzt")),
            reason=pl.when(~is_exact).then(pl.lit(TOO_FINE)),
            has_no_value=pl.lit(value=False),
        )
    )
    return read.select("index", "amount_kzt", _status(), "reason")


def _read_any(cells: pl.DataFrame) -> pl.DataFrame:
    """Amounts of any form; step by step, for one expression would clean each text dozens of times."""
    figure = pl.col("bare").str.extract_groups(_FIGURE).struct
    number = pl.coalesce(figure.field("1"), figure.field("2"))
    read = (
        cells.with_columns(units_after(pl.col("printed")).alias("unit_after"))
        .with_columns(
            pl.coalesce("unit_after", "multiplier").alias("unit"),
            _figure(pl.col("printed"), pl.col("unit_after").is_not_null()).alias("figure"),
        )
        .with_columns(pl.col("figure").str.replace_all(" ", "", literal=True).alias("bare"))
        .with_columns(
            number.alias("number"),
            pl.col("bare").str.contains(_NOUGHT).alias("is_nought"),
            pl.col("bare").str.contains(_NO_VALUE).alias("has_no_value"),
        )
        .with_columns(_whole_and_fraction(pl.col("number")).alias("parts"))
        .unnest("parts")
        .with_columns(
            pl.lit(10, dtype=pl.Int64)
            .pow(pl.col("fraction").str.len_chars().cast(pl.Int64))
            .alias("scale"),
            (
                _integer(pl.col("fraction").str.slice(0, _MAX_FRACTION)).fill_null(0)
                * pl.col("unit")
            ).alias("fine"),
        )
        .with_columns(_reason().alias("reason"))
        .with_columns(_value().alias("amount_kzt"))
    )
    return read.select("index", "amount_kzt", _status(), "reason")


def _reason() -> pl.Expr:
    """Why a text is no amount; null where it is one, or says that there is none."""
    number, whole, fraction = pl.col("number"), pl.col("whole"), pl.col("fraction")
    digits = whole.str.len_chars() + pl.col("unit").cast(pl.String).str.len_chars() - 1
    return (
        pl.when(pl.col("is_nought") | pl.col("has_no_value"))
        .then(None)
        .when(pl.col("printed").str.contains(_TWO_NUMBERS))
        .then(pl.lit(TWO_NUMBERS))
        .when(pl.col("bare").str.contains(_AFTER_IT))
        .then(pl.lit(TRAILING_MINUS))
        .when(whole.is_null())
        .then(pl.lit(UNREADABLE))
        .when(
            pl.col("figure").str.contains(_IN_GROUPS)
            & ~pl.col("figure").str.contains(_OF_THREE)
        )
        .then(pl.lit(UNGROUPED))
        .when(~pl.col("is_number") & number.str.contains(_TWO_WAYS))
        .then(pl.lit(AMBIGUOUS))
        .when(digits > _MAX_DIGITS)
        .then(pl.lit(TOO_LARGE))
        .when(
            (fraction.str.len_chars() > _MAX_FRACTION) | (pl.col("fine") % pl.col("scale") != 0)
        )
        .then(pl.lit(TOO_FINE))
    )


def _value() -> pl.Expr:
    """Exact tenge, where nothing speaks against it."""
    value = _integer(pl.col("whole")) * pl.col("unit") + pl.col("fine") // pl.col("scale")
    return (
        pl.when("is_nought")
        .then(pl.lit(0, dtype=pl.Int64))
        .when(pl.col("reason").is_null())
        .then(pl.when(_is_negative(pl.col("bare"))).then(-value).otherwise(value))
    )


def read_amount(printed: str, multiplier: int) -> Amount:
    """One printed amount as exact tenge.

    Examples:
        >>> read_amount("– - 21 339 140,8", THOUSAND).amount_kzt
        -21339140800
        >>> read_amount("равно нулю", THOUSAND).amount_kzt
        0
        >>> read_amount("1,234", THOUSAND).reason
        'one separator and three digits: thousands or thousandths'
    """
    read = pl.select(amounts(pl.lit(printed), pl.lit(multiplier, dtype=pl.Int64))).item()
    return Amount(
        amount_kzt=read["amount_kzt"],
        value_status=ValueStatus(read["value_status"]),
        reason=read["reason"],
    )


def _figure(printed: pl.Expr, has_unit: pl.Expr) -> pl.Expr:
    """Lower case without unit and footnote marks, every space a blank, every dash a hyphen."""
    figure = pl.when(has_unit).then(printed.str.extract(r"^([^\p{L}₸]*)")).otherwise(printed)
    return (
        figure.str.to_lowercase()
        .str.replace_all(INVISIBLE, "")
        .str.replace_all(_SPACES, " ")
        .str.strip_chars(" ")
        .str.replace(_MARKS, "${1}")
        .str.replace_all(DASH, "-")
    )


def _is_negative(bare: pl.Expr) -> pl.Expr:
    """«-735», «(-) 735», «– - 735» and «(735)» are below nought."""
    return bare.str.contains(r"^\(?-") | bare.str.contains(r"^\([0-9.,]+\)$")


def _integer(digits: pl.Expr) -> pl.Expr:
    return digits.cast(pl.Int64, strict=False)


def _status() -> pl.Expr:
    """Why a value is there or not."""
    return (
        pl.when("has_no_value")
        .then(pl.lit(ValueStatus.NOT_PUBLISHED.value))
        .when(pl.col("amount_kzt").is_null())
        .then(pl.lit(ValueStatus.UNREADABLE.value))
        .when(pl.col("amount_kzt") == 0)
        .then(pl.lit(ValueStatus.ZERO.value))
        .otherwise(pl.lit(ValueStatus.PRINTED.value))
        .alias("value_status")
    )


def _whole_and_fraction(number: pl.Expr) -> pl.Expr:
    """Struct of digits before and after the point: the last separator unless it repeats."""
    by_comma = r"^\d{1,3}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})$"
    by_point = r"^\d{1,3}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})$"
    plain = (
        pl.when(number.str.contains(by_comma))
        .then(number.str.replace_all(",", "", literal=True))
        .when(number.str.contains(by_point))
        .then(number.str.replace_all(".", "", literal=True))
        .otherwise(number)
    )
    found = plain.str.extract_groups(r"^(?<whole>\d+)(?:[.,](?<fraction>\d+))?$")
    return pl.struct(
        found.struct.field("whole"),
        found.struct.field("fraction").str.strip_chars_end("0").fill_null(""),
    )


__all__ = [
    "AMBIGUOUS",
    "AMOUNT",
    "BILLION",
    "DASH",
    "INVISIBLE",
    "MILLION",
    "SPACE",
    "TENGE",
    "THOUSAND",
    "TOO_FINE",
    "TOO_LARGE",
    "TRAILING_MINUS",
    "TWO_NUMBERS",
    "UNGROUPED",
    "UNIT_AFTER",
    "UNREADABLE",
    "Amount",
    "amounts",
    "read_amount",
    "unit_multiplier",
    "unit_multipliers",
    "units_after",
]
