"""What every page has: its words, the language switch, honest empty states."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from budget import tables
from budget.errors import BudgetError, MissingTableError
from budget.locale import failures, places
from budget.locale.words import Language, Words, words
from budget.views import address, language


@dataclass(frozen=True, slots=True)
class Page:
    """Language and theme of the reader."""

    spoken: Words
    is_dark: bool

    @property
    def language(self) -> Language:
        """The language of the page."""
        return self.spoken.language


def opened() -> Page:
    """Open a page: its language, its theme, the language switch."""
    spoken = words(address.language())
    with st.container(horizontal=True, horizontal_alignment="right"):
        language.tell(spoken.language)
        address.language_switch(spoken.language, spoken.gettext("Language"))
    return Page(spoken, is_dark=st.context.theme.type == "dark")


def guarded(draw: Callable[[Page], None]) -> None:
    """Draw a page; where that fails on purpose, say why and what to do.

    Any other error is a fault of ours: it goes on to the log, and the reader is told so.
    """
    page = opened()
    try:
        with tables.looked_at_once():
            draw(page)
    except MissingTableError as error:
        st.warning(failures.sentence(error, page.spoken))
    except BudgetError as error:
        st.error(failures.sentence(error, page.spoken))
    finally:
        if isinstance(sys.exc_info()[1], Exception):  # a rerun is none: it is a BaseException
            st.error(page.spoken.gettext(failures.UNEXPECTED))


def place_label(unit: dict[str, str | None], page: Page) -> str:
    """The name of a unit, a row of `units`, written out in the page's language."""
    return places.place_name(
        unit["name_ru"] or "",
        unit["name_kk"] or "",
        unit["name_en"],
        unit["kind"] or "",
        page.language,
    )
