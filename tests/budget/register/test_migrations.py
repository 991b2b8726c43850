"""A register of any released version opens with this one: nothing in it is lost or changed."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import insert, text

from budget.errors import RegisterError
from budget.register.engine import engine_of, reading, writing
from budget.register.migrating import bring_to, check, known_revisions, newest, revision_of
from budget.register.opening import open_register
from budget.register.place import place_of
from budget.register.register import Register
from budget.register.schema import REGISTER
from tests.budget.register.conftest import Store

_OLD = Path(__file__).parents[2] / "fixtures" / "register"


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


def test_an_older_register_on_a_server_or_locked_is_brought_up_to_date(store: Store) -> None:
    """The same migration on every kind."""
    place = place_of(store.url, store.documents)
    engine = engine_of(place, store.passphrase)
    row = {
        "register_id": "0" * 32,
        "is_sample": False,
        "created_at": "2026-01-01T00:00:00Z",
        "evidence_key": None,
    }
    with writing(engine, makes=True) as connection:
        bring_to(connection, "0001")
        connection.execute(insert(REGISTER), [row])
    engine.dispose()

    with store.open() as register:
        assert register.verify() == []
        assert register.register_id == "0" * 32
        assert register.requests().is_empty()
    assert len(list(store.documents.parent.glob("*.before-0001.*"))) == 1
