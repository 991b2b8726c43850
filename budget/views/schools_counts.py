"""Where a count of people is printed."""

import polars as pl
import streamlit as st

from budget import tables
from budget.locale import schools as words_of
from budget.views.page import Page
from budget.views.printed import printed_panel


def count_printed(row: pl.DataFrame, page: Page) -> None:
    """The printed cell of the count that a figure is divided by; none for a reader's own.

    Args:
        row: One row of values.
        page: Language.
    """
    if row["persons_basis"].item() is None:
        return
    facts = row.row(0, named=True)
    stated = tables.read("statistics").filter(
        pl.col("unit_id") == facts["unit_id"],
        pl.col("indicator") == facts["persons_basis"],
        pl.col("source_id") == facts["persons_source_id"],
        pl.col("value") == facts["persons"],
    )
    if stated.is_empty():
        st.caption(page.spoken.gettext("This count is the reader's own."))
        return
    name = f"{words_of.counted(facts['persons_basis'], page.spoken)}, {facts['name']}"
    line = stated.head(1).with_columns(
        amount_kzt=pl.lit(None, pl.Int64),
        value_status=pl.lit("printed"),
        act_id=pl.lit(None, pl.String),
        edition_no=pl.lit(0, pl.Int64),
    )
    printed_panel(line, name, page)
    where = stated["stated_at"].to_list()[0]
    if where:
        st.caption(where)
