"""Who the money is divided by: of the right year, the best quality, inside one set of borders."""

import polars as pl
import pytest

from budget.analysis.borders import boundary_breaks
from budget.analysis.denominators import per_person, with_persons
from budget.model.education import Denominator
from tests.budget.analysis.frames import AKTOBE, EAST, breaks, units
from tests.budget.analysis.school_frames import counts


def _divided(
    statistics: pl.DataFrame,
    year: int = 2025,
    unit_id: str = AKTOBE,
    denominator: Denominator = Denominator.PUPILS_ALL,
) -> dict[str, object]:
    rows = pl.DataFrame({"unit_id": [unit_id], "budget_year": [year], "amount_kzt": [1200]})
    boundaries = boundary_breaks(breaks(), units())
    return per_person(with_persons(rows, statistics, boundaries, denominator)).row(
        0, named=True
    )


@pytest.mark.parametrize(
    ("periods", "counted"),
    [
        (["2024/25", "2025/26"], 2025),
        (["2025", "2023/24"], 2025),
        (["2025/26", "2023/24"], 2026),
        (["2022/23"], 2023),
        (["2021/22"], None),
    ],
)
def test_those_who_learn_on_the_first_of_january_go_first(
    periods: list[str], counted: int | None
) -> None:
    """Then the nearest within two years, the later of two; else nobody."""
    statistics = counts(
        *((AKTOBE, period, "pupils_all", 10, None, None, "reported") for period in periods)
    )

    assert _divided(statistics)["persons_year"] == counted


def test_the_better_known_of_two_counts_of_a_year_is_taken() -> None:
    """Official before the press, whatever their order."""
    statistics = counts(
        (AKTOBE, "2024/25", "pupils_all", 12, 11, 13, "reported"),
        (AKTOBE, "2025", "pupils_all", 10, None, None, "official"),
    ).with_columns(source_id=pl.Series(["press", "ministry"]))
    found = _divided(statistics)

    assert (found["persons"], found["persons_quality"]) == (10.0, "official")


def test_a_rounded_count_leaves_a_span() -> None:
    """1,200 among 10 to 12 is between 100 and 120."""
    found = _divided(counts((AKTOBE, "2024/25", "pupils_all", 10, 10, 12, "reported")))

    assert (found["per_person_low_kzt"], found["per_person_high_kzt"]) == (100.0, 120.0)


def test_pupils_of_all_schools_only_bound_those_of_state_schools() -> None:
    """They are named as what they are: at most so many."""
    statistics = counts((AKTOBE, "2024/25", "pupils_all", 10, 10, 12, "reported"))
    found = _divided(statistics, denominator=Denominator.PUPILS_STATE)

    assert (found["persons"], found["at_most"]) == (None, 12.0)
    assert found["at_most_source_id"] == statistics["source_id"].item()


@pytest.mark.parametrize(("year", "period", "counted"), [
    (2021, "2021/22", 2022), (2023, "2021/22", None), (2023, "2022/23", 2023),
])  # fmt: skip
def test_a_count_is_never_taken_from_the_other_borders(
    year: int, period: str, counted: int | None
) -> None:
    """East Kazakhstan lost Abai on 8 June 2022: on 1 January 2022 it was still whole."""
    statistics = counts((EAST, period, "pupils_all", 10, None, None, "official"))

    assert _divided(statistics, year, EAST)["persons_year"] == counted
