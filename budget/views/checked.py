"""The checks of a budget: what must add up, and what does not, with the numbers."""

import re

import polars as pl
import streamlit as st

from budget.locale import identities, numbers
from budget.views.page import Page
from budget.views.transcript import is_transcribed


def checks_shown(checks: pl.DataFrame, cited: str, page: Page) -> None:
    """The document, and whether it adds up: failing checks in full, those that hold as a number.

    Args:
        checks: Checks of an edition.
        cited: The edition.
        page: Language.
    """
    spoken = page.spoken
    if checks["holds"].all():
        st.caption(f"{cited}  \n{_all_hold(checks.height, page)}")
        return
    st.caption(cited)
    failing = checks.filter(~pl.col("holds"))
    st.error(
        spoken.ngettext(
            "{number} sum in this document does not add up. It is shown as printed, not mended.",
            "{number} sums in this document do not add up. They are shown as printed, not mended.",
            failing.height,
        ),
        icon=":material/flag:",
    )
    with st.expander(spoken.gettext("What does not add up"), expanded=failing.height <= 3):  # noqa: PLR2004 -- lines that fit a phone
        for check in failing.iter_rows(named=True):
            st.markdown(_sentence(check, page))


def _all_hold(number: int, page: Page) -> str:
    """How many sums add up."""
    if not number:
        return page.spoken.gettext(
            "Nothing in this document could be checked: it prints no parts of its totals."
        )
    return ":material/check: " + page.spoken.ngettext(
        "{number} sum checked: it adds up.", "{number} sums checked: all add up.", number
    )


def _sentence(check: dict[str, str | int | None], page: Page) -> str:
    """One failing check with its numbers."""
    language = page.language

    def money(value: str | int | None) -> str:
        return numbers.exact(value, language) if isinstance(value, int) else "—"

    return page.spoken.gettext(
        "**{identity}** ({place}): printed {expected}, parts add up to {found}, difference {residual}.",
        identity=identities.identity(str(check["identity"]), page.spoken),
        place=_place(check, page),
        expected=money(check["expected"]),
        found=money(check["found"]),
        residual=money(check["residual"]),
    )


def _place(check: dict[str, str | int | None], page: Page) -> str:
    """Where the sum stands; a row of a transcription of ours is none of the document."""
    place = identities.place(str(check["place"]), page.spoken)
    row = re.search(r"row (\d+)", str(check["place"]))
    if row is None or not is_transcribed(str(check["source_id"])):
        return place
    return page.spoken.gettext("row {row} of our transcription", row=row[1])
