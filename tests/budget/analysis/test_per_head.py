"""Money by people: which people, and never a sum of quotients."""

import datetime as dt

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget.analysis.borders import boundary_breaks
from budget.analysis.per_head import group_per_inhabitant, per_inhabitant
from tests.budget.analysis.frames import AKTOBE, EAST, breaks, statistics, units

_COUNTS = statistics(
    [
        (AKTOBE, "2023-01-01", "population", 200.0, "official"),
        (AKTOBE, "2024", "population_average", 300.0, "official"),
        (EAST, "2020-01-01", "population", 1_369_597.0, "official"),
        (EAST, "2020", "population_average", 724_803.5, "official"),
        (EAST, "2023-01-01", "population", 730_236.0, "official"),
    ]
)


def _divided(unit_id: str, year: int, amount: int | None = 600) -> pl.DataFrame:
    rows = pl.DataFrame(
        {"unit_id": [unit_id], "budget_year": [year], "amount_kzt": [amount]},
        schema_overrides={"amount_kzt": pl.Int64},
    )
    return per_inhabitant(rows, _COUNTS, boundary_breaks(breaks(), units()))


@pytest.mark.parametrize(
    ("year", "per_capita", "counted", "basis"),
    [
        (2023, 3.0, 2023, "population"),
        (2024, 2.0, 2024, "population_average"),
        (2026, 2.0, 2024, "population_average"),
        (2020, 3.0, 2023, "population"),
        (2019, None, None, None),
    ],
)
def test_the_population_of_the_same_year_goes_first_then_the_nearest_within_three(
    year: int, per_capita: float | None, counted: int | None, basis: str | None
) -> None:
    """600 tenge: among 200 people in 2023, 300 on the average of 2024; 2019 is too far."""
    row = _divided(AKTOBE, year)

    assert row.select("amount_per_capita_kzt", "persons_year", "persons_basis").row(0) == (
        per_capita,
        counted,
        basis,
    )


def test_a_budget_of_the_old_borders_is_divided_by_the_people_inside_them() -> None:
    """East Kazakhstan 2020 had 1,369,597 people; its average was recounted without Abai."""
    row = _divided(EAST, 2020)

    assert row["persons"].item() == 1_369_597


@pytest.mark.parametrize("year", [2021, 2022])
def test_people_of_other_borders_never_divide_a_budget(year: int) -> None:
    """2021 takes the count of 2020, not the nearer ones after the split; 2022 has none."""
    row = _divided(EAST, year)

    assert row["persons_year"].to_list() == ([2020] if year == 2021 else [None])


def test_a_count_of_the_day_before_a_change_in_mid_year_divides_only_the_old_borders() -> None:
    """1 January 2022 lies before 8 June: it stands in for 2021, and never for 2023."""
    counts = statistics([(EAST, "2022-01-01", "population", 1_363_656.0, "official")])
    rows = pl.DataFrame(
        {"unit_id": [EAST] * 3, "budget_year": [2021, 2022, 2023], "amount_kzt": [600] * 3}
    )

    found = per_inhabitant(rows, counts, boundary_breaks(breaks(), units()))

    assert found["persons_year"].to_list() == [2022, None, None]


def test_a_missing_amount_is_not_nought_an_inhabitant() -> None:
    """Missing over two hundred people is missing."""
    assert _divided(AKTOBE, 2023, None)["amount_per_capita_kzt"].to_list() == [None]


def test_a_group_is_divided_once_and_its_parts_are_not_averaged() -> None:
    """900 tenge for 1 person and 100 for 9 are 100 tenge each, not the mean of 900 and 11."""
    rows = pl.DataFrame(
        {"budget_year": [2023] * 2, "amount_kzt": [900, 100], "persons": [1.0, 9.0]}
    )

    assert group_per_inhabitant(rows)["amount_per_capita_kzt"].to_list() == [100.0]


def test_a_group_with_a_missing_member_has_no_total() -> None:
    """A part is not shown as the whole."""
    rows = pl.DataFrame(
        {"budget_year": [2023] * 2, "amount_kzt": [900, None], "persons": [1.0, 9.0]}
    )

    assert group_per_inhabitant(rows).row(0) == (2023, 2, None, None, None)


_MEMBERS = st.lists(
    st.tuples(st.integers(0, 10**12), st.integers(1, 10**6), st.integers(0, 3)),
    min_size=1,
    max_size=12,
)


@settings(deadline=None, max_examples=30)
@given(members=_MEMBERS)
def test_regrouping_then_dividing_equals_dividing_the_sums(
    members: list[tuple[int, int, int]],
) -> None:
    """However units are put together first, the sum of money by the sum of people is the same."""
    schema = {"amount_kzt": pl.Int64, "persons": pl.Float64, "part": pl.Int64}
    rows = pl.DataFrame(members, schema=schema, orient="row").with_columns(budget_year=2023)
    parts = rows.group_by("part", "budget_year").agg(pl.col("amount_kzt", "persons").sum())

    assert (
        group_per_inhabitant(parts)["amount_per_capita_kzt"].item()
        == group_per_inhabitant(rows)["amount_per_capita_kzt"].item()
    )


def test_a_unit_formed_out_of_another_changes_the_borders_of_both() -> None:
    """Abai Region, 8 June 2022: stated in the table of breaks and by `split_from`, counted once."""
    found = boundary_breaks(breaks(), units())

    assert found.select("unit_id", "break_date").rows() == [
        ("100000000", dt.date(2022, 6, 8)),
        ("630000000", dt.date(2022, 6, 8)),
    ]
