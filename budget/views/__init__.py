"""Pages: each is a list of calls."""

from base64 import b64encode
from pathlib import Path

_ICON = (Path(__file__).parent / "icon.png").read_bytes()
ICON = (
    f"data:image/png;base64,{b64encode(_ICON).decode()}"  # a file would be read at every click
)
