"""Files as the disk holds them: their names and their bytes."""

import stat
from pathlib import Path

from budget.errors import N_, UnusableFileError

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
    why = ""
    try:
        facts = path.stat()
        found = _unfit(facts.st_mode, facts.st_size)
        if found is None:
            return path.read_bytes()
    except FileNotFoundError:
        is_link = path.is_symlink()
        found = (
            N_("it is a link to a file that is not there")
            if is_link
            else N_("there is no such file")
        )
    except (OSError, ValueError) as problem:  # a name with a zero byte is no OSError
        why = str(problem.strerror if isinstance(problem, OSError) else problem)
        found = N_("it cannot be opened ({why})")
    raise UnusableFileError(
        file,
        found,
        N_("a readable file"),
        N_("check the path and the permissions"),
        why=why,
        limit=_MAX_FILE,
    )


def _unfit(mode: int, size: int) -> str | None:
    """Return why something on the disk is not read, null for a file of fair size."""
    if stat.S_ISDIR(mode):
        return N_("it is a folder")
    if not stat.S_ISREG(mode):
        return N_("it is a device or a pipe and not a file")
    return N_("it is larger than {limit} bytes") if size > _MAX_FILE else None
