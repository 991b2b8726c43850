"""Documents of a source at the addresses that its transcriptions name → data/raw.

A download lies in the folder `published` beside the transcription, with an `origin.json` of its
own: it is what was transcribed, not an input of the tables.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import polars as pl

from budget.errors import N_, UnusableFileError
from ingest.fetch import fetch
from ingest.sources import RECIPES
from ingest.sources.origins import ORIGIN

PUBLISHED = "published"
INBOX = "inbox"
_NAMELESS = "page.html"  # the front page of a site
_ADDRESS = re.compile(r"^https?://", re.IGNORECASE)
# a page of the mirror shows a document, this address holds it
_BLOB = re.compile(r"^https://github\.com/([^/]+/[^/]+)/blob/(.+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A published document: its address and the folder it goes to."""

    url: str
    folder: Path

    @property
    def host(self) -> str:
        """Whom the document is asked of."""
        return urlsplit(self.url).netloc


def wanted(names: Iterable[str], raw: Path) -> list[Download]:
    """Documents of sources, or of plain addresses, each address once.

    Args:
        names: Keys of `RECIPES`, or addresses.
        raw: Folder of the transcriptions.

    Raises:
        UnusableFileError: A name is neither a source nor an address, or a source is not there.
    """
    found = [one for name in names for one in _of_name(name, raw)]
    return list({one.url: one for one in reversed(found)}.values())[::-1]


def _of_name(name: str, raw: Path) -> Iterator[Download]:
    if _ADDRESS.match(name):
        yield Download(url=_document(name), folder=raw / INBOX)
        return
    if name not in RECIPES:
        raise UnusableFileError(
            name, N_("no source of this name"), N_("one of {sources}, or an address"),
            N_("list the sources with: python -m ingest sources"), sources=", ".join(RECIPES),
        )  # fmt: skip
    origins = [one for one in sorted((raw / name).rglob(ORIGIN)) if PUBLISHED not in one.parts]
    if not origins:
        raise UnusableFileError(
            str(raw / name),
            N_("no transcription of this source"),
            ORIGIN,
            N_("restore the folder"),
        )
    for origin in origins:
        yield from _of_origin(origin)


def _of_origin(origin: Path) -> Iterator[Download]:
    """The address of an origin; where every row has its own, those of the file's rows."""
    facts: dict[str, object] = json.loads(origin.read_text(encoding="utf-8"))
    below = origin.parent / PUBLISHED
    url = facts.get("url")
    if isinstance(url, str):
        yield Download(url=_document(url), folder=below)
        return
    for file in sorted(origin.parent.glob("*.csv")):
        rows = pl.read_csv(file, infer_schema=False)
        if "url" in rows.columns:
            pages = rows.select(pl.first().alias("key"), "url").drop_nulls("url")
            for key, page in pages.unique("url", keep="first", maintain_order=True).rows():
                yield Download(url=_document(page), folder=below / key)


def _document(page: str) -> str:
    """The address of the document itself."""
    return _BLOB.sub(r"https://raw.githubusercontent.com/\1/\2", page.rstrip("/"))


def download(one: Download, *, retrieved: date) -> Path:
    """Download one document.

    Args:
        one: Address and folder.
        retrieved: Today, given by the caller.

    Raises:
        UnusableFileError: The publisher does not give it, or forbids it to programs.
    """
    try:
        name = None if urlsplit(one.url).path else _NAMELESS
        return fetch(one.url, one.folder, retrieved=retrieved, name=name)
    except OSError as problem:
        raise UnusableFileError(
            str(one.folder), N_("the document cannot be kept ({why})"),
            N_("a folder that can be written"), N_("name another one with --raw"),
            why=str(problem.strerror),
        ) from problem  # fmt: skip
