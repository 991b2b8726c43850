"""The public copy of a register: what may leave the machine, in tables that another copy loads."""

import dataframely as dy

from budget.model.base import Table, closed, meta
from budget.model.enums import BudgetLevel
from budget.model.requests import (
    Channel,
    EventKind,
    MoneyStage,
    ReplyKind,
    ReplyLaw,
    RequestKind,
    RequestState,
)

_UNIT = r"^([0-9]{9}|invented-[0-9]{2})$"


def _text(title: str, description: str, *, nullable: bool = True) -> dy.String:
    return dy.String(nullable=nullable, metadata=meta(title), description=description)


def _kzt(title: str, description: str) -> dy.Int64:
    return dy.Int64(
        nullable=True, min=0, metadata=meta(title, "tenge"), description=description
    )


def _persons(title: str) -> dy.Int64:
    return dy.Int64(
        nullable=True,
        min=5,
        metadata=meta(title, "persons"),
        description="Null: not known, or fewer than 5",
    )


class PublicRequests(Table):
    """One row a published request with where it stands; personal data blacked out."""

    register_id = _text("Register", "Register it was published from", nullable=False)
    request_id = dy.String(
        primary_key=True, metadata=meta("Request"), description="Key within the register"
    )
    unit_id = dy.String(
        regex=_UNIT, metadata=meta("Village"), description="Code of the unit that asks"
    )
    year = dy.Int64(metadata=meta("Year", "year"), description="Budget year asked for")
    title = _text("Title", "What is asked; blacked out where it named a person", nullable=False)
    purpose = _text("Purpose", "What it is for")
    kind = dy.Enum(
        closed(RequestKind), metadata=meta("Kind"), description="What the money is for"
    )
    is_participatory = dy.Bool(
        metadata=meta("Participatory budget"),
        description="A project of the people's participation budget",
    )
    is_promise = dy.Bool(
        metadata=meta("Promised in a programme"),
        description="Stands as a promise in a programme",
    )
    people_served = _persons("People served")
    supporters = _persons("Supporters")
    office = _text("Asked of", "Office asked", nullable=False)
    tier = dy.Enum(
        closed(BudgetLevel), metadata=meta("Tier asked"), description="Tier of the office"
    )
    sent_on = dy.Date(nullable=True, metadata=meta("Sent on"), description="Day it was sent")
    sent_by = dy.Enum(
        closed(Channel), nullable=True, metadata=meta("Sent by"), description="How it was sent"
    )
    law = dy.Enum(
        closed(ReplyLaw),
        metadata=meta("Law of the reply"),
        description="Law by which the reply is due",
    )
    today = dy.Date(metadata=meta("Told for"), description="Day the standing is told for")
    state = dy.Enum(
        closed(RequestState), metadata=meta("State"), description="With missing replies"
    )
    due_on = dy.Date(
        nullable=True, metadata=meta("Reply due"), description="Last day for a reply by the law"
    )
    replied_on = dy.Date(
        nullable=True, metadata=meta("Replied on"), description="Day of the first reply"
    )
    reply = dy.Enum(
        closed(ReplyKind), nullable=True, metadata=meta("Reply"), description="Last reply"
    )
    days_to_reply = dy.Int64(
        nullable=True, metadata=meta("Days to reply", "days"), description="Calendar days"
    )
    overdue_days = dy.Int64(
        nullable=True,
        metadata=meta("Overdue by", "days"),
        description="Calendar days past the due day",
    )
    amount_asked_kzt = _kzt("Amount asked", "Null: no amount was named")
    draft_kzt = _kzt("Amount in the draft", "Included in the draft budget")
    approved_kzt = _kzt("Amount approved", "Approved for it; 0 where it was refused")
    revised_kzt = _kzt("Amount revised", "After amendments")
    executed_kzt = _kzt("Amount spent", "Spent on it")
    short_kzt = dy.Int64(
        nullable=True,
        metadata=meta("Short of what was asked", "tenge"),
        description="Asked less approved",
    )


class PublicEvents(Table):
    """One row a published event of a published request; notes and observers stay at home."""

    register_id = _text("Register", "Register it was published from", nullable=False)
    event_no = dy.Int64(
        primary_key=True,
        min=1,
        metadata=meta("Entry number"),
        description="Place in the register",
    )
    request_id = _text("Request", "Request it belongs to", nullable=False)
    kind = dy.Enum(closed(EventKind), metadata=meta("Kind"), description="What the entry does")
    happened_on = dy.Date(metadata=meta("Day"), description="Day it happened")
    state = dy.Enum(
        closed(RequestState),
        nullable=True,
        metadata=meta("State"),
        description="State it describes",
    )
    reply = dy.Enum(
        closed(ReplyKind), nullable=True, metadata=meta("Reply"), description="What it says"
    )
    evasions = _text("Evasive because", "What an evasive reply lacks")
    reason = _text("Reason", "Reason as worded; blacked out where it named a person")
    amount_kzt = _kzt("Amount", "Amount for this request at the stage")
    money_stage = dy.Enum(
        closed(MoneyStage),
        nullable=True,
        metadata=meta("Stage"),
        description="What the amount is",
    )
    office = _text("Office", "Office that answered, or to which it was passed on")
    until_on = dy.Date(
        nullable=True, metadata=meta("Extended until"), description="As the notice says"
    )
    source = _text("Source", "Document or link that shows it")


PUBLIC_TABLES: dict[str, type[Table]] = {
    "public_requests": PublicRequests,
    "public_events": PublicEvents,
}
