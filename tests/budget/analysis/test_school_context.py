"""Why regions differ: each fact beside the inhabitants of its own year."""

import polars as pl
import pytest

from budget.analysis.school_context import school_context
from tests.budget.analysis.frames import AKTOBE

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
    parts = pl.DataFrame(
        schema={"unit_id": pl.String, "line": pl.String, "amount_kzt": pl.Int64}
    )

    found = school_context(pl.DataFrame({"unit_id": [AKTOBE]}), parts, _STATISTICS)

    assert found[fact].to_list() == [expected]
