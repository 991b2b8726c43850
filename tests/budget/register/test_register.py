"""What the register takes and refuses, in a plain file, in a locked one, and on a server."""

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from budget.errors import RegisterError
from budget.model.enums import BudgetLevel
from budget.model.register import REGISTER_TABLES
from budget.model.requests import (
    Evasion,
    MoneyStage,
    Observer,
    ReplyKind,
    RequestKind,
    RequestState,
)
from budget.register.facts import NewEvent, NewRequest
from budget.register.register import Register
from tests.budget.register.conftest import Store
from tests.budget.register.written import PDF, a_request, seen


def test_the_frames_keep_their_declarations(register: Register) -> None:
    """Requests, events, evidence and standings are tables like all others."""
    request_id = register.add_request(a_request()).request_id
    register.attach(request_id, PDF, "хат.pdf")
    frames = {
        "requests": register.requests(),
        "events": register.events(),
        "evidence": register.evidence(),
        "standings": register.standings(),
    }

    for name, frame in frames.items():
        REGISTER_TABLES[name].validate(frame)
        assert frame.height > 0


def test_what_was_recorded_is_there_after_reopening(store: Store) -> None:
    """The words of a request come back letter by letter."""
    with store.open() as register:
        recorded = register.add_request(a_request("Су құбыры: «Ақбұлақ», 2,4 км & т.б."))
    with store.open() as register:
        told = register.request(recorded.request_id).row(0, named=True)

        assert told["title"] == "Су құбыры: «Ақбұлақ», 2,4 км & т.б."
        assert (told["amount_asked_kzt"], told["sent_on"]) == (12_000_000, date(2026, 3, 2))
        assert register.verify() == []


def test_a_corrected_fact_is_shown_and_the_old_one_stays_in_its_row(register: Register) -> None:
    """Nothing is edited: the correction is an event that names what it corrects."""
    recorded = register.add_request(a_request(amount_kzt=1_200_000))

    register.correct_request(
        recorded.request_id,
        {"amount_asked_kzt": 12_000_000, "sent_on": date(2026, 3, 4), "kind": "water"},
        note="нөл түсіп қалған",
    )

    told = register.request(recorded.request_id).row(0, named=True)
    assert (told["amount_asked_kzt"], told["kind"]) == (12_000_000, "water")
    assert told["sent_on"] == date(2026, 3, 4)
    assert register.events()["corrects"].to_list() == [None, recorded.event_no]
    assert register.verify() == []


def test_a_correction_taken_back_is_not_in_force(register: Register) -> None:
    """And neither it nor its retraction disappears."""
    recorded = register.add_request(a_request(amount_kzt=5))
    correction = register.correct_request(recorded.request_id, {"amount_asked_kzt": 6})
    register.retract(correction.event_no, note="қате")

    assert register.requests()["amount_asked_kzt"].to_list() == [5]
    assert register.events().height == 3


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET note = 'x'",
        "DELETE FROM events",
        "UPDATE requests SET title = 'x'",
        "DELETE FROM requests",
        "UPDATE evidence SET name = 'x'",
        "DELETE FROM evidence",
        "UPDATE register SET is_sample = NOT is_sample",
        "DELETE FROM register",
    ],
)
def test_the_database_itself_refuses_to_change_what_was_recorded(
    statement: str, register: Register
) -> None:
    """Triggers hold the rule against any program, not only against ours."""
    request_id = register.add_request(a_request()).request_id
    register.attach(request_id, PDF, "хат.pdf")

    with (
        register.engine.connect() as connection,
        pytest.raises(DatabaseError, match="never changed or removed"),
    ):
        connection.execute(text(statement))

    assert register.verify() == []


def test_a_file_is_durable_and_holds_its_references(in_file: Register) -> None:
    """Write-ahead log, foreign keys, and each confirmed entry on the disk."""
    with in_file.engine.connect() as connection:
        asked = ("journal_mode", "foreign_keys", "synchronous")
        told = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]

    assert told == ["wal", 1, 2]


