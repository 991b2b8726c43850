"""The register of village requests: what was asked, what came back, and the papers that prove it."""

import streamlit as st

from budget.register.register import Register
from budget.views import address
from budget.views.page import Page, guarded
from budget.views.requests_add import add_shown
from budget.views.requests_bring import bring_shown
from budget.views.requests_door import register_opened
from budget.views.requests_give import give_shown
from budget.views.requests_list import ALL, list_shown
from budget.views.requests_one import one_shown
from budget.views.requests_proof import proof_shown
from budget.views.requests_publish import publish_shown
from budget.views.requests_totals import totals_shown
from budget.views.terms import explained
from budget.views.widgets import widgets_told

_SHOWN = {
    "list": list_shown,
    "add": add_shown,
    "totals": totals_shown,
    "bring": bring_shown,
    "give": give_shown,
    "publish": publish_shown,
    "proof": proof_shown,
}


def render(page: Page) -> None:
    """The register, behind its door; the address names a view and a key, never a text of it."""
    widgets_told(page)
    st.title(
        page.spoken.gettext("Requests of a village"),
        help=explained("budget_request", page),
        anchor=False,
    )
    register = register_opened(page)
    if register is None:
        return
    if "request" in st.query_params:
        one_shown(register, st.query_params["request"], page)
        return
    _view(register, page)


def _view(register: Register, page: Page) -> None:
    spoken = page.spoken
    views = {
        "list": spoken.gettext("All requests"),
        "add": spoken.gettext("Add"),
        "totals": spoken.gettext("How they fare"),
        "bring": spoken.gettext("Import"),
        "give": spoken.gettext("Export"),
        "publish": spoken.gettext("Publish"),
        "proof": spoken.gettext("Lock and proof"),
    }
    view = address.pick(
        "view",
        spoken.gettext("View"),
        list(views),
        views.__getitem__,
        default="list" if _has_requests(register) else "add",
        as_buttons=True,
    )
    _SHOWN[view](register, page)


def _has_requests(register: Register) -> bool:
    """Whether there is a list to show: of the village of the address, where it names one."""
    known = set(register.requests()["unit_id"])
    asked = st.query_params.get("village", ALL)
    return bool(known) if asked == ALL else asked in known


if __name__ == "__main__":
    guarded(render)
