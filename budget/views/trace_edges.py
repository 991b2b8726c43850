"""The transfers between the budgets of a chain: both sides, state, residual, and both cells."""

from dataclasses import replace

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.reconciliation import NEIGHBOURS
from budget.analysis.trace import right_below
from budget.locale import labels, numbers, transfers
from budget.locale.numbers import Scale
from budget.locale.words import N_, Words
from budget.views import traced
from budget.views.amounts import in_unit, number_column, shared_scale
from budget.views.foot import Figure, foot
from budget.views.page import Page
from budget.views.sent import ArrowTable, as_sent
from budget.views.table_sizes import row_height
from budget.views.trace_chain import acts_of_chain
from budget.views.trace_sides import sides_shown
from budget.views.trace_words import act_cited, on_phone, party, unit_name
from budget.views.traced import Asked

_TALLEST = 12  # rows that fit a screen
_TITLES = {
    "edges": N_("{place}, {year}: both sides of every transfer of its chain"),
    "below": N_(
        "{place}, {year}: both sides of every transfer with the budgets right below it"
    ),
}
_NUMBERS = {"payer_says", "payee_says", "residual"}


def edges_shown(asked: Asked, page: Page) -> None:
    """The edges of the chain, then those with the tier below; a click shows both cells."""
    spoken = page.spoken
    edges = _of_chain(asked)
    st.header(spoken.gettext("Both sides of every transfer"), anchor=False)
    if edges.is_empty():
        st.info(spoken.gettext("No document held states a transfer between these budgets."))
    else:
        st.caption(
            spoken.gettext(
                "What the payer says it sends, beside what the recipient says it receives. Click a row "
                "to see both printed cells. A difference is an observation, not an accusation: editions "
                "of different days, rounding and unpublished lists explain many."
            )
        )
        _with_foot(edges, "edges", asked, page)
    below = _below(asked)
    if below.height:
        st.subheader(
            spoken.gettext("With the budgets right below it, one by one"), anchor=False
        )
        _with_foot(below, "below", asked, page)


def _with_foot(edges: pl.DataFrame, name: str, asked: Asked, page: Page) -> None:
    picked = edges_table(edges, f"{name}_{asked.key}", page)
    if not picked.is_empty():
        sides_shown(picked, traced.whole(asked.year, asked.phase), page)

    def titled(words: Words) -> str:
        place = unit_name(asked.unit_id, replace(page, spoken=words))
        return words.gettext(_TITLES[name], place=place, year=asked.year)

    foot(
        Figure(
            key=f"{name}_{asked.key}",
            titled=titled,
            unit=page.spoken.gettext(edges_scale(edges).label),
            rows=named(edges, page),
            acts=acts_of_chain(asked, page),
            coverage=states_counted(edges, page),
            table="transfer_edges",
        ),
        page,
    )


@tables.remembered(*traced.READ)
def _of_chain(asked: Asked) -> pl.DataFrame:
    """Edges between neighbours of the chain, then those of tiers as a whole."""
    found = traced.traced(asked)
    return pl.concat([found.edges, found.tier_edges], how="diagonal_relaxed")


@tables.remembered(*traced.READ)
def _below(asked: Asked) -> pl.DataFrame:
    """Edges with units right below that are named; those of the tier as a whole stand above."""
    edges = right_below(traced.whole(asked.year, asked.phase), asked.unit_id)
    return edges.filter(pl.all_horizontal(pl.col("payer_id", "payee_id").is_not_null())).sort(
        "kind", pl.coalesce("payee_says_kzt", "payer_says_kzt"), descending=[False, True]
    )


def edges_scale(edges: pl.DataFrame) -> Scale:
    """The unit of what both sides of some edges say."""
    return shared_scale(edges["payer_says_kzt"], edges["payee_says_kzt"])


def edges_table(
    edges: pl.DataFrame, key: str, page: Page, *, with_acts: bool = False
) -> pl.DataFrame:
    """Edges as a table.

    Args:
        edges: Rows of `reconciliation`.
        key: Key of the table.
        page: Language.
        with_acts: Name the documents of both sides.

    Returns:
        The row that was clicked, or none.
    """
    spoken, is_narrow = page.spoken, on_phone()
    text, widths = st.column_config.TextColumn, _widths(is_narrow, with_acts)
    amount, scale = 92 if is_narrow else 112, edges_scale(edges)
    says = {  # a phone has room for two columns of figures, if their headings are short
        "payer": spoken.gettext("Payer") if is_narrow else spoken.gettext("Payer says"),
        "payee": spoken.gettext("Recipient") if is_narrow else spoken.gettext("Recipient says"),
    }
    shown, height = _shown(tables.shared(edges), page, scale, with_acts, is_narrow)
    unit = spoken.gettext(scale.label)
    st.caption(spoken.gettext("Unit: {unit}.", unit=unit))
    event = st.dataframe(
        shown,
        hide_index=True,
        key=key,
        on_select="rerun",
        selection_mode="single-row",
        alt=spoken.gettext("Transfers, what the payer says and what the recipient says"),
        placeholder="—",
        row_height=height,
        height="content" if edges.height <= _TALLEST else 720,
        column_config={
            "transfer": text(spoken.gettext("Transfer"), width=widths["transfer"]),
            "payer_says": number_column(says["payer"], amount),
            "payee_says": number_column(says["payee"], amount),
            "residual": number_column(spoken.gettext("Difference, ₸"), amount),
            "state": text(spoken.gettext("State"), width=widths["state"]),
            "why": text(spoken.gettext("Why"), width=widths["why"]),
            "payer_act": text(spoken.gettext("Payer's act"), width=widths["payer_act"]),
            "payee_act": text(spoken.gettext("Recipient's act"), width=widths["payee_act"]),
        },
    )
    rows = event["selection"]["rows"]
    return edges.slice(int(rows[0]), 1) if rows else edges.clear()


