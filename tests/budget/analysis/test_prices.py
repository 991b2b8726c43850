"""Money of other years in the prices of one."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from budget.analysis.prices import in_prices_of, latest_measured_year
from tests.budget.analysis.frames import statistics

_INDEX = statistics(
    [
        ("KZ", "2023", "cpi", 100.0, "official"),
        ("KZ", "2024", "cpi", 110.0, "official"),
        ("KZ", "2025", "cpi", 121.0, "reported"),
        ("KZ", "2026", "cpi", 133.1, "derived"),
    ]
)


def test_an_amount_that_grew_with_prices_did_not_grow() -> None:
    """1000 tenge of 2023 buy what 1210 tenge buy in 2025, at ten per cent a year."""
    rows = pl.DataFrame({"budget_year": [2023, 2025], "amount_kzt": [1000, 1210]})

    real = in_prices_of(rows, _INDEX, 2025)["amount_real_kzt"]

    assert real.round(6).to_list() == [1210.0, 1210.0]


def test_a_year_without_an_index_has_no_real_amount() -> None:
    """Nothing is guessed beyond the series."""
    rows = pl.DataFrame({"budget_year": [1999], "amount_kzt": [1000]})

    assert in_prices_of(rows, _INDEX, 2025)["amount_real_kzt"].to_list() == [None]


def test_a_base_year_without_an_index_gives_none() -> None:
    """A wrong year in an address must not divide by nothing."""
    rows = pl.DataFrame({"budget_year": [2023], "amount_kzt": [1000]})

    assert in_prices_of(rows, _INDEX, 1950)["amount_real_kzt"].to_list() == [None]


def test_the_base_year_offered_first_is_measured_not_forecast() -> None:
    """The index of 2026 is a forecast."""
    assert latest_measured_year(_INDEX) == 2025


@settings(deadline=None, max_examples=30)
@given(amount=st.integers(0, 10**15), base=st.sampled_from([2023, 2024, 2025]))
def test_the_base_year_keeps_its_own_amounts(amount: int, base: int) -> None:
    """Prices of a year in the prices of that year are themselves."""
    rows = pl.DataFrame({"budget_year": [base], "amount_kzt": [amount]})

    assert in_prices_of(rows, _INDEX, base)["amount_real_kzt"].item() == amount
