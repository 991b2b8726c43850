"""From a village to its requests and back."""

import polars as pl

from budget.model.enums import BudgetLevel
from budget.views import address
from budget.views.page import Page


def requests_invited(unit: pl.DataFrame, page: Page) -> None:
    """On the page of a village: the way to its requests; nothing of a register is read for it.

    Args:
        unit: One row of `units`.
        page: Language.
    """
    if str(unit["budget_level"].item()) != BudgetLevel.RURAL.value:
        return
    spoken = page.spoken
    address.link(
        address.REQUESTS,
        spoken.gettext("Requests of this village"),
        icon=":material/assignment:",
        told=spoken.gettext(
            "A register on your own computer: what the village asked for, of whom, and what came "
            "back. Nothing leaves the computer unless you send it."
        ),
        village=str(unit["unit_id"].item()),
    )


def place_offered(unit_id: str, page: Page) -> None:
    """On a request of a real village: the way to its budget."""
    if not unit_id.isdigit():
        return
    address.link(
        address.PLACE,
        page.spoken.gettext("Budget of this village"),
        icon=":material/account_balance:",
        place=unit_id,
    )
