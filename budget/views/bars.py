"""Bars of a breakdown; a click on one opens its line, or shows the cell that prints it."""

from collections.abc import Mapping, Sequence

import polars as pl
import streamlit as st

from budget.charts.export import Panel
from budget.charts.structure import COLUMNS, PICKED, structure_bars
from budget.charts.theme import Spec
from budget.locale import numbers
from budget.locale.numbers import Scale
from budget.views import address
from budget.views.amounts import asked_scale
from budget.views.figures import named_in
from budget.views.page import Page

_DRAWN = 15  # bars before the rest is left to the table


def bars_shown(rows: pl.DataFrame, view: str, page: Page) -> pl.DataFrame:
    """The largest lines as bars.

    Returns:
        The row of the bar that was clicked, where nothing is printed below it; else none.
    """
    spoken = page.spoken
    largest = _largest(rows, _DRAWN)
    if largest.is_empty():
        return rows.clear()
    drawn, specification = _bars(largest, asked_scale(), page, is_dark=page.is_dark)
    event = st.vega_lite_chart(
        drawn,
        specification,
        theme=None,
        key=f"bars_{view}",
        on_select="rerun",
        alt=_takeaway(drawn, page),
    )
    if rows.height > largest.height:
        st.caption(_left_out(rows, largest, page))
    if rows["is_open"].any():
        st.caption(spoken.gettext("Click a bar to open its line."))
    return _picked(event["selection"].get(PICKED, []), rows)


def bars_panel(rows: pl.DataFrame, count: int, asked: Scale | None, page: Page) -> Panel:
    """The same bars for a picture: on white, so many, and said above how many there are.

    It is called when the button is clicked, far from the address: the unit of amounts is given.
    """
    largest = _largest(rows, count)
    title = _left_out(rows, largest, page) if rows.height > largest.height else ""
    return Panel(*_bars(largest, asked, page, is_dark=False), title)


def _largest(rows: pl.DataFrame, count: int) -> pl.DataFrame:
    return rows.filter(pl.col("amount_kzt").is_not_null()).head(count)


def _bars(
    largest: pl.DataFrame, asked: Scale | None, page: Page, *, is_dark: bool
) -> tuple[pl.DataFrame, Spec]:
    """Rows with their amounts in words, and how they are drawn."""
    spoken, language = page.spoken, page.language
    scale = numbers.column_scale(largest["amount_kzt"], asked)
    unit = spoken.gettext(scale.label)
    amounts = largest["amount_kzt"].to_list()
    shown = [f"{numbers.in_scale(amount, scale, language)} {unit}" for amount in amounts]
    exact = [numbers.exact(amount, language) for amount in amounts]
    return structure_bars(
        largest.with_columns(
            pl.Series("name", named_in(largest, page), dtype=pl.String),
            pl.Series("amount_text", shown, dtype=pl.String),
            pl.Series("exact_text", exact, dtype=pl.String),
        ).select(COLUMNS),
        language,
        is_dark=is_dark,
        exact_title=spoken.gettext("Exact"),
    )


def _left_out(rows: pl.DataFrame, largest: pl.DataFrame, page: Page) -> str:
    return page.spoken.gettext(
        "The {drawn} largest of {all} lines are drawn; the table has them all.",
        drawn=largest.height,
        all=rows.height,
    )


def _takeaway(drawn: pl.DataFrame, page: Page) -> str:
    first = drawn.row(0, named=True)
    return page.spoken.gettext(
        "Bars, the largest first: {name}, {amount}",
        name=first["name"],
        amount=first["amount_text"],
    )


def _picked(picks: Sequence[Mapping[str, object]], rows: pl.DataFrame) -> pl.DataFrame:
    """A clicked bar opens its line, if the document prints anything below it; else it is the row."""
    if not picks:
        return rows.clear()
    code = str(picks[0]["code"])
    row = rows.filter(pl.col("code") == code).head(1)
    if row["is_open"].any():
        address.put(code=code, depth="")
        st.rerun()
    return row
