"""Files as the disk holds them: their names and their bytes."""

import stat
from pathlib import Path

from budget.errors import UnusableFileError

_MAX_FILE = 256 * 1024**2  # bytes


def printable(name: str) -> str:
    r"""Return a name that can be stored and shown; a byte that is no letter is written as one.

    A disk may hold names that are not UTF-8, as old programs wrote them in cp1251.

    Examples:
        >>> print(printable("\udcd0.xlsx"))
        \udcd0.xlsx
    """
    return name.encode("utf-8", "backslashreplace").decode()


def file_bytes(path: Path, file: str) -> bytes:
    """Return what a file holds.

    Raises:
        UnusableFileError: There is no such file, it is none, too large, or may not be read.
    """
    try:
        facts = path.stat()
        found = _unfit(facts.st_mode, facts.st_size)
        if found is None:
            return path.read_bytes()
    except FileNotFoundError:
        is_link = path.is_symlink()
        found = (
            "it is a link to a file that is not there" if is_link else "there is no such file"
        )
    except (OSError, ValueError) as problem:  # a name with a zero byte is no OSError
        reason = problem.strerror if isinstance(problem, OSError) else problem
        found = f"it cannot be opened ({reason})"
    raise UnusableFileError(
        file, found, "a readable file", "check the path and the permissions"
    )


def _unfit(mode: int, size: int) -> str | None:
    """Return why something on the disk is not read, null for a file of fair size."""
    if stat.S_ISDIR(mode):
        return "it is a folder"
    if not stat.S_ISREG(mode):
        return "it is a device or a pipe and not a file"
    return f"it is larger than {_MAX_FILE:,} bytes" if size > _MAX_FILE else None
