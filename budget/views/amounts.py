"""In which unit amounts are shown: by size, or as the reader asks in the address."""

import polars as pl
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from budget.locale import numbers
from budget.locale.numbers import Scale
from budget.views import address
from budget.views.page import Page
from budget.views.table_sizes import heading_width

_PARAMETER = "in"
BY_SIZE = (_PARAMETER, "auto")  # what every link says anyway


def asked_scale() -> numbers.Scale | None:
    """The unit of the address; None: each amount by its size."""
    return numbers.AMOUNTS_IN[address.chosen(_PARAMETER, list(numbers.AMOUNTS_IN), "auto")]


def shared_scale(*columns: pl.Series) -> Scale:
    """The one unit of columns in which budgets of several tiers stand.

    As asked, else that of the smallest amount, so that a village has its figures; but no smaller
    than a millionth of the unit of the greatest, and no larger than a billion.
    """
    sizes = sorted(abs(amount) for column in columns for amount in column if amount)
    asked = asked_scale()
    if asked or not sizes:
        return asked or numbers.SCALES[0]
    least, greatest = numbers.scale_of(sizes[0]).tenge, numbers.scale_of(sizes[-1]).tenge
    tenge = min(max(least, greatest // 10**6), 10**9)
    return next(scale for scale in numbers.SCALES if scale.tenge == tenge)


def in_unit(amounts: pl.Series, tenge: int) -> pl.Series:
    """Amounts as numbers that sort and are copied as such, with the decimals that texts have.

    Args:
        amounts: Tenge; what is missing stays so.
        tenge: How many the unit has.

    Returns:
        One decimal, two below ten of more than a million, none of tenge; two digits of what
        would be nought.
    """
    value = pl.col("value")
    one = value.round(0 if tenge == 1 else 1)
    two = pl.when(value.abs() < 10).then(value.round(2)).otherwise(one)  # noqa: PLR2004 -- ten is ten
    shown = _seen(value, two if tenge > 10**6 else one)
    scaled = (amounts.cast(pl.Float64) / tenge).alias("value").to_frame()
    return scaled.select(shown.alias(amounts.name)).to_series()


def as_percents(shares: pl.Series) -> pl.Series:
    """Shares from 0 to 1 that a column of per cent shows with one decimal, never as nought."""
    share = pl.col("share")
    rows = shares.cast(pl.Float64).alias("share").to_frame()
    return rows.select(_seen(share, share.round(3)).alias(shares.name)).to_series()


def _seen(value: pl.Expr, shown: pl.Expr) -> pl.Expr:
    """What is shown, but two digits of a value that it would show as nought."""
    return pl.when((shown == 0) & (value != 0)).then(value.round_sig_figs(2)).otherwise(shown)


def number_column(title: str, width: int) -> ColumnConfig:
    """A column of numbers, written by the language of the page, as wide as its heading at least."""
    return st.column_config.NumberColumn(
        title, format="localized", width=heading_width(title, width)
    )


def percent_column(title: str, width: int) -> ColumnConfig:
    """A column of shares, written in per cent by the language of the page."""
    return st.column_config.NumberColumn(
        title, format="percent", width=heading_width(title, width)
    )


def amounts_switch(page: Page) -> None:
    """By size, in tenge, thousands, millions or billions."""
    spoken = page.spoken
    names = {
        name: spoken.gettext(scale.label) if scale else spoken.gettext("by size")
        for name, scale in numbers.AMOUNTS_IN.items()
    }
    address.pick(
        _PARAMETER,
        spoken.gettext("Amounts in"),
        list(names),
        names.__getitem__,
        default="auto",
        width=200,
    )
