"""Budget lines that may hold the money of a request: proposed, and confirmed by a person."""

import polars as pl
import streamlit as st

from budget import tables
from budget.errors import RegisterError
from budget.locale import labels
from budget.locale import requests as said
from budget.model.requests import MoneyStage
from budget.register.lines import Line, candidates
from budget.register.register import Register
from budget.views.amounts import number_column
from budget.views.page import Page
from budget.views.printed import printed_panel
from budget.views.requests_words import (
    amount_typed,
    options,
    refused,
    village_name,
)
from budget.views.sent import as_sent
from budget.views.trace_words import act_cited


def lines_shown(register: Register, request: pl.DataFrame, page: Page) -> None:
    """The lines proposed; a click shows the cell, and the form that confirms it."""
    spoken = page.spoken
    asked = request.row(0, named=True)
    rows = candidates(
        asked, tables.read("budget_lines"), tables.read("units"), tables.read("classification")
    )
    if rows.is_empty():
        st.info(spoken.gettext(said.NO_LINE))
        return
    st.caption(
        f"{spoken.gettext(said.LINE_IS_WIDER)} {spoken.gettext('Click a row to see its cell.')}"
    )
    whole = spoken.gettext("Whole line")
    event = st.dataframe(
        as_sent(_table(rows, page)),
        hide_index=True,
        key=f"candidates_{asked['request_id']}",
        on_select="rerun",
        selection_mode="single-row",
        alt=spoken.gettext("Budget lines that may hold the money of the request"),
        column_config={
            "name": st.column_config.TextColumn(spoken.gettext("Name"), width="large"),
            "place": st.column_config.TextColumn(spoken.gettext("Budget"), width=150),
            "year": st.column_config.NumberColumn(
                spoken.gettext("Budget year"), format="plain", width=80
            ),
            "phase": st.column_config.TextColumn(spoken.gettext("Phase"), width=110),
            "amount": number_column(f"{whole}, ₸", 150),
            "code": st.column_config.TextColumn(spoken.gettext("Code"), width=110),
            "act": st.column_config.TextColumn(spoken.gettext("Act"), width="large"),
        },
    )
    picked = event["selection"]["rows"]
    if picked:
        line = rows.slice(int(picked[0]), 1)
        printed_panel(line, str(line["name"].item()), page)
        _confirm(register, str(asked["request_id"]), line, page)


def _table(rows: pl.DataFrame, page: Page) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "name": rows["name"],
            "place": [village_name(unit, page) for unit in rows["unit_id"]],
            "year": rows["budget_year"],
            "phase": [
                labels.label(labels.PHASES, phase, page.spoken)
                for phase in rows["phase"].cast(pl.String)
            ],
            "amount": rows["amount_kzt"],
            "code": rows["code"],
            "act": [
                act_cited(act_id, edition, page, True)  # noqa: FBT003 -- a cache key
                for act_id, edition in rows.select("act_id", "edition_no").iter_rows()
            ],
        }
    )


def _confirm(register: Register, request_id: str, line: pl.DataFrame, page: Page) -> None:
    spoken = page.spoken
    stages = options(said.STAGES, page)
    with st.form("confirm_line"):
        stage = st.selectbox(
            spoken.gettext("It shows what was"), list(stages), format_func=stages.__getitem__
        )
        part = st.text_input(
            spoken.gettext("Part of it meant for this request, ₸ (only if a document says so)")
        )
        note = st.text_input(spoken.gettext("Note"))
        if not st.form_submit_button(
            spoken.gettext("Yes, this line holds it"), icon=":material/check:"
        ):
            return
    try:
        register.confirm_line(
            request_id,
            Line.of_row(line.row(0, named=True)),
            MoneyStage(stage),
            amount_kzt=amount_typed(part, spoken.gettext("Amount"), page),
            note=note.strip() or None,
        )
    except RegisterError as error:
        refused(error, page)
        return
    st.rerun()
