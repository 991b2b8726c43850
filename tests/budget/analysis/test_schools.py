"""What a pupil gets: which lines and which pupils are counted, and in which borders."""

import datetime as dt
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget.analysis.school_measures import school_measures
from budget.analysis.schools import Asked, schools
from budget.model.education import Basis, Denominator
from budget.model.enums import Phase
from tests.budget.analysis.frames import ABAI, AKTOBE, EAST, PAVLODAR
from tests.budget.analysis.school_frames import (
    AKTOBE_2025,
    NOBODY,
    SMALL,
    asked,
    counted,
    counts,
    held,
    ten_pupils,
)


def test_the_core_of_aktobe_2025_is_two_programmes() -> None:
    """№ 206 of 7 February 2025: 96,340,725 + 56,259,009 = 152,599,734; group 04 is 297,763,771."""
    found = schools(held({(AKTOBE, 2025, 1): AKTOBE_2025}, NOBODY), asked())
    row = found.rows.filter(unit_id=AKTOBE).row(0, named=True)
    lines_in = found.parts.filter("is_in")

    assert row["amount_kzt"] == 152_599_734_000
    assert row["group_kzt"] == 297_763_771_000
    assert dict(lines_in.select("code", "amount_kzt").iter_rows()) == {
        "04.2.261.082": 96_340_725_000,
        "04.2.261.203": 56_259_009_000,
    }
    assert lines_in["cell"].null_count() == 0


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
    found = schools(held({(AKTOBE, 2025, 1): AKTOBE_2025}, NOBODY), asked(measure))

    assert found.rows.filter(unit_id=AKTOBE)["amount_kzt"].to_list() == [thousand * 1000]


@pytest.mark.parametrize(
    "measure", [key for key, one in school_measures().items() if one.basis is Basis.BUDGET]
)
def test_counted_and_not_counted_add_up_to_the_group(measure: str) -> None:
    """Nothing of group 04 is lost, whatever is counted."""
    found = schools(held({(AKTOBE, 2025, 1): AKTOBE_2025}, NOBODY), asked(measure))

    assert found.parts["amount_kzt"].sum() == 297_763_771_000


def test_a_plant_inside_the_group_is_no_education() -> None:
    """Zhambyl 2025 files a biopharmaceutical plant of 2,716,040 thousand under group 04."""
    with_plant = {**SMALL, "04": 40, "biopharmaceutical_plant": 10}
    found = schools(
        held({(AKTOBE, 2025, 1): with_plant}, NOBODY), asked("all_education_capital")
    )
    plant = found.parts.filter(code="biopharmaceutical_plant")

    assert plant.select("line", "is_in").rows() == [("not_education", False)]
    assert found.rows.filter(unit_id=AKTOBE)["amount_kzt"].to_list() == [30_000]


def test_the_latest_edition_speaks_unless_a_day_is_named() -> None:
    """Edition 3 was made on 1 March: on 1 February edition 1 was in force."""
    tables = held({(AKTOBE, 2025, 1): SMALL, (AKTOBE, 2025, 3): AKTOBE_2025}, NOBODY)
    question = asked(unit_ids=(AKTOBE,))

    latest = schools(tables, question).rows["amount_kzt"].item()
    before = schools(tables, replace(question, as_of=dt.date(2025, 2, 1)))

    assert latest == 152_599_734_000
    assert before.rows["amount_kzt"].item() == 30_000


def test_private_pupils_never_stand_on_one_side_only() -> None:
    """Money of state schools is not divided by pupils of all schools: it is at least so much."""
    found = schools(
        held({(AKTOBE, 2025, 1): SMALL}, counted((AKTOBE, 10), indicator="pupils_all")),
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
        held({(AKTOBE, 2025, 1): part}, NOBODY), asked("general_schooling_special_gifted")
    )

    assert found.rows.filter(unit_id=AKTOBE).select("amount_kzt", "status").rows() == [
        (None, "part_not_held")
    ]


def test_a_count_of_the_old_borders_divides_no_money_of_the_new_ones() -> None:
    """Those who learned on 1 January 2022 did so in the old East Kazakhstan."""
    people = ten_pupils(EAST, "2021/22")
    found = schools(
        held({(EAST, 2023, 1): SMALL}, people),
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
    found = schools(held({(AKTOBE, 2025, 1): SMALL}, stated), question)

    assert found.rows["per_person_kzt"].to_list() == [100.0, 50.0]
    assert [reason.key for reason in found.judgement.reasons] == ["not_pupils"]


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_lines_does_not_matter(random: Random) -> None:
    """A document read from its end gives the same figures."""
    tables = held(
        {(AKTOBE, 2025, 1): AKTOBE_2025, (PAVLODAR, 2025, 1): SMALL}, counted((AKTOBE, 10))
    )
    order = list(range(tables.lines.height))
    random.shuffle(order)
    question: Asked = asked(unit_ids=(AKTOBE, PAVLODAR))
    shuffled = schools(replace(tables, lines=tables.lines[order]), question)

    assert (
        shuffled.rows["amount_kzt"].to_list()
        == schools(tables, question).rows["amount_kzt"].to_list()
    )
