"""What a budget has of its own, from above, from below; what is not told stays unknown."""

import pytest

from budget.analysis.tier_budgets import speaking, tier_budgets
from budget.model.enums import Phase
from tests.budget.analysis.transfer_frames import AKTOBE, OKRUG, REPUBLIC, UIL, Line, books

_PARTS = ["own_revenues_kzt", "from_above_kzt", "from_below_kzt", "split"]


def _parts(*lines: Line) -> tuple[object, ...]:
    """Own, from above, from below, and how they are known."""
    made = books(lines)
    return tier_budgets(made.lines, made.acts, made.units).select(_PARTS).row(0)


@pytest.mark.parametrize(
    ("unit_id", "expected"),
    [
        (OKRUG, (60_000, 40_000, 0, "one_neighbour")),
        (UIL, (60_000, 40_000, None, "mixed")),
        (AKTOBE, (60_000, None, None, "not_split")),
        (REPUBLIC, (60_000, None, None, "not_split")),
    ],
)
def test_a_headline_tells_as_much_as_its_tier_allows(
    unit_id: str, expected: tuple[object, ...]
) -> None:
    """100 of revenue, 40 of it transfers, printed as one category."""
    parts = _parts(Line(unit_id, "I", 100), Line(unit_id, "1", 60), Line(unit_id, "4", 40))

    assert parts == expected


def test_classes_tell_above_from_below() -> None:
    """Class 02 and class 01 of an annex."""
    lines = [
        *(Line(AKTOBE, code, amount) for code, amount in (("I", 100), ("1", 60), ("4", 40))),
        Line(AKTOBE, "4.01", 10),
        Line(AKTOBE, "4.02", 30),
    ]

    assert _parts(*lines) == (60_000, 30_000, 10_000, "printed")


def test_subclasses_speak_where_no_class_is_printed() -> None:
    """Staggered annexes may leave a level out."""
    lines = [
        *(Line(AKTOBE, code, amount) for code, amount in (("I", 100), ("1", 60), ("4", 40))),
        Line(AKTOBE, "4.01.2", 10),
        Line(AKTOBE, "4.02.1", 30),
    ]

    assert _parts(*lines) == (60_000, 30_000, 10_000, "printed")


def test_a_class_that_is_not_printed_is_nought_only_where_the_sum_says_so() -> None:
    """Class 02 makes up the category: nothing came from below. Else it is not known."""
    whole = [
        *(Line(AKTOBE, code, amount) for code, amount in (("I", 100), ("1", 60), ("4", 40))),
        Line(AKTOBE, "4.02", 40),
    ]
    part = [*whole[:-1], Line(AKTOBE, "4.02", 30)]

    assert _parts(*whole) == (60_000, 40_000, 0, "printed")
    assert _parts(*part) == (60_000, 30_000, None, "printed")


def test_transfers_that_are_not_printed_are_nought_only_where_the_rest_adds_up() -> None:
    """Taxes of 60 and revenues of 60: no transfers. Revenues of 100: not known, and so is own."""
    assert _parts(Line(OKRUG, "I", 60), Line(OKRUG, "1", 60))[0] == 60_000
    assert _parts(Line(OKRUG, "I", 100), Line(OKRUG, "1", 60))[0] is None


def test_the_latest_edition_that_prints_revenues_speaks() -> None:
    """An amendment of which only a list is held does not silence the budget."""
    made = books(
        [Line(UIL, "I", 100), Line(UIL, "I", 110, edition=1), Line(UIL, "II", 120, edition=2)]
    )
    budgets = tier_budgets(made.lines, made.acts, made.units)

    assert speaking(budgets)["revenues_kzt"].to_list() == [110_000]
    assert speaking(budgets, Phase.APPROVED)["revenues_kzt"].to_list() == [100_000]
    assert speaking(budgets, edition_no=2)["expenditures_kzt"].to_list() == [120_000]
