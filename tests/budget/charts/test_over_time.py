"""A line joins only years that follow one another inside one set of borders."""

import polars as pl

from budget.charts.over_time import (
    COLUMNS,
    MARK_COLUMNS,
    comparison_lines,
    runs,
    with_last_texts,
)
from budget.locale.words import Language


def _runs(*points: tuple[str, int, float | None, int, bool]) -> dict[tuple[str, int], str]:
    """Unit, year, value, territory, divided year → run."""
    rows = pl.DataFrame(
        points,
        schema=["unit_id", "budget_year", "shown", "territory", "is_divided_year"],
        orient="row",
    )
    found = runs(rows)
    return {
        (unit_id, year): run
        for unit_id, year, run in found.select("unit_id", "budget_year", "run").iter_rows()
    }


def test_years_in_a_row_are_one_line() -> None:
    """Nothing happened between 2023 and 2025."""
    joined = _runs(*((("a"), year, 1.0, 0, False) for year in (2025, 2023, 2024)))

    assert len(set(joined.values())) == 1


def test_no_line_runs_over_a_missing_year() -> None:
    """2024 is not held: what lies between 2023 and 2025 is not known."""
    joined = _runs(
        ("a", 2023, 1.0, 0, False), ("a", 2024, None, 0, False), ("a", 2025, 1.0, 0, False)
    )

    assert joined["a", 2023] != joined["a", 2025]


def test_no_line_runs_over_a_change_of_borders() -> None:
    """East Kazakhstan 2021, 2022 (divided on 8 June) and 2023 are three territories."""
    joined = _runs(
        ("east", 2021, 3.0, 0, False),
        ("east", 2022, 2.0, 0, True),
        ("east", 2023, 1.0, 1, False),
    )

    assert len(set(joined.values())) == 3


def test_two_places_never_share_a_line() -> None:
    """A line belongs to one place."""
    joined = _runs(("a", 2023, 1.0, 0, False), ("b", 2024, 1.0, 0, False))

    assert joined["a", 2023] != joined["b", 2024]


def test_points_and_marks_are_drawn_as_they_are() -> None:
    """The day of a change lies where it lies in the year: 8 June 2022 at 2021.93."""
    points = pl.DataFrame(
        [("a", "A", 2022, 12.5, None, "12.5", "a·1")], schema=COLUMNS, orient="row"
    )
    marks = pl.DataFrame([(2021.93, "08.06.2022")], schema=MARK_COLUMNS, orient="row")

    drawn, specification = comparison_lines(
        points, marks, (2021, 2023), ["A"], Language.EN,
        is_dark=False, is_share=False, exact_title="Exact",
    )  # fmt: skip

    assert drawn["shown"].to_list() == [12.5, None]
    assert drawn["mark_at"].to_list() == [None, 2021.93]
    assert "layer" in specification


def test_two_last_values_that_would_overlap_are_one() -> None:
    """Aktobe 2026: 144.2 from below stands right above 123.9 of its own, 203.0 clear of both."""
    points = pl.DataFrame(
        {
            "unit_id": ["own", "below", "above", "above"],
            "budget_year": [2026, 2026, 2026, 2025],
            "shown": [123.9, 144.2, 203.0, 380.0],
            "text": ["123.9", "144.2", "203.0", "380.0"],
        }
    )

    told = with_last_texts(points, "text").drop_nulls("last_text")

    assert told["last_text"].to_list() == ["144.2", "203.0"]
