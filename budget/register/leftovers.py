"""What a locking that was interrupted left behind: finished or removed at the next opening.

Locking rewrites a register beside itself (`.new`), then puts that in its place. A mark (`.locking`)
stands beside the register from the first step to the last, so that whoever opens it next knows that
documents may still lie there in the form it no longer has.
"""

from collections.abc import Iterator
from pathlib import Path

from budget.errors import LockedRegisterError
from budget.register.backups import locked, opened
from budget.register.documents import PART, PART_NAME, Folder, keep_privately, on_disk
from budget.register.place import Place, place_of

_ENDINGS = ("", "-wal", "-shm", "-journal")  # of an SQLite database
_BEFORE, _PLAIN, _LOCKED = ".before-", ".zip", ".zip.age"  # backups made before a migration


def beside(place: Place) -> Place:
    """Where a register in a file is rewritten, with the same folder of documents."""
    return place_of(str(_named(place, ".new")), place.documents)


def begin(place: Place) -> None:
    """Mark that the form of the register changes now, and clear away an earlier attempt."""
    _mark(place).touch(mode=0o600)
    on_disk(_mark(place).parent)
    _remove_rewritten(place)


def is_interrupted(place: Place, folder: Folder) -> bool:
    """Whether something waits to be finished or removed."""
    if place.file is None:
        return False
    marks = (_mark(place), _named(place, ".new"))
    has_plain = folder.key is not None and any(_backups(place, _PLAIN))
    return has_plain or any(mark.exists() for mark in marks)


def bring_into_form(old: Folder, new: Folder) -> None:
    """Keep every document in the new form too; one that was changed is kept as it was changed."""
    for file, digest in _documents(old):
        content = old.content(digest) if file == old.file(digest) else None
        if content is not None:
            new.keep(digest, content)


def settle(place: Place, folder: Folder, passphrase: str | None) -> None:
    """Leave nothing that is not in the form of the register, then take the mark away.

    Args:
        place: Of a register in a file; the caller alone may write.
        folder: Its documents, as the register itself says.
        passphrase: What opens it; plain backups beside a locked register are locked with it.
    """
    if place.file is None:
        return
    _remove_rewritten(place)
    for file, digest in list(_documents(folder)):
        if file == folder.file(digest):
            continue
        if folder.key is not None and folder.content(digest) is None:
            folder.keep(digest, file.read_bytes())
        if folder.content(digest) is not None:
            file.unlink()
    for unfinished in [*folder.path.glob(f"??/*{PART}"), *_backups(place, PART)]:
        unfinished.unlink()
    if passphrase and folder.key is not None:
        _lock_backups(place, passphrase)
    on_disk(place.file.parent)
    _mark(place).unlink(missing_ok=True)


def relock_backups(place: Place, old: str, new: str) -> None:
    """Lock backups made before migrations anew; one of a still older passphrase keeps that."""
    for file in _backups(place, _LOCKED):
        try:
            content = opened(file.read_bytes(), old)
        except LockedRegisterError:
            continue
        keep_privately(file, locked(content, new))


def _lock_backups(place: Place, passphrase: str) -> None:
    for file in list(_backups(place, _PLAIN)):
        keep_privately(
            file.with_name(file.name + ".age"), locked(file.read_bytes(), passphrase)
        )
        file.unlink()


def _backups(place: Place, ending: str) -> Iterator[Path]:
    """Backups that were made beside the register before its tables changed, by their ending."""
    folder, begins = place.documents.parent, place.documents.stem + _BEFORE
    if ending == PART:
        begins = begins[:PART_NAME]  # a file being written has a shorter name
    if folder.is_dir():
        yield from (
            file
            for file in folder.iterdir()
            if file.name.startswith(begins) and file.name.endswith(ending)
        )


def _documents(folder: Folder) -> Iterator[tuple[Path, str]]:
    """Files of documents in either form, with their hashes."""
    for file in folder.path.glob("??/*"):
        digest = file.name.removesuffix(".age")
        if folder.is_hash(digest) and file.is_file():
            yield file, digest


def _remove_rewritten(place: Place) -> None:
    for ending in _ENDINGS:
        _named(place, ".new" + ending).unlink(missing_ok=True)


def _mark(place: Place) -> Path:
    return _named(place, ".locking")


def _named(place: Place, ending: str) -> Path:
    """A file beside that of the register."""
    file = Path(str(place.url.database))
    return file.with_name(file.name + ending)
