"""What a file is, by its content; its name is never believed."""

import struct
import zipfile
from io import BytesIO

_OPENINGS = (
    (b"%PDF-", "application/pdf", ".pdf"),
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
    (b"\x89PNG\r\n\x1a\n", "image/png", ".png"),
    (b"II*\x00", "image/tiff", ".tif"),
    (b"MM\x00*", "image/tiff", ".tif"),
)
_PARTS = {  # a part that only this kind of package has
    "word/document.xml": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".docx",
    ),
    "xl/workbook.xml": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".xlsx",
    ),
}
_OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
}
_HEIF = (b"heic", b"heix", b"mif1", b"heif")
_GPS = 0x8825  # EXIF: pointer to the directory of the position
_SHORT = 100  # bytes of the part that names an OpenDocument
_FEW = 1 << 18  # bytes in which a photo keeps its EXIF


def media_type(content: bytes) -> tuple[str, str] | None:
    """The type and the ending of a file; None where it is none that a register takes."""
    for opening, kind, ending in _OPENINGS:
        if content.startswith(opening):
            return kind, ending
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp", ".webp"
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF:
        return "image/heic", ".heic"
    if content.startswith(b"PK\x03\x04"):
        return _package(content)
    return ("text/plain", ".txt") if _is_text(content) else None


def has_place(content: bytes) -> bool:
    """Whether a photo says where it was taken: EXIF has a directory of the position."""
    head = content[:_FEW]
    at = head.find(b"Exif\x00\x00") + 6 if b"Exif\x00\x00" in head else head.find(b"eXIf") + 4
    if head[:4] in {b"II*\x00", b"MM\x00*"}:
        at = 0
    tiff = content[at:] if at not in {3, 5} else b""
    if tiff[:4] not in {b"II*\x00", b"MM\x00*"}:
        return False
    order = "<" if tiff[:2] == b"II" else ">"
    try:
        (start,) = struct.unpack_from(order + "I", tiff, 4)
        (entries,) = struct.unpack_from(order + "H", tiff, start)
        tags = [
            struct.unpack_from(order + "H", tiff, start + 2 + 12 * n)[0] for n in range(entries)
        ]
    except struct.error:
        return False
    return _GPS in tags


def _package(content: bytes) -> tuple[str, str] | None:
    """An office document; macros and other archives are not taken."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            names = set(package.namelist())
            if any(name.endswith("vbaProject.bin") for name in names):
                return None
            if "mimetype" in names and package.getinfo("mimetype").file_size < _SHORT:
                kind = package.read("mimetype").strip()
                return (
                    (kind.decode(), _OPEN_DOCUMENTS[kind]) if kind in _OPEN_DOCUMENTS else None
                )
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError):
        return None
    return next((told for part, told in _PARTS.items() if part in names), None)


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return bool(text.strip()) and all(
        sign.isprintable() or sign in "\r\n\t\ufeff" for sign in text
    )
