"""The settings that keep readers private and their sessions alive, and the pages the server loads."""

import tomllib
from typing import Any

import pytest

from budget import paths

_SETTINGS: dict[str, dict[str, Any]] = tomllib.loads(
    (paths.PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    ("section", "setting", "value"),
    [
        ("browser", "gatherUsageStats", False),
        ("client", "showErrorDetails", "none"),
        ("client", "showErrorLinks", False),
        ("runner", "postScriptGC", False),
        ("server", "address", "127.0.0.1"),
        ("server", "disconnectedSessionTTL", 1800),
        ("server", "enableWebsocketCompression", True),
        ("server", "maxUploadSize", 20),
        ("server", "maxMessageSize", 20),
    ],
)
def test_a_setting_that_readers_rely_on(section: str, setting: str, value: object) -> None:
    """No statistics, no paths in errors, no third parties beside them, no pass over the memory at every click, half an hour over a broken line, small uploads."""
    assert _SETTINGS[section][setting] == value


def test_both_themes_are_ours() -> None:
    """With one of them alone the reader could not choose."""
    assert set(_SETTINGS["theme"]["light"]) == set(_SETTINGS["theme"]["dark"])
