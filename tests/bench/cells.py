"""Reading printed cells only, no meaning: this project's readers beside the usual libraries."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

import openpyxl
from bs4 import BeautifulSoup
from docx import Document
from python_calamine import CalamineWorkbook

from ingest.readers import read_documents


def ours(files: Sequence[Path]) -> int:
    """All cells with place, kind, format, formula, spans and whether they are hidden."""
    return read_documents(files).cells.height


def calamine(files: Sequence[Path]) -> int:
    """Values and merged ranges; no errors, formulas, formats or hidden rows."""
    count = 0
    for file in files:
        with CalamineWorkbook.from_path(file) as book:
            for name in book.sheet_names:
                sheet = book.get_sheet_by_name(name)
                rows = sheet.to_python(skip_empty_area=False)
                count += sum(value != "" for row in rows for value in row)
                count += 0 * len(sheet.merged_cell_ranges or [])
    return count


def soup(files: Sequence[Path]) -> int:
    """Cells of HTML tables placed by rowspan and colspan with BeautifulSoup's own parser."""
    count = 0
    for file in files:
        page = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        for table in page.find_all("table"):
            taken: set[tuple[int, int]] = set()
            for row_no, row in enumerate(table.find_all("tr")):
                column = 0
                for cell in row.find_all(["td", "th"]):
                    while (row_no, column) in taken:
                        column += 1
                    down, across = (
                        int(str(cell.get(span, "1"))) for span in ("rowspan", "colspan")
                    )
                    taken |= {
                        (row_no + y, column + x) for y in range(down) for x in range(across)
                    }
                    count += bool(cell.get_text(strip=True))
    return count


def python_docx(files: Sequence[Path]) -> int:
    """Cells of Word tables, row by row."""
    count = 0
    for file in files:
        for table in Document(str(file)).tables:
            for row in table.rows:
                count += sum(bool(cell.text) for cell in row.cells)
    return count


def differing(files: Sequence[Path]) -> tuple[int, int]:
    """Cells that read otherwise than with openpyxl, and how many there are."""
    theirs = [
        (doc, grid, cell.row, cell.column, cell.value)
        for doc, file in enumerate(files, start=1)
        for grid, sheet in enumerate(openpyxl.load_workbook(file, data_only=True), start=1)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in {None, ""}
    ]
    read = read_documents(files).cells.select("doc", "grid", "row", "col", "text")
    found = {(doc, grid, row, col): text for doc, grid, row, col, text in read.rows()}
    differ = [
        cell
        for *place, cell in theirs
        if not _same(found.get((place[0], place[1], place[2], place[3])), cell)
    ]
    return len(differ) + abs(len(found) - len(theirs)), len(theirs)


def _same(text: str | None, value: object) -> bool:
    """Whether a printed text is the value that openpyxl gives."""
    if text is None:
        return False
    if isinstance(value, int | float):
        return float(text) == value
    return text.split() == str(value).split()


ENTRANTS: dict[str, Callable[[Sequence[Path]], int]] = {
    "ours": ours,
    "calamine": calamine,
    "soup": soup,
    "python_docx": python_docx,
}


def seconds(entrant: str, folder: Path) -> float:
    """How long an entrant takes to read the files of a folder, its imports not counted."""
    files = sorted(folder.iterdir())
    start = perf_counter()
    ENTRANTS[entrant](files)
    return perf_counter() - start


if __name__ == "__main__":
    sys.stdout.write(f"{seconds(sys.argv[1], Path(sys.argv[2])):.4f}\n")
