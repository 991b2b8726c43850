"""The directory of a zip file: which parts it holds, where they begin and how they are packed.

Source: APPNOTE.TXT 6.3.10 of PKWARE, 4.3.12 (an entry), 4.3.15 and 4.3.16 (the end), 4.4.4 (flags).
"""

import io
import struct
import zipfile
from typing import NamedTuple

_END = struct.Struct("<4s8xLLH")
_END_64 = 20, b"PK\x06\x07"  # bytes before the end; what they begin with, if sizes have 64 bits
_ENTRY = struct.Struct("<4s2xBxHH4xLLLHHH8xL")
_NEWEST = 63  # version of the format: what `zipfile` reads at most


class Entry(NamedTuple):
    """A part as the directory lists it.

    `written` is the name in UTF-8; before the part it stands in the same bytes, unless a program
    wrote it in an older encoding.
    """

    name: str
    written: bytes
    flags: int
    packing: int
    crc: int
    packed: int  # bytes
    unpacked: int  # bytes, by what the directory says
    at: int  # where its header begins


def entries(data: bytes) -> list[Entry]:
    """Return the parts of a zip file in their order.

    A directory as office programs write it is read here, any other by `zipfile`, which is right
    for all and takes ten times as long.

    Raises:
        zipfile.BadZipFile, NotImplementedError, ValueError: As `zipfile` does.
    """
    usual = _usual(data)
    if usual is not None:
        return usual
    return [
        Entry(
            info.filename, info.orig_filename.encode(), info.flag_bits, info.compress_type,
            info.CRC, info.compress_size, info.file_size, info.header_offset,
        )
        for info in zipfile.ZipFile(io.BytesIO(data)).infolist()
    ]  # fmt: skip


def _usual(data: bytes) -> list[Entry] | None:
    """Return the parts of a directory that ends with the file; null when it is written otherwise."""
    end = len(data) - _END.size
    before, mark = _END_64
    if end < 0 or data[max(end - before, 0) : end].startswith(mark):
        return None
    signature, size, at, comment = _END.unpack_from(data, end)
    if signature != b"PK\x05\x06" or comment or at + size != end:
        return None
    found = []
    while at < end:
        entry = _usual_entry(data, at, end)
        if entry is None:
            return None
        found.append(entry)
        at += _ENTRY.size + len(entry.written)
    return found


def _usual_entry(data: bytes, at: int, end: int) -> Entry | None:
    """Return an entry of nothing but a plain name."""
    start = at + _ENTRY.size
    if start > end:
        return None
    (
        signature, version, flags, packing, crc, packed, unpacked, length, extra, comment, header,
    ) = _ENTRY.unpack_from(data, at)  # fmt: skip
    written = data[start : start + length]
    is_plain = written.isascii() and b"\0" not in written and start + length <= end
    is_odd = signature != b"PK\x01\x02" or version > _NEWEST or extra or comment
    if is_odd or not is_plain:
        return None
    name = written.decode("ascii")
    return Entry(name, written, flags, packing, crc, packed, unpacked, header)
