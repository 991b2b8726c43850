"""The register taken along: a workbook, CSV, or everything in one locked file, and back."""

import tempfile
from pathlib import Path

import polars as pl
import streamlit as st

from budget.register.register import Register
from budget.reports.files import csv_bytes, excel_csv_bytes
from budget.reports.request_book import register_book, register_table
from budget.views.page import Page
from budget.views.requests_start import SHORTEST

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def give_shown(register: Register, page: Page) -> None:
    """Downloads made when clicked; the locked copy asks for its passphrase first."""
    spoken = page.spoken
    st.header(spoken.gettext("Requests as a table"), anchor=False)
    st.caption(
        spoken.gettext(
            "For you: these files hold everything you typed. To publish, use «Publish»."
        )
    )
    _tables(register, page)
    st.header(spoken.gettext("Everything in one locked file"), anchor=False)
    st.caption(
        spoken.gettext(
            "Requests, entries, documents: for a memory stick, another computer, or an emergency. "
            "Without the passphrase nobody opens it, you neither. It is brought back where no register "
            "lies yet: it never replaces one."
        )
    )
    _locked_file(register, page)


def _tables(register: Register, page: Page) -> None:
    """The requests with where they stand, for Excel and for other programs."""
    spoken = page.spoken

    def rows() -> pl.DataFrame:
        return register_table(register.requests(), register.standings())

    with st.container(horizontal=True):
        st.download_button(
            "XLSX",
            lambda: register_book(register.requests(), register.standings(), spoken),
            file_name="requests.xlsx",
            mime=_XLSX,
            on_click="ignore",
        )
        st.download_button(
            spoken.gettext("CSV for Excel"),
            lambda: excel_csv_bytes(rows()),
            file_name="requests-excel.csv",
            mime="text/csv",
            on_click="ignore",
        )
        st.download_button(
            spoken.gettext("Plain CSV"),
            lambda: csv_bytes(rows()),
            file_name="requests.csv",
            mime="text/csv",
            on_click="ignore",
        )


def _locked_file(register: Register, page: Page) -> None:
    """A passphrase of the file's own, then the file; a form, so that a tap takes what is typed."""
    spoken = page.spoken
    with st.form("backup", border=False):
        passphrase = st.text_input(
            spoken.gettext("Passphrase of the file"), type="password", key="backup_passphrase",
            help=spoken.gettext(
                "Write it down on paper, apart from the file: nobody can restore it."
            ),
        )  # fmt: skip
        st.form_submit_button(spoken.gettext("Prepare the locked file"))
    if len(passphrase) >= SHORTEST:
        st.download_button(
            spoken.gettext("Download the locked file"),
            lambda: _locked(register, passphrase),
            file_name="register.age",
            mime="application/octet-stream",
            on_click="ignore",
            icon=":material/lock:",
        )
    elif passphrase:
        st.error(spoken.gettext("A passphrase has at least {least} letters.", least=SHORTEST))


def _locked(register: Register, passphrase: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "register.age"
        register.backup(file, passphrase)
        return file.read_bytes()
