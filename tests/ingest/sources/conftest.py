"""The raw data of the project, as the recipes find it."""

from pathlib import Path

import pytest

from budget.paths import RAW


@pytest.fixture
def fixture_folder() -> Path:
    """Seven pages cut out of the headline figures, with what they must become."""
    return Path(__file__).resolve().parents[2] / "fixtures" / "headline"


@pytest.fixture
def raw() -> Path:
    """Raw data of the project; the recipes below it need nothing else."""
    return RAW
