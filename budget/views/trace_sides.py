"""One edge: the cell of the payer beside the cell of the recipient, and who else states it."""

import polars as pl
import streamlit as st

from budget.analysis.edition_pair import compared
from budget.analysis.statements import edition_pairs
from budget.analysis.trace import Country
from budget.locale import labels, numbers, transfers
from budget.views.amounts import in_unit, number_column, shared_scale
from budget.views.page import Page
from budget.views.printed import printed_panel
from budget.views.sent import as_sent
from budget.views.table_sizes import row_height
from budget.views.trace_words import act_cited, in_words, party

_KEY = ["source_id", "table_no", "row_no", "act_id", "edition_no"]
_ACT = 520  # pixels


def sides_shown(edge: pl.DataFrame, whole: Country, page: Page) -> None:
    """Both printed cells of an edge, then every statement of it that is held.

    Args:
        edge: One row of `reconciliation`.
        whole: Its year.
        page: Language.
    """
    ledger = whole.ledger
    for column, side in zip(st.columns(2), ("payer", "payee"), strict=True):
        with column:
            _side(edge, side, ledger, page)
    _statements(edge, ledger, page)
    _pairs(edge, whole, page)


def _side(edge: pl.DataFrame, side: str, ledger: pl.DataFrame, page: Page) -> None:
    spoken = page.spoken
    facts = edge.row(0, named=True)
    other = facts["payee_id"] if side == "payer" else None
    who = party(facts[f"{side}_id"], facts[f"{side}_level"], page, other=other)
    lines = statement_lines(edge, side, ledger)
    if facts[f"{side}_says_kzt"] is not None and not lines.is_empty():
        printed_panel(lines, f"{who}, {labels.label(transfers.SIDES, side, spoken)}", page)
        if lines["amount_kzt"].item() != facts[f"{side}_says_kzt"]:
            st.caption(
                spoken.gettext(
                    "Compared is {amount}: the sum of several printed figures, of which this is the "
                    "first; all stand in the table below.",
                    amount=numbers.exact(facts[f"{side}_says_kzt"], page.language),
                )
            )
        return
    with st.container(border=True):
        st.markdown(f"**{who}**")
        act = act_cited(facts[f"{side}_act_id"], facts[f"{side}_edition_no"], page, False)  # noqa: FBT003 -- a cache key
        if not act:
            st.markdown(spoken.gettext("No document of this side is held for the year."))
            return
        st.markdown(
            spoken.gettext(
                "Its document is held and does not print this figure: {act}.", act=act
            )
        )


def statement_lines(edge: pl.DataFrame, side: str, ledger: pl.DataFrame) -> pl.DataFrame:
    """The statement of one side of an edge, as `printed_panel` takes it: one row, or none."""
    place = edge.select(pl.col(f"{side}_{name}").alias(name) for name in _KEY)
    return ledger.filter(pl.col("side") == side).join(place, on=_KEY, how="semi").head(1)


def _statements(edge: pl.DataFrame, ledger: pl.DataFrame, page: Page) -> None:
    """Every document and edition that names the pair; the pair of editions nearest in date."""
    spoken = page.spoken
    pair = ["payer_id", "payee_id"]
    stated = ledger.join(edge.select(pair), on=pair, how="semi", nulls_equal=True)
    if stated.height < 2:  # noqa: PLR2004 -- one is above already
        return
    title = spoken.gettext("All that state it")
    st.markdown(f"**{title}**")
    rows = stated.sort(
        "side", "kind", "edition_date", "act_id", descending=[True, False, True, False]
    )
    scale = shared_scale(rows["amount_kzt"])
    editions = rows.select("act_id", "edition_no").iter_rows()
    acts = [act_cited(act_id, edition, page, False) for act_id, edition in editions]  # noqa: FBT003 -- a cache key
    told = spoken.gettext(
        "Documents and editions that name the same payer and recipient. They are never added up."
    )
    unit = spoken.gettext("Unit: {unit}.", unit=spoken.gettext(scale.label))
    st.caption(f"{told} {unit}")
    st.dataframe(
        as_sent(
            pl.DataFrame(
                {
                    "side": [
                        labels.label(transfers.SIDES, side, spoken) for side in rows["side"]
                    ],
                    "kind": [
                        labels.label(transfers.KINDS, kind, spoken) for kind in rows["kind"]
                    ],
                    "amount": in_unit(rows["amount_kzt"], scale.tenge),
                    "phase": [
                        labels.label(labels.PHASES, phase, spoken) for phase in rows["phase"]
                    ],
                    "act": acts,
                }
            )
        ),
        hide_index=True,
        alt=spoken.gettext("All documents and editions that state this transfer"),
        row_height=row_height((_ACT, acts)),
        column_config={
            "side": st.column_config.TextColumn(spoken.gettext("Whose document"), width=150),
            "kind": st.column_config.TextColumn(spoken.gettext("Kind"), width=190),
            "amount": number_column(spoken.gettext("Amount"), 120),
            "phase": st.column_config.TextColumn(spoken.gettext("Phase"), width=110),
            "act": st.column_config.TextColumn(spoken.gettext("Act"), width=_ACT),
        },
    )


def _pairs(edge: pl.DataFrame, whole: Country, page: Page) -> None:
    """Any two editions of the two budgets that state the edge, the nearest in date first."""
    payer, payee = edge.select("payer_id", "payee_id").row(0)
    if payer is None or payee is None:
        return
    pairs = edition_pairs(whole.ledger, payer, payee)
    if pairs.is_empty():
        return
    spoken = page.spoken
    number = st.selectbox(
        spoken.gettext("Compare two editions, the nearest in date first"),
        range(pairs.height),
        format_func=lambda number: _pair_named(pairs.row(number, named=True), page),
        key=f"pair_{whole.year}_{payer}_{payee}",
    )
    chosen = pairs.slice(number, 1).with_columns(payer_id=pl.lit(payer), payee_id=pl.lit(payee))
    rows = compared(whole.ledger, whole.budgets, chosen)
    st.table(
        pl.DataFrame(
            {
                spoken.gettext("Kind"): [
                    labels.label(transfers.KINDS, kind, spoken) for kind in rows["kind"]
                ],
                spoken.gettext("Payer says"): in_words(rows["payer_says_kzt"], page),
                spoken.gettext("Recipient says"): in_words(rows["payee_says_kzt"], page),
                spoken.gettext("Difference"): in_words(rows["residual_kzt"], page),
                spoken.gettext("State"): [
                    labels.label(transfers.STATES, state, spoken) for state in rows["state"]
                ],
            }
        ),
        border="horizontal",
        hide_index=True,
        alt=spoken.gettext("Both sides as the two editions chosen state them"),
    )


def _pair_named(pair: dict[str, str | int | None], page: Page) -> str:
    """«№ 186 …, edition 3 — № 200 …, edition 1; 30 days apart»."""
    acts = [
        act_cited(str(pair[f"{side}_act_id"]), int(pair[f"{side}_edition_no"] or 0), page, True)  # noqa: FBT003
        for side in ("payer", "payee")
    ]
    days = pair["days_apart"]
    apart = (
        page.spoken.gettext("days between them not known")
        if days is None
        else page.spoken.ngettext("{number} day apart", "{number} days apart", int(days))
    )
    return f"{acts[0]} — {acts[1]}; {apart}"
