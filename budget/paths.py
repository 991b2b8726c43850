"""Where the project's own files lie."""

import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("BUDGET_DATA", PROJECT / "data"))  # another folder of the same shape
RAW = DATA / "raw"
CODES = DATA / "codes"
CORRECTIONS = DATA / "corrections"
TABLES = DATA / "tables"
