"""Tables of a publication under the names of their declaration, closed sets in the reader's words."""

from collections.abc import Mapping, Sequence

import polars as pl
import streamlit as st

from budget.locale import labels
from budget.locale import requests as said
from budget.model.base import Table
from budget.reports.request_book import column_facts
from budget.views.page import Page
from budget.views.requests_words import options, village_name
from budget.views.sent import as_sent

OF_REQUESTS: Mapping[str, Mapping[str, str]] = {
    "kind": said.KINDS,
    "state": said.STATES,
    "reply": said.REPLIES,
    "tier": labels.TIERS,
    "law": said.LAWS,
    "sent_by": said.CHANNELS,
}
OF_EVENTS: Mapping[str, Mapping[str, str]] = {
    "kind": said.EVENT_KINDS,
    "state": said.STATES,
    "reply": said.REPLIES,
    "money_stage": said.STAGES,
}


def told(rows: pl.DataFrame, sets: Mapping[str, Mapping[str, str]], page: Page) -> pl.DataFrame:
    """Codes as the words that the page uses for them; a text stays as it would go out."""
    shown = rows.with_columns(
        pl.col(name).cast(pl.String).replace(options(words, page))
        for name, words in sets.items()
    )
    if "unit_id" in shown.columns:
        names = {unit: village_name(unit, page) for unit in shown["unit_id"].unique()}
        shown = shown.with_columns(pl.col("unit_id").replace(names))
    if "evasions" in shown.columns:
        lacks = options(said.EVASIONS, page)
        shown = shown.with_columns(
            pl.col("evasions")
            .str.split(" ")
            .list.eval(pl.element().replace(lacks))
            .list.join(", ")
        )
    return shown


def declared_table(
    rows: pl.DataFrame, table: type[Table], first: Sequence[str], alt: str, page: Page
) -> None:
    """A table under the names that its declaration gives."""
    facts = {
        name: column_facts(column, page.spoken) for name, column in table.columns().items()
    }
    st.dataframe(
        as_sent(rows),
        hide_index=True,
        placeholder="—",
        alt=alt,
        column_order=list(dict.fromkeys([*first, *rows.columns])),
        column_config={
            name: st.column_config.Column(
                title, help="  \n".join(part for part in (told, unit, f"`{name}`") if part)
            )
            for name, (title, unit, told) in facts.items()
        },
    )
