"""The register on the command line: `python -m budget requests …`."""

from budget.commands.requests import (
    bringing,
    comparing,
    correcting,
    counting,
    giving,
    keeping,
    looking,
    publishing,
    recording,
)
from budget.commands.requests.options import app

__all__ = [
    "app",
    "bringing",
    "comparing",
    "correcting",
    "counting",
    "giving",
    "keeping",
    "looking",
    "publishing",
    "recording",
]
