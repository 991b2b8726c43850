"""A fact stated anew, an entry taken back: nothing is ever changed."""

import polars as pl
import streamlit as st

from budget.errors import RegisterError
from budget.locale import requests as said
from budget.locale.words import N_
from budget.register.chain import Value
from budget.register.register import Register
from budget.views.draft import draft_kept
from budget.views.page import Page
from budget.views.requests_fields import listed
from budget.views.requests_words import amount_typed, day_typed, options, refused
from budget.views.saving import saves

_FACTS = {
    "title": N_("What is asked, in a line"),
    "purpose": N_("Purpose, in your own words"),
    "office": N_("Asked of (office, not a person)"),
    "incoming_number": N_("Incoming number"),
    "amount_asked_kzt": N_("Amount, ₸"),
    "sent_on": N_("Sent on"),
}
_FIXED = ("recorded", "retracted")  # kinds of entries that stay


def correct_shown(register: Register, request: pl.DataFrame, page: Page) -> None:
    """A fact of the request anew; the old one stays to be seen. An entry taken back."""
    request_id = str(request["request_id"].item())
    st.caption(
        page.spoken.gettext("Entries are never changed: a mistake is set right by a new entry.")
    )
    _fact(register, request_id, page)
    _retracted(register, request_id, page)


def _fact(register: Register, request_id: str, page: Page) -> None:
    """The form of a correction."""
    spoken, known = page.spoken, saves()
    names = options(_FACTS, page)
    form = f"correct_{request_id}"
    turn = known.turn(form)
    draft_kept(form, turn, register.register_id)
    with st.container(key=form), st.form(f"{form}_{turn}"):
        field = listed(spoken.gettext("Fact to correct"), names) or ""
        value = st.text_input(spoken.gettext("What is right"))
        note = st.text_input(spoken.gettext("Why it is corrected"))
        if not st.form_submit_button(spoken.gettext("Save the correction")):
            return
    try:
        right = _right(field, value, names[field], page)
        with known.alone(form, turn):
            register.correct_request(request_id, {field: right}, note=note)
            known.saved(form, request_id)
    except RegisterError as error:
        refused(error, page)
        return
    st.rerun()


def _right(field: str, value: str, name: str, page: Page) -> Value:
    """The value of a field as its kind is read."""
    if field == "amount_asked_kzt":
        return amount_typed(value, name, page)
    if field == "sent_on":
        return day_typed(value, name, page)
    return value.strip() or None


def _retracted(register: Register, request_id: str, page: Page) -> None:
    """Take back an entry recorded by mistake."""
    spoken, known = page.spoken, saves()
    rows = register.events(request_id).filter(
        pl.col("is_current"), ~pl.col("kind").cast(pl.String).is_in(_FIXED)
    )
    if rows.is_empty():
        return
    kinds = options(said.EVENT_KINDS, page)
    names = {
        number: f"{number} · {day:%d.%m.%Y} · {kinds[kind]}"
        for number, day, kind in rows.select("event_no", "happened_on", "kind").iter_rows()
    }
    form = f"retract_{request_id}"
    turn = known.turn(form)
    with st.form(f"{form}_{turn}"):
        number = st.selectbox(
            spoken.gettext("Entry recorded by mistake"),
            list(names),
            format_func=names.__getitem__,
        )
        why = st.text_input(spoken.gettext("Why it is taken back"))
        if not st.form_submit_button(spoken.gettext("Take it back")):
            return
    try:
        with known.alone(form, turn):
            register.retract(number, note=why)
            known.saved(form, request_id)
    except RegisterError as error:
        refused(error, page)
        return
    st.rerun()
