"""In which unit does a document print its amounts: tenge, thousands, millions or billions?"""

import polars as pl

_UNITS = (1, 10**3, 10**6, 10**9)
_SPACES = r"[\s\x{00A0}\x{202F}]"
_NUMBER = r"^\D{0,3}([0-9]{1,15}(?:\.[0-9]{1,6})?)"  # a sign or a bracket may stand before it
_EXACT = 1e-6  # of the unit: what the rounding to whole tenge may take away


def printed_unit(lines: pl.DataFrame) -> int | None:
    """How many tenge one printed unit of a document is, worked out from what it prints.

    Args:
        lines: `printed` and `amount_kzt` of one edition, as of `budget_lines`.

    Returns:
        1, 1000, 1000000 or 1000000000; None where nothing but noughts is printed, or where
        several units are.

    Examples:
        >>> lines = pl.DataFrame(
        ...     {
        ...         "printed": ["454 088 615", "-61188,5"],
        ...         "amount_kzt": [454088615000, -61188500],
        ...     }
        ... )
        >>> printed_unit(lines)
        1000
        >>> printed_unit(lines.head(1).with_columns(printed=pl.lit("…")))
    """
    digits = pl.col("printed").str.replace_all(_SPACES, "").str.replace(",", ".")
    number = digits.str.extract(_NUMBER).cast(pl.Float64)
    ratio = pl.col("amount_kzt").abs() / number
    found = (
        lines.filter(pl.col("amount_kzt") != 0)
        .with_columns(ratio=ratio)
        .filter(pl.col("ratio").is_finite())
        .select(
            unit=pl.coalesce(
                pl.when((pl.col("ratio") / unit - 1).abs() < _EXACT).then(pl.lit(unit))
                for unit in _UNITS
            )
        )["unit"]
        .unique()
        .to_list()
    )
    return found[0] if len(found) == 1 else None
