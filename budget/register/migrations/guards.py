"""Triggers that refuse to change or remove what was recorded, in both databases.

A change of a table that makes it anew (`batch_alter_table`) drops its triggers in SQLite: such a
migration sets the guards again last.
"""

from collections.abc import Iterable

from alembic import op

_REFUSAL = "entries of the register are never changed or removed"
_INVENTED = "invented and real villages never stand in one register"
_MIXED = "(SELECT is_sample FROM register LIMIT 1) <> (NEW.unit_id LIKE 'invented-%')"


def set_guards(tables: Iterable[str]) -> None:
    """Refuse UPDATE, DELETE and, on a server, TRUNCATE."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"
        )
        for table in tables:
            op.execute(
                f"CREATE TRIGGER {table}_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
            )
        return
    for made_by in guards_in_file(tables).values():
        op.execute(made_by)


def guards_in_file(tables: Iterable[str]) -> dict[str, str]:
    """The guards of an SQLite file: name, and what makes it; `verify` compares both."""
    return {
        f"{table}_no_{action}": f"CREATE TRIGGER {table}_no_{action} BEFORE {action.upper()} "
        f"ON {table} BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        for table in tables
        for action in ("update", "delete")
    }


def sample_guard_in_file() -> dict[str, str]:
    """The guard against mixtures in an SQLite file, as `guards_in_file`."""
    made_by = (
        f"CREATE TRIGGER requests_sample BEFORE INSERT ON requests WHEN {_MIXED} "
        f"BEGIN SELECT RAISE(ABORT, '{_INVENTED}'); END"
    )
    return {"requests_sample": made_by}


def set_sample_guard() -> None:
    """Refuse a request of an invented village in a real register, and the other way round."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION refuse_mixture() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN IF {_MIXED} THEN RAISE EXCEPTION '{_INVENTED}'; END IF; RETURN NEW; END $$"
        )
        op.execute(
            "CREATE TRIGGER requests_sample BEFORE INSERT ON requests "
            "FOR EACH ROW EXECUTE FUNCTION refuse_mixture()"
        )
        return
    for made_by in sample_guard_in_file().values():
        op.execute(made_by)
