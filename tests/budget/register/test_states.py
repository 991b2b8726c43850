"""Where a request stands on a day: from what was recorded and that day alone."""

from datetime import date

import pytest

from budget.model.requests import ReplyKind, RequestState
from budget.register.register import Register
from tests.budget.register.written import a_request, seen


def _standing(register: Register, request_id: str, today: date) -> dict[str, object]:
    rows = register.standings(today).filter(request_id=request_id)
    return rows.row(0, named=True)


@pytest.mark.parametrize(
    ("today", "state", "overdue_days"),
    [
        (date(2026, 3, 30), RequestState.NO_REPLY_DUE_NOT_PASSED, 0),
        (date(2026, 3, 31), RequestState.NO_REPLY_OVERDUE, 1),
        (date(2026, 5, 1), RequestState.NO_REPLY_OVERDUE, 32),
    ],
)
def test_a_request_without_a_reply_becomes_overdue_by_date_alone(
    today: date, state: RequestState, overdue_days: int, in_file: Register
) -> None:
    """Registered on 3 March 2026: fifteen working days past Nauryz end on 30 March."""
    request_id = in_file.add_request(a_request()).request_id
    in_file.add_event(request_id, seen(date(2026, 3, 3), RequestState.REGISTERED))

    told = _standing(in_file, request_id, today)

    assert told["due_on"] == date(2026, 3, 30)
    assert (told["state"], told["overdue_days"]) == (state, overdue_days)


def test_a_request_sent_on_a_day_off_is_counted_from_the_next_working_day(
    in_file: Register,
) -> None:
    """Code of procedure, article 64, part 3: it is registered on the next working day."""
    request_id = in_file.add_request(a_request(sent_on=date(2026, 3, 22))).request_id

    told = _standing(in_file, request_id, date(2026, 4, 1))

    assert (told["counted_from"], told["counted_on"]) == ("submitted", date(2026, 3, 26))


def test_a_request_that_is_passed_on_is_counted_anew(in_file: Register) -> None:
    """Code of procedure, article 76, part 2: from its arrival at the competent office."""
    request_id = in_file.add_request(a_request()).request_id
    in_file.add_event(request_id, seen(date(2026, 3, 3), RequestState.REGISTERED))
    passed_on = seen(date(2026, 3, 5), RequestState.REDIRECTED, office="Құрылыс бөлімі")
    in_file.add_event(request_id, passed_on)

    told = _standing(in_file, request_id, date(2026, 4, 1))

    assert (told["counted_from"], told["counted_on"]) == ("redirected", date(2026, 3, 5))
    assert (told["state"], told["due_on"]) == ("redirected", date(2026, 4, 1))


def test_an_extension_with_its_notice_moves_the_due_day(in_file: Register) -> None:
    """Code of procedure, article 76, part 3."""
    request_id = in_file.add_request(a_request()).request_id
    notice = seen(date(2026, 3, 20), RequestState.EXTENDED, until_on=date(2026, 5, 15))
    in_file.add_event(request_id, notice)

    assert in_file.state(request_id, date(2026, 5, 15)) is RequestState.EXTENDED
    assert in_file.state(request_id, date(2026, 5, 16)) is RequestState.NO_REPLY_OVERDUE


def test_a_partial_approval_shows_the_tenge_short(in_file: Register) -> None:
    """Twelve million asked, seven and a half approved: four and a half are short."""
    request_id = in_file.add_request(a_request(amount_kzt=12_000_000)).request_id
    approved = seen(date(2026, 3, 25), RequestState.APPROVED_PART, amount_kzt=7_500_000)
    in_file.add_event(request_id, approved)

    told = _standing(in_file, request_id, date(2026, 4, 1))

    assert (told["asked_kzt"], told["approved_kzt"]) == (12_000_000, 7_500_000)
    assert told["short_kzt"] == 4_500_000


@pytest.mark.parametrize(
    ("state", "approved_kzt"),
    [
        (RequestState.APPROVED_FULL, 12_000_000),
        (RequestState.REFUSED, 0),
        (RequestState.NOT_FUNDED_LISTED, 0),
        (RequestState.DEFERRED_NEXT_YEAR, None),
        (RequestState.UNKNOWN, None),
    ],
)
def test_what_is_not_known_to_be_approved_is_not_zero(
    state: RequestState, approved_kzt: int | None, in_file: Register
) -> None:
    """Only a refusal says that nothing was approved."""
    request_id = in_file.add_request(a_request(amount_kzt=12_000_000)).request_id
    in_file.add_event(request_id, seen(date(2026, 3, 25), state))

    assert _standing(in_file, request_id, date(2026, 4, 1))["approved_kzt"] == approved_kzt


