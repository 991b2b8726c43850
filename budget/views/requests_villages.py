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
from budget.register.sample import SAMPLE_UNITS

_SURE = 100.0  # score of a name that is the place's own
_NOWHERE = N_("no village, or more than one, is called «{name}»: write its code")


def village_finder(register: Register) -> Callable[[str], str]:
    """The code of a village by its code or its own name; of a sample, among its invented ones."""
    invented = {
        name.casefold(): unit_id
        for unit_id, names in SAMPLE_UNITS.items()
        for name in (unit_id, *names.values())
    }

    @cache
    def unit_of(name: str) -> str:
        if register.is_sample:
            if name.casefold() not in invented:
                raise RegisterError(N_("no invented village is called «{name}»"), name=name)
            return invented[name.casefold()]
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
