"""What a pack says: a request of the register told in full sentences and tables."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields

import polars as pl

from budget.locale import numbers
from budget.locale.requests import STAGES, STATES
from budget.locale.words import Words
from budget.reports.pack import Pack, PackedRequest
from budget.reports.pack_law import late, law_rows
from budget.reports.pack_rows import (
    Asked,
    Happened,
    document_rows,
    exact_tenge,
    fact_rows,
    is_reply,
    label,
    line_told,
    reply_of,
    timeline_row,
    whole_tenge,
    word,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The frames of a register as its core hands them out, and what a pack adds to them.

    `standings` are told for the day of the pack. `comparables` has the columns `request_id`,
    `place`, `purpose`, `amount_kzt`, `source`; `receipts` are by request a text, and what its code
    holds.
    """

    requests: pl.DataFrame
    events: pl.DataFrame
    evidence: pl.DataFrame
    standings: pl.DataFrame
    comparables: pl.DataFrame
    receipts: Mapping[str, tuple[str, str]]
    place_name: Callable[[str], str]
    is_sample: bool = False


def pack_of(held: Register, request_ids: list[str], today: dt.date, spoken: Words) -> Pack:
    """A pack of one request, or of several with a table of them before.

    Args:
        held: Frames of the register.
        request_ids: Requests in the order they are told; at least one.
        today: Day of the pack, the one its standings are told for.
        spoken: Language.

    Returns:
        Its texts.
    """
    several = len(request_ids) > 1
    asked = held.requests.filter(pl.col("request_id").is_in(request_ids))
    places = sorted({held.place_name(unit_id) for unit_id in asked["unit_id"]})
    years = " · ".join(str(year) for year in asked["year"].unique().sort())
    return Pack(
        title=spoken.gettext("Record of requests for budget funds")
        if several
        else spoken.gettext("Record of a request for budget funds"),
        place=f"{', '.join(places)}, {years}",
        made_on=today,
        made_line=spoken.gettext(
            "Compiled on {date}. Amounts in tenge.",
            date=numbers.day(today, spoken.language),
        ),
        origin=spoken.gettext(
            "Compiled from a register its owner keeps; no authority has certified it."
        ),
        sample=spoken.gettext("Invented sample: no such village and no such request.")
        if held.is_sample
        else "",
        totals=[_total(held, key, spoken) for key in request_ids] if several else [],
        requests=[_packed(held, key, today, spoken) for key in request_ids],
    )


def _total(held: Register, request_id: str, spoken: Words) -> list[str]:
    standing = _one(held.standings, request_id)
    return [
        str(_one(held.requests, request_id)["title"].item()),
        *[
            whole_tenge(standing[name].item(), spoken)
            for name in ("asked_kzt", "approved_kzt", "short_kzt")
        ],
        label(STATES, standing["state"].item(), spoken),
    ]


def _packed(held: Register, request_id: str, today: dt.date, spoken: Words) -> PackedRequest:
    row = _one(held.requests, request_id)
    asked = Asked(**row.select(field.name for field in fields(Asked)).row(0, named=True))
    standing = _one(held.standings, request_id)
    events = [
        Happened(**event)
        for event in _of(held.events, request_id)
        .select(field.name for field in fields(Happened))
        .sort("happened_on", "event_no")
        .iter_rows(named=True)
    ]
    receipt, seal = held.receipts.get(request_id, ("", ""))
    return PackedRequest(
        title=asked.title,
        summary=_summary(asked, standing, today, spoken),
        facts=fact_rows(asked, held.place_name, spoken),
        money=_money_rows(standing, events, spoken),
        timeline=[timeline_row(event, spoken) for event in events],
        replies=[reply_of(event, asked, spoken) for event in events if is_reply(event)],
        law=law_rows(asked.law, standing, today, spoken),
        comparables=_comparables(held.comparables, request_id, spoken),
        caution=spoken.gettext(
            "Amounts approved elsewhere show that such requests are funded; prices, lengths and "
            "numbers of people differ, so they are no measure of this one."
        ),
        documents=document_rows(_of(held.evidence, request_id), spoken),
        receipt=receipt.removesuffix(seal).rstrip(),
        seal=seal,
    )


def _summary(asked: Asked, standing: pl.DataFrame, today: dt.date, spoken: Words) -> str:
    day = numbers.day(today, spoken.language)
    state = word(STATES, standing["state"].item(), spoken)
    parts = [
        spoken.gettext(
            "Asked of {office}: {amount}.",
            office=asked.office,
            amount=exact_tenge(asked.amount_asked_kzt, spoken),
        ),
        spoken.gettext("State on {date}: {state}.", date=day, state=state),
    ]
    approved, short = standing["approved_kzt"].item(), standing["short_kzt"].item()
    if approved is not None:
        parts.append(
            spoken.gettext(
                "Approved: {approved}; short: {short}.",
                approved=exact_tenge(approved, spoken),
                short=exact_tenge(short, spoken),
            )
        )
    return " ".join([*parts, *late(standing, spoken)])


def _money_rows(
    standing: pl.DataFrame, events: list[Happened], spoken: Words
) -> list[list[str]]:
    sources = {
        str(event.money_stage): event.source
        or (line_told(event.line, spoken) if event.line else "—")
        for event in events
        if event.money_stage and event.is_current
    }
    return [
        [
            spoken.gettext("Asked"),
            whole_tenge(standing["asked_kzt"].item(), spoken),
            spoken.gettext("request"),
        ],
        *[
            [
                label(STAGES, stage, spoken),
                whole_tenge(standing[f"{stage}_kzt"].item(), spoken),
                sources.get(stage, "—"),
            ]
            for stage in STAGES
        ],
        [
            spoken.gettext("Short: asked less approved"),
            whole_tenge(standing["short_kzt"].item(), spoken),
            spoken.gettext("computed"),
        ],
    ]


def _comparables(comparables: pl.DataFrame, request_id: str, spoken: Words) -> list[list[str]]:
    return [
        [place, purpose, whole_tenge(amount, spoken), source]
        for place, purpose, amount, source in _of(comparables, request_id)
        .select("place", "purpose", "amount_kzt", "source")
        .iter_rows()
    ]


def _one(rows: pl.DataFrame, request_id: str) -> pl.DataFrame:
    """The row of a request.

    Returns:
        One row.

    Raises:
        ValueError: There is none, or several.
    """
    row = _of(rows, request_id)
    if row.height != 1:
        message = f"Request {request_id}: one row expected, {row.height} found."
        raise ValueError(message)
    return row


def _of(rows: pl.DataFrame, request_id: str) -> pl.DataFrame:
    return rows.filter(pl.col("request_id") == request_id)
