"""Zip containers (xlsx, docx, ods), read in memory and within limits."""

import io
import zipfile
import zlib

from budget.errors import N_, UnusableFileError

MAX_UNPACKED = 512 * 1024**2  # bytes of all parts together
MAX_RATIO = 100  # of unpacked to packed; annexes stand near 10
_LOCAL = b"PK\x03\x04"
_HEADER = 30  # bytes before the name of a part
_USUAL = 0x80E  # flags that do not matter here: level of packing, sizes behind, name in UTF-8
RATIO_FROM = 4 * 1024**2  # a part smaller than this may shrink as it likes

_DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError,
    ValueError, OSError, IndexError, OverflowError,
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
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED as problem:
            raise self._damaged() from problem
        self._parts = {
            info.filename.replace("\\", "/").lstrip("/"): info for info in self._zip.infolist()
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
        info = self._parts.get(name)
        if info is None:
            raise UnusableFileError(
                self.file, N_("its part {part} is missing"), N_("a whole document"),
                N_("save it again from the program that made it"), part=name,
            )  # fmt: skip
        self._weigh(info)
        try:
            return self._inflated(info) or self._zip.read(info)
        except _DAMAGED as problem:
            raise self._unreadable(info) from problem

    def _inflated(self, info: zipfile.ZipInfo) -> bytes | None:
        """Unpack a part packed the usual way in one call; null for any other, or if it is damaged.

        `zipfile` reads in small steps and costs more than the unpacking.
        """
        start, name = info.header_offset + _HEADER, info.orig_filename.encode()
        head = self._data[info.header_offset : start]
        is_usual = info.compress_type == zipfile.ZIP_DEFLATED and not info.flag_bits & ~_USUAL
        if not (is_usual and info.file_size and len(head) == _HEADER and head[:4] == _LOCAL):
            return None
        if self._data[start : start + int.from_bytes(head[26:28], "little")] != name:
            return None
        start += len(name) + int.from_bytes(head[28:30], "little")
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        packed = memoryview(self._data)[start : start + info.compress_size]
        part = unpacking.decompress(packed, info.file_size)
        is_whole = len(part) == info.file_size and zlib.crc32(part) == info.CRC
        return part if is_whole else None

    def _weigh(self, info: zipfile.ZipInfo) -> None:
        self._unpacked += info.file_size
        packed = max(info.compress_size, 1)
        is_bomb = info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * packed
        if is_bomb or self._unpacked > MAX_UNPACKED:
            raise UnusableFileError(
                self.file,
                N_("its part {part} unpacks {packed} bytes to {unpacked}"),
                N_("at most {ratio} times and {limit} bytes in all"),
                N_("delete unused rows and sheets, or save only the sheets that are needed"),
                part=info.filename,
                packed=packed,
                unpacked=info.file_size,
                ratio=MAX_RATIO,
                limit=MAX_UNPACKED,
            )

    def _unreadable(self, info: zipfile.ZipInfo) -> UnusableFileError:
        if info.flag_bits & 1:
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
