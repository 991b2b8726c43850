"""Documents added later: each with its hash, sealed with the entry."""

import streamlit as st

from budget.errors import RegisterError
from budget.locale.words import N_
from budget.register.register import Register
from budget.views.draft import draft_kept
from budget.views.page import Page
from budget.views.requests_fields import DAY, documents_asked, documents_attached, line
from budget.views.requests_words import day_typed, refused
from budget.views.saving import saves

FORM = "attach"
_DAY, _NOTE = N_("Day of the document"), N_("Note")


def attach_shown(register: Register, request_id: str, page: Page) -> None:
    """The form of a document: its hash is sealed with the entry."""
    spoken, known = page.spoken, saves()
    form = f"{FORM}_{request_id}"
    turn = known.turn(form)
    draft_kept(form, turn, register.register_id)
    with st.container(key=form), st.form(f"{form}_{turn}"):
        files = documents_asked(spoken.gettext("Scans, photos, letters"))
        day = line(f"{form}_day_{turn}", _DAY, page, placeholder=DAY)
        note = line(f"{form}_note_{turn}", _NOTE, page)
        if not st.form_submit_button(
            spoken.gettext("Add the document"), icon=":material/check:"
        ):
            return
    if not files:
        st.warning(spoken.gettext("Choose a file first."))
        return
    try:
        happened = day_typed(day, spoken.gettext(_DAY), page)
    except RegisterError as error:
        refused(error, page)
        return
    taken = [(file.getvalue(), file.name) for file in files]
    with known.alone(form, turn):
        known.saved(form, request_id)
    said = (note or "").strip() or None
    if not documents_attached(
        register, request_id, taken, page, happened_on=happened, note=said
    ):
        known.done.pop(
            form, None
        )  # the form is done with, but nothing of it is in the register
    st.rerun()
