"""How fast the app answers: clicks over Streamlit's own websocket, beside a plain page and an empty one.

Ratios count, not milliseconds: entrants take turns on one machine. Nothing leaves it.
"""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from budget import paths
from tests.bench import app_browser, app_load, app_servers, app_tables
from tests.bench.app_client import Click, Reader
from tests.bench.app_load import Clicks
from tests.bench.goals import Goal, goals_table

_OURS, _EMPTY, _PLAIN = "this project", "empty script", "plain page"
_RESOURCE = "plain page, st.cache_resource"
_PLACE = "lang=ru&place=150000000&in=auto&depth=next"  # Aktobe Region: two years held in full
VIEWS = [
    f"{_PLACE}&year=2026&edition=4&section=expenditures",
    f"{_PLACE}&year=2026&edition=4&section=expenditures&code=04",
    f"{_PLACE}&year=2026&edition=4&section=revenues",
    f"{_PLACE}&year=2025&edition=3&section=expenditures",
]
_PAGES = {
    "": "lang=ru",
    "place": VIEWS[0],
    "compare": "lang=ru",
    "coverage": "lang=ru",
    "glossary": "lang=ru",
}
_THINK = 3.0  # seconds
_CROWDED = 12.0  # seconds of each crowd
_DOORS = 20  # times each door is opened for the time of a step inside a fragment
_MESSAGE = 500_000  # bytes
_MARKS = 5_000


