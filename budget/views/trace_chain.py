"""The chain from the republic down to a place: as a flow, as a ladder, as a table."""

from dataclasses import replace
from itertools import pairwise

import polars as pl
import streamlit as st

from budget.charts.export import Panel
from budget.charts.flow import flow_option
from budget.locale import numbers, transfers
from budget.locale.citations import Act
from budget.locale.words import Words
from budget.views import address, traced
from budget.views.amounts import asked_scale
from budget.views.foot import Figure, foot
from budget.views.page import Page
from budget.views.terms import explained
from budget.views.trace_head import WHOLE, people_counted, with_amounts_per_head
from budget.views.trace_ladder import SOURCES, ladder_of, ladder_shown
from budget.views.trace_table import chain_table, chain_unit
from budget.views.trace_words import (
    acts_of,
    files_of,
    on_phone,
    unit_name,
    with_names,
)
from budget.views.traced import Asked
from budget.views.units_shown import EACH_AND_SHARES

_REPUBLIC = "KZ"
_FLOW_HEIGHT = 330
_UNSEEN = "\u200b"


def chain_shown(asked: Asked, page: Page) -> None:
    """Picture, the sentence it says, the table, the foot."""
    found = traced.traced(asked)
    if found.chain["revenues_kzt"][-1] is None:
        st.info(
            page.spoken.gettext(
                "The revenues of {place} for {year} are not held here: there is no telling where its "
                "money comes from. Below is what is held.",
                place=unit_name(asked.unit_id, page),
                year=asked.year,
            )
        )
    else:
        _pictured(asked, page)
    per = chain_table(asked, page)
    _chain_foot(asked, per, page)


def _pictured(asked: Asked, page: Page) -> None:
    """The sentence, the flow or the ladder, and what both rest on."""
    spoken = page.spoken
    takeaway = _takeaway(asked, page)
    st.markdown(takeaway)
    flows = _flows(asked, page)
    pictures = {
        "flow": spoken.gettext("Flow"),
        "ladder": spoken.gettext("Ladder"),
    }
    picture = address.pick(
        "picture",
        spoken.gettext("Picture"),
        list(pictures),
        pictures.__getitem__,
        default="ladder" if on_phone() else "flow",
        as_buttons=True,
    )
    if picture == "flow" and flows.height and on_phone():
        _flow_listed(flows, takeaway, asked, page)
    elif picture == "flow" and flows.height:
        st.echarts_chart(
            flow_option(flows, is_dark=page.is_dark, height=_FLOW_HEIGHT - 20),
            height=_FLOW_HEIGHT,
            key=f"flow_{asked.key}",
            renderer="svg",
            alt=takeaway.replace("**", ""),
        )
    else:
        ladder_shown(asked, takeaway, page)
    st.caption(_rests_on(asked, page), help=explained("transfers", page))


def _rests_on(asked: Asked, page: Page) -> str:
    """The convention of the picture, and whose figure is not split."""
    spoken = page.spoken
    said = [
        spoken.gettext(
            "Every tenge of a budget is taken for the same mix; what a document does not split is "
            "not divided."
        )
    ]
    chain = traced.traced(asked).chain
    mixed = chain.filter(pl.col("split") == "mixed")["unit_id"].to_list()
    if mixed:
        said.append(
            spoken.gettext(
                "{places}: all transfers are one figure of the act and are counted as from above; "
                "what villages gave back is inside.",
                places=", ".join(unit_name(unit_id, page) for unit_id in mixed),
            )
        )
    return " ".join(said)


def _takeaway(asked: Asked, page: Page) -> str:
    """«Of each 100 tenge of Uil rural okrug in 2025: 18 its own, …»."""
    spoken = page.spoken
    rows = traced.sources(asked)
    ends = rows.filter(pl.col("source") != "above").sort("share_of_unit", descending=True)
    listed = "; ".join(
        f"**{numbers.percent(share, page.language)}** {_source_of(unit_id, source, asked, page)}"
        for unit_id, source, share in ends.select(
            "unit_id", "source", "share_of_unit"
        ).iter_rows()
    )
    return spoken.gettext(
        "Revenues of {place} in {year} by where they come from: {parts}.",
        place=unit_name(asked.unit_id, page),
        year=asked.year,
        parts=listed,
    )


