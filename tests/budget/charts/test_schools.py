"""Bars of spending per person: spans where counts are rounded, hatches where there is no figure."""

import json

import polars as pl
import pytest
import vl_convert

from budget.charts.schools import COLUMNS, per_person_bars
from budget.charts.theme import Spec
from budget.locale.words import Language


def _places(*rows: tuple[float | None, float | None, float | None]) -> pl.DataFrame:
    """Figure and bounds; of none of them is only the least known."""
    numbers = ("shown", "low", "high")
    return pl.DataFrame(
        rows, schema=dict.fromkeys(numbers, pl.Float64), orient="row"
    ).with_columns(
        *(pl.lit("…").alias(name) for name in COLUMNS if name not in {*numbers, "least"}),
        least=pl.lit(None, pl.Float64),
    )


def _drawn(*rows: tuple[float | None, float | None, float | None]) -> tuple[pl.DataFrame, Spec]:
    return per_person_bars(
        _places(*rows), Language.EN, is_dark=False, exact_title="Exact", span_title="Allows"
    )


@pytest.mark.parametrize(
    ("row", "has_bars", "has_spans", "has_hatches"),
    [
        ((5.0, 5.0, 5.0), True, False, False),
        ((5.0, 4.0, 6.0), True, True, False),
        ((None, None, None), False, False, True),
    ],
)
def test_only_marks_that_there_is_something_for_are_drawn(
    row: tuple[float | None, float | None, float | None],
    has_bars: bool,  # noqa: FBT001 -- what the case is about
    has_spans: bool,  # noqa: FBT001 -- what the case is about
    has_hatches: bool,  # noqa: FBT001 -- what the case is about
) -> None:
    """An empty mark has no name that a screen reader could say."""
    written = json.dumps(_drawn(row)[1])

    assert ('"bar"' in written) == has_bars
    assert ('"tick"' in written) == has_spans
    assert ("hatched" in written) == has_hatches


def test_a_least_figure_is_an_outline_and_no_bar() -> None:
    """At least 800: not filled, not hatched, and the figure itself stays missing."""
    places = _places((None, None, None)).with_columns(least=pl.lit(800.0))
    drawn, specification = per_person_bars(
        places, Language.EN, is_dark=False, exact_title="Exact", span_title="Allows"
    )
    written = json.dumps(specification)

    assert drawn["shown"].to_list() == [None]
    assert '"strokeDash": [4, 3]' in written
    assert "hatched" not in written
    stated = {**specification, "data": {"values": drawn.to_dicts()}}
    assert vl_convert.vegalite_to_png(stated).startswith(b"\x89PNG")


def test_a_missing_figure_stays_missing() -> None:
    """Never nought."""
    drawn, _ = _drawn((None, None, None), (5.0, 4.0, 6.0))

    assert drawn["shown"].to_list() == [None, 5.0]
    assert drawn["hatched"].to_list()[0].endswith("…")


@pytest.mark.parametrize(
    "rows",
    [
        ((5.0, 5.0, 5.0), (4.0, 4.0, 4.0)),
        ((5.0, 4.0, 6.0), (4.0, 4.0, 4.0)),
        ((5.0, 4.0, 6.0), (None, None, None)),
        ((None, None, None), (None, None, None)),
    ],
)
def test_every_mix_of_marks_can_be_drawn(
    rows: tuple[tuple[float | None, float | None, float | None], ...],
) -> None:
    """Bars, spans and hatches side by side: the library draws a picture of them."""
    drawn, specification = _drawn(*rows)
    stated = {**specification, "data": {"values": drawn.to_dicts()}}

    assert vl_convert.vegalite_to_png(stated).startswith(b"\x89PNG")
