"""The budgets of a chain as a ladder: what part of each comes from where."""

import polars as pl
import streamlit as st

from budget import tables
from budget.charts.flow import PICKED, ladder
from budget.charts.theme import Spec
from budget.locale import numbers
from budget.locale.words import N_
from budget.views import address, traced
from budget.views.amounts import asked_scale
from budget.views.page import Page
from budget.views.sent import as_sent
from budget.views.trace_words import in_words, unit_name
from budget.views.traced import Asked

SOURCES = {
    "own": N_("its own revenues"),
    "above": N_("from the tier above"),
    "below": N_("from the tier below"),
    "unknown": N_("not told, or not held"),
}


def ladder_shown(asked: Asked, takeaway: str, page: Page) -> None:
    """The ladder; a click on a budget leads to its place.

    Args:
        asked: Place, year, phase.
        takeaway: What it says, in a sentence.
        page: Language.
    """
    drawn, specification = ladder_of(asked, page, asked_scale())
    event = st.vega_lite_chart(
        as_sent(drawn),
        specification,
        theme=None,
        key=f"ladder_{asked.key}",
        on_select="rerun",
        alt=takeaway.replace("**", ""),
    )
    picks = event["selection"].get(PICKED, [])
    if picks:
        address.link(
            address.PLACE,
            unit_name(str(picks[0]["unit_id"]), page),
            icon=":material/arrow_forward:",
            place=str(picks[0]["unit_id"]),
            year=str(asked.year),
        )


@tables.remembered(*traced.READ)
def ladder_of(asked: Asked, page: Page, _: numbers.Scale | None) -> tuple[pl.DataFrame, Spec]:
    """The bars of each budget; kept for the unit that is asked for, which its texts are in."""
    spoken, language = page.spoken, page.language
    chain = traced.traced(asked).chain
    order = {unit_id: number for number, unit_id in enumerate(chain["unit_id"])}
    totals = dict(zip(chain["unit_id"], in_words(chain["revenues_kzt"], page), strict=True))
    rows = traced.sources(asked)
    numbered = rows.with_columns(
        order=pl.col("unit_id").replace_strict(order, return_dtype=pl.Int64),
        source_no=pl.col("source").replace_strict(
            {source: number for number, source in enumerate(SOURCES)}, return_dtype=pl.Int64
        ),
    ).sort("order", "source_no")
    texts = {source: spoken.gettext(text) for source, text in SOURCES.items()}
    rungs = numbered.with_columns(
        pl.Series("name", [unit_name(unit, page) for unit in numbered["unit_id"]]),
        pl.Series("total_text", [totals[unit] for unit in numbered["unit_id"]]),
        pl.Series("source_text", [texts[source] for source in numbered["source"]]),
        pl.Series(
            "share_text",
            [numbers.percent(share, language) for share in numbered["share_of_budget"]],
        ),
        pl.Series(
            "exact_text",
            [
                "—" if amount is None else numbers.exact(amount, language)
                for amount in numbered["amount_kzt"]
            ],
        ),
        share=pl.col("share_of_budget"),
        is_first=pl.col("unit_id").is_first_distinct(),
    )
    return ladder(
        rungs, language, texts, is_dark=page.is_dark, exact_title=spoken.gettext("Exact")
    )
