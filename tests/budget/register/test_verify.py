"""`verify` finds what was changed behind the program's back, and says in which entry."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text, update

from budget.errors import RegisterError
from budget.locale.words import Language, words
from budget.model.requests import RequestState
from budget.register.chain import Value, canonical, first_seal, seal
from budget.register.engine import writing
from budget.register.opening import open_register
from budget.register.receipts import sealed
from budget.register.register import Register
from budget.register.schema import EVENTS
from budget.register.verifying import Finding, Trouble
from tests.budget.register.written import PDF, a_request, seen


@pytest.fixture
def told(register: Register) -> Register:
    """Two requests: entries 1 and 2 record them, 3 registers, 4 attaches, 5 refuses."""
    first = register.add_request(a_request("бірінші")).request_id
    second = register.add_request(a_request("екінші")).request_id
    register.add_event(first, seen(date(2026, 3, 3), RequestState.REGISTERED))
    register.attach(first, PDF, "хат.pdf", about=3)
    register.add_event(second, seen(date(2026, 4, 1), RequestState.REFUSED, note="жоқ"))
    return register


@contextmanager
def unguarded(register: Register) -> Iterator[Connection]:
    """Somebody who takes the guards away, changes something, and puts them back."""
    is_server = register.engine.dialect.name == "postgresql"
    with register.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        if not is_server:
            driver.execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            if is_server:
                connection.execute(text("SET LOCAL session_replication_role = replica"))
                yield connection
                return
            asked = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            guards = connection.execute(text(asked)).all()
            for name, _ in guards:
                connection.execute(text(f"DROP TRIGGER {name}"))
            yield connection
            for _, made_by in guards:
                connection.execute(text(made_by))


def test_an_untouched_register_has_no_findings(told: Register) -> None:
    """Nor with the receipts of all its requests."""
    receipts = [told.receipt(key).payload for key in told.requests()["request_id"]]

    assert told.verify(receipts) == []


@pytest.mark.parametrize(
    ("change", "event_no"),
    [
        ("UPDATE events SET note = 'бар' WHERE event_no = 5", 5),
        ("UPDATE events SET happened_on = '2026-03-31' WHERE event_no = 5", 5),
        ("UPDATE events SET recorded_at = '2026-03-31T00:00:00Z' WHERE event_no = 5", 5),
        ("UPDATE events SET state = 'approved_full' WHERE event_no = 5", 5),
        ("UPDATE events SET amount_kzt = 1 WHERE event_no = 3", 3),
        ("UPDATE events SET hash = 'ab' WHERE event_no = 5", 5),
        ("UPDATE requests SET amount_asked_kzt = 1 WHERE title = 'бірінші'", 1),
        ("UPDATE requests SET title = 'Екінші' WHERE title = 'екінші'", 2),
        ("UPDATE evidence SET name = 'басқа.pdf' WHERE event_no = 4", 4),
        ("UPDATE evidence SET sha256 = '00' WHERE event_no = 4", 4),
    ],
)
def test_a_changed_fact_is_found_in_its_entry(
    change: str, event_no: int, told: Register
) -> None:
    """One letter in any column is enough."""
    with unguarded(told) as connection:
        connection.execute(text(change))

    (found,) = told.verify()
    assert (found.what, found.event_no) == (Trouble.CHANGED, event_no)


def test_a_removed_entry_is_found(told: Register) -> None:
    """From the middle: its number is missing, and the next is built on something else."""
    with unguarded(told) as connection:
        connection.execute(text("DELETE FROM events WHERE event_no = 3"))

    assert Finding(what=Trouble.MISSING, event_no=3) in told.verify()


def test_entries_in_another_order_are_found(told: Register) -> None:
    """Two entries that change places no longer follow from each other."""
    with unguarded(told) as connection:
        for old, new in ((3, 99), (5, 3), (99, 5)):
            moved = update(EVENTS).where(EVENTS.c.event_no == old).values(event_no=new)
            connection.execute(moved)

    assert {3, 5} <= {finding.event_no for finding in told.verify()}


def test_an_inserted_entry_is_found_even_with_a_fitting_seal(told: Register) -> None:
    """Sealed by the rules and put in between: the next entry was built on another."""
    rows = told.events().sort("event_no")
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
    with unguarded(told) as connection:
        connection.execute(
            text(
                f"UPDATE events SET state = 'withdrawn', hash = '{forged_seal}' "  # noqa: S608 -- a test
                "WHERE event_no = 3"
            )
        )

    (found,) = told.verify()
    assert (found.what, found.event_no) == (Trouble.OUT_OF_ORDER, 4)


def test_a_cut_end_is_found_by_a_receipt_that_lies_elsewhere(told: Register) -> None:
    """What is left of the chain is whole: only the copy in a telephone proves the rest."""
    second = told.requests()["request_id"][1]
    receipt = told.receipt(second).text(words(Language.KK))
    with unguarded(told) as connection:
        connection.execute(text("DELETE FROM events WHERE event_no = 5"))

    assert told.verify() == []
    assert told.verify([receipt]) == [Finding(what=Trouble.RECEIPT_BEYOND_END, event_no=5)]


def test_a_register_rewritten_as_a_whole_is_found_by_a_receipt(
    told: Register,
) -> None:
    """Another chain, seals and all, at the place of the first."""
    first = told.requests()["request_id"][0]
    receipt = sealed(told.receipt(first).payload)
    forged = f"KZ-REQUEST-1:{receipt.register_id}:{receipt.request_id}:4:{'0' * 64}"

    assert told.verify([forged]) == [Finding(what=Trouble.RECEIPT_DIFFERS, event_no=4)]


def test_a_receipt_of_another_register_is_not_taken_for_ours(told: Register) -> None:
    """And a text that is no receipt is refused in words."""
    payload = told.receipt(told.requests()["request_id"][0]).payload
    other = payload.replace(told.register_id, "0" * 32)

    (found,) = told.verify([other])
    assert found.what is Trouble.RECEIPT_OF_ANOTHER
    with pytest.raises(RegisterError, match="no receipt"):
        told.verify(["something else"])


def test_a_row_put_in_without_an_entry_is_found(told: Register) -> None:
    """A request that nobody recorded, a document that nobody attached."""
    copied = "request_id, unit_id, year, title, kind, is_participatory, is_promise, office, tier, law"
    with unguarded(told) as connection:
        connection.execute(
            text(
                f"INSERT INTO requests ({copied}) SELECT 'FORGED22', "  # noqa: S608 -- a test
                f"{copied.removeprefix('request_id, ')} FROM requests WHERE title = 'бірінші'"
            )
        )
        connection.execute(
            text(
                "INSERT INTO evidence SELECT 5, name, media_type, size_bytes, sha256, has_place "
                "FROM evidence"
            )
        )

    assert {finding.what for finding in told.verify()} == {
        Trouble.REQUEST_UNRECORDED,
        Trouble.DOCUMENT_UNRECORDED,
    }


def test_a_changed_or_missing_file_is_found(told: Register) -> None:
    """One byte of a scan; then the scan itself."""
    file = told.folder.file(told.evidence()["sha256"][0])
    kept = bytearray(file.read_bytes())
    kept[-1] ^= 1
    file.write_bytes(kept)
    assert told.verify() == [Finding(what=Trouble.FILE_CHANGED, event_no=4)]

    file.unlink()
    assert told.verify() == [Finding(what=Trouble.FILE_MISSING, event_no=4)]


def test_a_guard_that_was_taken_away_is_found(told: Register) -> None:
    """Even where nothing was changed yet."""
    is_server = told.engine.dialect.name == "postgresql"
    drop = (
        "DROP TRIGGER events_guard ON events" if is_server else "DROP TRIGGER events_no_delete"
    )
    with writing(told.engine) as connection:
        connection.execute(text(drop))

    assert told.verify() == [Finding(what=Trouble.GUARD_MISSING)]


def test_a_guard_that_no_longer_refuses_is_found(in_file: Register) -> None:
    """Its name alone does not make a guard, and nobody else's trigger belongs there."""
    with writing(in_file.engine) as connection:
        connection.execute(text("DROP TRIGGER events_no_delete"))
        connection.execute(
            text(
                "CREATE TRIGGER events_no_delete BEFORE DELETE ON events WHEN 0 "
                "BEGIN SELECT RAISE(ABORT, 'no'); END"
            )
        )
    assert in_file.verify() == [Finding(what=Trouble.GUARD_MISSING)]

    with writing(in_file.engine) as connection:
        connection.execute(
            text("CREATE TRIGGER other AFTER INSERT ON events BEGIN SELECT 1; END")
        )
    assert Finding(what=Trouble.FOREIGN_TRIGGER) in in_file.verify()


