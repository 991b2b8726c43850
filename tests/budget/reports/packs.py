"""A request told as a pack, for tests: what is in it, and its text as other programs find it."""

import datetime as dt
import io
import shutil
import subprocess
from pathlib import Path

import docx
import pytest

from budget.locale.words import Language, words
from budget.register.register import Register
from budget.reports.pack import Pack, PackedRequest, Reply
from budget.reports.pack_register import packed

TODAY = dt.date(2026, 11, 20)


def pack_of(register: Register, language: Language, *, whole: bool = False) -> Pack:
    """The pack of the first request of a register, or of all."""
    keys = register.requests()["request_id"].to_list()
    return packed(register, keys if whole else keys[:1], TODAY, words(language), [])


def text_of(pdf: bytes, tmp_path: Path) -> str:
    """The text of a PDF as another program finds it."""
    if shutil.which("pdftotext") is None:
        pytest.skip(
            "pdftotext is not installed: the text cannot be looked for by another program"
        )
    file = tmp_path / "p.pdf"
    file.write_bytes(pdf)
    told = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)  # noqa: S603, S607 -- on the path
    return " ".join(told.stdout.decode().split())


def words_of(made: bytes) -> str:
    """The text of a Word document: paragraphs and cells."""
    opened = docx.Document(io.BytesIO(made))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in opened.paragraphs), *cells])


def hostile_pack(text: str) -> Pack:
    """A pack every field of which is the same text."""
    row = [text] * 5
    return Pack(
        title=text,
        place=text,
        made_on=TODAY,
        made_line=text,
        origin=text,
        sample=text,
        totals=[row],
        requests=[
            PackedRequest(
                title=text,
                summary=text,
                facts=[row[:2]],
                money=[row[:3]],
                timeline=[row[:3]],
                replies=[Reply(head=text, verdict=text, quote=text)],
                law=[row[:3]],
                comparables=[row[:4]],
                caution=text,
                documents=[row[:3]],
                receipt=text,
                seal=text[:400],
            )
        ],
    )
