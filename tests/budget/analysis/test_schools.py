"""What a pupil gets: what is counted, what is refused, and what is only said with care."""

import datetime as dt
from dataclasses import replace
from random import Random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget.analysis.judgement import Verdict
from budget.analysis.school_measures import school_measures
from budget.analysis.schools import Asked, schools
from budget.model.education import Basis, Denominator
from budget.model.enums import Phase
from tests.budget.analysis.frames import ABAI, AKTOBE, ASTANA, EAST, PAVLODAR, UIL
from tests.budget.analysis.school_frames import AKTOBE_2025, asked, counts, held

_SMALL = {"04": 30, "04.2": 30, "04.2.261.082": 20, "04.2.261.203": 10}
_NOBODY = counts()


def _counted(*rows: tuple[str, float], indicator: str = "pupils_state") -> pl.DataFrame:
    return counts(
        *((unit, "2024/25", indicator, value, None, None, "official") for unit, value in rows)
    )


def test_the_core_of_aktobe_2025_is_two_programmes() -> None:
    """№ 206 of 7 February 2025: 96,340,725 + 56,259,009 = 152,599,734; group 04 is 297,763,771."""
    found = schools(held({(AKTOBE, 2025, 1): AKTOBE_2025}, _NOBODY), asked())
    row = found.rows.filter(unit_id=AKTOBE).row(0, named=True)
    counted = found.parts.filter("is_in")

    assert row["amount_kzt"] == 152_599_734_000
    assert row["group_kzt"] == 297_763_771_000
    assert dict(counted.select("code", "amount_kzt").iter_rows()) == {
        "04.2.261.082": 96_340_725_000,
        "04.2.261.203": 56_259_009_000,
    }
    assert counted["cell"].null_count() == 0


@pytest.mark.parametrize(
    ("measure", "thousand"),
    [
        ("general_schooling", 152_599_734),
        ("general_schooling_special_gifted", 158_096_166),
        ("general_schooling_private", 158_007_463),
        ("general_schooling_capital", 188_002_230),
        ("preschool", 37_884_444),
        ("all_education_capital", 297_763_771),
    ],
)
def test_measures_of_aktobe_2025(measure: str, thousand: int) -> None:
    """Sums of the printed programmes, by hand."""
    found = schools(held({(AKTOBE, 2025, 1): AKTOBE_2025}, _NOBODY), asked(measure))

    assert found.rows.filter(unit_id=AKTOBE)["amount_kzt"].to_list() == [thousand * 1000]


@pytest.mark.parametrize(
    "measure", [key for key, one in school_measures().items() if one.basis is Basis.BUDGET]
)
def test_counted_and_not_counted_add_up_to_the_group(measure: str) -> None:
    """Nothing of group 04 is lost, whatever is counted."""
    found = schools(held({(AKTOBE, 2025, 1): AKTOBE_2025}, _NOBODY), asked(measure))

    assert found.parts["amount_kzt"].sum() == 297_763_771_000


def test_a_plant_inside_the_group_is_no_education() -> None:
    """Zhambyl 2025 files a biopharmaceutical plant of 2,716,040 thousand under group 04."""
    with_plant = {**_SMALL, "04": 40, "biopharmaceutical_plant": 10}
    found = schools(
        held({(AKTOBE, 2025, 1): with_plant}, _NOBODY), asked("all_education_capital")
    )
    plant = found.parts.filter(code="biopharmaceutical_plant")

    assert plant.select("line", "is_in").rows() == [("not_education", False)]
    assert found.rows.filter(unit_id=AKTOBE)["amount_kzt"].to_list() == [30_000]


def test_the_latest_edition_speaks_unless_a_day_is_named() -> None:
    """Edition 3 was made on 1 March: on 1 February edition 1 was in force."""
    tables = held({(AKTOBE, 2025, 1): _SMALL, (AKTOBE, 2025, 3): AKTOBE_2025}, _NOBODY)
    question = asked(unit_ids=(AKTOBE,))

    latest = schools(tables, question).rows["amount_kzt"].item()
    before = schools(tables, replace(question, as_of=dt.date(2025, 2, 1)))

    assert latest == 152_599_734_000
    assert before.rows["amount_kzt"].item() == 30_000


