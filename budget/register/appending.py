"""Adding entries: the only place that writes rows of the register."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, insert, select

from budget.errors import RegisterError
from budget.locale.words import N_
from budget.model.enums import BudgetLevel
from budget.model.requests import Channel, EventKind, Observer, ReplyLaw, RequestKind
from budget.register.chain import Value, first_seal, seal
from budget.register.facts import NewEvent, NewRequest, readable
from budget.register.schema import EVENTS, EVIDENCE, REGISTER, REQUESTS

Clock = Callable[[], datetime]
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that is read for another
_KEY_LENGTH = 8
_NONCE = 16  # bytes of chance in each entry: too many to try, so no seal lets a text be guessed
_ZONE = timedelta(hours=5)  # Kazakhstan, one zone since 1 March 2024
_CLOSED: dict[str, type[StrEnum]] = {
    "kind": RequestKind,
    "tier": BudgetLevel,
    "sent_by": Channel,
    "law": ReplyLaw,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What was added: the request, the number of the entry and its seal."""

    request_id: str
    event_no: int
    recorded_at: str
    hash: str


def moment(clock: Clock) -> str:
    """Now, in UTC, to the second."""
    return clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def day(clock: Clock) -> date:
    """Today in Kazakhstan."""
    return (clock().astimezone(UTC) + _ZONE).date()


def entry(
    kind: EventKind, request_id: str, happened_on: date, observed_by: Observer, clock: Clock
) -> dict[str, Value]:
    """What every entry says.

    Raises:
        RegisterError: The day lies in the future.
    """
    if happened_on > day(clock):
        raise RegisterError(
            N_("An event lies in the past or today, not on {day}."), day=happened_on.isoformat()
        )
    return {
        "request_id": request_id,
        "kind": kind.value,
        "happened_on": happened_on,
        "observed_by": observed_by.value,
        "recorded_at": moment(clock),
    }


def append(
    connection: Connection,
    event: Mapping[str, Value],
    request: Mapping[str, Value] | None = None,
    document: Mapping[str, Value] | None = None,
) -> Recorded:
    """Seal an entry and add it, with the request it records or the document it attaches."""
    newest = select(EVENTS.c.event_no, EVENTS.c.hash).order_by(EVENTS.c.event_no.desc())
    last = connection.execute(newest.limit(1)).first()
    if last is None:
        register = connection.execute(select(REGISTER)).mappings().one()
        number, previous = 1, first_seal(dict(register))
    else:
        number, previous = int(last.event_no) + 1, str(last.hash)
    row = {**event, "event_no": number, "nonce": secrets.token_hex(_NONCE)}
    attached = None if document is None else {**document, "event_no": number}
    sealed = seal(previous, row, request, attached)
    if request is not None:
        connection.execute(insert(REQUESTS), [dict(request)])
    connection.execute(insert(EVENTS), [{**row, "previous_hash": previous, "hash": sealed}])
    if attached is not None:
        connection.execute(insert(EVIDENCE), [attached])
    return Recorded(
        request_id=str(row["request_id"]),
        event_no=number,
        recorded_at=str(row["recorded_at"]),
        hash=sealed,
    )


def request_row(new: NewRequest) -> dict[str, Value]:
    """A request as a row, with a new key."""
    key = "".join(secrets.choice(_LETTERS) for _ in range(_KEY_LENGTH))
    return {"request_id": key, **{name: plain(value) for name, value in asdict(new).items()}}


def event_row(new: NewEvent) -> dict[str, Value]:
    """What an event says, as columns of its row."""
    facts = asdict(new)
    left_out = ("happened_on", "observed_by", "evasions", "money_stage")
    row = {name: plain(value) for name, value in facts.items() if name not in left_out}
    row["evasions"] = " ".join(sorted(new.evasions)) or None
    row["money_stage"] = plain(new.stage)
    return row


def with_changes(stated: Mapping[str, Value], changes: Mapping[str, Value]) -> NewRequest:
    """A request with some facts corrected, checked as a whole.

    Raises:
        RegisterError: A fact that no request has, or that cannot be.
    """
    fields = set(NewRequest.__dataclass_fields__)
    unknown = sorted(set(changes) - fields)
    if unknown:
        raise RegisterError(N_("A request has no fact «{name}»."), name=", ".join(unknown))
    facts: dict[str, object] = {
        name: value for name, value in {**stated, **changes}.items() if name in fields
    }
    for name, words in _CLOSED.items():
        if facts.get(name) is not None:
            facts[name] = _member(words, str(facts[name]))
    return NewRequest(**facts)  # type: ignore[arg-type]  # the class checks what it is given


def _member(words: type[StrEnum], value: str) -> StrEnum:
    try:
        return words(value)
    except ValueError:
        raise RegisterError(
            N_("«{value}» is none of: {words}."), value=value, words=", ".join(words)
        ) from None


def plain(value: object) -> Value:
    """A fact without its closed set; an empty text is no fact, nor are unseen signs."""
    if isinstance(value, str):
        return readable(str(value.value if hasattr(value, "value") else value)) or None
    if value is None or isinstance(value, int | date):
        return value
    message = f"A fact of the type {type(value).__name__} has no column."
    raise TypeError(message)
