"""Bytes of a text into characters."""

import codecs
import re

from budget.errors import N_, UnusableFileError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_CONTROL_BYTES = bytes([*range(9), *range(14, 32), 127])
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)


def decoded(file: str, data: bytes) -> str:
    """Return the text of a file in utf-8, utf-16, a declared charset or cp1251.

    Raises:
        UnusableFileError: None of them fits, or what comes out is no text.
    """
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if not _has_control(data, encoding, text):
            return _with_one_line_end(text) if "\r" in text else text
    raise UnusableFileError(
        file, N_("its bytes are no readable text"), N_("utf-8, utf-16 or Windows cp1251"),
        N_("save it again as UTF-8"),
    )  # fmt: skip


def _with_one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _has_control(data: bytes, encoding: str, text: str) -> bool:
    """Say whether control characters stand in a text; single bytes are looked for faster."""
    if encoding not in {"utf-8", "utf-8-sig", "cp1251"}:
        return _CONTROL.search(text) is not None
    is_clean = len(data.translate(None, _CONTROL_BYTES)) == len(data)
    return not is_clean or "\ufffe" in text or "\uffff" in text


def _candidates(data: bytes) -> list[str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return [encoding]
    first, second = data[:2000:2].count(0), data[1:2000:2].count(0)
    if first or second:  # in utf-16 the zero byte of Latin letters stands on one side only
        return [] if first and second else ["utf-16-be" if first else "utf-16-le"]
    declared = _CHARSET.search(data[:2000])
    named = [declared[1].decode("ascii")] if declared else []
    return ["utf-8", *named, "cp1251"]
