"""Counts of the reader's own: a template to fill in, checked before anything of it is used."""

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.borders import boundary_breaks
from budget.analysis.own_pupils import own_counts
from budget.analysis.own_rows import COLUMNS
from budget.locale.own_tables import FAULTS
from budget.reports.own_tables import MOST_BYTES, own_table, refusal_told, template_bytes
from budget.views.page import Page
from budget.views.plain import plain
from budget.views.schools_choices import SchoolChoice
from budget.views.widgets import widgets_told

_KEY = "own_pupils"
_MEGABYTES = MOST_BYTES // 2**20
_TOO_LARGE = FAULTS["too_large"]


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
        widgets_told(page, too_large=spoken.gettext(_TOO_LARGE, found="> $1", other="$1"))
        file = st.file_uploader(
            spoken.gettext("Your counts"),
            type=["csv", "xlsx"],
            key=_KEY,
            max_upload_size=_MEGABYTES,
        )
        if file is None:
            return None
        return _read(file.name, file.getvalue(), page)


def _read(name: str, content: bytes, page: Page) -> pl.DataFrame | None:
    spoken = page.spoken
    units, statistics = tables.read("units"), tables.read("statistics")
    table = own_table(content)
    boundaries = boundary_breaks(tables.read("breaks"), units)
    read = own_counts(table.cells, units, statistics, boundaries, language=page.language.value)
    faults = table.faults or read.faults
    if faults:
        _refused(refusal_told(name, table, faults, spoken))
        return None
    st.success(
        spoken.ngettext(
            "{number} count of yours is used.",
            "{number} counts of yours are used.",
            read.counts.height,
        )
    )
    return read.counts


def _refused(sentences: list[str]) -> None:
    """The sentence of the file, then every fault; a reader's cells are text and no Markdown."""
    told = "\n".join(f"- {plain(sentence)}" for sentence in sentences[1:])
    st.error(f"{plain(sentences[0])}\n\n{told}")


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
