"""A budget's own revenues and transfers over the years, with the changes of law between them."""

from dataclasses import dataclass, replace

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.edition_pair import positions
from budget.analysis.flows_over_years import OverYears, flows_over_years, judged_over_years
from budget.analysis.judgement import Judgement
from budget.charts.export import Panel
from budget.charts.over_time import comparison_lines, runs
from budget.charts.theme import Spec
from budget.locale import labels, numbers, transfers
from budget.locale.numbers import Scale
from budget.locale.words import N_, Words
from budget.model.enums import Phase
from budget.views import traced
from budget.views.amounts import in_unit, number_column, shared_scale
from budget.views.compare_verdict import verdict_line, verdict_shown
from budget.views.foot import Figure, foot
from budget.views.page import Page
from budget.views.sent import as_sent
from budget.views.trace_cells import cells_shown, clicked
from budget.views.trace_edges import edges_table
from budget.views.trace_sides import sides_shown
from budget.views.trace_words import act_cited, acts_of, files_of, unit_name
from budget.views.traced import Asked

_READ = (*traced.READ, "breaks")
_DRAWN = [
    "own_revenues_kzt",
    "transfers_from_above_kzt",
    "transfers_from_below_kzt",
    "withdrawn_kzt",
]
_AMOUNTS = ["revenues_kzt", *_DRAWN]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A chart over the years and the unit of its axis."""

    drawn: pl.DataFrame
    specification: Spec
    unit: str


@tables.remembered(*_READ)
def _over(unit_id: str, phase: Phase | None) -> OverYears:
    return flows_over_years(traced.books(), tables.read("breaks"), unit_id, phase=phase)


@tables.remembered(*_READ)
def _judged(unit_id: str, years: tuple[int, ...], phase: Phase) -> Judgement:
    return judged_over_years(traced.books(), tables.read("breaks"), unit_id, list(years), phase)


def years_shown(asked: Asked, page: Page) -> None:
    """Verdict, lines broken where the law changed, table, marks, edges of the unit."""
    spoken = page.spoken
    over = _over(asked.unit_id, asked.phase)
    _positions(asked, over, page)
    budgets = _with_revenues(over)
    if budgets.is_empty():
        st.info(
            spoken.gettext(
                "The budget of this place is not held for any year: nothing to draw."
            )
        )
        _edges(asked, over, page)
        return
    place = unit_name(asked.unit_id, page)
    verdict = ""
    if budgets.height > 1:
        judged = _verdict(asked, budgets)
        verdict_shown(judged, {asked.unit_id: place}, page)
        verdict = verdict_line(judged, {asked.unit_id: place}, page)
        chart = _lines(asked, page, _scale(budgets))
        st.caption(chart.unit)
        st.vega_lite_chart(
            as_sent(chart.drawn),
            chart.specification,
            theme=None,
            key=f"years_{asked.key}",
            alt=spoken.gettext(
                "Own revenues, transfers and withdrawals of {place} over the years; the table below "
                "has every value.",
                place=place,
            ),
        )
    _marks(over, page, is_drawn=budgets.height > 1)
    _table(budgets, asked, page)
    _foot(asked, over, verdict, page)
    _edges(asked, over, page)


def _with_revenues(over: OverYears) -> pl.DataFrame:
    if over.budgets.is_empty():
        return over.budgets
    return over.budgets.filter(pl.col("revenues_kzt").is_not_null())


def _positions(asked: Asked, over: OverYears, page: Page) -> None:
    """A unit that was given a subvention and becomes a payer, or the other way round."""
    if over.edges.is_empty():
        return
    rows = positions(over.edges, asked.unit_id)
    if not rows["is_changed"].any():
        return
    spoken = page.spoken
    sentences = {
        "receiver": N_("{year}: it receives a subvention of {subvention}"),
        "payer": N_("{year}: {withdrawal} is withdrawn from it"),
        "both": N_("{year}: a subvention of {subvention}, and {withdrawal} is withdrawn"),
    }
    told = [
        "- "
        + labels.label(sentences, row["position"], spoken).format(
            year=row["budget_year"],
            subvention=numbers.amount(row["subvention_kzt"] or 0, spoken),
            withdrawal=numbers.amount(row["withdrawal_kzt"] or 0, spoken),
        )
        for row in rows.iter_rows(named=True)
    ]
    title = spoken.gettext("It changes between recipient and payer")
    st.markdown("\n".join([f"**{title}**", "", *told]))


def _verdict(asked: Asked, budgets: pl.DataFrame) -> Judgement:
    """The verdict on the phase asked for, else on that of the newest budget held."""
    phase = asked.phase or Phase(str(budgets["phase"][-1]))
    return _judged(asked.unit_id, tuple(budgets["budget_year"].to_list()), phase)


@tables.remembered(*_READ)
def _drawn_rows(asked: Asked) -> pl.DataFrame:
    """Own revenues, transfers and withdrawals as points; a change of law ends a line."""
    over = _over(asked.unit_id, asked.phase)
    changes = over.marks["break_year"].unique().to_list()
    passed = sum((pl.col("budget_year") >= year).cast(pl.Int64) for year in changes)
    return (
        over.budgets.filter(pl.col("revenues_kzt").is_not_null())
        .select("budget_year", *_DRAWN)
        .unpivot(_DRAWN, index="budget_year", variable_name="unit_id", value_name="amount_kzt")
        .drop_nulls("amount_kzt")
        .filter((pl.col("amount_kzt") != 0).any().over("unit_id"))
        .with_columns(
            territory=(pl.lit(0) + passed).cast(pl.String), is_divided_year=pl.lit(value=False)
        )
    )


@tables.remembered(*_READ)
def _lines(asked: Asked, page: Page, scale: Scale) -> _Drawn:
    spoken, language = page.spoken, page.language
    rows = _drawn_rows(asked)
    over = _over(asked.unit_id, asked.phase)
    titles = {name: labels.label(transfers.COLUMNS, name, spoken) for name in _DRAWN}
    is_last = pl.col("budget_year") == pl.col("budget_year").max().over("unit_id")
    texts = {amount: numbers.in_scale(amount, scale, language) for amount in rows["amount_kzt"]}
    points = runs(
        rows.with_columns(
            name=pl.col("unit_id").replace_strict(titles),
            shown=pl.col("amount_kzt") / scale.tenge,
            exact_text=pl.Series(
                [numbers.exact(amount, language) for amount in rows["amount_kzt"]],
                dtype=pl.String,
            ),
            text=pl.Series([texts[amount] for amount in rows["amount_kzt"]], dtype=pl.String),
        )
    ).with_columns(last_text=pl.when(is_last).then("text"))
    years = rows["budget_year"]
    marks = over.marks.select(
        mark_at=pl.col("break_year") - 0.5, mark_text=pl.col("break_year").cast(pl.String)
    ).unique("mark_at", keep="first", maintain_order=True)
    drawn, specification = comparison_lines(
        points,
        marks,
        (int(str(years.min())), int(str(years.max()))),
        [titles[name] for name in rows["unit_id"].unique(maintain_order=True)],
        language,
        is_dark=page.is_dark,
        is_share=False,
        exact_title=spoken.gettext("Exact"),
    )
    return _Drawn(drawn, specification, spoken.gettext(scale.label))


def _marks(over: OverYears, page: Page, *, is_drawn: bool) -> None:
    what = f"what_{page.language.value}"
    if over.marks.is_empty() or what not in over.marks.columns:
        return
    marks = page.spoken.gettext("What the marks mean")
    changes = page.spoken.gettext("Changes of law and borders in these years")
    with st.expander(marks if is_drawn else changes, expanded=True):
        st.markdown(
            "\n".join(
                f"- **{year}** {text}"
                for year, text in over.marks.select("break_year", what).iter_rows()
            )
        )


def _table(budgets: pl.DataFrame, asked: Asked, page: Page) -> None:
    spoken, scale = page.spoken, _scale(budgets)
    unit = spoken.gettext("Unit: {unit}.", unit=spoken.gettext(scale.label))
    hint = spoken.gettext("Click a figure to see the document, row and cell that print it.")
    st.caption(f"{unit} {hint}")
    event = st.dataframe(
        as_sent(
            budgets.select(
                pl.col("budget_year").cast(pl.String),
                phase=pl.Series(
                    [labels.label(labels.PHASES, phase, spoken) for phase in budgets["phase"]]
                ),
                **{name: in_unit(budgets[name], scale.tenge) for name in _AMOUNTS},
                act=pl.Series(
                    [
                        act_cited(act_id, edition, page, True)  # noqa: FBT003 -- a cache key
                        for act_id, edition in budgets.select(
                            "act_id", "edition_no"
                        ).iter_rows()
                    ]
                ),
            )
        ),
        hide_index=True,
        key=f"years_table_{asked.key}",
        on_select="rerun",
        selection_mode="single-cell",
        placeholder="—",
        alt=spoken.gettext("Revenues and transfers year by year"),
        column_config={
            "budget_year": st.column_config.TextColumn(spoken.gettext("Year"), width=70),
            "phase": st.column_config.TextColumn(spoken.gettext("Phase"), width=110),
            **{
                name: number_column(labels.label(transfers.COLUMNS, name, spoken), 130)
                for name in _AMOUNTS
            },
            "act": st.column_config.TextColumn(spoken.gettext("Act"), width="large"),
        },
    )
    budget = clicked(event["selection"], budgets)
    if budget.height:
        cells_shown(budget, int(budget["budget_year"].item()), asked.phase, page)


def _scale(budgets: pl.DataFrame) -> Scale:
    """The unit of the table and of the axis."""
    return shared_scale(*(budgets[name] for name in _AMOUNTS))


def _edges(asked: Asked, over: OverYears, page: Page) -> None:
    """Edges of every year with the tiers next to it; a click shows the cells."""
    spoken = page.spoken
    if over.edges.is_empty():
        return
    st.header(spoken.gettext("Its transfers, year by year"), anchor=False)
    years = over.edges["budget_year"].unique().sort(descending=True).to_list()
    for year in years:
        edges = _edges_of(asked, year)
        with st.expander(
            _counted(year, edges.height, page), key=f"edges_of_{year}", on_change="rerun"
        ) as door:
            if door.open:
                picked = edges_table(edges, f"edges_{asked.key}_{year}", page)
                if not picked.is_empty():
                    sides_shown(picked, traced.whole(year, asked.phase), page)


@tables.remembered(*_READ)
def _edges_of(asked: Asked, year: int) -> pl.DataFrame:
    """One year's edges; the same frame at each click, so that what is shown of it is kept."""
    edges = _over(asked.unit_id, asked.phase).edges
    return edges.filter(pl.col("budget_year") == year)


def _counted(year: int, count: int, page: Page) -> str:
    return page.spoken.ngettext(
        "{year}: {number} transfer", "{year}: {number} transfers", count, year=year
    )


def _foot(asked: Asked, over: OverYears, verdict: str, page: Page) -> None:
    light, is_drawn = replace(page, is_dark=False), over.budgets.height > 1
    scale = _scale(_with_revenues(over))

    def titled(words: Words) -> str:
        return words.gettext(
            "{place}: own revenues and transfers over the years",
            place=unit_name(asked.unit_id, replace(page, spoken=words)),
        )

    def pictured(_: int) -> list[Panel]:
        chart = _lines(asked, light, scale)
        return [Panel(chart.drawn, chart.specification)]

    foot(
        Figure(
            key=f"years_{asked.key}",
            titled=titled,
            unit=page.spoken.gettext(scale.label),
            rows=over.budgets.with_columns(pl.col("missing").list.join(" ")),
            acts=acts_of(over.budgets, page),
            files=lambda: files_of(over.budgets),
            table="budgets_of_tiers",
            verdict=verdict,
            pictured=pictured if is_drawn else None,
        ),
        page,
    )
