"""Where a register lies: its database and the folder of its documents."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from budget import paths
from budget.errors import RegisterError
from budget.locale.words import N_

_FILE = "register.sqlite"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A database, and the folder beside it that holds the documents."""

    url: URL
    documents: Path

    @property
    def file(self) -> Path | None:
        """The file of an SQLite database; None on a server."""
        is_file = self.url.get_backend_name() == "sqlite" and self.url.database is not None
        return Path(str(self.url.database)) if is_file else None


def place_of(url: str | None = None, documents: Path | None = None) -> Place:
    """Where a register lies, from what a user writes after `--db`.

    Args:
        url: `sqlite:///file`, `postgresql://…`, the path of a file; None: the user's own folder.
        documents: Folder of the documents; None: beside the file, or in the user's own folder.

    Returns:
        The place; nothing is made on disk.

    Raises:
        RegisterError: The connection string cannot be read, or names another kind of database.
    """
    if not url:
        return _of_file(paths.OWN / "register" / _FILE, documents)
    if "://" not in url:
        return _of_file(Path(url), documents)
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise RegisterError(
            N_("The connection string of the register cannot be read.")
        ) from None
    backend = parsed.get_backend_name()
    if backend == "sqlite" and parsed.database:
        return _of_file(Path(parsed.database), documents)
    if backend == "postgresql":
        own = paths.OWN / "register" / f"{parsed.host or 'local'}-{parsed.database}"
        server = parsed.set(drivername="postgresql+psycopg")
        return Place(url=server, documents=documents or own.with_suffix(".documents"))
    raise RegisterError(
        N_("A register lies in an SQLite file or in PostgreSQL, not in «{kind}»."), kind=backend
    )


def _of_file(file: Path, documents: Path | None) -> Place:
    whole = file.expanduser().resolve()
    return Place(
        url=URL.create("sqlite+pysqlite", database=str(whole)),
        documents=documents or whole.with_suffix(".documents"),
    )
