"""Bars of a breakdown begin at the left edge, whatever their length."""

import json
import re

import polars as pl
import pytest

from budget.charts.structure import COLUMNS, structure_bars
from budget.locale.words import Language


@pytest.mark.parametrize(
    ("amounts", "domains"),
    [([0, 0], ['"domain": [0, 1]']), ([5, 0], []), ([0, None], ['"domain": [0, 1]'])],
)
def test_bars_of_noughts_alone_begin_where_others_do(
    amounts: list[int | None], domains: list[str]
) -> None:
    """Without a length to measure by, the chart would set noughts in its middle."""
    lines = pl.DataFrame(
        [
            (str(number), "Tax receipts", amount, "0 ₸", "0 ₸")
            for number, amount in enumerate(amounts)
        ],
        schema=dict.fromkeys(COLUMNS, pl.String) | {"amount_kzt": pl.Int64},
        orient="row",
    )

    _, specification = structure_bars(lines, Language.EN, is_dark=False, exact_title="Exact")

    assert sorted(set(re.findall(r'"domain": \[[^]]*]', json.dumps(specification)))) == domains
