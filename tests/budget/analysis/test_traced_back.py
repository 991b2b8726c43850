"""How much of a village's money came through each tier above it."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget.analysis.traced_back import traced_back

_COLUMNS = (
    "revenues_kzt",
    "own_revenues_kzt",
    "transfers_from_above_kzt",
    "transfers_from_below_kzt",
)


def _chain(
    *budgets: tuple[str, int | None, int | None, int | None, int | None],
) -> pl.DataFrame:
    return pl.DataFrame(
        budgets,
        schema={"unit_id": pl.String} | dict.fromkeys(_COLUMNS, pl.Int64),
        orient="row",
    )


def _share(rows: pl.DataFrame, unit_id: str, source: str) -> float:
    return float(
        rows.filter(pl.col("unit_id") == unit_id, pl.col("source") == source)[
            "share_of_unit"
        ].item()
    )


def test_shares_multiply_from_tier_to_tier() -> None:
    """The village has 20 of 100 of its own; the district 250 of 1000; the oblast 600 of 1000."""
    rows = traced_back(
        _chain(
            ("oblast", 1000, 600, 400, 0),
            ("district", 1000, 250, 750, 0),
            ("village", 100, 20, 80, 0),
        )
    )

    assert _share(rows, "village", "own") == pytest.approx(0.2)
    assert _share(rows, "district", "own") == pytest.approx(0.8 * 0.25)
    assert _share(rows, "oblast", "own") == pytest.approx(0.8 * 0.75 * 0.6)
    assert _share(rows, "oblast", "above") == pytest.approx(0.8 * 0.75 * 0.4)


def test_what_a_document_does_not_split_is_a_source_of_its_own() -> None:
    """Of 1000 the district prints 250 as its own and nothing of the rest: 0.75 is not told."""
    rows = traced_back(_chain(("district", 1000, 250, None, None)))

    assert rows.select("source", "share_of_unit").rows() == [("own", 0.25), ("unknown", 0.75)]


def test_a_budget_that_is_not_held_ends_the_trace() -> None:
    """The village's 80 came from a district whose budget nobody here has read."""
    rows = traced_back(
        _chain(("oblast", 1000, 1000, 0, 0), ("district", None, None, None, None),
               ("village", 100, 20, 80, 0))
    )  # fmt: skip

    assert rows.select("unit_id", "source", "amount_kzt", "share_of_unit").rows() == [
        ("village", "own", 20, pytest.approx(0.2)),
        ("village", "above", 80, pytest.approx(0.8)),
        ("district", "unknown", None, pytest.approx(0.8)),
    ]


_AMOUNTS = st.integers(min_value=0, max_value=10**12)


@given(st.lists(st.tuples(_AMOUNTS, _AMOUNTS, _AMOUNTS, _AMOUNTS), min_size=1, max_size=4))
def test_all_ends_of_the_trace_add_up_to_the_whole_budget(
    parts: list[tuple[int, int, int, int]],
) -> None:
    """Whatever a budget prints, the sources that are not followed further make 100 per cent."""
    chain = _chain(
        *(
            (str(number), own + above + below + rest, own, above, below)
            for number, (own, above, below, rest) in enumerate(parts)
        )
    )

    rows = traced_back(chain)
    followed = set(rows["unit_id"])
    above = {str(number): str(number - 1) for number in range(1, len(parts))}
    ends = [
        share
        for unit_id, source, share in rows.select("unit_id", "source", "share_of_unit").rows()
        if source != "above" or above.get(unit_id) not in followed
    ]

    assert sum(ends) == pytest.approx(1.0)
