"""A whole register in one file, and back, into either database; the lock on a file."""

import sqlite3
from datetime import date
from pathlib import Path

import pyrage
import pytest
import sqlcipher3.dbapi2
from polars.testing import assert_frame_equal

from budget.errors import LockedRegisterError, RegisterError
from budget.model.requests import RequestState
from budget.register.engine import is_locked
from budget.register.keeping import restore, set_passphrase
from budget.register.opening import open_register
from budget.register.place import place_of
from budget.register.register import Register
from tests.budget.register.conftest import Store
from tests.budget.register.written import PDF, a_request, seen

_WORDS = "жаңа құпия сөз"


@pytest.fixture
def told(register: Register) -> Register:
    """A request with an event, a document and a correction."""
    request_id = register.add_request(a_request()).request_id
    register.add_event(request_id, seen(date(2026, 3, 3), RequestState.REGISTERED))
    register.attach(request_id, PDF, "хат.pdf")
    register.correct_request(request_id, {"amount_asked_kzt": 7})
    return register


def _same(one: Register, other: Register) -> None:
    assert_frame_equal(one.requests(), other.requests())
    assert_frame_equal(one.events(), other.events())
    assert_frame_equal(one.evidence(), other.evidence())
    assert other.document(one.evidence()["sha256"].item()) == PDF


def test_a_backup_restored_elsewhere_is_the_same_register(
    told: Register, tmp_path: Path
) -> None:
    """From any kind into a plain file: rows, documents, seals and receipts."""
    receipt = told.receipt(told.requests()["request_id"].item()).payload
    told.backup(tmp_path / "backup", _WORDS)

    content = (tmp_path / "backup").read_bytes()
    with restore(content, str(tmp_path / "other.sqlite"), backup_passphrase=_WORDS) as restored:
        _same(told, restored)
        assert restored.verify([receipt]) == []


def test_a_backup_is_restored_into_any_kind(
    store: Store, in_file: Register, tmp_path: Path
) -> None:
    """From a plain file onto a server, or into a locked file."""
    request_id = in_file.add_request(a_request()).request_id
    in_file.attach(request_id, PDF, "x.pdf")
    in_file.backup(tmp_path / "backup.zip")
    url = str(tmp_path / "there.sqlite") if not store.is_server else store.url

    with restore(
        (tmp_path / "backup.zip").read_bytes(),
        url,
        store.passphrase,
        documents=tmp_path / "there",
    ) as restored:
        _same(in_file, restored)
        assert restored.verify() == []
        restored.add_event(request_id, seen(date(2026, 3, 9), RequestState.REFUSED))
        assert restored.verify() == []


def test_a_locked_backup_is_an_age_file_that_any_age_program_opens(
    in_file: Register, tmp_path: Path
) -> None:
    """The emergency exit: nothing of ours is needed to read it."""
    in_file.add_request(a_request("Көпір"))
    in_file.backup(tmp_path / "backup.age", _WORDS)

    kept = (tmp_path / "backup.age").read_bytes()
    assert "Көпір".encode() not in kept
    assert pyrage.passphrase.decrypt(kept, _WORDS).startswith(b"PK")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"nothing", "no backup"),
        (b"PK\x03\x04", "no backup"),
        (b"age-encryption.org/v1 broken", "passphrase of the backup is wrong"),
    ],
)
def test_a_file_that_is_no_backup_is_refused_in_words(
    content: bytes, says: str, tmp_path: Path
) -> None:
    """And nothing is made."""
    with pytest.raises(RegisterError, match=says):
        restore(content, str(tmp_path / "x.sqlite"), backup_passphrase=_WORDS)
    assert not (tmp_path / "x.sqlite").exists()


def test_a_backup_does_not_overwrite_a_register(in_file: Register, tmp_path: Path) -> None:
    """Restored only where there is none."""
    in_file.add_request(a_request())
    in_file.backup(tmp_path / "backup.zip")

    with pytest.raises(RegisterError, match="empty place"):
        restore((tmp_path / "backup.zip").read_bytes(), str(in_file.place.file))
    assert in_file.requests().height == 1


def test_a_passphrase_closes_a_register_and_opens_it_again(
    in_file: Register, tmp_path: Path
) -> None:
    """Locked, locked anew, unlocked: the same entries and documents each time."""
    request_id = in_file.add_request(a_request("Көпір")).request_id
    in_file.attach(request_id, PDF, "x.pdf")
    url, folder = str(in_file.place.file), in_file.folder.path

    for old, new in ((None, "бір"), ("бір", "екі 'x\""), ("екі 'x\"", None)):
        set_passphrase(url, old, new, documents=folder)
        assert is_locked(place_of(url)) == (new is not None)
        with open_register(url, new, documents=folder) as register:
            assert register.requests()["title"].to_list() == ["Көпір"]
            assert register.document(register.evidence()["sha256"].item()) == PDF
            assert register.verify() == []
        if new:
            kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
            assert "Көпір".encode() not in kept
            assert PDF not in kept


def test_a_wrong_passphrase_is_a_sentence(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Not a traceback of the database, and nothing on the error stream."""
    url = str(tmp_path / "x.sqlite")
    open_register(url, _WORDS).close()

    for given, says in (("басқа", "passphrase is wrong"), (None, "is locked")):
        with pytest.raises(LockedRegisterError, match=says):
            open_register(url, given)
    assert capfd.readouterr() == ("", "")


def test_a_passphrase_for_an_open_register_is_refused(in_file: Register) -> None:
    """It would not lock what is there; and a server has accounts of its own."""
    with pytest.raises(LockedRegisterError, match="no passphrase yet"):
        open_register(str(in_file.place.file), _WORDS)
    with pytest.raises(RegisterError, match="its own accounts"):
        open_register("postgresql://nobody@127.0.0.1:1/x", _WORDS)


def test_a_locked_file_opens_in_any_tool_of_sqlcipher(tmp_path: Path) -> None:
    """The key is derived as SQLCipher derives it: no lock that only we could open."""
    url = str(tmp_path / "x.sqlite")
    with open_register(url, _WORDS) as register:
        register.add_request(a_request("Көпір"))

    opened = sqlcipher3.dbapi2.connect(url)
    opened.execute(f"PRAGMA key = '{_WORDS}'")
    assert opened.execute("SELECT title FROM requests").fetchall() == [("Көпір",)]
    opened.close()


def test_a_register_that_another_program_has_open_is_not_locked_under_its_hands(
    in_file: Register,
) -> None:
    """What it writes meanwhile would be lost."""
    url = str(in_file.place.file)
    in_file.add_request(a_request())
    other = sqlite3.connect(url)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM events").fetchall()

    with pytest.raises(RegisterError, match="Another program"):
        set_passphrase(url, None, _WORDS)
    other.close()
    assert in_file.verify() == []


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("mysql://x/y", "SQLite file or in PostgreSQL"),
        ("nonsense://", "SQLite file or in PostgreSQL"),
        ("://", "cannot be read"),
        ("postgresql://secret:word@127.0.0.1:1/x", "does not answer"),
    ],
)
def test_a_place_that_cannot_be_used_is_named_without_its_password(url: str, says: str) -> None:
    """In words."""
    with pytest.raises(RegisterError, match=says) as refused:
        open_register(url)
    assert "secret" not in str(refused.value)
