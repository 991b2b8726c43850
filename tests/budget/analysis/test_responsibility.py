"""Which tier pays, by date: the calendar that per-pupil comparisons across 2021 run into."""

import polars as pl
import pytest

from budget.analysis.comparability import Verdict, judged
from budget.analysis.comparison import comparison
from budget.analysis.measures import Measure
from budget.analysis.responsibility import responsible_tiers
from budget.model.codes import read_codes
from budget.model.enums import Phase
from tests.budget.analysis.frames import AKTOBE, UIL, breaks, budgets, units
from tests.budget.analysis.school_frames import responsibilities


def _keys(unit_id: str, code: str, *years: int) -> list[str]:
    lines, acts = budgets([(unit_id, year, 0, "expenditures", code, 100) for year in years])
    measure = Measure.of(f"expenditures:{code}")
    rows = comparison(
        lines,
        acts,
        units(),
        unit_ids=[unit_id],
        measure=measure,
        years=years,
        phase=Phase.APPROVED,
    )
    found = judged(rows, measure, breaks(), units(), responsibilities())
    if "tier_changed" in [reason.key for reason in found.reasons]:
        assert found.verdict is Verdict.NOT_COMPARABLE
    return [reason.key for reason in found.reasons]


@pytest.mark.parametrize("unit_id", [UIL, AKTOBE])
@pytest.mark.parametrize("code", ["04", "04.2"])
def test_education_before_and_after_2021_is_refused_at_both_tiers(
    unit_id: str, code: str
) -> None:
    """Districts lost schools and kindergartens to oblasts; told once, not as care too."""
    keys = _keys(unit_id, code, 2020, 2022)

    assert "tier_changed" in keys
    assert "law" not in keys


@pytest.mark.parametrize("code", ["05", "10.1"])
def test_other_functions_are_not_touched(code: str) -> None:
    """The change of 2021 was of education alone."""
    assert "tier_changed" not in _keys(UIL, code, 2020, 2022)


def test_a_function_whose_beginning_alone_is_known_refuses_nothing() -> None:
    """The Code of 2025 says who pays for colleges now, and nothing of the years before it."""
    assert "tier_changed" not in _keys(AKTOBE, "04.4", 2024, 2026)


def test_the_reviewed_table_moves_schools_and_kindergartens_in_2021() -> None:
    """`data/codes/responsibilities.csv`: the last year of districts is 2020."""
    tiers = responsible_tiers(read_codes("responsibilities"), ["04.1", "04.2"])
    ended = tiers.filter(pl.col("to_year") == 2020)

    assert set(ended.select("function", "budget_level").rows()) == {
        ("preschool", "district"),
        ("schooling", "district"),
    }
