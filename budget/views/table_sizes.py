"""How wide a column and how high a row must be, so that no heading and no text in them is cut."""

import textwrap
from collections.abc import Iterable

_LATIN, _OTHER, _BROAD = (
    62,
    67,
    71,
)  # tenths of a pixel: a letter in a cell, the last in a heading
_EDGES = 18  # pixels: both edges of a cell
_LINE, _AIR = 19, 14  # pixels: a line of text, and what is above and below all lines
_LEAST = 74  # pixels: below two rows of the usual height Streamlit breaks no text into lines


def heading_width(title: str, least: int = 0) -> int:
    """Pixels that a heading needs, which is never broken into lines.

    Args:
        title: The heading.
        least: What the cells below it need.

    Returns:
        The larger of both.

    Examples:
        >>> heading_width("Share", 80), heading_width("Own revenues of the budget", 80)
        (80, 180)
    """
    return max(least, _pixels(_tenths(title, _BROAD)))


def text_width(texts: Iterable[str | None], least: int) -> int:
    """Pixels that the longest of some texts needs on one line.

    Args:
        texts: The cells of a column.
        least: What the column has at least.

    Returns:
        The larger of both.

    Examples:
        >>> text_width(["Uil District", None], 120), text_width(["West Kazakhstan Region"], 120)
        (120, 155)
    """
    return max([least, *(_pixels(_tenths(text, _OTHER)) for text in texts if text)])


def row_height(*columns: tuple[int, Iterable[str | None]]) -> int | None:
    """Pixels of each row of a table: all its rows are as high as the longest text needs.

    Args:
        columns: Width in pixels, and the texts of the column.

    Returns:
        The height; None where every text fits one line.

    Examples:
        >>> row_height((120, ["Uil", None]), (300, ["as adopted"]))
        >>> row_height((120, ["Subvention: Aktobe Region to Uil District, in one sum"]))
        90
    """
    lines = max(
        (_lines(text, width) for width, texts in columns for text in texts if text), default=1
    )
    return None if lines < 2 else max(_LEAST, lines * _LINE + _AIR)  # noqa: PLR2004 -- one line


def _lines(text: str, width: int) -> int:
    """Lines that a text is broken into."""
    letters = (width - _EDGES) * 10 * len(text) // _tenths(text, _OTHER)
    return len(textwrap.wrap(text, max(1, letters)))


def _tenths(text: str, other: int) -> int:
    """Tenths of pixels of a text: Latin letters, figures and spaces are narrower than the others."""
    return sum(_LATIN if letter.isascii() else other for letter in text)


def _pixels(tenths: int) -> int:
    """Whole pixels that hold so many tenths between both edges of a cell."""
    return -(-tenths // 10) + _EDGES
