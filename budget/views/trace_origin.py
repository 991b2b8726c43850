"""Where a budget's tenge comes from in the end, as bars and as a table."""

from dataclasses import replace

import polars as pl
import streamlit as st

from budget import tables
from budget.charts.comparison import COLUMNS, comparison_bars
from budget.charts.export import Panel
from budget.charts.theme import Spec
from budget.locale import numbers, transfers
from budget.locale.words import Words
from budget.views import traced
from budget.views.amounts import as_percents
from budget.views.foot import Figure, foot
from budget.views.page import Page
from budget.views.sent import as_sent
from budget.views.trace_chain import acts_of_chain
from budget.views.trace_words import files_of, unit_name
from budget.views.traced import Asked

_DRAWN = 8
_LEAST = 0.001  # share that a bar can show
_NOT_PUBLISHED = "not_published"


def origin_shown(asked: Asked, page: Page) -> None:
    """The mix of origins, with the formula it is worked out by."""
    spoken = page.spoken
    st.header(spoken.gettext("Origin of a tenge"), anchor=False)
    origin = traced.traced(asked).origin
    if origin.is_empty():
        st.info(
            spoken.gettext(
                "The budget of this place is not held for the year: nothing to trace."
            )
        )
        return
    st.markdown(
        spoken.gettext(
            "Whose own revenues end up in this budget, all tiers and withdrawals followed to the "
            "end. What no document held here tells is an origin of its own and is not spread over the "
            "rest."
        )
    )
    republic = traced.traced(asked).chain.head(1)
    if republic["split"].item() == "not_split" and republic["transfers_received_kzt"].item():
        st.caption(
            spoken.gettext(
                "The law gives the republic's transfers from the National Fund and from lower budgets "
                "as one figure: what it does not name apart counts as not published, also in the "
                "money that the republic sends on."
            )
        )
    drawn, specification = _bars(asked, page)
    st.vega_lite_chart(
        as_sent(drawn),
        specification,
        theme=None,
        key=f"origin_{asked.key}",
        alt=_takeaway(asked, page),
    )
    with st.expander(spoken.gettext("How it is worked out")):
        st.latex(r"o(u) = \frac{s(u)\,e(u) + \sum_v T(v \to u)\,o(v)}{R(u)}")
        st.markdown(
            spoken.gettext(
                "o(u) is the mix of origins of budget u, R(u) its revenues, s(u) its own revenues, "
                "e(u) the origin «u itself», T(v → u) what budget v pays it. All budgets of the year "
                "are solved together, because withdrawals flow upwards and subventions back down. "
                "Shares add up to one."
            )
        )

    def titled(words: Words) -> str:
        return words.gettext(
            "{place}, {year}: origin of its revenues",
            place=unit_name(asked.unit_id, replace(page, spoken=words)),
            year=asked.year,
        )

    light = replace(page, is_dark=False)
    foot(
        Figure(
            key=f"origin_{asked.key}",
            titled=titled,
            unit=spoken.gettext("share of revenues, and tenge worked out from it"),
            rows=_named(origin, page),
            behind=_in_words(origin, page),
            table="origins",
            acts=acts_of_chain(asked, page),
            files=lambda: files_of(traced.traced(asked).chain),
            pictured=lambda _: [Panel(*_bars(asked, light))],
        ),
        page,
    )


@tables.remembered(*traced.READ)
def _bars(asked: Asked, page: Page) -> tuple[pl.DataFrame, Spec]:
    spoken, language = page.spoken, page.language
    rows, names = _drawn(traced.traced(asked).origin, page)
    return comparison_bars(
        pl.DataFrame(
            {
                "unit_id": rows["origin"],
                "name": names,
                "shown": rows["share"],
                "shown_text": [numbers.percent(share, language) for share in rows["share"]],
                "exact_text": [
                    numbers.exact(amount, language) for amount in rows["amount_kzt"]
                ],
                "missing_text": pl.Series([""] * rows.height, dtype=pl.String),
            }
        ).select(COLUMNS),
        language,
        is_dark=page.is_dark,
        exact_title=spoken.gettext("Exact"),
    )


def _drawn(origin: pl.DataFrame, page: Page) -> tuple[pl.DataFrame, list[str]]:
    """The greatest origins with their names; the rest, and shares too small to see, as one."""
    kept = origin.filter(pl.col("share") >= _LEAST).head(_DRAWN)
    names = [_origin_name(name, page) for name in kept["origin"]]
    rest = origin.slice(kept.height)
    if rest.height == 1:
        return origin, [*names, _origin_name(rest["origin"].item(), page)]
    if rest.is_empty():
        return kept, names
    summed = rest.select(
        origin=pl.lit("others"),
        share=pl.col("share").sum(),
        amount_kzt=pl.col("amount_kzt").sum(),
    )
    words = page.spoken.ngettext(
        "{number} other budget together", "{number} other budgets together", rest.height
    )
    return pl.concat([kept, summed]), [*names, words]


def _origin_name(origin: str, page: Page) -> str:
    if origin == _NOT_PUBLISHED:
        return page.spoken.gettext(transfers.NOT_PUBLISHED)
    return unit_name(origin, page)


def _named(origin: pl.DataFrame, page: Page) -> pl.DataFrame:
    """Origins with their names, as they are downloaded."""
    names = [_origin_name(name, page) for name in origin["origin"]]
    return origin.select(pl.Series("name", names, dtype=pl.String), pl.all())


def _in_words(origin: pl.DataFrame, page: Page) -> pl.DataFrame:
    """Every origin with its share and amount, as the page shows them behind the bars."""
    spoken = page.spoken
    named = _named(origin, page)
    return named.select(
        pl.col("name").alias(spoken.gettext("Name")),
        (as_percents(named["share"]) * 100).round(2).alias(f"{spoken.gettext('Share')}, %"),
        pl.col("amount_kzt").alias(spoken.gettext("Amount, ₸")),
    )


def _takeaway(asked: Asked, page: Page) -> str:
    drawn, _ = _bars(asked, page)
    return page.spoken.gettext(
        "Bars of origins, the largest first: {parts}",
        parts="; ".join(
            f"{name} {share}" for name, share in drawn.select("name", "shown_text").iter_rows()
        ),
    )
