"""Requests out of a workbook, and public copies of other registers."""

from hashlib import sha256

import streamlit as st

from budget.errors import BudgetError
from budget.register.cells import CellValue
from budget.register.headings import Headings, Sheet
from budget.register.intake import Intake, intake_of
from budget.register.mappings import remember, remembered
from budget.register.register import Register
from budget.reports.request_book import faults_frame, sheet_of, template_bytes
from budget.views.page import Page
from budget.views.requests_mapping import headings_asked
from budget.views.requests_public import public_shown
from budget.views.requests_villages import village_finder
from budget.views.requests_words import refused
from budget.views.sent import as_sent

_INTAKE, _SHEET = "request_intake", "request_sheet"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def bring_shown(register: Register, page: Page) -> None:
    """The template, the workbook with its own headings, what is not taken and why."""
    spoken = page.spoken
    st.header(spoken.gettext("Requests from a workbook"), anchor=False)
    st.download_button(
        spoken.gettext("Template with lists to choose from"),
        lambda: template_bytes(spoken),
        file_name="requests.xlsx",
        mime=_XLSX,
        on_click="ignore",
        icon=":material/download:",
    )
    file = st.file_uploader(
        spoken.gettext("Workbook (.xlsx), yours or the template"), key="book"
    )
    if file is None:
        st.session_state.pop(_SHEET, None)
        st.session_state.pop(_INTAKE, None)
    else:
        try:
            _workbook(register, file.getvalue(), file.name, page)
        except BudgetError as error:
            refused(error, page)
    if not register.is_sample:
        public_shown(page)


def _workbook(register: Register, content: bytes, name: str, page: Page) -> None:
    spoken = page.spoken
    known = remembered(register)
    sheet = _sheet(content, name)
    asked = headings_asked(sheet, known, page)
    if asked is None:
        return
    headings, by_hand, given = asked
    intake = _read(register, content, sheet, headings, given)
    st.markdown(
        spoken.gettext(
            "Rows read: **{rows}**. Understood: **{good}**. Not understood: **{bad}**.",
            rows=len(intake.taken) + len({fault.row for fault in intake.faults}),
            good=len(intake.taken),
            bad=len({fault.row for fault in intake.faults}),
        )
    )
    if intake.taken and st.button(spoken.gettext("Take the rows that are understood")):
        _taken(register, intake, page)
        if by_hand != known:
            remember(register, by_hand)
    _faults(intake, page)


def _taken(register: Register, intake: Intake, page: Page) -> None:
    added = register.add_requests(intake.taken)
    fresh = sum(each is not None for each in added)
    st.success(
        page.spoken.gettext(
            "Taken: {fresh}. Were here before: {before}.",
            fresh=fresh,
            before=len(added) - fresh,
        )
    )


def _sheet(content: bytes, name: str) -> Sheet:
    """The sheet of the workbook; opened once, for as long as it lies on the page."""
    mark = sha256(content).hexdigest()
    kept_before: tuple[str, Sheet] | None = st.session_state.get(_SHEET)
    if kept_before is not None and kept_before[0] == mark:
        return kept_before[1]
    sheet = sheet_of(content, name)
    st.session_state[_SHEET] = (mark, sheet)
    return sheet


def _read(
    register: Register,
    content: bytes,
    sheet: Sheet,
    headings: Headings,
    given: dict[str, CellValue],
) -> Intake:
    """The rows of the workbook; read once, for as long as it lies on the page."""
    mark = (register.register_id, sha256(content).hexdigest(), repr(headings), repr(given))
    kept_before: tuple[object, Intake] | None = st.session_state.get(_INTAKE)
    if kept_before is not None and kept_before[0] == mark:
        return kept_before[1]
    intake = intake_of(sheet, headings, given, village_finder(register))
    st.session_state[_INTAKE] = (mark, intake)
    return intake


def _faults(intake: Intake, page: Page) -> None:
    if not intake.faults:
        return
    spoken = page.spoken
    rows = faults_frame(list(intake.faults), spoken)
    st.dataframe(
        as_sent(rows),
        hide_index=True,
        alt=spoken.gettext("Rows not understood, each with its cell and reason"),
        column_config={
            "row": st.column_config.NumberColumn(
                spoken.gettext("Row"), format="plain", width=60
            ),
            "cell": st.column_config.TextColumn(spoken.gettext("Cell"), width=70),
            "heading": st.column_config.TextColumn(spoken.gettext("Column"), width=150),
            "found": st.column_config.TextColumn(spoken.gettext("Found"), width=150),
            "expected": st.column_config.TextColumn(spoken.gettext("Expected"), width=200),
            "advice": st.column_config.TextColumn(spoken.gettext("What to do"), width="large"),
        },
    )
