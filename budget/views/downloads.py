"""Files of a chart or table; each is made when its button is clicked."""

import datetime as dt
from collections.abc import Callable

import polars as pl
import streamlit as st

from budget.charts.export import TALL, WIDE, Caption, Panel, Size, picture_png, picture_svg
from budget.locale import numbers
from budget.locale.citations import several
from budget.reports import files
from budget.reports.about import Facts, about_lines
from budget.views.page import Page


def downloads_shown(
    rows: pl.DataFrame,
    pictured: Callable[[int], list[Panel]] | None,
    facts: Facts,
    name: str,
    page: Page,
) -> None:
    """The table as a workbook and two kinds of CSV, the chart as pictures.

    Args:
        rows: The table.
        pictured: The chart on the light theme with so many bars; None: there is no chart.
        facts: What is said of them.
        name: Name of the files.
        page: Language.
    """
    spoken = page.spoken

    def workbook() -> bytes:
        about = about_lines(rows, facts, spoken)
        return files.workbook_bytes(
            rows, spoken.gettext("Table"), about, spoken.gettext("About")
        )

    _button(spoken.gettext("Excel workbook, XLSX"), workbook, f"{name}.xlsx")
    _button(
        spoken.gettext("CSV for Excel in Kazakh or Russian"),
        lambda: files.excel_csv_bytes(rows),
        f"{name}-excel.csv",
        spoken.gettext(
            "Excel may take a code such as 5.02 for a date; the workbook keeps it as text."
        ),
    )
    _button(spoken.gettext("Plain CSV"), lambda: files.csv_bytes(rows), f"{name}.csv")
    if pictured:
        _pictures(pictured, facts, name, page)


def _pictures(
    pictured: Callable[[int], list[Panel]], facts: Facts, name: str, page: Page
) -> None:
    spoken = page.spoken

    def png(size: Size) -> bytes:
        return picture_png(pictured(size.bars), _caption(facts, page), size)

    def svg() -> bytes:
        return picture_svg(pictured(WIDE.bars), _caption(facts, page), WIDE).encode()

    _button(
        spoken.gettext("Picture for an article, PNG"),
        lambda: png(WIDE),
        f"{name}-{WIDE.name}.png",
    )
    _button(
        spoken.gettext("Picture for a phone, PNG"), lambda: png(TALL), f"{name}-{TALL.name}.png"
    )
    _button(spoken.gettext("Drawing, SVG"), svg, f"{name}.svg")


def _caption(facts: Facts, page: Page) -> Caption:
    """What is burnt into a picture."""
    spoken = page.spoken
    sources = several([cited for cited, _ in facts.sources], spoken)
    version = facts.version and spoken.gettext(
        "Budgets of Kazakhstan, data version {version}", version=facts.version
    )
    return Caption(
        title=facts.title,
        unit=spoken.gettext("Unit: {unit}.", unit=facts.unit).removesuffix("."),
        notes=[
            note
            for note in (
                *(ground.sentence for ground in facts.grounds),
                spoken.gettext("Source: {source}.", source=sources),
                facts.coverage,
                facts.verdict,
                version,
                spoken.gettext("Taken on {date}", date=_today(page)),
            )
            if note
        ],
        link=facts.link,
    )


def _today(page: Page) -> str:
    """The day on the clock of this machine: a picture goes round without the page it is from."""
    return numbers.day(dt.datetime.now().astimezone().date(), page.language)


_KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "png": "image/png",
    "svg": "image/svg+xml",
}


def _button(label: str, made: Callable[[], bytes], name: str, note: str | None = None) -> None:
    st.download_button(
        label,
        made,
        name,
        _KINDS[name.rsplit(".", 1)[-1]],
        key=f"file_{name}",
        help=note,
        on_click="ignore",
        width="stretch",
    )