def test_a_row_imported_before_adds_nothing(register: Register) -> None:
    """The mark of the row is unique in the database."""
    rows = [a_request("бірінші", import_key="a"), a_request("екінші", import_key="b")]
    first = register.add_requests(rows)
    again = register.add_requests([*rows, a_request("үшінші", import_key="c")])

    assert [recorded is None for recorded in first] == [False, False]
    assert [recorded is None for recorded in again] == [True, True, False]
    assert register.requests().height == 3


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"state": RequestState.NO_REPLY_OVERDUE}, "follows from the dates"),
        ({"state": RequestState.APPROVED_PART}, "needs the amount"),
        ({"state": RequestState.EXTENDED}, "needs its new day"),
        ({"state": RequestState.REDIRECTED}, "needs the office"),
        ({"reply": ReplyKind.EVASIVE}, "criteria"),
        ({"reply": ReplyKind.SUBSTANCE, "evasions": frozenset({Evasion.NO_DATE})}, "criteria"),
        ({"reply": ReplyKind.REFUSED_WITH_REASON}, "needs the reason"),
        ({"reply": ReplyKind.REFUSED_WITHOUT_REASON, "reason": "жоқ"}, "none to quote"),
        ({"note": "x", "amount_kzt": 5}, "needs its stage"),
        ({"money_stage": MoneyStage.DRAFT, "amount_kzt": -5}, "not below zero"),
        ({"note": "ұ" * 4_001}, "longer than 4000"),
        ({}, "says a state"),
    ],
)
def test_an_event_whose_facts_do_not_fit_is_refused(
    facts: dict[str, object], says: str
) -> None:
    """One sentence says what is missing."""
    with pytest.raises(RegisterError, match=says):
        NewEvent(happened_on=date(2026, 3, 2), observed_by=Observer.AKIM, **facts)  # type: ignore[arg-type]  # each a fact of the class


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"unit_id": "Ақшатау"}, "nine digits"),
        ({"year": 26}, "no budget year"),
        ({"title": " "}, "needs a title"),
        ({"office": ""}, "needs the office"),
        ({"amount_asked_kzt": -1}, "not below zero"),
        ({"purpose": "ұ" * 4_001}, "longer than 4000"),
    ],
)
def test_a_request_that_cannot_be_is_refused(facts: dict[str, object], says: str) -> None:
    """One sentence says what is wrong."""
    fitting: dict[str, object] = {
        "unit_id": "155233100",
        "year": 2026,
        "title": "Мектеп",
        "kind": RequestKind.SCHOOL,
        "office": "Әкімдік",
        "tier": BudgetLevel.DISTRICT,
    }
    with pytest.raises(RegisterError, match=says):
        NewRequest(**{**fitting, **facts})  # type: ignore[arg-type]  # each a fact of the class


def test_an_event_lies_not_in_the_future(register: Register) -> None:
    """The clock of the test stands at 1 December 2026."""
    request_id = register.add_request(a_request()).request_id
    with pytest.raises(RegisterError, match="2026-12-02"):
        register.add_event(request_id, seen(date(2026, 12, 2), RequestState.REFUSED))


def test_an_event_of_another_request_is_not_corrected(register: Register) -> None:
    """A correction names an event of its own request."""
    first = register.add_request(a_request()).request_id
    second = register.add_request(a_request()).request_id
    event = register.add_event(first, seen(date(2026, 3, 4), RequestState.REGISTERED))

    with pytest.raises(RegisterError, match="not of this request"):
        register.add_event(
            second, seen(date(2026, 3, 5), RequestState.REGISTERED, corrects=event.event_no)
        )
    with pytest.raises(RegisterError, match="cannot be taken back"):
        register.retract(1, note="the request itself is withdrawn, not taken back")


def test_a_request_that_is_not_there_is_named(register: Register) -> None:
    """In words, never as a traceback of the database."""
    for ask in (
        lambda: register.request("NOTTHERE"),
        lambda: register.state("NOTTHERE"),
        lambda: register.attach("NOTTHERE", PDF, "x.pdf"),
        lambda: register.correct_request("NOTTHERE", {"title": "x"}),
    ):
        with pytest.raises(RegisterError, match="NOTTHERE"):
            ask()


def test_a_fact_that_no_request_has_is_not_corrected(register: Register) -> None:
    """Nor a word outside a closed set."""
    request_id = register.add_request(a_request()).request_id
    with pytest.raises(RegisterError, match="no fact «colour»"):
        register.correct_request(request_id, {"colour": "red"})
    with pytest.raises(RegisterError, match="none of: roads, water"):
        register.correct_request(request_id, {"kind": "space"})
