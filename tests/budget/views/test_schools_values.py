"""Figures of schools in words: why a year has none, what is known at the least, what is downloaded."""

import polars as pl
import pytest

from budget.analysis.regrouping import Borders
from budget.analysis.schools import schools
from budget.locale.words import Language, words
from budget.views.compare_choices import View
from budget.views.page import Page
from budget.views.schools_choices import SchoolChoice
from budget.views.schools_notes import school_changes
from budget.views.schools_sources import school_grounds
from budget.views.schools_table import taken_along
from budget.views.schools_values import SchoolValues, over_years, school_values
from tests.budget.analysis.frames import ABAI, AKTOBE, EAST, units
from tests.budget.analysis.school_frames import asked, counts, held

_PAGE = Page(words(Language.EN), is_dark=False)
_NAMES = {AKTOBE: "Aktobe Region", EAST: "East Kazakhstan Region", ABAI: "Abai Region"}


def _core(thousand: int) -> dict[str, int]:
    return {"04": thousand, "04.2": thousand, "04.2.261.082": thousand, "04.2.261.203": 0}


def _choice(*years: int, unit_ids: tuple[str, ...], borders: Borders) -> SchoolChoice:
    question = asked("general_schooling", *years, unit_ids=unit_ids)
    view: View = "years" if len(years) > 1 else "bars"
    return SchoolChoice(asked=question, view=view, borders=borders, is_of_districts=False)


@pytest.mark.parametrize(
    ("borders", "year", "reason"),
    [
        (Borders.OLD, 2023, "part_missing"),
        (Borders.NEW, 2021, "other_borders"),
        (Borders.AS_THEY_WERE, 2021, None),
    ],
)
def test_a_year_without_a_figure_says_whether_a_part_or_the_borders_are_to_blame(
    borders: Borders, year: int, reason: str | None
) -> None:
    """East Kazakhstan: 2021 is held with Abai in it, 2023 without Abai beside it."""
    choice = _choice(2021, 2023, unit_ids=(EAST, ABAI), borders=borders)
    budgets = {(EAST, 2021, 1): _core(1000), (EAST, 2023, 1): _core(600)}
    pupils = counts(
        (EAST, "2020/21", "pupils_state", 10, None, None, "official"),
        (EAST, "2022/23", "pupils_state", 5, None, None, "official"),
    )

    found = schools(held(budgets, pupils), choice.asked)
    rows = over_years(found, choice, units(), _NAMES, _PAGE).rows

    assert rows.filter(unit_id=EAST, budget_year=year)["missing"].to_list() == [reason]


def _of_all_pupils() -> SchoolValues:
    """160 million for state schools, and «180 to 200» pupils of all schools."""
    choice = _choice(2025, unit_ids=(AKTOBE,), borders=Borders.AS_THEY_WERE)
    pupils = counts((AKTOBE, "2024/25", "pupils_all", 180, 180, 200, "reported"))
    found = schools(held({(AKTOBE, 2025, 1): _core(160_000)}, pupils), choice.asked)
    return school_values(found, choice, _NAMES, _PAGE)


def test_what_is_known_at_the_least_is_written_so_and_is_no_figure() -> None:
    """160 million by 200 pupils at most: 800 thousand tenge or more."""
    values = _of_all_pupils()

    row = values.rows.row(0, named=True)
    assert (row["shown"], row["number_text"], row["least"]) == (None, None, 800_000.0)
    assert row["least_number"] == "≥\N{NO-BREAK SPACE}800.0"


def test_a_download_names_the_divisor_and_keeps_the_least_figure() -> None:
    """Pupils are no `persons`, as which other tables know inhabitants."""
    values = _of_all_pupils()

    rows = taken_along(values)

    assert not [name for name in rows.columns if name.startswith("persons")]
    assert rows["per_person_least_kzt"].to_list() == [800_000.0]
    assert rows["divisor"].to_list() == [None]


def test_only_the_publication_of_the_years_count_is_cited() -> None:
    """Pupils of all schools of 2025 bound the figure; those of 2016 stand in another release."""
    choice = _choice(2025, unit_ids=(AKTOBE,), borders=Borders.AS_THEY_WERE)
    pupils = counts(
        (AKTOBE, "2024/25", "pupils_all", 180, 180, 200, "reported"),
        (AKTOBE, "2015/16", "pupils_all", 150, 150, 160, "reported"),
    ).with_columns(source_id=pl.Series(["press-2025", "press-2016"]))
    found = schools(held({(AKTOBE, 2025, 1): _core(160_000)}, pupils), choice.asked)

    assert school_grounds(found, choice).counted_in == ["press-2025"]


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize(
    ("borders", "marks"),
    [(Borders.AS_THEY_WERE, ["2021", "08.06.2022"]), (Borders.NEW, ["2021"])],
)
def test_years_mark_the_law_on_schools_and_the_borders_of_the_regions_drawn(
    borders: Borders, marks: list[str]
) -> None:
    """Schools moved to oblasts in 2021; Abai left East Kazakhstan, which other regions did not."""
    choice = _choice(2020, 2024, unit_ids=(EAST, AKTOBE), borders=borders)
    rows = pl.DataFrame(
        {"unit_id": [EAST, AKTOBE], "name": ["East", "Aktobe"], "shown": [1.0, 2.0]}
    )

    assert school_changes(rows, choice, _PAGE)["mark_text"].unique(
        maintain_order=True
    ).to_list() == (marks)
