"""Files that cannot be used: one sentence each, in bounded time, and the others still read."""

import io
import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from ingest.readers import Printed, read_documents

WriteBook = Callable[..., Path]
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
_PNG = b"\x89PNG\r\n\x1a\n" + bytes(50)
_BOMB = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    "<worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>"
)
_FILE = (
    '<!DOCTYPE sst [<!ENTITY a SYSTEM "file:///etc/hostname">]><sst><si><t>&a;</t></si></sst>'
)


def _zip(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name in names:
            package.writestr(name, "<a/>")
    return buffer.getvalue()


def _workbook() -> bytes:
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    return buffer.getvalue()


def _error(path: Path) -> str:
    printed = read_documents([path])
    assert printed.cells.is_empty()
    assert printed.grids.is_empty()
    error = printed.documents["error"][0]
    assert isinstance(error, str)
    assert error.startswith(path.name)
    assert error.endswith(".")
    assert "\n" not in error
    return error


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("empty.xlsx", b"", "it is empty (0 bytes)"),
        ("text.xlsx", "Доходы;1".encode(), "it is plain text named .xlsx"),
        ("noise.xls", bytes(range(256)), "bytes of no known kind"),
        ("cut.xlsx", _workbook()[:2000], "cut short or damaged"),
        ("start.xlsx", b"PK\x03\x04", "cut short or damaged"),
        ("other.xlsx", _zip("a.txt", "../../b.txt"), "a zip archive of 2 other files"),
        ("hollow.xlsx", _zip("xl/workbook.xml"), "lists no sheet"),
        ("binary.xlsx", _zip("xl/workbook.bin"), "a binary workbook (.xlsb)"),
        ("locked.xlsx", _OLE + "EncryptedPackage\0".encode("utf-16-le"), "by a password"),
        ("old.doc", _OLE + "WordDocument\0".encode("utf-16-le"), "an old Word document"),
        ("bad.xls", _OLE + "Workbook\0".encode("utf-16-le"), "a damaged .xls workbook"),
        ("scan.pdf", b"%PDF-1.7 \xff\xd8\xff", "it is a PDF"),
        ("scan.xlsx", b"%PDF-1.7", "it is a PDF"),
        ("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(9), "it is a photo"),
        ("photo.xlsx", _PNG, "it is a picture"),
        ("act.rtf", b"{\\rtf1 }", "a rich text file"),
        ("table.csv", b"\x00\x01\x02\x81\x98" * 20, "no readable text"),
        ("control.md", b"a\x07b", "no readable text"),
        ("xml.xls", b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><a/>',
         "an XML table of Excel 2003"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_file_of_no_use_says_what_it_is(
    tmp_path: Path, name: str, data: bytes, found: str
) -> None:
    """One sentence names the file, what was found, what was expected and what to do."""
    path = tmp_path / name
    path.write_bytes(data)

    assert found in _error(path)


def test_folders_and_missing_files_are_named(tmp_path: Path) -> None:
    """A path that is no file is an error like any other."""
    assert "it is a folder" in _error(tmp_path)
    assert "there is no such file" in _error(tmp_path / "absent.xlsx")


def test_what_is_no_file_says_so(tmp_path: Path) -> None:
    """A pipe would be waited for without end; a link may lead nowhere or to itself."""
    os.mkfifo(tmp_path / "pipe.xlsx")
    (tmp_path / "link.xlsx").symlink_to("absent")
    (tmp_path / "loop.xlsx").symlink_to("loop.xlsx")

    assert "it is a device or a pipe" in _error(tmp_path / "pipe.xlsx")
    assert "a link to a file that is not there" in _error(tmp_path / "link.xlsx")
    assert "symbolic links" in _error(tmp_path / "loop.xlsx")


def test_a_name_that_is_no_text_is_shown_escaped(tmp_path: Path) -> None:
    """Old programs wrote names in cp1251; the file itself may be sound."""
    path = tmp_path / os.fsdecode(b"\xd0\xff.csv")
    path.write_text("a;b\n", "utf-8")

    documents = read_documents([path, path.with_suffix(".pdf")]).documents

    assert documents["file"].to_list() == [r"\udcd0\udcff.csv", r"\udcd0\udcff.pdf"]
    assert documents["error"].is_null().to_list() == [True, False]


def test_an_old_workbook_that_is_cut_short_says_so(tmp_path: Path) -> None:
    """The list of its streams lies beyond the end: [MS-CFB] 2.2."""
    start = bytearray(_OLE)
    start[30:32], start[48:52] = struct.pack("<H", 9), struct.pack("<L", 90)
    (tmp_path / "cut.xls").write_bytes(start)

    assert "cut short" in _error(tmp_path / "cut.xls")


def test_a_cell_too_long_for_any_program_is_named_as_such(tmp_path: Path) -> None:
    """Not as a quote that does not close, though that may be why."""
    (tmp_path / "long.csv").write_text("a;" + "b" * 17_000_000, "utf-8")

    assert "longer than 16,777,216 characters" in _error(tmp_path / "long.csv")


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    """Documents keep the order and the numbers of the paths given."""
    (tmp_path / "bad.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "good.csv").write_text("a;b\n1;2\n", "utf-8")
    ticks: list[tuple[int, int]] = []

    printed = read_documents(
        [tmp_path / "bad.xlsx", tmp_path / "good.csv"],
        progress=lambda done, total: ticks.append((done, total)),
    )

    assert printed.documents["error"].is_null().to_list() == [False, True]
    assert printed.cells["doc"].unique().to_list() == [2]
    assert ticks[-1] == (2, 2)


def test_no_files_give_empty_frames() -> None:
    """An empty batch is no error."""
    printed = read_documents([])

    assert isinstance(printed, Printed)
    assert printed.documents.is_empty()
    assert printed.cells.is_empty()


@pytest.mark.parametrize("part", ["sheet", "strings", "utf-16"])
def test_entities_are_refused_and_never_unfolded(book: WriteBook, part: str) -> None:
    """A document type in a part is how a few bytes grow to gigabytes or read other files."""
    path = book("")
    parts = {
        "sheet": ("xl/sheet.xml", _BOMB.encode()),
        "strings": ("xl/strings.xml", _FILE.encode()),
        "utf-16": ("xl/sheet.xml", f'<?xml version="1.0" encoding="UTF-16"?>{_BOMB}'.encode("utf-16")),
    }  # fmt: skip
    _replace(path, *parts[part])

    assert "declares a document type with entities" in _error(path)


def _replace(path: Path, name: str, data: bytes) -> None:
    with zipfile.ZipFile(path) as package:
        parts = {part: package.read(part) for part in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in (parts | {name: data}).items():
            package.writestr(part, content)


def test_a_zip_that_unpacks_to_gigabytes_is_not_unpacked(book: WriteBook) -> None:
    """The sizes are weighed before anything is unpacked."""
    path = book("")
    _replace(path, "xl/sheet.xml", b"<worksheet>" + b" " * 60_000_000)

    assert "unpacks" in _error(path)


def test_a_zip_that_lies_about_its_sizes_is_damaged(book: WriteBook) -> None:
    """Unpacking stops at the declared size, and the checksum does not fit."""
    path = book("", head=" " * 60_000)
    data = path.read_bytes()
    with zipfile.ZipFile(path) as package:
        size = package.getinfo("xl/sheet.xml").file_size
    path.write_bytes(data.replace(struct.pack("<L", size), struct.pack("<L", 100)))

    assert "damaged" in _error(path)


def test_a_sheet_of_broken_xml_names_its_part(book: WriteBook) -> None:
    """The rest of the workbook is not given either: a half is worse than nothing."""
    assert "xl/sheet.xml is not well-formed" in _error(book('<row r="1"><c r="A1"><v>5</row>'))


def test_a_workbook_behind_a_password_says_so(tmp_path: Path) -> None:
    """Encrypted entries of a zip count as well."""
    path = tmp_path / "locked.xlsx"
    path.write_bytes(_workbook())
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = data.find(mark)
        while start >= 0:
            data[start + at] |= 1
            start = data.find(mark, start + 4)
    path.write_bytes(bytes(data))

    assert "by a password" in _error(path)


@pytest.mark.parametrize(
    "rows",
    [
        "".join(f'<row r="{row}"/>' for row in range(1, 300_001)),
        "".join(f'<row r="{row}"><c r="A{row}" s="1"/></row>' for row in range(1, 300_001)),
        '<row r="1048576" spans="1:16384"/>',
    ],
    ids=["rows", "styled cells", "dimension"],
)
def test_wide_emptiness_is_read_quickly_and_prints_nothing(book: WriteBook, rows: str) -> None:
    """A sheet without cells is no error here; its size is that of what it prints."""
    head = '<dimension ref="A1:XFD1048576"/>'

    printed = read_documents([book(rows, head=head)])

    assert printed.documents["error"].to_list() == [None]
    assert printed.cells.is_empty()
    assert printed.grids.height == 1


def test_merged_ranges_over_each_other_are_refused(book: WriteBook) -> None:
    """Real ranges lie side by side; a thousand whole columns would cost gigabytes."""
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="90000"><c r="A90000"><v>1</v></c></row>'
    )
    tail = "".join(f'<mergeCell ref="A{row}:B1048576"/>' for row in range(1, 50))

    assert "lie over each other" in _error(book(rows, tail=f"<mergeCells>{tail}</mergeCells>"))


def test_a_span_beyond_any_sheet_does_not_explode(tmp_path: Path) -> None:
    """Spans are cut as browsers cut them; a table wider than any sheet is refused."""
    tall = "<table><tr><td colspan=1000000 rowspan=1000000>a</td><td>b</td></tr></table>"
    (tmp_path / "tall.html").write_text(tall, "utf-8")
    wide = "<table>" + "<tr>" + "<td colspan=1000>a</td>" * 20 + "</tr></table>"
    (tmp_path / "wide.html").write_text(wide, "utf-8")

    cells = read_documents([tmp_path / "tall.html"]).cells

    assert cells.select("col", "row_span", "col_span").rows() == [(1, 1, 1000), (1001, 1, 1)]
    assert "16,384 columns" in _error(tmp_path / "wide.html")


def test_facts_beside_a_document_that_unfold_without_end_are_refused(tmp_path: Path) -> None:
    """References in YAML can grow like entities in XML."""
    (tmp_path / "rus.md").write_text("текст", "utf-8")
    (tmp_path / "meta.yaml").write_text("a: &a [1]\nb: *a\n", "utf-8")

    assert "meta.yaml" in str(read_documents([tmp_path / "rus.md"]).documents["error"][0])


def test_strings_in_no_known_encoding_make_one_workbook_unusable(
    book: WriteBook, tmp_path: Path
) -> None:
    """A byte that is no UTF-8 stands in the shared strings; the file beside it is read."""
    path = book('<row><c r="A1" t="s"><v>0</v></c></row>', strings="<si><t>Итого</t></si>")
    broken = tmp_path / "broken.xlsx"
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(broken, "w") as package:
        for name in whole.namelist():
            package.writestr(name, whole.read(name).replace("И".encode(), b"\xc8"))
    printed = read_documents([broken, path])

    assert "not well-formed" in printed.documents["error"][0]
    assert printed.cells.select("doc", "text").rows() == [(2, "Итого")]
