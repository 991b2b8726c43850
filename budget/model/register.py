"""The tables that the request register hands out; its database is `budget.register.schema`."""

import dataframely as dy

from budget.model.base import Table, closed, meta
from budget.model.enums import BudgetLevel
from budget.model.requests import (
    Channel,
    CountedFrom,
    EventKind,
    MoneyStage,
    Observer,
    ReplyKind,
    ReplyLaw,
    RequestKind,
    RequestState,
)


def _text(title: str, description: str, *, nullable: bool = True) -> dy.String:
    return dy.String(nullable=nullable, metadata=meta(title), description=description)


def _day(title: str, description: str, *, nullable: bool = True) -> dy.Date:
    return dy.Date(nullable=nullable, metadata=meta(title), description=description)


def _kzt(title: str, description: str) -> dy.Int64:
    return dy.Int64(
        nullable=True, min=0, metadata=meta(title, "tenge"), description=description
    )


class Requests(Table):
    """One row a request of a village, with its corrections applied."""

    register_id = _text("Register", "Register that holds it", nullable=False)
    request_id = dy.String(
        primary_key=True,
        metadata=meta("Request"),
        description="Key: eight letters and digits",
    )
    unit_id = dy.String(
        regex=r"^([0-9]{9}|invented-[0-9]{2})$",
        metadata=meta("Village"),
        description="Code of the unit that asks; `invented-…` only in a sample register",
    )
    year = dy.Int64(metadata=meta("Year", "year"), description="Budget year asked for")
    title = _text("Title", "What is asked, in a line", nullable=False)
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
    people_served = dy.Int64(
        nullable=True,
        min=0,
        metadata=meta("People served", "persons"),
        description="Whom it serves",
    )
    amount_asked_kzt = _kzt("Amount asked", "Null: no amount was named")
    office = _text("Asked of", "Office asked: its name, never a person's", nullable=False)
    tier = dy.Enum(
        closed(BudgetLevel), metadata=meta("Tier asked"), description="Tier of the office"
    )
    protocol_date = _day("Protocol of", "Date of the assembly's protocol")
    protocol_number = _text("Protocol number", "Number of the assembly's protocol")
    supporters = dy.Int64(
        nullable=True,
        min=0,
        metadata=meta("Supporters", "persons"),
        description="Signatures or votes, counted",
    )
    sent_on = _day("Sent on", "Day it was sent; null: not sent, or an event says it")
    sent_by = dy.Enum(
        closed(Channel), nullable=True, metadata=meta("Sent by"), description="How it was sent"
    )
    incoming_number = _text("Incoming number", "Number given by the office")
    law = dy.Enum(
        closed(ReplyLaw),
        metadata=meta("Law of the reply"),
        description="Law by which the reply is due",
    )
    import_key = _text("Import key", "Mark of the imported row, so that it comes in once")
    recorded_at = _text("Recorded at", "When it was recorded, UTC", nullable=False)
    event_no = dy.Int64(
        min=1, metadata=meta("Entry number"), description="Event that recorded it"
    )


class Events(Table):
    """One row an entry of the register, in order; no entry is ever changed or removed."""

    register_id = _text("Register", "Register that holds it", nullable=False)
    event_no = dy.Int64(
        primary_key=True,
        min=1,
        metadata=meta("Entry number"),
        description="Place in the register",
    )
    request_id = _text("Request", "Request it belongs to", nullable=False)
    kind = dy.Enum(closed(EventKind), metadata=meta("Kind"), description="What the entry does")
    happened_on = _day("Day", "Day it happened", nullable=False)
    observed_by = dy.Enum(
        closed(Observer), metadata=meta("Observed by"), description="Role, never a name"
    )
    recorded_at = _text("Recorded at", "When it was recorded, UTC", nullable=False)
    state = dy.Enum(
        closed(RequestState),
        nullable=True,
        metadata=meta("State"),
        description="State it describes",
    )
    reply = dy.Enum(
        closed(ReplyKind),
        nullable=True,
        metadata=meta("Reply"),
        description="What a reply says",
    )
    evasions = _text("Evasive because", "What an evasive reply lacks, with spaces between")
    reason = _text("Reason", "Reason as the reply words it")
    amount_kzt = _kzt("Amount", "Amount for this request at the stage")
    money_stage = dy.Enum(
        closed(MoneyStage),
        nullable=True,
        metadata=meta("Stage"),
        description="What the amount is",
    )
    office = _text("Office", "Office that answered, or to which it was passed on")
    tier = dy.Enum(
        closed(BudgetLevel),
        nullable=True,
        metadata=meta("Tier"),
        description="Tier of the office",
    )
    until_on = _day("Extended until", "New day of the reply, as the notice says")
    incoming_number = _text("Incoming number", "Number given by the office")
    source = _text("Source", "Document or link that shows it")
    note = _text("Note", "In the words of who recorded it")
    corrects = dy.Int64(
        nullable=True, metadata=meta("Corrects"), description="Event it replaces or takes back"
    )
    about = dy.Int64(
        nullable=True,
        metadata=meta("Entry it belongs to"),
        description="Event a document belongs to",
    )
    changes = _text("Changes", "Facts of the request it corrects, as JSON")
    line = _text("Budget line", "Confirmed line of a budget with its cell, as JSON")
    is_current = dy.Bool(
        metadata=meta("In force"), description="No later event corrects or takes it back"
    )
    previous_hash = _text("Previous seal", "Seal of the entry before", nullable=False)
    hash = _text("Seal", "SHA-256 of the previous seal and this entry", nullable=False)


