"""What a decision's text states against what its annex prints, lists against their sums."""

import polars as pl

from budget.model.enums import LineLevel, Phase, Section, TransferKind
from ingest.checks import FOUND, as_found

_PLACE = ["doc", "annex", "year", "phase"]
_RESERVE = r"^резервместногоисполнительногооргана|^жергіліктіатқарушыорган\w*резерв"
_SUBVENTIONS = r"^(?:бюджетные)?субвенци[ия]$|^субвенциялар$"
_REPUBLICAN = "republican_subvention"  # a part of class 02, no line of its own
_BY_GROUPS = {
    Section.NET_LENDING.value: "budget_loans",
    Section.FINANCIAL_ASSETS.value: "asset_acquisition",
    Section.FINANCING.value: "debt_repayment",
}
_STATED_LEVELS = [LineLevel.SECTION.value, LineLevel.CATEGORY.value, LineLevel.ITEM.value]
_LOOKED_AT = [
    *("doc", "annex", "unit_id", "year", "phase", "section", "line_level", "code", "key"),
    *("title", "is_top", "grid", "row", "amount_kzt"),
]


def plan_first(phase: pl.Expr) -> pl.Expr:
    """Rank of a phase where several are printed side by side: a decision states the plan.

    Revised stands before approved, for it is what an amended decision says; the outturn is last.
    """
    ranks = {Phase.REVISED: 0, Phase.APPROVED: 1, Phase.ADJUSTED: 2, Phase.EXECUTED: 4}
    return phase.cast(pl.String).replace_strict(
        {name.value: rank for name, rank in ranks.items()}, default=3, return_dtype=pl.Int64
    )


def printed_values(lines: pl.DataFrame) -> pl.DataFrame:
    """What an annex prints for each indicator of a decision's text.

    Returns:
        `edition`, `doc`, `annex`, `unit_id`, `year`, `phase`, `indicator`, `grid`, `row`,
        `amount_kzt`: a section's total, a category, a printed subtotal, or where that is missing
        the sum of groups.
    """
    keys = [*_PLACE, "edition", "unit_id", "indicator"]
    columns = [*keys, "rank", "grid", "row", "amount_kzt"]
    summed = (
        pl.concat([_groups(lines).select(columns), _reserve(lines).select(columns)])
        .group_by(*keys, "rank", maintain_order=True)
        .agg(pl.col("grid", "row").first(), pl.col("amount_kzt").sum())
    )
    return (
        pl.concat([_named(lines).select(columns), summed.select(columns)])
        .filter(pl.col("indicator").is_not_null(), pl.col("amount_kzt").is_not_null())
        .sort("rank", maintain_order=True)
        .unique(keys, keep="first", maintain_order=True)
    )


def stated_as_well(lines: pl.DataFrame) -> pl.DataFrame:
    """Those of annex lines that `compare_text` looks at: what a text may state beside the annex.

    Returns:
        Such lines with the columns that are looked at, a tenth of a budget.
    """
    is_worded = pl.col("title").str.contains(f"{_RESERVE}|{_SUBVENTIONS}")
    is_programme = pl.col("line_level") == LineLevel.PROGRAMME.value
    return lines.filter(
        pl.col("line_level").is_in(_STATED_LEVELS)
        | ("is_top" & pl.col("section").is_in(list(_BY_GROUPS)))
        | (is_programme & is_worded.fill_null(value=False))
    ).select(_LOOKED_AT)


def _named(lines: pl.DataFrame) -> pl.DataFrame:
    """Sections, categories and subtotals under their own name, or a section as «ВСЕГО»."""
    is_section = pl.col("line_level") == LineLevel.SECTION.value
    sides = pl.col("section").is_in([Section.REVENUES.value, Section.EXPENDITURES.value])
    is_total = (pl.col("key") == "total").fill_null(value=False) & ~is_section & sides
    totals = pl.col("amount_kzt").filter(is_total).drop_nulls().n_unique()
    is_total &= (
        totals.over("doc", "annex", "year", "phase", "section") == 1
    )  # not of each group
    return lines.filter(pl.col("line_level").is_in(_STATED_LEVELS)).with_columns(
        pl.when(is_section | is_total).then("section").otherwise("key").alias("indicator"),
        is_total.cast(pl.Int32).alias("rank"),
    )


def _groups(lines: pl.DataFrame) -> pl.DataFrame:
    """Groups of the sections whose subtotal an annex may leave out."""
    return lines.filter(
        "is_top",
        pl.col("section").is_in(list(_BY_GROUPS)),
        pl.col("line_level") != LineLevel.CATEGORY.value,
    ).with_columns(
        pl.col("section").replace_strict(_BY_GROUPS, default=None).alias("indicator"),
        pl.lit(1).alias("rank"),
    )


def _reserve(lines: pl.DataFrame) -> pl.DataFrame:
    """The programme of the reserve, which a text states beside point 1."""
    is_reserve = pl.col("title").str.contains(_RESERVE).fill_null(value=False)
    return lines.filter(
        pl.col("line_level") == LineLevel.PROGRAMME.value, is_reserve
    ).with_columns(pl.lit("reserve").alias("indicator"), pl.lit(0).alias("rank"))


