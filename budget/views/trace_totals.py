"""A budget together with all budgets below it, with no tenge counted twice."""

from dataclasses import replace

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.consolidated import Consolidated, consolidated
from budget.locale import labels, numbers, transfers
from budget.locale.words import Words
from budget.views import held, traced
from budget.views.amounts import in_unit, number_column, shared_scale
from budget.views.foot import Figure, foot
from budget.views.page import Page
from budget.views.sent import as_sent
from budget.views.table_sizes import text_width
from budget.views.terms import explained
from budget.views.trace_cells import cells_shown, clicked
from budget.views.trace_edges import edges_table
from budget.views.trace_sides import sides_shown
from budget.views.trace_words import (
    act_cited,
    acts_of,
    files_of,
    in_words,
    own_budget,
    unit_name,
    with_names,
)
from budget.views.traced import Asked
from budget.views.units_shown import EACH


@tables.remembered(*traced.READ)
def _total(asked: Asked) -> Consolidated:
    whole = traced.whole(asked.year, asked.phase)
    return consolidated(whole.chosen, whole.edges, whole.units, asked.unit_id)


def totals_shown(asked: Asked, page: Page) -> None:
    """Gross, mutual transfers, net; or why there is no net total."""
    spoken = page.spoken
    tier = str(held.unit(asked.unit_id)["budget_level"].item())
    total = _total(asked)
    st.header(
        labels.label(transfers.NETTED_BUDGETS, tier, spoken),
        help=explained("netted_budget", page),
        anchor=False,
    )
    count = total.members.height
    if total.missing:
        st.warning(
            spoken.gettext(
                "Of {all} budgets that make up this total {held} are held for the year: the whole "
                "is not known. Shown is the sum of those held, less what they pay each other.",
                all=numbers.whole(count + len(total.missing), page.language),
                held=numbers.whole(count, page.language),
            )
        )
    _figures(total, page)
    _members(total, asked, page)
    _netted(total, asked, page)
    _missing(total, page)

    def titled(words: Words) -> str:
        return words.gettext(
            "{place}, {year}: {total}",
            place=unit_name(asked.unit_id, replace(page, spoken=words)),
            year=asked.year,
            total=labels.label(transfers.NETTED_BUDGETS, tier, words),
        )

    foot(
        Figure(
            key=f"total_{asked.key}",
            titled=titled,
            unit=spoken.gettext(EACH),
            rows=with_names(total.members, page),
            acts=acts_of(total.members, page),
            files=lambda: files_of(total.members),
            table="budgets_of_tiers",
            coverage=spoken.gettext(
                "Coverage: figures asked for {all}, held {held}.",
                all=numbers.whole(count + len(total.missing), page.language),
                held=numbers.whole(count, page.language),
            ),
        ),
        page,
    )


def _figures(total: Consolidated, page: Page) -> None:
    """Revenues and spending: gross, less mutual transfers, net."""
    spoken = page.spoken
    rows = [
        (spoken.gettext("Sum of the budgets held"), total.gross_revenues_kzt,
         total.gross_expenditures_kzt),
        (spoken.gettext("less what they pay each other"), -total.netted_kzt, -total.netted_kzt),
        (
            spoken.gettext("Total without double counting")
            if not total.missing
            else spoken.gettext("Of the budgets held, without double counting"),
            total.held_revenues_kzt,
            total.held_expenditures_kzt,
        ),
    ]  # fmt: skip
    shown = pl.DataFrame(
        rows, schema={"name": pl.String, "revenues": pl.Int64, "expenditures": pl.Int64},
        orient="row",
    )  # fmt: skip
    st.table(
        shown.select(
            pl.col("name").alias(spoken.gettext("Name")),
            in_words(shown["revenues"], page).alias(spoken.gettext("Revenues")),
            in_words(shown["expenditures"], page).alias(spoken.gettext("Expenditures")),
        ),
        border="horizontal",
        hide_index=True,
        alt=spoken.gettext("Gross sum, mutual transfers and net total"),
    )


def _members(total: Consolidated, asked: Asked, page: Page) -> None:
    spoken, rows = page.spoken, total.members
    places = [unit_name(unit_id, page) for unit_id in rows["unit_id"]]
    tiers = [own_budget(unit_id, page) for unit_id in rows["unit_id"]]
    editions = rows.select("act_id", "edition_no").iter_rows()
    acts = [act_cited(act_id, edition, page, True) for act_id, edition in editions]  # noqa: FBT003 -- a cache key
    scale = shared_scale(rows["revenues_kzt"], rows["expenditures_kzt"])
    with st.expander(spoken.gettext("Budgets added up"), expanded=rows.height <= 5):  # noqa: PLR2004 -- rows that fit a phone
        unit = spoken.gettext("Unit: {unit}.", unit=spoken.gettext(scale.label))
        hint = spoken.gettext("Click a figure to see the document, row and cell that print it.")
        st.caption(f"{unit} {hint}")
        event = st.dataframe(
            as_sent(
                rows.select(
                    place=pl.Series(places, dtype=pl.String),
                    revenues_kzt=in_unit(rows["revenues_kzt"], scale.tenge),
                    expenditures_kzt=in_unit(rows["expenditures_kzt"], scale.tenge),
                    tier=pl.Series(tiers, dtype=pl.String),
                    act=pl.Series(acts, dtype=pl.String),
                )
            ),
            hide_index=True,
            key=f"members_{asked.key}",
            on_select="rerun",
            selection_mode="single-cell",
            placeholder="—",
            alt=spoken.gettext("Budgets added up, each with its act"),
            column_config={
                "place": st.column_config.TextColumn(
                    spoken.gettext("Place"), width=text_width(places, 130)
                ),
                "tier": st.column_config.TextColumn(
                    spoken.gettext("Budget"), width=text_width(tiers, 150)
                ),
                "revenues_kzt": number_column(spoken.gettext("Revenues"), 105),
                "expenditures_kzt": number_column(spoken.gettext("Expenditures"), 105),
                "act": st.column_config.TextColumn(
                    spoken.gettext("Act"), width=text_width(acts, 300)
                ),
            },
        )
        cells_shown(clicked(event["selection"], rows), asked.year, asked.phase, page)


def _netted(total: Consolidated, asked: Asked, page: Page) -> None:
    spoken = page.spoken
    if total.netted.is_empty():
        st.caption(spoken.gettext("No transfer between two of the budgets held was taken out."))
        return
    st.subheader(spoken.gettext("Transfers taken out"), anchor=False)
    st.caption(
        spoken.gettext(
            "Each is taken out once, by what its recipient says; where the recipient is silent, by "
            "what the payer says."
        )
    )
    picked = edges_table(total.netted, f"netted_{asked.key}", page)
    if not picked.is_empty():
        sides_shown(picked, traced.whole(asked.year, asked.phase), page)


def _missing(total: Consolidated, page: Page) -> None:
    if not total.missing:
        return
    title = page.spoken.gettext("Budgets not held ({number})", number=len(total.missing))
    with st.expander(title):
        st.markdown(", ".join(unit_name(unit, page) for unit in total.missing))
