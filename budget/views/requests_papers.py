"""What a request can be proved with: the receipt, the pack for print, drafts of letters."""

import io
from collections.abc import Callable
from functools import partial

import polars as pl
import segno
import streamlit as st

from budget import paths
from budget.locale.words import LANGUAGE_NAMES, N_, Language, Words, words
from budget.register.register import Register
from budget.reports.letter_texts import LetterKind
from budget.reports.letters import Letter, Matter, letter_docx, letter_of, letter_pdf
from budget.reports.pack import Pack, pack_docx, pack_pdf
from budget.reports.pack_register import matter_of, packed
from budget.reports.public_copy import loaded
from budget.views import address
from budget.views.page import Page

PUBLIC = paths.OWN / "public"
_LETTERS = {
    LetterKind.REMINDER: N_("Reminder: the reply is due"),
    LetterKind.LIST_REQUEST: N_("Ask for the list of requests not funded"),
    LetterKind.COMPLAINT: N_("Complaint to the superior body"),
}
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PDF = "application/pdf"


def papers_shown(register: Register, request: pl.DataFrame, page: Page) -> None:
    """Receipt with its code, pack and letters in Kazakh or Russian; made when clicked."""
    spoken = page.spoken
    request_id, unit_id = (str(request[name].item()) for name in ("request_id", "unit_id"))
    languages = [Language.KK.value, Language.RU.value]
    language = Language(
        address.pick(
            "paper",
            spoken.gettext("Language of the papers"),
            languages,
            lambda code: LANGUAGE_NAMES[Language(code)],
            default=languages[page.language is Language.RU],
            as_buttons=True,
        )
    )
    year = int(request["year"].item())
    village = register.requests().filter(pl.col("unit_id") == unit_id, pl.col("year") == year)
    st.subheader(spoken.gettext("Pack for print"))
    st.caption(
        spoken.gettext(
            "The request, its timeline and replies word for word, what the law asks for, money asked "
            "and approved, documents with their hashes. Made on this computer."
        )
    )
    with st.container(horizontal=True):
        _buttons(register, [request_id], f"{request_id}", language, page)
    if village.height > 1:
        st.caption(
            spoken.gettext("All requests of this village for {year}: one pack.", year=year)
        )
        with st.container(horizontal=True):
            _buttons(register, village["request_id"].to_list(), f"{year}", language, page)
    _letters(register, request_id, language, page)
    _receipt(register, request_id, page)


def _buttons(
    register: Register, keys: list[str], name: str, language: Language, page: Page
) -> None:
    spoken = words(language)

    def contents() -> Pack:
        copies = [loaded(file.read_bytes(), file.name) for file in sorted(PUBLIC.glob("*.zip"))]
        return packed(register, keys, register.today, spoken, copies)

    st.download_button(
        "PDF",
        lambda: pack_pdf(contents(), spoken),
        file_name=f"{name}.pdf",
        mime=_PDF,
        key=f"pack_pdf_{name}",
        on_click="ignore",
        icon=":material/picture_as_pdf:",
        help=page.spoken.gettext("PDF/A: to print and to keep"),
    )
    st.download_button(
        "Word",
        lambda: pack_docx(contents(), spoken),
        file_name=f"{name}.docx",
        mime=_DOCX,
        key=f"pack_docx_{name}",
        on_click="ignore",
        icon=":material/description:",
        help=page.spoken.gettext("Word: to edit"),
    )


def _letters(register: Register, request_id: str, language: Language, page: Page) -> None:
    spoken = page.spoken
    st.subheader(spoken.gettext("Drafts of letters"))
    st.caption(
        spoken.gettext(
            "Dates and articles are filled in. Drafts: read and check before signing."
        )
    )
    said = words(language)
    for kind, title in _LETTERS.items():
        matter = matter_of(register, request_id, register.today)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.download_button(
                spoken.gettext(title),
                partial(_letter_made, letter_docx, kind, matter, said),
                file_name=f"{request_id}-{kind.value}.docx",
                mime=_DOCX,
                key=f"letter_{kind.value}",
                on_click="ignore",
                icon=":material/mail:",
            )
            st.download_button(
                "PDF",
                partial(_letter_made, letter_pdf, kind, matter, said),
                file_name=f"{request_id}-{kind.value}.pdf",
                mime=_PDF,
                key=f"letter_pdf_{kind.value}",
                on_click="ignore",
                type="tertiary",
            )


def _letter_made(
    made: Callable[[Letter, Words], bytes], kind: LetterKind, matter: Matter, said: Words
) -> bytes:
    return made(letter_of(kind, matter, said), said)


def _receipt(register: Register, request_id: str, page: Page) -> None:
    """The receipt as text and code: copied elsewhere, it proves what stands here today."""
    spoken = page.spoken
    receipt = register.receipt(request_id)
    st.subheader(spoken.gettext("Receipt"))
    st.caption(
        spoken.gettext(
            "Send it to somebody you trust, or keep its photo: whoever changes the register later "
            "can be proved wrong by it. No text of the request is in it."
        )
    )
    st.code(receipt.text(spoken), language=None, wrap_lines=True)
    made = io.BytesIO()
    segno.make(receipt.payload, error="m", micro=False).save(
        made, kind="png", scale=4, border=3
    )
    st.image(made.getvalue(), width=200, alt=spoken.gettext("Code of the receipt"))
