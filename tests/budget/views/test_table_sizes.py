"""No heading and no text of a table is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget.views.table_sizes import heading_width, row_height, text_width

_LINE = 19  # pixels
_LONGEST = "Все трансферты одной суммой: Национальный фонд и нижестоящие бюджеты, не разделены"


def test_rows_of_one_line_keep_the_usual_height() -> None:
    """A table of short texts is no longer than it has to be."""
    assert row_height((300, ["as adopted", None]), (120, [])) is None


def test_all_rows_are_as_high_as_the_longest_text_of_any_column() -> None:
    """Rows of one table are equally high: 82 letters in 142 pixels are five lines."""
    height = row_height((142, ["Subvention", _LONGEST]), (300, ["one line"]))

    assert height is not None
    assert height >= 5 * _LINE


def test_two_lines_take_what_a_text_needs_to_be_broken_at_all() -> None:
    """Below two rows of the usual height, 70 pixels, Streamlit cuts instead of breaking."""
    height = row_height((150, ["Уилский сельский округ"]))

    assert height is not None
    assert height > 70


@given(st.text(st.characters(categories=["L"]), min_size=1, max_size=60), st.integers(60, 500))
def test_a_column_as_wide_as_its_longest_text_breaks_none(text: str, least: int) -> None:
    """Width and height are measured by the same letters."""
    assert row_height((text_width([text], least), [text])) is None


@pytest.mark.parametrize("title", ["Собственные доходы", "Төменнен трансферттер"])
def test_a_number_column_is_as_wide_as_its_heading(title: str) -> None:
    """A heading is never broken into lines: about seven pixels a letter."""
    assert heading_width(title, 90) >= 7 * len(title) + 16
