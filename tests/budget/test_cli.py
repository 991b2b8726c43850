"""`python -m budget`: the same figures as the pages, for people and for programs."""

import io
import json
import sys

import polars as pl
import pytest

from budget.__main__ import main

pytestmark = pytest.mark.usefixtures("held")


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """Run the command and return its exit code."""
    monkeypatch.setattr(sys, "argv", ["budget", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


@pytest.mark.parametrize("query", ["ойыл", "Уилский", "Oiyl"])
def test_a_place_is_found_in_any_spelling(
    query: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Uil district of Aktobe oblast is 155200000 in the classifier."""
    code = _run(monkeypatch, "units", query, "--json")

    assert code == 0
    assert json.loads(capsys.readouterr().out)[0]["unit_id"] == "155200000"


def test_lines_in_csv_keep_zeros_and_exact_tenge(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Aktobe 2026 as adopted: education is group 04, 282,670,560 thousand tenge."""
    _run(
        monkeypatch,
        "lines",
        "150000000",
        "--year",
        "2026",
        "--edition",
        "0",
        "--depth",
        "group",
        "--csv",
    )

    rows = pl.read_csv(io.StringIO(capsys.readouterr().out), infer_schema=False)
    education = rows.filter(pl.col("code") == "04")
    assert education["amount_kzt"].to_list() == ["282670560000"]
    assert education["cell"].str.starts_with("F").all()


@pytest.mark.parametrize(
    ("language", "word"), [("kk", "Шығындар"), ("ru", "Затраты"), ("en", "Expenditures")]
)
def test_a_person_reads_the_table_in_three_languages(
    language: str,
    word: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The same headings as on the page."""
    monkeypatch.setenv("COLUMNS", "200")
    _run(monkeypatch, "lines", "150000000", "--depth", "section", "--lang", language)

    assert word in capsys.readouterr().out


def test_coverage_counts_by_tier(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The republic's own budget is not among the fixtures."""
    _run(monkeypatch, "coverage", "--year", "2026", "--json")

    republic = json.loads(capsys.readouterr().out)[0]
    assert (republic["budget_level"], republic["missing_count"]) == ("republic", 1)


def test_the_dictionary_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What each column means."""
    _run(monkeypatch, "dictionary")

    assert capsys.readouterr().out.startswith("# Data dictionary")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("units", "qqqqqqqq"), "No place answers"),
        (("lines", "ойыл"), "may be any of"),
        (("lines", "150000000", "--year", "1999"), "2026 edition 4; 2026 edition 0"),
        (("lines", "155235000"), "does not mean there is none"),
    ],
)
def test_a_question_without_an_answer_is_one_sentence_and_exit_code_2(
    arguments: tuple[str, ...],
    says: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Never a traceback."""
    code = _run(monkeypatch, *arguments)
    said = capsys.readouterr().err

    assert code == 2
    assert says in said
    assert said.count("\n") == 1
