"""A reader's counts: used when whole, and refused with the cell when anything is wrong."""

import polars as pl
import pytest

from budget.analysis.borders import boundary_breaks
from budget.analysis.own_pupils import OwnCounts, own_counts, with_own
from budget.analysis.own_rows import CELLS, cell_name
from tests.budget.analysis.frames import ABAI, AKTOBE, ASTANA, EAST, PAVLODAR, breaks, units
from tests.budget.analysis.school_frames import counts

_HEADINGS = ("unit_id", "year", "pupils_state")
_PEOPLE = counts(
    *(
        (unit, "2025-01-01", "population", 1_000_000, None, None, "official")
        for unit in (AKTOBE, PAVLODAR, ASTANA, EAST, ABAI)
    )
)


def _read(*rows: tuple[str, ...], headings: tuple[str, ...] = _HEADINGS) -> OwnCounts:
    cells = [
        (row_no, column_no, text)
        for row_no, row in enumerate((headings, *rows), start=1)
        for column_no, text in enumerate(row, start=1)
        if text
    ]
    return own_counts(
        pl.DataFrame(cells, schema=CELLS, orient="row"),
        units(),
        _PEOPLE,
        boundary_breaks(breaks(), units()),
    )


def _faults(read: OwnCounts) -> list[tuple[str, str]]:
    assert read.counts.is_empty()
    return [(fault.key, fault.cell) for fault in read.faults]


def test_whole_counts_are_used_and_marked_as_the_readers() -> None:
    """Digits in groups or not; a school year is the year in which it ends."""
    read = _read((AKTOBE, "2025", "180 000"), (PAVLODAR, "2024/25", "117000"))

    assert read.faults == ()
    assert read.counts.select("unit_id", "period", "value", "quality").rows() == [
        (AKTOBE, "2025", 180_000.0, "user"),
        (PAVLODAR, "2025", 117_000.0, "user"),
    ]


def test_the_readers_counts_go_before_the_others() -> None:
    """Of the places and counts that the reader brought, nothing else is left."""
    press = counts((AKTOBE, "2025", "pupils_state", 1, None, None, "reported"))
    own = _read((AKTOBE, "2025", "180000")).counts

    assert with_own(press, own).select("value", "quality").rows() == [(180_000.0, "user")]
    assert with_own(press, None)["quality"].to_list() == ["reported"]


@pytest.mark.parametrize(
    ("rows", "fault", "cell"),
    [
        ([(AKTOBE, "2025", "180"), (PAVLODAR, "2025", "117")], "thousands", "C2"),
        ([(AKTOBE, "2025", "180,5")], "thousands", "C2"),
        ([(AKTOBE, "2025", "180000"), (AKTOBE, "2024/25", "180000")], "twice", "C3"),
        ([(AKTOBE, "2025", "180000"), ("Всего", "2025", "180000")], "total_row", "A3"),
        ([("KZ", "2025", "180000")], "total_row", "A2"),
        ([(AKTOBE, "2025", "many")], "number", "C2"),
        ([(AKTOBE, "2025", "-5")], "number", "C2"),
        ([(AKTOBE, "2025", "=A1*2")], "formula", "C2"),
        ([(AKTOBE, "2025", "180.000")], "thousands", "C2"),
        ([(AKTOBE, "25", "180000")], "year", "B2"),
        ([("999999999", "2025", "180000")], "place", "A2"),
        ([(AKTOBE, "2025", "900000")], "too_many", "C2"),
        ([(AKTOBE, "2025", "20000")], "too_few", "C2"),
        ([(AKTOBE, "2024", "100000"), (AKTOBE, "2025", "180000")], "jump", "C3"),
    ],
)
def test_a_fault_names_its_cell_and_nothing_is_used(
    rows: list[tuple[str, ...]], fault: str, cell: str
) -> None:
    """One wrong count makes the file useless."""
    assert (fault, cell) in _faults(_read(*rows))


def test_a_total_under_another_name_is_seen_by_its_sum() -> None:
    """The last row is exactly the sum of the three before it."""
    rows = [(AKTOBE, "100000"), (PAVLODAR, "110000"), (EAST, "120000"), (ABAI, "330000")]

    assert ("total_row", "C5") in _faults(
        _read(*((unit, "2025", number) for unit, number in rows))
    )


def test_a_count_may_jump_where_borders_changed() -> None:
    """East Kazakhstan lost half of its people to Abai Region in 2022."""
    read = _read((EAST, "2022", "200000"), (EAST, "2023", "100000"))

    assert read.faults == ()


def test_more_pupils_of_state_schools_than_of_all_is_a_fault() -> None:
    """A part is not more than the whole."""
    read = _read(
        (AKTOBE, "2025", "180000", "170000"),
        headings=("unit_id", "year", "pupils_state", "pupils_all"),
    )

    assert _faults(read) == [("state_above_all", "C2")]


@pytest.mark.parametrize(
    ("headings", "fault", "cell"),
    [
        (("unit_id", "year", "pupils_state, тыс."), "thousands", "C1"),
        (("unit_id", "year", "children"), "heading", "C1"),
        (("unit_id", "pupils_state"), "headings_missing", "A1"),
    ],
)
def test_a_heading_that_is_not_known_is_named(
    headings: tuple[str, ...], fault: str, cell: str
) -> None:
    """The first row says what the columns are."""
    assert _faults(_read((AKTOBE, "2025", "180000"), headings=headings)) == [(fault, cell)]


def test_an_empty_table_says_so() -> None:
    """Headings alone are no counts."""
    assert _faults(_read()) == [("empty", "")]


def test_cells_are_named_as_spreadsheets_name_them() -> None:
    """Column 27 is AA."""
    assert [cell_name(1, number) for number in (1, 26, 27, 52, 53)] == [
        "A1", "Z1", "AA1", "AZ1", "BA1",
    ]  # fmt: skip
