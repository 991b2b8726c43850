"""Pages: each is a list of calls."""

from pathlib import Path

ICON = Path(__file__).parent / "icon.png"
