"""Finding what was changed behind the program's back, and in which entry."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Boolean, Connection, Table
from sqlalchemy.exc import DatabaseError

from budget.errors import EvidenceError
from budget.locale.words import N_, Words
from budget.register.chain import Row, Value, first_seal, seal
from budget.register.documents import Folder
from budget.register.migrations.guards import guards_in_file, sample_guard_in_file
from budget.register.receipts import sealed
from budget.register.schema import APPEND_ONLY, EVENTS, EVIDENCE, REGISTER, REQUESTS


class Trouble(StrEnum):
    """What is wrong with an entry, a document, a receipt or the database."""

    CHANGED = "changed"
    MISSING = "missing"
    MANY_MISSING = "many_missing"
    OUT_OF_ORDER = "out_of_order"
    REQUEST_MISSING = "request_missing"
    REQUEST_UNRECORDED = "request_unrecorded"
    DOCUMENT_UNRECORDED = "document_unrecorded"
    FILE_MISSING = "file_missing"
    FILE_CHANGED = "file_changed"
    RECEIPT_DIFFERS = "receipt_differs"
    RECEIPT_BEYOND_END = "receipt_beyond_end"
    RECEIPT_OF_ANOTHER = "receipt_of_another"
    GUARD_MISSING = "guard_missing"
    FOREIGN_TRIGGER = "foreign_trigger"
    DATABASE_DAMAGED = "database_damaged"


_SENTENCES = {
    Trouble.CHANGED: N_("Entry {event}: what it says, or its request, was changed."),
    Trouble.MISSING: N_("Entry {event} was removed."),
    Trouble.MANY_MISSING: N_("Entries {event} to {until} are not there."),
    Trouble.OUT_OF_ORDER: N_(
        "Entry {event} does not follow from the one before it: an entry was rewritten, "
        "inserted or moved."
    ),
    Trouble.REQUEST_MISSING: N_("Entry {event}: the request it recorded was removed."),
    Trouble.REQUEST_UNRECORDED: N_("Request {request} was put in without an entry."),
    Trouble.DOCUMENT_UNRECORDED: N_("Entry {event}: a document was put in without an entry."),
    Trouble.FILE_MISSING: N_("Entry {event}: the file of its document is gone."),
    Trouble.FILE_CHANGED: N_("Entry {event}: the file of its document was changed."),
    Trouble.RECEIPT_DIFFERS: N_("Entry {event} is not the one that the receipt proves."),
    Trouble.RECEIPT_BEYOND_END: N_(
        "Entry {event}, which the receipt proves, is not there: the end was cut off."
    ),
    Trouble.RECEIPT_OF_ANOTHER: N_("The receipt belongs to another register."),
    Trouble.GUARD_MISSING: N_("A guard against changes was taken from the database."),
    Trouble.FOREIGN_TRIGGER: N_(
        "A trigger that is none of this program's was put into the database."
    ),
    Trouble.DATABASE_DAMAGED: N_("The file of the database is damaged: restore a backup."),
}


LIMITS = N_(
    "Without a receipt kept elsewhere it cannot be seen that the last entries were cut off, that "
    "an older copy was put back, or that all was written anew from some entry on."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One change, at an entry where it can be told."""

    what: Trouble
    event_no: int | None = None
    request_id: str | None = None
    until_no: int | None = None

    def text(self, spoken: Words) -> str:
        """The finding as a sentence; no text of the register is in it."""
        return spoken.gettext(
            _SENTENCES[self.what],
            event=self.event_no or 0,
            until=self.until_no or 0,
            request=self.request_id or "",
        )


