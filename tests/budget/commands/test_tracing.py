"""`budget trace` and `reconcile`: the promised JSON, tables for people, clear refusals."""

import io
import json
import sys
from pathlib import Path

import polars as pl
import pytest

from budget import paths
from budget.__main__ import main
from budget.model.documents import PrintedCells
from tests.budget.analysis.transfer_frames import (
    AKTOBE,
    CITY,
    OKRUG,
    REPUBLIC,
    UIL,
    Line,
    Listed,
    books,
)

_CHAIN = [
    Line(REPUBLIC, "I", 1_000),
    Line(REPUBLIC, "1", 1_000),
    *(Line(AKTOBE, code, amount) for code, amount in (("I", 500), ("1", 100), ("4", 400))),
    Line(AKTOBE, "4.02", 340),
    Line(AKTOBE, "07.2.279.113", 70),
    *(Line(UIL, code, amount) for code, amount in (("I", 62), ("1", 10), ("4", 52))),
    *(Line(OKRUG, code, amount) for code, amount in (("I", 30), ("1", 5), ("4", 25))),
]
_LISTED = [
    Listed(AKTOBE, UIL, "subvention", "payer", 18),
    Listed(CITY, AKTOBE, "withdrawal", "payee", 60),
]


@pytest.fixture(autouse=True)
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program reads a chain of four budgets."""
    made = books(_CHAIN, _LISTED)
    for name, frame in (
        ("budget_lines", made.lines),
        ("transfers", made.transfers),
        ("acts", made.acts),
        ("units", made.units),
        ("transfer_codes", made.codes),
    ):
        frame.collect().write_parquet(tmp_path / f"{name}.parquet")
    PrintedCells.create_empty().write_parquet(tmp_path / "printed_cells.parquet")
    monkeypatch.setattr(paths, "TABLES", tmp_path)


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """Run the command and return its exit code."""
    monkeypatch.setattr(sys, "argv", ["budget", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_trace_prints_the_promised_object(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Unit, year, chain from the republic down, edges with both sides, shares that sum to one."""
    code = _run(monkeypatch, "trace", OKRUG, "--year", "2025", "--json")

    told = json.loads(capsys.readouterr().out)
    assert code == 0
    assert (told["unit_id"], told["budget_year"]) == (OKRUG, 2025)
    assert [step["unit_id"] for step in told["chain"]] == [REPUBLIC, AKTOBE, UIL, OKRUG]
    assert told["chain"][2] | {"missing": []} == told["chain"][2] | {
        "budget_level": "district",
        "phase": "approved",
        "edition_no": 0,
        "act_id": f"{UIL}:2025:budget",
        "revenues_kzt": 62_000,
        "own_revenues_kzt": 10_000,
        "transfers_from_above_kzt": 52_000,
        "transfers_from_below_kzt": None,
        "withdrawn_kzt": None,
        "missing": [],
    }
    edge = next(edge for edge in told["edges"] if edge["kind"] == "subvention")
    assert {
        name: edge[name] for name in ("payer_id", "payee_id", "payer_says_kzt", "state")
    } == {
        "payer_id": AKTOBE,
        "payee_id": UIL,
        "payer_says_kzt": 18_000,
        "state": "not_published",
    }
    assert {"payee_says_kzt", "residual_kzt"} < set(edge)
    assert sum(part["share"] for part in told["origin"]) == pytest.approx(1)


def test_trace_prints_its_edges_as_csv(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same rows as in JSON, every tenge of them."""
    _run(monkeypatch, "trace", UIL, "--year", "2025", "--csv")

    rows = pl.read_csv(io.StringIO(capsys.readouterr().out), infer_schema=False)
    subvention = rows.filter(pl.col("kind") == "subvention")
    assert subvention["payer_says_kzt"].to_list() == ["18000"]


def test_reconcile_prints_the_edges_of_one_oblast(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """All edges of the oblast and below it, as an array and as CSV."""
    _run(monkeypatch, "reconcile", "--year", "2025", "--oblast", "Актюбинская", "--json")
    edges = json.loads(capsys.readouterr().out)
    _run(monkeypatch, "reconcile", "--year", "2025", "--csv")
    rows = pl.read_csv(io.StringIO(capsys.readouterr().out), infer_schema=False)

    told = {(edge["payer_id"], edge["payee_id"], edge["kind"]) for edge in edges}
    assert told == {
        (AKTOBE, UIL, "subvention"),
        (AKTOBE, UIL, "unspecified"),
        (AKTOBE, None, "targeted_current"),
        (UIL, OKRUG, "unspecified"),
        (CITY, AKTOBE, "withdrawal"),
        (REPUBLIC, AKTOBE, "unspecified"),
    }
    assert rows.height == len(edges)


def test_one_sided_transfers_stand_by_amount(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The withdrawal that the oblast lists; of the city's budget nothing is held."""
    _run(monkeypatch, "reconcile", "--year", "2025", "--one-sided", "--json")

    told = json.loads(capsys.readouterr().out)
    assert [(edge["payer_id"], edge["amount_kzt"], edge["reason"]) for edge in told] == [
        (CITY, 60_000, "other_not_held")
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", ["Төлеуші", "Субвенция", "Шығу көзі"]),
        ("ru", ["Плательщик", "Субвенция", "Происхождение"]),
        ("en", ["Payer", "Subvention", "Origin"]),
    ],
)
def test_a_person_reads_the_chain_in_three_languages(
    language: str,
    words: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Names, kinds and headings of the language; amounts in millions."""
    _run(monkeypatch, "trace", UIL, "--year", "2025", "--lang", language)

    printed = capsys.readouterr().out
    assert all(word in printed for word in words)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("trace", "Атлантида", "--year", "2025"), "No place answers to «Атлантида»"),
        (("trace", "Уилский", "--year", "2025"), "«Уилский» may be any of: 155200000"),
        (("trace", UIL, "--year", "2011"), "Held: 2025"),
        (("trace", UIL, "--year", "2011", "--lang", "ru"), "Уилский район: за 2011 год"),
        (("trace", UIL, "--year", "2011", "--lang", "kk"), "Ойыл ауданы: 2011 жыл"),
        (("reconcile", "--year", "1999"), "No transfers are held for 1999. Held: 2025"),
        (("reconcile", "--year", "2025", "--oblast", UIL), "is not an oblast"),
    ],
)
def test_a_question_without_answer_is_one_sentence_and_code_2(
    arguments: tuple[str, ...],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Unknown place, several places, a year without data: what was found and what to do."""
    code = _run(monkeypatch, *arguments)

    assert code == 2
    assert said in capsys.readouterr().err
