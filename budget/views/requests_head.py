"""Where one request stands: what is asked, its state, the day a reply is due, its money."""

import polars as pl
import streamlit as st

from budget.locale import labels
from budget.locale import requests as said
from budget.locale.words import N_
from budget.model.requests import RequestState
from budget.register.lines import side_by_side
from budget.views.page import Page
from budget.views.plain import plain
from budget.views.requests_link import place_offered
from budget.views.requests_words import amount_shown, day_shown, options, village_name
from budget.views.terms import explained

_MONEY = pl.col("amount_kzt", "line_kzt")
_UNSENT = {RequestState.DRAFTED, RequestState.AGREED_BY_ASSEMBLY}
_STAGES = {"asked": N_("Asked")} | said.STAGES
_TERMS = {"asked": "budget_request", "approved": "approved", "revised": "revised",
          "executed": "executed"}  # fmt: skip


def head_shown(request: pl.DataFrame, standing: pl.DataFrame, page: Page) -> None:
    """Title, village, office; the state and the day a reply is due, in words."""
    spoken = page.spoken
    asked = request.row(0, named=True)
    st.header(plain(asked["title"]), anchor=False)  # no text of it in an address
    st.caption(
        " · ".join(
            [
                plain(village_name(asked["unit_id"], page)),
                options(said.KINDS, page)[asked["kind"]],
                plain(asked["office"]),
                labels.label(labels.TIERS, asked["tier"], spoken),
                str(asked["year"]),
                asked["request_id"],
            ]
        )
    )
    place_offered(str(asked["unit_id"]), page)
    _state(standing, page)


def _state(standing: pl.DataFrame, page: Page) -> None:
    """The state, the day the reply is due, and by how much it is late."""
    spoken = page.spoken
    stands = standing.row(0, named=True)
    state = options(said.STATES, page)[stands["state"]]
    told = f"**{state[:1].upper()}{state[1:]}**"
    if stands["due_on"] is not None:
        told += ". " + spoken.gettext(
            "Reply due on {day} ({counted}).",
            day=day_shown(stands["due_on"], page),
            counted=options(said.COUNTED_FROM, page)[stands["counted_from"]],
        )
    if stands["is_overdue"]:
        told += " " + spoken.ngettext(
            "{number} day overdue.", "{number} days overdue.", stands["overdue_days"]
        )
        st.error(told, icon=":material/schedule:")
    else:
        st.info(told)
    if stands["state"] in _UNSENT:
        st.caption(
            spoken.gettext(
                "When it is sent, write down the day: «Something happened», state «submitted». The "
                "period for a reply runs from then."
            )
        )
    if stands["due_on"] is not None and not stands["is_calendar_confirmed"]:
        st.caption(
            spoken.gettext(
                "The moved working days of this period are not all confirmed: check the day."
            )
        )


def money_shown(standing: pl.DataFrame, events: pl.DataFrame, page: Page) -> None:
    """Asked, in the draft, approved, revised, executed: what is known, each term explained."""
    spoken = page.spoken
    stands = standing.row(0, named=True)
    rows = side_by_side(stands, events).filter(
        (pl.col("stage") == "asked") | pl.any_horizontal(_MONEY.is_not_null())
    )
    names = options(_STAGES, page)
    with st.container(horizontal=True, key="request_money"):
        for stage, amount in rows.select("stage", "amount_kzt").iter_rows():
            term = _TERMS.get(stage)
            st.metric(
                names[stage],
                amount_shown(amount, page),
                help=None if term is None else explained(term, page),
            )
    if stands["short_kzt"]:
        st.markdown(
            spoken.gettext(
                "Short of what was asked: **{amount}**.",
                amount=amount_shown(stands["short_kzt"], page),
            )
        )
    _lines(rows.filter(pl.col("code").is_not_null()), names, page)


def _lines(rows: pl.DataFrame, names: dict[str, str], page: Page) -> None:
    """The budget lines that a person confirmed, each with its whole amount and its cell."""
    if rows.is_empty():
        return
    confirmed = [
        f"* {names[stage]}: {code} {plain(name)}, {amount_shown(amount, page)} ({cell})"
        for stage, code, name, amount, cell in rows.select(
            "stage", "code", "name", "line_kzt", "cell"
        ).iter_rows()
    ]
    st.markdown(f"{page.spoken.gettext('Budget line confirmed')}:\n\n" + "\n".join(confirmed))
    st.caption(page.spoken.gettext(said.LINE_IS_WIDER))
