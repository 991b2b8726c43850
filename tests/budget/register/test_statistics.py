"""How requests fare, by number and by money, with worked sums."""

from datetime import date

import polars as pl
import pytest

from budget.errors import RegisterError
from budget.model.requests import Evasion, Observer, ReplyKind, RequestKind, RequestState
from budget.register.facts import NewEvent
from budget.register.merging import merged
from budget.register.register import Register
from budget.register.states import standings
from budget.register.statistics import placed, totals, within
from tests.budget.register.conftest import Store
from tests.budget.register.written import a_request, seen

_TODAY = date(2026, 6, 1)


@pytest.fixture
def told(in_file: Register) -> Register:
    """Five sent, all on 2 March 2026, due on 27 March; one only drafted."""

    def asked(amount_kzt: int | None, kind: RequestKind = RequestKind.ROADS) -> str:
        return in_file.add_request(a_request(amount_kzt=amount_kzt, kind=kind)).request_id

    part, refused, evaded, silent, unnamed = (
        asked(10_000_000),
        asked(6_000_000),
        asked(3_000_000, RequestKind.WATER),
        asked(1_000_000, RequestKind.WATER),
        asked(None, RequestKind.WATER),
    )
    in_file.add_request(a_request(sent_on=None))
    day = date(2026, 3, 12)
    in_file.add_event(part, seen(day, RequestState.APPROVED_PART, amount_kzt=4_000_000))
    in_file.add_event(refused, seen(date(2026, 4, 1), reply=ReplyKind.REFUSED_WITHOUT_REASON))
    evasive = NewEvent(
        happened_on=date(2026, 3, 22),
        observed_by=Observer.AKIM,
        reply=ReplyKind.EVASIVE,
        evasions=frozenset({Evasion.NO_DECISION}),
    )
    in_file.add_event(evaded, evasive)
    in_file.add_event(unnamed, seen(day, RequestState.APPROVED_FULL))
    assert silent
    return in_file


def test_requests_are_counted_and_summed(told: Register) -> None:
    """Asked 20 million, approved 4 of the 16 whose answer is known; a draft is not asked yet."""
    (row,) = totals(told.requests(), told.standings(_TODAY)).to_dicts()

    assert row == {
        "asked_count": 5,
        "replied_count": 4,
        "answered_count": 3,
        "approved_count": 2,
        "refused_count": 1,
        "evasive_count": 1,
        "overdue_count": 2,
        "unknown_count": 0,
        "asked_kzt": 20_000_000,
        "approved_kzt": 4_000_000,
        "approved_share": 0.25,
        "median_days_to_reply": 15.0,
        "evasive_share": 0.25,
        "overdue_share": 0.4,
        "is_suppressed": False,
    }


def test_groups_add_up_to_the_whole(told: Register) -> None:
    """By kind: two roads, three of water."""
    by_kind = totals(told.requests(), told.standings(_TODAY), ["kind"])

    assert by_kind.select("kind", "asked_count", "asked_kzt").rows() == [
        ("water", 3, 4_000_000),
        ("roads", 2, 16_000_000),
    ]


def test_what_nobody_knows_is_not_zero(in_file: Register) -> None:
    """No amount was named, nothing was decided."""
    in_file.add_request(a_request(amount_kzt=None))

    (row,) = totals(in_file.requests(), in_file.standings(_TODAY)).to_dicts()

    assert (row["asked_kzt"], row["approved_kzt"], row["approved_share"]) == (None, None, None)


def _many(register: Register, counts: dict[RequestKind, int]) -> pl.DataFrame:
    asked = [a_request(kind=kind) for kind, count in counts.items() for _ in range(count)]
    register.add_requests(asked)
    return totals(register.requests(), register.standings(_TODAY), ["kind"], suppress=True)


def test_fewer_than_five_are_not_published(in_file: Register) -> None:
    """Two small groups: both without figures."""
    counts = {RequestKind.ROADS: 6, RequestKind.WATER: 4, RequestKind.CLUB: 1}

    told = _many(in_file, counts)

    shown = told.filter(~pl.col("is_suppressed"))
    hidden = told.filter("is_suppressed")
    assert shown.select("kind", "asked_count").rows() == [("roads", 6)]
    assert hidden.drop("kind", "is_suppressed").null_count().sum_horizontal().item() == 2 * 14


def test_one_small_group_takes_the_next_smallest_with_it(in_file: Register) -> None:
    """Else it could be had by subtracting the others from the total."""
    counts = {RequestKind.ROADS: 9, RequestKind.WATER: 6, RequestKind.CLUB: 1}

    told = _many(in_file, counts)

    assert told.filter(~pl.col("is_suppressed"))["kind"].to_list() == ["roads"]


def test_a_village_a_district_and_an_oblast_are_told_apart(told: Register) -> None:
    """By the classifier: the village lies in the district, the district in the oblast."""
    units = pl.DataFrame(
        [("155233100", "155200000"), ("155200000", "150000000"), ("150000000", "KZ")],
        schema=["unit_id", "parent_id"],
        orient="row",
    )
    requests = told.requests()

    assert placed(requests, units)["oblast_id"].unique().to_list() == ["150000000"]
    for unit_id, count in (("155233100", 6), ("155200000", 6), ("150000000", 6), ("11", 0)):
        assert within(requests, unit_id, units).height == count


def test_several_registers_are_counted_together(told: Register, store: Store) -> None:
    """Each of its own kind of database; the same one given twice counts once."""
    with store.open() as other:
        other.add_request(a_request(amount_kzt=5_000_000))
        whole = merged([told, other, told])

    (row,) = totals(whole.requests, standings(whole.requests, whole.events, _TODAY)).to_dicts()
    assert (row["asked_count"], row["asked_kzt"]) == (6, 25_000_000)


def test_a_sample_is_never_counted_with_a_real_register(told: Register, store: Store) -> None:
    """Its villages are invented."""
    with (
        store.open(is_sample=True) as sample,
        pytest.raises(RegisterError, match="never counted together"),
    ):
        merged([told, sample])


def test_groups_hidden_together_hold_at_least_five(in_file: Register) -> None:
    """Two single requests beside nine: their sum, eleven less nine, would be told by the total."""
    counts = {RequestKind.ROADS: 9, RequestKind.WATER: 1, RequestKind.CLUB: 1}

    assert _many(in_file, counts)["is_suppressed"].all()
