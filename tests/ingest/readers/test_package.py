"""Parts of zip files: packed the usual way, packed otherwise, damaged."""

import io
import zipfile

import pytest

from budget.errors import UnusableFileError
from ingest.readers.package import Package

TEXT = "Сумма, тыс. тенге ".encode() * 500


def packed(compression: int) -> bytes:
    """A zip file of one part."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as package:
        package.writestr("xl/лист.xml", TEXT)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "compression", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2]
)
def test_a_part_is_the_same_however_it_is_packed(compression: int) -> None:
    """Office programs deflate; other ways of packing are rare and as good."""
    assert Package("a.xlsx", packed(compression)).part("xl/лист.xml") == TEXT


@pytest.mark.parametrize("name", ["crc", "name"])
def test_a_part_that_is_not_what_the_directory_says_is_damaged(name: str) -> None:
    """The checksum stands in the directory at the end, the name there and before the part."""
    data = packed(zipfile.ZIP_DEFLATED)
    directory = data.rindex(b"PK\x01\x02")
    at = {"crc": directory + 16, "name": 30}[name]
    spoiled = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]

    with pytest.raises(UnusableFileError, match="damaged"):
        Package("a.xlsx", spoiled).part("xl/лист.xml")


@pytest.mark.parametrize(
    "written", ["plainly", "with a comment", "after other bytes", "with an extra field"]
)
def test_a_directory_is_read_however_it_is_written(written: str) -> None:
    """Programs that pack archives add comments and fields of their own, which change no part."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        part = zipfile.ZipInfo("xl\\workbook.xml")
        part.compress_type = zipfile.ZIP_DEFLATED
        part.extra = b"UT\x01\x00\x00" if written == "with an extra field" else b""
        package.comment = b"packed" if written == "with a comment" else b""
        package.writestr(part, TEXT)
    before = b"junk" if written == "after other bytes" else b""
    read = Package("a.xlsx", before + buffer.getvalue())

    assert read.names() == ["xl/workbook.xml"]
    assert read.part("xl/workbook.xml") == TEXT


@pytest.mark.parametrize("at", [-22, -12, -6], ids=["mark", "size", "offset"])
def test_a_directory_whose_end_is_damaged_is_refused(at: int) -> None:
    """The end of the file says where the directory lies and how long it is."""
    data = bytearray(packed(zipfile.ZIP_DEFLATED))
    data[at + 3] ^= 0x7F

    with pytest.raises(UnusableFileError, match="damaged"):
        Package("a.xlsx", bytes(data)).part("xl/лист.xml")
