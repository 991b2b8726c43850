"""Tables of web pages, placed by the table algorithm of HTML."""

from html import escape
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget.errors import UnusableFileError
from ingest.readers import read_documents
from ingest.readers.edges import EDGES
from ingest.readers.pages import cells_frame
from ingest.readers.webpage import webpage_pages


def _cells(body: str) -> pl.DataFrame:
    page = f'<html><meta charset="utf-8"><body>{body}'
    return cells_frame([(1, webpage_pages("page.html", page.encode()))])


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
    page = "".join(
        "<tr>"
        + "".join(f"<td rowspan={down} colspan={across}>{at}.{n}" for n, (down, across) in enumerate(row))
        for at, row in enumerate(rows)
    )  # fmt: skip

    cells = _cells(f"<table>{page}</table>")

    written = [f"{at}.{n}" for at, row in enumerate(rows) for n in range(len(row))]
    assert cells["text"].to_list() == written
    assert cells.unique(["row", "col"]).height == cells.height
    assert cells.filter(pl.col("row") + pl.col("row_span") - 1 > len(rows)).is_empty()


_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=6)


@settings(deadline=None)
@given(st.lists(st.lists(_TEXT, min_size=1, max_size=4), min_size=1, max_size=4))
def test_a_table_written_as_html_comes_back_cell_by_cell(rows: list[list[str]]) -> None:
    """Spaces that HTML folds are folded; everything else returns."""
    page = "".join(
        "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in rows
    )

    cells = _cells(f"<table>{page}</table>")

    assert cells.select("row", "col", "text").rows() == [
        (row, col, folded)
        for row, texts in enumerate(rows, 1)
        for col, text in enumerate(texts, 1)
        if (folded := " ".join(filter(None, text.split(" "))).strip(EDGES))
    ]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<td>a <b>b</b>\n c</td>", "a b c"),
        ("<td><p>Кате-</p><p>гория</p></td>", "Кате-\nгория"),
        ("<td>a<br>b<hr>c</td>", "a\nb\nc"),
        ("<td>&nbsp;<b>04</b>&#8203;</td>", "04"),
        ("<td>&amp;nbsp; &lt;/td&gt;&lt;td&gt;</td>", "&nbsp; </td><td>"),
        ('<td title="<td>5</td>">1</td>', "1"),
        ("<td><!-- <td>5</td> -->1<script>'<td>'</script></td>", "1"),
        ("<td><svg><path d='1'/><text>no</text></svg>1</td>", "1"),
        ("<td class=x width=5 rowspan=1>1</td>", "1"),
        ("<td>10<sup>1</sup></td>", "10¹"),
    ],
)
def test_a_cell_prints_what_a_browser_shows(cell: str, text: str) -> None:
    """Breaks are line ends, scripts no text; the mark of a footnote is no digit of a figure."""
    cells = _cells(f"<table><tr>{cell}</tr></table>")

    assert cells.select("row", "col", "text").rows() == [(1, 1, text)]


@pytest.mark.parametrize(
    "markup", ["<div>", "<ul><li>", "<b>", "<p><font color={}></p>"], ids=lambda tag: tag
)
def test_endless_nesting_is_refused_before_it_is_parsed(markup: str) -> None:
    """A parser looks through all open elements at each new one: minutes for half a megabyte."""
    page = "".join(markup.format(number) for number in range(50_000))

    with pytest.raises(UnusableFileError, match="inside each other by the thousand"):
        webpage_pages("deep.html", f"<html><body>{page}".encode())


def test_many_elements_side_by_side_are_no_nesting() -> None:
    """What programs write around each word, and paragraphs that nobody closes, are read."""
    row = "<tr><td><p class=x><span lang=ru><b>01</b></span><td><font size=2>имя</tr>"

    cells = _cells(f"<table>{row * 5_000}</table>{'<p><span>x</p>' * 20_000}")

    assert cells["text"].to_list() == ["01", "имя"] * 5_000
