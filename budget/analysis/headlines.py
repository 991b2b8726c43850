"""What are the headline figures of a budget: its six sections and the categories of its revenue?"""

import polars as pl

from budget.analysis.figures import PRINTED, one_line_a_figure
from budget.analysis.vintages import TRANSFERS_CATEGORY
from budget.model.enums import LineLevel, Section, Vintage

SECTIONS = pl.Enum([section.value for section in Section])
_SHOWN = [*PRINTED, "act_id", "edition_no"]
_PLAIN = [name for name in _SHOWN if name not in {"section", "line_level", "value_status"}]


def headlines(lines: pl.DataFrame) -> pl.DataFrame:
    """Sections, revenue categories and subtotals printed beside them, of one edition.

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
    is_headline = (pl.col("line_level").cast(pl.String).is_in(["section", "item"])) | (
        (pl.col("line_level").cast(pl.String) == "category")
        & (pl.col("section").cast(pl.String) == Section.REVENUES)
    )
    held = one_line_a_figure(lines.filter(is_headline)).select(
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
