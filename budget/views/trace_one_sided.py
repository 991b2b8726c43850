"""What one budget says it sends and nobody says it receives, and the other way round."""

from dataclasses import replace

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.trace import one_sided, unit_chain
from budget.locale import labels, transfers
from budget.locale.words import Words
from budget.views import address, traced
from budget.views.foot import Figure, foot
from budget.views.page import Page
from budget.views.trace_edges import edges_scale, edges_table, named, states_counted
from budget.views.trace_sides import sides_shown
from budget.views.trace_words import unit_name
from budget.views.traced import Asked

_ALL = "all"
_STATES = ("payer_only", "payee_only")


@tables.remembered(*traced.READ)
def _edges(asked: Asked) -> pl.DataFrame:
    """Edges of the place and of all below it; of the republic, the whole country's."""
    whole = traced.whole(asked.year, asked.phase)
    ends = whole.edges.select(
        pl.coalesce("payer_id", "payee_id"), pl.coalesce("payee_id", "payer_id").alias("other")
    )
    chains = {
        unit_id: unit_chain(whole.units, unit_id)
        for unit_id in pl.concat(ends.get_columns()).unique()
    }
    inside = [
        asked.unit_id in chains[one] or asked.unit_id in chains[other]
        for one, other in ends.iter_rows()
    ]
    return whole.edges.filter(pl.Series(inside, dtype=pl.Boolean))


@tables.remembered(*traced.READ)
def _rows(asked: Asked, state: str) -> pl.DataFrame:
    """What only one side of them states, the greatest first."""
    rows = one_sided(_edges(asked))
    return rows if state == _ALL else rows.filter(pl.col("state") == state)


def one_sided_shown(asked: Asked, page: Page) -> None:
    """The list, the greatest first; a click shows the cell and the silent document."""
    spoken = page.spoken
    names = {_ALL: spoken.gettext("all")} | {
        state: labels.label(transfers.STATES, state, spoken) for state in _STATES
    }
    state = address.pick(
        "state", spoken.gettext("State"), list(names), names.__getitem__,
        default=_ALL, as_buttons=True,
    )  # fmt: skip
    shown = _rows(asked, state)
    st.caption(
        spoken.gettext(
            "The greatest first, each with the acts of both sides. Mostly the other side's act is "
            "not held here yet: that is no sign that money is missing. Click a row for the cell."
        )
    )
    if shown.is_empty():
        st.info(
            spoken.gettext("No transfer of this place and year is stated by one side only.")
        )
        return
    picked = edges_table(shown, f"unconfirmed_{asked.key}_{state}", page, with_acts=True)
    if not picked.is_empty():
        sides_shown(picked, traced.whole(asked.year, asked.phase), page)

    def titled(words: Words) -> str:
        return words.gettext(
            "{place}, {year}: transfers that only one side states",
            place=unit_name(asked.unit_id, replace(page, spoken=words)),
            year=asked.year,
        )

    foot(
        Figure(
            key=f"unconfirmed_{asked.key}_{state}",
            titled=titled,
            unit=spoken.gettext(edges_scale(shown).label),
            rows=named(shown, page),
            coverage=states_counted(_edges(asked), page),
            table="transfer_edges",
        ),
        page,
    )
