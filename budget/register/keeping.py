"""Restoring a register, and locking or unlocking it with a passphrase."""

import sys
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.exc import SQLAlchemyError

from budget.errors import RegisterError
from budget.locale.words import N_
from budget.register.appending import Clock
from budget.register.backups import NO_BACKUP, Backup, fill, read_backup, rows_of
from budget.register.documents import Folder, on_disk
from budget.register.engine import alone, engine_of, writing
from budget.register.leftovers import (
    begin,
    beside,
    bring_into_form,
    relock_backups,
    settle,
)
from budget.register.migrating import known_revisions, revision_of
from budget.register.opening import new_register, open_register, utc_now
from budget.register.place import Place, place_of
from budget.register.register import Register
from budget.register.schema import REGISTER


def restore(  # noqa: PLR0913 -- two places and two locks are told apart
    content: bytes,
    url: str | None = None,
    passphrase: str | None = None,
    *,
    backup_passphrase: str | None = None,
    documents: Path | None = None,
    clock: Clock = utc_now,
) -> Register:
    """Make a register from a backup, in a place where there is none.

    Args:
        content: The file of the backup, of this or an earlier version of the program.
        url: Where the register will lie.
        passphrase: Locks it.
        backup_passphrase: Opens the backup.
        documents: Folder of the documents; None: beside the file.
        clock: Tells now.

    Returns:
        The register, opened. Ask it to `verify`: a backup is restored as it is.

    Raises:
        RegisterError: The backup is damaged, or a register is there already.
    """
    backup = read_backup(content, backup_passphrase)
    place = place_of(url, documents)
    key = new_register(clock, passphrase)["evidence_key"]
    _write(backup, place, passphrase, str(key) if key else None)
    return open_register(url, passphrase, documents=documents, clock=clock)


def set_passphrase(
    url: str | None, old: str | None, new: str | None, *, documents: Path | None = None
) -> None:
    """Lock, unlock or lock anew a register in a file, with its documents.

    The register is rewritten beside itself, then takes its own place: a crash leaves the old one
    or the new one, and the next opening removes what is not of its form. No other program may
    have it open.

    Raises:
        RegisterError: It lies on a server, another program uses it, or `old` does not open it.
    """
    place = place_of(url, documents)
    if place.file is None or not place.file.is_file():
        raise RegisterError(N_("Only a register in a file is locked with a passphrase."))
    open_register(url, old, documents=documents).close()  # brought up to date, remains removed
    engine = engine_of(place, old)
    try:
        with alone(engine) as connection:
            _rewrite(connection, place, old, new)
    finally:
        engine.dispose()


def _rewrite(connection: Connection, place: Place, old: str | None, new: str | None) -> None:
    """The steps of a change of the lock, in the order in which each may be the last."""
    held = connection.execute(select(REGISTER.c.evidence_key)).scalar_one()
    key = (held if old else None) or str(new_register(utc_now, new)["evidence_key"])
    folder = Folder(place.documents, key if new else None)
    begin(place)
    bring_into_form(Folder(place.documents, held), folder)
    _write(rows_of(connection), beside(place), new, folder.key)
    _take_its_place(connection, place)
    if old and new:
        relock_backups(place, old, new)
    settle(place, folder, new)


def _write(backup: Backup, place: Place, passphrase: str | None, key: str | None) -> None:
    """A register from a backup; its documents first, so that none is named and missing."""
    if backup.revision not in known_revisions():
        raise RegisterError(
            N_("The register was made by a newer version of this program; update the program.")
        )
    folder = Folder(place.documents, key)
    for digest, content in backup.documents.items():
        if sha256(content).hexdigest() == digest:
            folder.keep(digest, content)
    engine = engine_of(place, passphrase)
    try:
        with writing(engine, makes=True) as connection:
            if revision_of(connection) is not None:
                raise RegisterError(
                    N_("A register is there already; restore into an empty place.")
                )
            _fill(connection, backup, key)
    finally:
        engine.dispose()


def _fill(connection: Connection, backup: Backup, key: str | None) -> None:
    try:
        fill(connection, backup, key)
    except (SQLAlchemyError, KeyError, TypeError, ValueError):
        raise RegisterError(NO_BACKUP) from None


def _take_its_place(connection: Connection, place: Place) -> None:
    """Put the rewritten file in the place of the old one.

    Who waits to write into the old one sees that another file lies there (`engine.writing`).
    Windows lets no open file be replaced, so there the old one is closed first.
    """
    rewritten = beside(place).file
    if rewritten is None or place.file is None:
        return
    if sys.platform == "win32":
        connection.invalidate()
    rewritten.replace(place.file)
    on_disk(place.file.parent)
