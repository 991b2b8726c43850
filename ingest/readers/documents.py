"""Files of any supported kind into frames of printed cells."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar

import polars as pl

from budget.errors import UnusableFileError
from ingest.readers.beside import meta_beside
from ingest.readers.delimited import delimited_pages
from ingest.readers.disk import file_bytes, printable
from ingest.readers.docx_text import docx_pages
from ingest.readers.markdown import markdown_pages
from ingest.readers.ods import ods_pages
from ingest.readers.package import Package
from ingest.readers.pages import Pages, cells_frame, grids_frame, paragraphs_frame
from ingest.readers.printed import DOCUMENTS, Printed
from ingest.readers.sniff import format_of, is_zip
from ingest.readers.webpage import webpage_pages
from ingest.readers.xls import xls_pages
from ingest.readers.xlsx.batch import book_cells
from ingest.readers.xlsx.workbook import Workbook, opened

_MAX_FILES = 250  # in one window; two windows are open at one time
_MAX_TOGETHER = 16 * 1024**2  # bytes of files in one window, one larger file excepted
_Work = TypeVar("_Work")
_PLAIN: dict[str, Callable[[str, bytes], Pages]] = {
    "md": markdown_pages,
    "html": webpage_pages,
    "csv": delimited_pages,
    "tsv": delimited_pages,
    "xls": xls_pages,
}
_PACKED: dict[str, Callable[[Package], Pages | Workbook]] = {
    "xlsx": opened,
    "docx": docx_pages,
    "ods": ods_pages,
}


@dataclass(slots=True, kw_only=True)
class _Document:
    """A file on its way through the readers."""

    doc: int
    path: Path
    sha256: str | None = None
    kind: str | None = None
    meta: str | None = None
    content: Workbook | Pages | None = None
    error: UnusableFileError | None = None

    @property
    def file(self) -> str:
        """Return the name without folders."""
        return printable(self.path.name or str(self.path))

    def row(self) -> tuple[int, str, str, str | None, str | None, str | None, str | None]:
        """Return this document's row of DOCUMENTS."""
        error = str(self.error) if self.error else None
        return (
            self.doc,
            self.file,
            printable(str(self.path)),
            self.sha256,
            self.kind,
            self.meta,
            error,
        )


def read_documents(
    paths: Sequence[Path], *, progress: Callable[[int, int], None] | None = None
) -> Printed:
    """Return what the files print, every cell with its place, in the order of the files.

    A file that cannot be used gets one sentence in `documents.error` and no cells; the others
    are read all the same. Links to nowhere, folders and missing files are errors like others.

    Args:
        paths: Files; their kind is found in their bytes.
        progress: Called with how many files are done and how many there are.
    """
    return joined(over_windows(paths, lambda printed: printed, progress=progress))


def over_windows(
    paths: Sequence[Path],
    work: Callable[[Printed], _Work],
    *,
    progress: Callable[[int, int], None] | None = None,
) -> list[_Work]:
    """Return what `work` makes of the files, some hundred at a time, in the order of the files.

    Two windows are read and worked on at one time: both cores are busy, and memory stays flat but
    for what `work` returns.

    Args:
        paths: As for `read_documents`.
        work: Called in other threads than the caller's.
        progress: Called with how many files were opened and how many there are.
    """
    opened_now: SimpleQueue[int] = SimpleQueue()
    pool = ThreadPoolExecutor(2)  # Polars and zlib let go of the interpreter while they work
    try:
        windows = [
            pool.submit(lambda files: work(_window(files, opened_now)), window)
            for window in _windows(paths)
        ]
        done = 0
        while done < len(paths):
            done += opened_now.get()
            if progress is not None:
                progress(done, len(paths))
        return [window.result() for window in windows]
    finally:
        pool.shutdown(cancel_futures=True)


def _window(numbered: list[tuple[int, Path]], opened_now: SimpleQueue[int]) -> Printed:
    """Read some files; each is counted when it is opened, and all of them in any case."""
    left = len(numbered)
    documents = []
    try:
        for doc, path in numbered:
            documents.append(_opened(doc, path))
            opened_now.put(1)
            left -= 1
    finally:
        opened_now.put(left)
    return _printed(documents)


def _windows(paths: Sequence[Path]) -> Iterator[list[tuple[int, Path]]]:
    """Yield numbered files, so many that they fit into memory together."""
    window: list[tuple[int, Path]] = []
    size = 0
    for doc, path in enumerate(paths, start=1):
        weight = path.stat().st_size if path.is_file() else 0
        if window and (len(window) >= _MAX_FILES or size + weight > _MAX_TOGETHER):
            yield window
            window, size = [], 0
        window.append((doc, path))
        size += weight
    if window:
        yield window


def _opened(doc: int, path: Path) -> _Document:
    """Read a file once and unpack it; workbooks are read later, many together."""
    document = _Document(doc=doc, path=path)
    file = document.file
    try:
        data = file_bytes(path, file)
        document.sha256 = hashlib.sha256(data).hexdigest()
        package = Package(file, data) if is_zip(data) else None
        document.kind = format_of(file, data, package)
        document.meta = meta_beside(path) if document.kind == "md" else None
        if package is not None:
            document.content = _PACKED[document.kind](package)
        else:
            document.content = _PLAIN[document.kind](file, data)
    except UnusableFileError as problem:
        document.error = problem
    return document


def _printed(documents: Sequence[_Document]) -> Printed:
    books = [
        (each.doc, each.content) for each in documents if isinstance(each.content, Workbook)
    ]
    pages = [(each.doc, each.content) for each in documents if isinstance(each.content, Pages)]
    read = book_cells(books)
    for each in documents:
        each.error = each.error or read.errors.get(each.doc)
    rows = [each.row() for each in documents]
    return Printed(
        documents=pl.DataFrame(rows, schema=DOCUMENTS, orient="row"),
        grids=pl.concat([read.grids, grids_frame(pages)]).sort("doc", "grid"),
        cells=_in_order(read.cells, cells_frame(pages)),
        paragraphs=paragraphs_frame(pages),
        errors={each.doc: each.error for each in documents if each.error},
    )


def _in_order(books: pl.DataFrame, pages: pl.DataFrame) -> pl.DataFrame:
    """Return the CELLS of both in the order of the files; each of them is in order."""
    if books.is_empty() or pages.is_empty():
        return pages if books.is_empty() else books
    return pl.concat([books, pages]).sort("doc", maintain_order=True)


def joined(parts: Sequence[Printed]) -> Printed:
    """Return what windows of files print as one."""
    parts = [*parts, _printed([])]
    return Printed(
        documents=pl.concat([part.documents for part in parts]),
        grids=pl.concat([part.grids for part in parts]),
        cells=pl.concat([part.cells for part in parts]),
        paragraphs=pl.concat([part.paragraphs for part in parts]),
        errors={doc: error for part in parts for doc, error in part.errors.items()},
    )
