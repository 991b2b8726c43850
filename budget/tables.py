"""The built tables, read and validated: the only module that opens `data/tables`."""

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache, wraps
from pathlib import Path
from typing import TypeVar, TypeVarTuple

import polars as pl

from budget import paths
from budget.errors import MissingTableError
from budget.model import TABLES

Asked = TypeVarTuple("Asked")
Answer = TypeVar("Answer")

_read: dict[tuple[Path, int, int], pl.DataFrame] = {}
_scanned: set[tuple[Path, int, int]] = set()


def read(name: str) -> pl.DataFrame:
    """A whole table, validated by its declaration.

    A file is read and validated once; a rebuilt file is read anew. The frame is shared: it must
    not be changed in place. A table that is not built is a `MissingTableError`, one that breaks a
    rule of its declaration a `dataframely.exc.ValidationError`.

    Args:
        name: Key of `budget.model.TABLES`.

    Returns:
        The declared columns and types.
    """
    stamp = _stamp(name)
    if stamp not in _read:
        for old in [other for other in _read if other[0] == stamp[0]]:
            del _read[old]
        _read[stamp] = TABLES[name].validate(pl.read_parquet(stamp[0]))
    return _read[stamp]


def scan(name: str) -> pl.LazyFrame:
    """A table to be filtered before it is read; its columns and types are checked once.

    A table that is not built, or was built by another version, is a `MissingTableError`.

    Args:
        name: Key of `budget.model.TABLES`.

    Returns:
        A lazy frame over the file.
    """
    stamp = _stamp(name)
    rows = pl.scan_parquet(stamp[0])
    if stamp not in _scanned:
        _same_columns(name, rows)
        _scanned.add(stamp)
    return rows


def remembered(
    *names: str, last: int = 256
) -> Callable[[Callable[[*Asked], Answer]], Callable[[*Asked], Answer]]:
    """Keep the last answers of a function until a table it reads is rebuilt.

    A click asks for what the click before asked for, and many readers ask for the same place.
    Answers are shared between them: they must not be changed in place.

    Args:
        names: Tables that the function reads.
        last: Answers kept.

    Returns:
        A decorator for functions of plain values.
    """

    def remembering(answer: Callable[[*Asked], Answer]) -> Callable[[*Asked], Answer]:
        @lru_cache(maxsize=last)
        def kept(_: tuple[object, ...], /, *asked: *Asked) -> Answer:
            return answer(*asked)

        @wraps(answer)
        def current(*asked: *Asked) -> Answer:
            return kept(tuple(_stamp(name) for name in names), *asked)

        return current

    return remembering


def _stamp(name: str) -> tuple[Path, int, int]:
    """The file of a table with its time and size, which change when it is rebuilt."""
    file = paths.TABLES / f"{name}.parquet"
    if name in TABLES:
        with suppress(
            FileNotFoundError
        ):  # asked dozens of times a click: one call of the system
            facts = file.stat()
            return file, facts.st_mtime_ns, facts.st_size
    message = (
        f"Table «{name}» is not there. "
        "Build the tables with `make run` or `python -m ingest build`."
    )
    raise MissingTableError(message)


def _same_columns(name: str, rows: pl.LazyFrame) -> None:
    """Refuse a file whose columns are not the declared ones."""
    declared = TABLES[name].create_empty().schema
    found = rows.collect_schema()
    if dict(found) != dict(declared):
        differing = sorted({*found.items()} ^ {*declared.items()}, key=str)
        message = (
            f"Table «{name}» was built by another version: {differing}. "
            "Rebuild the tables with `python -m ingest build`."
        )
        raise MissingTableError(message)
