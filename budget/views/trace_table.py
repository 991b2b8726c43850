"""The budgets of a chain as a table: whole, or for each inhabitant."""

import polars as pl
import streamlit as st

from budget import tables
from budget.locale import labels, transfers
from budget.locale.numbers import Scale
from budget.views import address, traced
from budget.views.amounts import in_unit, number_column, shared_scale
from budget.views.page import Page
from budget.views.sent import ArrowTable, as_sent
from budget.views.table_sizes import row_height
from budget.views.trace_cells import cells_shown, clicked
from budget.views.trace_head import (
    AMOUNTS,
    HEAD,
    WHOLE,
    amounts_of_chain,
    division_told,
    uncounted_in,
)
from budget.views.trace_words import act_cited, on_phone, own_budget, unit_name
from budget.views.traced import Asked


def chain_table(asked: Asked, page: Page) -> str:
    """Revenues, own revenues, transfers and withdrawals of each budget; a click shows the cell.

    Returns:
        Whether amounts are shown whole or for each inhabitant: `WHOLE` or `HEAD`.
    """
    spoken, is_narrow = page.spoken, on_phone()
    per = {WHOLE: spoken.gettext("whole budget"), HEAD: spoken.gettext("per inhabitant")}
    chosen = address.pick(
        "per", spoken.gettext("Amounts"), list(per), per.__getitem__,
        default=WHOLE, as_buttons=True,
    )  # fmt: skip
    text, scale = st.column_config.TextColumn, chain_scale(asked, chosen)
    shown, height = _shown(asked, page, chosen, scale, is_narrow)
    widths = _widths(is_narrow)
    unit = spoken.gettext("Unit: {unit}.", unit=chain_unit(asked, chosen, page))
    hint = spoken.gettext("Click a figure to see the document, row and cell that print it.")
    st.caption(f"{unit} {hint}")
    event = st.dataframe(
        shown,
        hide_index=True,
        key=f"chain_{asked.key}_{chosen}",
        on_select="rerun",
        selection_mode="single-cell",
        alt=spoken.gettext("The budgets of the chain, the republic first"),
        placeholder="—",
        row_height=height,
        column_config={
            "place": text(spoken.gettext("Place"), width=widths["place"]),
            **{
                name: number_column(
                    labels.label(transfers.COLUMNS, name, spoken), 106 if is_narrow else 112
                )
                for name in AMOUNTS
            },
            "budget": text(spoken.gettext("Budget"), width=widths["budget"]),
            "known": text(spoken.gettext("How transfers are printed"), width=widths["known"]),
            "act": text(spoken.gettext("Act"), width=widths["act"]),
        },
    )
    uncounted = uncounted_in(asked, chosen)
    if uncounted:
        names = ", ".join(unit_name(unit_id, page) for unit_id in uncounted)
        st.caption(
            spoken.gettext(
                "No population is held that fits {year} and the borders of that year: {places}.",
                year=asked.year,
                places=names,
            )
        )
    picked = clicked(event["selection"], traced.traced(asked).chain)
    if chosen == HEAD:
        division_told(picked, asked, page)
    cells_shown(picked, asked.year, asked.phase, page)
    return chosen


def chain_scale(asked: Asked, per: str = WHOLE) -> Scale:
    """The unit of the amounts of the chain."""
    amounts = amounts_of_chain(asked, per)
    return shared_scale(*(amounts[name] for name in AMOUNTS))


def chain_unit(asked: Asked, per: str, page: Page) -> str:
    """«thousand ₸ per inhabitant», or the unit of money alone."""
    unit = page.spoken.gettext(chain_scale(asked, per).label)
    return unit if per == WHOLE else page.spoken.gettext("{unit} per inhabitant", unit=unit)


def _widths(is_narrow: bool) -> dict[str, int]:  # noqa: FBT001 -- the only fact
    """Pixels of the columns of text."""
    return {"place": 110 if is_narrow else 150, "budget": 150, "known": 230, "act": 230}


@tables.remembered(*traced.READ, "statistics", "breaks")
def _shown(
    asked: Asked,
    page: Page,
    per: str,
    scale: Scale,
    is_narrow: bool,  # noqa: FBT001 -- a cache key
) -> tuple[ArrowTable, int | None]:
    """What the table shows, and how high its rows are."""
    chain, amounts = traced.traced(asked).chain, amounts_of_chain(asked, per)
    spoken, units = page.spoken, chain["unit_id"].to_list()
    shown = chain.select(
        place=pl.Series([unit_name(unit, page) for unit in units], dtype=pl.String),
        **{name: in_unit(amounts[name], scale.tenge) for name in AMOUNTS},
        budget=pl.Series([own_budget(unit, page) for unit in units], dtype=pl.String),
        known=pl.Series(_notes(chain, page), dtype=pl.String),
        act=pl.Series(
            [
                act_cited(act_id, edition, page, True) or spoken.gettext("not held here")  # noqa: FBT003
                for act_id, edition in chain.select("act_id", "edition_no").iter_rows()
            ],
            dtype=pl.String,
        ),
    )
    widths = _widths(is_narrow)
    return as_sent(shown), row_height(*((width, shown[name]) for name, width in widths.items()))


def _notes(chain: pl.DataFrame, page: Page) -> list[str]:
    """How far the act tells transfers from above and from below."""
    is_lumped = (pl.col("budget_level") == "republic") & (pl.col("split") == "not_split")
    told = pl.when(is_lumped).then(pl.lit("republic")).otherwise("split")
    return [
        labels.label(transfers.SPLITS, split, page.spoken) if split else ""
        for split in chain.select(told.alias("split"))["split"]
    ]
