"""Where the facts about regions are printed: a figure a row, with its publication and page."""

import polars as pl
import streamlit as st

from budget import tables
from budget.locale.school_facts import FACTS, FIGURES
from budget.locale.schools import QUALITIES
from budget.locale.statistics import PUBLICATIONS
from budget.views.page import Page

_TALL = 420  # pixels
_HOST = r"^https?://(?:www\.)?([^/]+)"


def facts_printed(figures: pl.DataFrame, names: dict[str, str], page: Page) -> None:
    """Every printed figure behind the facts, with its publication and page.

    Args:
        figures: Rows of `figures_behind`.
        names: Names of units.
        page: Language.
    """
    spoken, text = page.spoken, st.column_config.TextColumn
    with st.expander(spoken.gettext("Where each of these figures is printed")):
        st.dataframe(
            _shown(figures, names, page),
            hide_index=True,
            height=_TALL,
            placeholder="",
            alt=spoken.gettext("Figures behind the table, each with its publication and page"),
            column_config={
                "place": text(spoken.gettext("Place")),
                "fact": text(spoken.gettext("Fact")),
                "figure": text(spoken.gettext("Figure")),
                "period": text(spoken.gettext("Period")),
                "printed": text(spoken.gettext("Printed"), alignment="right"),
                "quality": text(spoken.gettext("How well known")),
                "address": st.column_config.LinkColumn(
                    spoken.gettext("Web page"), display_text=_HOST, width=170
                ),
                "cell": text(spoken.gettext("Cell")),
                "publication": text(spoken.gettext("Publication")),
            },
        )


def _shown(figures: pl.DataFrame, names: dict[str, str], page: Page) -> pl.DataFrame:
    """Figures in words; one that is printed in a file has the page of the file, and its cell."""
    page_of = dict(tables.read("sources").select("source_id", "url").iter_rows())
    is_address = pl.col("stated_at").str.starts_with("http").fill_null(value=False)
    file_page = pl.col("source_id").replace_strict(
        page_of, default=None, return_dtype=pl.String
    )
    return figures.select(
        place=pl.col("of_unit_id").replace_strict(names),
        fact=_told(FACTS, "fact", page),
        figure=_told(FIGURES, "indicator", page),
        period="period",
        printed="printed",
        quality=_told(QUALITIES, "quality", page),
        address=pl.when(is_address).then("stated_at").otherwise(file_page),
        cell=pl.when(~is_address).then("stated_at"),
        publication=_told(PUBLICATIONS, "source_id", page),
    )


def _told(labels: dict[str, str], column: str, page: Page) -> pl.Expr:
    """Keys of a column in words."""
    told = {key: page.spoken.gettext(label) for key, label in labels.items()}
    return pl.col(column).cast(pl.String).replace_strict(told, return_dtype=pl.String)
