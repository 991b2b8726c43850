"""What a publication holds, in the reader's words: names of fields, labels of closed sets."""

import polars as pl
import streamlit as st

from budget.locale import requests as said
from budget.locale.words import N_
from budget.model.public_requests import PUBLIC_TABLES
from budget.model.register import REGISTER_TABLES
from budget.register.publication import Publication
from budget.reports.request_book import column_facts
from budget.views.page import Page
from budget.views.requests_figures import figures_titles
from budget.views.requests_tables import OF_EVENTS, OF_REQUESTS, declared_table, told
from budget.views.sent import as_sent

_FINDS = {
    "name": N_("a name"),
    "phone": N_("a telephone number"),
    "email": N_("an e-mail address"),
    "iin": N_("an individual identification number"),
    "account": N_("an account"),
    "address": N_("an address"),
    "marked": N_("marked by you"),
}
# What somebody wrote stands first: that is what has to be read.
_REQUESTS_FIRST = ("title", "purpose", "office", "unit_id", "year", "kind", "amount_asked_kzt")
_EVENTS_FIRST = ("request_id", "happened_on", "reason", "source", "office", "state", "reply")


def preview_shown(out: Publication, page: Page) -> None:
    """Finds, requests, entries and totals: all that goes out, and the names of what never does."""
    spoken = page.spoken
    st.subheader(
        spoken.gettext("Blacked out: {number}", number=out.findings.height), anchor=False
    )
    if out.findings.height:
        _finds(out.findings, page)
    st.subheader(spoken.gettext("Requests"), anchor=False)
    declared_table(
        told(out.requests, OF_REQUESTS, page), PUBLIC_TABLES["public_requests"],
        _REQUESTS_FIRST, spoken.gettext("Requests as they would go out"), page,
    )  # fmt: skip
    st.subheader(spoken.gettext("Entries"), anchor=False)
    declared_table(
        told(out.events, OF_EVENTS, page), PUBLIC_TABLES["public_events"],
        _EVENTS_FIRST, spoken.gettext("Entries as they would go out"), page,
    )  # fmt: skip
    st.subheader(spoken.gettext("Totals"), anchor=False)
    _totals(out.totals, page)
    st.caption(
        spoken.gettext(
            "In the files columns have machine names, shown where a heading is pointed at, and "
            "kinds and states their codes; each is described in datapackage.json."
        )
    )
    _stays(out, page)


def _finds(found: pl.DataFrame, page: Page) -> None:
    """Each find: where it stood, the text before and after."""
    spoken = page.spoken
    titles = [
        column_facts(PUBLIC_TABLES[table].columns()[column], spoken)[0]
        for table, column in found.select("table", "column").iter_rows()
    ]
    kinds = {kind: spoken.gettext(text) for kind, text in _FINDS.items()}
    st.dataframe(
        as_sent(
            found.select(
                pl.col("kind").cast(pl.String).replace(kinds),
                "found",
                "before",
                "after",
                pl.Series("column", titles, dtype=pl.String),
                pl.col("row").cast(pl.String),
            )
        ),
        hide_index=True,
        alt=spoken.gettext("What is blacked out, before and after"),
        column_config={
            "kind": st.column_config.TextColumn(spoken.gettext("Found to be"), width=170),
            "found": st.column_config.TextColumn(spoken.gettext("Found"), width=150),
            "before": st.column_config.TextColumn(spoken.gettext("Before"), width=260),
            "after": st.column_config.TextColumn(spoken.gettext("After"), width=260),
            "column": st.column_config.TextColumn(spoken.gettext("Column"), width=150),
            "row": st.column_config.TextColumn(
                spoken.gettext("Key of the request or entry"), width=120
            ),
        },
    )


def _totals(rows: pl.DataFrame, page: Page) -> None:
    """The counts that go out; those of fewer than five are left out."""
    spoken = page.spoken
    titles = figures_titles(page) | {
        "year": spoken.gettext("Budget year"),
        "kind": spoken.gettext("What for"),
        "is_suppressed": spoken.gettext("Left out: fewer than 5"),
    }
    st.dataframe(
        as_sent(told(rows, {"kind": said.KINDS}, page)),
        hide_index=True,
        placeholder="—",
        alt=spoken.gettext("Totals as they would go out"),
        column_config={
            name: st.column_config.Column(titles[name], help=f"`{name}`")
            for name in rows.columns
        },
    )


def _stays(out: Publication, page: Page) -> None:
    """What never leaves, by the names of its fields; what was left out, counted; the mark."""
    spoken = page.spoken
    fields: dict[str, list[str]] = {"requests": [], "events": []}
    for stays in out.left_out:
        table, _, name = stays.partition(".")
        title = column_facts(REGISTER_TABLES[table].columns()[name], spoken)[0]
        fields[table].append(f"{title[0].lower()}{title[1:]}")
    st.caption(
        spoken.gettext(
            "Never goes out. Of a request: {requests}. Of an entry: {entries}.",
            requests=", ".join(fields["requests"]),
            entries=", ".join(fields["events"]),
        )
    )
    st.caption(
        spoken.gettext(
            "Requests of small villages left out: {requests}. Small numbers left out: {suppressed}. "
            "Mark {mark}.",
            requests=out.requests_left_out,
            suppressed=out.suppressed,
            mark=out.mark,
        )
    )
