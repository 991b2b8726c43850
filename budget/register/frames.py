"""The register as frames, as `budget.model.requests` declares them."""

import json
from collections.abc import Mapping, Sequence
from datetime import date

import polars as pl
from sqlalchemy import ColumnElement, Connection, Table, select

from budget.model.base import Table as Declared
from budget.model.register import Events, Evidence, Requests
from budget.register.chain import Value
from budget.register.schema import EVENTS, EVIDENCE, REGISTER, REQUESTS

_DAYS = ("protocol_date", "sent_on")


def requests_of(connection: Connection, request_id: str | None = None) -> pl.DataFrame:
    """All requests or one, oldest entry first, with the corrections in force applied."""
    rows = _rows(connection, REQUESTS, *_of(REQUESTS, request_id))
    kinds = ("recorded", "corrected", "retracted")
    events = _rows(connection, EVENTS, EVENTS.c.kind.in_(kinds), *_of(EVENTS, request_id))
    recorded = {event["request_id"]: event for event in events if event["kind"] == "recorded"}
    changes = _changes(events)
    register_id = _register_id(connection)
    facts = [
        {
            "register_id": register_id,
            **row,
            **changes.get(str(row["request_id"]), {}),
            "recorded_at": recorded[row["request_id"]]["recorded_at"],
            "event_no": recorded[row["request_id"]]["event_no"],
        }
        for row in rows
    ]
    return _frame(Requests, facts)


def events_of(connection: Connection, request_id: str | None = None) -> pl.DataFrame:
    """Entries in order; `is_current` is false where a later one corrects or takes it back."""
    rows = _rows(connection, EVENTS, *_of(EVENTS, request_id))
    replaced = {
        row["corrects"]
        for row in rows
        if row["corrects"] is not None and row["kind"] != "corrected"
    }
    register_id = _register_id(connection)
    told = [
        {
            "register_id": register_id,
            **row,
            "is_current": row["event_no"] not in replaced and row["kind"] != "retracted",
        }
        for row in rows
    ]
    return _frame(Events, told)


def evidence_of(connection: Connection, request_id: str | None = None) -> pl.DataFrame:
    """All documents or those of a request, with the event they belong to."""
    columns = [EVENTS.c.request_id, EVENTS.c.about, EVENTS.c.happened_on]
    found = connection.execute(
        select(EVIDENCE, *columns)
        .join(EVENTS, EVENTS.c.event_no == EVIDENCE.c.event_no)
        .where(*_of(EVENTS, request_id))
    ).mappings()
    register_id = _register_id(connection)
    rows = [{"register_id": register_id, **row} for row in found]
    return _frame(Evidence, rows)


def _frame(table: type[Declared], rows: Sequence[Mapping[str, Value]]) -> pl.DataFrame:
    """Rows as a declared table, in the order of their entries; a `nonce` is of no table."""
    return pl.DataFrame(rows, schema=table.create_empty().schema).sort("event_no")


def _of(table: Table, request_id: str | None) -> list[ColumnElement[bool]]:
    """The condition that a row is of a request; none for all."""
    return [] if request_id is None else [table.c.request_id == request_id]


def _rows(
    connection: Connection, table: Table, *which: ColumnElement[bool]
) -> list[dict[str, Value]]:
    asked = select(table).where(*which)
    return [dict(row) for row in connection.execute(asked).mappings()]


def _register_id(connection: Connection) -> str:
    return str(connection.execute(select(REGISTER.c.register_id)).scalar_one())


def _changes(events: Sequence[Mapping[str, Value]]) -> dict[str, dict[str, Value]]:
    """Corrected facts by request, later ones over earlier ones, without those taken back."""
    taken_back = {event["corrects"] for event in events if event["kind"] == "retracted"}
    merged: dict[str, dict[str, Value]] = {}
    for event in sorted(events, key=lambda row: int(str(row["event_no"]))):
        if event["kind"] == "corrected" and event["event_no"] not in taken_back:
            facts = json.loads(str(event["changes"]))
            merged.setdefault(str(event["request_id"]), {}).update(
                {name: _fact(name, value) for name, value in facts.items()}
            )
    return merged


def _fact(name: str, value: Value) -> Value:
    """A corrected fact as its column holds it."""
    return date.fromisoformat(str(value)) if name in _DAYS and value else value
