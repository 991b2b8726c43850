"""One request: where it stands, its money, its timeline, what to do next."""

import polars as pl
import streamlit as st

from budget.register.register import Register
from budget.views import address
from budget.views.draft import draft_kept
from budget.views.page import Page
from budget.views.plain import plain
from budget.views.requests_attach import attach_shown
from budget.views.requests_correct import correct_shown
from budget.views.requests_event import event_shown
from budget.views.requests_form import FORM
from budget.views.requests_head import head_shown, money_shown
from budget.views.requests_lines import lines_shown
from budget.views.requests_papers import papers_shown
from budget.views.requests_timeline import timeline_shown
from budget.views.saving import saves


def one_shown(register: Register, request_id: str, page: Page) -> None:
    """The request of the address."""
    spoken = page.spoken
    if st.button(spoken.gettext("All requests"), icon=":material/arrow_back:", type="tertiary"):
        address.put(request="", view="list")
        st.rerun()
    request = register.requests().filter(request_id=request_id)
    if request.is_empty():
        st.warning(spoken.gettext("No request of this key is in this register."))
        return
    _saved(register, request_id, page)
    standing = register.standings().filter(request_id=request_id)
    head_shown(request, standing, page)
    money_shown(standing, register.events(request_id), page)
    timeline_shown(register, request_id, page)
    _doors(register, request, page)


def _saved(register: Register, request_id: str, page: Page) -> None:
    """Above a request that the press before this one recorded: that it did."""
    known = saves()
    draft_kept(FORM, known.turn(FORM), register.register_id)
    if known.done.pop(FORM, None) == request_id:
        _told([FORM], page)


def _told(forms: list[str], page: Page) -> None:
    """That forms were saved, and which documents were not taken."""
    known = saves()
    if forms:
        st.success(page.spoken.gettext("Saved. Keep its receipt: it proves what stands here."))
    while known.refused:
        st.error(plain(known.refused.pop()))


def _doors(register: Register, request: pl.DataFrame, page: Page) -> None:
    """What can be done next; one door is open."""
    spoken = page.spoken
    request_id = str(request["request_id"].item())
    doors = {
        "event": spoken.gettext("Something happened"),
        "attach": spoken.gettext("Add a document"),
        "line": spoken.gettext("Find it in a budget"),
        "papers": spoken.gettext("Papers and receipt"),
        "correct": spoken.gettext("Correct a fact"),
    }
    door = address.pick(
        "do", spoken.gettext("What next"), list(doors), doors.__getitem__,
        default="papers", as_buttons=True,
    )  # fmt: skip
    done = saves().done
    saved = [form for form, saved_of in done.items() if saved_of == request_id]
    for form in saved:
        del done[form]
    _told(saved, page)  # where the thumb is: a phone does not show the top of the page
    match door:
        case "event":
            event_shown(register, request, page)
        case "attach":
            attach_shown(register, request_id, page)
        case "line":
            lines_shown(register, request, page)
        case "correct":
            correct_shown(register, request, page)
        case _:
            papers_shown(register, request, page)
