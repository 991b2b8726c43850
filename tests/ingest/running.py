"""A command of `python -m ingest`, run inside the tests: how it ended and what it said."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ingest import commands


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


def runner(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command; an error that is not raised on purpose fails the test."""

    def done(*arguments: str | Path) -> Done:
        monkeypatch.setattr(sys, "argv", ["ingest", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            commands.run()
        said = capsys.readouterr()
        code = end.value.code
        return Done(code=code if isinstance(code, int) else 0, out=said.out, err=said.err)

    return done
