"""Somebody who changes a register behind the program's back."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

from budget.register.register import Register


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
