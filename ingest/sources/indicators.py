"""Headline figures of a budget decision as lines of the six sections.

Point 1 of every decision prints the same list, sections and their parts, in six sections (Budget
Code, article 9). Categories of revenue are numbered anew from 2026: special receipts took number
4, transfers moved from 4 to 5; the switch follows the act's own plan, not the column's year.
"""

import polars as pl

from budget.errors import UnknownCodeError
from budget.model.enums import LineLevel, Section

_REVENUES, _EXPENDITURES = Section.REVENUES, Section.EXPENDITURES
_LENDING, _ASSETS = Section.NET_LENDING, Section.FINANCIAL_ASSETS
_BALANCE, _FINANCING = Section.BALANCE, Section.FINANCING
_SECTION, _CATEGORY, _ITEM = LineLevel.SECTION, LineLevel.CATEGORY, LineLevel.ITEM

# indicator: section, level, code in plans until 2025, code in plans from 2026
INDICATORS: dict[str, tuple[Section, LineLevel, str | None, str]] = {
    "revenue": (_REVENUES, _SECTION, "", ""),
    "tax": (_REVENUES, _CATEGORY, "1", "1"),
    "nontax": (_REVENUES, _CATEGORY, "2", "2"),
    "capital_sales": (_REVENUES, _CATEGORY, "3", "3"),
    "special_receipts": (_REVENUES, _CATEGORY, None, "4"),
    "transfers_in": (_REVENUES, _CATEGORY, "4", "5"),
    "expenditure": (_EXPENDITURES, _SECTION, "", ""),
    "net_lending": (_LENDING, _SECTION, "", ""),
    "financial_assets_balance": (_ASSETS, _SECTION, "", ""),
    "deficit": (_BALANCE, _SECTION, "", ""),
    "financing": (_FINANCING, _SECTION, "", ""),
} | {
    item: (section, _ITEM, item, item)
    for section, items in {
        # parts of the transfers received, printed beside the six sections by some acts
        _REVENUES: (
            "subvention_in",
            "targeted_current_transfers_in",
            "targeted_development_transfers_in",
            "national_fund_targeted_transfer",
            "transfers_from_local_budgets",
        ),
        _LENDING: ("budget_loans", "loan_repayment"),
        _ASSETS: ("asset_acquisition", "asset_sales"),
        _BALANCE: ("non_oil_deficit",),  # the republic alone: Budget Code, article 9
        _FINANCING: ("borrowing", "debt_repayment", "balances_used"),
    }.items()
    for item in items
}

FIRST_YEAR_OF_SPECIAL_RECEIPTS = 2026


def as_lines(figures: pl.DataFrame) -> pl.DataFrame:
    """Figures with `section`, `line_level` and `code` instead of `indicator`.

    Args:
        figures: `indicator` and `plan_from`, the first year of the act's plan.

    Raises:
        UnknownCodeError: An indicator is not in the list, or special receipts stand in a plan
            older than they are.
    """
    names = pl.DataFrame(
        [(name, *line) for name, line in INDICATORS.items()],
        schema={
            "indicator": pl.String,
            "section": pl.String,
            "line_level": pl.String,
            "_until_2025": pl.String,
            "_from_2026": pl.String,
        },
        orient="row",
    )
    is_new = pl.col("plan_from") >= FIRST_YEAR_OF_SPECIAL_RECEIPTS
    lines = figures.join(names, on="indicator", how="left", maintain_order="left").with_columns(
        code=pl.when(is_new).then("_from_2026").otherwise("_until_2025")
    )
    unknown = lines.filter(pl.col("code").is_null())["indicator"].unique().to_list()
    if unknown:
        message = (
            f"Indicators without a line: {', '.join(unknown)}. Known: {', '.join(INDICATORS)}."
        )
        raise UnknownCodeError(message)
    return lines.drop("indicator", "_until_2025", "_from_2026")
