"""What `read` says of a file, to programs and to people."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.pipeline import read_files
from ingest.report import FileReport, exit_code, file_reports, summary

Decision = Callable[..., Path]

KEYS = [  # a contract with programs
    "file",
    "sha256",
    "format",
    "unit_id",
    "budget_year",
    "edition",
    "lines",
    "transfers",
    "totals_kzt",
    "checks",
    "rejects",
    "error",
]
WRONG = (("", "", "", "I. Доходы", "101"), ("1", "", "", "Налоговые поступления", "100"))


def report(*files: Path) -> list[FileReport]:
    """Reports on files."""
    return list(file_reports(read_files(files)))


def test_the_keys_of_a_report_are_those_of_the_contract(decision: Decision) -> None:
    """They are the same for a file that is read and for one that cannot be."""
    [good, missing] = report(decision(), Path("missing.md"))

    assert list(good) == list(missing)
    assert list(good)[: len(KEYS)] == KEYS
    assert list(good["totals_kzt"]) == [
        "revenues",
        "expenditures",
        "net_lending",
        "financial_assets",
        "balance",
        "financing",
    ]
    assert list(good["checks"][0]) == [
        "identity",
        "holds",
        "expected_kzt",
        "found_kzt",
        "residual_kzt",
        "where",
    ]


def test_a_report_says_whose_budget_it_is_and_its_totals(decision: Decision) -> None:
    """Totals in tenge; the edition is null where the document does not say it."""
    [one] = report(decision())

    assert (one["unit_id"], one["budget_year"], one["edition"]) == ("155230000", 2026, None)
    assert (one["lines"], one["transfers"], one["error"]) == (18, 0, None)
    assert one["totals_kzt"] == {
        "revenues": 100_000,
        "expenditures": 110_000,
        "net_lending": 0,
        "financial_assets": 0,
        "balance": -10_000,
        "financing": 10_000,
    }


def test_a_failing_check_says_where_and_by_how_much(decision: Decision) -> None:
    """Expected is what is printed as total, found what the parts add up to."""
    [one] = report(decision(revenues=WRONG, points=()))

    assert next(check for check in one["checks"] if not check["holds"]) == {
        "identity": "revenues = sum of categories",
        "holds": False,
        "expected_kzt": 101_000,
        "found_kzt": 100_000,
        "residual_kzt": -1_000,
        "where": "table 1, row 2",
    }


def test_a_rejected_row_says_its_cell_and_the_reason(decision: Decision) -> None:
    """An amount that is no number."""
    broken = (
        ("", "", "", "I. Доходы", "100"),
        ("1", "", "", "Налоговые поступления", "1OO,1,1"),
    )

    [one] = report(decision(revenues=broken, points=()))

    assert [row["where"] for row in one["rejects"]] == ["table 1, row 3, cell R3C5"]


def test_the_exit_code_is_that_of_the_worst_file(decision: Decision) -> None:
    """0: all holds; 1: a check fails; 2: a file cannot be used."""
    good, wrong = decision("good.md"), decision("wrong.md", revenues=WRONG)

    assert exit_code(report(good)) == 0
    assert exit_code(report(good, wrong)) == 1
    assert exit_code(report(wrong, Path("missing.md"), good)) == 2
    assert exit_code([]) == 0


def test_people_read_name_year_totals_and_what_is_wrong(decision: Decision) -> None:
    """Amounts in groups of digits, what is not said is said to be unknown."""
    lines = list(summary(report(decision(revenues=WRONG, points=()))))

    assert lines[0] == "rus.md: Уилский с.о. (155230000), 2026, edition not said"
    assert f"    {'revenues':<18}{'101 000 tenge':>26}" in lines
    assert (
        "    fails: revenues = sum of categories (table 1, row 2): expected 101 000 tenge; found "
        "100 000 tenge; residual -1 000 tenge"
    ) in lines


def test_many_files_are_told_by_what_is_wrong(decision: Decision) -> None:
    """Thirty good files are one line, the bad ones have their own."""
    good, [bad] = report(decision()), report(decision("bad.md", revenues=WRONG))

    lines = list(summary([*(good * 30), bad]))

    assert lines[0].startswith("bad.md: ")
    assert lines[-1] == (
        "31 files, 553 lines: 1 with failing checks, 0 with rejected rows, 0 unusable"
    )
    assert not any(line.startswith("rus.md") for line in lines)


def test_a_long_list_of_failures_is_cut_and_says_so(decision: Decision) -> None:
    """--json prints all."""
    [one] = report(decision())
    failing = one["checks"][0] | {"holds": False}

    lines = list(summary([one | {"checks": [failing] * 12}]))

    assert sum(line.startswith("    fails: ") for line in lines) == 10
    assert lines[-1] == "    and 2 more failing checks; --json prints all"


@pytest.mark.parametrize(
    ("asked", "said"), [(0, "nothing to check"), (1, "the one check holds")]
)
def test_the_number_of_checks_is_said_in_words(
    decision: Decision, asked: int, said: str
) -> None:
    """No check is not «all hold»."""
    [one] = report(decision())

    lines = list(summary([one | {"checks": one["checks"][:asked]}]))

    assert said in lines[1]


def test_codes_that_no_classification_holds_are_named_and_kept(decision: Decision) -> None:
    """An invented group: its lines are read and its sums asked like any other's."""
    spending = (
        ("", "", "", "", "II. Затраты", "110"),
        ("77", "", "", "", "Новая группа", "110"),
        ("", "1", "", "", "Новая подгруппа", "110"),
        ("", "", "", "", "V. Дефицит (профицит) бюджета", "-10"),
        ("", "", "", "", "VI. Финансирование дефицита (использование профицита) бюджета", "10"),
    )
    batch = read_files([decision(spending=spending)])

    lines = list(summary(list(file_reports(batch))))

    assert lines[-3:] == [
        "    2 codes not in the classification, kept all the same:",
        "        77 «Новая группа» (table 2, row 3)",
        "        77.1 «Новая подгруппа» (table 2, row 4)",
    ]
    assert "77.1" in batch.tables.lines["code"]
    assert batch.tables.checks["holds"].all()