def test_private_pupils_never_stand_on_one_side_only() -> None:
    """Money of state schools is not divided by pupils of all schools: it is at least so much."""
    found = schools(
        held({(AKTOBE, 2025, 1): _SMALL}, _counted((AKTOBE, 10), indicator="pupils_all")),
        asked(unit_ids=(AKTOBE,)),
    )
    row = found.rows.row(0, named=True)

    assert row["per_person_kzt"] is None
    assert row["missing"] == "only_all_pupils"
    assert row["at_least_kzt"] == 3000.0


def test_a_programme_that_may_hide_among_the_rest_is_not_taken_for_nought() -> None:
    """Special and gifted schools are not stated apart: the sum with them is not known."""
    part = {"04": 50, "04.2": 50, "04.2.261.082": 20, "04.2.261.203": 10}
    found = schools(
        held({(AKTOBE, 2025, 1): part}, _NOBODY), asked("general_schooling_special_gifted")
    )

    assert found.rows.filter(unit_id=AKTOBE).select("amount_kzt", "status").rows() == [
        (None, "part_not_held")
    ]


def test_official_counts_of_one_year_compare() -> None:
    """Two oblasts, one edition date, whole programmes, official counts: a ranking is allowed."""
    found = schools(
        held(
            {(AKTOBE, 2025, 1): _SMALL, (PAVLODAR, 2025, 1): _SMALL},
            _counted((AKTOBE, 10), (PAVLODAR, 15)),
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
        held({(AKTOBE, 2025, 1): _SMALL, (PAVLODAR, 2025, 1): _SMALL}, press),
        asked(unit_ids=(AKTOBE, PAVLODAR)),
    )
    keys = [reason.key for reason in found.judgement.reasons]

    assert found.judgement.verdict is Verdict.WITH_CARE
    assert keys == ["pupils_reported", "order_unknown"]
    assert found.rows["per_person_low_kzt"].to_list()[0] == 1500.0


def test_district_spending_before_and_after_2021_is_refused_with_the_law() -> None:
    """Schools passed from districts to oblasts on 1 January 2021."""
    people = counts(
        *((UIL, f"{year}", "pupils_state", 10, None, None, "official") for year in (2020, 2022))
    )
    found = schools(
        held({(UIL, 2020, 1): _SMALL, (UIL, 2022, 1): _SMALL}, people),
        asked("general_schooling", 2020, 2022, unit_ids=(UIL,)),
    )
    refusal = found.judgement.reasons[0]

    assert found.judgement.verdict is Verdict.NOT_COMPARABLE
    assert (refusal.key, refusal.break_id, refusal.years) == (
        "tier_changed", "schools", (2020, 2021),
    )  # fmt: skip


def test_a_district_after_2021_does_not_pay_for_its_schools() -> None:
    """What a district's budget holds under these codes in 2022 is not its schools' money."""
    people = counts((UIL, "2022", "pupils_state", 10, None, None, "official"))
    found = schools(
        held({(UIL, 2022, 1): _SMALL}, people),
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
    found = schools(held({}, _NOBODY), asked("general_schooling", *years, unit_ids=(UIL,)))

    assert found.judgement.verdict is Verdict.NOT_COMPARABLE
    assert (key, "schools") in [
        (reason.key, reason.break_id) for reason in found.judgement.reasons
    ]


def test_a_city_of_republican_significance_paid_in_all_years() -> None:
    """It has no districts with budgets of their own."""
    people = counts(
        *(
            (ASTANA, f"{year}", "pupils_state", 10, None, None, "official")
            for year in (2020, 2022)
        )
    )
    found = schools(
        held({(ASTANA, 2020, 1): _SMALL, (ASTANA, 2022, 1): _SMALL}, people),
        asked("general_schooling", 2020, 2022, unit_ids=(ASTANA,)),
    )

    assert "tier_changed" not in [reason.key for reason in found.judgement.reasons]


def test_a_city_pays_for_schools_as_oblasts_do_since_2021() -> None:
    """Budget Code, articles 31 and 32: the same function, so the city is not told apart."""
    found = schools(
        held(
            {(AKTOBE, 2025, 1): _SMALL, (ASTANA, 2025, 1): _SMALL},
            _counted((AKTOBE, 10), (ASTANA, 15)),
        ),
        asked(unit_ids=(AKTOBE, ASTANA)),
    )

    assert found.judgement.verdict is Verdict.COMPARABLE


def test_plans_of_another_phase_are_missing_and_never_mixed_in() -> None:
    """An approved plan stands beside no revised one."""
    found = schools(
        held(
            {(AKTOBE, 2025, 0): _SMALL, (PAVLODAR, 2025, 1): _SMALL},
            _counted((AKTOBE, 10), (PAVLODAR, 15)),
        ),
        asked(unit_ids=(AKTOBE, PAVLODAR), phase=Phase.REVISED),
    )

    assert found.rows["missing"].to_list() == ["other_phase", None]
    assert found.missing_units == [AKTOBE]


def test_east_kazakhstan_over_the_split_is_refused() -> None:
    """Abai Region was formed out of it on 8 June 2022."""
    people = counts(
        *(
            (EAST, f"{year}", "pupils_state", 10, None, None, "official")
            for year in (2021, 2024)
        )
    )
    found = schools(
        held({(EAST, 2021, 1): _SMALL, (EAST, 2024, 1): _SMALL}, people),
        asked("general_schooling", 2021, 2024, unit_ids=(EAST,)),
    )

    assert "borders" in [reason.key for reason in found.judgement.reasons]
    assert found.spread.max_min is None


def test_a_count_of_the_old_borders_divides_no_money_of_the_new_ones() -> None:
    """Those who learned on 1 January 2022 did so in the old East Kazakhstan."""
    people = counts((EAST, "2021/22", "pupils_state", 10, None, None, "official"))
    found = schools(
        held({(EAST, 2023, 1): _SMALL}, people),
        asked("general_schooling", 2023, unit_ids=(EAST,)),
    )

    assert found.rows["persons"].to_list() == [None]


def test_organisations_of_a_new_region_have_their_whole_year() -> None:
    """The release of 2022 counts schools where they lie at the end of the year."""
    spent = "general_schooling_current_expenditure"
    stated = counts(
        (ABAI, "2022", spent, 400, None, None, "official"),
        (EAST, "2022", spent, 500, None, None, "official"),
        (ABAI, "2022", "population_average", 4, None, None, "official"),
        (EAST, "2022", "population_average", 10, None, None, "official"),
    )
    question = asked(
        "organisations",
        2022,
        unit_ids=(ABAI, EAST),
        denominator=Denominator.POPULATION,
        phase=Phase.EXECUTED,
    )
    found = schools(held({(AKTOBE, 2025, 1): _SMALL}, stated), question)

    assert found.rows["per_person_kzt"].to_list() == [100.0, 50.0]
    assert [reason.key for reason in found.judgement.reasons] == ["not_pupils"]


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_lines_does_not_matter(random: Random) -> None:
    """A document read from its end gives the same figures."""
    tables = held(
        {(AKTOBE, 2025, 1): AKTOBE_2025, (PAVLODAR, 2025, 1): _SMALL}, _counted((AKTOBE, 10))
    )
    order = list(range(tables.lines.height))
    random.shuffle(order)
    question: Asked = asked(unit_ids=(AKTOBE, PAVLODAR))
    shuffled = schools(replace(tables, lines=tables.lines[order]), question)

    assert (
        shuffled.rows["amount_kzt"].to_list()
        == schools(tables, question).rows["amount_kzt"].to_list()
    )
