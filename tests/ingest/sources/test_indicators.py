"""Headline figures become lines of the six sections."""

import polars as pl
import pytest

from budget.errors import UnknownCodeError
from ingest.sources.indicators import INDICATORS, as_lines


def _line(indicator: str, plan_from: int) -> tuple[str, str, str]:
    figures = pl.DataFrame({"indicator": [indicator], "plan_from": [plan_from]})
    lines = as_lines(figures).select("section", "line_level", "code")
    section, level, code = lines.row(0)
    return (section, level, code)


@pytest.mark.parametrize(("plan_from", "code"), [(2025, "4"), (2026, "5")])
def test_transfers_received_moved_from_category_4_to_5_in_2026(
    plan_from: int, code: str
) -> None:
    """Unified classification: special receipts took number 4 on 1 January 2026."""
    assert _line("transfers_in", plan_from) == ("revenues", "category", code)


def test_special_receipts_are_category_4_of_2026_and_unknown_before() -> None:
    """Aktobe oblast 2026 prints «Специальные поступления» as category 4; its 2025 budget none."""
    assert _line("special_receipts", 2026) == ("revenues", "category", "4")

    with pytest.raises(UnknownCodeError, match="special_receipts"):
        _line("special_receipts", 2025)


def test_a_section_has_no_code_and_its_parts_are_items() -> None:
    """Budget Code, article 9: net lending is loans less repayments."""
    assert _line("net_lending", 2025) == ("net_lending", "section", "")
    assert _line("loan_repayment", 2025) == ("net_lending", "item", "loan_repayment")


def test_an_unknown_indicator_is_refused_with_the_known_ones() -> None:
    """A closed set is closed: there is no «other» line."""
    with pytest.raises(UnknownCodeError, match=r"oil_rent\. Known: revenue, tax"):
        _line("oil_rent", 2025)


def test_each_of_the_six_sections_has_one_total() -> None:
    """Two totals of a section would be added up by a reader of the table."""
    totals = [line[0] for line in INDICATORS.values() if line[1] == "section"]

    assert len(totals) == len(set(totals)) == 6
