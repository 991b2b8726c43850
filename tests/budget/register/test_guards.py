"""Guards against changes, the register's owner and version: none can be taken away unseen."""

import pytest
from sqlalchemy import text

from budget.errors import RegisterError
from budget.register.engine import writing
from budget.register.opening import open_register
from budget.register.register import Register
from budget.register.verifying import Finding, Trouble
from tests.budget.register.tampering import unguarded


def test_a_guard_that_was_taken_away_is_found(recorded: Register) -> None:
    """Even where nothing was changed yet."""
    is_server = recorded.engine.dialect.name == "postgresql"
    drop = (
        "DROP TRIGGER events_guard ON events" if is_server else "DROP TRIGGER events_no_delete"
    )
    with writing(recorded.engine) as connection:
        connection.execute(text(drop))

    assert recorded.verify() == [Finding(what=Trouble.GUARD_MISSING)]


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


def test_a_trigger_of_somebody_else_on_a_server_is_found(recorded: Register) -> None:
    """Also one that calls the program's own function, under a name of its own."""
    if recorded.engine.dialect.name != "postgresql":
        pytest.skip("of a server")
    with writing(recorded.engine) as connection:
        connection.execute(
            text(
                "CREATE TRIGGER other BEFORE UPDATE ON events FOR EACH STATEMENT "
                "EXECUTE FUNCTION refuse_change()"
            )
        )

    assert recorded.verify() == [Finding(what=Trouble.FOREIGN_TRIGGER)]


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
