"""What a file is, by its bytes; its name only decides between kinds of plain text."""

import re
from pathlib import PurePath

from budget.errors import N_, UnusableFileError
from ingest.readers.package import Package, locked

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXTS = {
    ".md": "md", ".markdown": "md", ".txt": "md",
    ".html": "html", ".htm": "html", ".csv": "csv", ".tsv": "tsv", ".tab": "tsv",
}  # fmt: skip
_MAX_POWER = 16
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_ANY_TABLE = re.compile(rb"\s*<(?:table|div|meta|head|body|style)\b", re.IGNORECASE)
_READABLE = N_("a spreadsheet (.xlsx, .xls, .ods, .csv) or a text (.docx, .html, .md)")
_ASK = N_("ask the publisher for the spreadsheet or the text")
_FOREIGN = (
    (b"%PDF", N_("it is a PDF, which prints positions and not cells"), _ASK),
    (b"\x89PNG", N_("it is a picture"), _ASK),
    (b"\xff\xd8\xff", N_("it is a photo"), _ASK),
    (b"GIF8", N_("it is a picture"), _ASK),
    (b"II*\x00", N_("it is a scan"), _ASK),
    (b"MM\x00*", N_("it is a scan"), _ASK),
    (b"{\\rtf", N_("it is a rich text file"), N_("open it in a text program and save it as .docx")),
    (b"\x1f\x8b", N_("it is a compressed archive"), N_("unpack it first")),
    (b"7z\xbc\xaf", N_("it is a compressed archive"), N_("unpack it first")),
    (b"Rar!", N_("it is a compressed archive"), N_("unpack it first")),
    (b"PAR1", N_("it is a Parquet table"), N_("give the document it was made from")),
    (b"SQLite format 3", N_("it is a database"), N_("export its table as .csv")),
)  # fmt: skip
_ZIPPED = (
    ("xl/workbook.xml", "xlsx"), ("word/document.xml", "docx"),
    ("content.xml", "ods"),
)  # fmt: skip
_FOREIGN_PARTS = (
    ("xl/workbook.bin", N_("it is a binary workbook (.xlsb)"), N_("save it as .xlsx")),
    ("ppt/presentation.xml", N_("it is a presentation"), N_("save its table as .xlsx")),
)
_NEITHER = {  # by whether it is text, and whether its name has an ending
    (True, True): N_("it is plain text named {suffix}"),
    (True, False): N_("it is plain text without an ending"),
    (False, True): N_("it is bytes of no known kind named {suffix}"),
    (False, False): N_("it is bytes of no known kind without an ending"),
}


def is_zip(data: bytes) -> bool:
    """Say whether the bytes begin as a zip container does."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def format_of(file: str, data: bytes, package: Package | None) -> str:
    """Return one of FORMATS for a file's bytes, and the package that they are if they are one.

    Raises:
        UnusableFileError: The bytes are of no kind that is read here, or not what the name says.
    """
    if not data:
        raise _refused(file, N_("it is empty (0 bytes)"), N_("download or copy the file again"))
    if package is not None:
        return _zipped(file, package)
    for magic, found, advice in _FOREIGN:
        if data.startswith(magic):
            raise _refused(file, found, advice)
    if data.startswith(_OLE):
        return _compound(file, data)
    if data.startswith((b"\x09\x08", b"\x09\x04\x06\x00")):
        return "xls"  # a bare BIFF stream, as very old programs wrote it
    return _text(file, data)


def _zipped(file: str, package: Package) -> str:
    for part, name in _ZIPPED:
        if part in package:
            return _open_document(file, package) if name == "ods" else name
    for part, found, advice in _FOREIGN_PARTS:
        if part in package:
            raise _refused(file, found, advice)
    found = N_("it is a zip archive of {count} other files")
    raise _refused(file, found, N_("unpack it first"), count=str(len(package.names())))


def _open_document(file: str, package: Package) -> str:
    kind = package.part("mimetype").decode("ascii", "replace") if "mimetype" in package else ""
    if "spreadsheet" in kind or not kind:
        return "ods"
    found = N_("it is an OpenDocument text or drawing")
    raise _refused(file, found, N_("save it as .docx or .html"))


def _compound(file: str, data: bytes) -> str:
    """Tell the kinds of OLE containers apart by the streams they name."""
    suffix = PurePath(file).suffix.lower()
    if _stream("EncryptedPackage") in data:
        raise locked(file)
    has_book = _stream("Workbook") in data or _stream("Book") in data
    if _stream("WordDocument") in data and not (has_book and suffix == ".xls"):
        raise _refused(file, N_("it is an old Word document (.doc)"), N_("save it as .docx"))
    if has_book:
        return "xls"
    if _is_cut(data):
        raise _refused(
            file,
            N_("it is an old office file that is cut short"),
            N_("download or copy the file again"),
        )
    found = N_("it is an old office file without a workbook")
    raise _refused(file, found, N_("save it as .xlsx or .docx"))


def _is_cut(data: bytes) -> bool:
    """Say whether the sector that lists the streams lies beyond the end of the file.

    Source: [MS-CFB] 2.2, the size of a sector and the first sector of the directory.
    """
    power, first = int.from_bytes(data[30:32], "little"), int.from_bytes(data[48:52], "little")
    return (first + 1) << min(power, _MAX_POWER) >= len(data)


def _stream(name: str) -> bytes:
    return f"{name}\0".encode("utf-16-le")


def _text(file: str, data: bytes) -> str:
    suffix = PurePath(file).suffix.lower()
    if b'progid="Excel.Sheet"' in data[:1000] or b"office:spreadsheet" in data[:2000]:
        raise _refused(file, N_("it is an XML table of Excel 2003"), N_("save it as .xlsx"))
    start = data[:4096].removeprefix(b"\xef\xbb\xbf")
    is_markup = bool(_HTML.match(start))
    if is_markup or (suffix not in _TEXTS and _ANY_TABLE.match(start)):
        return "html"  # web pages saved as .xls are how many portals export
    if suffix in _TEXTS:
        return _TEXTS[suffix]
    advice = N_("give the original file, or the right ending (.csv, .md)")
    raise _refused(file, _NEITHER[_is_text(data[:4096]), bool(suffix)], advice, suffix=suffix)


def _is_text(start: bytes) -> bool:
    return not any(byte < 9 or 13 < byte < 32 for byte in start)  # noqa: PLR2004  control characters of ASCII


def _refused(file: str, found: str, advice: str, **facts: str) -> UnusableFileError:
    return UnusableFileError(file, found, _READABLE, advice, **facts)
