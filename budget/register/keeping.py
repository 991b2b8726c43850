"""Restoring a register, and locking or unlocking it with a passphrase."""

import sys
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from budget.errors import RegisterError
from budget.locale.words import N_
from budget.register.appending import Clock
from budget.register.backups import Backup, fill, packed, read_backup
from budget.register.documents import Folder
from budget.register.engine import alone, engine_of, writing
from budget.register.migrating import known_revisions, revision_of
from budget.register.opening import new_register, open_register, utc_now
from budget.register.place import Place, place_of
from budget.register.register import Register


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
    or the new one. No other program may have it open.

    Raises:
        RegisterError: It lies on a server, another program uses it, or `old` does not open it.
    """
    place = place_of(url, documents)
    if place.file is None or not place.file.is_file():
        raise RegisterError(N_("Only a register in a file is locked with a passphrase."))
    with open_register(url, old, documents=documents) as register:
        key = register.folder.key if old and new else None
        folder = register.folder
    beside = place_of(str(place.file.with_name(place.file.name + ".new")), place.documents)
    _remove(beside)
    engine = engine_of(place, old)
    try:
        with alone(engine) as connection:
            backup = read_backup(packed(connection, folder))
            key = key or (str(new_register(utc_now, new)["evidence_key"]) if new else None)
            _write(backup, beside, new, key)
            _take_its_place(connection, beside, place)
    finally:
        engine.dispose()
    _forget(folder, backup, keep=key)


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
        raise RegisterError(N_("The file is no backup of a register, or is damaged.")) from None


def _take_its_place(connection: Connection, beside: Place, place: Place) -> None:
    """Put the rewritten file in the place of the old one.

    Who waits to write into the old one finds no table there: nothing is confirmed and then lost.
    Windows lets no open file be replaced, so there the old one is closed first.
    """
    if beside.file is None or place.file is None:
        return
    if sys.platform == "win32":
        connection.invalidate()
        beside.file.replace(place.file)
        return
    beside.file.replace(place.file)
    connection.execute(text("ALTER TABLE events RENAME TO moved"))


def _remove(place: Place) -> None:
    """What an interrupted attempt left."""
    if place.file is not None:
        for ending in ("", "-wal", "-shm"):
            place.file.with_name(place.file.name + ending).unlink(missing_ok=True)


def _forget(old: Folder, backup: Backup, *, keep: str | None) -> None:
    """Documents in the form that the register no longer has."""
    if (old.key is None) == (keep is None):
        return
    for digest in backup.documents:
        old.file(digest).unlink(missing_ok=True)
