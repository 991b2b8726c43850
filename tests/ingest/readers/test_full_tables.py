"""Tables that a page writes out in full are cut as they stand: they say what a parser would say."""

from html import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.readers.pages import Pages, cells_frame
from ingest.readers.webpage import webpage_pages

_MANNERS = [
    "",
    ' rowspan="2"',
    ' colspan="3" rowspan="0"',
    ' style="display:none"',
    ' hidden=""',
    ' rowspan="2" rowspan="3"',
    ' rowspan="2\u00a0"',
]
_GAPS = st.sampled_from(["", "\n", " \t", "\u00a0"])
_ESCAPES = ["&laquo;1&raquo;", "&#39;", "&amp;lt;", "&nbsp;", "&copy;", "&#160;", "&quot", "&"]
_CELL = st.tuples(
    st.sampled_from(["td", "th"]),
    st.sampled_from(_MANNERS),
    st.text("1 2,3«ә<>&\"' \u00a0\n", max_size=8).map(escape) | st.sampled_from(_ESCAPES),
)
_BEFORE = ["", "<p>", "<div><b>1", "<table><tr><td>a", '<table \ue000="0"><tr><td>a</table>']
_ROWS = st.lists(st.lists(_CELL, max_size=4), max_size=4)


def read(body: str) -> Pages:
    """What a page prints."""
    return webpage_pages("page.html", f"<html><body>{body}".encode())


def table(rows: list[list[tuple[str, str, str]]], gap: str) -> str:
    """A table written out in full."""
    written = ""
    for row in rows:
        cells = (f"<{name}{manner}>{text}</{name}>{gap}" for name, manner, text in row)
        written += f"<tr>{gap}{''.join(cells)}</tr>{gap}"
    return f"<table>{gap}{written}</table>"


@settings(deadline=None)
@example([[("td", _MANNERS[-1], "1")] * 2] * 2, "", "")  # a space that is no space
@given(_ROWS, _GAPS, st.sampled_from(_BEFORE))
def test_a_table_written_out_in_full_says_what_a_parser_would_say(
    rows: list[list[tuple[str, str, str]]], gap: str, before: str
) -> None:
    """Tags in capitals say the same, and only a parser reads them."""
    full = table(rows, gap)
    parsed = full.replace("<table", "<TABLE").replace("</table", "</TABLE")

    assert read(f"{before}{full}после") == read(f"{before}{parsed}после")


def test_several_tables_keep_their_places_between_the_lines() -> None:
    """One written out in full, one not, one inside a cell of it."""
    first, inner, last = (table([[("td", "", sign)]], "") for sign in "138")

    pages = read(f"a{first}b<table><tr><td>2{inner}4<td>5</table>c{last}d")

    cells = cells_frame([(1, pages)]).select("grid", "row", "col", "text").rows()
    assert cells == [
        (1, 1, 1, "1"),
        (2, 1, 1, "24"),
        (2, 1, 2, "5"),
        (3, 1, 1, "3"),
        (4, 1, 1, "8"),
    ]
    assert [line[0] for line in pages.paragraphs] == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    "around",
    ["<!--{}-->", "<script>{}</script>", "<template>{}</template>", "<iframe>{}</iframe>"],
)
def test_a_table_that_is_not_shown_is_none(around: str) -> None:
    """What stands beside it is read all the same."""
    hidden, shown = (table([[("td", "", sign)]], "") for sign in "12")

    pages = read(around.format(hidden) + shown)

    assert cells_frame([(1, pages)]).select("grid", "text").rows() == [(1, "2")]


@pytest.mark.parametrize("name", ["xmp", "textarea", "plaintext"])
def test_tags_shown_as_text_are_text(name: str) -> None:
    """Nothing vanishes, and nothing of it is a table."""
    printed = table([[("td", "", "1 «а»")]], "")

    pages = read(f"<p>до</p><{name}></div>{printed}</{name}>")

    [before, shown] = (line[0] for line in pages.paragraphs)
    assert (before, pages.grids) == ("до", [])
    assert printed in shown


def test_a_table_does_not_begin_inside_the_name_of_a_tag() -> None:
    """`<tt;<table>` is one tag, of an element that nobody knows: all in it is text."""
    first, second = (table([[("td", "", sign)]], "") for sign in "12")

    pages = read(f"<tt;{first}<p>бюджет{second}3")

    assert cells_frame([(1, pages)]).select("grid", "text").rows() == [(1, "2")]
    assert [line[0] for line in pages.paragraphs] == ["1", "бюджет", "3"]


def test_a_page_that_marks_its_tables_as_the_reader_does_is_parsed() -> None:
    """Nothing of a comment is shown at a place that says so itself."""
    hidden = table([[("td", "", "1")]], "")

    pages = read(f'<!--{hidden}--><table \ue000="0"></table>')

    assert cells_frame([(1, pages)]).is_empty()


def test_an_end_of_what_never_began_ends_nothing() -> None:
    """Such ends are left where the name of a tag holds the sign of a comment."""
    [before, *_] = read("1<e<!--><div><!").paragraphs

    assert before[0].startswith("1")


def test_of_an_attribute_written_twice_the_first_counts() -> None:
    """As in browsers."""
    pages = read('<table><tr><td rowspan="2" rowspan="3">1</td></tr><tr></tr><tr></tr></table>')

    assert cells_frame([(1, pages)])["row_span"].to_list() == [2]