def findings(
    connection: Connection, folder: Folder, receipts: Sequence[str] = ()
) -> list[Finding]:
    """Every change made behind the program's back.

    Who rewrites the whole register from an entry on, seals and all, is found only by a receipt
    of a later entry that lies elsewhere.

    Args:
        connection: Of the register.
        folder: Its documents.
        receipts: Payloads or whole texts of receipts kept elsewhere.

    Returns:
        The changes in the order of the entries; none: nothing was changed.

    Raises:
        RegisterError: A text that is no receipt.
    """
    proofs = [sealed(payload) for payload in receipts]
    _read_bad_text_as_it_is(connection)
    try:
        if not _is_sound(connection):
            return [Finding(what=Trouble.DATABASE_DAMAGED)]
        held = {table.name: _raw(connection, table) for table in _TABLES}
        guards = _guards(connection)
    except (DatabaseError, OverflowError):
        return [Finding(what=Trouble.DATABASE_DAMAGED)]
    chain = list(_chain(held))
    documents = list(_documents(held["evidence"], folder))
    register_id = str(held["register"][0]["register_id"]) if held["register"] else ""
    seals = {row["event_no"]: row["hash"] for row in held["events"]}
    shown = [
        finding
        for proof in proofs
        if (
            finding := _against(
                proof.register_id, proof.event_no, proof.hash, register_id, seals
            )
        )
    ]
    return [*guards, *chain, *documents, *shown]


_TABLES = (REGISTER, REQUESTS, EVENTS, EVIDENCE)
_GUARDS = {
    "sqlite": {*guards_in_file(APPEND_ONLY), *sample_guard_in_file()},
    "postgresql": {*(f"{table}_guard" for table in APPEND_ONLY), "requests_sample"},
}
Held = Mapping[str, list[dict[str, Value]]]
_EACH = 20  # missing entries that are named one by one


def _chain(held: Held) -> Iterator[Finding]:
    """Entries against their seals, each against the one before."""
    requests = {row["request_id"]: row for row in held["requests"]}
    documents = {row["event_no"]: row for row in held["evidence"]}
    recorded = {row["request_id"] for row in held["events"] if row["kind"] == "recorded"}
    attached = {row["event_no"] for row in held["events"] if row["kind"] == "attached"}
    previous = first_seal(held["register"][0]) if held["register"] else ""
    number = 0
    for event in held["events"]:
        event_no = event["event_no"]
        if not isinstance(event_no, int):
            yield Finding(what=Trouble.OUT_OF_ORDER, event_no=number + 1)
            continue
        yield from _gap(number + 1, event_no - 1)
        is_next = event_no == number + 1
        yield from _entry(event, previous, requests, documents, is_next=is_next)
        previous, number = str(event["hash"]), event_no
    for request_id in sorted(str(key) for key in set(requests) - recorded):
        yield Finding(what=Trouble.REQUEST_UNRECORDED, request_id=request_id)
    for unattached in sorted(int(str(key)) for key in set(documents) - attached):
        yield Finding(what=Trouble.DOCUMENT_UNRECORDED, event_no=unattached)


def _gap(first: int, last: int) -> Iterator[Finding]:
    """Numbers without an entry; a forged number must not make a list without an end."""
    if last - first < _EACH:
        yield from (
            Finding(what=Trouble.MISSING, event_no=gap) for gap in range(first, last + 1)
        )
    else:
        yield Finding(what=Trouble.MANY_MISSING, event_no=first, until_no=last)


def _entry(
    event: Row,
    previous: str,
    requests: Mapping[Value, Row],
    documents: Mapping[Value, Row],
    *,
    is_next: bool,
) -> Iterator[Finding]:
    """One entry: its content gives its seal, and it is built on the entry before."""
    number, request_id = int(str(event["event_no"])), str(event["request_id"])
    request = requests.get(event["request_id"]) if event["kind"] == "recorded" else None
    document = documents.get(event["event_no"]) if event["kind"] == "attached" else None
    if event["kind"] == "recorded" and request is None:
        yield Finding(what=Trouble.REQUEST_MISSING, event_no=number, request_id=request_id)
    elif seal(str(event["previous_hash"]), event, request, document) != event["hash"]:
        yield Finding(what=Trouble.CHANGED, event_no=number, request_id=request_id)
    if is_next and event["previous_hash"] != previous:
        yield Finding(what=Trouble.OUT_OF_ORDER, event_no=number, request_id=request_id)


