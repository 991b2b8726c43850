"""A sample register with a refused and an approved request, to be told in packs and letters."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from budget.model.enums import BudgetLevel
from budget.model.requests import (
    Channel,
    Evasion,
    Observer,
    ReplyKind,
    RequestKind,
    RequestState,
)
from budget.register.facts import NewEvent, NewRequest
from budget.register.opening import open_register
from budget.register.register import Register

_NOW = dt.datetime(2026, 11, 20, 7, tzinfo=dt.UTC)
_REQUEST = NewRequest(
    unit_id="invented-01",
    year=2026,
    title="Көшелерді жарықтандыру",
    kind=RequestKind.LIGHTING,
    office="Аудандық экономика және бюджеттік жоспарлау бөлімі",
    tier=BudgetLevel.DISTRICT,
    people_served=1_240,
    amount_asked_kzt=18_450_000,
    sent_on=dt.date(2026, 2, 10),
    sent_by=Channel.PAPER,
)
_REPLY = NewEvent(
    happened_on=dt.date(2026, 3, 17),
    observed_by=Observer.AKIM,
    reply=ReplyKind.EVASIVE,
    evasions=frozenset({Evasion.NO_DATE}),
    reason="Қаражат болған жағдайда қаралады",
)
_PART = NewEvent(
    happened_on=dt.date(2026, 5, 20),
    observed_by=Observer.AKIM_OFFICE,
    state=RequestState.APPROVED_PART,
    amount_kzt=6_000_000,
    source="Мәслихат шешімі, 3-қосымша, 41-жол",
)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """A sample register with one request, an evasive reply and a part approved."""
    opened = open_register(str(tmp_path / "r.sqlite"), is_sample=True, clock=lambda: _NOW)
    key = opened.add_request(_REQUEST, happened_on=_REQUEST.sent_on).request_id
    opened.add_event(key, _REPLY)
    opened.add_event(key, _PART)
    opened.attach(key, b"hattama", "hattama.txt", happened_on=dt.date(2026, 2, 2))
    other = replace(_REQUEST, unit_id="invented-02", title="Жарық шамдары", office="Б")
    second = opened.add_request(other, happened_on=other.sent_on).request_id
    opened.add_event(
        second, replace(_PART, state=RequestState.APPROVED_FULL, amount_kzt=9_850_000)
    )
    yield opened
    opened.close()
