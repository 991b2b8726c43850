"""The facts, events, replies and documents of a request as rows of texts."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from budget.locale import numbers
from budget.locale.requests import (
    CHANNELS,
    EVASIONS,
    EVENT_KINDS,
    KINDS,
    LAWS,
    OBSERVERS,
    REPLIES,
    STAGES,
    STATES,
)
from budget.locale.words import N_, Words
from budget.register.lines import Line
from budget.reports.pack import Reply

TIERS = {
    "republic": N_("republican level"),
    "oblast": N_("oblast level"),
    "district": N_("district level"),
    "rural": N_("village level"),
}
_SEAL = 12  # digits of a seal beside an entry: enough to find it


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A row of `requests`."""

    request_id: str
    unit_id: str
    year: int
    title: str
    purpose: str | None
    kind: str
    is_participatory: bool
    is_promise: bool
    people_served: int | None
    amount_asked_kzt: int | None
    office: str
    tier: str
    protocol_date: dt.date | None
    protocol_number: str | None
    supporters: int | None
    sent_on: dt.date | None
    sent_by: str | None
    incoming_number: str | None
    law: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """A row of `events`."""

    event_no: int
    kind: str
    happened_on: dt.date
    observed_by: str
    state: str | None
    reply: str | None
    evasions: str | None
    reason: str | None
    amount_kzt: int | None
    money_stage: str | None
    office: str | None
    until_on: dt.date | None
    incoming_number: str | None
    source: str | None
    note: str | None
    line: str | None
    is_current: bool
    hash: str


def fact_rows(asked: Asked, place_name: Callable[[str], str], spoken: Words) -> list[list[str]]:
    """What was asked, of whom, for whom and on what basis; what is not recorded says so."""
    protocol = _numbered(asked.protocol_number, asked.protocol_date, spoken)
    marks = [
        spoken.gettext("project of the people's participation budget")
        if asked.is_participatory
        else "",
        spoken.gettext("promised in a programme") if asked.is_promise else "",
    ]
    rows = [
        (spoken.gettext("Village"), place_name(asked.unit_id)),
        (spoken.gettext("Budget year"), str(asked.year)),
        (
            spoken.gettext("Kind"),
            ", ".join([label(KINDS, asked.kind, spoken), *filter(None, marks)]),
        ),
        (spoken.gettext("Purpose"), asked.purpose or ""),
        (spoken.gettext("People served"), _count(asked.people_served, spoken)),
        (spoken.gettext("Asked of"), f"{asked.office} ({word(TIERS, asked.tier, spoken)})"),
        (spoken.gettext("Basis: protocol of the assembly"), protocol),
        (spoken.gettext("Supporters"), _count(asked.supporters, spoken)),
        (spoken.gettext("Sent"), _sent(asked, spoken)),
        (spoken.gettext("Incoming number"), asked.incoming_number or ""),
        (spoken.gettext("Law of the reply"), label(LAWS, asked.law, spoken)),
        (spoken.gettext("Key in the register"), asked.request_id),
    ]
    return [[name, value or spoken.gettext("not recorded")] for name, value in rows]


def _sent(asked: Asked, spoken: Words) -> str:
    day = numbers.day(asked.sent_on, spoken.language) if asked.sent_on else ""
    return ", ".join(filter(None, [day, word(CHANNELS, asked.sent_by, spoken)]))


def _numbered(number: str | None, day: dt.date | None, spoken: Words) -> str:
    if number and day:
        date = numbers.day(day, spoken.language)
        return spoken.gettext("№ {number} of {date}", number=number, date=date)
    if day:
        return spoken.gettext("of {date}", date=numbers.day(day, spoken.language))
    return f"№ {number}" if number else ""


