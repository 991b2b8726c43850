"""A table of figures whose every cell leads to the printed one."""

from functools import lru_cache

import polars as pl
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from budget import tables
from budget.locale import labels, numbers
from budget.locale.numbers import Scale
from budget.locale.words import Words
from budget.views.amounts import (
    as_percents,
    asked_scale,
    in_unit,
    number_column,
    percent_column,
)
from budget.views.page import Page
from budget.views.sent import ArrowTable, as_sent


def figures_table(
    rows: pl.DataFrame, page: Page, *, key: str, alt: str, shares: bool = False
) -> pl.DataFrame:
    """Show figures and return the row that was clicked, or none.

    Args:
        rows: Rows with `code`, `name`, `name_language`, `amount_kzt`, and `share` if wanted.
        page: Language and theme.
        key: Key of the table; a changed key forgets the click.
        alt: What the table says, for those who cannot see it.
        shares: Show `share`.
    """
    shown, scale, missing = _shown(tables.shared(rows), asked_scale(), page, shares)
    event = st.dataframe(
        shown,
        hide_index=True,
        key=key,
        on_select="rerun",
        selection_mode="single-cell",
        alt=alt,
        placeholder=missing,
        height="content" if rows.height <= 40 else 720,  # noqa: PLR2004 -- rows that fit a screen
        column_config=_columns(page.spoken, scale),
    )
    cells = event["selection"]["cells"]
    return rows.slice(int(cells[0][0]), 1) if cells else rows.clear()


@lru_cache
def _columns(spoken: Words, scale: Scale) -> dict[str, ColumnConfig]:
    """Headings and widths."""
    return {
        "name": st.column_config.TextColumn(spoken.gettext("Name"), width=520),
        "amount": number_column(spoken.gettext(scale.label), 110),
        "why": st.column_config.TextColumn(spoken.gettext("Why there is none"), width=130),
        "share": percent_column(spoken.gettext("Share"), 70),
        "code": st.column_config.TextColumn(spoken.gettext("Code"), width="small"),
        "exact": st.column_config.NumberColumn(  # sorts, and is copied, as a number
            spoken.gettext("Exact, ₸"), format="localized", width=150
        ),
    }


@tables.remembered()
def _shown(
    of: tables.Shared,
    asked: Scale | None,
    page: Page,
    shares: bool,  # noqa: FBT001 -- a cache key
) -> tuple[ArrowTable, Scale, str]:
    """The cells of the table, the unit of its amounts, and what stands in empty cells.

    One reason for all stands in the cells themselves; several have a column of their own, right of
    the names, which a phone shows first.
    """
    rows = of.frame
    scale = numbers.column_scale(rows["amount_kzt"], asked)
    codes = [  # the code of an item is ours, not printed
        "" if level == "item" else code
        for level, code in zip(rows["line_level"], rows["code"], strict=True)
    ]
    why = _why_missing(rows, page)
    reasons = why.unique().drop_nulls()
    amounts, others = rows["amount_kzt"], rows["share"] if shares else rows["amount_kzt"]
    is_told = reasons.len() == 1 and (amounts.is_null() | others.is_not_null()).all()
    shown = pl.DataFrame(
        [
            in_unit(rows["amount_kzt"], scale.tenge).alias("amount"),
            *([as_percents(rows["share"]).alias("share")] if shares else []),
            pl.Series("name", named_in(rows, page), dtype=pl.String),
            *([] if reasons.is_empty() or is_told else [why.fill_null("")]),
            pl.Series("code", codes, dtype=pl.String),
            rows["amount_kzt"].alias("exact"),
        ]
    )
    return as_sent(shown), scale, reasons.item() if is_told else "—"


def click_hint(page: Page, before: str = "") -> None:
    """How to come from a figure to its printed cell, after what is said of the chart above."""
    hint = page.spoken.gettext(
        "Click a figure to see the document, row and cell that print it."
    )
    st.caption(f"{before} {hint}".lstrip())


def named_in(rows: pl.DataFrame, page: Page) -> list[str]:
    """Names of rows; a name in another language than the page's says which."""
    marks = {
        "ru": page.spoken.gettext("Rus."),
        "kk": page.spoken.gettext("Kaz."),
    }
    unnamed = page.spoken.gettext("name not printed")
    return [
        unnamed
        if name is None
        else name
        if spoken_in in {page.language.value, None} or spoken_in not in marks
        else f"{name} ({marks[spoken_in]})"
        for name, spoken_in in zip(rows["name"], rows["name_language"], strict=True)
    ]


def _why_missing(rows: pl.DataFrame, page: Page) -> pl.Series:
    """Why an amount is not there, in words; null beside one that is."""
    unheld = page.spoken.gettext("not held here")
    reasons = [
        None
        if amount is not None
        else labels.label(labels.STATUSES, status, page.spoken)
        if status
        else unheld
        for amount, status in rows.select("amount_kzt", "value_status").iter_rows()
    ]
    return pl.Series("why", reasons, dtype=pl.String)
