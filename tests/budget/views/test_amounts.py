"""Amounts and shares as tables show them: numbers, so that a click on a heading ranks them."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget.views.amounts import as_percents, in_unit, shared_scale
from tests.budget.views.reading import opened

_AKTOBE = {"place": "150000000", "year": "2026"}


def test_an_amount_has_the_decimals_of_its_text() -> None:
    """One decimal, two below ten billion, none of tenge; what is missing stays missing."""
    amounts = pl.Series("amount", [454_088_615_000, 2_436_870_000, None])

    assert in_unit(amounts, 10**9).to_list() == [454.1, 2.44, None]
    assert in_unit(amounts, 10**6).to_list() == [454_088.6, 2436.9, None]
    assert in_unit(amounts, 1).to_list() == [454_088_615_000, 2_436_870_000, None]


def test_what_is_not_nought_is_never_shown_as_nought() -> None:
    """Two digits of it."""
    assert in_unit(pl.Series([1_030_000, -30, 0]), 10**9).to_list() == [0.001, -3e-8, 0]
    assert as_percents(pl.Series([0.35540, 0.0000432, None])).to_list() == [
        0.355,
        0.000043,
        None,
    ]


@given(st.lists(st.integers(-(10**14), 10**14)), st.sampled_from([1, 10**3, 10**6, 10**9]))
def test_the_order_of_what_is_shown_is_that_of_the_amounts(
    amounts: list[int], tenge: int
) -> None:
    """Rounding may make two equal, and never turns them round."""
    shown = in_unit(pl.Series(sorted(amounts), dtype=pl.Int64), tenge)

    assert shown.is_sorted()
    assert [value == 0 for value in shown] == [amount == 0 for amount in sorted(amounts)]


def test_budgets_of_several_tiers_share_the_unit_of_the_smallest() -> None:
    """A village of 309.3 million beside the republic's 21.4 trillion: millions, not 0.3 billion."""
    assert shared_scale(pl.Series([21_392_054_673_000, 309_261_700])).tenge == 10**6
    assert shared_scale(pl.Series([21_392_054_673_000, 40])).tenge == 10**6
    assert shared_scale(pl.Series([None], dtype=pl.Int64)).tenge == 1


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("page", ["place", "compare"])
def test_amounts_are_sent_as_numbers(page: str) -> None:
    """Letters would rank 1,389.5 below 461.2."""
    app = opened(page, lang="ru", **_AKTOBE, places="150000000")
    shown = app.dataframe[0].value

    assert shown["amount" if page == "place" else "value"].dtype.kind == "f"


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("asked", [{"year": "9999"}, {"year": "2026", "edition": "no such"}])
def test_a_year_or_edition_that_is_not_held_is_said_to_be_replaced(
    asked: dict[str, str],
) -> None:
    """Nothing is changed behind the reader's back."""
    told = opened("place", lang="en", place="150000000", **asked).info

    assert any("is not held here. Shown is" in one.value for one in told)


@pytest.mark.usefixtures("held")
def test_a_year_that_is_held_is_shown_without_a_word() -> None:
    """The link opens what it names."""
    told = opened("place", lang="en", **_AKTOBE).info

    assert not any("is not held here. Shown is" in one.value for one in told)
