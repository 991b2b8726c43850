"""Why regions differ: each fact beside the inhabitants of its own year."""

import polars as pl
import pytest

from budget.analysis.school_context import school_context
from budget.analysis.school_facts import figures_behind
from tests.budget.analysis.frames import AKTOBE, EAST

_BORDERS = pl.DataFrame({"unit_id": [EAST], "break_year": [2022]})
_LINES = {
    "unit_id": pl.String,
    "budget_year": pl.Int64,
    "line": pl.String,
    "amount_kzt": pl.Int64,
}
_NO_PARTS = pl.DataFrame(schema=_LINES)

_STATISTICS = pl.DataFrame(
    [
        ("2022/23", "schools", 400.0),
        ("2023", "grp", 4_000.0),
        ("2023-01-01", "population", 800.0),
        ("2026-01-01", "population", 1_000.0),
    ],
    schema=["period", "indicator", "value"],
    orient="row",
).with_columns(unit_id=pl.lit(AKTOBE), value_status=pl.lit("printed"))


@pytest.mark.parametrize(
    ("fact", "expected"), [("inhabitants_per_school", 2.0), ("grp_per_capita_kzt", 5.0)]
)
def test_a_fact_is_divided_by_the_people_of_its_year(fact: str, expected: float) -> None:
    """Schools of 2022/23 and the product of 2023 by 800 people, not by the 1,000 of 2026."""
    found = _context([AKTOBE], _STATISTICS)

    assert found[fact].to_list() == [expected]


def test_density_is_of_the_newest_count_of_inhabitants() -> None:
    """1,000 people of 2026 on 400 square kilometres."""
    area = _told([(AKTOBE, "2023", "area", 400.0)])

    found = _context([AKTOBE], pl.concat([_STATISTICS, area], how="diagonal"))

    assert found.select("density", "population_period", "area_period").row(0) == (
        2.5,
        "2026-01-01",
        "2023",
    )


def test_the_level_of_prices_is_that_of_the_country_in_the_same_month() -> None:
    """Aktobe, March 2024: 43,611 by 48,692; the country's newer 61,979 is of another month."""
    minimum = _told(
        [
            ("KZ", "2025-09", "subsistence_minimum", 61_979.0),
            ("KZ", "2024-03", "subsistence_minimum", 48_692.0),
            (AKTOBE, "2024-03", "subsistence_minimum", 43_611.0),
        ]
    )

    found = _context([AKTOBE], minimum)

    assert found["price_level"].item() == pytest.approx(0.8957, abs=0.0001)
    assert found["price_period"].item() == "2024-03"


def test_prices_of_a_region_before_its_borders_changed_are_not_of_it() -> None:
    """East Kazakhstan, July 2021: 39,592 tenge a month of the territory with Abai."""
    minimum = _told(
        [
            (unit, "2021-07", "subsistence_minimum", value)
            for unit, value in (("KZ", 38_440.0), (AKTOBE, 35_234.0), (EAST, 39_592.0))
        ]
    )

    found = _context([AKTOBE, EAST], minimum)

    assert found["price_period"].to_list() == ["2021-07", None]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([(2024, "state_schools", 90), (2024, "per_capita", 10)], 0.1),
        (
            [
                (2024, "state_schools", 90),
                (2024, "per_capita", 10),
                (2025, "state_schools", 60),
                (2025, "per_capita", 40),
            ],
            0.4,
        ),
        ([(2025, "state_schools", 60)], None),
        ([(2025, "state_schools", 60), (2025, "per_capita", None)], None),
    ],
)
def test_the_money_that_follows_the_pupil_is_of_the_last_year_and_never_guessed(
    lines: list[tuple[int, str, int | None]], expected: float | None
) -> None:
    """40 of 100 in 2025, whatever it was before; where one line is not held there is no share."""
    parts = pl.DataFrame([(AKTOBE, *line) for line in lines], schema=_LINES, orient="row")

    found = school_context(pl.DataFrame({"unit_id": [AKTOBE]}), parts, _STATISTICS, _BORDERS)

    assert found["per_capita_share"].to_list() == [expected]


def test_children_of_a_region_whose_borders_changed_since_are_not_of_it() -> None:
    """East Kazakhstan of 2020 is the one with Abai: its share of children is another region's."""
    children = _told(
        [
            (unit, "2020-01-01", indicator, value)
            for unit in (AKTOBE, EAST)
            for indicator, value in (
                ("population_under_16_boys", 160.0),
                ("population_under_16_girls", 140.0),
                ("population", 1_000.0),
            )
        ]
    )

    found = _context([AKTOBE, EAST], children)

    assert found["under_16_share"].to_list() == [0.3, None]


def test_a_share_of_small_schools_told_to_the_press_is_per_cent() -> None:
    """North Kazakhstan, December 2025: 74 per cent."""
    small = _told([(AKTOBE, "2025/26", "schools_small_share", 74.0)])

    assert _context([AKTOBE], small)["small_school_share"].to_list() == [0.74]


def test_behind_every_fact_stand_the_figures_it_is_made_of() -> None:
    """1,000 people of 2026 and 400 square kilometres of 2023: each with its page."""
    area = _told([(AKTOBE, "2023", "area", 400.0)])
    told = pl.concat([_STATISTICS, area], how="diagonal").with_columns(
        printed=pl.col("value").cast(pl.String),
        measure_unit=pl.lit(""),
        quality=pl.lit("reported"),
        source_id=pl.lit("source"),
        stated_at=pl.lit("https://page"),
        note=pl.lit(None, pl.String),
    )

    behind = figures_behind(_context([AKTOBE], told), told)

    assert behind.filter(pl.col("fact") == "density").select(
        "indicator", "period", "printed", "stated_at"
    ).rows() == [
        ("population", "2026-01-01", "1000.0", "https://page"),
        ("area", "2023", "400.0", "https://page"),
    ]


def _told(rows: list[tuple[str, str, str, float]]) -> pl.DataFrame:
    return pl.DataFrame(
        rows, schema=["unit_id", "period", "indicator", "value"], orient="row"
    ).with_columns(value_status=pl.lit("printed"))


def _context(unit_ids: list[str], statistics: pl.DataFrame) -> pl.DataFrame:
    return school_context(pl.DataFrame({"unit_id": unit_ids}), _NO_PARTS, statistics, _BORDERS)
