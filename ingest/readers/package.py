"""Zip containers (xlsx, docx, ods), read in memory and within limits."""

import io
import lzma
import zipfile
import zlib
from functools import cached_property

from isal import isal_zlib

from budget.errors import N_, UnusableFileError
from ingest.readers.directory import Entry, entries

MAX_UNPACKED = 512 * 1024**2  # bytes of all parts together
MAX_RATIO = 100  # of unpacked to packed; annexes stand near 10
_LOCAL = b"PK\x03\x04"
_HEADER = 30  # bytes before the name of a part
_USUAL = 0x80E  # flags that do not matter here: level of packing, sizes behind, name in UTF-8
RATIO_FROM = 4 * 1024**2  # a part smaller than this may shrink as it likes

_ISAL: type[Exception] = isal_zlib.error  # type: ignore[assignment]  # its stub declares an object
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, _ISAL, EOFError, RuntimeError,
    NotImplementedError, ValueError, OSError, IndexError, OverflowError,
)  # fmt: skip


class Package:
    """The parts of a zip file by name; nothing is ever written to disk.

    Reading a part stops at the size its directory declares and compares the checksum, so a
    directory that lies about sizes is found out without unpacking more than it declared.
    """

    def __init__(self, file: str, data: bytes) -> None:
        """Read the directory of parts."""
        self.file, self._data = file, data
        try:
            self._entries = entries(data)
        except _DAMAGED as problem:
            raise self._damaged() from problem
        self._parts = {
            entry.name.replace("\\", "/").lstrip("/"): number
            for number, entry in enumerate(self._entries)
        }
        self._unpacked = 0

    def __contains__(self, name: object) -> bool:
        """Say whether the part is there."""
        return name in self._parts

    def names(self) -> list[str]:
        """Return the names of all parts."""
        return list(self._parts)

    def part(self, name: str) -> bytes:
        """Unpack one part."""
        number = self._parts.get(name)
        if number is None:
            raise UnusableFileError(
                self.file, N_("its part {part} is missing"), N_("a whole document"),
                N_("save it again from the program that made it"), part=name,
            )  # fmt: skip
        entry = self._entries[number]
        self._weigh(entry)
        try:
            return self._inflated(entry) or self._zip.read(self._zip.infolist()[number])
        except _DAMAGED as problem:
            raise self._unreadable(entry) from problem

    @cached_property
    def _zip(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO(self._data))

    def _inflated(self, entry: Entry) -> bytes | None:
        """Unpack a part packed the usual way in one call; null for any other, or if it is damaged.

        `zipfile` reads in small steps and costs more than the unpacking.
        """
        is_usual = entry.packing == zipfile.ZIP_DEFLATED and not entry.flags & ~_USUAL
        start = entry.at + _HEADER
        head = self._data[entry.at : start]
        if not (is_usual and entry.unpacked and len(head) == _HEADER and head[:4] == _LOCAL):
            return None
        if self._data[start : start + int.from_bytes(head[26:28], "little")] != entry.written:
            return None
        start += len(entry.written) + int.from_bytes(head[28:30], "little")
        packed = memoryview(self._data)[start : start + entry.packed]
        part = isal_zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, entry.unpacked)
        is_whole = len(part) == entry.unpacked and isal_zlib.crc32(part) == entry.crc
        return part if is_whole else None

    def _weigh(self, entry: Entry) -> None:
        self._unpacked += entry.unpacked
        packed = max(entry.packed, 1)
        is_bomb = entry.unpacked > RATIO_FROM and entry.unpacked > MAX_RATIO * packed
        if is_bomb or self._unpacked > MAX_UNPACKED:
            raise UnusableFileError(
                self.file,
                N_("its part {part} unpacks {packed} bytes to {unpacked}"),
                N_("at most {ratio} times and {limit} bytes in all"),
                N_("delete unused rows and sheets, or save only the sheets that are needed"),
                part=entry.name,
                packed=packed,
                unpacked=entry.unpacked,
                ratio=MAX_RATIO,
                limit=MAX_UNPACKED,
            )

    def _unreadable(self, entry: Entry) -> UnusableFileError:
        if entry.flags & 1:
            return locked(self.file)
        return self._damaged()

    def _damaged(self) -> UnusableFileError:
        return UnusableFileError(
            self.file, N_("the zip container is cut short or damaged"),
            N_("a whole .xlsx, .docx or .ods"), N_("download or copy the file again"),
        )  # fmt: skip


def locked(file: str) -> UnusableFileError:
    """Return the error for a document behind a password."""
    return UnusableFileError(
        file, N_("it is protected by a password"), N_("a document without one"),
        N_("open it with its password and save it without"),
    )  # fmt: skip
