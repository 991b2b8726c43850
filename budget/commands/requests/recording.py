"""Commands that add to the register: a request, an event, a document, a correction."""

import re
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from budget.commands.places import unit_id_of
from budget.commands.requests.options import (
    AsJson,
    Day,
    Db,
    Documents,
    Key,
    Lang,
    app,
    day_of,
    opened,
    told,
)
from budget.errors import EvidenceError
from budget.locale.words import N_, Language
from budget.model.enums import BudgetLevel
from budget.model.requests import (
    Channel,
    Evasion,
    MoneyStage,
    Observer,
    ReplyKind,
    ReplyLaw,
    RequestKind,
    RequestState,
)
from budget.register.facts import NewEvent, NewRequest

_CODE = re.compile(r"[0-9]{9}|invented-[0-9]{2}")
_Observer = Annotated[Observer, typer.Option("--by", help="Who observed it: a role.")]
_Amount = Annotated[int | None, typer.Option("--amount", min=0, help="Whole tenge.")]
_Office = Annotated[str | None, typer.Option("--office", help="Office, not a person.")]
_Tier = Annotated[BudgetLevel | None, typer.Option("--tier", help="Tier of the office.")]
_Number = Annotated[str | None, typer.Option("--incoming", help="Incoming number.")]
_Note = Annotated[str | None, typer.Option("--note", help="In your own words.")]


@app.command()
def add(  # noqa: PLR0913, PLR0917 -- a request has as many facts
    unit: Annotated[str, typer.Argument(help="Code of the village, or its name.")],
    year: Annotated[int, typer.Argument(help="Budget year asked for.")],
    title: Annotated[str, typer.Argument(help="What is asked, in a line.")],
    kind: Annotated[RequestKind, typer.Option(help="What the money is for.")],
    office: Annotated[str, typer.Option(help="Office asked, not a person.")],
    tier: Annotated[BudgetLevel, typer.Option(help="Tier of the office.")],
    amount: _Amount = None,
    purpose: Annotated[str | None, typer.Option(help="What it is for.")] = None,
    people: Annotated[int | None, typer.Option(min=0, help="People served.")] = None,
    supporters: Annotated[int | None, typer.Option(min=0, help="Signatures, votes.")] = None,
    protocol: Annotated[str | None, typer.Option(help="Number of the protocol.")] = None,
    protocol_date: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Date of the protocol.")
    ] = None,
    sent: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day it was sent.")
    ] = None,
    channel: Annotated[Channel | None, typer.Option(help="How it was sent.")] = None,
    incoming: _Number = None,
    law: Annotated[ReplyLaw, typer.Option(help="Law of the reply.")] = ReplyLaw.PROCEDURE_76,
    by: _Observer = Observer.AKIM_OFFICE,
    note: _Note = None,
    db: Db = None,
    documents: Documents = None,
    lang: Lang = Language.EN,
    *,
    participatory: Annotated[
        bool, typer.Option("--participatory", help="People's participation budget.")
    ] = False,
    promise: Annotated[bool, typer.Option("--promise", help="Stands in a programme.")] = False,
    as_json: AsJson = False,
) -> None:
    """Record a request; the answer is its key and a receipt."""
    village = unit if _CODE.fullmatch(unit) else unit_id_of(unit, lang, BudgetLevel.RURAL)
    new = NewRequest(
        unit_id=village,
        year=year,
        title=title,
        kind=kind,
        office=office,
        tier=tier,
        purpose=purpose,
        is_participatory=participatory,
        is_promise=promise,
        people_served=people,
        amount_asked_kzt=amount,
        protocol_date=day_of(protocol_date),
        protocol_number=protocol,
        supporters=supporters,
        sent_on=day_of(sent),
        sent_by=channel,
        incoming_number=incoming,
        law=law,
    )
    with opened(db, documents, makes=True) as register:
        recorded = register.add_request(new, observed_by=by, note=note)
        told(recorded, register, lang, as_json=as_json)


@app.command()
def event(  # noqa: PLR0913, PLR0917 -- an event has as many facts
    key: Key,
    on: Day = None,
    state: Annotated[RequestState | None, typer.Option(help="State observed.")] = None,
    reply: Annotated[ReplyKind | None, typer.Option(help="What a reply says.")] = None,
    lacks: Annotated[
        list[Evasion] | None, typer.Option(help="What an evasive reply lacks; repeat.")
    ] = None,
    reason: Annotated[str | None, typer.Option(help="Reason, as worded.")] = None,
    amount: _Amount = None,
    stage: Annotated[MoneyStage | None, typer.Option(help="What the amount is.")] = None,
    office: _Office = None,
    tier: _Tier = None,
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="New day of the reply.")
    ] = None,
    incoming: _Number = None,
    source: Annotated[str | None, typer.Option(help="Document or link.")] = None,
    corrects: Annotated[int | None, typer.Option(help="Event it replaces.")] = None,
    by: _Observer = Observer.AKIM_OFFICE,
    note: _Note = None,
    db: Db = None,
    documents: Documents = None,
    lang: Lang = Language.EN,
    *,
    as_json: AsJson = False,
) -> None:
    """Record what happened to a request; a correction is an event too."""
    with opened(db, documents) as register:
        new = NewEvent(
            happened_on=day_of(on) or register.today,
            observed_by=by,
            state=state,
            reply=reply,
            evasions=frozenset(lacks or ()),
            reason=reason,
            amount_kzt=amount,
            money_stage=stage,
            office=office,
            tier=tier,
            until_on=day_of(until),
            incoming_number=incoming,
            source=source,
            note=note,
            corrects=corrects,
        )
        told(register.add_event(key, new), register, lang, as_json=as_json)


@app.command()
def attach(  # noqa: PLR0913, PLR0917 -- a document is told with as many facts
    key: Key,
    file: Annotated[Path, typer.Argument(help="Scan, photo or document.")],
    about: Annotated[int | None, typer.Option(help="Event it is the evidence of.")] = None,
    on: Day = None,
    by: _Observer = Observer.AKIM_OFFICE,
    note: _Note = None,
    db: Db = None,
    documents: Documents = None,
    lang: Lang = Language.EN,
    *,
    as_json: AsJson = False,
) -> None:
    """Attach a document to a request, or to one of its events."""
    if not file.is_file():
        raise EvidenceError(N_("There is no file «{name}»."), name=file.name)
    with opened(db, documents) as register:
        recorded = register.attach(
            key,
            file.read_bytes(),
            file.name,
            about=about,
            happened_on=day_of(on),
            observed_by=by,
            note=note,
        )
        told(recorded, register, lang, as_json=as_json)
