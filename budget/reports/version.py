"""Which state of the data a figure was taken from."""

import hashlib

from budget import paths

_SHOWN = 12  # hexadecimal digits: two states of the data do not share them by chance


def data_version() -> str | None:
    """The first digits of the SHA-256 of the tables' manifest, which lists every file by its hash.

    Returns:
        The prefix; None where the tables were made without a manifest.
    """
    manifest = paths.TABLES / "manifest.json"
    if not manifest.is_file():
        return None
    return hashlib.sha256(manifest.read_bytes()).hexdigest()[:_SHOWN]
