"""What holds for every budget and every printing of it."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from budget.paths import RAW
from ingest.annex import read_annexes
from ingest.checks import check_lines
from ingest.readers import read_documents
from ingest.readers.printed import Printed
from tests.ingest.annex.grids import Line, lines, read, reasons

ANNEX = RAW / "maslikhat" / "aktobe-2026-e0" / "annex-1.xlsx"
OTHERS = [
    RAW / "maslikhat" / name / "annex-1.xlsx"
    for name in ("pavlodar-2025-e4", "turkistan-2025-e3")
]
PLACE = ["grid", "row", "col"]
SAME = [*PLACE, "annex", "year", "section", "line_level", "code", "key", "amount_kzt", "is_top"]


def annexes(files: list[Path]) -> Printed:
    """Annexes of bundled workbooks without the sheet that transcribes the act's text."""
    printed = read_documents(files)
    tables = printed.grids.filter(pl.col("name") != "Текст")
    cells = printed.cells.join(tables, on=["doc", "grid"], how="semi", maintain_order="left")
    return with_cells(printed, cells, tables)


def with_cells(
    printed: Printed, cells: pl.DataFrame, grids: pl.DataFrame | None = None
) -> Printed:
    """The same batch with other cells."""
    return Printed(
        documents=printed.documents,
        grids=printed.grids if grids is None else grids,
        cells=cells,
        paragraphs=printed.paragraphs,
    )


@pytest.fixture(scope="module")
def aktobe() -> Printed:
    """Annex 1 of Aktobe oblast 2026, № 298 of 10.12.2025, as adopted: every sum in it holds."""
    return annexes([ANNEX])


def copies(printed: Printed, count: int) -> Printed:
    """A batch of `count` copies of one document."""
    numbers = pl.DataFrame({"doc": pl.int_range(1, count + 1, eager=True)}).cast(pl.UInt32)

    def copied(rows: pl.DataFrame) -> pl.DataFrame:
        return numbers.join(rows.drop("doc"), how="cross", maintain_order="left_right").select(
            rows.columns
        )

    return Printed(
        documents=copied(printed.documents),
        grids=copied(printed.grids),
        cells=copied(printed.cells),
        paragraphs=copied(printed.paragraphs),
    )


def with_digit_changed(text: str, number: int) -> str:
    """The text with its n-th digit, counted round, one higher; 9 becomes 0."""
    places = [at for at, letter in enumerate(text) if letter.isdigit()]
    at = places[number % len(places)]
    return f"{text[:at]}{(int(text[at]) + 1) % 10}{text[at + 1 :]}"


@pytest.mark.parametrize("digit", [0, 1, -1])
def test_any_digit_changed_in_any_amount_fails_a_check(aktobe: Printed, digit: int) -> None:
    """Sums bind every figure of an annex: first, second and last digit of every amount in turn."""
    amounts = read_annexes(aktobe).lines.filter(pl.col("printed") != "")
    changed = amounts.select(
        pl.int_range(1, pl.len() + 1).cast(pl.UInt32).alias("doc"),
        *PLACE,
        pl.col("printed")
        .map_elements(lambda text: with_digit_changed(text, digit), return_dtype=pl.String)
        .alias("misprint"),
    )
    batch = copies(aktobe, changed.height)
    cells = batch.cells.join(changed, on=["doc", *PLACE], how="left", maintain_order="left")
    misprinted = cells.with_columns(pl.coalesce("misprint", "text").alias("text"))

    checks = check_lines(read_annexes(with_cells(batch, misprinted.drop("misprint"))).lines)

    failing = set(checks.filter(~pl.col("holds"))["doc"])
    missed = changed.filter(~pl.col("doc").is_in(failing))
    assert check_lines(amounts)["holds"].all()
    assert missed.select("row", "misprint").rows() == []


def test_documents_do_not_touch_each_other() -> None:
    """Each document reads in a batch, in any order, as it reads alone."""
    files = [ANNEX, *OTHERS]
    alone = {file: read_annexes(annexes([file])).lines.select(SAME) for file in files}

    for order in (files, files[::-1]):
        batch = read_annexes(annexes(order)).lines
        for doc, file in enumerate(order, start=1):
            found = batch.filter(pl.col("doc") == doc).select(SAME)
            assert_frame_equal(found, alone[file])


