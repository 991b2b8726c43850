"""The table behind a comparison: every place and year, its figure or why there is none."""

import polars as pl
import streamlit as st

from budget.locale.citations import act_of, edition_brief
from budget.views.amounts import as_percents, in_unit, number_column, percent_column
from budget.views.compare_choices import Choice
from budget.views.compare_values import Values
from budget.views.page import Page
from budget.views.table_sizes import text_width
from budget.views.trace_words import on_phone

_NAME, _ACT = 180, 300  # pixels that columns have at least
_NARROW = 165  # pixels that names leave to the figures on a phone
_SHORT = 14  # letters of a unit that fit a column of a phone
_KEPT = [
    "unit_id",
    "name",
    "budget_year",
    "phase",
    "consolidation",
    "status",
    "section",
    "code",
    "amount_kzt",
    "whole_kzt",
    "share",
    "persons",
    "persons_year",
    "persons_basis",
    "persons_source_id",
    "amount_per_capita_kzt",
    "price_factor",
    "amount_real_kzt",
    "amount_per_capita_real_kzt",
    "act_id",
    "edition_no",
    "source_id",
    "table_no",
    "row_no",
    "cell",
    "printed",
]


def comparison_table(values: Values, choice: Choice, page: Page) -> pl.DataFrame:
    """Show the rows.

    Returns:
        The row whose cell was clicked, or none.
    """
    spoken, rows, is_narrow = page.spoken, values.rows, on_phone()
    year = [pl.col("budget_year").cast(pl.String)] if choice.view == "years" else []
    editions, unit = _editions(rows, page), values.unit
    shown = rows.select(
        "name",
        *year,
        value=_numbers(values, choice),
        **_divisor(rows),
        exact="amount_kzt",
        edition=editions,
    )
    event = st.dataframe(
        shown,
        hide_index=True,
        key=f"compare_table_{choice.key}",
        on_select="rerun",
        selection_mode="single-cell",
        alt=spoken.gettext("Places compared, each with its figure and the act that states it"),
        placeholder="—",
        height="content" if shown.height <= 40 else 720,  # noqa: PLR2004 -- rows that fit a screen
        # on a phone the figure, or why there is none, stands without a move of the finger
        column_order=[
            "name",
            "budget_year",
            "value",
            "edition",
            "exact",
            "persons",
            "persons_year",
        ]
        if is_narrow
        else None,
        column_config={
            "name": st.column_config.TextColumn(
                spoken.gettext("Place"),
                width=min(text_width(rows["name"], 100), _NARROW)
                if is_narrow and year
                else text_width(rows["name"], _NAME),
            ),
            "budget_year": st.column_config.TextColumn(spoken.gettext("Year"), width=60),
            "value": (percent_column if choice.per == "share" else number_column)(
                unit if len(unit) < _SHORT or not is_narrow else spoken.gettext("Figure"),
                90 if is_narrow else 100,
            ),
            "persons": number_column(spoken.gettext("Inhabitants"), 90),
            "persons_year": st.column_config.TextColumn(spoken.gettext("Counted in"), width=95),
            "exact": number_column(spoken.gettext("Printed amount, ₸"), 145),
            "edition": st.column_config.TextColumn(
                spoken.gettext("Act"), width=text_width(editions, _ACT)
            ),
        },
    )
    cells = event["selection"]["cells"]
    return rows.slice(int(cells[0][0]), 1) if cells else rows.clear()


def _numbers(values: Values, choice: Choice) -> pl.Series:
    """The figures in their unit, or as shares."""
    shown = values.rows["shown"]
    return as_percents(shown) if choice.per == "share" else in_unit(shown, values.scale)


def downloaded(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows as they are taken along: keys, figures, divisors, and the printed cell."""
    return rows.select(column for column in _KEPT if column in rows.columns)


def _divisor(rows: pl.DataFrame) -> dict[str, pl.Expr]:
    """Inhabitants and the year they were counted in."""
    if "persons" not in rows.columns:
        return {}
    return {
        "persons": pl.col("persons"),
        "persons_year": pl.col("persons_year").cast(pl.String),
    }


def _editions(rows: pl.DataFrame, page: Page) -> pl.Series:
    """The edition of each row's act, whose place the row names; before it why nothing is shown."""
    cited = [
        None if act_id is None else edition_brief(act_of(row), page.spoken)
        for act_id, row in zip(rows["act_id"], rows.iter_slices(1), strict=True)
    ]
    return pl.Series(
        "edition",
        [
            " · ".join(part for part in (missing, act) if part)
            for missing, act in zip(rows["missing_text"], cited, strict=True)
        ],
        dtype=pl.String,
    )
