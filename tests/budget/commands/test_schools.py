"""`python -m budget schools`: the figures of the page, and nothing of a file with a fault."""

import io
import json
import sys
from pathlib import Path

import polars as pl
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


@pytest.mark.parametrize(
    ("language", "refused", "advice"),
    [
        ("kk", "«none.csv»: файлдан ештеңе алынған жоқ.", "Жолын тексеріңіз."),
        ("ru", "«none.csv»: из файла не взято ничего.", "Проверьте путь."),
        ("en", "«none.csv»: nothing of the file is used.", "Check its path."),
    ],
)
def test_a_file_refused_as_a_whole_is_told_in_the_language(
    language: str,
    refused: str,
    advice: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One that is not there: the file, and what to do."""
    code = _run(monkeypatch, "--year", "2026", "--pupils", "none.csv", "--lang", language)
    printed = capsys.readouterr()

    assert (code, printed.out) == (2, "")
    assert printed.err.splitlines()[0] == refused
    assert advice in printed.err


def test_a_file_larger_than_any_table_of_counts_is_not_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Ten megabytes: its size and what is allowed."""
    large = _pupils(tmp_path, "150000000,2026,170000\n" * 480_000)
    code = _run(monkeypatch, "--year", "2026", "--pupils", large)

    assert code == 2
    assert "11 MB, more than the 5 MB" in capsys.readouterr().err


def test_plain_csv_has_the_headings_of_the_page_and_the_least_figure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Aktobe 2026: only pupils of all schools are counted, so a figure is known at the least."""
    of_all = tmp_path / "pupils.csv"
    of_all.write_text(f"unit_id,year,pupils_all\n{_AKTOBE},2026,190000\n", encoding="utf-8")
    options = ("--year", "2026", "--place", _AKTOBE, "--pupils", str(of_all), "--csv")

    code = _run(monkeypatch, *options)
    rows = pl.read_csv(io.StringIO(capsys.readouterr().out))

    assert code == 0
    assert not [name for name in rows.columns if name.startswith("persons")]
    assert rows.select("missing", "divisor", "per_person_kzt").row(0) == (
        "only_all_pupils",
        None,
        None,
    )
    assert rows["per_person_least_kzt"].item() == rows["amount_kzt"].item() / 190_000


def test_a_measure_that_is_not_there_is_answered_with_those_that_are(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message lists what may be asked for, in the language."""
    code = _run(monkeypatch, "--year", "2026", "--measure", "happiness", "--lang", "ru")
    told = capsys.readouterr().err

    assert code == 2
    assert "general_schooling (Общее школьное обучение: ядро)" in told
    assert "Показателя «happiness» нет." in told


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
