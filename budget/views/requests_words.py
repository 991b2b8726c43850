"""Names, days and amounts as the pages of the register write and read them."""

import datetime as dt
from collections.abc import Mapping

import polars as pl
import streamlit as st

from budget.errors import BudgetError, RegisterError
from budget.locale import failures, numbers
from budget.locale.words import N_
from budget.register.cells import CellError, amount_of, day_of
from budget.register.sample import SAMPLE_UNITS
from budget.views import held
from budget.views.page import Page, place_label
from budget.views.plain import plain

_BAD = N_("{field}: found «{found}», expected {expected}; {advice}.")


def village_name(unit_id: str, page: Page) -> str:
    """The name of a village of a register, an invented one too."""
    if unit_id in SAMPLE_UNITS:
        return SAMPLE_UNITS[unit_id][page.language.value]
    unit = held.unit(unit_id)
    return place_label(unit.row(0, named=True), page) if unit.height else unit_id


def options(labels: Mapping[str, str], page: Page) -> dict[str, str]:
    """Values of a closed set with their labels in the language."""
    return {value: page.spoken.gettext(text) for value, text in labels.items()}


def day_shown(day: dt.date | None, page: Page) -> str:
    """A day in words; a dash where there is none."""
    return "—" if day is None else numbers.day(day, page.language)


def amount_shown(amount: int | None, page: Page) -> str:
    """An amount to the tenge; a dash where it is not known."""
    return "—" if amount is None else numbers.exact(amount, page.language)


def misread(field: str, found: str, error: CellError, page: Page) -> RegisterError:
    """What was typed and what would be understood, as the register's own error."""
    spoken = page.spoken
    return RegisterError(
        _BAD,
        field=field,
        found=found,
        expected=spoken.gettext(error.expected),
        advice=spoken.gettext(error.advice),
    )


def day_typed(text: str | None, field: str, page: Page) -> dt.date | None:
    """A day as typed; `RegisterError` names the field where it is none."""
    try:
        return day_of((text or "").strip())
    except CellError as error:
        raise misread(field, text or "", error, page) from None


def amount_typed(text: str | None, field: str, page: Page) -> int | None:
    """An amount as typed, in tenge; `RegisterError` names the field where it is none."""
    try:
        return amount_of((text or "").strip())
    except CellError as error:
        raise misread(field, text or "", error, page) from None


def refused(error: BudgetError, page: Page) -> None:
    """Say why, as text: the sentence may quote what somebody typed."""
    st.error(plain(failures.sentence(error, page.spoken)))


def texts(values: pl.Series, labels: Mapping[str, str], page: Page) -> pl.Series:
    """A closed set by its labels; null stays a dash."""
    return pl.Series(
        values.name,
        [
            "—" if value is None else page.spoken.gettext(labels[value])
            for value in values.cast(pl.String)
        ],
        dtype=pl.String,
    )
