"""`python -m budget schools`: the figures of the page, and nothing of a file with a fault."""

import json
import sys
from pathlib import Path

import pytest

from budget.__main__ import main

pytestmark = pytest.mark.usefixtures("held")
_AKTOBE = "150000000"


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["budget", "schools", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def _pupils(folder: Path, text: str) -> str:
    file = folder / "pupils.csv"
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_the_object_has_the_keys_of_the_contract(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Aktobe 2026 as adopted; every region is there, those without a figure with their reason."""
    code = _run(monkeypatch, "--year", "2026", "--json")
    found = json.loads(capsys.readouterr().out)
    rows = {row["unit_id"]: row for row in found["rows"]}

    assert code == 0
    assert list(found) == [
        "measure", "year", "verdict", "reasons", "rows", "spread", "missing_units",
    ]  # fmt: skip
    assert list(rows[_AKTOBE]) == [
        "unit_id", "spending_kzt", "pupils", "per_pupil_kzt", "quality", "included", "excluded",
        "missing",
    ]  # fmt: skip
    assert found["verdict"] == "not_comparable"
    assert set(found["spread"]) == {"max_min", "cv", "gini", "theil"}
    assert sum(rows[_AKTOBE]["included"].values()) == rows[_AKTOBE]["spending_kzt"]
    assert set(rows) == set(found["missing_units"])


def test_counts_of_the_readers_own_are_used_and_marked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """One place, one count, one figure."""
    file = _pupils(tmp_path, f"unit_id,year,pupils_state\n{_AKTOBE},2026,170000\n")
    _run(monkeypatch, "--year", "2026", "--pupils", file, "--json")
    rows = {row["unit_id"]: row for row in json.loads(capsys.readouterr().out)["rows"]}

    assert (rows[_AKTOBE]["pupils"], rows[_AKTOBE]["quality"]) == (170_000, "user")
    assert rows[_AKTOBE]["per_pupil_kzt"] == pytest.approx(
        rows[_AKTOBE]["spending_kzt"] / 170_000, abs=0.01
    )


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("unit_id,year,pupils_state\n150000000,2026,170\n", "C2"),
        ("unit_id,year,pupils_state\n150000000,2026,170000\n150000000,2026,170000\n", "C3"),
        ("unit_id,year,pupils_state\nВсего,2026,170000\n", "A2"),
        ("name,year,pupils, thousands\nAktobe Region,2026,170\n", "D1"),
    ],
)
def test_a_file_with_a_fault_is_refused_with_its_cell(
    text: str,
    cell: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    """One sentence on the error stream, nothing on the other, exit code 2."""
    code = _run(monkeypatch, "--year", "2026", "--pupils", _pupils(tmp_path, text), "--json")
    printed = capsys.readouterr()

    assert (code, printed.out) == (2, "")
    assert f"{cell}:" in printed.err


def test_a_measure_that_is_not_there_is_answered_with_those_that_are(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message lists what may be asked for."""
    code = _run(monkeypatch, "--year", "2026", "--measure", "happiness")

    assert code == 2
    assert "general_schooling" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("language", "word"),
    [("kk", "Неге жоқ"), ("ru", "Почему нет"), ("en", "Why there is none")],
)
def test_a_person_reads_a_table(
    language: str,
    word: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Headings in the language; the verdict stands above."""
    monkeypatch.setenv("COLUMNS", "200")
    _run(monkeypatch, "--year", "2026", "--lang", language)

    assert word in capsys.readouterr().out


def test_districts_over_2021_are_refused_with_the_change_of_law(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who asks for a district's pupils in 2020 and 2022 hears that oblasts pay since 2021."""
    _run(
        monkeypatch,
        *(
            "--year",
            "2022",
            "--since",
            "2020",
            "--place",
            "155200000",
            "--lang",
            "en",
            "--json",
        ),
    )
    found = json.loads(capsys.readouterr().out)

    assert found["verdict"] == "not_comparable"
    assert found["reasons"][0].startswith("Another tier paid before and after a change of law")
    assert [row["year"] for row in found["rows"]] == [2020, 2021, 2022]
    assert found["spread"] == {"max_min": None, "cv": None, "gini": None, "theil": None}
