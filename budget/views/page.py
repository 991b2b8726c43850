"""What every page has: its words, the language switch, honest empty states, the foot of a figure."""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl
import streamlit as st

from budget.errors import BudgetError, MissingTableError
from budget.locale import failures, places
from budget.locale.citations import Act, citation
from budget.locale.words import Language, Words, words
from budget.reports import files
from budget.views import address, language


@dataclass(frozen=True, slots=True)
class Page:
    """Language and theme of the reader."""

    spoken: Words
    is_dark: bool

    @property
    def language(self) -> Language:
        """The language of the page."""
        return self.spoken.language


def opened() -> Page:
    """Open a page: its language, its theme, the language switch."""
    spoken = words(address.language())
    with st.container(horizontal=True, horizontal_alignment="right"):
        language.tell(spoken.language)
        address.language_switch(spoken.language, spoken.gettext("Language"))
    return Page(spoken, is_dark=st.context.theme.type == "dark")


def guarded(draw: Callable[[Page], None]) -> None:
    """Draw a page; where that fails on purpose, say why and what to do."""
    page = opened()
    try:
        draw(page)
    except MissingTableError as error:
        st.warning(failures.sentence(error, page.spoken))
    except BudgetError as error:
        st.error(failures.sentence(error, page.spoken))


def place_label(unit: dict[str, str | None], page: Page) -> str:
    """The name of a unit, a row of `units`, written out in the page's language."""
    return places.place_name(
        unit["name_ru"] or "",
        unit["name_kk"] or "",
        unit["name_en"],
        unit["kind"] or "",
        page.language,
    )


def foot(unit: str, act: Act, page: Page) -> None:
    """Under every chart and table: unit, act with its link."""
    cited = citation(act, page.spoken).removesuffix(".")  # the sentence has its own
    source = f"[{cited}]({act.url})" if (act.url or "").startswith("https://") else cited
    st.caption(page.spoken.gettext("Unit: {unit}. Source: {source}.", unit=unit, source=source))


def downloads(rows: pl.DataFrame, name: str, act: Act, page: Page) -> None:
    """The table behind a figure, as a workbook and as plain CSV; made when asked for."""
    spoken = page.spoken
    about = [
        (spoken.gettext("Source"), citation(act, spoken)),
        (spoken.gettext("Link"), act.url or ""),
        (spoken.gettext("Unit"), spoken.gettext("tenge")),
    ]

    def workbook() -> bytes:
        return files.workbook_bytes(
            rows, spoken.gettext("Table"), about, spoken.gettext("About")
        )

    with st.container(horizontal=True):
        st.download_button(
            spoken.gettext("Download XLSX"),
            workbook,
            f"{name}.xlsx",
            key=f"xlsx_{name}",
            on_click="ignore",
        )
        st.download_button(
            spoken.gettext("Download CSV"),
            lambda: files.csv_bytes(rows),
            f"{name}.csv",
            "text/csv",
            key=f"csv_{name}",
            on_click="ignore",
        )
