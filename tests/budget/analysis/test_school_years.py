"""The spread of every year of a series: each judged by itself, with the regions it leaves out."""

import polars as pl
import pytest

from budget.analysis.judgement import Verdict
from budget.analysis.regrouping import Borders, regrouped
from budget.analysis.school_years import SpreadOfYear, spread_of_years
from budget.analysis.schools import schools
from tests.budget.analysis.frames import ABAI, AKTOBE, EAST, PAVLODAR, units
from tests.budget.analysis.school_frames import asked, counts, held

_REGIONS = (ABAI, AKTOBE, EAST, PAVLODAR)


def _core(thousand: int) -> dict[str, int]:
    return {"04": thousand, "04.2": thousand, "04.2.261.082": thousand, "04.2.261.203": 0}


def _of_years(borders: Borders) -> list[SpreadOfYear]:
    """East Kazakhstan before and after Abai left it; of Pavlodar nothing is held."""
    pupils = [
        (unit, f"{year - 1}/{year % 100}", "pupils_state", people, None, None, "official")
        for unit, year, people in [
            (EAST, 2021, 10), (AKTOBE, 2021, 5), (EAST, 2023, 5), (ABAI, 2023, 5), (AKTOBE, 2023, 5),
        ]
    ]  # fmt: skip
    tables = held(
        {
            (EAST, 2021, 1): _core(1000),
            (AKTOBE, 2021, 1): _core(1000),
            (EAST, 2023, 1): _core(600),
            (ABAI, 2023, 1): _core(500),
            (AKTOBE, 2023, 1): _core(1100),
        },
        counts(*pupils),
    )
    question = asked("general_schooling", 2021, 2023, unit_ids=_REGIONS)
    found = schools(tables, question)
    rows = regrouped(found.rows, units(), borders).with_columns(
        missing=pl.when(pl.col("unit_id") == ABAI, pl.col("budget_year") == 2021).then(
            pl.lit("did_not_exist")
        )
    )
    return spread_of_years(rows, found.rows, tables, question)


def test_old_borders_are_summed_before_they_are_divided() -> None:
    """100 and 200 a pupil in 2021; (600 + 500) / (5 + 5) = 110 and 220 in 2023: twice each."""
    before, after = _of_years(Borders.OLD)

    assert (before.year, after.year) == (2021, 2023)
    assert before.spread.max_min == pytest.approx(2.0)
    assert after.spread.max_min == pytest.approx(2.0)
    assert (before.known, after.known) == (2, 2)


@pytest.mark.parametrize("borders", list(Borders))
def test_a_region_without_a_figure_is_named_and_one_that_was_not_there_is_not(
    borders: Borders,
) -> None:
    """Pavlodar is missing in both years; Abai did not exist in 2021."""
    before, after = _of_years(borders)

    assert PAVLODAR in before.missing_units
    assert ABAI not in before.missing_units
    assert after.missing_units == (PAVLODAR,)


def test_a_year_before_the_new_borders_has_no_spread_of_them() -> None:
    """East Kazakhstan of 2021 is another territory: one figure is left, so none is far from it."""
    before, after = _of_years(Borders.NEW)

    assert (before.known, before.spread.max_min) == (1, None)
    assert after.spread.max_min == pytest.approx(220 / 100)
    assert after.verdict is not Verdict.NOT_COMPARABLE
