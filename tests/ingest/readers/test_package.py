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
