"""`python -m ingest` as a person and a program meet it: never a traceback."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from budget.paths import PROJECT, RAW
from ingest.build import build_tables
from tests.ingest.running import Run

Decision = Callable[..., Path]

WRONG = (("", "", "", "I. Доходы", "101"), ("1", "", "", "Налоговые поступления", "100"))
COMMAND = [sys.executable, "-m", "ingest"]


def test_a_file_that_adds_up_ends_with_0_and_says_nothing_on_the_error_stream(
    run: Run,
    decision: Decision,
) -> None:
    """Progress is for terminals."""
    done = run("read", decision())

    assert (done.code, done.err) == (0, "")
    assert "checks hold" in done.out


def test_a_file_that_does_not_add_up_ends_with_1(run: Run, decision: Decision) -> None:
    """With the numbers in the message."""
    done = run("read", decision(revenues=WRONG, points=()))

    assert done.code == 1
    assert "expected 101 000 tenge; found 100 000 tenge; residual -1 000 tenge" in done.out


def test_programs_get_exactly_one_object(run: Run, decision: Decision, tmp_path: Path) -> None:
    """Also for a folder, a missing and a broken file; each has its own sentence."""
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 cut short")

    done = run("read", decision(), tmp_path, tmp_path / "missing.md", broken, "--json")

    files = json.loads(done.out)["files"]
    assert done.code == 2
    assert [one["error"] is None for one in files] == [True, False, False, False]
    assert all("expected" in one["error"] for one in files[1:])


def test_nothing_is_written_when_a_file_cannot_be_used(
    run: Run, decision: Decision, tmp_path: Path
) -> None:
    """The good file is reported all the same; the reason stands on the error stream."""
    done = run("read", decision(), tmp_path / "missing.md", "--out", tmp_path / "out")

    assert done.code == 2
    assert "rus.md: Уилский" in done.out
    assert done.err == f"Nothing was written to {tmp_path / 'out'}: a file cannot be used.\n"
    assert not (tmp_path / "out").exists()


def test_tables_are_written_where_they_are_asked_for(
    run: Run, decision: Decision, tmp_path: Path
) -> None:
    """A failing check does not keep them back: it is one of them."""
    done = run("read", decision(revenues=WRONG), "--out", tmp_path / "out" / "deep")

    assert done.code == 1
    assert sorted(file.name for file in (tmp_path / "out" / "deep").iterdir()) == [
        "budget_lines.parquet",
        "checks.parquet",
        "rejects.parquet",
        "transfers.parquet",
    ]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--unit", "999"), "no unit has this code"),
        (("--unit", "Уил"), "no unit has this code"),
        (("--year", "20255"), "--year"),
        (("--year", "abc"), "--year"),
        (("--nonsense",), "--nonsense"),
    ],
)
def test_a_nonsense_option_ends_with_2_and_one_sentence(
    run: Run, decision: Decision, options: Sequence[str], said: str
) -> None:
    """Before any file is read."""
    done = run("read", decision(), *options)

    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_an_output_that_is_a_file_is_refused(
    run: Run, decision: Decision, tmp_path: Path
) -> None:
    """It stays what it is; a program gets its one object."""
    file = tmp_path / "mine.txt"
    file.write_text("mine", encoding="utf-8")

    done = run("read", decision(), "--out", file, "--json")

    assert done.code == 2
    assert "cannot be written" in json.loads(done.out)["error"]
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_file_without_year_is_written_with_the_year_told(
    run: Run, decision: Decision, tmp_path: Path
) -> None:
    """The sentence names the option."""
    silent = decision(title="О бюджете", caption="Бюджет Уилского сельского округа", points=())
    out = tmp_path / "out"

    refused = run("read", silent, "--out", out, "--json")
    told = run("read", silent, "--out", out, "--year", "2026")

    assert "--year YYYY" in json.loads(refused.out)["files"][0]["error"]
    assert (refused.code, told.code) == (2, 0)


def test_a_name_that_is_not_utf_8_is_a_sentence(run: Run, tmp_path: Path) -> None:
    """A file copied from an old disk."""
    done = run("read", "--json", str(tmp_path) + "/план\udcff.xlsx")

    assert done.code == 2
    assert "not UTF-8" in json.loads(done.out)["files"][0]["error"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_with_a_name_that_is_not_utf_8_nothing_is_written(
    run: Run, decision: Decision, tmp_path: Path
) -> None:
    """Not even where another file has the name that is shown for it."""
    decision("план?.md")

    done = run("read", str(tmp_path) + "/план\udcff.md", "--out", tmp_path / "out")

    assert done.code == 2
    assert "Nothing was written" in done.err
    assert not (tmp_path / "out").exists()


def test_a_closed_pipe_ends_quietly(decision: Decision) -> None:
    """`python -m ingest read … | head -1`."""
    file = decision(revenues=WRONG)
    with subprocess.Popen(  # noqa: S603 - our own command
        [*COMMAND, "read", *[str(file)] * 30, "--json"],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as reading:
        assert reading.stdout is not None
        assert reading.stderr is not None
        reading.stdout.read(1)
        reading.stdout.close()
        said = reading.stderr.read()

    assert b"Traceback" not in said


def test_ctrl_c_leaves_nothing_behind(tmp_path: Path) -> None:
    """Stopped in the middle of thousands of files: no folder, no half of a table."""
    out = tmp_path / "out"
    book = RAW / "maslikhat" / "pavlodar-2025-e4" / "annex-1.xlsx"
    with subprocess.Popen(  # noqa: S603 - our own command
        [*COMMAND, "read", *[str(book)] * 4_000, "--unit", "550000000", "--out", str(out)],
        cwd=PROJECT,
        stderr=subprocess.PIPE,
    ) as reading:
        time.sleep(5)
        reading.send_signal(signal.SIGINT)
        _, said = reading.communicate()

    assert reading.returncode == 130
    assert said == b"Stopped: nothing was written.\n"
    assert not out.exists()


def test_build_and_check_answer_people_and_programs(run: Run, tmp_path: Path) -> None:
    """Failing checks come with the name of the place, sorted by place and year."""
    built = run("build", "--tables", tmp_path)
    failing = run("check", "--tables", tmp_path)
    as_json = json.loads(run("check", "--tables", tmp_path, "--json").out)["failing"]

    assert (built.code, built.err) == (0, "")
    assert "budget_lines" in built.out
    assert failing.code == 1
    assert failing.out.endswith(f"{len(as_json)} checks fail\n")
    units = [one["unit_id"] for one in as_json]
    assert units == sorted(units)
    assert f"{as_json[0]['unit']} ({units[0]})" in failing.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "--raw", "nowhere"),
        ("build", "--tables", "README.md"),
        ("check", "--tables", "nowhere"),
        ("fetch", "nonsense"),
        ("fetch", "https://"),
    ],
)
def test_commands_refuse_what_is_not_there(run: Run, arguments: Sequence[str]) -> None:
    """One sentence on the error stream."""
    done = run(*arguments)

    assert (done.code, done.out) == (2, "")
    assert done.err.strip()


def test_the_recipes_say_what_they_are_and_leave_out(run: Run) -> None:
    """For people and programs alike."""
    told = run("sources").out
    listed = json.loads(run("sources", "--json").out)["sources"]

    assert {"maslikhat", "headline", "transfers"} <= {one["source_id"] for one in listed}
    assert all(one["leaves_out"] in told for one in listed)


def test_the_built_tables_are_those_of_the_library(run: Run, tmp_path: Path) -> None:
    """The command and the function give the same bytes."""
    run("build", "--tables", tmp_path / "command")
    build_tables(RAW, tmp_path / "function")

    for file in (tmp_path / "function").iterdir():
        assert file.read_bytes() == (tmp_path / "command" / file.name).read_bytes()
