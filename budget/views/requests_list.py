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
from budget.views.requests_words import day_shown, options, texts, village_name
from budget.views.sent import as_sent

_ALL = "all"
_FIRST = 20  # requests that are shown without a table


def list_shown(register: Register, page: Page) -> None:
    """Counts, a filter by state, the requests; a click opens one."""
    spoken = page.spoken
    rows = _rows(register)
    if rows.is_empty():
        st.info(spoken.gettext("Nothing is recorded yet. «Add» takes two minutes."))
        return
    _counted(rows, page)
    states = options(said.STATES, page)
    present = rows["state"].unique(maintain_order=True).to_list()
    names = {_ALL: spoken.gettext("all")} | {state: states[state] for state in present}
    state = address.pick(
        "state", spoken.gettext("State"), list(names), names.__getitem__,
        default=_ALL, width=320,
    )  # fmt: skip
    shown = rows if state == _ALL else rows.filter(pl.col("state") == state)
    for row in shown.head(_FIRST).iter_rows(named=True):
        request_id = str(row["request_id"])
        with st.container(gap=None):
            if st.button(
                f"**{plain(row['title'])}**",
                key=f"open_{request_id}",
                type="tertiary",
                wrap=True,
            ):
                address.put(request=request_id)
                st.rerun()
            st.caption(_line(row, page))
    if shown.height > _FIRST:
        with st.expander(spoken.gettext("All {number} in a table", number=shown.height)):
            _whole(shown, page)


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


def _whole(shown: pl.DataFrame, page: Page) -> None:
    """Every request in a table; a click opens one."""
    spoken = page.spoken
    st.caption(spoken.gettext("Click a row to open the request."))
    event = st.dataframe(
        as_sent(_table(shown, page)),
        hide_index=True,
        key=f"requests_{shown.height}",
        on_select="rerun",
        selection_mode="single-row",
        placeholder="—",
        height=720,
        alt=spoken.gettext("Requests with their state and the day the reply is due"),
        column_config={
            "title": st.column_config.TextColumn(spoken.gettext("Request"), width="large"),
            "state": st.column_config.TextColumn(spoken.gettext("State"), width=190),
            "due": st.column_config.TextColumn(spoken.gettext("Reply due"), width=150),
            "late": st.column_config.NumberColumn(
                spoken.gettext("Days overdue"), format="plain", width=90
            ),
            "asked": st.column_config.TextColumn(
                spoken.gettext("Asked"), alignment="right", width=120
            ),
            "approved": st.column_config.TextColumn(
                spoken.gettext("Approved"), alignment="right", width=120
            ),
            "village": st.column_config.TextColumn(spoken.gettext("Village"), width=150),
            "kind": st.column_config.TextColumn(spoken.gettext("What for"), width=130),
            "year": st.column_config.NumberColumn(
                spoken.gettext("Budget year"), format="plain", width=80
            ),
        },
    )
    picked = event["selection"]["rows"]
    if picked:
        address.put(request=str(shown["request_id"][int(picked[0])]))
        st.rerun()


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


def _table(rows: pl.DataFrame, page: Page) -> pl.DataFrame:
    spoken = page.spoken

    def money(amounts: pl.Series) -> list[str]:
        return ["—" if amount is None else numbers.amount(amount, spoken) for amount in amounts]

    return pl.DataFrame(
        [
            rows["title"],
            texts(rows["state"], said.STATES, page).alias("state"),
            pl.Series("due", [day_shown(day, page) for day in rows["due_on"]]),
            rows.select(late=pl.when("is_overdue").then("overdue_days"))["late"],
            pl.Series("asked", money(rows["amount_asked_kzt"])),
            pl.Series("approved", money(rows["approved_kzt"])),
            pl.Series("village", [village_name(unit, page) for unit in rows["unit_id"]]),
            texts(rows["kind"], said.KINDS, page).alias("kind"),
            rows["year"],
        ]
    )
