"""Killed while it locks: `python -m tests.budget.register.locker register copies 1`.

The register is copied, and in each copy another program sets the passphrase and is killed (kill -9)
before its first, second, third … change on the disk, until one of them reaches the end. The last
argument says how many steps lie between two copies.
"""

import itertools
import os
import shutil
import signal
import sys
from pathlib import Path

from budget.register.keeping import set_passphrase

_CHANGES = ("os.rename", "os.remove", "os.mkdir")
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def main() -> None:
    """Print the number of the last copy, which was locked to the end."""
    register, copies = (Path(argument) for argument in sys.argv[1:3])
    old, new = (os.environ.get(name) or None for name in ("OLD", "NEW"))
    for step in itertools.count(0, int(sys.argv[3])):
        copy = copies / str(step)
        shutil.copytree(register, copy)
        if not _is_killed(step, copy, old, new):
            sys.stdout.write(f"{step}\n")
            return


def _is_killed(step: int, copy: Path, old: str | None, new: str | None) -> bool:
    child = os.fork()
    if child == 0:
        _die_before(step)
        set_passphrase(str(copy / "register.sqlite"), old, new)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def _die_before(step: int) -> None:
    """Count what changes the disk; Python tells of it before it is done."""
    done = itertools.count()

    def look(event: str, arguments: tuple[object, ...]) -> None:
        flags = arguments[2] if event == "open" else 0
        is_write = isinstance(flags, int) and bool(flags & _WRITES)
        if (is_write or event in _CHANGES) and next(done) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)


if __name__ == "__main__":
    main()
