"""Where the project's own files lie, and where the user's are kept."""

import os
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("BUDGET_DATA", PROJECT / "data"))  # another folder of the same shape
RAW = DATA / "raw"
CODES = DATA / "codes"
CORRECTIONS = DATA / "corrections"
TABLES = DATA / "tables"


def _own_folder() -> Path:
    """Where programs keep a user's own data on this system: never inside the project."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
    if sys.platform == "darwin":
        return home / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")


OWN = Path(os.environ.get("BUDGET_HOME") or _own_folder() / "budget-tracker")