def _documents(evidence: Sequence[Row], folder: Folder) -> Iterator[Finding]:
    """Files against the hashes of their content."""
    for row in evidence:
        number = int(str(row["event_no"]))
        try:
            is_there = folder.file(str(row["sha256"])).is_file()
        except EvidenceError:
            continue  # the hash itself was changed: the entry says so
        if not is_there:
            yield Finding(what=Trouble.FILE_MISSING, event_no=number)
            continue
        try:
            folder.read(str(row["sha256"]))
        except EvidenceError:
            yield Finding(what=Trouble.FILE_CHANGED, event_no=number)


def _against(
    register_id: str, event_no: int, proven: str, own_id: str, seals: Mapping[Value, Value]
) -> Finding | None:
    """A receipt against the entry it proves."""
    if register_id != own_id:
        return Finding(what=Trouble.RECEIPT_OF_ANOTHER, event_no=event_no)
    if event_no not in seals:
        return Finding(what=Trouble.RECEIPT_BEYOND_END, event_no=event_no)
    differs = seals[event_no] != proven
    return Finding(what=Trouble.RECEIPT_DIFFERS, event_no=event_no) if differs else None


def _raw(connection: Connection, table: Table) -> list[dict[str, Value]]:
    """Rows as they lie there, so that a value of the wrong type is seen and does not stop us."""
    key = next(iter(table.primary_key.columns)).name
    asked = f"SELECT * FROM {table.name} ORDER BY {key}"  # noqa: S608 -- our own schema's names
    rows = connection.exec_driver_sql(asked).mappings()
    truths = {column.name for column in table.columns if isinstance(column.type, Boolean)}
    return [
        {name: _value(value, is_truth=name in truths) for name, value in row.items()}
        for row in rows
    ]


def _value(value: Value | bytes | float, *, is_truth: bool) -> Value:
    if is_truth and isinstance(value, int) and value in {0, 1}:
        return bool(value)
    return repr(value) if isinstance(value, bytes | float) else value


def _read_bad_text_as_it_is(connection: Connection) -> None:
    """A changed byte may be no letter any more; it must not stop the search."""
    if connection.dialect.name == "sqlite":
        driver = connection.connection.driver_connection
        if driver is not None:
            driver.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")


def _is_sound(connection: Connection) -> bool:
    """Whether the file itself is whole."""
    if connection.dialect.name != "sqlite":
        return True
    return connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def _guards(connection: Connection) -> list[Finding]:
    """A guard that is gone or no longer refuses, and a trigger of somebody else's."""
    there = (
        _guards_in_file(connection)
        if connection.dialect.name == "sqlite"
        else _guards_on_server(connection)
    )
    expected = _GUARDS[connection.dialect.name]
    troubles = {
        Trouble.GUARD_MISSING: expected - {name for name, refuses in there.items() if refuses},
        Trouble.FOREIGN_TRIGGER: set(there) - expected,
    }
    return [Finding(what=trouble) for trouble, names in troubles.items() if names]


def _guards_in_file(connection: Connection) -> dict[str, bool]:
    """Triggers, and whether each is word for word what a migration made."""
    made_by = {**guards_in_file(APPEND_ONLY), **sample_guard_in_file()}
    asked = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    rows = connection.exec_driver_sql(asked)
    return {str(name): made_by.get(str(name)) == sql for name, sql in rows}


def _guards_on_server(connection: Connection) -> dict[str, bool]:
    """Triggers of our tables, and whether each always acts, and refuses."""
    asked = (
        "SELECT tgname, tgenabled IN ('O', 'A') AND tgqual IS NULL "
        "AND prosrc LIKE '%%RAISE EXCEPTION%%' FROM pg_trigger "
        "JOIN pg_proc ON pg_proc.oid = tgfoid JOIN pg_class ON pg_class.oid = tgrelid "
        "WHERE NOT tgisinternal AND relname IN ('register', 'requests', 'events', 'evidence')"
    )
    return {str(name): bool(is_ours) for name, is_ours in connection.exec_driver_sql(asked)}
