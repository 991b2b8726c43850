"""Charts draw the numbers that are in the tables."""

import io

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from budget.charts.coverage import coverage_bars
from budget.charts.rows import PICKED
from budget.charts.structure import COLUMNS, structure_bars
from budget.charts.theme import Spec, chart_frame
from budget.locale.words import Language


@pytest.mark.parametrize("dtype", [pl.Decimal(20, 2), pl.Int128])
def test_a_wide_number_is_a_plain_one_before_it_is_drawn(dtype: pl.DataType) -> None:
    """Streamlit 1.67 draws Decimal 12.50 as 1250 and refuses Int128."""
    rows = pl.DataFrame({"amount": [12, None]}).cast({"amount": dtype})

    drawn = chart_frame(rows)

    assert drawn.schema["amount"] == pl.Float64
    assert drawn["amount"].to_list() == [12.0, None]


def _decimal_page() -> None:
    """A page with one chart of a Decimal column."""
    from decimal import Decimal  # noqa: PLC0415 -- AppTest runs this function as a file

    import polars as pl  # noqa: PLC0415 -- a script run by another process
    import streamlit as st  # noqa: PLC0415 -- a script run by another process

    from budget.charts.theme import chart_frame  # noqa: PLC0415 -- a script run by another process

    rows = pl.DataFrame({"amount": [Decimal("12.50")]}, schema={"amount": pl.Decimal(20, 2)})
    spec = {"mark": "bar", "encoding": {"x": {"field": "amount", "type": "quantitative"}}}
    st.vega_lite_chart(chart_frame(rows), spec)


def test_the_value_sent_to_the_browser_is_the_value_of_the_table() -> None:
    """12.50 leaves the server as 12.5: read back from the message that the browser gets."""
    page = AppTest.from_function(_decimal_page).run()
    sent = page.get("vega_lite_chart")[0].proto.data.data

    assert pl.read_ipc_stream(io.BytesIO(sent))["amount"].to_list() == [12.5]


def _at(value: object, *steps: str | int) -> object:
    """A value inside a specification."""
    for step in steps:
        if isinstance(step, str):
            assert isinstance(value, dict)
            value = value[step]
        else:
            assert isinstance(value, list)
            value = value[step]
    return value


def _bars(language: Language) -> Spec:
    lines = pl.DataFrame(
        [("04", "Education", 282_670_560_000, "282.7 billion ₸", "282,670,560,000 ₸")],
        schema=COLUMNS,
        orient="row",
    )
    _, specification = structure_bars(lines, language, is_dark=False, exact_title="Exact")
    return specification


def test_bars_bring_no_data_of_their_own_and_answer_a_click_with_the_code() -> None:
    """Data go beside the specification; a click opens the line."""
    specification = _bars(Language.EN)

    assert not {"data", "datasets"} & set(specification)
    assert _at(specification, "params", 0, "select", "fields") == ["code"]
    assert _at(specification, "params", 0, "name") == PICKED


def test_months_of_a_chart_are_kazakh() -> None:
    """D3 has no Kazakh; Babel's CLDR has."""
    locale = _at(_bars(Language.KK), "config", "locale")

    assert _at(locale, "time", "months", 11) == "Желтоқсан"
    assert _at(locale, "number", "decimal") == ","


def test_a_year_in_which_nothing_could_be_held_stays_on_the_axis() -> None:
    """Villages had no budgets before 2018: the axis shows the gap."""
    counts = pl.DataFrame(
        {
            "budget_year": [2020],
            "kind": ["full"],
            "rank": [0],
            "count": [1],
            "share": [1.0],
        }
    )

    _, specification = coverage_bars(
        counts, ["full"], [2017, 2020], Language.RU, is_dark=True, has_legend=False
    )

    assert _at(specification, "encoding", "x", "scale", "domain") == [2017, 2020]
