"""In which unit amounts are shown, beside the one their document prints them in."""

from collections.abc import Sequence
from functools import lru_cache

import polars as pl

from budget import tables
from budget.locale import numbers
from budget.locale.numbers import Scale
from budget.locale.words import N_, Words, words
from budget.views import budgets
from budget.views.amounts import asked_scale
from budget.views.budgets import Budget
from budget.views.page import Page
from budget.views.transcript import unit_printed

EACH = N_("tenge, with thousand, million or billion written at each amount or above its column")
EACH_AND_SHARES = N_(
    "tenge, with thousand, million or billion written at each amount or above its column; shares "
    "worked out from them"
)


def unit_shown(
    amounts: pl.Series, budget: Budget, page: Page, drawn: Sequence[int] = ()
) -> str:
    """«billion ₸; printed in the act in thousand ₸».

    Args:
        amounts: Amounts of a column, tenge; where bars are drawn of them, the largest first.
        budget: The edition that prints them.
        page: Language.
        drawn: Numbers of bars in the pictures of the column: fewer bars may ask for another unit.

    Returns:
        The unit of the column, and of its pictures where that is the same; what the act prints
        is left out where it is not known.
    """
    spoken = page.spoken
    shown = spoken.gettext(_unit(tuple(amounts.drop_nulls()), asked_scale(), tuple(drawn)))
    return with_printed(shown, _printed(budget), spoken)


@lru_cache
def _unit(known: tuple[int, ...], asked: Scale | None, drawn: tuple[int, ...]) -> str:
    """The unit of a column, if its pictures have the same; it is asked for at every click."""
    columns = (known, *(known[:count] for count in drawn))
    scales = {numbers.column_scale(column, asked).label for column in columns}
    return scales.pop() if len(scales) == 1 else EACH


@tables.remembered("budget_lines", "acts")
def _printed(budget: Budget) -> str:
    """The unit its document prints; a click asks for it twice."""
    return unit_printed(budgets.lines_of(budget), words(budget.language))


def with_printed(shown: str, printed: str, spoken: Words) -> str:
    """The unit shown and the one that is printed, where it is known."""
    if not printed:
        return shown
    return spoken.gettext(
        "{unit}; printed in the act in {printed}", unit=shown, printed=printed
    )
