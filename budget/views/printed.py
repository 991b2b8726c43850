"""Where a figure is printed: document, table, row, column, the printed text and its neighbours."""

import polars as pl
import streamlit as st

from budget import tables
from budget.analysis.provenance import neighbouring_rows, place_printed
from budget.locale import labels, numbers
from budget.locale.citations import act_of, citation
from budget.locale.official import is_web, page_label
from budget.views import held
from budget.views.page import Page
from budget.views.plain import plain
from budget.views.transcript import (
    is_transcribed,
    rows_beside,
    transcribed_from,
    unit_printed,
)

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
    """The printed cell of one figure; of a transcription of ours what it was copied from."""
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
    with st.container(border=True):
        title = spoken.gettext("Where it is printed")
        st.markdown(f"**{title}** · {plain(name)}")
        st.subheader(shown, anchor=False)
        st.markdown(_where(found, place, page))
        if is_transcribed(place["source_id"]):
            _beside(place, page)
        else:
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
        *(
            _transcribed(found, place, page)
            if is_transcribed(place["source_id"])
            else _printed(place, page)
        ),
        (spoken.gettext("Document"), plain(citation(act, spoken))),
        (page_label(link, spoken), link if is_web(link) else ""),
    ]
    return "  \n".join(f"{title}: {text}" for title, text in parts if text)


def _printed(place: dict[str, str], page: Page) -> list[tuple[str, str]]:
    """The cell of the document itself."""
    spoken = page.spoken
    return [
        (spoken.gettext("Printed text"), f"`{place['printed']}`" if place["printed"] else ""),
        (spoken.gettext("Table"), _table(place, spoken.gettext("running text"))),
        (spoken.gettext("Row, column"), _cell(place, page)),
    ]


def _transcribed(
    found: pl.DataFrame, place: dict[str, str], page: Page
) -> list[tuple[str, str]]:
    """What was copied, and the row of our own file: it is no cell of the document."""
    spoken = page.spoken
    text = [
        f"`{place['printed']}`" if place["printed"] else "",
        unit_printed(found, spoken),
        spoken.gettext("row {row}", row=place["row_no"]),
    ]
    written = spoken.gettext(
        "a point before decimals, no digit groups, a minus before a deficit"
    )
    return [
        (spoken.gettext("Transcribed"), transcribed_from(place["source_id"], page)),
        (spoken.gettext("In our transcription"), ", ".join(part for part in text if part)),
        (spoken.gettext("Unlike the print"), written if place["act_id"] else ""),
    ]


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


def _beside(place: dict[str, str], page: Page) -> None:
    """Rows of the same act and edition in our transcription, with an arrow at its own."""
    spoken = page.spoken
    near = rows_beside(place["source_id"], int(place["row_no"]), page)
    if near.is_empty():
        return
    st.table(
        near.select(
            pl.concat_str(_arrow(int(place["row_no"])), pl.col("row_no").cast(pl.String)).alias(
                spoken.gettext("Row of the transcription")
            ),
            pl.col("what").alias(spoken.gettext("Name")),
            pl.col("printed").alias(spoken.gettext("In our transcription")),
        ),
        border="horizontal",
        hide_index=True,
        alt=spoken.gettext("Neighbouring rows of our transcription"),
    )


def _arrow(row_no: int) -> pl.Expr:
    return pl.when(pl.col("row_no") == row_no).then(pl.lit("→ ")).otherwise(pl.lit(""))


def _neighbours(place: dict[str, str], page: Page) -> None:
    """The rows around it as printed, with an arrow at its own."""
    cells = held.printed_cells(place["source_id"], int(place["table_no"]))
    row_no = int(place["row_no"])
    near = neighbouring_rows(cells, row_no)
    if near.is_empty():
        return
    st.table(
        near.with_columns(
            pl.concat_str(_arrow(row_no), pl.col("row_no").cast(pl.String)).alias("row_no"),
        ).rename({"row_no": page.spoken.gettext("Row")}),
        border="horizontal",
        hide_index=True,
        alt=page.spoken.gettext("Neighbouring rows as printed"),
    )
