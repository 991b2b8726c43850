"""Where a tenge comes from: mixes sum to one, money is conserved, cycles are exact."""

from fractions import Fraction

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget.analysis.origin import NOT_PUBLISHED, origins
from tests.bench.country import Unit, tree

_CASES = settings(max_examples=40, deadline=None)


def _budgets(units: list[Unit], unknown: int = 0) -> pl.DataFrame:
    """Budgets of a made country; of each, `unknown` of unnamed revenue beside the rest."""
    rows = [
        (
            unit.unit_id,
            unit.level,
            unit.parent.unit_id if unit.parent else None,
            unit.own + unit.received + unknown,
            unit.own,
            unit.subvention + unit.targeted,
        )
        for unit in units
    ]
    schema = {
        "unit_id": pl.String,
        "budget_level": pl.String,
        "parent_id": pl.String,
        "revenues_kzt": pl.Int64,
        "own_revenues_kzt": pl.Int64,
        "from_above_kzt": pl.Int64,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def _from_below(units: list[Unit]) -> pl.DataFrame:
    rows = [
        (unit.unit_id, unit.parent.unit_id, unit.withdrawal)
        for unit in units
        if unit.parent and unit.withdrawal
    ]
    schema = {"payer_id": pl.String, "payee_id": pl.String, "amount_kzt": pl.Int64}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _mix(found: pl.DataFrame, unit_id: str) -> dict[str, float]:
    rows = found.filter(pl.col("unit_id") == unit_id).select("origin", "share").rows()
    return dict(rows)


def _pair(own: int, down: int, up: int) -> list[Unit]:
    """A republic and one oblast that pay each other."""
    republic = Unit("KZ", "republic", None, 100, 0, 0, 0)
    oblast = Unit("100000000", "oblast", republic, own, down, 0, up)
    republic.children.append(oblast)
    return [republic, oblast]


def test_a_chain_of_three_is_the_hand_calculation() -> None:
    """Oblast: 20 own + 60 of the republic. District: 10 own + 30 of that mix, 3/4 republic."""
    republic = Unit("KZ", "republic", None, 100, 0, 0, 0)
    oblast = Unit("100000000", "oblast", republic, 20, 60, 0, 0)
    district = Unit("100100000", "district", oblast, 10, 30, 0, 0)

    mix = _mix(origins(_budgets([republic, oblast, district]), _from_below([])), "100100000")

    assert mix == pytest.approx(
        {"KZ": 30 / 40 * 3 / 4, "100000000": 30 / 40 / 4, "100100000": 1 / 4}
    )


def test_a_cycle_is_solved_exactly() -> None:
    """The republic has 100 and gets 50; the oblast has 100 and gets 100: o = (2/5) e + (3/5) r.

    r = (100 e_r + 50 o) / 150 and o = (100 e_o + 100 r) / 200, so r = 4/5 e_r + 1/5 e_o.
    """
    units = _pair(own=100, down=100, up=50)

    found = origins(_budgets(units), _from_below(units))

    assert _mix(found, "KZ") == pytest.approx({"KZ": 4 / 5, "100000000": 1 / 5})
    assert _mix(found, "100000000") == pytest.approx({"KZ": 2 / 5, "100000000": 3 / 5})


def test_a_cycle_that_nothing_enters_has_no_origin() -> None:
    """Two budgets that live of each other alone: nobody earned it, and nothing is made up."""
    budgets = pl.DataFrame(
        {
            "unit_id": ["KZ", "100000000"],
            "budget_level": ["republic", "oblast"],
            "parent_id": [None, "KZ"],
            "revenues_kzt": [10, 10],
            "own_revenues_kzt": [0, 0],
            "from_above_kzt": [0, 10],
        }
    )
    up = pl.DataFrame({"payer_id": ["100000000"], "payee_id": ["KZ"], "amount_kzt": [10]})

    assert _mix(origins(budgets, up), "KZ") == {NOT_PUBLISHED: 1.0}


def test_what_is_not_published_is_an_origin_of_its_own() -> None:
    """40 own and 60 of which no document names the payer: not spread over the rest."""
    budgets = _budgets(_pair(own=40, down=0, up=0), unknown=60)

    assert _mix(origins(budgets, _from_below([])), "100000000") == pytest.approx(
        {"100000000": 0.4, NOT_PUBLISHED: 0.6}
    )


def test_a_budget_that_is_not_held_is_of_unknown_origin() -> None:
    """The republic's law names a withdrawal from a city whose budget is not held here."""
    republic = _budgets(_pair(own=1, down=0, up=0)).head(1).with_columns(revenues_kzt=150)
    up = pl.DataFrame({"payer_id": ["750000000"], "payee_id": ["KZ"], "amount_kzt": [50]})

    assert _mix(origins(republic, up), "KZ") == pytest.approx(
        {"KZ": 2 / 3, NOT_PUBLISHED: 1 / 3}
    )


def test_a_district_whose_oblast_is_not_held_keeps_its_own_share() -> None:
    """What comes from a budget that is not held is not published; the rest stays known."""
    district = pl.DataFrame(
        {
            "unit_id": ["100100000"],
            "budget_level": ["district"],
            "parent_id": ["100000000"],
            "revenues_kzt": [40],
            "own_revenues_kzt": [10],
            "from_above_kzt": [30],
        }
    )

    mix = _mix(origins(district, _from_below([])), "100100000")
    assert mix == pytest.approx({NOT_PUBLISHED: 0.75, "100100000": 0.25})


@given(st.integers(1, 3), st.integers(1, 6), st.integers(1, 12), st.integers(0, 999))
@_CASES
def test_mixes_sum_to_one(oblasts: int, districts: int, villages: int, seed: int) -> None:
    """Of every budget, whatever flows up or down."""
    units = tree(oblasts, districts, villages, seed)

    shares = (
        origins(_budgets(units, unknown=seed), _from_below(units))
        .group_by("unit_id")
        .agg(pl.col("share").sum())
    )

    assert shares.height == len(units)
    assert shares["share"].to_list() == pytest.approx([1.0] * len(units))


@given(st.integers(1, 3), st.integers(1, 6), st.integers(1, 12), st.integers(0, 999))
@_CASES
def test_a_closed_country_conserves_money(
    oblasts: int, districts: int, villages: int, seed: int
) -> None:
    """What all budgets keep of one unit's revenue adds up to that revenue."""
    units = tree(oblasts, districts, villages, seed)
    kept = {
        unit.unit_id: unit.own
        + unit.received
        - unit.withdrawal
        - sum(child.subvention + child.targeted for child in unit.children)
        for unit in units
    }

    found = origins(_budgets(units), _from_below(units)).with_columns(
        kept=pl.col("share") * pl.col("unit_id").replace_strict(kept, return_dtype=pl.Int64)
    )

    back = found.group_by("origin").agg(pl.col("kept").sum())
    expected = {unit.unit_id: float(unit.own) for unit in units}
    assert dict(back.rows()) == pytest.approx(expected, rel=1e-9, abs=1e-3)


@given(st.integers(1, 2), st.integers(1, 3), st.integers(1, 4), st.integers(0, 999))
@settings(max_examples=25, deadline=None)
def test_the_tree_gives_what_the_whole_system_gives(
    oblasts: int, districts: int, villages: int, seed: int
) -> None:
    """The system of design, solved in exact fractions by elimination over all units at once."""
    units = tree(oblasts, districts, villages, seed)
    exact = _solved(units)

    found = origins(_budgets(units), _from_below(units))

    for unit, mix in exact.items():
        told = {origin: float(share) for origin, share in mix.items() if share}
        assert _mix(found, unit) == pytest.approx(told)


def _solved(units: list[Unit]) -> dict[str, dict[str, Fraction]]:
    """`(I - A) O = D` by Gauss-Jordan in fractions: every unit's mix over all units."""
    ids = [unit.unit_id for unit in units]
    place = {unit_id: number for number, unit_id in enumerate(ids)}
    size = len(units)
    rows = [[Fraction(0)] * (2 * size) for _ in units]
    for number, unit in enumerate(units):
        whole = unit.own + unit.received
        rows[number][number] += 1
        rows[number][size + number] = Fraction(unit.own, whole)
        if unit.parent:
            rows[number][place[unit.parent.unit_id]] -= Fraction(
                unit.subvention + unit.targeted, whole
            )
        for child in unit.children:
            rows[number][place[child.unit_id]] -= Fraction(child.withdrawal, whole)
    for number in range(size):
        pivot = rows[number][number]
        rows[number] = [value / pivot for value in rows[number]]
        for other in range(size):
            factor = rows[other][number]
            if other != number and factor:
                rows[other] = [
                    value - factor * above
                    for value, above in zip(rows[other], rows[number], strict=True)
                ]
    return {
        unit_id: dict(zip(ids, rows[number][size:], strict=True))
        for number, unit_id in enumerate(ids)
    }
