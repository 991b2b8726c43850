"""The four figures a budget is known by, each exact on hover."""

from collections.abc import Mapping

import streamlit as st

from budget.locale import numbers
from budget.locale.words import N_
from budget.views.amounts import asked_scale
from budget.views.page import Page
from budget.views.terms import explained


def headline_shown(amounts: Mapping[str, int | None], page: Page) -> None:
    """Revenues, spending, transfers received, deficit: four figures, each exact on hover.

    Args:
        amounts: Tenge of `revenues`, `transfers`, `expenditures` and `balance`; None: not stated.
        page: Language.
    """
    spoken = page.spoken
    balance = amounts["balance"]
    shown = [
        ("revenues", spoken.gettext("Revenues"), amounts["revenues"], None),
        (
            "transfers",
            spoken.gettext("Transfers received"),
            amounts["transfers"],
            amounts["revenues"],
        ),
        ("expenditures", spoken.gettext("Expenditures"), amounts["expenditures"], None),
        (
            "balance",
            spoken.gettext(_balance_named(balance)),
            balance,
            None,
        ),
    ]
    with st.container(horizontal=True, key="headline"):
        for term, title, amount, whole in shown:
            _metric(term, title, amount, whole, page)


def _balance_named(balance: int | None) -> str:
    """What the balance is; one that is not known, or is nought, is neither."""
    if not balance:
        return N_("Balance")
    return N_("Surplus") if balance > 0 else N_("Deficit")


def _metric(term: str, title: str, amount: int | None, whole: int | None, page: Page) -> None:
    spoken = page.spoken
    if amount is None:
        unstated = spoken.gettext("Not stated in the document held")
        st.metric(title, "—", help=explained(term, page, first=unstated))
        return
    note = (
        spoken.gettext(
            "{share} of revenues", share=numbers.percent(amount / whole, page.language)
        )
        if whole
        else numbers.exact(amount, page.language)
    )
    st.metric(
        title,
        numbers.amount(amount, spoken, asked_scale()),
        note,
        delta_color="off",
        delta_arrow="off",
        help=explained(term, page, first=numbers.exact(amount, page.language)),
    )