def timeline_row(event: Happened, spoken: Words) -> list[str]:
    """Day, what happened and what shows it; an entry replaced later stays and says so."""
    what = [
        label(STATES, event.state, spoken),
        label(REPLIES, event.reply, spoken),
    ]
    told = [text for text in what if text] or [label(EVENT_KINDS, event.kind, spoken)]
    if event.amount_kzt is not None:
        stage = label(STAGES, event.money_stage, spoken)
        told.append(f"{stage}: {exact_tenge(event.amount_kzt, spoken)}")
    if event.until_on:
        until = numbers.day(event.until_on, spoken.language)
        told.append(spoken.gettext("until {date}", date=until))
    if event.line:
        told.append(line_told(event.line, spoken))
    if event.note:
        told.append(event.note)
    if not event.is_current:
        told.append(spoken.gettext("replaced by a later entry"))
    return [
        numbers.day(event.happened_on, spoken.language),
        ". ".join(told),
        _shown(event, spoken),
    ]


def line_told(line: str, spoken: Words) -> str:
    """A confirmed line of a budget: year, code, name, cell and what is printed there."""
    held = Line.of_json(line)
    return spoken.gettext(
        "budget {year}, line {code} «{name}», table {table}, cell {cell}: printed {printed}",
        year=held.budget_year,
        code=held.code,
        name=held.name,
        table=held.table_no,
        cell=held.cell,
        printed=held.printed,
    )


def _shown(event: Happened, spoken: Words) -> str:
    """What shows an entry: number, source, who observed it, and its seal."""
    number = event.incoming_number
    parts = [
        event.office or "",
        spoken.gettext("incoming № {number}", number=number) if number else "",
        event.source or "",
        spoken.gettext("observed by: {who}", who=word(OBSERVERS, event.observed_by, spoken)),
        spoken.gettext(
            "entry {number}, seal {seal}", number=event.event_no, seal=event.hash[:_SEAL]
        ),
    ]
    return "; ".join(part for part in parts if part)


def is_reply(event: Happened) -> bool:
    """Whether an entry is a reply that still stands."""
    return event.reply is not None and event.is_current


def reply_of(event: Happened, asked: Asked, spoken: Words) -> Reply:
    """One reply with its classification, and its reason as the reply words it."""
    day = numbers.day(event.happened_on, spoken.language)
    lacks = [word(EVASIONS, lack, spoken) for lack in (event.evasions or "").split()]
    verdict = label(REPLIES, event.reply, spoken)
    return Reply(
        head=f"{day}, {event.office or asked.office}",
        verdict=f"{verdict}: {', '.join(lacks)}" if lacks else verdict,
        quote=f"«{event.reason}»" if event.reason else "",
    )


def document_rows(evidence: pl.DataFrame, spoken: Words) -> list[list[str]]:
    """Name with its day, size and hash of every document attached."""
    return [
        [
            f"{name} ({numbers.day(day, spoken.language)})",
            spoken.gettext("{number} bytes", number=numbers.whole(size, spoken.language)),
            sha256,
        ]
        for name, day, size, sha256 in evidence.sort("event_no")
        .select("name", "happened_on", "size_bytes", "sha256")
        .iter_rows()
    ]


def whole_tenge(amount: int | None, spoken: Words) -> str:
    """Whole tenge without the sign, which the heading has; what is not known is no nought."""
    return (
        spoken.gettext("not known")
        if amount is None
        else numbers.whole(amount, spoken.language)
    )


def exact_tenge(amount: int | None, spoken: Words) -> str:
    """An amount with its sign, for a sentence."""
    if amount is None:
        return spoken.gettext("no amount named")
    return numbers.exact(amount, spoken.language)


def _count(count: int | None, spoken: Words) -> str:
    return "" if count is None else numbers.whole(count, spoken.language)


def word(labels: dict[str, str], value: str | None, spoken: Words) -> str:
    """The label of a value in a language, inside a sentence; what is not known has none."""
    return "" if value is None else spoken.gettext(labels[value])


def label(labels: dict[str, str], value: str | None, spoken: Words) -> str:
    """The label of a value as a sentence or a cell begins."""
    told = word(labels, value, spoken)
    return told[:1].upper() + told[1:]
