"""Bars of a breakdown; a click on one opens its line, or shows the cell that prints it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl
import streamlit as st

from budget import tables
from budget.charts.export import TALL, WIDE, Panel
from budget.charts.rows import PICKED
from budget.charts.structure import COLUMNS, structure_bars
from budget.charts.theme import Spec
from budget.locale import numbers
from budget.locale.numbers import Scale
from budget.views import address, budgets
from budget.views.amounts import asked_scale
from budget.views.budgets import Part
from budget.views.figures import named_in
from budget.views.page import Page
from budget.views.sent import ArrowTable, as_sent

_DRAWN = 15  # bars before the rest is left to the table
DRAWN = (_DRAWN, WIDE.bars, TALL.bars)  # on the page, and in pictures


@dataclass(frozen=True, slots=True)
class _Bars:
    """Rows with their amounts in words, how they are drawn, and what is said of them.

    Attributes:
        drawn: Rows of the chart.
        sent: The same, ready to be sent.
        specification: How they are drawn.
        takeaway: The chart in a sentence.
        left_out: How many lines are not drawn; empty: none.
    """

    drawn: pl.DataFrame
    sent: ArrowTable
    specification: Spec
    takeaway: str
    left_out: str


def bars_shown(part: Part, page: Page) -> pl.DataFrame:
    """The largest lines as bars; a click opens the line, if the document prints anything below it.

    Returns:
        The row of the bar that was clicked, where nothing is printed below it; else none.
    """
    rows = budgets.parts_of(part)
    bars = _bars(part, _DRAWN, asked_scale(), page)
    if bars.drawn.is_empty():
        return rows.clear()
    key = f"bars_{part.key}"

    def opens() -> None:
        row = _picked(st.session_state[key]["selection"], rows)
        if row["is_open"].any():
            address.put(code=str(row["code"].item()), depth="")

    event = st.vega_lite_chart(
        bars.sent,
        bars.specification,
        theme=None,
        key=key,
        on_select=opens,
        alt=bars.takeaway,
    )
    return _picked(event["selection"], rows)


def bars_told(part: Part, page: Page) -> str:
    """How many lines are not drawn, and what a click on a bar does; empty: neither."""
    is_open = budgets.parts_of(part)["is_open"].any()
    hint = page.spoken.gettext("Click a bar to open its line.") if is_open else ""
    left_out = _bars(part, _DRAWN, asked_scale(), page).left_out
    return " ".join(sentence for sentence in (left_out, hint) if sentence)


def bars_panel(part: Part, count: int, asked: Scale | None, page: Page) -> Panel:
    """The same bars for a picture: on white, so many, and said above how many there are.

    It is called when the button is clicked, far from the address: the unit of amounts is given.
    """
    bars = _bars(part, count, asked, replace(page, is_dark=False))
    return Panel(bars.drawn, bars.specification, bars.left_out)


@tables.remembered(*budgets.READ)
def _bars(part: Part, count: int, asked: Scale | None, page: Page) -> _Bars:
    """So many of the largest lines, in the asked unit."""
    spoken, language = page.spoken, page.language
    rows = budgets.parts_of(part)
    largest = rows.filter(pl.col("amount_kzt").is_not_null()).head(count)
    scale = numbers.column_scale(largest["amount_kzt"], asked)
    unit = spoken.gettext(scale.label)
    amounts = largest["amount_kzt"].to_list()
    shown = [f"{numbers.in_scale(amount, scale, language)} {unit}" for amount in amounts]
    exact = [numbers.exact(amount, language) for amount in amounts]
    drawn, specification = structure_bars(
        largest.with_columns(
            pl.Series("name", named_in(largest, page), dtype=pl.String),
            pl.Series("amount_text", shown, dtype=pl.String),
            pl.Series("exact_text", exact, dtype=pl.String),
        ).select(COLUMNS),
        language,
        is_dark=page.is_dark,
        exact_title=spoken.gettext("Exact"),
    )
    left_out = spoken.gettext(
        "The {drawn} largest of {all} lines are drawn; the table has them all.",
        drawn=largest.height,
        all=rows.height,
    )
    return _Bars(
        drawn,
        as_sent(drawn),
        specification,
        _takeaway(drawn, page) if drawn.height else "",
        left_out if rows.height > largest.height else "",
    )


def _takeaway(drawn: pl.DataFrame, page: Page) -> str:
    first = drawn.row(0, named=True)
    return page.spoken.gettext(
        "Bars, the largest first: {name}, {amount}",
        name=first["name"],
        amount=first["amount_text"],
    )


def _picked(
    selection: Mapping[str, Sequence[Mapping[str, object]]], rows: pl.DataFrame
) -> pl.DataFrame:
    """The row of the bar that was clicked, or none."""
    picks = selection.get(PICKED, [])
    return (
        rows.filter(pl.col("code") == str(picks[0]["code"])).head(1) if picks else rows.clear()
    )
