"""`python -m tests.bench`: how fast annexes become checked tables, are traced, and are shown.

Ratios, goals, and no assert on time. Annexes are read in fresh processes, one after another, from
workbooks made for it in a temporary folder; the plain loop runs once, the others three times, and the
middle one counts. The app is clicked through by readers on this machine (`tests.bench.app`).
"""

import argparse
import compileall
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from rich.console import Console
from rich.table import Table

from budget.paths import PROJECT
from tests.bench import app, cells, compare, corpus, markup, measure, trace
from tests.bench.goals import Goal, goals_table
from tests.bench.layouts import layout_of

PAGES = 50  # web pages and Word documents: the plain libraries need a second for four of them
SAMPLE = 40  # workbooks compared cell by cell with openpyxl
GIB = 1024.0


def main() -> None:
    """Make the files, run the entrants, print what was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--files", type=int, default=1000, help="workbooks to make (default: 1000)"
    )
    parser.add_argument(
        "--only", choices=["annexes", "app", "trace"], help="one part (default: all)"
    )
    asked = parser.parse_args()
    for package in ("budget", "ingest"):  # libraries were compiled when they were installed
        compileall.compile_dir(PROJECT / package, quiet=1)
    console = Console(width=110)
    if asked.only in {None, "annexes"}:
        console.print(goals_table(_reading(console, asked.files)))
    if asked.only in {None, "trace"}:
        console.print(goals_table(trace.goals(console)))
    if asked.only in {None, "app"}:
        console.print(goals_table(app.goals(console)))


def _reading(console: Console, count: int) -> list[Goal]:
    """Annexes to checked tables, cells, markup."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("books", "ours", "half", "plain", "html", "long", "docx"):
            (folder / part).mkdir()
        with console.status(f"Making {count:,} workbooks"):
            size = sum(file.stat().st_size for file in corpus.make(folder / "books", count))
        console.print(f"{count:,} annex workbooks of mixed layouts, {size / 1e6:,.1f} MB")
        return [
            *_annexes(console, folder, count),
            *_cells(console, folder),
            *_markup(console, folder),
        ]


def _annexes(console: Console, folder: Path, count: int) -> list[Goal]:
    """Files to checked Parquet: both ways, on all files and on half of them."""
    books = folder / "books"
    with console.status("Reading with this project"):
        ours = measure.median("ours", books, folder / "ours", str(count))
        half = measure.run("ours", books, folder / "half", str(count // 2))
    with console.status("Reading with a plain loop of openpyxl and pandas: be patient"):
        plain = measure.run("plain", books, folder / "plain", str(count))
    ratio = plain.seconds / ours.seconds
    console.print(_entrants({"openpyxl and pandas, file by file": plain, "this project": ours}))
    differing = compare.differing_lines(folder)
    found, expected = compare.failing_sums(folder)
    spoiled = sum(layout_of(number).is_spoiled for number in range(count))
    lines = folder / "ours" / "lines.parquet"
    height = pl.scan_parquet(lines).select(pl.len()).collect().item()
    is_same = differing.is_empty() and found.equals(expected)
    console.print(
        f"{height:,} amounts, {differing.height:,} of them found by one way only. Sums that fail: "
        f"{found.height} here, {expected.height} in the plain loop, {spoiled} spoiled on purpose."
    )
    bytes_a_line = lines.stat().st_size / height
    growth = ours.peak_mib / half.peak_mib
    return [
        Goal(
            what="1  files to checked Parquet, times faster than openpyxl and pandas",
            wanted="20 or more, same figures",
            found=f"{ratio:.1f}, {'same' if is_same else 'OTHER'} figures",
            is_met=ratio >= 20 and is_same,
        ),
        Goal(
            what="4  most memory held",
            wanted="1.00 GiB or less, flat",
            found=f"{ours.peak_mib / GIB:.2f} GiB, {growth:.2f} times that of half the files",
            is_met=ours.peak_mib <= GIB,
        ),
        Goal(
            what="8  Parquet, bytes a line with its cell",
            wanted="8.0 or less",
            found=f"{bytes_a_line:.1f}",
            is_met=bytes_a_line <= 8,
        ),
    ]


def _cells(console: Console, folder: Path) -> list[Goal]:
    """Printed cells only, against calamine, which drops what an audit needs."""
    books = folder / "books"
    with console.status("Reading cells only"):
        ours = measure.median("cells", "ours", books)
        calamine = measure.median("cells", "calamine", books)
        differing, compared = cells.differing(sorted(books.iterdir())[:SAMPLE])
    ratio = ours.seconds / calamine.seconds
    return [
        Goal(
            what="2  all of each cell, times python-calamine's own time",
            wanted="1.5 or less",
            found=f"{ratio:.2f}",
            is_met=ratio <= 1.5,
        ),
        Goal(
            what="   cells that differ from openpyxl's",
            wanted="0",
            found=f"{differing} of {compared:,}",
            is_met=differing == 0,
        ),
    ]


def _markup(console: Console, folder: Path) -> list[Goal]:
    """Tables of web pages and of Word documents, with their spans: reading alone, without imports."""
    goals = []
    for kind, files, make, entrant, library, wanted in (
        ("html", f"{PAGES} pages", markup.make_pages, "soup", "BeautifulSoup", 15),
        ("long", "one long page", markup.make_long_page, "soup", "BeautifulSoup", 15),
        ("docx", f"{PAGES} docx files", markup.make_documents, "python_docx", "python-docx", 3),
    ):
        with console.status(f"Reading {files}"):
            make(folder / kind, PAGES)
            ours = measure.reading("cells", "ours", folder / kind)
            other = measure.reading("cells", entrant, folder / kind, rounds=1)
        ratio = other / ours
        goals.append(
            Goal(
                what=f"3  {files} to placed cells (imports left out), times faster than {library}",
                wanted=f"{wanted} or more",
                found=f"{ratio:.1f}",
                is_met=ratio >= wanted,
            )
        )
    return goals


def _entrants(runs: dict[str, measure.Measured]) -> Table:
    """Time and memory of whole processes, with the ratio to the first."""
    table = Table("", "seconds", "MiB", "times faster", box=None)
    first = next(iter(runs.values()))
    for name, one in runs.items():
        faster = f"{first.seconds / one.seconds:.1f}"
        table.add_row(name, f"{one.seconds:.1f}", f"{one.peak_mib:,.0f}", faster)
    return table


if __name__ == "__main__":
    main()
