"""Headline figures of budget acts of all four tiers, 2012–2026, as printed in point 1.

What: 255 pages of budget decisions and laws with 2,291 printed figures; 253 states of acts, since
of two decisions two differing consolidated pages were read.
Who: maslikhats; Parliament for the republic. Where: the page named in each row.
How often: a budget is adopted once a year and amended several times.
Leaves out: two rows that sum all settlements of a district (not one budget: rejected); an
edition that is held in full elsewhere (`same_as`); anything below the headline.
"""

from pathlib import Path

import polars as pl

from budget.errors import N_
from budget.model.documents import Acts
from budget.model.enums import ActKind, Consolidation, EditionBasis
from budget.model.lines import BudgetLines
from budget.model.quality import Rejects
from ingest.numbers import THOUSAND, amounts
from ingest.sources.indicators import as_lines
from ingest.sources.origins import ORIGIN, as_sources, origin_files
from ingest.sources.recipe import (
    Recipe,
    SourceTables,
    act_key,
    edition_phase,
    is_basis,
    printed_rows,
)

EDITIONS, FIGURES = "headline-editions", "headline-figures"

_EDITION_COLUMNS = pl.Schema(
    {
        "edition": pl.String,
        "unit_id": pl.String,
        "unit_note": pl.String,
        "unit_ru": pl.String,
        "unit_kk": pl.String,
        "budget_level": pl.String,
        "parent_ru": pl.String,
        "oblast_ru": pl.String,
        "issuer_id": pl.String,
        "issuer": pl.String,
        "budget_year": pl.Int64,
        "plan_from": pl.Int64,
        "plan_to": pl.Int64,
        "act_kind": pl.String,  # original or amendment: the page that was read
        "budget_act_date": pl.String,  # the act whose budget it is, also where an amendment was read
        "budget_act_number": pl.String,
        "budget_act_registration": pl.String,
        "act_date": pl.String,  # the page that was read
        "act_number": pl.String,
        "act_registration": pl.String,
        "edition_basis": pl.String,
        "language": pl.String,
        "url": pl.String,
        "same_as": pl.String,
        "note": pl.String,
    }
)
_FIGURE_COLUMNS = pl.Schema(
    {
        "edition": pl.String,
        "indicator": pl.String,
        "printed_amount": pl.String,
    }
)


def editions(folder: Path) -> pl.DataFrame:
    """Every page read, with `edition_no` and `act_id`; `unit_id` is null for sums of budgets.

    Within a unit and year the original is 0, then amendments by date (without a date last), then
    pages consolidated later in the order of the file: their place among unseen amendments is not
    known, which `edition_basis` says.
    """
    stage = (
        pl.when(is_basis(EditionBasis.AS_AMENDED))
        .then(1)
        .when(is_basis(EditionBasis.CONSOLIDATED_LATER))
        .then(2)
        .otherwise(0)
    )
    pages = printed_rows(folder / "editions.csv", _EDITION_COLUMNS)
    budget = pl.coalesce("unit_id", "edition")
    return (
        pages.with_columns(budget_unit_id=budget, stage=stage)
        .sort("stage", "act_date", "row_no", nulls_last=True)
        .with_columns(
            edition_no=(pl.col("stage") > 0)
            .cast(pl.Int64)
            .cum_sum()
            .over("budget_unit_id", "budget_year"),
            act_id=act_key("budget_"),
        )
        .sort("row_no")
        .drop("stage")
    )


def parse(folder: Path) -> SourceTables:
    """Acts, lines at the depth of point 1, and the two files as sources."""
    pages = editions(folder)
    kept = pages.filter(pl.col("unit_id").is_not_null() & pl.col("same_as").is_null())
    figures = printed_rows(folder / "figures.csv", _FIGURE_COLUMNS)
    return SourceTables(
        acts=_acts(kept),
        sources=as_sources(origin_files([folder / ORIGIN]), folder.parent),
        budget_lines=_lines(kept, figures),
        rejects=_rejects(pages.filter(pl.col("unit_id").is_null()), figures),
    )


def _acts(pages: pl.DataFrame) -> pl.DataFrame:
    is_law = pl.col("issuer_id") == "KZ"
    is_amendment = pl.col("act_kind") == "amendment"
    own_date = is_amendment | is_basis(EditionBasis.AS_ADOPTED)
    kind = (
        pl.when(is_law)
        .then(pl.lit(ActKind.LAW.value))
        .when(is_amendment)
        .then(pl.lit(ActKind.AMENDMENT.value))
        .otherwise(pl.lit(ActKind.BUDGET.value))
    )
    return Acts.validate(
        pages.select(
            "act_id",
            "issuer",
            "edition_no",
            "edition_basis",
            "language",
            "url",
            unit_id="issuer_id",
            act_kind=kind,
            act_date=pl.col("budget_act_date").str.to_date(),
            act_number="budget_act_number",
            edition_date=pl.when(own_date).then("act_date").str.to_date(),
            edition_number=pl.when(own_date).then("act_number"),
            period_from="plan_from",
            period_to="plan_to",
            source_id=pl.lit(EDITIONS),
        ),
        cast=True,
    )


def _lines(pages: pl.DataFrame, figures: pl.DataFrame) -> pl.DataFrame:
    about = pages.drop("row_no", "note")
    # transcribed with a decimal point, so that «123.456» is never three digit groups
    read = amounts(
        pl.col("printed_amount"),
        pl.lit(THOUSAND, dtype=pl.Int64),
        is_number=pl.lit(value=True),
    )
    lines = as_lines(figures.join(about, on="edition", maintain_order="left"))
    return BudgetLines.validate(
        lines.with_columns(
            read.struct.unnest(),
            phase=edition_phase(),
            consolidation=pl.lit(Consolidation.OWN.value),
            name_ru=pl.lit(None, dtype=pl.String),  # the list of indicators is ours
            name_kk=pl.lit(None, dtype=pl.String),
            printed="printed_amount",
            source_id=pl.lit(FIGURES),
            table_no=pl.lit(1, dtype=pl.Int64),
            cell=_cell(),
        ).select(BudgetLines.column_names()),
        cast=True,
    )


def _rejects(pages: pl.DataFrame, figures: pl.DataFrame) -> pl.DataFrame:
    rows = figures.join(
        pages.select("edition", "unit_note"), on="edition", maintain_order="left"
    )
    return Rejects.validate(
        rows.select(
            "row_no",
            source_id=pl.lit(FIGURES),
            table_no=pl.lit(1, dtype=pl.Int64),
            cell=_cell(),
            printed=pl.concat_str("edition", "indicator", "printed_amount", separator=" | "),
            reason="unit_note",
        ),
        cast=True,
    )


def _cell() -> pl.Expr:
    return pl.format("C{}", "row_no")


RECIPE = Recipe(
    source_id="headline",
    publisher=N_("Maslikhats; Parliament for the republic"),
    title=N_("Headline figures of budget acts of all four tiers, 2012–2026"),
    where=N_("The page named in each row of editions.csv"),
    how_often=N_("Adopted once a year, amended several times"),
    leaves_out=N_("Everything below the headline; sums over several budgets; units not read"),
    parse=parse,
)
