"""The table behind a comparison: every place and year, its figure or why there is none."""

import polars as pl
import streamlit as st

from budget.locale.citations import act_of, citation
from budget.views.compare_choices import Choice
from budget.views.compare_values import Values
from budget.views.page import Page

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
    spoken, rows = page.spoken, values.rows
    year = [pl.col("budget_year").cast(pl.String)] if choice.view == "years" else []
    shown = rows.select(
        "name",
        *year,
        value="number_text",
        **_divisor(rows),
        exact="amount_kzt",
        edition=_editions(rows, page),
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
        column_config={
            "name": st.column_config.TextColumn(spoken.gettext("Place"), width=180),
            "budget_year": st.column_config.TextColumn(spoken.gettext("Budget year"), width=70),
            "value": st.column_config.TextColumn(values.unit, alignment="right", width=120),
            "persons": st.column_config.NumberColumn(
                spoken.gettext("Inhabitants"), format="localized"
            ),
            "persons_year": st.column_config.TextColumn(spoken.gettext("Counted in"), width=90),
            "exact": st.column_config.NumberColumn(
                spoken.gettext("Printed amount, ₸"), format="localized", width=160
            ),
            "edition": st.column_config.TextColumn(spoken.gettext("Act"), width="large"),
        },
    )
    cells = event["selection"]["cells"]
    return rows.slice(int(cells[0][0]), 1) if cells else rows.clear()


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
    """The act of each row, and before it why it has nothing to show."""
    cited = [
        "" if act_id is None else citation(act_of(row), page.spoken)
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