def test_a_trigger_of_somebody_else_on_a_server_is_found(told: Register) -> None:
    """Also one that calls the program's own function, under a name of its own."""
    if told.engine.dialect.name != "postgresql":
        pytest.skip("of a server")
    with writing(told.engine) as connection:
        connection.execute(
            text(
                "CREATE TRIGGER other BEFORE UPDATE ON events FOR EACH STATEMENT "
                "EXECUTE FUNCTION refuse_change()"
            )
        )

    assert told.verify() == [Finding(what=Trouble.FOREIGN_TRIGGER)]


def test_a_forged_number_does_not_make_a_list_without_an_end(told: Register) -> None:
    """A gap of a hundred million entries is one finding."""
    with unguarded(told) as connection:
        connection.execute(text("UPDATE events SET event_no = 100000000 WHERE event_no = 5"))

    assert told.verify() == [
        Finding(what=Trouble.MANY_MISSING, event_no=5, until_no=99_999_999),
        Finding(
            what=Trouble.CHANGED,
            event_no=100_000_000,
            request_id=told.requests()["request_id"][1],
        ),
    ]


def test_whose_register_it_is_cannot_be_taken_away_or_doubled(in_file: Register) -> None:
    """It then opens no more, and a sentence says why."""
    place = str(in_file.place.file)
    with unguarded(in_file) as connection:
        connection.execute(text("INSERT INTO register VALUES ('a', 0, 'b', NULL)"))
    with pytest.raises(RegisterError, match="behind the program's back"):
        open_register(place)

    with unguarded(in_file) as connection:
        connection.execute(text("DELETE FROM register"))
    with pytest.raises(RegisterError, match="behind the program's back"):
        open_register(place)


def test_a_register_without_the_mark_of_its_version_is_not_made_anew(
    in_file: Register,
) -> None:
    """Nor is one taken for older than it is."""
    place = str(in_file.place.file)
    with unguarded(in_file) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    with pytest.raises(RegisterError, match="not those of the version"):
        open_register(place)

    with unguarded(in_file) as connection:
        connection.execute(text("DELETE FROM alembic_version"))
    with pytest.raises(RegisterError, match="behind the program's back"):
        open_register(place)


def test_a_register_that_is_gone_is_not_taken_for_an_untouched_one(in_file: Register) -> None:
    """Who only looks makes no empty register in its place."""
    file = in_file.place.file
    assert file is not None
    in_file.close()
    for emptied in (b"", None):
        file.unlink()
        if emptied is not None:
            file.write_bytes(emptied)
        with pytest.raises(RegisterError, match="no register at this place"):
            open_register(str(file), makes=False)
        assert file.exists() == (emptied is not None)


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
