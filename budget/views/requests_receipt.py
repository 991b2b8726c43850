"""The receipt of a request as text and code: copied elsewhere, it proves what stands here today."""

import io

import segno
import streamlit as st

from budget.register.register import Register
from budget.views.page import Page


def receipt_shown(register: Register, request_id: str, page: Page) -> None:
    """The text to copy and the code to photograph; no text of the request is in either."""
    spoken = page.spoken
    receipt = register.receipt(request_id)
    st.subheader(spoken.gettext("Receipt"), anchor=False)
    st.caption(
        spoken.gettext(
            "Send it to somebody you trust, or keep its photo: whoever changes the register later "
            "can be proved wrong by it. No text of the request is in it."
        )
    )
    st.code(receipt.text(spoken), language=None, wrap_lines=True)
    made = io.BytesIO()
    segno.make(receipt.payload, error="m", micro=False).save(
        made, kind="png", scale=4, border=3
    )
    st.image(made.getvalue(), width=200, alt=spoken.gettext("Code of the receipt"))
