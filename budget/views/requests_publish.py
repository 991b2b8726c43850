"""Publishing, a step of its own: the preview is exactly what goes out."""

import polars as pl
import streamlit as st

from budget.errors import RegisterError
from budget.locale import failures
from budget.locale.words import N_
from budget.register.personal import Wishes
from budget.register.publication import SMALL_VILLAGES, Publication, publication
from budget.register.register import Register
from budget.reports.public_copy import public_bytes
from budget.views.page import Page
from budget.views.plain import plain
from budget.views.sent import as_sent

_KINDS = {
    "name": N_("a name"),
    "phone": N_("a telephone number"),
    "email": N_("an e-mail address"),
    "iin": N_("an individual identification number"),
    "account": N_("an account"),
    "address": N_("an address"),
    "marked": N_("marked by you"),
}


def publish_shown(register: Register, page: Page) -> None:
    """What would go out, what is blacked out, what never goes out; then one confirmation."""
    spoken = page.spoken
    st.header(spoken.gettext("What would go out"))
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
    _preview(out, page)
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
    marked = st.text_area(
        spoken.gettext("Black out too, one a line (a nickname, a street)"), key="publish_marked"
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


def _preview(out: Publication, page: Page) -> None:
    spoken = page.spoken
    st.subheader(spoken.gettext("Blacked out: {number}", number=out.findings.height))
    if out.findings.height:
        st.dataframe(
            as_sent(
                out.findings.with_columns(
                    pl.col("kind")
                    .cast(pl.String)
                    .replace({kind: spoken.gettext(text) for kind, text in _KINDS.items()})
                )
            ),
            hide_index=True,
            alt=spoken.gettext("What is blacked out, before and after"),
        )
    st.subheader(spoken.gettext("Requests"))
    st.dataframe(
        as_sent(out.requests),
        hide_index=True,
        alt=spoken.gettext("Requests as they would go out"),
    )
    st.subheader(spoken.gettext("Entries"))
    st.dataframe(
        as_sent(out.events), hide_index=True, alt=spoken.gettext("Entries as they would go out")
    )
    st.caption(
        spoken.gettext(
            "Never goes out: {columns}. Requests of small villages left out: {requests}. Small numbers "
            "left out: {suppressed}. Mark {mark}.",
            columns=", ".join(out.left_out),
            requests=out.requests_left_out,
            suppressed=out.suppressed,
            mark=out.mark,
        )
    )
