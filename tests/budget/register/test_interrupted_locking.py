"""A program killed while it sets the passphrase: nothing is lost, nothing stays in plain."""

import os
import subprocess
import sys
from pathlib import Path

import pyrage
import pytest

from budget.errors import LockedRegisterError
from budget.register.engine import is_locked
from budget.register.keeping import set_passphrase
from budget.register.opening import open_register
from budget.register.place import place_of
from budget.register.register import Register
from tests.budget.register.written import PDF, a_request

_PROJECT = Path(__file__).resolve().parents[3]
_TITLE = "Көпір жөндеу"
_OLD, _NEW = "бір құпия", "екі құпия"
_BACKUP = b"PK\x05\x06 a backup made before a migration " + _TITLE.encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A plain register with a document, and one that was changed."""
    folder = tmp_path / "own"
    with open_register(str(folder / "register.sqlite")) as register:
        request_id = register.add_request(a_request(_TITLE)).request_id
        register.attach(request_id, PDF, "хат.pdf")
        register.attach(request_id, PDF + b"% 2", "changed.pdf")
        changed = register.evidence()["sha256"][1]
        register.folder.file(changed).write_bytes(PDF + b"% 3")
    return folder


def _killed(folder: Path, old: str | None, new: str | None, every: int = 1) -> list[Path]:
    """Copies of the register, each killed a step later; the last one came to the end."""
    if sys.platform == "win32":
        pytest.skip("Windows has no fork and no kill -9")
    copies = folder.parent / f"copies {new}"
    done = subprocess.run(  # noqa: S603 -- this project, by this Python
        [sys.executable, "-m", "tests.budget.register.locker", folder, copies, str(every)],
        cwd=_PROJECT,
        env={**os.environ, "OLD": old or "", "NEW": new or ""},
        capture_output=True,
        check=True,
        text=True,
    )
    return [copies / str(step) for step in range(0, int(done.stdout) + 1, every)]


def _opened(copy: Path, old: str | None, new: str | None) -> Register:
    url = str(copy / "register.sqlite")
    if not is_locked(place_of(url)):
        return open_register(url)
    known = [word for word in (old, new) if word]
    return next(filter(None, (_with(url, word) for word in known)))


def _with(url: str, word: str) -> Register | None:
    try:
        return open_register(url, word)
    except LockedRegisterError:
        return None


def _check_whole(register: Register) -> None:
    """The request, its document, and the one that was changed, still seen as changed."""
    assert register.requests()["title"].to_list() == [_TITLE]
    assert register.document(register.evidence()["sha256"][0]) == PDF
    assert [found.what for found in register.verify()] == ["file_changed"]


def _check_no_remains(copy: Path, *, is_plain: bool) -> None:
    """Beside a locked register nothing can be read; beside a plain one nothing is locked."""
    files = [file for file in copy.rglob("*") if file.is_file()]
    names = {file.name for file in files}
    kept = b"".join(file.read_bytes() for file in files)
    assert not any(mark in name for name in names for mark in (".new", ".locking", ".part"))
    if is_plain:
        assert not list(copy.glob("register.documents/*/*.age"))
        return
    assert _TITLE.encode() not in kept
    assert b"%PDF" not in kept


def _check_each(copies: list[Path], old: str | None, new: str | None) -> None:
    states = []
    for copy in copies:
        with _opened(copy, old, new) as register:
            _check_whole(register)
            states.append(register.folder.key is not None)
        _check_no_remains(copy, is_plain=not states[-1])
    assert len(copies) > 5
    assert states[-1] == (new is not None)
    if bool(old) != bool(new):
        assert states == sorted(states, reverse=new is None)
        assert len(set(states)) == 2


def test_a_program_killed_at_any_step_of_locking_leaves_nothing_in_plain(
    folder: Path,
) -> None:
    """The old register or the new one; what waits is finished by whoever opens it next."""
    _check_each(_killed(folder, None, _NEW), None, _NEW)


def test_a_program_killed_at_any_step_of_unlocking_or_relocking_loses_nothing(
    folder: Path,
) -> None:
    """Where the lock stayed, the plain documents written meanwhile are gone."""
    set_passphrase(str(folder / "register.sqlite"), None, _OLD)
    for new in (None, _NEW):
        _check_each(_killed(folder, _OLD, new, every=3), _OLD, new)


def test_a_backup_made_before_a_migration_is_locked_with_the_register(folder: Path) -> None:
    """And follows a new passphrase."""
    url = str(folder / "register.sqlite")
    backup = folder / "register.before-0001.zip.age"
    backup.with_suffix("").write_bytes(_BACKUP)

    set_passphrase(url, None, _OLD)
    assert pyrage.passphrase.decrypt(backup.read_bytes(), _OLD) == _BACKUP
    set_passphrase(url, _OLD, _NEW)
    assert pyrage.passphrase.decrypt(backup.read_bytes(), _NEW) == _BACKUP


def test_remains_of_an_earlier_version_go_when_the_register_opens(folder: Path) -> None:
    """It left plain backups beside a locked register, and half a register beside a whole one."""
    url = str(folder / "register.sqlite")
    set_passphrase(url, None, _OLD)
    plain = folder / "register.before-0002.zip"
    plain.write_bytes(_BACKUP)
    (folder / "register.sqlite.new").write_bytes(b"SQLite format 3\x00 half")
    (folder / "register.sqlite.new-wal").write_bytes(_BACKUP)

    open_register(url, _OLD).close()

    _check_no_remains(folder, is_plain=False)
    assert pyrage.passphrase.decrypt(Path(f"{plain}.age").read_bytes(), _OLD) == _BACKUP


def test_files_of_somebody_else_beside_a_register_are_left_alone(tmp_path: Path) -> None:
    """A long name that begins like the register's: another register's backup, an export."""
    begins = "ауылдық округінің сұрау салулар тізілімі, Қарағаш ауылы"
    url = str(tmp_path / f"{begins}.sqlite")
    others = [tmp_path / f"{begins}{end}" for end in (" 2.before-0001.zip", " export.zip")]
    for other in others:
        other.write_bytes(_BACKUP)

    open_register(url).close()
    set_passphrase(url, None, _OLD)

    assert [other.read_bytes() for other in others] == [_BACKUP, _BACKUP]
    assert not list(tmp_path.glob("*.zip.age"))
