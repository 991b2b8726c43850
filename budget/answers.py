"""How a command answers: a table for people, JSON or CSV for programs."""

import sys
from enum import Enum
from typing import Literal, Self

import polars as pl
from rich.console import Console
from rich.table import Table
from rich.text import Text


class Form(Enum):
    """What an answer looks like."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"

    @classmethod
    def of(cls, *, as_json: bool, as_csv: bool) -> Self:
        """The form asked for; JSON where both are."""
        return cls(cls.JSON if as_json else cls.CSV if as_csv else cls.TABLE)


def answer(
    rows: pl.DataFrame,
    shown: dict[str, pl.Series],
    form: Form,
    *,
    whole: tuple[str, ...] = (),
    title: str | None = None,
) -> None:
    """Print rows: all their columns to programs, the shown ones to people.

    Args:
        rows: The answer.
        shown: Heading → texts, one a row.
        form: What it looks like.
        whole: Headings of columns that are never broken over lines, such as amounts.
        title: Line above the table.
    """
    if form is Form.JSON:
        document(rows.write_json())
    elif form is Form.CSV:
        sys.stdout.write(rows.write_csv())
    else:
        Console().print(_table(shown, whole, title))


def document(text: str) -> None:
    """Print a text as it is."""
    sys.stdout.write(text.removesuffix("\n") + "\n")


def refuse(sentence: str) -> None:
    """Say on the error stream why there is no answer."""
    sys.stderr.write(sentence + "\n")


def _table(shown: dict[str, pl.Series], whole: tuple[str, ...], title: str | None) -> Table:
    table = Table(title=title, title_justify="left", show_edge=False)
    for heading in shown:
        justify: Literal["left", "right"] = "right" if set("₸%") & set(heading) else "left"
        table.add_column(heading, justify=justify, no_wrap=heading in whole)
    for cells in zip(*shown.values(), strict=True):
        table.add_row(*(Text(str(cell)) for cell in cells))  # a printed name is no markup
    return table
