"""Where the money of a budget comes from: a flow through the tiers, or a ladder of them."""

from copy import deepcopy
from functools import cache

import altair as alt
import polars as pl

from budget.charts.theme import Palette, Spec, chart_frame, palette, themed
from budget.locale.words import Language

LADDER_COLUMNS = [
    "unit_id",
    "name",
    "total_text",
    "source",
    "source_no",
    "source_text",
    "order",
    "is_first",
    "share",
]
LADDER_TEXTS = ["share_text", "exact_text"]
PICKED = "picked"
_SOURCES = ("own", "above", "below", "unknown")
_STEP = 74  # pixels a rung: name, bar, air
_BAR = 26
_FONT_SIZE = 13
_LABEL = 200  # pixels: a longer name of a source goes on in a second line
_LEAST = 0.07  # share of a bar that its percentage still fits into


def flow_option(flows: pl.DataFrame, *, is_dark: bool, height: int) -> Spec:
    """A Sankey diagram as ECharts takes it: widths are parts of the last budget's revenues.

    Args:
        flows: Rows with `from_name`, `to_name`, `source` (`own`, `above`, `below`, `unknown`),
            `share` (0 to 1) and `tier_no` of the receiving budget, the highest first.
        is_dark: Theme of the reader.
        height: Pixels.
    """
    colours = palette(is_dark=is_dark)
    budgets = flows["to_name"].unique(maintain_order=True).to_list()
    hues = _hues(colours)
    nodes = [
        {"name": name, "itemStyle": {"color": colours.mark if name in budgets else hue}}
        for name, hue in {
            **{
                name: hues[source]
                for name, source in flows.select("from_name", "source").rows()
            },
            **dict.fromkeys(budgets, colours.mark),
        }.items()
    ]
    links = [
        {"source": row[0], "target": row[1], "value": row[2]}
        for row in flows.select("from_name", "to_name", "share").iter_rows()
    ]
    return {
        "animation": False,
        "textStyle": {"fontFamily": "Source Sans, sans-serif"},
        "tooltip": {"trigger": "item", "valueFormatter": "percent"},
        "series": [
            {
                "type": "sankey",
                "data": nodes,
                "links": links,
                "height": height,
                "left": 4,
                "right": 150,
                "top": 6,
                "nodeGap": 18,
                "nodeAlign": "right",
                "draggable": False,
                "emphasis": {"focus": "adjacency"},
                "label": {
                    "color": colours.text,
                    "fontSize": _FONT_SIZE,
                    "width": _LABEL,
                    "overflow": "break",
                    "lineHeight": 16,
                },
                "lineStyle": {"color": "source", "opacity": 0.35, "curveness": 0.5},
            }
        ],
    }


def ladder(
    rungs: pl.DataFrame,
    language: Language,
    titles: dict[str, str],
    *,
    is_dark: bool,
    exact_title: str,
) -> tuple[pl.DataFrame, Spec]:
    """A bar a budget, the highest tier on top: what part of its revenues comes from where.

    Args:
        rungs: Rows with `LADDER_COLUMNS` and `LADDER_TEXTS`: one a budget and source; `order`
            numbers the budgets from the top, `share` is of that budget's revenues.
        language: Language of numbers.
        titles: Source → its words, in the order of the legend.
        is_dark: Theme of the reader.
        exact_title: Heading of the exact value in the tooltip.
    """
    wide = pl.when(pl.col("share") >= _LEAST).then("share_text")
    place = (pl.col("share").cum_sum() - pl.col("share") / 2).over("unit_id")
    drawn = rungs.with_columns(inside_text=wide, middle=place)
    return chart_frame(drawn), deepcopy(
        _ladder(language, is_dark, tuple(titles.items()), exact_title)
    )


@cache
def _ladder(
    language: Language,
    is_dark: bool,  # noqa: FBT001 -- a cache key
    titles: tuple[tuple[str, str], ...],
    exact_title: str,
) -> Spec:
    colours = palette(is_dark=is_dark)
    hues = _hues(colours)
    row = alt.Y("order:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    base = alt.Chart(height=alt.Step(_STEP)).encode(y=row)
    colour = alt.Color(
        "source_text:N",
        sort=None,
        scale=alt.Scale(
            domain=[text for _, text in titles], range=[hues[source] for source, _ in titles]
        ),
        legend=alt.Legend(title=None, orient="bottom", direction="vertical", columns=1),
    )
    length = alt.X("share:Q", stack="zero", axis=None, scale=alt.Scale(domain=[0, 1]))
    bars = (
        base.mark_bar(height=_BAR, yOffset=12, cursor="pointer", stroke=colours.text)
        .encode(
            x=length,
            color=colour,
            order=alt.Order("source_no:Q"),
            strokeWidth=alt.condition("datum.source === 'unknown'", alt.value(1), alt.value(0)),
            tooltip=[
                alt.Tooltip("name:N", title=" "),
                alt.Tooltip("source_text:N", title=" "),
                alt.Tooltip("share_text:N", title="%"),
                alt.Tooltip("exact_text:N", title=exact_title),
            ],
        )
        .add_params(alt.selection_point(PICKED, fields=["unit_id"], on="click", empty=False))
    )
    inside = base.mark_text(dy=12, fontSize=_FONT_SIZE, fontWeight="bold").encode(
        x=alt.X("middle:Q", scale=alt.Scale(domain=[0, 1])),
        text="inside_text:N",
        color=alt.condition(
            "datum.source === 'own' || datum.source === 'below'",
            alt.value("#ffffff" if not is_dark else "#1b1e23"),
            alt.value(colours.text if not is_dark else "#e9e7e2"),
        ),
    )
    first = base.transform_filter("datum.is_first")
    names = first.mark_text(
        align="left", dy=-14, fontSize=14, color=colours.text, limit=alt.expr("width - 130")
    ).encode(x=alt.value(0), text="name:N")
    totals = first.mark_text(
        align="right", dy=-14, fontSize=14, fontWeight="bold", color=colours.text
    ).encode(x=alt.value("width"), text="total_text:N")
    return themed(alt.layer(bars, inside, names, totals), language, colours)


def _hues(colours: Palette) -> dict[str, str]:
    """One colour a source: own dark, from above paler, not told as what is absent."""
    below = "#8a6d00" if colours.text == "#1b1e23" else "#e3c24d"
    return dict(
        zip(_SOURCES, (colours.mark, colours.second, below, colours.absent), strict=True)
    )
