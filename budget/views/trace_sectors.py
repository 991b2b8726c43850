"""From a programme downwards: how much of a sector's money is passed on to the tier below."""

from dataclasses import replace

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.passing_on import passed_on, sent_down
from budget.locale import labels, numbers, transfers
from budget.locale.numbers import Scale
from budget.locale.words import Words
from budget.views import held, traced
from budget.views.amounts import (
    as_percents,
    in_unit,
    number_column,
    percent_column,
    shared_scale,
)
from budget.views.foot import Figure, foot
from budget.views.page import Page
from budget.views.printed import printed_panel
from budget.views.sent import as_sent
from budget.views.table_sizes import row_height
from budget.views.trace_chain import acts_of_chain
from budget.views.trace_words import files_of, on_phone, unit_name
from budget.views.traced import Asked

_FULL = "full"
_NAME, _NAME_ON_PHONE = 420, 190  # pixels


def sectors_shown(asked: Asked, page: Page) -> None:
    """Groups with what they pass on; a click lists the programmes and their cells."""
    spoken = page.spoken
    edition = _edition(asked)
    if edition.is_empty():
        st.info(
            spoken.gettext(
                "Spending of this budget is not held down to programmes for the year: what its "
                "sectors pass on is not known here."
            )
        )
        return
    _by_kind(asked, page)
    groups = _groups(asked)
    picked = _table(groups, asked, page)
    if not picked.is_empty():
        _programmes(picked, asked, page)

    def titled(words: Words) -> str:
        return words.gettext(
            "{place}, {year}: what each sector passes on to the tier below",
            place=unit_name(asked.unit_id, replace(page, spoken=words)),
            year=asked.year,
        )

    foot(
        Figure(
            key=f"sectors_{asked.key}",
            titled=titled,
            unit=spoken.gettext(_scale(groups).label),
            rows=groups.with_columns(pl.col("programme_codes").list.join(" ")),
            table="sectors_passed_on",
            acts=acts_of_chain(asked, page)[-1:],
            files=lambda: files_of(edition),
        ),
        page,
    )


def _edition(asked: Asked) -> pl.DataFrame:
    """The edition that speaks for the unit, where it is held in full; else no row."""
    return traced.whole(asked.year, asked.phase).chosen.filter(
        pl.col("unit_id") == asked.unit_id, pl.col("depth") == _FULL
    )


@tables.remembered(*traced.READ)
def _groups(asked: Asked) -> pl.DataFrame:
    whole = traced.whole(asked.year, asked.phase)
    groups = passed_on(held.lines(asked.unit_id), whole.ledger, _edition(asked))
    return groups.sort("passed_on_kzt", "code", descending=[True, False])


def _by_kind(asked: Asked, page: Page) -> None:
    """«Subventions 10.4 bn, in group 15; targeted 82.3 bn, in the groups of the sectors»."""
    spoken = page.spoken
    sent = sent_down(traced.whole(asked.year, asked.phase).ledger, _edition(asked))
    if sent.is_empty():
        st.markdown(spoken.gettext("This budget prints no transfers to the tier below."))
        return
    listed = "\n".join(
        f"- **{numbers.amount(amount, spoken)}** "
        + labels.label(transfers.KINDS, kind, spoken)
        + " · "
        + (
            spoken.gettext("in group 15 «Transfers»")
            if in_group
            else spoken.gettext(
                "in the groups of the sectors, programmes 113, 114 and their kin"
            )
        )
        for kind, amount, in_group in sent.select(
            "kind", "amount_kzt", "is_in_group_15"
        ).iter_rows()
    )
    outside = int(sent.filter(~pl.col("is_in_group_15"))["amount_kzt"].sum())
    total = int(sent["amount_kzt"].sum())
    st.markdown(listed)
    if total:
        st.markdown(
            spoken.gettext(
                "Whoever reads group 15 alone misses {share} of what this budget sends down.",
                share=numbers.percent(outside / total, page.language),
            )
        )


def _scale(groups: pl.DataFrame) -> Scale:
    return shared_scale(groups["passed_on_kzt"], groups["amount_kzt"])


def _table(groups: pl.DataFrame, asked: Asked, page: Page) -> pl.DataFrame:
    spoken, scale = page.spoken, _scale(groups)
    unit = spoken.gettext("Unit: {unit}.", unit=spoken.gettext(scale.label))
    hint = spoken.gettext("Click a row to see the programmes and the cells that print them.")
    st.caption(f"{unit} {hint}")
    width, names = _NAME_ON_PHONE if on_phone() else _NAME, _names(groups, page)
    event = st.dataframe(
        as_sent(
            groups.select(
                name=names,
                passed=in_unit(groups["passed_on_kzt"], scale.tenge),
                amount=in_unit(groups["amount_kzt"], scale.tenge),
                share=as_percents(groups["share"]),
                code="code",
            )
        ),
        hide_index=True,
        key=f"sectors_table_{asked.key}",
        on_select="rerun",
        selection_mode="single-row",
        alt=spoken.gettext("Functional groups and what they pass on to the tier below"),
        placeholder="—",
        height="content",
        row_height=row_height((width, names)),
        column_config={
            "name": st.column_config.TextColumn(spoken.gettext("Name"), width=width),
            "passed": number_column(spoken.gettext("Passed on"), 90),
            "amount": number_column(spoken.gettext("Whole group"), 90),
            "share": percent_column(spoken.gettext("Share"), 80),
            "code": st.column_config.TextColumn(spoken.gettext("Code"), width=60),
        },
    )
    rows = event["selection"]["rows"]
    return groups.slice(int(rows[0]), 1) if rows else groups.clear()


def _names(rows: pl.DataFrame, page: Page) -> pl.Series:
    """Official names of groups in the page's language, else as printed."""
    level = pl.col("line_level").cast(pl.String)
    official = (
        tables.read("classification")
        .filter(level == "group")
        .select("code", official=f"name_{page.language.value}")
        .unique("code", keep="last")
    )
    joined = rows.join(official, on="code", how="left", maintain_order="left")
    return joined.select(pl.coalesce("official", "name_ru", "name_kk").alias("name"))["name"]


def _programmes(group: pl.DataFrame, asked: Asked, page: Page) -> None:
    """The programmes of a group that pass money on, each with its cell."""
    codes = group["programme_codes"].item()
    if codes is None or not len(codes):
        st.caption(page.spoken.gettext("This group passes nothing on."))
        return
    edition = _edition(asked)
    lines = (
        held.lines(asked.unit_id)
        .join(
            edition.select("act_id", "edition_no", "budget_year"),
            on=["act_id", "edition_no", "budget_year"],
            how="semi",
        )
        .filter(
            pl.col("code").is_in(codes.implode()),
            pl.col("line_level").cast(pl.String) == "programme",
        )
        .sort("amount_kzt", descending=True)
    )
    for line in lines.iter_slices(1):
        name = line.select(pl.coalesce("name_ru", "name_kk")).item()
        printed_panel(line, f"{line['code'].item()} {name or ''}", page)
