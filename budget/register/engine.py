"""Connections to the register's database: durable, with foreign keys, one writer at a time."""

import hashlib
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError
from sqlalchemy.pool import NullPool

from budget.errors import LockedRegisterError, RegisterError
from budget.locale.words import N_
from budget.register.place import Place

_HEAD = b"SQLite format 3\x00"  # of a file that no passphrase closes
_SALT, _KEY, _ROUNDS = 16, 32, 256_000  # bytes, bytes, rounds: SQLCipher 4
_WAIT = 60  # seconds for another writer
_FILE = "file"  # where the database of an engine lies
_BEGINS = "begins"  # how the transactions of a connection begin
_SAID = {  # what the libraries say of a file; no row stands in it
    "database is locked": N_(
        "Another program is writing into the register; nothing was recorded. Try again."
    ),
    "disk is full": N_("The disk is full; nothing was recorded."),
    "disk I/O error": N_("The disk does not take the entry; nothing was recorded."),
    "readonly database": N_("The file of the register is read-only; nothing was recorded."),
}
_LOCK = 7_313_605  # any number of ours: one writer of a register on a server


def is_locked(place: Place) -> bool:
    """Whether the register's file opens only with a passphrase."""
    file = place.file
    if file is None or not file.is_file() or file.stat().st_size == 0:
        return False
    with file.open("rb") as opened:
        return opened.read(len(_HEAD)) != _HEAD


def engine_of(place: Place, passphrase: str | None = None) -> Engine:
    """An engine for the register; texts of the register never stand in its errors.

    Args:
        place: Where it lies; the folder of a file is made.
        passphrase: Opens or, where there is no file yet, sets the lock of an SQLite file.

    Returns:
        An engine whose connections are checked to open.

    Raises:
        LockedRegisterError: The passphrase is missing, wrong, or there is no lock for it.
        RegisterError: The database cannot be reached, or the server is given a passphrase.
    """
    file = place.file
    if file is None:
        if passphrase:
            raise RegisterError(
                N_("A passphrase locks a register in a file; a server has its own accounts.")
            )
        engine = create_engine(
            place.url, module=psycopg, hide_parameters=True, poolclass=NullPool
        )
    else:
        engine = _engine_of_file(place, file, passphrase)
    _check_it_opens(engine, place)
    return engine


@contextmanager
def _without_its_words() -> Iterator[None]:
    """A refusal of the database without its words: a server quotes the row it refuses."""
    try:
        yield
    except DBAPIError as error:
        for said, sentence in _SAID.items():
            if said in str(error.orig):
                raise RegisterError(sentence) from None
        kind = type(error.orig).__name__
        raise RegisterError(
            N_("The database of the register refuses: {kind}."), kind=kind
        ) from None


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one moment of the register."""
    with _without_its_words(), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine, *, makes: bool = False) -> Iterator[Connection]:
    """A connection that alone may write; what it wrote is confirmed when the block ends.

    Args:
        engine: Of the register.
        makes: Whether the tables are made or changed, so that there may be none to lock.
    """
    meant = _identity(engine)
    with _without_its_words(), _connected(engine, meant) as connection, connection.begin():
        _check_it_is_still(engine, meant)
        if engine.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
            if not makes:
                connection.execute(text("LOCK TABLE events IN EXCLUSIVE MODE"))
        yield connection


def _connected(engine: Engine, meant: tuple[int, int] | None) -> Connection:
    """A connection that asks for the right to write at once."""
    try:
        return engine.connect().execution_options(**{_BEGINS: "BEGIN IMMEDIATE"})
    except DBAPIError:
        _check_it_is_still(engine, meant)
        raise


@contextmanager
def alone(engine: Engine) -> Iterator[Connection]:
    """A connection to a file that nobody else has open, nor can open meanwhile.

    Raises `RegisterError` where somebody has.
    """
    meant = _identity(engine)
    with engine.connect().execution_options(**{_BEGINS: "BEGIN EXCLUSIVE"}) as connection:
        driver = connection.connection.driver_connection
        if driver is None:
            return
        try:
            driver.execute("PRAGMA busy_timeout = 1000")
            for mode in ("DELETE", "MEMORY"):  # no log beside the file for another to read
                driver.execute(f"PRAGMA journal_mode = {mode}")
            connection.begin()
            _check_it_is_still(engine, meant)
        except (OperationalError, sqlite3.OperationalError, sqlcipher3.dbapi2.OperationalError):
            raise RegisterError(
                N_("Another program has the register open; close it and try again.")
            ) from None
        yield connection
        connection.commit()


def _identity(engine: Engine) -> tuple[int, int] | None:
    """Which file lies now where the register lies; None: none, or it is on a server."""
    try:
        found = Path(engine.get_execution_options()[_FILE]).stat()
    except (KeyError, OSError):
        return None
    return found.st_dev, found.st_ino


def _check_it_is_still(engine: Engine, meant: tuple[int, int] | None) -> None:
    """A writer that waited while the register was locked anew holds the file that was before."""
    if _identity(engine) != meant:
        raise RegisterError(_SAID["database is locked"])


def _engine_of_file(place: Place, file: Path, passphrase: str | None) -> Engine:
    """An engine over an SQLite file, with or without a lock."""
    _check_the_lock(place, passphrase)
    _make_file(file)
    if passphrase:
        engine = _locked_engine(file, passphrase)
    else:
        engine = create_engine(
            place.url,
            hide_parameters=True,
            poolclass=NullPool,
            connect_args={"timeout": _WAIT},
            execution_options={_FILE: str(file)},
        )
    event.listen(engine, "connect", _prepare_file)
    event.listen(engine, "begin", _begin)
    return engine


def _make_file(file: Path) -> None:
    """An empty file where there is none: before anything is in it, nobody else's to read."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not file.exists():
            file.touch(mode=0o600)
    except OSError:
        raise RegisterError(
            N_("The register cannot lie there: the folder is missing or read-only.")
        ) from None