def _source_of(unit_id: str, source: str, asked: Asked, page: Page) -> str:
    words = _words_of(unit_id, source, page)
    if unit_id == asked.unit_id:
        return words
    return f"{unit_name(unit_id, page)}: {words}"


def _words_of(unit_id: str, source: str, page: Page) -> str:
    """A source in words; what the republic's law does not split is mostly the National Fund."""
    if unit_id == _REPUBLIC and source == "unknown":
        return transfers.several(None, unit_id, page.spoken)
    return page.spoken.gettext(SOURCES[source])


def _flows(asked: Asked, page: Page) -> pl.DataFrame:
    """Rows of `flow_option`, the highest tier first."""
    rows = traced.sources(asked).reverse()
    ids = traced.traced(asked).chain["unit_id"].to_list()
    above = dict(pairwise(reversed(ids)))
    names = [
        unit_name(above[unit_id], page)
        if source == "above" and unit_id in above
        else _words_of(unit_id, source, page) + _UNSEEN * number  # names must differ
        for number, (unit_id, source) in enumerate(rows.select("unit_id", "source").iter_rows())
    ]
    return rows.select(
        from_name=pl.Series(names, dtype=pl.String),
        to_name=pl.Series(
            [unit_name(unit_id, page) for unit_id in rows["unit_id"]], dtype=pl.String
        ),
        source="source",
        share=pl.col("share_of_unit").round(6),
    )


def _flow_listed(flows: pl.DataFrame, takeaway: str, asked: Asked, page: Page) -> None:
    """The flow as a list: a phone is too narrow for five columns and their names."""
    heading = page.spoken.gettext(
        "Share in the revenues: {place}", place=unit_name(asked.unit_id, page)
    )
    shares = [numbers.percent(share, page.language) for share in flows["share"]]
    arrow = pl.format("{} → {}", pl.col("from_name").str.replace_all(_UNSEEN, ""), "to_name")
    st.table(
        flows.select(
            arrow.alias(page.spoken.gettext("Flow")),
            pl.Series(heading, shares, dtype=pl.String),
        ),
        border="horizontal",
        hide_index=True,
        alt=takeaway.replace("**", ""),
    )


def acts_of_chain(asked: Asked, page: Page) -> list[Act]:
    """The acts of the budgets of the chain."""
    return acts_of(traced.traced(asked).chain, page)


def _chain_foot(asked: Asked, per: str, page: Page) -> None:
    spoken = page.spoken
    light = replace(page, is_dark=False)
    chain = traced.traced(asked).chain
    missing = chain.filter(pl.col("act_id").is_null())["unit_id"]
    coverage = (
        spoken.gettext(
            "Not held: {places}.", places=", ".join(unit_name(unit, page) for unit in missing)
        )
        if missing.len()
        else spoken.gettext("Every budget of the chain is held.")
    )

    def titled(words: Words) -> str:
        return words.gettext(
            "{place}, {year}: the budgets above it and where its money comes from",
            place=unit_name(asked.unit_id, replace(page, spoken=words)),
            year=asked.year,
        )

    foot(
        Figure(
            key=f"chain_{asked.key}" if per == WHOLE else f"chain_{asked.key}_{per}",
            titled=titled,
            unit=_unit(asked, per, page),
            rows=with_names(
                with_amounts_per_head(asked, per).with_columns(
                    pl.col("missing").list.join(" ")
                ),
                page,
            ),
            table="budgets_of_tiers",
            acts=acts_of_chain(asked, page),
            grounds=people_counted(asked, per),
            files=lambda: files_of(chain),
            coverage=coverage,
            pictured=lambda _: [Panel(*ladder_of(asked, light, asked_scale()))],
        ),
        page,
    )


def _unit(asked: Asked, per: str, page: Page) -> str:
    """The unit of picture and table, which differ where amounts are per inhabitant."""
    if per == WHOLE:
        return page.spoken.gettext(EACH_AND_SHARES)
    return page.spoken.gettext(
        "{unit} in the table; shares and whole amounts in the picture",
        unit=chain_unit(asked, per, page),
    )
