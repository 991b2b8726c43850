"""The same tables as web pages and as Word documents, with their merged cells."""

from html import escape
from pathlib import Path

from docx import Document

from tests.bench.corpus import ACTS, act
from tests.bench.layouts import Table


def make_pages(folder: Path, count: int) -> None:
    """Web pages with all tables of an act each."""
    for number in range(count):
        _, caption, tables = act(ACTS[number % len(ACTS)])
        body = "".join(_html(table) for table in tables)
        page = f"<html><body><h1>{escape(caption)}</h1>{body}</body></html>"
        (folder / f"{number:04d}.html").write_text(page, encoding="utf-8")


def make_long_page(folder: Path, count: int) -> None:
    """One web page with all tables of an act, so many times over."""
    _, caption, tables = act(ACTS[0])
    body = "".join(_html(table) for table in tables) * count
    page = f"<html><body><h1>{escape(caption)}</h1>{body}</body></html>"
    (folder / "long.html").write_text(page, encoding="utf-8")


def make_documents(folder: Path, count: int) -> None:
    """Word documents; each act is written once and then copied."""
    for number in range(count):
        file = folder / f"{number:04d}.docx"
        if number >= len(ACTS):
            file.write_bytes((folder / f"{number % len(ACTS):04d}.docx").read_bytes())
            continue
        _, caption, tables = act(ACTS[number])
        document = Document()
        document.add_heading(caption)
        for table in tables:
            printed = document.add_table(len(table.rows), len(table.rows[0]))
            cells = printed._cells  # noqa: SLF001 - all at once: one by one takes minutes
            for place, text in enumerate(text for row in table.rows for text in row):
                cells[place].text = text
        document.save(str(file))


def _html(table: Table) -> str:
    """A table with its spans; cells that a span covers are left out."""
    spans = {
        (top, left): (bottom - top + 1, right - left + 1)
        for top, left, bottom, right in table.merges
    }
    covered = {
        (row, column)
        for top, left, bottom, right in table.merges
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    } - set(spans)
    rows = []
    for row_no, row in enumerate(table.rows):
        cells = []
        for column, text in enumerate(row):
            if (row_no, column) not in covered:
                down, across = spans.get((row_no, column), (1, 1))
                cells.append(f'<td rowspan="{down}" colspan="{across}">{escape(text)}</td>')
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(rows)}</table>"