def _locked_engine(file: Path, passphrase: str) -> Engine:
    """An engine whose connections open with the passphrase's key."""
    keys = _Keys(file, passphrase)

    def connected() -> sqlcipher3.dbapi2.Connection:
        connection = sqlcipher3.dbapi2.connect(str(file), timeout=_WAIT)
        # its log would go to the error stream
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{keys.of_now()}'\"")
        return connection

    return create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher3.dbapi2,
        creator=connected,
        hide_parameters=True,
        poolclass=NullPool,
        execution_options={_FILE: str(file)},
    )


class _Keys:
    """The key of a locked file, derived once: SQLCipher would derive it at each connection.

    The derivation is SQLCipher's own, so its tools open the file with the passphrase too.
    """

    def __init__(self, file: Path, passphrase: str) -> None:
        self._file, self._passphrase = file, passphrase.encode()
        self._salt = secrets.token_bytes(_SALT)  # of a file that is made
        self._keys: dict[bytes, str] = {}

    def of_now(self) -> str:
        """Key and salt in hexadecimal; the salt is the head of the file, once there is one."""
        head = b""
        if self._file.is_file():
            with self._file.open("rb") as opened:
                head = opened.read(_SALT)
        salt = head if len(head) == _SALT else self._salt
        if salt not in self._keys:
            key = hashlib.pbkdf2_hmac("sha512", self._passphrase, salt, _ROUNDS)
            self._keys[salt] = key[:_KEY].hex() + salt.hex()
        return self._keys[salt]


def _check_the_lock(place: Place, passphrase: str | None) -> None:
    if is_locked(place) and not passphrase:
        raise LockedRegisterError(N_("The register is locked: it opens with its passphrase."))
    file = place.file
    is_open = file is not None and file.is_file() and file.stat().st_size > 0
    if passphrase and is_open and not is_locked(place):
        raise LockedRegisterError(
            N_("The register has no passphrase yet; set one before you use one.")
        )


def _prepare_file(connection: sqlite3.Connection, _record: object) -> None:
    """Each connection: our own transactions, foreign keys, a log that outlives a crash."""
    connection.isolation_level = None
    for pragma in ("foreign_keys = ON", "journal_mode = WAL", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")


def answers(engine: Engine) -> bool:
    """Whether an opened register still opens: another program may have locked or removed it."""
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM register")
    except (DBAPIError, sqlite3.Error, sqlcipher3.dbapi2.Error):
        return False
    return True


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGINS, "BEGIN"))


def _check_it_opens(engine: Engine, place: Place) -> None:
    """Open it once; the driver's own words may hold a path or a password, so they stay out."""
    try:
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
            if place.file is not None:
                connection.execute(text("SELECT count(*) FROM sqlite_master"))
    except (DatabaseError, sqlite3.DatabaseError, sqlcipher3.dbapi2.DatabaseError):
        if place.file is None:
            raise RegisterError(
                N_("The server of the register does not answer, or refuses the account.")
            ) from None
        raise LockedRegisterError(
            N_(
                "The register does not open: the passphrase is wrong, or the file is no register."
            )
        ) from None
