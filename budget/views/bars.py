"""Bars of a breakdown; a click on one opens its line."""

from collections.abc import Mapping, Sequence

import polars as pl
import streamlit as st

from budget.charts.structure import COLUMNS, PICKED, structure_bars
from budget.locale import numbers
from budget.views import address
from budget.views.figures import named_in
from budget.views.page import Page

_DRAWN = 15  # bars before the rest is left to the table


def bars_shown(rows: pl.DataFrame, view: str, page: Page) -> None:
    """The largest lines as bars."""
    spoken = page.spoken
    largest = rows.filter(pl.col("amount_kzt").is_not_null()).head(_DRAWN)
    scale = numbers.column_scale(largest["amount_kzt"])
    unit = spoken.gettext(scale.label)
    drawn, specification = structure_bars(
        largest.with_columns(
            pl.Series("name", named_in(largest, page)),
            pl.Series(
                "amount_text",
                [
                    f"{numbers.in_scale(amount, scale, page.language)} {unit}"
                    for amount in largest["amount_kzt"]
                ],
                dtype=pl.String,
            ),
            pl.Series(
                "exact_text",
                [numbers.exact(amount, page.language) for amount in largest["amount_kzt"]],
                dtype=pl.String,
            ),
        ).select(COLUMNS),
        page.language,
        is_dark=page.is_dark,
        exact_title=spoken.gettext("Exact"),
    )
    event = st.vega_lite_chart(
        drawn,
        specification,
        theme=None,
        key=f"bars_{view}",
        on_select="rerun",
        alt=_takeaway(drawn, page),
    )
    if rows.height > largest.height:
        st.caption(
            spoken.gettext(
                "The {drawn} largest of {all} lines are drawn; the table has them all.",
                drawn=largest.height,
                all=rows.height,
            )
        )
    if rows["is_open"].any():
        st.caption(spoken.gettext("Click a bar to open its line."))
    _open_picked(event["selection"].get(PICKED, []), rows)


def _takeaway(drawn: pl.DataFrame, page: Page) -> str:
    first = drawn.row(0, named=True)
    return page.spoken.gettext(
        "Bars, the largest first: {name}, {amount}",
        name=first["name"],
        amount=first["amount_text"],
    )


def _open_picked(picks: Sequence[Mapping[str, object]], rows: pl.DataFrame) -> None:
    """A clicked bar opens its line, if the document prints anything below it."""
    if not picks:
        return
    code = str(picks[0]["code"])
    if rows.filter(pl.col("code") == code, "is_open").height:
        address.put(code=code, depth="")
        st.rerun()
