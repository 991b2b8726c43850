"""The village that a row of a workbook names."""

from collections.abc import Callable
from functools import cache

import polars as pl

from budget import tables
from budget.analysis.units import find_places
from budget.errors import RegisterError
from budget.locale.words import N_
from budget.model.enums import BudgetLevel
from budget.register.register import Register
from budget.register.sample import invented_village

_SURE = 100.0  # score of a name that is the place's own
_NOWHERE = N_("no village, or more than one, is called «{name}»: write its code")


def village_finder(register: Register) -> Callable[[str], str]:
    """The code of a village by its code or its own name; of a sample, among its invented ones."""

    @cache
    def unit_of(name: str) -> str:
        if register.is_sample:
            return invented_village(name)
        units = tables.read("units")
        if name in units["unit_id"]:
            return name
        found = find_places(name, units, 50).filter(
            pl.col("budget_level").cast(pl.String) == BudgetLevel.RURAL.value,
            pl.col("score") >= _SURE,
        )
        if found.height != 1:
            raise RegisterError(_NOWHERE, name=name)
        return str(found["unit_id"].item())

    return unit_of
