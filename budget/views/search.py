"""A search box that finds places by any spelling, in Kazakh, Russian or Latin letters."""

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.place_keys import FORMER
from budget.analysis.units import find_places
from budget.views.page import Page, place_label

SPELLED = 80.0  # score of a name that begins as typed; below it names only look alike
_SURE = 100.0  # score of a name that is the place's own


def places_searched(label: str, key: str, limit: int, page: Page) -> pl.DataFrame | None:
    """Ask for a place and say so where none answers.

    Args:
        label: Words above the box, in the page's language.
        key: Key of the box.
        limit: Most places to find.
        page: Language.

    Returns:
        Rows as `find_places` returns them, best first; None while nothing is typed.
    """
    spoken = page.spoken
    query = st.text_input(
        label,
        type="search",
        live=True,
        key=key,
        placeholder=spoken.gettext("Oiyl, Уил, Ойыл …"),
        icon=":material/search:",
    )
    if not (query or "").strip():
        return None
    found = find_places(query or "", tables.read("units"), limit, language=page.language)
    if found.is_empty():
        st.caption(
            spoken.gettext(
                "No place answers to «{query}». Try fewer letters, or another spelling.",
                query=query or "",
            )
        )
    elif (found["score"] < SPELLED).all():
        st.caption(
            spoken.gettext(
                "Nothing answers exactly to «{query}». Similar names:", query=query or ""
            )
        )
    _former_names(found, page)
    return found


def _former_names(found: pl.DataFrame, page: Page) -> None:
    """Say of which places found what was typed is the name of before."""
    is_former = (pl.col("relation") == FORMER) & (pl.col("score") >= _SURE)
    units = tables.read("units").unique("unit_id", keep="last", maintain_order=True)
    formers = found.filter(is_former).select("unit_id", "known_as")
    for unit in formers.join(units, on="unit_id", maintain_order="left").iter_rows(named=True):
        st.caption(
            page.spoken.gettext(
                "«{former}» is a former name: {place} now.",
                former=unit["known_as"],
                place=place_label(unit, page),
            )
        )