def _widths(is_narrow: bool, with_acts: bool) -> dict[str, int]:  # noqa: FBT001 -- two facts
    """Pixels of the columns of text; all columns together fit a screen of 1,280."""
    return {
        "transfer": 142 if is_narrow else 235,
        "state": 125,
        "why": 195 if with_acts else 345,
        "payer_act": 210,
        "payee_act": 210,
    }


def states_counted(edges: pl.DataFrame, page: Page) -> str:
    """How many edges are in which state, in words."""
    counts = edges.group_by("state", maintain_order=True).len().sort("len", descending=True)
    listed = "; ".join(
        f"{labels.label(transfers.STATES, state, page.spoken)}: {count}"
        for state, count in counts.iter_rows()
    )
    return page.spoken.gettext("Transfers by state: {states}.", states=listed)


def named(edges: pl.DataFrame, page: Page) -> pl.DataFrame:
    """Edges with the names of both units, as they are downloaded."""
    names = [
        pl.Series(f"{side}_name", _parties(edges, side, page), dtype=pl.String)
        for side in ("payer", "payee")
    ]
    return edges.select(*names, pl.all())


@tables.remembered("units", "acts", last=128)
def _shown(
    rows: tables.Shared,
    page: Page,
    scale: Scale,
    with_acts: bool,  # noqa: FBT001 -- a cache key
    is_narrow: bool,  # noqa: FBT001 -- a cache key
) -> tuple[ArrowTable, int | None]:
    """What the table shows, and how high its rows are; kept: each asks for a dozen words."""
    edges = rows.frame
    parties = [_parties(edges, side, page) for side in ("payer", "payee")]
    kinds = [labels.label(transfers.KINDS, kind, page.spoken) for kind in edges["kind"]]
    states = [labels.label(transfers.STATES, state, page.spoken) for state in edges["state"]]
    acts = {
        f"{side}_act": _acts(edges, side, page)
        for side in (("payer", "payee") if with_acts else ())
    }
    reasons = [_why(edge, page) for edge in edges.iter_rows(named=True)]
    columns = {
        "transfer": [
            f"{kind}: {payer} → {payee}"
            for payer, payee, kind in zip(*parties, kinds, strict=True)
        ],
        "payer_says": in_unit(edges["payer_says_kzt"], scale.tenge),
        "payee_says": in_unit(edges["payee_says_kzt"], scale.tenge),
        **({} if with_acts else {"residual": edges["residual_kzt"]}),
        **acts,
        **({} if with_acts else {"state": states}),
        "why": reasons,
    }
    texts = {name: pl.String for name in columns if name not in _NUMBERS}
    shown, widths = pl.DataFrame(columns, schema_overrides=texts), _widths(is_narrow, with_acts)
    return as_sent(shown), row_height(*((widths[name], shown[name]) for name in texts))


def _parties(edges: pl.DataFrame, side: str, page: Page) -> list[str]:
    others = edges["payee_id"] if side == "payer" else [None] * edges.height
    return [
        party(unit_id, level, page, other=other)
        for (unit_id, level), other in zip(
            edges.select(f"{side}_id", f"{side}_level").iter_rows(), others, strict=True
        )
    ]


def _acts(edges: pl.DataFrame, side: str, page: Page) -> list[str]:
    """The act of a side; one that is held and does not print the figure says so."""
    columns = edges.select(f"{side}_act_id", f"{side}_edition_no", f"{side}_says_kzt")
    silent = page.spoken.gettext("held, does not print it")
    absent = page.spoken.gettext("not held here")
    cited = []
    for act_id, edition, says in columns.iter_rows():
        short, long = (act_cited(act_id, edition, page, brief) for brief in (True, False))
        act = short or long  # one without number and day is cited by its issuer
        cited.append(absent if not act else act if says is not None else f"{act}; {silent}")
    return cited


def _why(edge: dict[str, str | int | bool | None], page: Page) -> str:
    """Why a side is silent, what a figure holds besides, and how far apart the editions are."""
    spoken = page.spoken
    reason, unnamed, days = edge["reason"], edge["unnamed_kzt"], edge["days_apart"]
    parts = [labels.label(transfers.REASONS, str(reason), spoken)] if reason else []
    if edge["is_whole"] and isinstance(unnamed, int):
        parts.append(
            spoken.gettext(
                "holds the rows named apart; the rest is {amount}",
                amount=numbers.amount(unnamed, spoken),
            )
        )
    if edge["payee_depth"] == "category" and edge["payee_level"] == "district":
        parts.append(labels.label(transfers.SPLITS, "mixed", spoken))
    if edge["relation"] not in {None, NEIGHBOURS}:
        parts.append(labels.label(transfers.RELATIONS, str(edge["relation"]), spoken))
    if isinstance(days, int) and days:
        parts.append(
            spoken.ngettext(
                "the two editions are {number} day apart",
                "the two editions are {number} days apart",
                days,
            )
        )
    return "; ".join(parts)
