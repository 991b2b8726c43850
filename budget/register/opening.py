"""Opening a register: made where there is none, brought up to date where it is older."""

import uuid
from datetime import UTC, datetime
from pathlib import Path

import pyrage
from sqlalchemy import Connection, Engine, insert, inspect, select
from sqlalchemy.exc import DBAPIError

from budget.errors import RegisterError
from budget.locale.words import N_
from budget.register.appending import Clock, moment
from budget.register.backups import write_backup
from budget.register.documents import Folder
from budget.register.engine import engine_of, reading, writing
from budget.register.leftovers import is_interrupted, settle
from budget.register.migrating import bring_to, newest, revision_of
from budget.register.place import Place, place_of
from budget.register.register import Register
from budget.register.schema import EVENTS, REGISTER

_NOT_THERE = N_("There is no register at this place; recording the first request makes one.")
_BROKEN = N_(
    "The database was changed behind the program's back: what says whose register it is, or of "
    "which version, is gone or doubled. Restore a backup."
)
_NOT_ITS_VERSION = N_(
    "The register cannot be brought up to date: the disk is full, or its tables are not those of "
    "the version it names. Restore a backup."
)


def utc_now() -> datetime:
    """The clock of the machine."""
    return datetime.now(UTC)


def open_register(  # noqa: PLR0913 -- a place, its lock, and what may be made there
    url: str | None = None,
    passphrase: str | None = None,
    *,
    documents: Path | None = None,
    is_sample: bool = False,
    makes: bool = True,
    clock: Clock = utc_now,
) -> Register:
    """Open a register; one that is not there yet is made.

    An older register is first kept as a backup beside itself, then brought up to date.

    Args:
        url: As in `budget.register.place.place_of`; None: the user's own register.
        passphrase: Opens a locked file, or locks the file that is made.
        documents: Folder of the documents; None: beside the file.
        is_sample: Whether a register that is made holds invented villages.
        makes: Whether one that is not there is made; else that is refused.
        clock: Tells now; a test passes its own.

    Returns:
        The register; close it, or use it in a `with` block.

    Raises:
        RegisterError: The place cannot be used, or holds the other kind of register.
    """
    place = place_of(url, documents)
    if not makes and _is_nothing(place):
        raise RegisterError(_NOT_THERE)
    engine = engine_of(place, passphrase)
    with reading(engine) as connection:
        found = revision_of(connection)
    if found is None and not makes:
        raise RegisterError(_NOT_THERE)
    if found != newest():
        _bring_up_to_date(engine, place, passphrase, clock, is_sample=is_sample)
    register = _held(engine, place, clock)
    if found not in {None, newest()} or is_interrupted(place, register.folder):
        with writing(engine):
            settle(place, register.folder, passphrase)
    if is_sample and not register.is_sample:
        raise RegisterError(N_("A real register is there; a sample needs a place of its own."))
    return register


def _held(engine: Engine, place: Place, clock: Clock) -> Register:
    """The register that lies there, by the row that says whose it is."""
    with reading(engine) as connection:
        rows = connection.execute(select(REGISTER)).mappings().all()
    if len(rows) != 1:
        raise RegisterError(_BROKEN)
    row = rows[0]
    return Register(
        engine=engine,
        place=place,
        folder=Folder(place.documents, row["evidence_key"]),
        register_id=row["register_id"],
        is_sample=row["is_sample"],
        clock=clock,
    )


def _is_nothing(place: Place) -> bool:
    file = place.file
    return file is not None and (not file.is_file() or file.stat().st_size == 0)


def _bring_up_to_date(
    engine: Engine, place: Place, passphrase: str | None, clock: Clock, *, is_sample: bool
) -> None:
    """Make the tables, or change older ones after a backup of them."""
    with writing(engine, makes=True) as connection:
        found = revision_of(connection)  # again: another process may have been first
        if found == newest():
            return
        if found is not None:
            _keep_the_old(connection, place, passphrase, found)
        if found is None and inspect(connection).has_table(EVENTS.name):
            raise RegisterError(_BROKEN)  # the mark of its version was taken away
        try:
            bring_to(connection)
        except DBAPIError:
            raise RegisterError(_NOT_ITS_VERSION) from None
        if found is None:
            connection.execute(
                insert(REGISTER), [new_register(clock, passphrase, is_sample=is_sample)]
            )


def new_register(
    clock: Clock, passphrase: str | None, *, is_sample: bool = False
) -> dict[str, str | bool | None]:
    """The row of a register that is made: its key, and the key of its documents if locked."""
    key = str(pyrage.x25519.Identity.generate()) if passphrase else None
    return {
        "register_id": uuid.uuid4().hex,
        "is_sample": is_sample,
        "created_at": moment(clock),
        "evidence_key": key,
    }


def _keep_the_old(
    connection: Connection, place: Place, passphrase: str | None, revision: str
) -> None:
    """A backup beside the register, before its tables change."""
    key = connection.execute(select(REGISTER.c.evidence_key)).scalar_one()
    ending = ".zip.age" if passphrase else ".zip"
    file = place.documents.with_suffix(f".before-{revision}{ending}")
    write_backup(connection, Folder(place.documents, key), file, passphrase)
