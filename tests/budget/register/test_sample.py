"""The sample register says that it is invented, and cannot mix with a real one."""

from datetime import UTC, date, datetime

import polars as pl
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from budget.errors import RegisterError
from budget.model.requests import RequestState
from budget.register.opening import open_register
from budget.register.register import Register
from budget.register.sample import SAMPLE_UNITS, make_sample
from budget.tables import read
from tests.budget.register.conftest import Store
from tests.budget.register.written import a_request


def _noon() -> datetime:
    return datetime(2026, 12, 1, 7, tzinfo=UTC)


def test_the_sample_shows_what_can_become_of_a_request(store: Store) -> None:
    """Approved in part and in full, refused, evaded, silent, extended, listed, drafted."""
    with make_sample(store.url, documents=store.documents, clock=_noon) as sample:
        told = sample.standings(date(2026, 4, 5))

        assert sample.is_sample
        assert set(sample.requests()["unit_id"]) == set(SAMPLE_UNITS)
        assert set(told["state"].cast(pl.String)) >= {
            RequestState.APPROVED_PART,
            RequestState.APPROVED_FULL,
            RequestState.REFUSED,
            RequestState.NO_REPLY_OVERDUE,
            RequestState.EXTENDED,
            RequestState.NOT_FUNDED_LISTED,
        }
        assert sample.verify() == []
        paper = sample.document(sample.evidence()["sha256"][0]).decode()
        assert "ВЫДУМАННЫЙ ОБРАЗЕЦ" in paper


def test_making_it_again_adds_nothing(store: Store) -> None:
    """It is there already."""
    make_sample(store.url, documents=store.documents, clock=_noon).close()

    with make_sample(store.url, documents=store.documents, clock=_noon) as sample:
        assert sample.requests().height == 8


@pytest.mark.usefixtures("held")
def test_invented_villages_have_no_code_and_no_name_of_a_real_one() -> None:
    """Nobody can take one for a place of the classifier."""
    units = read("units")
    names = set(units["name_ru"]) | set(units["name_kk"])

    assert not set(SAMPLE_UNITS) & set(units["unit_id"])
    assert not {name for unit in SAMPLE_UNITS.values() for name in unit.values()} & names


def test_real_and_invented_villages_never_meet(register: Register, store: Store) -> None:
    """Refused by the program, and by the database behind it."""
    with pytest.raises(RegisterError, match="Invented villages"):
        register.add_request(a_request(unit_id="invented-01"))
    with pytest.raises(RegisterError, match="a place of its own"):
        open_register(store.url, store.passphrase, documents=store.documents, is_sample=True)
    insert = (
        "INSERT INTO requests (request_id, unit_id, year, title, kind, is_participatory, "
        "is_promise, office, tier, law) VALUES ('AAAAAAAA', 'invented-01', 2026, 'x', 'roads', "
        "false, false, 'x', 'district', 'none')"
    )
    with (
        register.engine.connect() as connection,
        pytest.raises(DatabaseError, match="never stand in one register"),
    ):
        connection.execute(text(insert))
