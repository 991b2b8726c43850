"""Commands that look at the register: list, show."""

import json
from datetime import date
from typing import Annotated

import polars as pl
import typer

from budget.answers import Form, answer, document
from budget.commands.places import amounts
from budget.commands.requests.options import (
    AsCsv,
    AsJson,
    Db,
    Documents,
    Key,
    Lang,
    Today,
    app,
    day_of,
    opened,
)
from budget.locale import requests
from budget.locale.words import Language, Words, words
from budget.register.register import Register

_NOTHING = "—"


@app.command(name="list")
def listed(  # noqa: PLR0913, PLR0917 -- a command line has as many options as the question
    unit: Annotated[str | None, typer.Option(help="Code of one village.")] = None,
    year: Annotated[int | None, typer.Option(help="One budget year.")] = None,
    today: Today = None,
    db: Db = None,
    documents: Documents = None,
    lang: Lang = Language.EN,
    *,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """All requests and where they stand."""
    spoken = words(lang)
    with opened(db, documents) as register:
        held, standing = register.requests(), register.standings(day_of(today))
    told = held.drop("event_no", "recorded_at").join(
        standing.drop("asked_kzt"), on=["register_id", "request_id"], maintain_order="left"
    )
    if unit is not None:
        told = told.filter(pl.col("unit_id") == unit)
    if year is not None:
        told = told.filter(pl.col("year") == year)
    shown = {
        spoken.gettext("Request"): told["request_id"],
        spoken.gettext("Village"): told["unit_id"],
        spoken.gettext("Year"): told["year"].cast(pl.String),
        spoken.gettext("Title"): told["title"],
        spoken.gettext("State"): _labels(told["state"], requests.STATES, spoken),
        spoken.gettext("Reply due"): _texts(told["due_on"]),
        spoken.gettext("Overdue by, days"): _texts(told["overdue_days"]),
        spoken.gettext("Asked, ₸"): amounts(told["amount_asked_kzt"], lang),
        spoken.gettext("Approved, ₸"): amounts(told["approved_kzt"], lang),
    }
    whole = (spoken.gettext("Request"), *list(shown)[-2:])
    answer(told, shown, Form.of(as_json=as_json, as_csv=as_csv), whole=whole)


@app.command()
def show(  # noqa: PLR0913 -- a command line has as many options as the question
    key: Key,
    today: Today = None,
    db: Db = None,
    documents: Documents = None,
    lang: Lang = Language.EN,
    *,
    as_json: AsJson = False,
) -> None:
    """One request: its facts, where it stands, what happened, its documents and receipt."""
    spoken = words(lang)
    with opened(db, documents) as register:
        if as_json:
            document(_whole(register, key, day_of(today)))
            return
        request = register.request(key).row(0, named=True)
        timeline = register.events(key)
        receipt = register.receipt(key, day_of(today))
    shown = {
        spoken.gettext("Event"): timeline["event_no"].cast(pl.String),
        spoken.gettext("Day"): _texts(timeline["happened_on"]),
        spoken.gettext("Kind"): _labels(timeline["kind"], requests.EVENT_KINDS, spoken),
        spoken.gettext("State"): _labels(timeline["state"], requests.STATES, spoken),
        spoken.gettext("Reply"): _labels(timeline["reply"], requests.REPLIES, spoken),
        spoken.gettext("Amount, ₸"): amounts(timeline["amount_kzt"], lang),
        spoken.gettext("Seal"): timeline["hash"].str.slice(0, 12),
    }
    title = f"{request['title']} · {request['office']}"
    answer(timeline, shown, Form.TABLE, title=title)
    document(receipt.text(spoken))


def _whole(register: Register, key: str, today: date | None) -> str:
    """A request with all that hangs on it, as JSON."""
    standing = register.standings(today).filter(pl.col("request_id") == key)
    facts = {
        "request": json.loads(register.request(key).write_json())[0],
        "standing": json.loads(standing.write_json())[0],
        "events": json.loads(register.events(key).write_json()),
        "evidence": json.loads(register.evidence(key).write_json()),
        "receipt": register.receipt(key, today).payload,
    }
    return json.dumps(facts, ensure_ascii=False)


def _labels(values: pl.Series, names: dict[str, str], spoken: Words) -> pl.Series:
    told = {value: spoken.gettext(text) for value, text in names.items()}
    return values.cast(pl.String).replace(told).fill_null(_NOTHING)


def _texts(values: pl.Series) -> pl.Series:
    return values.cast(pl.String).fill_null(_NOTHING)
