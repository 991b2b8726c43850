"""Rows of bars: one place or line each, its texts above the bar, all of it to be clicked."""

import altair as alt

PICKED = "picked"  # what a click on a row answers with


def rows_base(step: int) -> alt.Chart:
    """A chart of rows in the order of the column `place`.

    Args:
        step: Pixels a row: a finger has to hit it.
    """
    row = alt.Y("place:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    return alt.Chart(height=alt.Step(step)).encode(y=row)


def whole_rows(base: alt.Chart, answer: str, exact_title: str) -> alt.Chart:
    """The layer above all others: a row from edge to edge, told on hover, picked by a click.

    Args:
        base: Chart of rows with the columns `name` and `exact_text`.
        answer: Column that says which row was picked.
        exact_title: Heading of the exact value in the tooltip.
    """
    rows: alt.Chart = base.mark_rect(opacity=0, cursor="pointer").encode(
        x=alt.value(0),
        x2=alt.value("width"),
        tooltip=[
            alt.Tooltip("name:N", title=" "),
            alt.Tooltip("exact_text:N", title=exact_title),
        ],
    )
    picked = alt.selection_point(PICKED, fields=[answer], on="click", empty=False)
    return rows.add_params(picked)
