"""A receipt: a few lines that, copied elsewhere, prove what the register held on a day."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from budget.errors import RegisterError
from budget.locale.requests import STATES
from budget.locale.words import N_, Words

_PAYLOAD = re.compile(r"KZ-REQUEST-1:([0-9a-f]{32}):([0-9A-Z]{8}):([0-9]+):([0-9a-f]{64})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The seal of an entry with what it proves; no text of the request is in it."""

    register_id: str
    request_id: str
    event_no: int
    recorded_at: str
    hash: str
    year: int
    state: str
    due_on: date | None
    today: date

    @classmethod
    def of(
        cls,
        request: Mapping[str, object],
        standing: Mapping[str, object],
        newest: Mapping[str, object],
    ) -> Self:
        """A receipt from a row of `requests`, its standing and its newest event."""
        due = standing["due_on"]
        today = standing["today"]
        if not isinstance(today, date):
            message = "a standing is told for a day"
            raise TypeError(message)
        return cls(
            register_id=str(request["register_id"]),
            request_id=str(request["request_id"]),
            event_no=int(str(newest["event_no"])),
            recorded_at=str(newest["recorded_at"]),
            hash=str(newest["hash"]),
            year=int(str(request["year"])),
            state=str(standing["state"]),
            due_on=due if isinstance(due, date) else None,
            today=today,
        )

    @property
    def payload(self) -> str:
        """What the QR code holds: enough for `verify`."""
        return f"KZ-REQUEST-1:{self.register_id}:{self.request_id}:{self.event_no}:{self.hash}"

    def text(self, spoken: Words) -> str:
        """The receipt in words: short enough for a message."""
        due = self.due_on.isoformat() if self.due_on else "—"
        lines = [
            spoken.gettext("Receipt of the request register"),
            spoken.gettext("Request {key}, year {year}", key=self.request_id, year=self.year),
            spoken.gettext(
                "State on {day}: {state}",
                day=self.today.isoformat(),
                state=spoken.gettext(STATES[self.state]),
            ),
            spoken.gettext("Reply due: {day}", day=due),
            spoken.gettext(
                "Entry {event}, recorded {moment}", event=self.event_no, moment=self.recorded_at
            ),
            self.payload,
        ]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """What a payload says: entry so-and-so of a register had this seal."""

    register_id: str
    request_id: str
    event_no: int
    hash: str


def sealed(payload: str) -> Sealed:
    """What stands in the text of a receipt or in its QR code.

    Raises:
        RegisterError: There is no payload of a receipt in it.
    """
    found = _PAYLOAD.search("".join(payload.split()))
    if found is None:
        raise RegisterError(N_("This is no receipt of a request register."))
    register_id, request_id, event_no, seal = found.groups()
    return Sealed(
        register_id=register_id, request_id=request_id, event_no=int(event_no), hash=seal
    )