class Evidence(Table):
    """One row a document attached to a request."""

    register_id = _text("Register", "Register that holds it", nullable=False)
    event_no = dy.Int64(
        primary_key=True,
        min=1,
        metadata=meta("Entry number"),
        description="Event that attached it",
    )
    request_id = _text("Request", "Request it belongs to", nullable=False)
    about = dy.Int64(
        nullable=True,
        metadata=meta("Entry it belongs to"),
        description="Event it is the evidence of",
    )
    name = _text("Name", "Name of the file, without path", nullable=False)
    media_type = _text("Type", "Told by the content", nullable=False)
    size_bytes = dy.Int64(min=1, metadata=meta("Size", "bytes"), description="Size of the file")
    sha256 = _text("SHA-256", "Hash of the content", nullable=False)
    has_place = dy.Bool(
        metadata=meta("Holds a position"),
        description="The photo says where it was taken; kept as it is, look before publishing",
    )
    happened_on = _day("Day", "Day of the document", nullable=False)


class Standings(Table):
    """One row a request: where it stands on a day, from its events and that day alone."""

    register_id = _text("Register", "Register that holds it", nullable=False)
    request_id = _text("Request", "Request", nullable=False)
    today = _day("Told for", "Day it is told for", nullable=False)
    state = dy.Enum(
        closed(RequestState), metadata=meta("State"), description="With missing replies"
    )
    described_state = dy.Enum(
        closed(RequestState),
        metadata=meta("State last observed"),
        description="State last observed",
    )
    state_on = _day("State since", "Day of the state last observed")
    counted_from = dy.Enum(
        closed(CountedFrom),
        nullable=True,
        metadata=meta("Counted from"),
        description="What the period for a reply is counted from",
    )
    counted_on = _day("Counted on", "Day the period is counted from")
    due_on = _day("Reply due", "Last day for a reply by the law")
    is_calendar_confirmed = dy.Bool(
        nullable=True,
        metadata=meta("Calendar confirmed"),
        description="All moved working days up to the due day are known",
    )
    extended_until = _day("Extended until", "As the notice says")
    is_extension_lawful = dy.Bool(
        nullable=True,
        metadata=meta("Extension within the law"),
        description="Told in time and not beyond two months: code of procedure, article 76; not beyond "
        "15 more days: law on access to information, article 11, as retold",
    )
    replied_on = _day("Replied on", "Day of the first reply or decision")
    reply = dy.Enum(
        closed(ReplyKind), nullable=True, metadata=meta("Reply"), description="Last reply"
    )
    days_to_reply = dy.Int64(
        nullable=True,
        metadata=meta("Days to reply", "days"),
        description="Calendar days from the day the period is counted from",
    )
    overdue_days = dy.Int64(
        nullable=True,
        metadata=meta("Overdue by", "days"),
        description="Calendar days past the due day, until the reply or the day told for; "
        "null: no due day",
    )
    is_overdue = dy.Bool(
        metadata=meta("Overdue"), description="No reply, and the due day has passed"
    )
    asked_kzt = _kzt("Amount asked", "As asked")
    draft_kzt = _kzt("Amount in the draft", "Included in the draft budget")
    approved_kzt = _kzt("Amount approved", "Approved for it; 0 where it was refused")
    revised_kzt = _kzt("Amount revised", "After amendments")
    executed_kzt = _kzt("Amount spent", "Spent on it")
    short_kzt = dy.Int64(
        nullable=True,
        metadata=meta("Short of what was asked", "tenge"),
        description="Asked less approved",
    )


REGISTER_TABLES: dict[str, type[Table]] = {
    "requests": Requests,
    "events": Events,
    "evidence": Evidence,
    "standings": Standings,
}
