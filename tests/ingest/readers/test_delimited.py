"""Separated values in the encodings and with the separators that offices use."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.readers.delimited import delimited_pages
from ingest.readers.edges import EDGES
from ingest.readers.pages import cells_frame

_TABLE = "Код;Сумма, тыс. тенге\n01;1 000,5\n;«итого; всего»\n"


def _rows(data: bytes) -> list[tuple[int, int, str]]:
    cells = cells_frame([(1, delimited_pages("table.csv", data))])
    return cells.select("row", "col", "text").rows()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
def test_every_usual_encoding_gives_the_same_cells(encoding: str) -> None:
    """With and without a byte order mark."""
    assert _rows('Код;Сумма\n01;"1 000,5"\n'.encode(encoding)) == [
        (1, 1, "Код"), (1, 2, "Сумма"), (2, 1, "01"), (2, 2, "1 000,5"),
    ]  # fmt: skip


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_the_separator_is_found(separator: str) -> None:
    """The one that cuts most lines alike; quoted separators and line ends do not count."""
    table = f'a{separator}b{separator}c\n1{separator}"x{separator}\ny"{separator}3\n'

    assert _rows(table.encode()) == [
        (1, 1, "a"), (1, 2, "b"), (1, 3, "c"),
        (2, 1, "1"), (2, 2, f"x{separator}\ny"), (2, 3, "3"),
    ]  # fmt: skip


def test_a_decimal_comma_is_no_separator() -> None:
    """Amounts with a tenth stand in columns cut by semicolons."""
    assert _rows(b"1;10,5\n2;20,5\n3;30,5\n")[:2] == [(1, 1, "1"), (1, 2, "10,5")]


def test_tables_of_two_widths_below_each_other_are_cut_by_their_semicolons() -> None:
    """Revenues have five columns, spending six; the comma cuts all lines alike, into two."""
    table = ";;;I;10,5\n1;;;a;10,5\n;;;;II;9,5\n01;;;;b;9,5\n"

    assert _rows(table.encode())[1:3] == [(1, 5, "10,5"), (2, 1, "1")]


def test_excels_own_line_about_the_separator_is_followed_and_not_printed() -> None:
    """Excel hides the line sep=; and counts rows from the next, at row 2 of the file."""
    assert _rows(b"sep=;\na;b\n") == [(2, 1, "a"), (2, 2, "b")]


_CELLS = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufffe\uffff"
    ),
    max_size=6,
)


@settings(deadline=None)
@given(st.lists(st.lists(_CELLS, min_size=2, max_size=5), min_size=1, max_size=6))
def test_a_table_written_by_hand_comes_back_cell_by_cell(rows: list[list[str]]) -> None:
    """Every quoted field returns at its row and column."""
    width = max(map(len, rows))
    lines = [
        ";".join(
            '"' + text.replace('"', '""') + '"' for text in row + [""] * (width - len(row))
        )
        for row in rows
    ]

    found = _rows(("\n".join(lines) + "\n").encode("utf-8-sig"))

    assert found == [
        (row, col, shown)
        for row, cells in enumerate(rows, 1)
        for col, text in enumerate(cells, 1)
        if (shown := text.strip(EDGES))
    ]
