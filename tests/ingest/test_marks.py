"""Numbers of statistical tables, and the marks in their place."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.marks import marked


def _read(printed: str) -> tuple[float | None, str]:
    cells = pl.DataFrame({"printed": [printed]})
    read = cells.select(marked(pl.col("printed")).alias("read")).unnest("read")
    return read["value"].item(), read["value_status"].item()


@pytest.mark.parametrize(
    ("printed", "status"),
    [
        ("-", "absent"),
        ("–", "absent"),
        ("x", "confidential"),
        ("х", "confidential"),
        ("X", "confidential"),
        ("…", "no_data"),
        ("...", "no_data"),
        ("='[1]СВОД РК'!$G$32", "unreadable"),
        ("1,234", "unreadable"),
        ("", "unreadable"),
    ],
)
def test_a_mark_is_never_a_number(printed: str, status: str) -> None:
    """The sheet of marks of the Bureau: «-» no such phenomenon, «x» confidential, «…» no data."""
    assert _read(printed) == (None, status)


@pytest.mark.parametrize(
    ("printed", "value"),
    [("2 662 065 387", 2_662_065_387.0), ("16092762.5", 16_092_762.5), ("0,0", 0.0)],
)
def test_a_number_is_read_with_its_spaces_and_its_comma(printed: str, value: float) -> None:
    """«0,0» is a small amount that the publisher rounds to nought: a number it prints."""
    assert _read(printed) == (value, "printed")


@settings(deadline=None)  # the first example warms polars up
@given(st.integers(min_value=-(10**13), max_value=10**13))
def test_whatever_integer_is_printed_in_groups_comes_back(number: int) -> None:
    """Digits in groups of three with a no-break space between."""
    assert _read(f"{number:,}".replace(",", "\xa0")) == (float(number), "printed")
