"""The register as it is looked at, proved and kept: nothing here adds to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

import polars as pl
from sqlalchemy import Engine

from budget.errors import RegisterError
from budget.locale.words import N_
from budget.model.requests import RequestState
from budget.register import frames
from budget.register.appending import Clock, day
from budget.register.backups import write_backup
from budget.register.documents import Folder
from budget.register.engine import reading
from budget.register.place import Place
from budget.register.receipts import Receipt
from budget.register.states import standings
from budget.register.verifying import Finding, findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An opened register, to be read."""

    engine: Engine
    place: Place
    folder: Folder
    register_id: str
    is_sample: bool
    clock: Clock

    def __enter__(self) -> Self:
        """The register itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    @property
    def today(self) -> date:
        """Today in Kazakhstan, by the register's clock."""
        return day(self.clock)

    def requests(self) -> pl.DataFrame:
        """All requests with corrections applied: `budget.model.register.Requests`."""
        with reading(self.engine) as connection:
            return frames.requests_of(connection)

    def events(self, request_id: str | None = None) -> pl.DataFrame:
        """Entries in order, of all requests or one: `budget.model.register.Events`."""
        with reading(self.engine) as connection:
            return frames.events_of(connection, request_id)

    def evidence(self, request_id: str | None = None) -> pl.DataFrame:
        """Documents, of all requests or one: `budget.model.register.Evidence`."""
        with reading(self.engine) as connection:
            return frames.evidence_of(connection, request_id)

    def document(self, sha256: str) -> bytes:
        """The content of a document; `EvidenceError` where it is gone or was changed."""
        return self.folder.read(sha256)

    def request(self, request_id: str) -> pl.DataFrame:
        """One row of `requests`; `RegisterError` where there is none of that key."""
        with reading(self.engine) as connection:
            found = frames.requests_of(connection, request_id)
        if found.is_empty():
            raise RegisterError(N_("No request «{key}» is in the register."), key=request_id)
        return found

    def standings(
        self, today: date | None = None, request_id: str | None = None
    ) -> pl.DataFrame:
        """Where requests stand on a day, all or one: `budget.model.register.Standings`."""
        with reading(self.engine) as connection:
            requests = frames.requests_of(connection, request_id)
            events = frames.events_of(connection, request_id)
        return standings(requests, events, today or self.today)

    def state(self, request_id: str, today: date | None = None) -> RequestState:
        """The computed state of one request on a day."""
        self.request(request_id)
        return RequestState(self.standings(today, request_id)["state"].item())

    def receipt(self, request_id: str, today: date | None = None) -> Receipt:
        """What proves, copied elsewhere, that the register held this on that day."""
        row = self.request(request_id).row(0, named=True)
        standing = self.standings(today, request_id).row(0, named=True)
        return Receipt.of(row, standing, self.events(request_id).row(-1, named=True))

    def verify(self, receipts: Sequence[str] = ()) -> list[Finding]:
        """Every change made behind the program's back; empty: there is none."""
        with reading(self.engine) as connection:
            return findings(connection, self.folder, receipts)

    def backup(self, file: Path, passphrase: str | None = None) -> None:
        """Write the whole register to one file; that of a locked register needs a passphrase."""
        if self.folder.key is not None and not passphrase:
            raise RegisterError(N_("The backup of a locked register needs a passphrase."))
        with reading(self.engine) as connection:
            write_backup(connection, self.folder, file, passphrase)
