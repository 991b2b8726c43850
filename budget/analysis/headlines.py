"""What are the headline figures of a budget: its six sections and their categories?"""

import polars as pl

from budget.analysis.figures import PRINTED, one_line_a_figure
from budget.analysis.vintages import TRANSFERS_CATEGORY
from budget.model.enums import LineLevel, Section, Vintage

SECTIONS = pl.Enum([section.value for section in Section])
_CATEGORIES_TOO = [  # subtotals that are categories of the classification
    "tax",
    "nontax",
    "capital_sales",
    "special_receipts",
    "transfers_in",
    "loan_repayment",
    "asset_sales",
    "borrowing",
    "debt_repayment",
    "balances_used",
]
_SHOWN = [*PRINTED, "act_id", "edition_no"]
_PLAIN = [name for name in _SHOWN if name not in {"section", "line_level", "value_status"}]


def headlines(lines: pl.DataFrame) -> pl.DataFrame:
    """Sections, their categories and subtotals printed beside them, of one edition.

    Args:
        lines: `budget_lines` of one unit, year, phase and edition.

    Returns:
        All six sections in the order of the Budget Code, each followed by what is printed inside
        it. A section that is not held has a null amount and a null `value_status`.

    Source:
        Budget Code of 15 March 2025, article 9.

    Examples:
        >>> lines = pl.DataFrame(
        ...     {
        ...         **{
        ...             name: ["x"]
        ...             for name in ("unit_id", "phase", "act_id", "source_id", "cell")
        ...         },
        ...         **{
        ...             name: [1]
        ...             for name in ("budget_year", "edition_no", "table_no", "row_no")
        ...         },
        ...         "section": ["revenues"],
        ...         "line_level": ["section"],
        ...         "code": [""],
        ...         "name_ru": ["I. Доходы"],
        ...         "name_kk": [None],
        ...         "amount_kzt": [454_088_615_000],
        ...         "printed": ["454 088 615"],
        ...         "value_status": ["printed"],
        ...     }
        ... )
        >>> headlines(lines).select("section", "amount_kzt").rows()[:2]
        [('revenues', 454088615000), ('expenditures', None)]
    """
    held = one_line_a_figure(lines.filter(_is_headline())).select(
        pl.col("section").cast(SECTIONS),
        pl.col("line_level", "value_status").cast(pl.String),
        *_PLAIN,
    )
    sections = pl.DataFrame(
        {"section": SECTIONS.categories, "line_level": "section", "code": ""}
    )
    return (
        sections.with_columns(pl.col("section").cast(SECTIONS))
        .join(held, on=["section", "line_level", "code"], how="full", coalesce=True)
        .sort(
            "section", pl.col("line_level") != "section", "table_no", "row_no", nulls_last=True
        )
        .select(_SHOWN)
    )


def _is_headline() -> pl.Expr:
    """Which rows of one edition are headlines, each told once.

    Returns:
        True for sections, categories and subtotals, and in financing for the group that pays loans
        back. An annex may print a category twice, with its code and as a subtotal of the same
        amount: of revenue the category is told, elsewhere the subtotal.
    """
    section, level = (pl.col(name).cast(pl.String) for name in ("section", "line_level"))
    pays_back = (section == Section.FINANCING) & (level == LineLevel.GROUP)
    is_coded = (level == LineLevel.CATEGORY) | pays_back
    is_item = level == LineLevel.ITEM
    is_category_too = is_item & pl.col("code").is_in(_CATEGORIES_TOO)
    is_repeated = (
        pl.when(section == Section.REVENUES)
        .then(is_category_too & _amount_is_among(is_coded))
        .otherwise(is_coded & _amount_is_among(is_category_too))
    )
    return (level == LineLevel.SECTION) | ((is_item | is_coded) & ~is_repeated)


def _amount_is_among(rows: pl.Expr) -> pl.Expr:
    """Whether such rows of the same section have the amount; an amount that is missing is none."""
    amount = pl.col("amount_kzt")
    amounts = amount.filter(rows).implode().over("section")
    return amount.is_not_null() & amount.is_in(amounts).fill_null(value=False)


def transfers_received(figures: pl.DataFrame, vintage: Vintage | None) -> pl.DataFrame:
    """The category of transfers received, which moved from 4 to 5.

    Args:
        figures: Rows of `headlines`.
        vintage: Numbering of the document; None where it is not known.

    Returns:
        One row, or none where the document does not print it or its numbering is not known.

    Source:
        Orders of the Ministry of Finance of 4 April 2025: special receipts became category 4 on
        1 January 2026, transfers moved to category 5.

    Examples:
        >>> figures = pl.DataFrame(
        ...     {
        ...         "section": ["revenues"] * 2,
        ...         "line_level": ["category"] * 2,
        ...         "code": ["4", "5"],
        ...     }
        ... )
        >>> transfers_received(figures, Vintage.FROM_2026)["code"].to_list()
        ['5']
    """
    if vintage is None:
        return figures.clear()
    return figures.filter(
        pl.col("section").cast(pl.String) == Section.REVENUES,
        pl.col("line_level").cast(pl.String) == LineLevel.CATEGORY,
        pl.col("code") == TRANSFERS_CATEGORY[vintage],
    ).head(1)
