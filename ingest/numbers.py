"""Printed amounts and units of measure → exact tenge.

The forms are those found in acts: digits in groups of three with any kind of space, or none; a
decimal comma or point; minus as hyphen, dash or «dash, minus»; brackets; «равно нулю». What can be
read in two ways («1,234», two numbers in one cell) is not guessed: it comes back unreadable with
the reason.
"""

from dataclasses import dataclass

import polars as pl

from budget.model.enums import ValueStatus

TENGE = 1
THOUSAND = 1_000
MILLION = 1_000_000
BILLION = 1_000_000_000

SPACE = r"[\s\x{a0}\x{202f}\x{2007}\x{2009}\x{feff}\x{ad}]"
DASH = r"[\x{2212}\x{2010}-\x{2015}-]"
_SPACES = rf"{SPACE}|_x000[dD]_"
_TENGE = r"(?:те[нң]ге|тг\.?|₸)"
# «тыс. тенге», «тысяч тенге», «мың теңге», «млн.теңге»; Latin look-alikes are folded before
_UNITS = (
    (rf"(?:тыс(?:яч\p{{L}}*)?\.?|мың)\s*{_TENGE}", THOUSAND),
    (rf"(?:млн\.?|миллион\p{{L}}*)\s*{_TENGE}", MILLION),
    (rf"(?:млрд\.?|миллиард\p{{L}}*)\s*{_TENGE}", BILLION),
    (rf"(?:^|[^\p{{L}}]){_TENGE}", TENGE),
)
UNIT_AFTER = (
    rf"(?:(?:тыс|млн|млрд|миллион|миллиард|мың)\p{{L}}*\.?)?{SPACE}*{_TENGE}{SPACE}*[.;,]?$"
)
"""A unit of measure at the end of an amount, in lower case: «тысяч тенге;»."""
_LOOKALIKE = {"t": "т", "e": "е", "h": "н", "c": "с", "m": "м", "y": "у"}
_NOUGHT = r"^(?:равн[оаы]нулю|ноль|нөлгетең|нөл|-+)$"
_WORD = r"[\p{L}₸]"
_NO_VALUE = r"^(?:[xх]|\.{3}|…)$"
_TWO_NUMBERS = r"\d[ \t]*(?:\r?\n|_x000[dD]_)\s*\d"
_TWO_WAYS = r"^[1-9][0-9]{0,2}[.,][0-9]{3}$"

_MAX_DIGITS = 18  # Int64 holds 9.2·10^18
_MAX_FRACTION = 9  # digits after the point: a billion has nine noughts

UNREADABLE = "the amount cannot be read as a number"
AMBIGUOUS = "one separator and three digits: thousands or thousandths"
TOO_FINE = "the amount is finer than one tenge"
TOO_LARGE = "the amount is larger than any budget"
TWO_NUMBERS = "two numbers in one cell, one below the other"


AMOUNT = pl.Struct({"amount_kzt": pl.Int64, "value_status": pl.String, "reason": pl.String})


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """An exact amount, or the reason why there is none."""

    amount_kzt: int | None
    value_status: ValueStatus
    reason: str | None


def unit_multipliers(text: pl.Expr) -> pl.Expr:
    """Tenge in one printed unit, from words such as «тыс. тенге»; null where no unit is named."""
    return text.map_batches(_multipliers, return_dtype=pl.Int64, is_elementwise=True)


def _multipliers(text: pl.Series) -> pl.Series:
    """As `unit_multipliers`; step by step, for one expression would fold the text four times."""
    folded = (
        pl.col("text")
        .str.to_lowercase()
        .str.replace_all(_SPACES, " ")
        .str.replace_many(list(_LOOKALIKE), list(_LOOKALIKE.values()))
        .str.replace_all(r"(\p{L})[-‐]\s+(\p{L})", "${1}${2}")
    )
    found = pl.lit(None, dtype=pl.Int64)
    for pattern, multiplier in reversed(_UNITS):
        found = pl.when(pl.col("text").str.contains(pattern)).then(multiplier).otherwise(found)
    worded = (
        pl.DataFrame({"text": text}).with_row_index().filter(pl.col("text").str.contains(_WORD))
    )
    read = worded.with_columns(folded.alias("text")).select("index", found.alias("tenge"))
    places = pl.DataFrame({"text": text}).with_row_index().select("index")
    return places.join(read, on="index", how="left", maintain_order="left").get_column("tenge")


def unit_multiplier(text: str) -> int | None:
    """Tenge in one printed unit; None where no unit is named.

    Examples:
        >>> unit_multiplier("Сумма (тыс.тенге)"), unit_multiplier("мың теңге")
        (1000, 1000)
        >>> unit_multiplier("85 000 теңге"), unit_multiplier("Сумма")
        (1, None)
    """
    multiplier: int | None = pl.select(unit_multipliers(pl.lit(text))).item()
    return multiplier


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
    """As `amounts`; step by step, for one expression would clean each text dozens of times."""
    number = pl.col("bare").str.replace_all(r"[()]", "").str.extract(r"^-*([0-9][0-9.,]*)$")
    read = (
        cells.struct.unnest()
        .with_columns(
            pl.coalesce(unit_multipliers(pl.col("printed")), "multiplier").alias("unit"),
            _bare(pl.col("printed")).alias("bare"),
        )
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
    return read.select("amount_kzt", _status(), "reason").to_struct()


def _reason() -> pl.Expr:
    """Why a text is no amount; null where it is one, or says that there is none."""
    number, whole, fraction = pl.col("number"), pl.col("whole"), pl.col("fraction")
    digits = whole.str.len_chars() + pl.col("unit").cast(pl.String).str.len_chars() - 1
    return (
        pl.when(pl.col("is_nought") | pl.col("has_no_value"))
        .then(None)
        .when(pl.col("printed").str.contains(_TWO_NUMBERS))
        .then(pl.lit(TWO_NUMBERS))
        .when(whole.is_null())
        .then(pl.lit(UNREADABLE))
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


def _bare(printed: pl.Expr) -> pl.Expr:
    """Lower case without unit and spaces, every dash a hyphen."""
    return (
        printed.str.to_lowercase()
        .str.replace(UNIT_AFTER, "")
        .str.replace_all(_SPACES, "")
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
