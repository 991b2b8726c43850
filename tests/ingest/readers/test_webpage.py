"""Tables of web pages, placed by the table algorithm of HTML."""

from html import escape
from pathlib import Path

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.readers import read_documents
from ingest.readers.placement import Written, placed
from ingest.readers.webpage import webpage_pages

_PAGE = """<html><head><meta charset="windows-1251"><title>нет</title></head><body>
<h2>Бюджет&nbsp;района</h2><p>на <b>2025</b> год<br>тысяч тенге</p><script>x</script>
<table><caption>Приложение</caption><thead><tr><th rowspan=2>A</th><th colspan=2>B</th></tr>
<tr><th>C</th><th>D</th></tr></thead>
<tr style="display:none"><td>1<td>2<td>3</tr></table>
<blockquote>Сноска</blockquote></body></html>"""


def test_a_page_in_cp1251_gives_its_table_and_its_text(tmp_path: Path) -> None:
    """The declared charset is followed; a row that is not displayed is hidden."""
    (tmp_path / "page.xls").write_bytes(_PAGE.encode("cp1251"))

    printed = read_documents([tmp_path / "page.xls"])

    assert printed.documents["format"].to_list() == ["html"]
    assert printed.grids["name"].to_list() == ["Приложение"]
    place = pl.col("row", "col", "text", "row_span", "col_span", "is_hidden")
    assert printed.cells.select(place).rows() == [
        (1, 1, "A", 2, 1, False), (1, 2, "B", 1, 2, False),
        (2, 2, "C", 1, 1, False), (2, 3, "D", 1, 1, False),
        (3, 1, "1", 1, 1, True), (3, 2, "2", 1, 1, True), (3, 3, "3", 1, 1, True),
    ]  # fmt: skip
    assert printed.paragraphs.select("text", "style", "next_grid").rows() == [
        ("Бюджет района", "heading", 1), ("на 2025 год", "text", 1),
        ("тысяч тенге", "text", 1), ("Сноска", "quote", 2),
    ]  # fmt: skip


def test_ten_thousand_nested_elements_are_walked() -> None:
    """Depth is no matter of Python's stack."""
    page = "<html><body>" + "<div>" * 10_000 + "текст" + "</div>" * 10_000
    pages = webpage_pages("deep.html", page.encode())

    assert [line[0] for line in pages.paragraphs] in (["текст"], [])


_SPANS = st.tuples(st.integers(1, 3), st.integers(1, 3))


@settings(deadline=None)
@given(st.lists(st.lists(_SPANS, min_size=1, max_size=4), min_size=1, max_size=5))
def test_no_two_cells_begin_at_one_place_and_nothing_is_lost(
    rows: list[list[tuple[int, int]]],
) -> None:
    """Every written cell gets a place of its own, in the order of the row."""
    written = [
        [Written(f"{at}.{n}", *span) for n, span in enumerate(row)]
        for at, row in enumerate(rows)
    ]

    cells = list(placed("x", written, len(written)))

    assert [cell.written.text for cell in cells] == [c.text for row in written for c in row]
    assert len({(cell.row, cell.col) for cell in cells}) == len(cells)
    assert all(cell.row + cell.row_span - 1 <= len(rows) for cell in cells)


_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=6)


@settings(deadline=None)
@given(st.lists(st.lists(_TEXT, min_size=1, max_size=4), min_size=1, max_size=4))
def test_a_table_written_as_html_comes_back_cell_by_cell(rows: list[list[str]]) -> None:
    """Spaces that HTML folds are folded; everything else returns."""
    page = "".join(
        "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in rows
    )

    pages = webpage_pages("t.html", f"<html><body><table>{page}</table>".encode())

    assert [cell[1:4] for cell in pages.cells] == [
        (row, col, folded)
        for row, texts in enumerate(rows, 1)
        for col, text in enumerate(texts, 1)
        if (folded := " ".join(filter(None, text.split(" ")))) and not folded.isspace()
    ]
