"""Bars from nought, and hatching where there is no bar."""

import json

import polars as pl

from budget.charts.comparison import COLUMNS, HATCH, comparison_bars
from budget.charts.rows import PICKED
from budget.locale.words import Language

_ROWS = pl.DataFrame(
    [
        ("150000000", "Aktobe Region", 561.7, "561.7 billion ₸", "561 650 353 200 ₸", None),
        ("630000000", "East Kazakhstan Region", None, None, "not held here", "not held here"),
    ],
    schema=dict.fromkeys(COLUMNS, pl.String) | {"shown": pl.Float64},
    orient="row",
)


def test_a_missing_value_is_hatched_with_its_reason_and_has_no_bar() -> None:
    """Missing is never nought."""
    drawn, _ = comparison_bars(_ROWS, Language.EN, is_dark=False, exact_title="Exact")

    assert drawn.select("shown", "hatched").rows() == [
        (561.7, None),
        (None, f"{HATCH} not held here"),
    ]


def test_bars_stand_in_the_order_of_the_rows_and_answer_with_the_unit() -> None:
    """Ordering is the verdict's decision, not the chart's."""
    drawn, specification = comparison_bars(
        _ROWS.reverse(), Language.EN, is_dark=True, exact_title="Exact"
    )

    assert drawn["unit_id"].to_list() == ["630000000", "150000000"]
    assert f'"name": "{PICKED}"' in json.dumps(specification)
