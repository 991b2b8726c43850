"""What `python -m ingest read` says of a workbook of statistics."""

from pathlib import Path

import polars as pl
import pytest

from ingest.output import write_batch
from ingest.pipeline import read_files
from ingest.report import exit_code, file_reports, summary
from tests.ingest.releases.workbooks import (
    COVER,
    finance_table,
    population_table,
    schools_table,
    workbook,
)

_ROWS = (
    ("Қазақстан Республикасы", 10, 9, 3, 2, 1),
    ("Абай", 10, 9, 3, "-", 1),
)
_SCHOOLING = "Негізгі және жалпы орта білім беру"


def test_a_release_is_known_by_its_words_not_by_its_name(tmp_path: Path) -> None:
    """Three releases in files called a, b and c: each is told with the number of its figures."""
    files = [
        workbook(
            tmp_path / "a.xlsx",
            {"О": COVER, "1.4": finance_table("1.4", _SCHOOLING, *_ROWS)},
        ),
        workbook(
            tmp_path / "b.xlsx",
            {"x": schools_table(("Все население",), ("Абай", None, 318))},
        ),
        workbook(tmp_path / "c.xlsx", {"02": population_table(("Абай", 9, 4, 5, 4))}),
    ]

    reports = list(file_reports(read_files(files)))

    assert [(one["publication"], one["statistics"], one["error"]) for one in reports] == [
        ("Finances of education organisations by region", 10, None),
        ("Number of general schools by region and school year", 1, None),
        ("Population by region, district and town on one day", 3, None),
    ]
    assert exit_code(reports) == 0


def test_the_summary_says_what_is_left_out_on_purpose(tmp_path: Path) -> None:
    """A reader must not take what is read for the whole release."""
    file = workbook(tmp_path / "c.xlsx", {"02": population_table(("Абай", 9, 4, 5, 4))})
    batch = read_files([file])

    said = list(summary(list(file_reports(batch))))

    assert said == [
        "c.xlsx: Population by region, district and town on one day",
        "    3 figures of statistics, 0 lines of budgets; nothing to check; 0 rows rejected",
        "    not read, on purpose: men and women; settlements below the district",
    ]


def test_a_region_that_nothing_is_called_is_rejected_with_its_figures(tmp_path: Path) -> None:
    """Exit 1: a printed row that became nothing is shown."""
    table = schools_table(("Все население",), ("Тмутараканская", 7, 8), ("Абай", None, 318))

    reports = list(file_reports(read_files([workbook(tmp_path / "s.xlsx", {"x": table})])))

    assert reports[0]["rejects"] == [
        {
            "where": "sheet «x», row 6, cell B6",
            "printed": "Тмутараканская | 7 | 8",
            "reason": "no region is called «Тмутараканская»",
        }
    ]
    assert exit_code(reports) == 1


def test_regions_that_do_not_add_up_are_a_failing_check(tmp_path: Path) -> None:
    """The parts of a division that the release prints: towns and countryside."""
    table = schools_table(
        ("Все население",),
        ("Абай", None, 318),
        ("Городское население",),
        ("Абай", None, 88),
        ("Сельское население",),
        ("Абай", None, 229),
    )

    reports = list(file_reports(read_files([workbook(tmp_path / "s.xlsx", {"x": table})])))

    check = reports[0]["checks"][0]
    assert (check["identity"], check["residual_kzt"], check["holds"]) == (
        "schools = schools_urban + schools_rural, 2022/23",
        -1,
        False,
    )


@pytest.mark.parametrize(
    ("words", "publisher"),
    [
        ("© Бюро национальной статистики", "Bureau of National Statistics"),
        ("Статистический бюллетень", "Ministry of Finance"),
    ],
)
def test_another_workbook_of_a_publisher_is_named_with_what_is_expected(
    tmp_path: Path, words: str, publisher: str
) -> None:
    """One sentence: the file, whose it is, which releases are read, what to do."""
    rows = ((words,), (None, "2022", "2023"), ("Добыча угля", 1, 2))
    file = workbook(tmp_path / "coal.xlsx", {"Лист1": rows})

    error = next(file_reports(read_files([file])))["error"]

    assert error is not None
    assert error.startswith(
        f"coal.xlsx: a workbook of the {publisher}, but none of its releases"
    )
    assert "Number of general schools by region and school year" in error


def test_figures_of_a_release_are_written_as_statistics(tmp_path: Path) -> None:
    """Money in tenge, the printed text and its cell beside it."""
    file = workbook(
        tmp_path / "a.xlsx", {"О": COVER, "1.4": finance_table("1.4", _SCHOOLING, *_ROWS)}
    )

    write_batch(read_files([file, file]), tmp_path / "out")

    written = pl.read_parquet(tmp_path / "out" / "statistics.parquet")
    spending = written.filter(
        pl.col("unit_id") == "100000000",
        pl.col("indicator") == "general_schooling_current_expenditure",
    )
    assert spending.select("value", "measure_unit", "printed", "cell", "stated_at").row(0) == (
        9_000.0,
        "tenge",
        "9",
        "C6",
        "1.4!C6",
    )
