"""The register as it is added to: every entry is sealed and stays."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import Connection, select

from budget.errors import RegisterError
from budget.locale.words import N_
from budget.model.requests import EventKind, MoneyStage, Observer, RequestState
from budget.register import appending
from budget.register.appending import Recorded, append, entry
from budget.register.chain import Value
from budget.register.engine import writing
from budget.register.facts import NewEvent, NewRequest
from budget.register.held import Held
from budget.register.lines import Line
from budget.register.schema import EVENTS, REQUESTS

_OBSERVED = (EventKind.OBSERVED, EventKind.LINE)
_MISTAKABLE = (*_OBSERVED, EventKind.ATTACHED, EventKind.CORRECTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Register(Held):
    """An opened register; every entry it takes is sealed and stays."""

    def add_request(
        self,
        new: NewRequest,
        *,
        observed_by: Observer = Observer.AKIM_OFFICE,
        happened_on: date | None = None,
        note: str | None = None,
    ) -> Recorded:
        """Record a request: as submitted if it says when it was sent, else as drafted.

        Raises `RegisterError` where an invented village and a real register meet, where the day
        lies in the future, or where the row was imported before.
        """
        (recorded,) = self.add_requests(
            [new], observed_by=observed_by, happened_on=happened_on, note=note
        )
        if recorded is None:
            raise RegisterError(N_("This row was imported before."))
        return recorded

    def add_requests(
        self,
        news: Sequence[NewRequest],
        *,
        observed_by: Observer = Observer.AKIM_OFFICE,
        happened_on: date | None = None,
        note: str | None = None,
    ) -> list[Recorded | None]:
        """Record requests at once: all, or none; None for each that was imported before."""
        for new in news:
            self._check_village(new)
        with writing(self.engine) as connection:
            known = set(
                connection.scalars(
                    select(REQUESTS.c.import_key).where(REQUESTS.c.import_key.is_not(None))
                )
            )
            added: list[Recorded | None] = []
            for new in news:
                if new.import_key is not None and new.import_key in known:
                    added.append(None)
                    continue
                known.add(new.import_key)
                added.append(self._add(connection, new, observed_by, happened_on, note))
        return added

    def add_event(self, request_id: str, new: NewEvent) -> Recorded:
        """Record what happened to a request; `new.corrects` names the event it replaces."""
        with writing(self.engine) as connection:
            _check(connection, request_id, new.corrects, _OBSERVED)
            event = self._entry(
                EventKind.OBSERVED, request_id, new.happened_on, new.observed_by
            )
            return append(connection, {**event, **appending.event_row(new)})

    def correct_request(
        self,
        request_id: str,
        changes: Mapping[str, Value],
        *,
        observed_by: Observer = Observer.AKIM_OFFICE,
        note: str | None = None,
    ) -> Recorded:
        """Correct facts of a request by name (`amount_asked_kzt`, …); the old ones stay."""
        stated = self.request(request_id).row(0, named=True)
        corrected = asdict(appending.with_changes(stated, changes))
        told = {name: appending.plain(corrected[name]) for name in changes}
        days = {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in told.items()
        }
        with writing(self.engine) as connection:
            event = self._entry(EventKind.CORRECTED, request_id, self.today, observed_by)
            facts = {
                "corrects": stated["event_no"],
                "changes": json.dumps(days, ensure_ascii=False, sort_keys=True),
                "note": appending.plain(note),
            }
            return append(connection, {**event, **facts})

    def retract(
        self, event_no: int, *, note: str, observed_by: Observer = Observer.AKIM_OFFICE
    ) -> Recorded:
        """Take back an event recorded by mistake, saying why; it stays to be seen."""
        if not note.strip():
            raise RegisterError(N_("An event is taken back with its reason."))
        with writing(self.engine) as connection:
            request_id = connection.scalar(
                select(EVENTS.c.request_id).where(EVENTS.c.event_no == event_no)
            )
            _check(connection, str(request_id), event_no, _MISTAKABLE)
            event = self._entry(EventKind.RETRACTED, str(request_id), self.today, observed_by)
            return append(connection, {**event, "corrects": event_no, "note": note.strip()})

    def attach(  # noqa: PLR0913 -- a document is told with as many facts
        self,
        request_id: str,
        content: bytes,
        name: str,
        *,
        about: int | None = None,
        happened_on: date | None = None,
        observed_by: Observer = Observer.AKIM_OFFICE,
        note: str | None = None,
    ) -> Recorded:
        """Attach a document to a request, or to one of its events.

        Raises `EvidenceError` where the file is empty, too large, or of a type not taken.
        """
        with writing(self.engine) as connection:
            _check(connection, request_id, about, tuple(EventKind))
            document = self.folder.take(content, name)  # nobody locks the register meanwhile
            day = happened_on or self.today
            event = self._entry(EventKind.ATTACHED, request_id, day, observed_by)
            facts = {"about": about, "note": appending.plain(note)}
            return append(connection, {**event, **facts}, document=document)

    def confirm_line(  # noqa: PLR0913 -- a confirmation is told with as many facts
        self,
        request_id: str,
        line: Line,
        stage: MoneyStage,
        *,
        amount_kzt: int | None = None,
        observed_by: Observer = Observer.AKIM_OFFICE,
        note: str | None = None,
    ) -> Recorded:
        """Confirm that a line of a budget belongs to a request.

        `amount_kzt` is the part of the line meant for the request, if a document says it: a line
        of a programme holds other things too, so its own amount is never taken for it.
        """
        with writing(self.engine) as connection:
            _check(connection, request_id, None, ())
            event = self._entry(EventKind.LINE, request_id, self.today, observed_by)
            facts = {
                "line": line.as_json(),
                "money_stage": stage.value,
                "amount_kzt": amount_kzt,
                "note": appending.plain(note),
            }
            return append(connection, {**event, **facts})

    def _entry(
        self, kind: EventKind, request_id: str, happened_on: date, observed_by: Observer
    ) -> dict[str, Value]:
        return entry(kind, request_id, happened_on, observed_by, self.clock)

    def _add(
        self,
        connection: Connection,
        new: NewRequest,
        observed_by: Observer,
        happened_on: date | None,
        note: str | None,
    ) -> Recorded:
        request = appending.request_row(new)
        state = RequestState.DRAFTED if new.sent_on is None else RequestState.SUBMITTED
        day = happened_on or new.sent_on or self.today
        event = self._entry(EventKind.RECORDED, str(request["request_id"]), day, observed_by)
        facts = {"state": state.value, "note": appending.plain(note)}
        return append(connection, {**event, **facts}, request=request)

    def _check_village(self, new: NewRequest) -> None:
        if new.unit_id.startswith("invented-") != self.is_sample:
            raise RegisterError(
                N_("Invented villages stand in a sample register only, and no others there.")
            )


def _check(
    connection: Connection,
    request_id: str,
    event_no: int | None,
    kinds: Sequence[EventKind],
) -> None:
    """The request is there, and the event named is one of its own, of a fitting kind."""
    of_request = select(EVENTS.c.event_no, EVENTS.c.kind).where(
        EVENTS.c.request_id == request_id
    )
    own = {row.event_no: row.kind for row in connection.execute(of_request)}
    if not own:
        raise RegisterError(N_("No request «{key}» is in the register."), key=request_id)
    if event_no is not None and own.get(event_no) not in kinds:
        raise RegisterError(
            N_("Event {event} is not of this request, or cannot be taken back."),
            event=event_no,
        )
