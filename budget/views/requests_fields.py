"""The fields of the register's forms: lines, choices of one tap, documents."""

import datetime as dt
from collections.abc import Mapping

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from budget.errors import RegisterError
from budget.locale import failures
from budget.register.register import Register
from budget.views.page import Page
from budget.views.saving import saves

DAY = "05.03.2026"  # how a day may be typed


def line(  # noqa: PLR0913 -- a field has this many parts
    key: str,
    title: str,
    page: Page,
    *,
    value: str = "",
    placeholder: str = "",
    told: str | None = None,
) -> str | None:
    """One line of text under a title of the catalogue."""
    return st.text_input(
        page.spoken.gettext(title), value=value, key=key, placeholder=placeholder, help=told
    )


def tapped(
    key: str,
    title: str,
    choices: Mapping[str, str],
    *,
    default: str | None = None,
    told: str | None = None,
) -> str | None:
    """One of a few, all in view; none until it is tapped, unless a default is given."""
    return st.pills(
        title,
        list(choices),
        format_func=choices.__getitem__,
        key=key,
        default=default,
        help=told,
    )


def listed(title: str, choices: Mapping[str, str], *, is_empty: bool = False) -> str | None:
    """One of a list, the first unless it may be empty."""
    return st.selectbox(
        title,
        list(choices),
        index=None if is_empty else 0,
        format_func=choices.__getitem__,
        placeholder="—",
    )


def documents_asked(title: str) -> list[UploadedFile]:
    """Scans and photos; Streamlit holds them until the form is sent."""
    return st.file_uploader(title, accept_multiple_files=True)


def documents_attached(  # noqa: PLR0913 -- an entry of a document has this many facts
    register: Register,
    request_id: str,
    files: list[tuple[bytes, str]],
    page: Page,
    *,
    about: int | None = None,
    happened_on: dt.date | None = None,
    note: str | None = None,
) -> int:
    """Attach each document; one that is not taken is told of on the next page, by its name.

    Returns:
        How many were taken.
    """
    not_taken = 0
    for content, name in files:
        try:
            register.attach(
                request_id, content, name, about=about, happened_on=happened_on, note=note
            )
        except RegisterError as error:
            saves().refused.append(f"{name}: {failures.sentence(error, page.spoken)}")
            not_taken += 1
    return len(files) - not_taken
