"""`python -m budget requests`: the register from the command line, in the user's own folder."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.budget.register.written import PDF

Run = Callable[..., tuple[int, str, str]]


def _added(run: Run, *more: str) -> str:
    """The key of a request recorded on the command line."""
    asked = ("155233100", "2026", "Көпір жөндеу", "--kind", "roads", "--tier", "district")
    facts = ("--office", "Әкімдік", "--amount", "12000000", "--sent", "2026-03-02")
    _, out, _ = run("add", *asked, *facts, *more, "--json")
    return str(json.loads(out)["request_id"])


def test_a_request_goes_from_recording_to_statistics(run: Run, tmp_path: Path) -> None:
    """Add, event, attach, correct, list, show, stats, verify."""
    key = _added(run)
    (tmp_path / "хат.pdf").write_bytes(PDF)

    run("event", key, "--state", "approved_part", "--amount", "5000000", "--on", "2026-03-20")
    run("attach", key, str(tmp_path / "хат.pdf"), "--about", "2")
    run("correct", key, "amount_asked_kzt=13000000", "people_served=640")
    _, listed, _ = run("list", "--json", "--today", "2026-04-01")
    _, shown, _ = run("show", key, "--json")
    _, counted, _ = run("stats", "--by", "kind", "--json")
    code, verified, _ = run("verify")

    (row,) = json.loads(listed)
    assert (row["state"], row["short_kzt"], row["people_served"]) == (
        "approved_part",
        8_000_000,
        640,
    )
    whole = json.loads(shown)
    assert [event["kind"] for event in whole["events"]] == [
        "recorded",
        "observed",
        "attached",
        "corrected",
    ]
    assert whole["evidence"][0]["name"] == "хат.pdf"
    assert json.loads(counted)["rows"][0]["approved_kzt"] == 5_000_000
    assert code == 0
    assert verified.startswith("No change was found: 4 entries.\nWithout a receipt")


def test_a_changed_register_ends_in_exit_code_1(run: Run) -> None:
    """And a receipt from elsewhere proves what was cut off."""
    key = _added(run)
    _, out, _ = run("event", key, "--state", "refused", "--on", "2026-03-20", "--json")
    receipt = json.loads(out)["receipt"].replace(":2:", ":3:")

    code, told, _ = run("verify", "--receipt", receipt, "--json")

    assert code == 1
    assert json.loads(told) == [
        {"what": "receipt_beyond_end", "event_no": 3, "request_id": None, "until_no": None}
    ]


def test_a_backup_is_restored_on_the_command_line(run: Run, tmp_path: Path) -> None:
    """Into another file; a second time it is refused."""
    key = _added(run)
    backup, other = str(tmp_path / "b.zip"), str(tmp_path / "other.sqlite")

    run("backup", backup)
    code, told, _ = run("restore", backup, "--db", other)
    again, _, why = run("restore", backup, "--db", other)
    _, listed, _ = run("list", "--db", other, "--json")

    assert (code, told) == (0, "Requests restored: 1\n")
    assert (again, "empty place" in why) == (2, True)
    assert json.loads(listed)[0]["request_id"] == key


def test_a_locked_register_takes_its_passphrase_from_the_environment(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never from an option: the list of processes shows those."""
    monkeypatch.setenv("BUDGET_PASSPHRASE", "құпия")
    _added(run)
    monkeypatch.delenv("BUDGET_PASSPHRASE")
    code, _, why = run("list")
    monkeypatch.setenv("BUDGET_PASSPHRASE", "басқа")
    other, _, wrong = run("list", "--lang", "ru")

    assert (code, "is locked" in why) == (2, True)
    assert (other, "passphrase is wrong" in wrong) == (2, False)


def test_who_only_looks_makes_no_register(run: Run, tmp_path: Path) -> None:
    """A name misspelt, or a register deleted, is not an untouched one without entries."""
    missing = tmp_path / "missing.sqlite"
    for command in ("list", "verify", "stats"):
        code, _, why = run(command, "--db", str(missing))
        assert (code, "no register at this place" in why) == (2, True)

    assert not missing.exists()


