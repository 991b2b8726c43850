"""How requests fare: asked, answered, approved, by number and by money."""

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.judgement import Verdict
from budget.analysis.requests_compared import requests_judged
from budget.locale import numbers
from budget.register.register import Register
from budget.register.statistics import placed, totals, within
from budget.reports.files import csv_bytes
from budget.views import address
from budget.views.compare_verdict import verdict_shown
from budget.views.page import Page
from budget.views.requests_figures import counted, figures_titles
from budget.views.requests_groups import (
    PLACES,
    by_name,
    cards_shown,
    days_shown,
    named,
    share_shown,
    table_shown,
)
from budget.views.requests_words import village_name


def totals_shown(register: Register, page: Page) -> None:
    """One line for all, then by kind, office, tier, year, village, district or oblast."""
    spoken = page.spoken
    requests, standings = register.requests(), register.standings()
    if requests.is_empty():
        st.info(spoken.gettext("Nothing is recorded yet. «Add» takes two minutes."))
        return
    requests = placed(_chosen(requests, page), tables.read("units"))
    together = totals(requests, standings)
    if not together["asked_count"].item():
        st.info(
            spoken.gettext(
                "No request is sent yet: figures are counted from the day of sending."
            )
        )
        return
    _together(together, page)
    by = _grouped_by(requests, page)
    rows = named(totals(requests, standings, [by]), by, page)
    if not _judged(requests, standings, by, page):
        rows = by_name(rows)
    cards_shown(rows, page)
    st.caption(
        spoken.gettext(
            "Offices are compared by what they answered, never persons. A share of few requests says "
            "little; in anything published fewer than five are not shown."
        )
    )
    unit = spoken.gettext("Unit: {unit}.", unit=spoken.gettext("requests, calendar days, ₸"))
    source = spoken.gettext(
        "Source: {source}.", source=spoken.gettext("the entries of this register")
    )
    st.markdown(f":small[{unit} {source}]")
    with st.expander(spoken.gettext("All figures in a table"), key=f"figures_{by}"):
        table_shown(rows, page)
        st.download_button(
            spoken.gettext("Download as CSV"),
            lambda: csv_bytes(rows.drop("group")),
            file_name=f"requests-by-{by}.csv",
            mime="text/csv",
            on_click="ignore",
            icon=":material/download:",
        )


def _chosen(requests: pl.DataFrame, page: Page) -> pl.DataFrame:
    """The requests of one village, or of all villages of a district or an oblast."""
    spoken, units = page.spoken, tables.read("units")
    known = placed(requests, units)
    ids = [unit for level in reversed(PLACES) for unit in known[level].unique().drop_nulls()]
    if len(ids) == 1:
        return requests
    names = {"": spoken.gettext("all villages")} | {
        unit: village_name(unit, page) for unit in dict.fromkeys(ids)
    }
    place = address.pick(
        "within", spoken.gettext("Village, district or oblast"), list(names), names.__getitem__,
        default="", width=320,
    )  # fmt: skip
    return within(requests, place, units) if place else requests


def _grouped_by(requests: pl.DataFrame, page: Page) -> str:
    """What the requests are grouped by; districts and oblasts where there are several."""
    spoken = page.spoken
    groups = {
        "kind": spoken.gettext("What for"),
        "office": spoken.gettext("Asked of"),
        "tier": spoken.gettext("Tier asked"),
        "year": spoken.gettext("Budget year"),
        "unit_id": spoken.gettext("Village"),
        "district_id": spoken.gettext("District"),
        "oblast_id": spoken.gettext("Oblast"),
    }
    many = {name for name in PLACES[1:] if requests[name].drop_nulls().n_unique() > 1}
    offered = [name for name in groups if name not in PLACES[1:] or name in many]
    return address.pick(
        "by", spoken.gettext("Grouped by"), offered, groups.__getitem__,
        default="kind", as_buttons=True,
    )  # fmt: skip


def _judged(requests: pl.DataFrame, standings: pl.DataFrame, by: str, page: Page) -> bool:
    """The verdict on comparing the groups; whether they compare without reserve."""
    if requests[by].n_unique() < 2:  # noqa: PLR2004 -- one group is beside nothing
        return True
    judgement = requests_judged(
        requests, standings, [by], tables.read("breaks"), tables.read("units")
    )
    if judgement is None:
        return True
    places = {unit for reason in judgement.reasons for unit in reason.unit_ids}
    verdict_shown(judgement, {unit: village_name(unit, page) for unit in places}, page)
    return judgement.verdict is Verdict.COMPARABLE


def _together(rows: pl.DataFrame, page: Page) -> None:
    """All requests: each figure says on hover or focus how it is counted."""
    whole, titles, language = rows.row(0, named=True), figures_titles(page), page.language
    figures = {
        name: numbers.whole(whole[name], language)
        for name in ("asked_count", "answered_count", "approved_count")
    }
    figures |= {
        name: share_shown(whole[name], page)
        for name in ("approved_share", "evasive_share", "overdue_share")
    }
    figures["median_days_to_reply"] = days_shown(whole["median_days_to_reply"], page)
    with st.container(horizontal=True, key="requests_together"):
        for name, figure in figures.items():
            st.metric(titles[name], figure, help=counted(name, page))
