"""A register of any released version opens with this one: nothing in it is lost or changed."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text

from budget.errors import RegisterError
from budget.model.requests import RequestState
from budget.register.chain import Value, seal
from budget.register.engine import engine_of, reading, writing
from budget.register.migrating import bring_to, check, known_revisions, newest, revision_of
from budget.register.opening import open_register
from budget.register.place import place_of
from budget.register.register import Register
from budget.register.schema import APPEND_ONLY, EVENTS, METADATA
from tests.budget.register.conftest import Store
from tests.budget.register.written import a_request, seen

_OLD = Path(__file__).parents[2] / "fixtures" / "register"
_DAYS = ("happened_on", "until_on", "sent_on", "protocol_date")
_TRUTHS = ("is_sample", "is_participatory", "is_promise")


def _versions() -> list[str]:
    return sorted(file.stem for file in _OLD.glob("*.sql"))


def test_every_older_version_has_a_stored_register() -> None:
    """Made by that version and kept as SQL, to be read in a diff."""
    assert set(_versions()) == known_revisions() - {newest()}


@pytest.mark.parametrize("version", _versions())
def test_a_stored_register_is_brought_up_to_date_after_a_backup(
    version: str, tmp_path: Path
) -> None:
    """Its entries, their seals and its guards are those of before."""
    file = tmp_path / "register.sqlite"
    old = sqlite3.connect(file)
    old.executescript((_OLD / f"{version}.sql").read_text(encoding="utf-8"))
    old.close()

    with open_register(str(file)) as register:
        assert register.verify() == []
        assert register.requests()["title"].to_list() == ["Ауылдағы су құбырын жөндеу"]
        assert register.events()["event_no"].to_list() == [1, 2]
        with reading(register.engine) as connection:
            assert revision_of(connection) == newest()
    assert [kept.name for kept in tmp_path.glob("*.zip")] == [f"register.before-{version}.zip"]


def test_the_tables_are_those_that_the_program_declares(register: Register) -> None:
    """What `alembic check` says: no new operations."""
    with writing(register.engine) as connection:
        check(connection)


def test_opening_twice_changes_nothing(store: Store) -> None:
    """And makes no backup."""
    with store.open() as register:
        first = register.register_id
    with store.open() as register:
        assert register.register_id == first


def test_a_register_of_a_newer_version_is_left_alone(register: Register, store: Store) -> None:
    """Rather than read wrongly."""
    with writing(register.engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(RegisterError, match="newer version"):
        store.open()


def _entries(version: str) -> dict[str, list[dict[str, Value]]]:
    """The rows of a stored register, by table."""
    old = sqlite3.connect(":memory:")
    old.row_factory = sqlite3.Row
    old.executescript((_OLD / f"{version}.sql").read_text(encoding="utf-8"))
    tables = {
        name: [dict(row) for row in old.execute(f"SELECT * FROM {name}")]  # noqa: S608 -- our own names
        for name in APPEND_ONLY
    }
    old.close()
    return {name: [_typed(row) for row in rows] for name, rows in tables.items()}


def _typed(row: dict[str, Value]) -> dict[str, Value]:
    """Days and truths as a server takes them."""
    days = {name: date.fromisoformat(str(row[name])) for name in _DAYS if row.get(name)}
    truths = {name: bool(row[name]) for name in _TRUTHS if name in row}
    return {**row, **days, **truths}


@pytest.mark.parametrize("version", _versions())
def test_an_older_register_on_a_server_or_locked_is_brought_up_to_date(
    version: str, store: Store
) -> None:
    """The same migration on every kind: old entries keep their seals, new ones follow them."""
    engine = engine_of(place_of(store.url, store.documents), store.passphrase)
    with writing(engine, makes=True) as connection:
        bring_to(connection, version)
        for table in METADATA.sorted_tables:
            for row in _entries(version)[table.name]:
                connection.execute(insert(table), [row])
    engine.dispose()

    with store.open() as register:
        request_id = register.requests()["request_id"].item()
        before = register.receipt(request_id).payload
        assert register.verify([before]) == []
        register.add_event(request_id, seen(date(2026, 3, 20), RequestState.REFUSED))
        after = register.receipt(request_id).payload
        assert register.verify([before, after]) == []
        assert register.state(request_id) is RequestState.REFUSED
    assert len(list(store.documents.parent.glob(f"*.before-{version}.*"))) == 1


def test_an_entry_of_before_is_sealed_without_chance_and_a_new_one_with_it(
    in_file: Register,
) -> None:
    """Two entries that say the same have different seals; a guessed text does not give one."""
    request_id = in_file.add_request(a_request()).request_id
    first = in_file.add_event(request_id, seen(date(2026, 3, 3), note="жоқ"))
    with reading(in_file.engine) as connection:
        row = connection.execute(select(EVENTS).where(EVENTS.c.event_no == 2)).mappings().one()
    known = {name: value for name, value in row.items() if name != "nonce"}

    assert seal(str(row["previous_hash"]), dict(row)) == first.hash
    assert seal(str(row["previous_hash"]), known) != first.hash
    assert len(str(row["nonce"])) == 32
