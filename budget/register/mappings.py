"""Headings that a user once named by hand: kept beside the documents, without any cell."""

import json
from collections.abc import Mapping
from pathlib import Path

from budget.register.documents import keep_privately
from budget.register.register import Register


def remembered(register: Register) -> dict[str, str]:
    """The user's own headings and the fields they stand for."""
    file = _file(register)
    if not file.is_file():
        return {}
    held = json.loads(file.read_text(encoding="utf-8"))
    return {str(heading): str(name) for heading, name in held.items()}


def remember(register: Register, mapping: Mapping[str, str]) -> None:
    """Keep headings for the next import."""
    file = _file(register)
    file.parent.mkdir(parents=True, exist_ok=True)
    kept = json.dumps(dict(mapping), ensure_ascii=False, indent=1, sort_keys=True)
    keep_privately(file, kept.encode())


def _file(register: Register) -> Path:
    return register.place.documents.parent / "import-columns.json"
