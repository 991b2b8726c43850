"""What every page has: its words, the language switch, honest empty states."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st
from streamlit.errors import FragmentHandledException

from budget import tables
from budget.errors import BudgetError, MissingTableError
from budget.locale import failures, places
from budget.locale.words import Language, Words, words
from budget.views import address, language

_TOLD = "The reader was told."


@dataclass(frozen=True, slots=True)
class Page:
    """Language and theme of the reader, and the links that are written on the page.

    `links` is filled while the page is drawn: key of a figure → the address its foot gives.
    """

    spoken: Words
    is_dark: bool
    links: dict[str, str] = field(default_factory=dict, compare=False)

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
    except BudgetError as error:
        _said(error, page.spoken)
    finally:
        fault = sys.exc_info()[1]
        if isinstance(fault, Exception):  # a rerun is none: it is a BaseException
            fault_told(fault)


def fault_told(fault: Exception) -> bool:
    """Say that something failed, once, wherever that was: on a page, in a part of it, at a click.

    The server calls it in place of Streamlit's own box, which is English.

    Args:
        fault: What failed; it is in the log already.

    Returns:
        That the reader was told.
    """
    first = fault
    while isinstance(first, FragmentHandledException):  # a part of a part wraps it twice
        first = first.args[0]
    if _TOLD not in getattr(first, "__notes__", []):
        first.add_note(_TOLD)
        _said(first, words(address.language()))
    return True


def _said(fault: Exception, spoken: Words) -> None:
    """The sentence of an error of ours, or that it is a fault of ours."""
    if isinstance(fault, MissingTableError):
        st.warning(failures.sentence(fault, spoken))
    elif isinstance(fault, BudgetError):
        st.error(failures.sentence(fault, spoken))
    else:
        st.error(spoken.gettext(failures.UNEXPECTED))


def place_label(unit: dict[str, str | None], page: Page) -> str:
    """The name of a unit, a row of `units`, written out in the page's language."""
    return places.place_name(
        unit["name_ru"] or "",
        unit["name_kk"] or "",
        unit["name_en"],
        unit["kind"] or "",
        page.language,
    )
