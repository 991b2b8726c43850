"""How far apart: by hand, by properties, and with the bounds of rounded counts."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget.analysis.spread import Spread, spread, spread_bounds, theil_parts

_NOTHING = Spread(max_min=None, cv=None, gini=None, theil=None)
_VALUES = st.lists(st.tuples(st.floats(1, 1e6), st.floats(1, 1e6)), min_size=2, max_size=12)


def _figures(*rows: tuple[float, float]) -> pl.DataFrame:
    return pl.DataFrame(
        rows, schema={"per_person_kzt": pl.Float64, "persons": pl.Float64}, orient="row"
    )


def _near(first: Spread, second: Spread) -> bool:
    return all(
        getattr(first, key) == pytest.approx(getattr(second, key), rel=1e-6, abs=1e-9)
        for key in ("max_min", "cv", "gini", "theil")
    )


def test_two_regions_by_hand() -> None:
    """100 and 300: mean 200, deviation 100, mean difference 200 over pairs 100."""
    found = spread(_figures((100, 1), (300, 1)))

    assert found.max_min == 3
    assert found.cv == pytest.approx(0.5)
    assert found.gini == pytest.approx(0.25)
    assert found.theil == pytest.approx(0.13081203594113697)  # ½(½ ln ½ + 3/2 ln 3/2)


@pytest.mark.parametrize("rows", [[], [(100.0, 1.0)]])
def test_fewer_than_two_regions_have_no_spread(rows: list[tuple[float, float]]) -> None:
    """Missing is not nought."""
    assert spread(_figures(*rows)) == _NOTHING


@given(_VALUES)
def test_the_unit_of_money_does_not_matter(rows: list[tuple[float, float]]) -> None:
    """Tenge or thousands of tenge."""
    scaled = [(value * 1000, people) for value, people in rows]

    assert _near(spread(_figures(*rows)), spread(_figures(*scaled)))


@given(_VALUES)
def test_the_order_of_rows_does_not_matter(rows: list[tuple[float, float]]) -> None:
    """From the first to the last, or back."""
    back = spread(_figures(*reversed(rows)), is_weighted=True)

    assert _near(spread(_figures(*rows), is_weighted=True), back)


@given(st.floats(1, 1e6), st.integers(2, 9))
def test_equal_regions_have_no_spread_to_speak_of(value: float, number: int) -> None:
    """Nought, and a ratio of one."""
    found = spread(_figures(*[(value, 1.0)] * number))

    assert _near(found, Spread(max_min=1, cv=0, gini=0, theil=0))


@given(
    st.lists(
        st.tuples(st.floats(1, 1e6), st.floats(1, 1e6), st.booleans()), min_size=2, max_size=9
    )
)
def test_theil_is_the_sum_of_its_parts(rows: list[tuple[float, float, bool]]) -> None:
    """Theil 1967, chapter 4: between and within add up, exactly."""
    figures = _figures(*((value, people) for value, people, _ in rows)).with_columns(
        group=pl.Series([group for *_, group in rows])
    )
    parts = theil_parts(figures, "group")
    whole = spread(figures, is_weighted=True).theil

    assert parts is not None
    assert parts["theil"] == pytest.approx(whole, rel=1e-6, abs=1e-9)


@given(
    st.lists(
        st.tuples(st.floats(1, 1e6), st.floats(0, 0.5), st.floats(0, 0.5)),
        min_size=2,
        max_size=6,
    )
)
def test_bounds_hold_the_measures_of_the_figures_themselves(
    rows: list[tuple[float, float, float]],
) -> None:
    """What the counts allow includes what they say."""
    figures = pl.DataFrame(
        [(value, value * (1 - down), value * (1 + up), 1.0) for value, down, up in rows],
        schema=["per_person_kzt", "per_person_low_kzt", "per_person_high_kzt", "persons"],
        orient="row",
    )
    found, bounds = spread(figures), spread_bounds(figures)

    for key in ("max_min", "cv", "gini"):
        low, value, high = (getattr(one, key) for one in (bounds.low, found, bounds.high))
        assert low <= value * (1 + 1e-9) + 1e-9
        assert value <= high * (1 + 1e-9) + 1e-9


def test_no_figures_inside_the_bounds_are_closer_than_the_least() -> None:
    """The level of the least spread lies between bounds: 100 fixed, 110 to 120, 150 fixed."""
    low, high = [100.0, 110.0, 90.0, 150.0], [100.0, 120.0, 160.0, 150.0]
    figures = pl.DataFrame(
        {
            "per_person_kzt": [100.0, 115.0, 125.0, 150.0],
            "per_person_low_kzt": low,
            "per_person_high_kzt": high,
            "persons": [1.0] * 4,
        }
    )
    least = spread_bounds(figures).low

    for second in range(110, 121):
        for third in range(90, 161):
            inside = figures.with_columns(
                per_person_kzt=pl.Series([100.0, float(second), float(third), 150.0])
            )
            found = spread(inside)
            for key in ("max_min", "cv", "gini", "theil"):
                assert getattr(least, key) <= getattr(found, key) + 1e-12
