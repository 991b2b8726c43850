"""How requests fare: asked, answered, approved, by number and by money."""

from collections.abc import Mapping

import polars as pl
import streamlit as st

from budget.locale import labels, numbers
from budget.locale import requests as said
from budget.register.register import Register
from budget.register.statistics import totals
from budget.reports.files import csv_bytes
from budget.views import address
from budget.views.page import Page
from budget.views.requests_words import village_name
from budget.views.sent import as_sent

_COUNTS = ("asked_count", "answered_count", "approved_count", "evasive_count", "overdue_count")


def totals_shown(register: Register, page: Page) -> None:
    """One line for all, then by kind, office, tier, year or village."""
    spoken = page.spoken
    requests, standings = register.requests(), register.standings()
    if requests.is_empty():
        st.info(spoken.gettext("Nothing is recorded yet. «Add» takes two minutes."))
        return
    _together(totals(requests, standings), page)
    groups = {
        "kind": spoken.gettext("What for"),
        "office": spoken.gettext("Asked of"),
        "tier": spoken.gettext("Tier asked"),
        "year": spoken.gettext("Budget year"),
        "unit_id": spoken.gettext("Village"),
    }
    by = address.pick(
        "by", spoken.gettext("Grouped by"), list(groups), groups.__getitem__,
        default="kind", as_buttons=True,
    )  # fmt: skip
    rows = totals(requests, standings, [by])
    st.dataframe(
        as_sent(_table(rows, by, page)),
        hide_index=True,
        height="content",
        placeholder="—",
        alt=spoken.gettext("Requests asked, answered, approved and overdue, by group"),
        column_config={
            "group": st.column_config.TextColumn(groups[by], width=220),
            **{
                name: st.column_config.NumberColumn(title, format="plain", width=95)
                for name, title in _titles(page).items()
            },
            "days": st.column_config.TextColumn(
                spoken.gettext("Median days to reply"), alignment="right", width=110
            ),
            "asked": st.column_config.TextColumn(
                spoken.gettext("Asked, ₸"), alignment="right", width=120
            ),
            "approved": st.column_config.TextColumn(
                spoken.gettext("Approved, ₸"), alignment="right", width=120
            ),
            "share": st.column_config.TextColumn(
                spoken.gettext("Approved of asked"), alignment="right", width=110
            ),
        },
    )
    st.caption(
        spoken.gettext(
            "Offices are compared by what they answered, never persons. A share of few requests says "
            "little; in anything published fewer than five are not shown."
        )
    )
    st.download_button(
        spoken.gettext("Download as CSV"),
        lambda: csv_bytes(rows),
        file_name=f"requests-by-{by}.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
    )


def _titles(page: Page) -> dict[str, str]:
    spoken = page.spoken
    return {
        "asked_count": spoken.gettext("Asked"),
        "answered_count": spoken.gettext("Answered"),
        "approved_count": spoken.gettext("Approved"),
        "evasive_count": spoken.gettext("Evasive"),
        "overdue_count": spoken.gettext("Overdue"),
    }


def _together(rows: pl.DataFrame, page: Page) -> None:
    spoken, language = page.spoken, page.language
    whole = rows.row(0, named=True)
    with st.container(horizontal=True, key="requests_together"):
        st.metric(spoken.gettext("Asked"), numbers.whole(whole["asked_count"], language))
        st.metric(spoken.gettext("Answered"), numbers.whole(whole["answered_count"], language))
        st.metric(spoken.gettext("Approved"), numbers.whole(whole["approved_count"], language))
        st.metric(spoken.gettext("Approved of asked"), _share(whole["approved_share"], page))
        st.metric(spoken.gettext("Evasive replies"), _share(whole["evasive_share"], page))
        st.metric(spoken.gettext("Overdue"), _share(whole["overdue_share"], page))
        days = whole["median_days_to_reply"]
        st.metric(spoken.gettext("Median days to reply"), "—" if days is None else f"{days:g}")


def _share(share: float | None, page: Page) -> str:
    return "—" if share is None else numbers.percent(share, page.language)


def _table(rows: pl.DataFrame, by: str, page: Page) -> pl.DataFrame:
    spoken = page.spoken
    sets: Mapping[str, Mapping[str, str]] = {"kind": said.KINDS, "tier": labels.TIERS}
    groups = [
        village_name(str(value), page)
        if by == "unit_id"
        else spoken.gettext(sets[by][str(value)])
        if by in sets
        else str(value)
        for value in rows[by]
    ]

    def money(name: str) -> list[str]:
        return [
            "—" if amount is None else numbers.amount(amount, spoken) for amount in rows[name]
        ]

    return pl.DataFrame(
        {
            "group": groups,
            **{name: rows[name] for name in _COUNTS},
            "days": [
                "—" if days is None else f"{days:g}" for days in rows["median_days_to_reply"]
            ],
            "asked": money("asked_kzt"),
            "approved": money("approved_kzt"),
            "share": [_share(share, page) for share in rows["approved_share"]],
        }
    )
