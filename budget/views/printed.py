"""Where a figure is printed: document, table, row, column, the printed text and its neighbours."""

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.provenance import neighbouring_rows, place_printed
from budget.locale import labels, numbers
from budget.locale.citations import act_of, citation
from budget.views import held
from budget.views.page import Page
from budget.views.plain import plain

_PLACE = [
    "source_id",
    "table_no",
    "row_no",
    "cell",
    "printed",
    "amount_kzt",
    "value_status",
    "act_id",
    "edition_no",
]


def printed_panel(line: pl.DataFrame, name: str, page: Page) -> None:
    """The printed cell of one figure."""
    spoken, language = page.spoken, page.language
    found = place_printed(
        line.select(_PLACE),
        held.acts(page.language),
        tables.read("sources"),
        tables.read("printed_grids"),
    )
    place = found.row(0, named=True)
    amount = place["amount_kzt"]
    shown = (
        labels.label(labels.STATUSES, place["value_status"], spoken)
        if amount is None
        else numbers.exact(amount, language)
    )
    with st.container(border=True, key="printed"):
        title = spoken.gettext("Where it is printed")
        st.markdown(f"**{title}** · {plain(name)}")
        st.markdown(f"### {shown}")
        st.markdown(_where(found, place, page))
        _neighbours(place, page)
        st.caption(
            spoken.gettext(
                "File {file}, SHA-256 {hash}", file=place["file"], hash=place["sha256"]
            )
        )


def _where(found: pl.DataFrame, place: dict[str, str], page: Page) -> str:
    """Printed text, table, row, column, document and link, one a line."""
    spoken = page.spoken
    act = act_of(found.rename({"act_url": "url"}))
    link = act.url or place["file_url"] or ""
    parts = [
        (spoken.gettext("Printed text"), f"`{place['printed']}`" if place["printed"] else ""),
        (spoken.gettext("Table"), _table(place, spoken.gettext("running text"))),
        (spoken.gettext("Row, column"), _cell(place, page)),
        (spoken.gettext("Document"), plain(citation(act, spoken))),
        (spoken.gettext("Official page"), link if link.startswith("https://") else ""),
    ]
    return "  \n".join(f"{title}: {text}" for title, text in parts if text)


def _cell(place: dict[str, str], page: Page) -> str:
    """Row and cell; of a list only the row is known."""
    if not place["cell"]:
        return page.spoken.gettext("row {row}", row=place["row_no"])
    return page.spoken.gettext(
        "row {row}, cell {cell}", row=place["row_no"], cell=place["cell"]
    )


def _table(place: dict[str, str], running_text: str) -> str:
    if not int(place["table_no"]):
        return running_text
    return f"№ {place['table_no']}" + (
        f" «{plain(place['table_name'])}»" if place["table_name"] else ""
    )


def _neighbours(place: dict[str, str], page: Page) -> None:
    """The rows around it as printed, with an arrow at its own."""
    cells = held.printed_cells(place["source_id"], int(place["table_no"]))
    row_no = int(place["row_no"])
    near = neighbouring_rows(cells, row_no)
    if near.is_empty():
        return
    arrow = pl.when(pl.col("row_no") == row_no).then(pl.lit("→ ")).otherwise(pl.lit(""))
    st.table(
        near.with_columns(
            pl.concat_str(arrow, pl.col("row_no").cast(pl.String)).alias("row_no")
        ).rename({"row_no": page.spoken.gettext("Row")}),
        border="horizontal",
        hide_index=True,
        alt=page.spoken.gettext("Neighbouring rows as printed"),
    )
