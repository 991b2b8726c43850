"""`python -m budget requests`: import, export, pack, letter, publish and load."""

import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import polars as pl
import pytest

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def db(run: Run, tmp_path: Path) -> list[str]:
    """The options that name a sample register."""
    file = str(tmp_path / "sample" / "s.sqlite")
    run("sample", file)
    return ["--db", file]


def _listed(tmp_path: Path, *rows: tuple[str | int, ...]) -> str:
    """A workbook with somebody's own columns."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["Село", "Бюджетный год", "Чего просим", "Вид", "Куда", "Сумма"])
    for row in rows:
        page.append(row)
    book.save(tmp_path / "list.xlsx")
    return str(tmp_path / "list.xlsx")


_GOOD = ("invented-01", 2027, "Мост", "Дороги", "Акимат", "12,5 млн")
_BAD = ("invented-01", 2027, "Клуб", "Дирижабль", "Акимат", "много")
_BY_HAND = ["--map", "Чего просим=title", "--map", "Куда=office", "--map", "Сумма=amount"]
_GIVEN = ["--set", "tier=district"]


def _count(run: Run, db: list[str]) -> int:
    _, out, _ = run("list", *db, "--json")
    return len(json.loads(out))


def test_an_import_with_a_faulty_row_writes_nothing_unless_told(
    run: Run, db: list[str], tmp_path: Path
) -> None:
    """All or only the good ones; the report names the cells; the headings are remembered."""
    file = _listed(tmp_path, _GOOD, _BAD)
    before = _count(run, db)

    code, out, _ = run("import", file, *db, *_BY_HAND, *_GIVEN, "--json")
    report = tmp_path / "report.csv"
    nothing = _count(run, db) - before
    run("import", file, *db, *_GIVEN, "--only-good", "--report", str(report))
    some = _count(run, db) - before
    _, again, _ = run("import", file, *db, *_GIVEN, "--only-good", "--json")

    told = json.loads(out)
    assert (code, told["good"], told["not_taken"]) == (1, 1, 1)
    assert [fault["cell"] for fault in told["faults"]] == ["D3", "F3"]
    assert (nothing, some) == (0, 1)
    assert pl.read_csv(report)["cell"].to_list() == ["D3", "F3"]
    assert json.loads(again)["there_before"] == 1
    assert _count(run, db) - before == 1


def test_the_template_taken_out_can_be_imported_at_once(
    run: Run, db: list[str], tmp_path: Path
) -> None:
    """An empty template adds nothing and has no faults."""
    file = str(tmp_path / "үлгі.xlsx")
    run("template", file, "--lang", "kk")

    code, out, _ = run("import", file, *db, "--json")

    assert (code, json.loads(out)["added"]) == (0, 0)


def test_requests_are_given_out_as_workbook_csv_and_locked_whole(
    run: Run, db: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The locked file restores into another register with everything in it."""
    for name in ("r.xlsx", "r.csv"):
        run("export", str(tmp_path / name), *db)
    monkeypatch.setenv("BUDGET_PASSPHRASE", "құпия сөз")
    run("export", str(tmp_path / "r.age"), *db)
    locked = (tmp_path / "r.age").read_bytes()
    other = ["--db", str(tmp_path / "other" / "r.sqlite")]
    code, _, _ = run("restore", str(tmp_path / "r.age"), *other)

    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "r.xlsx").read_bytes()))
    assert book.worksheets[0].max_row == pl.read_csv(tmp_path / "r.csv").height + 1
    assert locked.startswith(b"age-encryption.org/v1")
    assert b"Mysaltobe" not in locked
    assert code == 0
    assert _count(run, other) == _count(run, db)


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_a_pack_and_a_letter_are_written_to_files(
    run: Run, db: list[str], tmp_path: Path, ending: str
) -> None:
    """By key, or of a village and year; in Kazakh unless asked otherwise."""
    _, out, _ = run("list", *db, "--json")
    key = json.loads(out)[0]["request_id"]
    files = [str(tmp_path / f"{name}.{ending}") for name in ("pack", "year", "letter")]

    done = [
        run("pack", key, "--out", files[0], *db)[0],
        run("pack", "--unit", "invented-01", "--year", "2026", "--out", files[1], *db)[0],
        run("letter", "complaint", key, "--out", files[2], *db, "--lang", "ru")[0],
    ]

    assert done == [0, 0, 0]
    assert all(Path(file).stat().st_size > 5_000 for file in files)


@pytest.mark.parametrize("which", [[], ["--letter"]])
def test_a_word_template_is_taken_out_and_given_back(
    run: Run, db: list[str], tmp_path: Path, which: list[str]
) -> None:
    """The shipped template is good as it is; a file that is none is refused in a sentence."""
    own, made, broken = (str(tmp_path / f"{name}.docx") for name in ("own", "made", "broken"))
    Path(broken).write_bytes(b"no document")
    key = json.loads(run("list", *db, "--json")[1])[0]["request_id"]
    command = ["letter", "reminder", key] if which else ["pack", key]
    run("word-template", "--out", own, *which)

    done, _, _ = run(*command, "--out", made, "--template", own, *db)
    refused, _, why = run(*command, "--out", made, "--template", broken, *db)

    assert done == 0
    assert Path(made).stat().st_size > 5_000
    assert refused == 2
    assert "broken.docx" in why


def test_publishing_shows_first_and_writes_only_what_was_confirmed(
    run: Run, db: list[str], tmp_path: Path
) -> None:
    """Without the mark nothing is written; with it another copy loads the file."""
    file = tmp_path / "public.zip"

    _, preview, _ = run("publish", *db, "--json", "--out", str(file))
    unseen = file.exists()
    refused, _, why = run("publish", *db, "--out", str(file), "--confirm", "000000000000")
    written = file.exists()
    mark = json.loads(preview)["mark"]
    done, _, _ = run("publish", *db, "--out", str(file), "--confirm", mark)
    _, loaded, _ = run("load", str(file), "--json")

    assert not unseen
    assert not written
    assert refused == 2
    assert "Nothing was written" in why
    assert done == 0
    assert json.loads(loaded)["mark"] == mark


def test_a_file_that_is_not_there_is_told_by_name(
    run: Run, db: list[str], tmp_path: Path
) -> None:
    """One sentence and exit code 2; no path of the machine in it."""
    code, _, why = run("import", str(tmp_path / "nowhere" / "absent.xlsx"), *db)

    assert code == 2
    assert "absent.xlsx" in why
    assert "nowhere" not in why


def test_a_file_that_was_written_is_told_to_programs(
    run: Run, db: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its name, size and SHA-256: export, backup, pack and letter."""
    monkeypatch.setenv("BUDGET_PASSPHRASE", "құпия")
    _, listed, _ = run("list", *db, "--json")
    key = json.loads(listed)[0]["request_id"]
    commands = {
        "e.xlsx": ["export"],
        "e.csv": ["export"],
        "b.zip": ["backup"],
        "p.pdf": ["pack", key, "--out"],
        "l.docx": ["letter", "reminder", key, "--out"],
    }
    for name, command in commands.items():
        file = tmp_path / name
        code, out, _ = run(*command, str(file), *db, "--json")
        content = file.read_bytes()
        assert code == 0
        assert json.loads(out) == {
            "file": str(file),
            "size_bytes": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