def test_what_the_register_writes_is_its_owner_s_alone_to_read(
    run: Run, tmp_path: Path
) -> None:
    """The file, its documents, a backup, an export: 0600, in folders of 0700."""
    if sys.platform == "win32":
        pytest.skip("Windows keeps other rights")
    key = _added(run)
    (tmp_path / "хат.pdf").write_bytes(PDF)
    run("attach", key, str(tmp_path / "хат.pdf"))
    run("backup", str(tmp_path / "own" / "b.zip"))
    run("export", str(tmp_path / "own" / "e.csv"))

    kept = list((tmp_path / "own").rglob("*"))
    assert {file.stat().st_mode & 0o777 for file in kept if file.is_file()} == {0o600}
    assert {file.stat().st_mode & 0o777 for file in kept if file.is_dir()} == {0o700}
    assert len([file for file in kept if file.is_file()]) == 4


@pytest.mark.parametrize(
    ("what", "says"),
    [
        (("--amount", "99999999999999999999"), "larger than any budget"),
        (("--db", "/dev/null/a.sqlite"), "cannot lie there"),
        (("--db", "badurl://u:secret@h/x"), "not in «badurl»"),
        (("--db", "postgresql://u:secret@127.0.0.1:1/x"), "does not answer"),
    ],
)
def test_a_place_or_a_number_that_cannot_be_is_one_sentence(
    what: tuple[str, str], says: str, run: Run
) -> None:
    """Without the words of the request, and without the password of a server."""
    asked = ("add", "155233100", "2026", "Құпия көпір", "--kind", "roads", "--tier", "district")
    code, out, why = run(*asked, "--office", "Әкімдік", *what)

    assert (code, out, says in why) == (2, "", True)
    assert "Құпия" not in why
    assert "secret" not in why


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("show", "NOTTHERE"), "No request «NOTTHERE»"),
        (("event", "NOTTHERE", "--state", "approved_part"), "needs the amount"),
        (("attach", "NOTTHERE", "no such file"), "There is no file"),
        (("correct", "NOTTHERE", "amount_asked_kzt=x"), "is not written `name=value`"),
        (("correct", "NOTTHERE", "amount"), "is not written `name=value`"),
        (("verify", "--receipt", "x"), "no receipt"),
        (("list", "--db", "mysql://x/y"), "SQLite file or in PostgreSQL"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_code_2(
    arguments: tuple[str, ...], says: str, run: Run
) -> None:
    """Never a traceback."""
    _added(run)
    code, _, why = run(*arguments)

    assert code == 2
    assert says in why
    assert why.count("\n") == 1


def test_the_sample_is_made_where_it_is_asked_for(run: Run, tmp_path: Path) -> None:
    """And never in the user's own register."""
    code, told, _ = run("sample", str(tmp_path / "sample.sqlite"), "--lang", "en")

    assert (code, told) == (0, "Sample register, all invented. Requests: 8\n")
    assert not (tmp_path / "own").exists()


@pytest.mark.usefixtures("held")
def test_lines_are_proposed_and_confirmed_on_the_command_line(run: Run) -> None:
    """The fixtures hold the education programmes of the oblast for 2026."""
    _, out, _ = run(
        "add",
        "155235000",
        "2026",
        "Общеобразовательное обучение: жөндеу",
        "--kind",
        "school",
        "--tier",
        "oblast",
        "--office",
        "Білім басқармасы",
        "--json",
    )
    key = json.loads(out)["request_id"]
    _, proposed, _ = run("lines", key, "--json")
    first = json.loads(proposed)[0]
    code, _, _ = run("confirm", key, "1", "approved", "--json")
    _, shown, _ = run("show", key, "--json")

    assert code == 0
    confirmed = json.loads(json.loads(shown)["events"][-1]["line"])
    assert confirmed["cell"] == first["cell"]
    assert run("confirm", key, "9999", "approved")[0] == 2
