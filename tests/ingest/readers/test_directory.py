"""The directory of a zip file: read at once where it is written the usual way, as zipfile reads it."""

import io
import zipfile

import pytest

from budget.errors import UnusableFileError
from ingest.readers.directory import entries
from ingest.readers.package import Package

_TEXT = b"1 234,5 " * 400
_END = 22  # bytes of the end of a directory without a comment


def packed(*names: str) -> bytes:
    """A zip file of parts that differ in their last byte."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for number, name in enumerate(names):
            package.writestr(name, _TEXT + bytes([number]))
    return buffer.getvalue()


def test_entries_are_those_of_zipfile() -> None:
    """Names, sizes, checksums and places of a directory as office programs write it."""
    data = packed("xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml")
    known = zipfile.ZipFile(io.BytesIO(data)).infolist()

    assert [(one.name, one.crc, one.packed, one.unpacked, one.at) for one in entries(data)] == [
        (one.filename, one.CRC, one.compress_size, one.file_size, one.header_offset)
        for one in known
    ]


@pytest.mark.parametrize(
    ("at", "written"),
    [(46, b"x\0"), (8, b"\x01"), (28, b"\xff\0")],
    ids=["a name that ends early", "behind a password", "a name longer than the directory"],
)
def test_an_odd_entry_is_what_zipfile_makes_of_it(at: int, written: bytes) -> None:
    """The place is counted from the beginning of the entry."""
    data = bytearray(packed("xl/a.xml"))
    start = data.index(b"PK\x01\x02") + at
    data[start : start + len(written)] = written

    known = zipfile.ZipFile(io.BytesIO(data)).infolist()
    assert [(one.name, one.flags) for one in entries(bytes(data))] == [
        (one.filename, one.flag_bits) for one in known
    ]


@pytest.mark.parametrize(
    ("at", "written"),
    [(0, b"PK\x01\x03"), (6, b"\x40")],
    ids=["no entry", "a format newer than zipfile reads"],
)
def test_an_entry_that_zipfile_refuses_is_refused(at: int, written: bytes) -> None:
    """The place is counted from the beginning of the entry."""
    data = bytearray(packed("xl/a.xml"))
    start = data.index(b"PK\x01\x02") + at
    data[start : start + len(written)] = written

    with pytest.raises((zipfile.BadZipFile, NotImplementedError)):
        entries(bytes(data))


def test_a_directory_of_64_bits_is_left_to_zipfile() -> None:
    """A locator before the end says that the real sizes stand elsewhere, here nowhere."""
    data = packed("xl/a.xml")
    odd = data[:-_END] + b"PK\x06\x07" + bytes(16) + data[-_END:]

    with pytest.raises(zipfile.BadZipFile):
        entries(odd)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_last_of_two_parts_of_one_name_counts() -> None:
    """As `zipfile` has it."""
    package = Package("a.xlsx", packed("xl/a.xml", "xl/a.xml"))

    assert package.part("xl/a.xml")[-1] == 1


@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
def test_a_stream_that_cannot_be_unpacked_is_damaged(packing: int) -> None:
    """Each way of unpacking has errors of its own."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as package:
        package.writestr("xl/a.xml", _TEXT)
    data = bytearray(buffer.getvalue())
    start = 30 + len("xl/a.xml")
    data[start : start + 9] = b"\xff" * 9

    with pytest.raises(UnusableFileError, match="damaged"):
        Package("a.xlsx", bytes(data)).part("xl/a.xml")
