"""Small documents written by hand, part by part, so that a test shows what it reads."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
WriteBook = Callable[..., Path]


def zipped(path: Path, parts: dict[str, str | bytes]) -> Path:
    """Write a zip container."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


@pytest.fixture
def book(tmp_path: Path) -> WriteBook:
    """A workbook of one sheet from the XML of its rows and what stands around them."""

    def write(rows: str, *, head: str = "", tail: str = "", **parts: str) -> Path:
        sheet = f"<worksheet {MAIN}>{head}<sheetData>{rows}</sheetData>{tail}</worksheet>"
        return zipped(
            tmp_path / "book.xlsx",
            {
                "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{_OFFICE}"><sheets>'
                f'<sheet name="Лист" sheetId="1" r:id="a"/></sheets></workbook>',
                "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">'
                f'<Relationship Id="a" Type="{_OFFICE}/worksheet" Target="sheet.xml"/>'
                f'<Relationship Id="b" Type="{_OFFICE}/sharedStrings" Target="strings.xml"/>'
                f'<Relationship Id="c" Type="{_OFFICE}/styles" Target="styles.xml"/>'
                "</Relationships>",
                "xl/sheet.xml": parts.get("sheet", sheet),
                "xl/strings.xml": f"<sst {MAIN}>{parts.get('strings', '')}</sst>",
                "xl/styles.xml": f"<styleSheet {MAIN}>{parts.get('styles', '')}</styleSheet>",
            },
        )

    return write
