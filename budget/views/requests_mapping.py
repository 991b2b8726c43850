"""Somebody's own column names: said once what they hold, and what holds for all rows."""

from hashlib import sha256

import streamlit as st

from budget.errors import RegisterError
from budget.model.names import folded
from budget.register.cells import CellValue, text_of
from budget.register.columns import BY_FIELD, COLUMNS, known_headings
from budget.register.headings import Headings, Sheet, headings_of
from budget.views.page import Page
from budget.views.plain import plain
from budget.views.requests_words import refused

_LOOKED_AT = 30  # rows
_MOST = 40  # columns that a person would name


def headings_asked(
    sheet: Sheet, remembered: dict[str, str], page: Page
) -> tuple[Headings, dict[str, str], dict[str, CellValue]] | None:
    """The headings with what was said of them by hand, and the facts of all rows; None: not yet."""
    by_hand = remembered | _by_hand(sheet, remembered, page)
    named = {known_headings().get(folded(title)) for title in _titles(sheet)}
    missing = [
        column.field
        for column in COLUMNS
        if column.must
        and column.field != "title"
        and column.field not in named | set(by_hand.values())
    ]
    given = _given(missing, page)
    try:
        return headings_of(sheet, by_hand, given), by_hand, given
    except RegisterError as error:
        refused(error, page)
        return None


def _titles(sheet: Sheet) -> list[str]:
    """The texts of the row that looks most like headings: the fullest of the first ones."""
    rows = [
        [cell for cell in row if isinstance(cell, str) and cell.strip()]
        for row in sheet.rows[:_LOOKED_AT]
    ]
    return list(dict.fromkeys(text_of(cell) for cell in max(rows, key=len, default=[])))


def _by_hand(sheet: Sheet, remembered: dict[str, str], page: Page) -> dict[str, str]:
    """Columns that no heading explains: what each holds, if anything."""
    spoken = page.spoken
    known = known_headings().keys() | {folded(title) for title in remembered}
    unknown = [title for title in _titles(sheet) if folded(title) not in known][:_MOST]
    if not unknown:
        return {}
    fields = {"": spoken.gettext("not taken")} | {
        column.field: spoken.gettext(column.title) for column in COLUMNS
    }
    said: dict[str, str] = {}
    with st.expander(spoken.gettext("Columns not understood"), expanded=True):
        for title in unknown:
            key = sha256(title.encode()).hexdigest()
            field = st.selectbox(
                plain(title), list(fields), format_func=fields.__getitem__, key=f"column_{key}"
            )
            if field:
                said[title] = field
    return said


def _given(missing: list[str], page: Page) -> dict[str, CellValue]:
    """Facts that no column holds, said once for all rows."""
    if not missing:
        return {}
    spoken = page.spoken
    st.caption(
        spoken.gettext("No column holds these. Say them once for all rows, or name a column:")
    )
    given: dict[str, CellValue] = {}
    for field in missing:
        column = BY_FIELD[field]
        title = spoken.gettext(column.title)
        if column.choices is None:
            value = st.text_input(title, key=f"given_{field}").strip()
        else:
            choices = {name: spoken.gettext(text) for name, text in column.choices.items()}
            value = st.selectbox(
                title, list(choices), format_func=choices.__getitem__, index=None,
                key=f"given_{field}", placeholder="—",
            ) or ""  # fmt: skip
        if value:
            given[field] = value
    return given
