"""What `read` says of a file, to programs and to people."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
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


def test_of_several_years_a_report_is_of_the_earliest(tmp_path: Path) -> None:
    """Wherever it is printed, and where no total of a section is."""
    year = (
        "Бюджет Уилского района Актюбинской области на {} год\n"
        "Категория;Класс;Подкласс;Наименование;Сумма, тысяч тенге\n"
        "1;;;Налоговые поступления;{}\n\n"
    )
    file = tmp_path / "years.csv"
    file.write_text(year.format(2027, 100) + year.format(2026, 90), encoding="utf-8")

    [one] = report(file)

    assert (one["lines"], one["budget_year"]) == (2, 2026)


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


def test_rows_that_wait_for_one_thing_are_one_line_for_people(decision: Decision) -> None:
    """Programs get each of the seven revenues with its cell; people its number and first cells."""
    [one] = report(decision(caption="Бюджет Уилбского сельского округа на 2026 год"))

    told = [line for line in summary([one]) if "table 1" in line]

    cells = [row["where"] for row in one["rejects"] if row["where"].startswith("table 1")]
    assert cells == [f"table 1, row {row}, cell R{row}C5" for row in range(2, 9)]
    assert len(told) == 1
    assert told[0].startswith(
        "    rejected: table 1, 7 in all (cells R2C5, R3C5, R4C5, R5C5, R6C5 and 2 more), the first "
        "of them: «I. Доходы | 100»: whose budget this is cannot be told: "
    )


def test_a_document_all_of_whose_amounts_wait_says_its_year_and_unit_all_the_same(
    tmp_path: Path,
) -> None:
    """The caption names both; what is missing is the unit of measure alone."""
    file = tmp_path / "unitless.csv"
    file.write_text(
        "Бюджет Уилского района Актюбинской области на 2026 год;;;;\n"
        "Категория;Класс;Подкласс;Наименование;Сумма\n;;;I. Доходы;1000\n",
        encoding="utf-8",
    )

    [one] = report(file)

    assert (one["lines"], len(one["rejects"])) == (0, 1)
    assert (one["unit_id"], one["budget_year"]) == ("155200000", 2026)


def test_a_number_that_is_printed_nowhere_is_not_known(decision: Decision) -> None:
    """Without its category a class has no total: that is no total of nought."""
    revenues = (
        ("", "", "", "I. Доходы", "100"),
        ("1", "", "", "Налоговые поступления", "#REF!"),
        ("", "01", "", "Подоходный налог", "60"),
        ("2", "", "", "Неналоговые поступления", "40"),
        ("", "01", "", "Доходы от собственности", "40"),
    )
    lines = list(summary(report(decision(revenues=revenues, points=()))))

    assert (
        "    fails: a total of revenues cannot be asked: the row above this class is printed, but "
        "could not be read (table 1, row 4, code 1): expected not known; found 60 000 tenge; "
        "residual not known"
    ) in lines


def test_a_hidden_row_that_is_read_is_named(decision: Decision) -> None:
    """Who looks at the workbook does not see it; its sums count it."""
    [one] = report(decision())

    lines = list(summary([one | {"hidden_rows": ["sheet «Бюджет», row 6"]}]))
    more = list(summary([one | {"hidden_rows": ["sheet «Бюджет», row 6", "…", "…"]}]))

    assert one["hidden_rows"] == []
    assert lines[-1] == ("    1 hidden row is read, for sums count them: sheet «Бюджет», row 6")
    assert more[-1].startswith("    3 hidden rows are read, ")
    assert more[-1].endswith("row 6 and 2 more")


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


def test_a_code_is_said_to_stand_on_its_sheet_not_under_its_own_name(tmp_path: Path) -> None:
    """A workbook with an invented class: the sheet is «Бюджет», the line «Неведомый налог»."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Бюджет"
    for row in (
        ["Бюджет Уилского района Актюбинской области на 2026 год"],
        ["Категория", "Класс", "Подкласс", "Наименование", "Сумма (тыс. тенге)"],
        [None, None, None, "I. Доходы", 300],
        ["1", None, None, "Налоговые поступления", 300],
        [None, "77", None, "Неведомый налог", 300],
    ):
        sheet.append(row)
    sheet.row_dimensions[5].hidden = True
    book.save(tmp_path / "book.xlsx")

    [one] = report(tmp_path / "book.xlsx")

    assert one["unknown_codes"] == [
        {"where": "sheet «Бюджет», row 5", "code": "1.77", "name": "Неведомый налог"}
    ]
    assert one["hidden_rows"] == ["sheet «Бюджет», row 5"]


def test_an_annex_on_a_hidden_sheet_alone_says_that_it_is_hidden(tmp_path: Path) -> None:
    """A cover that is seen, a budget that is not: nobody is told to look for other headings."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Бюджет")
    sheet.sheet_state = "hidden"
    sheet.append(["Категория", "Класс", "Подкласс", "Наименование", "Сумма (тыс. тенге)"])
    sheet.append(["1", None, None, "Налоговые поступления", 300])
    book.worksheets[0].append(["Областной бюджет на 2026 год"])
    book.save(tmp_path / "book.xlsx")

    [one] = report(tmp_path / "book.xlsx")

    assert one["error"] == (
        "book.xlsx: sheet «Бюджет» is hidden, so nothing of it is read, and no other sheet holds "
        "a budget; expected the annex on a sheet that is seen: show it."
    )
