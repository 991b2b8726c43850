"""Honest empty states: what is not held, why, and what can be done."""

import polars as pl
import streamlit as st

from budget.analysis.coverage import ALL_VILLAGE_BUDGETS, VILLAGE_BUDGETS
from budget.model.enums import BudgetLevel
from budget.views import address
from budget.views.page import Page, place_label
from budget.views.plain import plain


def unknown_place(page: Page) -> None:
    """No place is asked for, or one that is not in the classifier."""
    spoken = page.spoken
    st.title(spoken.gettext("Place"), anchor=False)
    asked = st.query_params.get("place", "")
    if asked:
        st.warning(
            spoken.gettext(
                "No unit has the code {code} in the classifier of territories.",
                code=plain(asked),
            )
        )
    st.markdown(spoken.gettext("Choose a place: type its name on the first page."))
    address.link(address.HOME, spoken.gettext("Find a place"))
    address.link(
        address.PLACE, spoken.gettext("Republic of Kazakhstan and its regions"), place="KZ"
    )


def year_told(asked: str | None, shown: str, page: Page) -> None:
    """Say that the year of the address is not held, and which one is shown in its place.

    Args:
        asked: The year that the address named before it was chosen; None: none.
        shown: The year that was chosen.
        page: Language.
    """
    if asked and asked != shown:
        st.info(
            page.spoken.gettext(
                "The year of the link, {asked}, is not held here. Shown is {shown}.",
                asked=plain(asked),
                shown=shown,
            )
        )


def edition_told(asked: str | None, shown: str, name: str, page: Page) -> None:
    """Say that the edition of the address is not held, and which one is shown in its place.

    Args:
        asked: The key that the address named before it was chosen; None: none.
        shown: The key that was chosen.
        name: Its name.
        page: Language.
    """
    if asked and asked != shown:
        st.info(
            page.spoken.gettext(
                "The edition of the link is not held here. Shown is: {name}.", name=plain(name)
            )
        )


def nothing_held(unit: pl.DataFrame, page: Page) -> None:
    """No budget of the unit is held."""
    spoken = page.spoken
    place = place_label(unit.row(0, named=True), page)
    st.info(
        spoken.gettext(
            "We hold no budget of this place: {place}. That does not mean it has none, and it is not nought.",
            place=place,
        )
    )
    if str(unit["budget_level"].item()) == BudgetLevel.RURAL:
        st.markdown(
            spoken.gettext(
                "Villages have had budgets of their own since {first} where more than 2,000 people "
                "live, and everywhere since {all}. The district maslikhat approves them.",
                first=VILLAGE_BUDGETS,
                all=ALL_VILLAGE_BUDGETS,
            )
        )
    st.markdown(
        spoken.gettext(
            "What you can do: find the maslikhat's decision on the budget on adilet.zan.kz, save its "
            "annex as XLSX, DOCX or HTML and read it with `python -m ingest read FILE`."
        )
    )
    address.link(address.COVERAGE, spoken.gettext("What is held and what is missing"))
