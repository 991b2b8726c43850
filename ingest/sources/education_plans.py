"""Education in oblast budgets by subgroup and programme, plans of 2019–2025.

What: group 04 of annex 1, as far as it was read, of eleven editions; eight oblasts have the plan
of 2025 together with those that are read in full elsewhere. Of Aktobe in February 2025 also the
totals of all groups, which add up to the printed expenditures and so prove the edition.
Who: maslikhats of oblasts and of the capital. Where: the public mirror of acts, page in each row.
How often: adopted in December, amended several times a year.
Doubt: where no footnote tells the edition the text may hold later changes (`unknown`).
Leaves out: every other group, and inside group 04 the programmes that are not named; revenues;
budgets read in full elsewhere (`same_as`). Sums computed by a reader are no lines.
"""

from pathlib import Path

import polars as pl

from budget.errors import N_
from budget.model.documents import Acts
from budget.model.enums import (
    ActKind,
    BudgetLevel,
    Consolidation,
    EditionBasis,
    Section,
)
from budget.model.lines import BudgetLines
from ingest.numbers import THOUSAND, amounts
from ingest.sources.origins import ORIGIN, as_sources, origin_files
from ingest.sources.recipe import (
    Recipe,
    SourceTables,
    act_key,
    edition_phase,
    is_basis,
    printed_rows,
)

EDITIONS, FIGURES = "education-plans-editions", "education-plans-figures"

_EDITION_COLUMNS = pl.Schema(
    {
        "edition": pl.String,
        "unit_id": pl.String,
        "unit_ru": pl.String,
        "issuer": pl.String,
        "budget_year": pl.Int64,
        "plan_from": pl.Int64,
        "plan_to": pl.Int64,
        "act_date": pl.String,
        "act_number": pl.String,
        "edition_basis": pl.String,
        "edition_date": pl.String,
        "edition_number": pl.String,
        "language": pl.String,
        "url": pl.String,
        "same_as": pl.String,  # edition that is read in full: its lines are not told twice
        "note": pl.String,
        "act_with": pl.String,  # edition of another recipe that holds the act and its sections
    }
)
_FIGURE_COLUMNS = pl.Schema(
    {
        "edition": pl.String,
        "line_level": pl.String,
        "code": pl.String,  # empty for the section
        "printed_amount": pl.String,
    }
)


def plans(folder: Path) -> pl.DataFrame:
    """Every edition read, with `edition_no`, `phase` and `act_id`."""
    return (
        printed_rows(folder / "editions.csv", _EDITION_COLUMNS)
        .with_columns(
            issuer_id="unit_id",
            budget_unit_id="unit_id",
            act_registration=pl.lit(None, pl.String),
            edition_no=is_basis(EditionBasis.AS_AMENDED).cast(pl.Int64),
        )
        .with_columns(act_id=act_key(), phase=edition_phase())
    )


def plan_lines(folder: Path) -> pl.DataFrame:
    """Every printed figure as a line, also of the editions that are read in full elsewhere.

    Returns:
        The columns of `budget_lines`, and `same_as`.
    """
    figures = printed_rows(folder / "figures.csv", _FIGURE_COLUMNS)
    read = amounts(
        pl.col("printed_amount"),
        pl.lit(THOUSAND, dtype=pl.Int64),
        is_number=pl.lit(value=True),
    )
    about = plans(folder).drop("row_no", "note")
    return figures.join(about, on="edition", maintain_order="left").with_columns(
        read.struct.unnest(),
        pl.col("code").fill_null(""),
        budget_level=pl.lit(BudgetLevel.OBLAST.value),
        consolidation=pl.lit(Consolidation.OWN.value),
        section=pl.lit(Section.EXPENDITURES.value),
        name_ru=pl.lit(None, pl.String),  # the measures read are named by their codes
        name_kk=pl.lit(None, pl.String),
        printed="printed_amount",
        source_id=pl.lit(FIGURES),
        table_no=pl.lit(1, pl.Int64),
        cell=pl.format("D{}", "row_no"),
    )


def parse(folder: Path) -> SourceTables:
    """Acts, lines of group 04, and the two files as sources."""
    own = pl.col("same_as").is_null()
    return SourceTables(
        acts=_acts(plans(folder).filter(own, pl.col("act_with").is_null())),
        sources=as_sources(origin_files([folder / ORIGIN]), folder.parent),
        budget_lines=BudgetLines.validate(
            plan_lines(folder).filter(own).select(BudgetLines.column_names()), cast=True
        ),
    )


def _acts(editions: pl.DataFrame) -> pl.DataFrame:
    return Acts.validate(
        editions.select(
            "act_id",
            "unit_id",
            "issuer",
            "act_number",
            "edition_no",
            "edition_basis",
            "edition_number",
            "language",
            "url",
            act_kind=pl.lit(ActKind.BUDGET.value),
            act_date=pl.col("act_date").str.to_date(),
            edition_date=pl.col("edition_date").str.to_date(),
            period_from="plan_from",
            period_to="plan_to",
            source_id=pl.lit(EDITIONS),
        ).select(Acts.column_names()),
        cast=True,
    )


RECIPE = Recipe(
    source_id="education-plans",
    publisher=N_("Maslikhats of oblasts"),
    title=N_("Education in oblast budgets by programme, plans of 2019–2025"),
    where=N_("The public mirror of acts; the page of each decision in editions.csv"),
    how_often=N_("Adopted in December, amended several times a year"),
    leaves_out=N_(
        "All groups but education; programmes not named; budgets read in full elsewhere"
    ),
    parse=parse,
)
