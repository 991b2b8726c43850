"""Frames as Streamlit sends them: an Arrow table, because a frame would go through pandas first."""

from typing import Protocol

import polars as pl


class ArrowTable(Protocol):
    """A table that gives its columns away as they are."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The columns, by Arrow's own interface."""


def as_sent(rows: pl.DataFrame) -> ArrowTable:
    """The rows as Arrow; a millisecond for a page's table, so what is shown again is kept."""
    table: ArrowTable = rows.to_arrow()
    return table
