"""The figures of each group of requests: cards that a phone can read, and the whole table."""

from collections.abc import Mapping

import polars as pl
import streamlit as st
from babel.numbers import format_decimal

from budget.locale import labels, numbers
from budget.locale import requests as said
from budget.model.names import kazakh_sort_key
from budget.views.amounts import as_percents, number_column, percent_column
from budget.views.page import Page
from budget.views.plain import plain
from budget.views.requests_figures import figures_titles
from budget.views.requests_words import options, village_name
from budget.views.sent import as_sent

PLACES = ("unit_id", "district_id", "oblast_id")
_CARDS = 12  # groups shown as cards; more are read in the table
_CARD = 330  # pixels: three beside each other on a screen, one on a phone
_ALWAYS = ("asked_count", "answered_count", "approved_count")
_TROUBLE = ("evasive_count", "overdue_count")  # told where there is any
_SETS: Mapping[str, Mapping[str, str]] = {"kind": said.KINDS, "tier": labels.TIERS}


def share_shown(share: float | None, page: Page) -> str:
    """A share in per cent; a dash where it is not known."""
    return "—" if share is None else numbers.percent(share, page.language)


def days_shown(days: float | None, page: Page) -> str:
    """A median of days; a dash where no reply came."""
    return "—" if days is None else format_decimal(days, "#,##0.#", locale=page.language)


def named(rows: pl.DataFrame, by: str, page: Page) -> pl.DataFrame:
    """The rows of `totals` with `group`, the name of each; an office as it was typed."""
    sets = {name: options(words, page) for name, words in _SETS.items()}
    if by in PLACES:
        names = ["—" if unit is None else village_name(unit, page) for unit in rows[by]]
    else:
        names = [sets[by][value] if by in sets else str(value) for value in rows[by]]
    return rows.with_columns(pl.Series("group", names, dtype=pl.String))


def by_name(rows: pl.DataFrame) -> pl.DataFrame:
    """The groups in the order of the alphabet: where they do not compare, none is first."""
    order = sorted(range(rows.height), key=lambda row: kazakh_sort_key(rows["group"][row]))
    return rows[order]


def cards_shown(rows: pl.DataFrame, page: Page) -> None:
    """Each group in a few lines, beside each other where there is room."""
    with st.container(horizontal=True, key="requests_groups"):
        for row in rows.head(_CARDS).iter_rows(named=True):
            with st.container(border=True, width=_CARD, height="stretch"):
                st.markdown("  \n".join([f"**{plain(row['group'])}**", *_lines(row, page)]))


def _lines(row: dict[str, int | float | None], page: Page) -> list[str]:
    """Counts, days and money of a group."""
    spoken, titles = page.spoken, figures_titles(page)
    names = [*_ALWAYS, *(name for name in _TROUBLE if row[name])]
    lines = [f"{titles[name]}: {row[name]}" for name in names]
    if row["median_days_to_reply"] is not None:
        days = days_shown(row["median_days_to_reply"], page)
        lines.append(f"{titles['median_days_to_reply']}: {days}")
    lines.append(_headed(titles["asked_kzt"], _money(row["asked_kzt"], page)))
    approved = spoken.gettext("not known")
    if row["approved_kzt"] is not None:
        approved = _money(row["approved_kzt"], page)
    if row["approved_share"] is not None:
        approved += f" ({share_shown(row['approved_share'], page)})"
    return [*lines, _headed(titles["approved_kzt"], approved)]


def _headed(title: str, amount: str) -> str:
    """«Asked: 8 mln ₸»: an amount says its unit, a column's heading need not say it again."""
    return f"{title.removesuffix(', ₸')}: {amount}"


def _money(amount: float | None, page: Page) -> str:
    return "—" if amount is None else numbers.amount(int(amount), page.spoken)


def table_shown(rows: pl.DataFrame, page: Page) -> None:
    """Every group and figure; it may be wider than a phone, the cards are not."""
    spoken, titles = page.spoken, figures_titles(page)
    counts = [name for name in titles if name.endswith("_count")]
    st.dataframe(
        as_sent(
            pl.DataFrame(
                {
                    "group": rows["group"],
                    **{name: rows[name] for name in counts},
                    "median_days_to_reply": rows["median_days_to_reply"],
                    "asked_kzt": rows["asked_kzt"],
                    "approved_kzt": rows["approved_kzt"],
                    "approved_share": as_percents(rows["approved_share"]),
                }
            )
        ),
        hide_index=True,
        height="content",
        placeholder="—",
        alt=spoken.gettext("Requests asked, answered, approved and overdue, by group"),
        column_config={
            "group": st.column_config.TextColumn(spoken.gettext("Grouped by"), pinned=True),
            **{name: st.column_config.Column(titles[name]) for name in counts},
            "median_days_to_reply": number_column(titles["median_days_to_reply"], 150),
            "asked_kzt": number_column(titles["asked_kzt"], 130),
            "approved_kzt": number_column(titles["approved_kzt"], 130),
            "approved_share": percent_column(titles["approved_share"], 150),
        },
    )