@pytest.mark.parametrize(
    ("old", "new"), [(" ", "\u00a0"), (" ", "\u202f"), (" ", ""), (",", ".")]
)
def test_spaces_and_decimal_signs_change_no_amount(aktobe: Printed, old: str, new: str) -> None:
    """«454 088 615», with a no-break space or without any, is one amount."""
    is_amount = pl.col("text").str.contains(r"^[0-9 ]{5,}(?:,[0-9])?$")
    text = pl.col("text").str.replace_all(old, new, literal=True)
    other = aktobe.cells.with_columns(
        pl.when(is_amount).then(text).otherwise("text").alias("text")
    )

    found = read_annexes(with_cells(aktobe, other)).lines

    assert_frame_equal(found.select(SAME), read_annexes(aktobe).lines.select(SAME))


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(down=st.integers(0, 200), right=st.integers(0, 20))
def test_a_shifted_sheet_gives_the_same_lines_at_shifted_places(
    aktobe: Printed, down: int, right: int
) -> None:
    """Empty rows above and empty columns before a table mean nothing."""
    moved = aktobe.cells.with_columns(
        (pl.col("row") + down).cast(pl.UInt32), (pl.col("col") + right).cast(pl.UInt32)
    )

    found = read_annexes(with_cells(aktobe, moved)).lines.select(SAME)

    back = found.with_columns(
        (pl.col("row") - down).cast(pl.UInt32), (pl.col("col") - right).cast(pl.UInt32)
    )
    assert_frame_equal(back, read_annexes(aktobe).lines.select(SAME))


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a budget is printed."""

    heading: str
    has_subgroups: bool
    is_path_whole: bool
    has_numbers: bool
    space: str
    empty_columns: int


STYLES = st.builds(
    Style,
    heading=st.sampled_from(["ru", "kk"]),
    has_subgroups=st.booleans(),
    is_path_whole=st.booleans(),
    has_numbers=st.booleans(),
    space=st.sampled_from([" ", "\u00a0", ""]),
    empty_columns=st.integers(0, 3),
)
HEADINGS = {
    "ru": ["Функциональная группа", "Подгруппа", "Администратор", "Программа", "Наименование", "Сумма"],
    "kk": ["Функционалдық топ", "Кіші функция", "Әкімші", "Бағдарлама", "Атауы", "Сомасы"],
}  # fmt: skip
LEVELS = ["group", "subgroup", "administrator", "programme"]
Tree = dict[str, dict[str, dict[str, dict[str, int]]]]


def codes(lowest: int, highest: int, digits: int) -> st.SearchStrategy[str]:
    """Codes of one level with their noughts."""
    return st.integers(lowest, highest).map(lambda number: str(number).zfill(digits))


PROGRAMMES = st.dictionaries(
    codes(1, 999, 3), st.integers(-(10**12), 10**12), min_size=1, max_size=3
)
ADMINISTRATORS = st.dictionaries(codes(101, 999, 3), PROGRAMMES, min_size=1, max_size=3)
SUBGROUPS = st.dictionaries(codes(1, 9, 1), ADMINISTRATORS, min_size=1, max_size=2)
TREES = st.dictionaries(codes(1, 15, 2), SUBGROUPS, min_size=1, max_size=4)


def rows_of(tree: Tree, *, has_subgroups: bool) -> list[tuple[list[str], int]]:
    """Paths of a budget with their sums, each above what it is the sum of."""
    rows: list[tuple[list[str], int]] = []
    for group, subgroups in tree.items():
        at = len(rows)
        for subgroup, administrators in subgroups.items():
            path = [group, subgroup] if has_subgroups else [group]
            at_subgroup = len(rows)
            for administrator, programmes in administrators.items():
                total = sum(programmes.values())
                rows.append(([*path, administrator], total))
                rows += [
                    ([*path, administrator, code], sum_) for code, sum_ in programmes.items()
                ]
            if has_subgroups:
                total = sum(sum(p.values()) for p in administrators.values())
                rows.insert(at_subgroup, (path, total))
        total = sum(sum(p.values()) for a in subgroups.values() for p in a.values())
        rows.insert(at, ([group], total))
    return rows


def printed_budget(rows: list[tuple[list[str], int]], style: Style) -> str:
    """A budget as the text of a grid."""
    heading = [
        word for n, word in enumerate(HEADINGS[style.heading]) if n != 1 or style.has_subgroups
    ]
    width = len(heading) - 2
    table = [heading]
    if style.has_numbers:
        table.append([str(number) for number in range(1, len(heading) + 1)])
    for path, amount in rows:
        shown = path if style.is_path_whole else [*[""] * (len(path) - 1), path[-1]]
        text = f"{amount:,}".replace(",", style.space)
        table.append([*shown, *[""] * (width - len(path)), "Название строки", text])
    return "\n".join("|".join([*[""] * style.empty_columns, *row]) for row in table)


def expected_lines(rows: list[tuple[list[str], int]], *, has_subgroups: bool) -> list[Line]:
    """The lines that a budget must come back as."""
    levels = LEVELS if has_subgroups else [LEVELS[0], *LEVELS[2:]]
    return [
        ("expenditures", levels[len(path) - 1], ".".join(path), amount) for path, amount in rows
    ]


@settings(max_examples=40, deadline=None)
@given(tree=TREES, style=STYLES)
def test_a_printed_budget_comes_back_exactly(tree: Tree, style: Style) -> None:
    """Any tree of groups to programmes, in any layout: every code, level and amount, and all sums."""
    rows = rows_of(tree, has_subgroups=style.has_subgroups)

    found = read(printed_budget(rows, style))

    assert lines(found) == expected_lines(rows, has_subgroups=style.has_subgroups)
    assert reasons(found) == []
    sums = check_lines(found.lines).filter(
        pl.col("expected").is_not_null()
    )  # II is not printed
    assert sums["holds"].all()
