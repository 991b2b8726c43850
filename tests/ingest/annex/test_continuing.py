"""Tables that go on after a page break or on the next sheet, and sheets that repeat sections."""

import polars as pl
import pytest

from ingest.annex import AnnexRows, read_annexes
from ingest.checks import judged
from ingest.readers.printed import Printed
from tests.ingest.annex.grids import (
    REVENUE,
    SPENDING,
    Circumstances,
    grid,
    lines,
    reasons,
)

ROWS = """
 | | | | II. Затраты | 110
01 | | | | Государственные услуги общего характера | 60
 | 1 | | | Представительные органы | 60
 | | 110 | | Аппарат маслихата | 60
 | | | 001 | Услуги маслихата | 60
04 | | | | Образование | 50
 | 2 | | | Начальное образование | 50
 | | 261 | | Управление образования | 50
 | | | 003 | Школы | 50
 | | | | VI. Финансирование дефицита | 12
7 | | | | Поступления займов | 5
 | 01 | | | Внутренние займы | 5
 | | 2 | | Договоры займа | 5
8 | | | | Используемые остатки бюджетных средств | 7
 | 01 | | | Остатки бюджетных средств | 7
 | | 1 | | Свободные остатки | 7
""".strip("\n").split("\n")


def sheets(*texts: str, names: tuple[str, ...] = (), above: tuple[str, ...] = ()) -> AnnexRows:
    """What the reader makes of one workbook of several sheets."""
    told: Circumstances = {"above": above} if above else {}
    parts = [grid(text, **told) for text in texts]
    numbered = [
        (
            part.grids.with_columns(
                pl.lit(number, dtype=pl.UInt32).alias("grid"),
                pl.lit(dict(enumerate(names, start=1)).get(number, f"Лист{number}")).alias(
                    "name"
                ),
            ),
            part.cells.with_columns(pl.lit(number, dtype=pl.UInt32).alias("grid")),
        )
        for number, part in enumerate(parts, start=1)
    ]
    return read_annexes(
        Printed(
            documents=parts[0].documents,
            grids=pl.concat([grids for grids, _ in numbered]),
            cells=pl.concat([cells for _, cells in numbered]),
            paragraphs=parts[0].paragraphs,
        )
    )


def pages(count: int) -> list[str]:
    """The table on pages of so many rows, with a heading on the first alone."""
    cut = ["\n".join(ROWS[at : at + count]) for at in range(0, len(ROWS), count)]
    return [f"{SPENDING}\n{cut[0]}", *cut[1:]]


@pytest.mark.parametrize("count", [1, 2, 3, 5, 7, 11, 15])
def test_pages_without_a_heading_read_like_one_table(count: int) -> None:
    """Wherever the page breaks: in mid-group, after a category, before the last row."""
    whole = sheets("\n".join([SPENDING, *ROWS]))

    rows = sheets(*pages(count))

    assert lines(rows) == lines(whole)
    assert reasons(rows) == []
    assert rows.lines["annex"].n_unique() == 1


def test_sheets_named_after_their_annex_are_one_annex() -> None:
    """«Приложение 1» and «Приложение 1 (2)»: year and caption stand above the first alone."""
    first, *others = pages(6)
    names = ("Приложение 1", "Приложение 1 (2)", "Приложение 1 (3)")

    rows = sheets(
        f"Бюджет района на 2026 год\n{first}", *others, names=names, above=("тыс. тенге",)
    )

    assert rows.lines["annex"].n_unique() == 1
    assert rows.lines["year"].unique().to_list() == [2026]


def test_spending_after_revenues_is_a_table_of_its_own() -> None:
    """Three columns of codes like a category, a class and a subclass: what it says decides."""
    rows = sheets(
        f"{REVENUE}\n | | | I. Доходы | 9\n1 | | | Налоговые поступления | 9",
        " | | | II. Затраты | 7\n10 | | | Сельское хозяйство | 7\n | 255 | | Управление | 7\n"
        " | | 001 | Услуги | 7",
    )

    assert [line[:3] for line in lines(rows)[2:]] == [
        ("expenditures", "section", ""),
        ("expenditures", "group", "10"),
        ("expenditures", "administrator", "10.255"),
        ("expenditures", "programme", "10.255.001"),
    ]


def test_a_page_whose_columns_stand_elsewhere_is_rejected_with_what_to_do() -> None:
    """Nobody can say under which heading its codes belong."""
    first, second = pages(4)[:2]
    moved = "\n".join(f" | {row}" for row in second.split("\n"))

    rows = sheets(first, moved)

    assert [line[2] for line in lines(rows)] == ["", "01", "01.1", "01.1.110"]
    assert len(reasons(rows)) == second.count("\n") + 1
    (reason,) = {said for *_, said in reasons(rows)}
    assert reason.startswith("the table goes on without a heading")
    assert reason.endswith("repeat the heading above it")


def test_a_helper_sheet_is_checked_against_the_annex_and_counted_once() -> None:
    """«Проверка»: доходы and затраты again, without a heading."""
    annex = "\n".join([SPENDING, " | | | | I. Доходы | 98", *ROWS])

    rows = sheets(annex, "доходы | 98\nзатраты | 111")

    assert [line[1] for line in lines(rows)].count("section") == 3
    checks = judged(rows.checks).filter(grid=2)
    assert checks.select("identity", "row", "residual", "holds").rows() == [
        ("printed again = printed first", 1, 0, True),
        ("printed again = printed first", 2, 1000, False),
    ]


def test_sections_without_a_heading_that_no_other_table_prints_are_lines() -> None:
    """An annex may print III to VI below its tables, with no heading above them."""
    rows = sheets(
        "\n".join([SPENDING, *ROWS[:9]]),
        "V. Дефицит (профицит) бюджета | -12\nзатраты | 110",
    )

    assert [line[:2] for line in lines(rows)[9:]] == [
        ("balance", "section"),
        ("expenditures", "section"),
    ]
    assert rows.checks.is_empty()
