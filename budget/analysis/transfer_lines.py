"""Lines of budgets that state a transfer: programmes of the payer, receipts of the payee.

An annex names only a tier: the other side is then «the tier as a whole», and its identifier is
null.
"""

import polars as pl

from budget.analysis.figures import one_line_a_figure
from budget.analysis.tiers import above, below, parent_then
from budget.analysis.vintages import with_vintage
from budget.model.enums import BudgetLevel, Consolidation, LineLevel, Section, Side, UnitKind

DOCUMENT = ["budget_year", "phase", "act_id", "edition_no"]
_RECEIPTS = [
    level.value
    for level in (LineLevel.CATEGORY, LineLevel.CLASS, LineLevel.SUBCLASS, LineLevel.SPECIFIC)
]
_FROM_BELOW, _FROM_ABOVE = "01", "02"
_WORDS = "(?i)трансферт|субвенц|изъят|возврат|алып қою|алу|қайтар"
_ANY_GROUP = "*.*.*."


def transfer_lines(
    lines: pl.LazyFrame, acts: pl.LazyFrame, facts: pl.LazyFrame
) -> pl.DataFrame:
    """The lines that may state a transfer, one a figure, with numbering and tier.

    Args:
        lines: `budget_lines`.
        acts: `acts`.
        facts: Rows of `tiers.unit_facts`.

    Returns:
        Rows of `lines`: receipts of categories 4 and 5, and programmes of transfers, of units'
        own budgets; with `vintage`, `transfers_category` and the columns of `facts`,
        `parent_id` as it was in the budget year.
    """
    level = pl.col("line_level").cast(pl.String)
    section = pl.col("section").cast(pl.String)
    is_receipt = (section == Section.REVENUES.value) & level.is_in(_RECEIPTS)
    is_receipt &= pl.col("code").str.contains(r"^[45](\.|$)")
    is_programme = (section == Section.EXPENDITURES.value) & (level == LineLevel.PROGRAMME)
    is_programme &= pl.col("code").str.contains(r"^15\.|\.1[0-9][0-9]$")
    chosen = lines.filter(
        is_receipt | is_programme,
        pl.col("consolidation").cast(pl.String) == Consolidation.OWN.value,
    )
    placed = with_vintage(chosen, acts).join(facts, on="unit_id", how="left")
    found = placed.with_columns(parent_then(pl.col("budget_year"))).collect()
    return one_line_a_figure(found).with_columns(
        pl.col("phase", "line_level", "section", "value_status").cast(pl.String)
    )


def paid(printed: pl.DataFrame, codes: pl.DataFrame) -> pl.DataFrame:
    """Programmes of the payer: by full code in group 15, by their number in every sector.

    Args:
        printed: Rows of `transfer_lines`.
        codes: `transfer_codes`.

    Returns:
        Rows of `printed` with `kind`, `side`, `depth`, and payer and payee with their tiers; a
        payee below is null, one above is the unit above.
    """
    payers = codes.filter(pl.col("side").cast(pl.String) == Side.PAYER.value).select(
        pl.col("vintage", "kind").cast(pl.String),
        pattern="code_pattern",
        level=pl.col("from_level").cast(pl.String),
        to_level=pl.col("to_level").cast(pl.String),
    )
    named = pl.coalesce("name_ru", "name_kk")
    programmes = printed.filter(
        pl.col("line_level") == LineLevel.PROGRAMME.value,
        named.is_null() | named.str.contains(_WORDS),
    )
    number = pl.col("code").str.extract(r"([0-9]{3})$")
    patterns = (pl.col("code"), pl.lit(_ANY_GROUP) + number)
    found = pl.concat(
        programmes.with_columns(pattern=pattern).join(
            payers, on=["vintage", "pattern", "level"], how="inner"
        )
        for pattern in patterns
    )
    is_up = pl.col("to_level") == above("level")
    return found.with_columns(
        payer_id="unit_id",
        payee_id=pl.when(is_up).then("parent_id"),
        payer_level="level",
        payee_level="to_level",
        side=pl.lit(Side.PAYER.value),
        depth=pl.lit("programme"),
    )


def received(printed: pl.DataFrame, codes: pl.DataFrame) -> pl.DataFrame:
    """Receipts of the payee, at the greatest depth printed; the sum of their parts beside them.

    Args:
        printed: Rows of `transfer_lines`.
        codes: `transfer_codes`.

    Returns:
        Rows of `printed` with `kind` (`unspecified` for a sum of several), `side`, `depth`, and
        payer and payee with their tiers; a payer above is the unit above, one below is null;
        with a null tier not even the direction is told.
    """
    receipts = (
        printed.filter(
            pl.col("section") == Section.REVENUES.value,
            pl.col("code").str.slice(0, 1) == pl.col("transfers_category"),
        )
        .with_columns(
            direction=pl.col("code").str.split(".").list.get(1, null_on_oob=True),
            depth=pl.col("line_level"),
        )
        .filter(pl.col("direction").is_in([_FROM_BELOW, _FROM_ABOVE]).fill_null(value=True))
    )
    kinds = codes.filter(pl.col("side").cast(pl.String) == Side.PAYEE.value).select(
        pl.col("vintage", "kind").cast(pl.String), code="code_pattern"
    )
    from_above, from_below = _is_from_above(), pl.col("direction") == _FROM_BELOW
    return (
        receipts.filter(~_is_coarse())
        .join(kinds.unique(["vintage", "code"]), on=["vintage", "code"], how="left")
        .with_columns(
            pl.col("kind").fill_null("unspecified"),
            payee_id="unit_id",
            payer_id=pl.when(from_above).then("parent_id"),
            payee_level="level",
            payer_level=pl.when(from_above)
            .then(above("level"))
            .when(from_below)
            .then(below("level")),
            side=pl.lit(Side.PAYEE.value),
        )
    )


def _is_coarse() -> pl.Expr:
    """A category whose classes, or a class whose subclasses, the same document prints."""
    edition = ["unit_id", *DOCUMENT]
    depth = pl.col("depth")
    has_class = (depth != LineLevel.CATEGORY.value).any().over(edition)
    has_subclass = depth.is_in(["subclass", "specific"]).any().over([*edition, "direction"])
    return ((depth == LineLevel.CATEGORY.value) & has_class) | (
        (depth == LineLevel.CLASS.value) & has_subclass
    )


def _is_from_above() -> pl.Expr:
    """Class 02, and a whole category where its direction is known."""
    # a whole category comes from above where nobody is below (a village, a city of republican
    # significance); a district's may also hold what villages gave back; an oblast's always holds
    # withdrawals, so that its direction is not known; nor is the republic's, whose category is
    # mostly transfers of the National Fund
    is_republic = pl.col("level") == BudgetLevel.REPUBLIC.value
    is_oblast = pl.col("unit_kind") == UnitKind.OBLAST.value
    from_above = pl.col("direction").fill_null(_FROM_ABOVE) == _FROM_ABOVE
    return from_above & ~is_republic & ~(pl.col("direction").is_null() & is_oblast)