def compare_text(
    lines: pl.DataFrame, figures: pl.DataFrame, lists: pl.DataFrame, totals: pl.DataFrame
) -> pl.DataFrame:
    """Figures of the text against the annex of the same unit and year, lists against their sums.

    Args:
        lines: Annex lines with `edition`, `unit_id` and `year`.
        figures: `doc`, `edition`, `unit_id`, `year`, `row`, `indicator`, `amount_kzt`.
        lists: `doc`, `list_no`, `amount_kzt` of listed transfers.
        totals: `doc`, `edition`, `line`, `list_no`, `kind`, `budget_year`, `amount_kzt` printed
            above lists.
    """
    if figures.is_empty() and totals.is_empty():
        return pl.DataFrame(schema=FOUND)
    return pl.concat(
        [_headlines(lines, figures), _lists(lists, totals), _subventions(lines, totals)]
    )


def _headlines(lines: pl.DataFrame, figures: pl.DataFrame) -> pl.DataFrame:
    """Figures of the text against what the annex prints; nought may be left out there."""
    budget = ["edition", "unit_id", "year"]
    keys = [*budget, "indicator"]
    annex = printed_values(lines).sort(plan_first(pl.col("phase")), maintain_order=True)
    has_annex = annex.select(budget).unique()
    identity = pl.format("text = annex: {}", pl.col("indicator").str.replace_all("_", " "))
    return (
        figures.filter(pl.col("amount_kzt").is_not_null(), pl.col("indicator") != _REPUBLICAN)
        .drop("phase", strict=False)
        .join(has_annex, on=budget, nulls_equal=True, maintain_order="left")
        .pipe(
            _with_annex, annex.select(*keys, "doc", "annex", "phase", found="amount_kzt"), keys
        )
        .filter(pl.col("found").is_not_null() | (pl.col("amount_kzt") != 0))
        .with_columns(
            identity=identity,
            annex=pl.col("annex").fill_null(""),
            grid=pl.lit(0),
            code=pl.lit(""),
            expected="amount_kzt",
        )
        .pipe(as_found)
    )


def _with_annex(stated: pl.DataFrame, annex: pl.DataFrame, keys: list[str]) -> pl.DataFrame:
    """What a text states beside the annex of its own file, else of the first file that has it.

    Files of one edition may each hold the whole act: an annex printed twice is no second part.
    """
    told = stated.with_row_index()
    own = told.join(
        annex.unique([*keys, "doc"], keep="first", maintain_order=True),
        on=[*keys, "doc"],
        nulls_equal=True,
    )
    elsewhere = told.join(own, on="index", how="anti").join(
        annex.unique(keys, keep="first", maintain_order=True).drop("doc"),
        on=keys,
        how="left",
        nulls_equal=True,
    )
    return pl.concat([own.select(elsewhere.columns), elsewhere]).sort("index").drop("index")


def _lists(lists: pl.DataFrame, totals: pl.DataFrame) -> pl.DataFrame:
    """The sum printed above a list against the lines of the list."""
    sums = (
        lists.filter(pl.col("list_no").is_not_null())
        .group_by("doc", "list_no")
        .agg(pl.col("amount_kzt").sum().alias("found"))
    )
    identity = pl.format("list of {}s = its printed sum", pl.col("kind").cast(pl.String))
    return (
        totals.filter(pl.col("amount_kzt").is_not_null())
        .join(sums, on=["doc", "list_no"], maintain_order="left")
        .with_columns(annex=pl.lit(""), year="budget_year", identity=identity)
        .pipe(_stated_above)
    )


def _subventions(lines: pl.DataFrame, totals: pl.DataFrame) -> pl.DataFrame:
    """The printed sum of subventions against the programme «Субвенции» of the annex."""
    budget = ["edition", "year"]
    is_subvention = pl.col("title").str.contains(_SUBVENTIONS).fill_null(value=False)
    paid = (
        lines.filter(
            pl.col("line_level") == LineLevel.PROGRAMME.value,
            pl.col("code").str.starts_with("15."),
            is_subvention,
        )
        .group_by("edition", "doc", "year", "phase", maintain_order=True)
        .agg(pl.col("annex").first(), pl.col("amount_kzt").sum().alias("found"))
        .sort(plan_first(pl.col("phase")), maintain_order=True)
        .drop("phase")
    )
    stated = (
        totals.filter(
            pl.col("kind").cast(pl.String) == TransferKind.SUBVENTION.value,
            pl.col("amount_kzt").is_not_null(),
        )
        .group_by("doc", "edition", "budget_year", maintain_order=True)
        .agg(pl.col("line").first(), pl.col("amount_kzt").sum())
    )
    is_same_year = pl.col("budget_year").is_null() | (pl.col("budget_year") == pl.col("year"))
    return (
        stated.join(
            paid.select(budget).unique(maintain_order=True),
            on="edition",
            maintain_order="left_right",
        )
        .filter(is_same_year)
        .pipe(_with_annex, paid, budget)
        .with_columns(identity=pl.lit("text = annex: subventions"))
        .pipe(_stated_above)
    )


def _stated_above(rows: pl.DataFrame) -> pl.DataFrame:
    """Identities about a sum that a line of the text states."""
    return rows.with_columns(
        phase=pl.lit(None, dtype=pl.String),
        grid=pl.lit(0),
        row="line",
        code=pl.lit(""),
        expected="amount_kzt",
    ).pipe(as_found)
