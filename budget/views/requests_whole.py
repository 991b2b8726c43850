"""Every request of the register in one table; a click opens one."""

import polars as pl
import streamlit as st

from budget.locale import requests as said
from budget.views import address
from budget.views.amounts import number_column
from budget.views.page import Page
from budget.views.requests_words import day_shown, texts, village_name
from budget.views.sent import as_sent


def whole_shown(shown: pl.DataFrame, page: Page) -> None:
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
            "asked": number_column(spoken.gettext("Asked, ₸"), 120),
            "approved": number_column(spoken.gettext("Approved, ₸"), 120),
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


def _table(rows: pl.DataFrame, page: Page) -> pl.DataFrame:
    return pl.DataFrame(
        [
            rows["title"],
            texts(rows["state"], said.STATES, page).alias("state"),
            pl.Series("due", [day_shown(day, page) for day in rows["due_on"]]),
            rows.select(late=pl.when("is_overdue").then("overdue_days"))["late"],
            rows["amount_asked_kzt"].alias("asked"),
            rows["approved_kzt"].alias("approved"),
            pl.Series("village", [village_name(unit, page) for unit in rows["unit_id"]]),
            texts(rows["kind"], said.KINDS, page).alias("kind"),
            rows["year"],
        ]
    )
