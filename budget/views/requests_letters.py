"""Drafts of letters: a reminder, the list of requests not funded, a complaint."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from budget.locale.words import N_, Language, Words, words
from budget.model.requests import UNSENT_STATES, RequestState
from budget.register.register import Register
from budget.reports.letter_texts import LetterKind
from budget.reports.letters import Letter, Matter, letter_docx, letter_of, letter_pdf
from budget.reports.pack_register import matter_of
from budget.views.page import Page

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
_LETTERS = {
    LetterKind.REMINDER: N_("Reminder: the reply is due"),
    LetterKind.LIST_REQUEST: N_("Ask for the list of requests not funded"),
    LetterKind.COMPLAINT: N_("Complaint to the superior body"),
}


def letters_shown(register: Register, request_id: str, language: Language, page: Page) -> None:
    """Each letter in Word to edit and in PDF to read; made when clicked."""
    spoken = page.spoken
    matter = matter_of(register, request_id, register.today)
    state = str(matter.standing["state"].item())
    if state == RequestState.WITHDRAWN:
        return  # nothing is awaited any more
    st.subheader(spoken.gettext("Drafts of letters"), anchor=False)
    if state in UNSENT_STATES:
        st.caption(spoken.gettext("Letters are drafted once the request is sent."))
        return
    st.caption(
        spoken.gettext(
            "Dates and articles are filled in. Drafts: read and check before signing."
        )
    )
    for kind, title in _LETTERS.items():
        st.markdown(spoken.gettext(title))
        with st.container(horizontal=True):
            _button("Word", letter_docx, kind, matter, words(language))
            _button("PDF", letter_pdf, kind, matter, words(language))


def _button(
    name: str,
    made: Callable[[Letter, Words], bytes],
    kind: LetterKind,
    matter: Matter,
    said: Words,
) -> None:
    ending, media_type, icon = {
        "Word": ("docx", DOCX, ":material/description:"),
        "PDF": ("pdf", PDF, ":material/picture_as_pdf:"),
    }[name]
    st.download_button(
        name,
        partial(_letter_made, made, kind, matter, said),
        file_name=f"{matter.request['request_id'].item()}-{kind.value}.{ending}",
        mime=media_type,
        key=f"letter_{ending}_{kind.value}",
        on_click="ignore",
        icon=icon,
    )


def _letter_made(
    made: Callable[[Letter, Words], bytes], kind: LetterKind, matter: Matter, said: Words
) -> bytes:
    return made(letter_of(kind, matter, said), said)
