"""What a pupil gets, side by side: what compares, what is refused, and what needs care."""

import pytest

from budget.analysis.judgement import Verdict
from budget.analysis.schools import schools
from budget.model.enums import Phase
from tests.budget.analysis.frames import AKTOBE, ASTANA, EAST, PAVLODAR, UIL
from tests.budget.analysis.school_frames import (
    NOBODY,
    SMALL,
    asked,
    counted,
    counts,
    held,
    ten_pupils,
)


def test_official_counts_of_one_year_compare() -> None:
    """Two oblasts, one edition date, whole programmes, official counts: a ranking is allowed."""
    found = schools(
        held(
            {(AKTOBE, 2025, 1): SMALL, (PAVLODAR, 2025, 1): SMALL},
            counted((AKTOBE, 10), (PAVLODAR, 15)),
        ),
        asked(unit_ids=(AKTOBE, PAVLODAR)),
    )

    assert found.judgement.verdict is Verdict.COMPARABLE
    assert found.judgement.is_ranked
    assert found.spread.max_min == pytest.approx(1.5)


def test_rounded_counts_of_the_press_say_so_and_leave_the_order_open() -> None:
    """«Over 9» may be up to 20, so either may be higher."""
    press = counts(
        (AKTOBE, "2024/25", "pupils_state", 9, 9, 20, "reported"),
        (PAVLODAR, "2024/25", "pupils_state", 15, None, None, "reported"),
    )
    found = schools(
        held({(AKTOBE, 2025, 1): SMALL, (PAVLODAR, 2025, 1): SMALL}, press),
        asked(unit_ids=(AKTOBE, PAVLODAR)),
    )
    keys = [reason.key for reason in found.judgement.reasons]

    assert found.judgement.verdict is Verdict.WITH_CARE
    assert keys == ["pupils_reported", "order_unknown"]
    assert found.rows["per_person_low_kzt"].to_list()[0] == 1500.0


def test_district_spending_before_and_after_2021_is_refused_with_the_law() -> None:
    """Schools passed from districts to oblasts on 1 January 2021."""
    people = ten_pupils(UIL, "2020", "2022")
    found = schools(
        held({(UIL, 2020, 1): SMALL, (UIL, 2022, 1): SMALL}, people),
        asked("general_schooling", 2020, 2022, unit_ids=(UIL,)),
    )
    refusal = found.judgement.reasons[0]

    assert found.judgement.verdict is Verdict.NOT_COMPARABLE
    assert (refusal.key, refusal.break_id, refusal.years) == (
        "tier_changed", "schools", (2020, 2021),
    )  # fmt: skip


def test_a_district_after_2021_does_not_pay_for_its_schools() -> None:
    """What a district's budget holds under these codes in 2022 is not its schools' money."""
    people = ten_pupils(UIL, "2022")
    found = schools(
        held({(UIL, 2022, 1): SMALL}, people),
        asked("general_schooling", 2022, unit_ids=(UIL,)),
    )

    assert "tier_not_paying" in [reason.key for reason in found.judgement.reasons]


@pytest.mark.parametrize(
    ("years", "key"), [((2022,), "tier_not_paying"), ((2020, 2022), "tier_changed")]
)
def test_districts_of_which_nothing_is_held_are_refused_with_the_law_all_the_same(
    years: tuple[int, ...], key: str
) -> None:
    """«No figure is held» would hide that since 2021 there is none to hold."""
    found = schools(held({}, NOBODY), asked("general_schooling", *years, unit_ids=(UIL,)))

    assert found.judgement.verdict is Verdict.NOT_COMPARABLE
    assert (key, "schools") in [
        (reason.key, reason.break_id) for reason in found.judgement.reasons
    ]


def test_a_city_of_republican_significance_paid_in_all_years() -> None:
    """It has no districts with budgets of their own."""
    people = ten_pupils(ASTANA, "2020", "2022")
    found = schools(
        held({(ASTANA, 2020, 1): SMALL, (ASTANA, 2022, 1): SMALL}, people),
        asked("general_schooling", 2020, 2022, unit_ids=(ASTANA,)),
    )

    assert "tier_changed" not in [reason.key for reason in found.judgement.reasons]


def test_a_city_pays_for_schools_as_oblasts_do_since_2021() -> None:
    """Budget Code, articles 31 and 32: the same function, so the city is not told apart."""
    found = schools(
        held(
            {(AKTOBE, 2025, 1): SMALL, (ASTANA, 2025, 1): SMALL},
            counted((AKTOBE, 10), (ASTANA, 15)),
        ),
        asked(unit_ids=(AKTOBE, ASTANA)),
    )

    assert found.judgement.verdict is Verdict.COMPARABLE


def test_plans_of_another_phase_are_missing_and_never_mixed_in() -> None:
    """An approved plan stands beside no revised one."""
    found = schools(
        held(
            {(AKTOBE, 2025, 0): SMALL, (PAVLODAR, 2025, 1): SMALL},
            counted((AKTOBE, 10), (PAVLODAR, 15)),
        ),
        asked(unit_ids=(AKTOBE, PAVLODAR), phase=Phase.REVISED),
    )

    assert found.rows["missing"].to_list() == ["other_phase", None]
    assert found.missing_units == [AKTOBE]


def test_east_kazakhstan_over_the_split_is_refused() -> None:
    """Abai Region was formed out of it on 8 June 2022."""
    people = ten_pupils(EAST, "2021", "2024")
    found = schools(
        held({(EAST, 2021, 1): SMALL, (EAST, 2024, 1): SMALL}, people),
        asked("general_schooling", 2021, 2024, unit_ids=(EAST,)),
    )

    assert "borders" in [reason.key for reason in found.judgement.reasons]
    assert found.spread.max_min is None
