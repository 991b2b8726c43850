"""Fixtures and settings shared by all tests."""

from pathlib import Path

import pytest
from hypothesis import settings

_REAL = Path(__file__).resolve().parents[2] / "shared" / "real"

# A busy machine is slow for a moment; a property does not fail for that.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def real() -> Path:
    """The folder of real acts beside the checkout; tests that use it skip where it is absent."""
    if not _REAL.is_dir():
        pytest.skip("the folder of real documents is not beside this checkout")
    return _REAL
