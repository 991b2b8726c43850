"""A whole register in one file: every row as it stands, and every document.

The file is a ZIP with `register.json` and `documents/<sha256>`; with a passphrase it is an age
file around that ZIP, which any age program opens. It can be restored into either database, also
by a later version of the program.
"""

import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from time import sleep

import pyrage
from sqlalchemy import Connection, Date, MetaData, insert, select

from budget.errors import EvidenceError, LockedRegisterError, RegisterError
from budget.locale.words import N_
from budget.register.chain import Value
from budget.register.documents import LARGEST, Folder, keep_privately
from budget.register.migrating import bring_to, revision_of
from budget.register.schema import APPEND_ONLY

NO_BACKUP = N_("The file is no backup of a register, or is damaged.")
_FORMAT = "budget-register"
_ROWS = "register.json"
_KEY = "evidence_key"  # made anew where the register is restored
_AGE = b"age-encryption.org/v1"
# the head of an age file: rounds, as a power of 2
_WORK = re.compile(rb"-> scrypt \S+ ([0-9]+)\n")
_HEAD, _FIRM, _TRIES, _PAUSE = 200, 16, 4, 0.5  # bytes, a power of 2, times, seconds
_LARGEST = 20 * LARGEST  # bytes of one part once unpacked: more is a bomb
Rows = Mapping[str, list[dict[str, Value]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A register as read from a file."""

    revision: str
    tables: Rows
    documents: Mapping[str, bytes]


def write_backup(
    connection: Connection, folder: Folder, file: Path, passphrase: str | None
) -> None:
    """Write the register to a file: whole, or not at all.

    A document that is missing or changed is left out, as `verify` says; all else is kept.
    """
    content = packed(connection, folder)
    kept = locked(content, passphrase) if passphrase else content
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        keep_privately(file, kept)
    except OSError:
        raise RegisterError(
            N_("The backup cannot be written there: is the disk full, or read-only?")
        ) from None


def packed(connection: Connection, folder: Folder) -> bytes:
    """The register as a ZIP."""
    held = rows_of(connection)
    tables = held.tables
    head = {"format": _FORMAT, "revision": held.revision, "tables": tables}
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(_ROWS, json.dumps(head, ensure_ascii=False, sort_keys=True, indent=1))
        for digest in sorted({str(row["sha256"]) for row in tables["evidence"]}):
            try:
                package.writestr(f"documents/{digest}", folder.read(digest))
            except EvidenceError:
                continue
    return whole.getvalue()


def rows_of(connection: Connection) -> Backup:
    """The register without its documents."""
    tables = {name: _rows(connection, name) for name in APPEND_ONLY}
    return Backup(revision=revision_of(connection) or "", tables=tables, documents={})


def read_backup(content: bytes, passphrase: str | None = None) -> Backup:
    """A register from the bytes of a backup.

    Args:
        content: The file.
        passphrase: Opens an age file.

    Returns:
        Its rows by table, and its documents by hash.

    Raises:
        LockedRegisterError: The passphrase is missing or wrong.
        RegisterError: The file is no backup of a register.
    """
    opened = _opened(content, passphrase)
    try:
        with zipfile.ZipFile(BytesIO(opened)) as package:
            if any(part.file_size > _LARGEST for part in package.infolist()):
                raise RegisterError(NO_BACKUP)
            head = json.loads(package.read(_ROWS))
            names = [name for name in package.namelist() if name.startswith("documents/")]
            documents = {name.removeprefix("documents/"): package.read(name) for name in names}
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, RuntimeError, OSError):
        raise RegisterError(NO_BACKUP) from None
    if not isinstance(head, dict) or head.get("format") != _FORMAT:
        raise RegisterError(NO_BACKUP)
    revision, tables = head.get("revision"), head.get("tables")
    if not isinstance(revision, str) or not isinstance(tables, dict):
        raise RegisterError(NO_BACKUP)
    return Backup(revision=revision, tables=tables, documents=documents)


def fill(connection: Connection, backup: Backup, key: str | None) -> None:
    """Make the tables as they were, fill them, then bring them up to date."""
    bring_to(connection, backup.revision)
    shape = MetaData()
    shape.reflect(connection, only=APPEND_ONLY)
    for name in APPEND_ONLY:
        table = shape.tables[name]
        days = {column.name for column in table.columns if isinstance(column.type, Date)}
        rows = [
            {column: _value(value, is_day=column in days) for column, value in row.items()}
            for row in backup.tables[name]
        ]
        if name == "register":
            rows = [{**row, _KEY: key} for row in rows]
        if rows:
            connection.execute(insert(table), rows)
    bring_to(connection)


def locked(content: bytes, passphrase: str) -> bytes:
    """An age file that opens with the passphrase.

    age measures how much work the machine can do in a second: on a busy one it asks for less, so
    it is asked again until the lock is firm.
    """
    kept = b""
    for _ in range(_TRIES):
        kept = pyrage.passphrase.encrypt(content, passphrase)
        found = _WORK.search(kept[:_HEAD])
        if found is not None and int(found[1]) >= _FIRM:
            break
    return kept


def opened(content: bytes, passphrase: str) -> bytes:
    """What is in an age file.

    Raises:
        LockedRegisterError: The passphrase is wrong, or the machine is too busy for the work.
    """
    busy = False
    for _ in range(_TRIES):
        try:
            return bytes(pyrage.passphrase.decrypt(content, passphrase))
        except pyrage.DecryptError as error:
            busy = "work" in str(error)
            if not busy:
                break
            sleep(_PAUSE)
    if busy:
        raise LockedRegisterError(
            N_("The machine is too busy, or too slow, to open the backup now; try again.")
        )
    raise LockedRegisterError(N_("The passphrase of the backup is wrong."))


def _opened(content: bytes, passphrase: str | None) -> bytes:
    """The ZIP inside an age file."""
    if not content.startswith(_AGE):
        return content
    if not passphrase:
        raise LockedRegisterError(N_("The backup is locked: it opens with its passphrase."))
    return opened(content, passphrase)


def _rows(connection: Connection, name: str) -> list[dict[str, Value]]:
    """Rows of a table as it is in the database, whatever version made it."""
    shape = MetaData()
    shape.reflect(connection, only=[name])
    table = shape.tables[name]
    ordered = select(table).order_by(*table.primary_key.columns)
    return [
        {column: _plain(value) for column, value in row.items() if column != _KEY}
        for row in connection.execute(ordered).mappings()
    ]


def _plain(value: Value) -> Value:
    return value.isoformat() if isinstance(value, date) else value


def _value(value: Value, *, is_day: bool) -> Value:
    return date.fromisoformat(str(value)) if is_day and value else value
