"""Counts of the reader's own: a template to fill in, checked before anything of it is used."""

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.borders import boundary_breaks
from budget.analysis.own_pupils import OwnCounts, own_counts
from budget.analysis.own_rows import COLUMNS
from budget.errors import UnusableFileError
from budget.locale.own_tables import NOTHING_USED, fault_sentence
from budget.reports.own_tables import own_cells, template_bytes
from budget.views.page import Page
from budget.views.schools_choices import SchoolChoice

_KEY = "own_pupils"


def own_pupils(choice: SchoolChoice, names: dict[str, str], page: Page) -> pl.DataFrame | None:
    """Ask for counts.

    Args:
        choice: The question, for the rows of the template.
        names: Unit → name.
        page: Language.

    Returns:
        Counts in the shape of `statistics`; None where none are brought, or one cannot be used.
    """
    spoken = page.spoken
    with st.expander(spoken.gettext("Use counts of your own"), icon=":material/upload_file:"):
        st.markdown(
            spoken.gettext(
                "No official count of pupils by region is published. Bring yours: CSV or XLSX, one "
                "row a place and year, whole persons, no totals. Years are budget years (those who "
                "learn on 1 January) or school years as 2024/25. The file stays in this visit and is "
                "marked as yours everywhere."
            )
        )
        st.download_button(
            spoken.gettext("The template, XLSX"),
            lambda: template_bytes(_template(choice, names), _about(page)),
            "pupils-template.xlsx",
            on_click="ignore",
            icon=":material/download:",
        )
        file = st.file_uploader(spoken.gettext("Your counts"), type=["csv", "xlsx"], key=_KEY)
        if file is None:
            return None
        return _read(file.name, file.getvalue(), page)


def _read(name: str, content: bytes, page: Page) -> pl.DataFrame | None:
    spoken = page.spoken
    units, statistics = tables.read("units"), tables.read("statistics")
    try:
        cells = own_cells(name, content)
    except UnusableFileError:
        st.error(
            spoken.gettext(
                "This is neither CSV nor XLSX, or it is larger than 5 MB or 5,000 rows."
            )
        )
        return None
    read = own_counts(cells, units, statistics, boundary_breaks(tables.read("breaks"), units))
    if read.faults:
        _refused(read, page)
        return None
    st.success(
        spoken.ngettext(
            "{number} count of yours is used.",
            "{number} counts of yours are used.",
            read.counts.height,
        )
    )
    return read.counts


def _refused(read: OwnCounts, page: Page) -> None:
    sentences = [
        fault_sentence(fault.key, fault.cell, fault.found, fault.other, page.spoken)
        for fault in read.faults
    ]
    told = "\n".join(f"- {sentence}" for sentence in sentences)
    st.error(f"{page.spoken.gettext(NOTHING_USED)}\n\n{told}")


def _template(choice: SchoolChoice, names: dict[str, str]) -> pl.DataFrame:
    """The regions and years of the question, their counts empty."""
    units, years = choice.asked.unit_ids, choice.asked.years
    rows = [
        (unit_id, names[unit_id], year, None, None, None) for unit_id in units for year in years
    ]
    return pl.DataFrame(
        rows,
        schema=dict(
            zip(
                COLUMNS,
                (pl.String, pl.String, pl.Int64, pl.Int64, pl.Int64, pl.Int64),
                strict=True,
            )
        ),
        orient="row",
    )


def _about(page: Page) -> list[tuple[str, ...]]:
    spoken = page.spoken
    return [
        (
            "unit_id",
            spoken.gettext("Code of the place, nine digits; or leave it and write the name"),
        ),
        ("name", spoken.gettext("Name in Kazakh, Russian or English")),
        ("year", spoken.gettext("Budget year, or school year as 2024/25")),
        ("pupils_state", spoken.gettext("Pupils of state schools, persons")),
        ("pupils_all", spoken.gettext("Pupils of all schools, persons")),
        ("population_school_age", spoken.gettext("Inhabitants of school age, persons")),
    ]
