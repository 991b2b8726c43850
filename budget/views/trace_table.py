"""The budgets of a chain as a table: whole, or for each inhabitant."""

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.borders import boundary_breaks
from budget.analysis.per_head import per_inhabitant
from budget.locale import labels, transfers
from budget.locale.numbers import Scale
from budget.views import address, traced
from budget.views.amounts import in_unit, number_column, shared_scale
from budget.views.page import Page
from budget.views.sent import ArrowTable, as_sent
from budget.views.trace_cells import cells_shown, clicked
from budget.views.trace_words import act_cited, on_phone, own_budget, unit_name
from budget.views.traced import Asked

_AMOUNTS = [
    "revenues_kzt",
    "own_revenues_kzt",
    "transfers_from_above_kzt",
    "transfers_from_below_kzt",
    "withdrawn_kzt",
]
_WHOLE, _HEAD = "budget", "head"
_ROW = 74  # pixels: three lines of text


def chain_table(asked: Asked, page: Page) -> None:
    """Revenues, own revenues, transfers and withdrawals of each budget; a click shows the cell."""
    spoken, is_narrow = page.spoken, on_phone()
    per = {_WHOLE: spoken.gettext("whole budget"), _HEAD: spoken.gettext("per inhabitant")}
    chosen = address.pick(
        "per", spoken.gettext("Amounts"), list(per), per.__getitem__,
        default=_WHOLE, as_buttons=True,
    )  # fmt: skip
    text, scale = st.column_config.TextColumn, chain_scale(asked, chosen)
    unit = spoken.gettext("Unit: {unit}.", unit=spoken.gettext(scale.label))
    hint = spoken.gettext("Click a figure to see the document, row and cell that print it.")
    st.caption(f"{unit} {hint}")
    event = st.dataframe(
        _shown(asked, page, chosen, scale),
        hide_index=True,
        key=f"chain_{asked.key}_{chosen}",
        on_select="rerun",
        selection_mode="single-cell",
        alt=spoken.gettext("The budgets of the chain, the republic first"),
        placeholder="—",
        row_height=_ROW,
        column_config={
            "place": text(spoken.gettext("Place"), width=110 if is_narrow else 150),
            **{
                name: number_column(
                    labels.label(transfers.COLUMNS, name, spoken), 106 if is_narrow else 138
                )
                for name in _AMOUNTS
            },
            "budget": text(spoken.gettext("Budget"), width=150),
            "known": text(spoken.gettext("How transfers are printed"), width=230),
            "act": text(spoken.gettext("Act"), width=230),
        },
    )
    picked = clicked(event["selection"], traced.traced(asked).chain)
    cells_shown(picked, asked.year, asked.phase, page)


def chain_scale(asked: Asked, per: str = _WHOLE) -> Scale:
    """The unit of the amounts of the chain."""
    amounts = _amounts(asked, per)
    return shared_scale(*(amounts[name] for name in _AMOUNTS))


@tables.remembered(*traced.READ, "statistics", "breaks")
def _amounts(asked: Asked, per: str) -> pl.DataFrame:
    chain = traced.traced(asked).chain
    return _per_head(asked, chain) if per == _HEAD else chain


@tables.remembered(*traced.READ, "statistics", "breaks")
def _shown(asked: Asked, page: Page, per: str, scale: Scale) -> ArrowTable:
    chain, amounts = traced.traced(asked).chain, _amounts(asked, per)
    spoken, units = page.spoken, chain["unit_id"].to_list()
    return as_sent(
        chain.select(
            place=pl.Series([unit_name(unit, page) for unit in units], dtype=pl.String),
            **{name: in_unit(amounts[name], scale.tenge) for name in _AMOUNTS},
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
    )


def _notes(chain: pl.DataFrame, page: Page) -> list[str]:
    """How far the act tells transfers from above and from below."""
    is_lumped = (pl.col("budget_level") == "republic") & (pl.col("split") == "not_split")
    told = pl.when(is_lumped).then(pl.lit("republic")).otherwise("split")
    return [
        labels.label(transfers.SPLITS, split, page.spoken) if split else ""
        for split in chain.select(told.alias("split"))["split"]
    ]


def _per_head(asked: Asked, chain: pl.DataFrame) -> pl.DataFrame:
    """The amounts of the chain for each inhabitant; null where nobody is counted."""
    boundaries = boundary_breaks(tables.read("breaks"), tables.read("units"))
    statistics = tables.read("statistics").filter(
        pl.col("unit_id").is_in(chain["unit_id"].implode())
    )
    long = (
        chain.select("unit_id", *_AMOUNTS)
        .unpivot(_AMOUNTS, index="unit_id", variable_name="measure", value_name="amount_kzt")
        .with_columns(budget_year=pl.lit(asked.year, pl.Int64))
    )
    divided = per_inhabitant(long, statistics, boundaries).select(
        "unit_id", "measure", pl.col("amount_per_capita_kzt").round().cast(pl.Int64)
    )
    wide = divided.pivot("measure", index="unit_id", values="amount_per_capita_kzt")
    return chain.select("unit_id").join(wide, on="unit_id", how="left", maintain_order="left")
