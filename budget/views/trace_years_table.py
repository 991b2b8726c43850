"""The years of a budget as a table; a click on an amount shows the cell that prints it."""

import polars as pl
import streamlit as st

from budget.locale import labels, transfers
from budget.locale.numbers import Scale
from budget.views.amounts import in_unit, number_column, shared_scale
from budget.views.page import Page
from budget.views.sent import as_sent
from budget.views.table_sizes import row_height
from budget.views.trace_cells import cells_shown, clicked
from budget.views.trace_words import act_cited
from budget.views.trace_years_chart import DRAWN
from budget.views.traced import Asked

_AMOUNTS = ["revenues_kzt", *DRAWN]
_ACT = 240  # pixels


def scale_of_years(budgets: pl.DataFrame) -> Scale:
    """The unit of the table and of the axis.

    Args:
        budgets: Rows of `flows_over_years` with revenues.
    """
    return shared_scale(*(budgets[name] for name in _AMOUNTS))


def years_table(budgets: pl.DataFrame, asked: Asked, page: Page) -> None:
    """Show the years.

    Args:
        budgets: Rows of `flows_over_years` with revenues.
        asked: Place and phase.
        page: Language.
    """
    spoken, scale = page.spoken, scale_of_years(budgets)
    unit = spoken.gettext("Unit: {unit}.", unit=spoken.gettext(scale.label))
    hint = spoken.gettext("Click a figure to see the document, row and cell that print it.")
    st.caption(f"{unit} {hint}")
    editions = budgets.select("act_id", "edition_no").iter_rows()
    acts = [act_cited(act_id, edition, page, True) for act_id, edition in editions]  # noqa: FBT003 -- a cache key
    event = st.dataframe(
        as_sent(
            budgets.select(
                pl.col("budget_year").cast(pl.String),
                phase=pl.Series(
                    [labels.label(labels.PHASES, phase, spoken) for phase in budgets["phase"]]
                ),
                **{name: in_unit(budgets[name], scale.tenge) for name in _AMOUNTS},
                act=pl.Series(acts, dtype=pl.String),
            )
        ),
        hide_index=True,
        key=f"years_table_{asked.key}",
        on_select="rerun",
        selection_mode="single-cell",
        placeholder="—",
        row_height=row_height((_ACT, acts)),
        alt=spoken.gettext("Revenues and transfers year by year"),
        column_config={
            "budget_year": st.column_config.TextColumn(spoken.gettext("Year"), width=70),
            "phase": st.column_config.TextColumn(spoken.gettext("Phase"), width=110),
            **{
                name: number_column(labels.label(transfers.COLUMNS, name, spoken), 100)
                for name in _AMOUNTS
            },
            "act": st.column_config.TextColumn(spoken.gettext("Act"), width=_ACT),
        },
    )
    budget = clicked(event["selection"], budgets)
    if budget.height:
        cells_shown(budget, int(budget["budget_year"].item()), asked.phase, page)