def goals(console: Console) -> list[Goal]:
    """Start the servers, click, stop them; prints tables and returns goals beside results."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        with (
            console.status("Clicking through the app on the tables that are built"),
            app_servers.ours(paths.DATA) as ours,
            app_servers.empty(paths.DATA) as empty,
            app_servers.plain(paths.DATA, folder) as plain,
        ):
            entrants = {_OURS: (ours, "place"), _EMPTY: (empty, ""), _PLAIN: (plain, "")}
            asyncio.run(_alone(console, entrants, "tables as built", 15))
            fragments = asyncio.run(_doors(entrants))
            crowds = asyncio.run(_crowds(console, entrants))
            messages = asyncio.run(_messages(ours))
        with console.status(
            "The same with the lines of a whole country: a minute to make them"
        ):
            data = app_tables.made(folder)
            with (
                app_servers.ours(data) as ours,
                app_servers.empty(data) as empty,
                app_servers.plain(data, folder) as plain,
                app_servers.plain(data, folder, "resource") as resource,
            ):
                entrants = {
                    _OURS: (ours, "place"),
                    _EMPTY: (empty, ""),
                    _PLAIN: (plain, ""),
                    _RESOURCE: (resource, ""),
                }
                title = f"with {app_tables.line_count(data):,} lines"
                clicks = asyncio.run(_alone(console, entrants, title, 60))
                two = {name: entrants[name] for name in (_OURS, _EMPTY)}
                beside = asyncio.run(
                    _alone(console, two, f"{title}, many times", 25, rounds=60)
                )
        _seen(console)
    return [*_of_a_country(clicks, beside), *fragments, *crowds, *messages]


async def _alone(
    console: Console,
    entrants: dict[str, tuple[str, str]],
    title: str,
    seconds: float,
    rounds: int = 12,
) -> dict[str, Clicks]:
    """One reader: the time of a click."""
    clicks = await app_load.one_after_another(entrants, VIEWS, rounds=rounds, seconds=seconds)
    console.print(_clicks_table(f"One reader, {title}", clicks))
    return clicks


def _of_a_country(clicks: dict[str, Clicks], beside: dict[str, Clicks]) -> list[Goal]:
    """The goal of a click, measured as it was set: with all lines of a country in one table.

    Args:
        clicks: All entrants; the plain ones leave time for few clicks.
        beside: This project and the empty script alone, with clicks enough for a p95.
    """
    ours = clicks[_OURS].p95_ms
    faster, than_resource = (clicks[name].p95_ms / ours for name in (_PLAIN, _RESOURCE))
    slower = beside[_OURS].p95_ms / beside[_EMPTY].p95_ms
    return [
        Goal(
            what="9  a click, p95, times faster than plain with st.cache_data",
            wanted="25 or more",
            found=f"{faster:.1f}",
            is_met=faster >= 25,
        ),
        Goal(
            what="   a click, p95, times faster than plain with st.cache_resource",
            wanted="6 or more",
            found=f"{than_resource:.1f}",
            is_met=than_resource >= 6,
        ),
        Goal(
            what="   a click, p95, times an empty script's on the same server",
            wanted="4.0 or less",
            found=f"{slower:.1f}",
            is_met=slower <= 4,
        ),
    ]


async def _doors(entrants: dict[str, tuple[str, str]]) -> list[Goal]:
    """A step inside a fragment (each of the doors under a table opened) beside whole pages.

    Clicks of a kind follow one another at once, as everywhere here: Streamlit rests for 5 ms after
    an answer, and what is clicked meanwhile is answered at the end of that.
    """
    took: dict[str, list[float]] = {"door": [], "page": [], "empty": []}
    async with (
        Reader(*entrants[_OURS]) as reader,
        Reader(*entrants[_OURS]) as another,  # on whose page no door is open
        Reader(*entrants[_EMPTY]) as nobody,
    ):
        for _ in range(_DOORS):
            page = await reader.opens(VIEWS[0])
            fragment, row = next(iter(page.fragments.items()))
            for said in row.doors:
                step = await reader.opens_door(VIEWS[0], fragment, row.widget, said)
                took["door"].append(step.seconds)
            for kind, other in (("page", another), ("empty", nobody)):
                await other.opens(VIEWS[0])
                for _ in row.doors:
                    took[kind].append((await other.opens(VIEWS[0])).seconds)
    door, whole, empty = (sorted(took[name])[len(took[name]) // 2] for name in took)
    return [
        Goal(
            what="10 a step in a fragment, times a click on the page",
            wanted="0.50 or less",
            found=f"{door / whole:.2f}",
            is_met=door <= whole / 2,
        ),
        Goal(
            what="   a step in a fragment, times an empty script's",
            wanted="1.3 or less",
            found=f"{door / empty:.1f}",
            is_met=door <= 1.3 * empty,
        ),
    ]


async def _crowds(console: Console, entrants: dict[str, tuple[str, str]]) -> list[Goal]:
    """Many readers at once, thinking three seconds or not at all."""
    crowds: dict[str, Clicks] = {}
    for number, think, names in (
        (10, 0.0, [_OURS, _PLAIN]),
        (20, _THINK, [_OURS, _PLAIN]),
        (50, _THINK, [_OURS]),  # the plain page does not answer fifty
    ):
        for name in names:
            crowds[
                f"{number} readers, {think:.0f} s of thought: {name}"
            ] = await app_load.at_once(entrants[name], VIEWS, number, think, _CROWDED)
    title = "Many readers, tables as built; plain page: st.cache_data, pandas, Altair"
    console.print(_clicks_table(title, crowds))
    busy, busy_plain, some, some_plain, *_ = crowds.values()
    more, faster = busy.a_second / busy_plain.a_second, some_plain.p95_ms / some.p95_ms
    return [
        Goal(
            what="11 clicks a second of 10 readers, times the plain page's",
            wanted="5.0 or more",
            found=f"{more:.1f}",
            is_met=more >= 5,
        ),
        Goal(
            what="   20 readers, p95, times faster than plain",
            wanted="10 or more",
            found=f"{faster:.1f}",
            is_met=faster >= 10,
        ),
    ]


async def _messages(base: str) -> list[Goal]:
    """The biggest message and the most marks of a chart on any page."""
    clicks: dict[str, Click] = {}
    for page, query in _PAGES.items():
        async with Reader(base, page) as reader:
            clicks[page or "home"] = await reader.opens(query)
    by_size = max(clicks, key=lambda page: clicks[page].biggest)
    marks = {page: max(click.marks, default=0) for page, click in clicks.items()}
    by_marks = max(marks, key=marks.__getitem__)
    biggest = clicks[by_size].biggest
    return [
        Goal(
            what="12 biggest message of any page, kB",
            wanted="500 or less",
            found=f"{biggest / 1000:,.1f} ({by_size}; its whole page {clicks[by_size].sent / 1000:,.1f})",
            is_met=biggest <= _MESSAGE,
        ),
        Goal(
            what="   most marks in a chart",
            wanted=f"{_MARKS:,} or less",
            found=f"{marks[by_marks]:,} ({by_marks})",
            is_met=marks[by_marks] <= _MARKS,
        ),
    ]


def _seen(console: Console) -> None:
    """First sight on a slow line; there is no goal for it: most of it is Streamlit's own code."""
    if app_browser.CHROMIUM is None:
        console.print("First sight is not measured: there is no Chromium on this machine.")
        return
    with (
        console.status("Opening the page on a slow line"),
        app_servers.ours(paths.DATA) as base,
    ):
        url, seen = f"{base}/place?{VIEWS[0]}", '[data-testid="stMetricValue"]'
        sight = app_browser.first_sight(url, seen)
    console.print(
        f"First sight of the figures at 750 kbit/s and 300 ms: {sight.seconds:.1f} s, "
        f"{sight.received / 1e6:.2f} MB received; opened again: {sight.again_seconds:.1f} s."
    )


def _clicks_table(title: str, clicks: dict[str, Clicks]) -> Table:
    """Times of clicks, with the ratio to this project's on the same load."""
    table = Table(title, "p50 ms", "p95 ms", "clicks/s", "clicks", "p95, times ours", box=None)
    ours = 1.0
    for name, one in clicks.items():
        ours = one.p95_ms if name.endswith(_OURS) else ours
        table.add_row(
            name,
            f"{one.middle_ms:,.1f}",
            f"{one.p95_ms:,.1f}",
            f"{one.a_second:,.1f}",
            f"{one.number:,}",
            f"{one.p95_ms / ours:,.2f}",
        )
    return table


def main() -> None:
    """Only the app's part."""
    console = Console(width=110)
    console.print(goals_table(goals(console)))


if __name__ == "__main__":
    main()