def test_draft_and_approval_stand_side_by_side(in_file: Register) -> None:
    """Three amounts beside what was asked; none is added to another."""
    request_id = in_file.add_request(a_request(sent_on=date(2025, 9, 1))).request_id
    in_draft = seen(date(2025, 10, 10), RequestState.INCLUDED_IN_DRAFT, amount_kzt=9_000_000)
    in_file.add_event(request_id, in_draft)
    approved = seen(date(2025, 12, 24), RequestState.APPROVED_PART, amount_kzt=5_000_000)
    in_file.add_event(request_id, approved)

    told = _standing(in_file, request_id, date(2026, 4, 1))

    assert (told["draft_kzt"], told["approved_kzt"]) == (9_000_000, 5_000_000)


def test_a_reply_stops_the_clock_and_its_days_are_counted(in_file: Register) -> None:
    """Sent on 2 March, answered on 20 March: eighteen days, never overdue."""
    request_id = in_file.add_request(a_request()).request_id
    in_file.add_event(request_id, seen(date(2026, 3, 20), reply=ReplyKind.SUBSTANCE))

    told = _standing(in_file, request_id, date(2026, 9, 1))

    assert (told["days_to_reply"], told["is_overdue"]) == (18, False)


def test_a_refusal_as_a_reply_is_a_refused_request(in_file: Register) -> None:
    """Nobody has to say it twice."""
    request_id = in_file.add_request(a_request()).request_id
    refusal = seen(date(2026, 3, 20), reply=ReplyKind.REFUSED_WITHOUT_REASON)
    in_file.add_event(request_id, refusal)

    assert in_file.state(request_id, date(2026, 4, 1)) is RequestState.REFUSED


def test_an_observation_that_nothing_came_does_not_stop_the_clock(in_file: Register) -> None:
    """The reply `none` is a note in the diary, not a reply."""
    request_id = in_file.add_request(a_request()).request_id
    in_file.add_event(request_id, seen(date(2026, 3, 31), reply=ReplyKind.NONE))

    assert in_file.state(request_id, date(2026, 4, 10)) is RequestState.NO_REPLY_OVERDUE


def test_what_happens_later_does_not_count_on_an_earlier_day(in_file: Register) -> None:
    """The same events, told for two days."""
    request_id = in_file.add_request(a_request()).request_id
    in_file.add_event(request_id, seen(date(2026, 6, 1), RequestState.REFUSED))

    assert in_file.state(request_id, date(2026, 5, 31)) is RequestState.NO_REPLY_OVERDUE
    assert in_file.state(request_id, date(2026, 6, 1)) is RequestState.REFUSED


def test_a_draft_is_never_overdue(in_file: Register) -> None:
    """Nothing was sent, so nothing is due."""
    request_id = in_file.add_request(a_request(sent_on=None)).request_id

    told = _standing(in_file, request_id, date(2027, 6, 1))

    assert (told["state"], told["due_on"], told["is_overdue"]) == ("drafted", None, False)


def test_a_correction_takes_the_place_of_what_it_corrects(in_file: Register) -> None:
    """A day typed wrong is put right by a new event; the old one stays to be seen."""
    request_id = in_file.add_request(a_request()).request_id
    wrong = in_file.add_event(request_id, seen(date(2026, 3, 30), RequestState.REGISTERED))
    right = seen(date(2026, 3, 3), RequestState.REGISTERED, corrects=wrong.event_no)
    in_file.add_event(request_id, right)

    assert _standing(in_file, request_id, date(2026, 4, 1))["counted_on"] == date(2026, 3, 3)
    assert in_file.events(request_id)["is_current"].to_list() == [True, False, True]


def test_a_day_told_earlier_than_the_first_event_is_unknown(in_file: Register) -> None:
    """Before it was recorded as sent nothing was known of it."""
    request_id = in_file.add_request(a_request()).request_id

    assert in_file.state(request_id, date(2026, 1, 1)) is RequestState.UNKNOWN
