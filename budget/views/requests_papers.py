"""What a request can be proved with: the pack for print, drafts of letters, the receipt."""

import polars as pl
import streamlit as st

from budget.locale.words import LANGUAGE_NAMES, Language, words
from budget.register.register import Register
from budget.reports.pack import Pack, pack_docx, pack_pdf
from budget.reports.pack_register import packed
from budget.reports.public_copy import copies
from budget.views import address
from budget.views.page import Page
from budget.views.requests_letters import DOCX, PDF, letters_shown
from budget.views.requests_receipt import receipt_shown


def papers_shown(register: Register, request: pl.DataFrame, page: Page) -> None:
    """Pack and letters in Kazakh or Russian, made when clicked; the receipt with its code."""
    spoken = page.spoken
    request_id, unit_id = (str(request[name].item()) for name in ("request_id", "unit_id"))
    language = _language(page)
    year = int(request["year"].item())
    village = register.requests().filter(pl.col("unit_id") == unit_id, pl.col("year") == year)
    st.subheader(spoken.gettext("Pack for print"), anchor=False)
    st.caption(
        spoken.gettext(
            "The request, its timeline and replies word for word, what the law asks for, money asked "
            "and approved, documents with their hashes. Made on this computer."
        )
    )
    _buttons(register, [request_id], request_id, language, page)
    if village.height > 1:
        st.caption(
            spoken.gettext("All requests of this village for {year}: one pack.", year=year)
        )
        keys = village["request_id"].to_list()
        _buttons(register, keys, f"{year}", language, page)
    letters_shown(register, request_id, language, page)
    receipt_shown(register, request_id, page)


def _language(page: Page) -> Language:
    """The language of the papers: offices are written to in Kazakh or Russian."""
    languages = [Language.KK.value, Language.RU.value]
    return Language(
        address.pick(
            "paper",
            page.spoken.gettext("Language of the papers"),
            languages,
            lambda code: LANGUAGE_NAMES[Language(code)],
            default=languages[page.language is Language.RU],
            as_buttons=True,
        )
    )


def _buttons(
    register: Register, keys: list[str], name: str, language: Language, page: Page
) -> None:
    """The pack in PDF to print and keep, and in Word to edit."""
    spoken = words(language)

    def contents() -> Pack:
        return packed(register, keys, register.today, spoken, copies())

    with st.container(horizontal=True):
        st.download_button(
            "PDF",
            lambda: pack_pdf(contents(), spoken),
            file_name=f"{name}.pdf",
            mime=PDF,
            key=f"pack_pdf_{name}",
            on_click="ignore",
            icon=":material/picture_as_pdf:",
            help=page.spoken.gettext("PDF/A: to print and to keep"),
        )
        st.download_button(
            "Word",
            lambda: pack_docx(contents(), spoken),
            file_name=f"{name}.docx",
            mime=DOCX,
            key=f"pack_docx_{name}",
            on_click="ignore",
            icon=":material/description:",
            help=page.spoken.gettext("Word: to edit"),
        )
