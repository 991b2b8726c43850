"""The foot of every chart and table: unit, source, coverage, downloads, citation, link."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import polars as pl
import polars.selectors as cs
import streamlit as st

from budget.charts.export import Panel
from budget.locale.citations import Act, citation, reference
from budget.locale.official import is_web
from budget.locale.words import Language, Words, words
from budget.reports.about import Facts
from budget.reports.version import data_version
from budget.views import held
from budget.views.budgets import Budget
from budget.views.downloads import downloads_shown
from budget.views.grounds import Grounds, grounds_told, linked
from budget.views.page import Page, place_label
from budget.views.share import permalink, share_shown

_LINKED = 3  # acts that a line under a chart can hold
_WITH_LINK = {"download", "cite", "share"}  # doors behind which the address is written


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A chart or table, and what must be said of it.

    Attributes:
        key: Names its files and widgets; changes with the view.
        titled: Its title in a language: it is cited in three.
        unit: Unit its amounts are shown in, in the page's language.
        rows: The table behind it, as it is downloaded.
        acts: Acts that state its figures; empty: everything that is held.
        coverage: How much of what should be there is there, where that matters.
        verdict: Whether its figures may be compared, where they are.
        pictured: The chart on the light theme with so many bars; None: a table.
        behind: The table to be shown behind a chart that has none beside it.
        table: Table of the model that `rows` are of.
        grounds: Phase, prices and counts of people.
        files: The files its figures were read from, where the rows do not name them.
    """

    key: str
    titled: Callable[[Words], str]
    unit: str
    rows: pl.DataFrame
    acts: Sequence[Act] = field(default_factory=list)
    coverage: str = ""
    verdict: str = ""
    pictured: Callable[[int], list[Panel]] | None = None
    behind: pl.DataFrame | None = None
    table: str = "budget_lines"
    grounds: Grounds = field(default_factory=Grounds)
    files: Callable[[], Sequence[str]] = tuple


def foot(figure: Figure, page: Page) -> None:
    """Unit and source in one line; under it what the reader can take along."""
    spoken = page.spoken
    said = [
        spoken.gettext("Unit: {unit}.", unit=figure.unit),
        *(linked(ground) for ground in grounds_told(figure.grounds, spoken)),
        spoken.gettext("Source: {source}.", source=_linked(figure.acts, spoken)),
        figure.coverage,
        figure.verdict,
    ]
    line = " ".join(sentence for sentence in said if sentence)
    st.markdown(f":small[{line}]")  # a caption pales its links below a contrast of 4.5 to 1
    _taken_along(figure, page)


def budget_titled(
    budget: Budget, page: Page, part: Callable[[Words], str]
) -> Callable[[Words], str]:
    """«Aktobe Region: budget for 2026. Expenditures», in any language.

    Args:
        budget: The budget.
        page: The page.
        part: What of the budget is shown, in a language.
    """

    def titled(spoken: Words) -> str:
        unit = held.unit(budget.unit_id).row(0, named=True)
        return spoken.gettext(
            "{place}: budget for {year}. {part}",
            place=place_label(unit, replace(page, spoken=spoken)),
            year=budget.year,
            part=part(spoken),
        )

    return titled


def links_renewed(page: Page) -> None:
    """Draw the whole page again where a foot still gives the address of an earlier view.

    A click in a part of the page sends that part alone; a foot outside it has the link of before.

    Args:
        page: The page, with the links its feet give.
    """
    if any(link != permalink() for link in page.links.values()):
        st.rerun()


@st.fragment
def _taken_along(figure: Figure, page: Page) -> None:
    """Doors to what the reader can take along; what is behind one is made when it is opened."""
    spoken = page.spoken
    doors = {"table": ":material/table: " + spoken.gettext("The table behind it")}
    if figure.behind is None:
        doors.clear()
    doors |= {
        "download": ":material/download: " + spoken.gettext("Download"),
        "cite": ":material/format_quote: " + spoken.gettext("Cite"),
        "share": ":material/share: " + spoken.gettext("Share the link"),
    }
    opened = st.pills(
        spoken.gettext("To take along"),
        list(doors),
        format_func=doors.__getitem__,
        key=f"taken_{figure.key}",
        label_visibility="collapsed",
    )
    if opened in _WITH_LINK:
        page.links[figure.key] = permalink()
    else:
        page.links.pop(figure.key, None)
    if opened == "download":
        name = re.sub(r"[^\w.-]+", "-", figure.key)
        downloads_shown(figure.rows, figure.pictured, _facts(figure, page), name, page)
    elif opened == "cite":
        st.caption(spoken.gettext("A ready citation in three languages"))
        for language in Language:
            st.code(_cited(figure, words(language)), language=None, wrap_lines=True)
    elif opened == "table" and figure.behind is not None:
        st.dataframe(
            figure.behind,
            hide_index=True,
            alt=figure.titled(spoken),
            placeholder="—",
            column_config={  # by the language of the page
                name: st.column_config.NumberColumn(name, format="localized")
                for name in figure.behind.select(cs.numeric()).columns
            },
        )
    elif opened == "share":
        share_shown(figure.titled(spoken), permalink(), figure.key, page)


def _facts(figure: Figure, page: Page) -> Facts:
    spoken = page.spoken
    return Facts(
        title=figure.titled(spoken),
        unit=figure.unit,
        sources=[(citation(act, spoken), act.url or "") for act in figure.acts]
        or [(_everything(spoken), "")],
        grounds=grounds_told(figure.grounds, spoken),
        files=figure.files(),
        coverage=figure.coverage,
        verdict=figure.verdict,
        version=data_version(),
        link=permalink(),
        table=figure.table,
    )


def _cited(figure: Figure, spoken: Words) -> str:
    return reference(
        figure.titled(spoken),
        [citation(act, spoken) for act in figure.acts],
        data_version(),
        permalink(spoken.language),
        spoken,
        [ground.sentence for ground in grounds_told(figure.grounds, spoken)],
    )


def _linked(acts: Sequence[Act], spoken: Words) -> str:
    """The acts with links to the pages they were read from; of many the first ones."""
    if not acts:
        return _everything(spoken)
    cited = "; ".join(_link(act, spoken) for act in acts[:_LINKED])
    left = len(acts) - _LINKED
    if left <= 0:
        return cited
    return spoken.gettext("{named}; {number} more", named=cited, number=left)


def _link(act: Act, spoken: Words) -> str:
    cited = citation(act, spoken).removesuffix(".")  # the sentence has its own
    return f"[{cited}]({act.url})" if is_web(act.url) else cited


def _everything(spoken: Words) -> str:
    return spoken.gettext("all acts held, each named in its row or on its page")
