"""Publishing, a step of its own: the preview is exactly what goes out."""

import streamlit as st

from budget.errors import RegisterError
from budget.locale import failures
from budget.register.personal import Wishes
from budget.register.publication import SMALL_VILLAGES, Publication, publication
from budget.register.register import Register
from budget.reports.public_copy import public_bytes
from budget.views.page import Page
from budget.views.plain import plain
from budget.views.requests_preview import preview_shown


def publish_shown(register: Register, page: Page) -> None:
    """What would go out, what is blacked out, what never goes out; then one confirmation."""
    spoken = page.spoken
    st.header(spoken.gettext("What would go out"), anchor=False)
    st.caption(
        spoken.gettext(
            "Names, telephones, identification numbers and addresses are found and blacked out; no "
            "program finds all. Read every row. Nothing is sent: you get a file."
        )
    )
    out = _asked(register, page)
    if out is None:
        return
    st.caption(spoken.gettext(SMALL_VILLAGES))
    preview_shown(out, page)
    agreed = st.checkbox(
        spoken.gettext("I have read every row of the preview: this may become public."),
        key=f"agreed_{out.mark}",
    )
    if agreed:
        st.download_button(
            spoken.gettext("Make the public copy"),
            lambda: public_bytes(out, out.mark, spoken),
            file_name=f"public-{out.mark}.zip",
            mime="application/zip",
            on_click="ignore",
            icon=":material/public:",
        )


def _asked(register: Register, page: Page) -> Publication | None:
    """The publication with the reader's own wishes: words to black out, finds to keep."""
    spoken = page.spoken
    with st.expander(spoken.gettext("Black out more, or keep what was found")):
        marked = st.text_area(
            spoken.gettext("Black out too, one a line (a nickname, a street)"),
            key="publish_marked",
        )
        kept = st.text_area(
            spoken.gettext("Not personal, keep, one a line (the name of a hero's street)"),
            key="publish_kept",
        )
    wishes = Wishes(marked=_lines(marked), kept=_lines(kept))
    try:
        return publication(
            register.requests(),
            register.events(),
            register.standings(),
            wishes,
            is_sample=register.is_sample,
        )
    except RegisterError as error:
        st.info(plain(failures.sentence(error, spoken)))
        return None


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
