"""Old borders, new borders, or a break: money and people are summed first, then divided."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget.analysis.regrouping import Borders, lineage, regrouped
from budget.charts.over_time import runs
from tests.budget.analysis.frames import ABAI, AKTOBE, EAST, units

_PEOPLE = ["persons", "persons_low", "persons_high"]


def _rows(*rows: tuple[str, int, int | None, float | None]) -> pl.DataFrame:
    """Unit, year, money, people."""
    return pl.DataFrame(
        rows,
        schema={
            "unit_id": pl.String,
            "budget_year": pl.Int64,
            "amount_kzt": pl.Int64,
            "persons": pl.Float64,
        },
        orient="row",
    ).with_columns(pl.col("persons").alias(name) for name in _PEOPLE[1:])


_SERIES = _rows(
    *((EAST, year, 900, 9.0) for year in range(2019, 2022)),
    (EAST, 2022, 800, 9.0),
    *((EAST, year, 600, 5.0) for year in (2023, 2024)),
    *((ABAI, year, 400, 5.0) for year in (2023, 2024)),
)


def test_abai_and_east_kazakhstan_were_one_unit() -> None:
    """`split_from` of the classifier."""
    assert lineage(units()).select("unit_id", "origin_id").rows() == [
        (ABAI, EAST),
        (EAST, EAST),
    ]


def test_in_old_borders_the_parts_go_on_as_one() -> None:
    """600 + 400 among 5 + 5, and not the mean of 120 and 80 weighted otherwise."""
    old = regrouped(_SERIES, units(), Borders.OLD)
    last = old.filter(budget_year=2024).row(0, named=True)

    assert set(old["unit_id"]) == {EAST}
    assert (last["amount_kzt"], last["persons"], last["per_person_kzt"]) == (1000, 10.0, 100.0)


def test_a_sum_with_a_missing_part_is_no_sum() -> None:
    """Abai is not held in 2023: East Kazakhstan alone is not the old region."""
    old = regrouped(_rows((EAST, 2021, 900, 9.0), (EAST, 2023, 600, 5.0)), units(), Borders.OLD)
    last = old.filter(budget_year=2023).row(0, named=True)

    assert last["amount_kzt"] is None
    assert last["missing_members"] == [ABAI]


def test_in_new_borders_the_years_before_have_no_figure() -> None:
    """Nobody counted the two parts apart before 2022."""
    new = regrouped(_SERIES, units(), Borders.NEW)

    assert new.filter(pl.col("budget_year") <= 2022)["per_person_kzt"].null_count() == 4
    assert new.filter(unit_id=ABAI)["per_person_kzt"].to_list() == [80.0, 80.0]


@pytest.mark.parametrize("borders", [Borders.AS_THEY_WERE, Borders.NEW])
def test_east_kazakhstan_2019_to_2024_is_never_one_line(borders: Borders) -> None:
    """A line joins no year before the split with one after it, and none with the divided year."""
    series = regrouped(_SERIES, units(), borders).with_columns(shown=pl.col("per_person_kzt"))
    of_east = runs(series.filter(unit_id=EAST))
    before = set(of_east.filter(pl.col("budget_year") <= 2022)["run"])
    after = set(of_east.filter(pl.col("budget_year") > 2022)["run"])

    assert after
    assert before.isdisjoint(after)
    divided = of_east.filter(budget_year=2022)["run"]
    assert set(divided).isdisjoint(set(of_east.filter(pl.col("budget_year") != 2022)["run"]))


def test_a_region_that_kept_its_borders_is_left_as_it_is() -> None:
    """Aktobe has no part in any of it."""
    rows = _rows((AKTOBE, 2021, 300, 3.0), (AKTOBE, 2023, 400, 4.0))

    for borders in Borders:
        assert regrouped(rows, units(), borders)["per_person_kzt"].to_list() == [100.0, 100.0]


@given(
    st.integers(1, 10**12), st.integers(1, 10**12), st.integers(1, 10**6), st.integers(1, 10**6)
)
def test_regrouping_then_dividing_is_dividing_the_sums(
    first: int, second: int, people: int, others: int
) -> None:
    """Never the mean of two figures per person."""
    rows = _rows((EAST, 2024, first, float(people)), (ABAI, 2024, second, float(others)))
    found = regrouped(rows, units(), Borders.OLD)["per_person_kzt"].item()

    assert found == pytest.approx((first + second) / (people + others))
