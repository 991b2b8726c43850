"""`verify` finds what was changed behind the program's back, and says in which entry."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text, update

from budget.locale.words import Language, words
from budget.register.chain import Value, canonical, first_seal, seal
from budget.register.register import Register
from budget.register.schema import EVENTS
from budget.register.verifying import Finding, Trouble
from tests.budget.register.tampering import unguarded
from tests.budget.register.written import a_request


def test_an_untouched_register_has_no_findings(recorded: Register) -> None:
    """Nor with the receipts of all its requests."""
    receipts = [recorded.receipt(key).payload for key in recorded.requests()["request_id"]]

    assert recorded.verify(receipts) == []


@pytest.mark.parametrize(
    ("change", "event_no"),
    [
        ("UPDATE events SET note = 'бар' WHERE event_no = 5", 5),
        ("UPDATE events SET happened_on = '2026-03-31' WHERE event_no = 5", 5),
        ("UPDATE events SET recorded_at = '2026-03-31T00:00:00Z' WHERE event_no = 5", 5),
        ("UPDATE events SET state = 'approved_full' WHERE event_no = 5", 5),
        ("UPDATE events SET amount_kzt = 1 WHERE event_no = 3", 3),
        ("UPDATE events SET hash = 'ab' WHERE event_no = 5", 5),
        ("UPDATE events SET nonce = 'ab' WHERE event_no = 5", 5),
        ("UPDATE requests SET amount_asked_kzt = 1 WHERE title = 'бірінші'", 1),
        ("UPDATE requests SET title = 'Екінші' WHERE title = 'екінші'", 2),
        ("UPDATE evidence SET name = 'басқа.pdf' WHERE event_no = 4", 4),
        ("UPDATE evidence SET sha256 = '00' WHERE event_no = 4", 4),
    ],
)
def test_a_changed_fact_is_found_in_its_entry(
    change: str, event_no: int, recorded: Register
) -> None:
    """One letter in any column is enough."""
    with unguarded(recorded) as connection:
        connection.execute(text(change))

    (found,) = recorded.verify()
    assert (found.what, found.event_no) == (Trouble.CHANGED, event_no)


def test_a_removed_entry_is_found(recorded: Register) -> None:
    """From the middle: its number is missing, and the next is built on something else."""
    with unguarded(recorded) as connection:
        connection.execute(text("DELETE FROM events WHERE event_no = 3"))

    assert Finding(what=Trouble.MISSING, event_no=3) in recorded.verify()


def test_entries_in_another_order_are_found(recorded: Register) -> None:
    """Two entries that change places no longer follow from each other."""
    with unguarded(recorded) as connection:
        for old, new in ((3, 99), (5, 3), (99, 5)):
            moved = update(EVENTS).where(EVENTS.c.event_no == old).values(event_no=new)
            connection.execute(moved)

    assert {3, 5} <= {finding.event_no for finding in recorded.verify()}


def test_an_inserted_entry_is_found_even_with_a_fitting_seal(recorded: Register) -> None:
    """Sealed by the rules and put in between: the next entry was built on another."""
    rows = recorded.events().sort("event_no")
    third = rows.row(2, named=True)
    columns = [
        "request_id",
        "kind",
        "happened_on",
        "observed_by",
        "recorded_at",
        "state",
        "event_no",
    ]
    forged = {**{name: third[name] for name in columns}, "state": "withdrawn"}
    forged_seal = seal(str(third["previous_hash"]), forged)
    with unguarded(recorded) as connection:
        connection.execute(
            text(
                f"UPDATE events SET state = 'withdrawn', nonce = NULL, hash = '{forged_seal}' "  # noqa: S608 -- a test
                "WHERE event_no = 3"
            )
        )

    (found,) = recorded.verify()
    assert (found.what, found.event_no) == (Trouble.OUT_OF_ORDER, 4)


def test_a_row_put_in_without_an_entry_is_found(recorded: Register) -> None:
    """A request that nobody recorded, a document that nobody attached."""
    copied = "unit_id, year, title, kind, is_participatory, is_promise, office, tier, law"
    with unguarded(recorded) as connection:
        connection.execute(
            text(
                f"INSERT INTO requests (request_id, {copied}) "  # noqa: S608 -- a test
                f"SELECT 'FORGED22', {copied} FROM requests WHERE title = 'бірінші'"
            )
        )
        connection.execute(
            text(
                "INSERT INTO evidence SELECT 5, name, media_type, size_bytes, sha256, has_place "
                "FROM evidence"
            )
        )

    assert {finding.what for finding in recorded.verify()} == {
        Trouble.REQUEST_UNRECORDED,
        Trouble.DOCUMENT_UNRECORDED,
    }


def test_a_changed_or_missing_file_is_found(recorded: Register) -> None:
    """One byte of a scan; then the scan itself."""
    file = recorded.folder.file(recorded.evidence()["sha256"][0])
    kept = bytearray(file.read_bytes())
    kept[-1] ^= 1
    file.write_bytes(kept)
    assert recorded.verify() == [Finding(what=Trouble.FILE_CHANGED, event_no=4)]

    file.unlink()
    assert recorded.verify() == [Finding(what=Trouble.FILE_MISSING, event_no=4)]


def test_a_forged_number_does_not_make_a_list_without_an_end(recorded: Register) -> None:
    """A gap of a hundred million entries is one finding."""
    with unguarded(recorded) as connection:
        connection.execute(text("UPDATE events SET event_no = 100000000 WHERE event_no = 5"))

    assert recorded.verify() == [
        Finding(what=Trouble.MANY_MISSING, event_no=5, until_no=99_999_999),
        Finding(
            what=Trouble.CHANGED,
            event_no=100_000_000,
            request_id=recorded.requests()["request_id"][1],
        ),
    ]


def test_every_finding_is_a_sentence_in_three_languages() -> None:
    """With the entry named, and no text of the register."""
    for trouble in Trouble:
        finding = Finding(what=trouble, event_no=4, request_id="K7M29QXT")
        told = {finding.text(words(language)) for language in Language}
        assert len(told) == 3
        assert all("{" not in text for text in told)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_changed_byte_of_a_title_in_the_file_is_found(
    data: st.DataObject, in_file: Register
) -> None:
    """Whoever opens the file with an editor of bytes."""
    if in_file.events().is_empty():
        in_file.add_request(a_request("Ауыл мектебінің жылыту қазандығын ауыстыру"))
        with in_file.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    file = in_file.place.file
    assert file is not None
    whole = file.read_bytes()
    title = "Ауыл мектебінің".encode()
    at = whole.index(title) + data.draw(st.integers(0, len(title) - 1))
    changed = bytearray(whole)
    changed[at] ^= data.draw(st.integers(1, 255))
    file.write_bytes(changed)

    found = in_file.verify()

    file.write_bytes(whole)
    assert [finding.event_no for finding in found] in ([1], [None])


@given(
    st.dictionaries(
        st.sampled_from(["note", "state", "amount_kzt", "corrects"]),
        st.none() | st.integers() | st.text('аәbc \\"\n', max_size=9) | st.dates(),
    )
)
def test_the_form_that_is_sealed_knows_neither_order_nor_empty_fields(
    row: dict[str, str | int | date | None],
) -> None:
    """A column added later is empty in old rows and changes no old seal."""
    turned = dict(reversed(row.items()))

    assert canonical({**turned, "column_added_later": None}) == canonical(row)


def test_the_first_seal_is_that_of_the_register_itself() -> None:
    """Whether it is a sample cannot be changed behind its back either."""
    register: dict[str, Value] = {
        "register_id": "a",
        "is_sample": False,
        "created_at": "2026-01-01T00:00:00Z",
    }

    assert first_seal(register) != first_seal({**register, "is_sample": True})
