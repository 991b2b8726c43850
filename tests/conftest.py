"""Fixtures shared by all tests."""

from pathlib import Path

import pytest

_REAL = Path(__file__).resolve().parents[2] / "shared" / "real"


@pytest.fixture(scope="session")
def real() -> Path:
    """The folder of real acts beside the checkout; tests that use it skip where it is absent."""
    if not _REAL.is_dir():
        pytest.skip("the folder of real documents is not beside this checkout")
    return _REAL
