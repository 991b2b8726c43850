"""All requests of the register: what is overdue first."""

import polars as pl
import streamlit as st

from budget.locale import numbers
from budget.locale import requests as said
from budget.model.requests import RequestState
from budget.register.register import Register
from budget.views import address
from budget.views.page import Page
from budget.views.plain import plain
from budget.views.requests_whole import whole_shown
from budget.views.requests_words import options, village_name

ALL = "all"
_FIRST = 20  # requests that are shown without a table


def list_shown(register: Register, page: Page) -> None:
    """Counts, a filter by state, the requests; a click opens one."""
    spoken = page.spoken
    rows = _rows(register)
    if rows.is_empty():
        st.info(spoken.gettext("Nothing is recorded yet. «Add» takes two minutes."))
        return
    rows = _of_village(rows, page)
    _counted(rows, page)
    states = options(said.STATES, page)
    present = rows["state"].unique(maintain_order=True).to_list()
    names = {ALL: spoken.gettext("all")} | {state: states[state] for state in present}
    state = address.pick(
        "state", spoken.gettext("State"), list(names), names.__getitem__,
        default=ALL, width=320,
    )  # fmt: skip
    shown = rows if state == ALL else rows.filter(pl.col("state") == state)
    for row in shown.head(_FIRST).iter_rows(named=True):
        request_id = str(row["request_id"])
        with st.container(gap=None):
            if st.button(
                f"**{plain(row['title'])}**",
                key=f"open_{request_id}",
                type="tertiary",
                icon=":material/chevron_right:",
                icon_position="right",
                wrap=True,
            ):
                address.put(request=request_id)
                st.rerun()
            st.caption(_line(row, page))
    if shown.height > _FIRST:
        with st.expander(spoken.gettext("All {number} in a table", number=shown.height)):
            whole_shown(shown, page)


def _of_village(rows: pl.DataFrame, page: Page) -> pl.DataFrame:
    """The requests of the village of the address, where the register holds several villages."""
    spoken = page.spoken
    known = rows["unit_id"].unique(maintain_order=True).to_list()
    if len(known) == 1:
        return rows
    names = {ALL: spoken.gettext("all villages")} | {
        unit_id: village_name(unit_id, page) for unit_id in known
    }
    village = address.pick(
        "village", spoken.gettext("Village"), list(names), names.__getitem__,
        default=ALL, resets=["state"], width=320,
    )  # fmt: skip
    return rows if village == ALL else rows.filter(unit_id=village)


def _line(row: dict[str, object], page: Page) -> str:
    """«12 days overdue · 8 mln · village»: what is most needed first."""
    spoken = page.spoken
    state = options(said.STATES, page)[str(row["state"])]
    days = row["overdue_days"]
    if row["is_overdue"] and isinstance(days, int):
        state = spoken.ngettext("{number} day overdue", "{number} days overdue", days)
    amount = row["amount_asked_kzt"]
    asked = [numbers.amount(amount, spoken)] if isinstance(amount, int) else []
    village = village_name(str(row["unit_id"]), page)
    return " · ".join([state, *asked, plain(village)])


def _rows(register: Register) -> pl.DataFrame:
    """Requests with where they stand; overdue ones first, then by the day the reply is due."""
    standings = register.standings().select(
        "request_id", pl.col("state").cast(pl.String), "due_on", "is_overdue", "overdue_days",
        "approved_kzt", "replied_on",
    )  # fmt: skip
    return (
        register.requests()
        .join(standings, on="request_id", how="left", maintain_order="left")
        .sort("is_overdue", "due_on", descending=[True, False], nulls_last=True)
    )


def _counted(rows: pl.DataFrame, page: Page) -> None:
    spoken = page.spoken
    overdue = int(rows["is_overdue"].sum())
    waiting = rows.filter(pl.col("state") == RequestState.NO_REPLY_DUE_NOT_PASSED.value).height
    with st.container(horizontal=True, key="requests_counted"):
        st.metric(spoken.gettext("Requests"), numbers.whole(rows.height, page.language))
        st.metric(spoken.gettext("No reply, overdue"), numbers.whole(overdue, page.language))
        st.metric(spoken.gettext("The period runs"), numbers.whole(waiting, page.language))
