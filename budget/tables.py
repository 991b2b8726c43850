"""The built tables, read and validated: the only module that opens `data/tables`."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import TypeVar, TypeVarTuple

import polars as pl

from budget import paths
from budget.errors import MissingTableError
from budget.model import TABLES

Asked = TypeVarTuple("Asked")
Answer = TypeVar("Answer")

_Stamp = tuple[str, int, int]
_read: dict[_Stamp, pl.DataFrame] = {}
_scanned: set[_Stamp] = set()
_looked_at: ContextVar[dict[tuple[str, ...], tuple[_Stamp, ...]] | None] = ContextVar(
    "looked_at", default=None
)


@dataclass(frozen=True, slots=True)
class Shared:
    """A shared frame among the plain values that a function of `remembered` is asked with.

    What was made of a frame is found again as long as there is that very frame.

    Attributes:
        frame: A frame that nobody changes in place.
        identity: Which one it is: frames are not compared by their rows.
    """

    frame: pl.DataFrame = field(compare=False)
    identity: int


def shared(frame: pl.DataFrame) -> Shared:
    """A frame as a key; the key keeps it alive, so that no other frame takes its identity."""
    return Shared(frame, id(frame))


@contextmanager
def looked_at_once() -> Iterator[None]:
    """Look at each file once, and not at every question: a click asks dozens of them.

    A table that is rebuilt meanwhile is read by the next click. Inside another it changes nothing.
    """
    if _looked_at.get() is not None:
        yield
        return
    token = _looked_at.set({})
    try:
        yield
    finally:
        _looked_at.reset(token)


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
            return kept(_stamps(names), *asked)

        return current

    return remembering


def _stamp(name: str) -> _Stamp:
    """The file of a table with its time and size, which change when it is rebuilt."""
    return _stamps((name,))[0]


def _stamps(names: tuple[str, ...]) -> tuple[_Stamp, ...]:
    """The files of several tables, each looked at once a click."""
    known = _looked_at.get()
    if known is None:
        return tuple(_looked(name) for name in names)
    if names not in known:
        is_one = len(names) == 1
        known[names] = (_looked(names[0]),) if is_one else tuple(map(_stamp, names))
    return known[names]


def _looked(name: str) -> _Stamp:
    if name in TABLES:
        file = _file(paths.TABLES, name)
        with suppress(FileNotFoundError):
            facts = file.stat()
            return str(file), facts.st_mtime_ns, facts.st_size
    message = (
        f"Table «{name}» is not there. "
        "Build the tables with `make run` or `python -m ingest build`."
    )
    raise MissingTableError(message)


@cache
def _file(folder: Path, name: str) -> Path:
    return folder / f"{name}.parquet"


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
