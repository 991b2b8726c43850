"""What a budget must print and does not: identities that cannot be asked are no identities that hold.

A nought may be left out, and so may what another annex of the same year prints. A table of one side
alone may lack its total: it is an excerpt, not a budget. What is missed is a section, or a total
that its siblings have: the Budget Code, article 9, knows no other form.
"""

import polars as pl

from budget.model.enums import LineLevel, Phase, Section

CANNOT_BE_ASKED = "balance cannot be asked: {} are not printed or not read"
NO_SECTION = "{} = sum of its parts cannot be asked: the section is not printed or not read"
NO_BALANCE = "balance cannot be asked: section V is not printed or not read"
NO_FINANCING = "financing = −balance cannot be asked: section VI is not printed or not read"
NO_SUBTOTAL = "subtotal cannot be asked: «{}» is not printed or not read"
NO_TOTAL = "a total of {} cannot be asked: the row above this {} is not printed"
UNREAD_TOTAL = (
    "a total of {} cannot be asked: the row above this {} is printed, but could not be read"
)

_CHAINS = (
    (LineLevel.CATEGORY, LineLevel.CLASS, LineLevel.SUBCLASS),
    (LineLevel.GROUP, LineLevel.SUBGROUP, LineLevel.ADMINISTRATOR, LineLevel.PROGRAMME),
)
_DEPTHS = {level.value: depth for chain in _CHAINS for depth, level in enumerate(chain)}
_SUBTOTALS = (  # the groups of a section, the row above them, its name in print
    ("loan_groups", "budget_loans", "Бюджетные кредиты"),
    ("asset_groups", "asset_acquisition", "Приобретение финансовых активов"),
)
_ITEMS = ["budget_loans", "loan_repayment", "asset_acquisition", "asset_sales"]
_BUDGET = ["doc", "annex", "year", "phase"]
_COLUMNS = [*_BUDGET, "identity", "grid", "row", "code", "expected", "found"]


def not_printed(lines: pl.DataFrame, budgets: pl.DataFrame) -> pl.DataFrame:
    """What is missed, as identities that cannot be asked.

    Args:
        lines: As for `ingest.checks.check_lines`.
        budgets: One row a budget, with each of its parts: `amount`, `grid`, `row`.

    Returns:
        The columns of `FOUND`; `found` is what the parts add up to, `expected` is null.
    """
    return pl.concat([_sections(budgets), _subtotals(lines, budgets), _totals(lines)])


def _sections(budgets: pl.DataFrame) -> pl.DataFrame:
    """Sections that the balance is made of, that it is, or that mirror it."""
    amount = {
        name: pl.col(name).struct.field("amount")
        for name in (
            *("revenues", "expenditures", "net_lending", "financial_assets"),
            *("balance", "financing", "categories", "groups"),
        )
    }
    has = {name: one.is_not_null() for name, one in amount.items()}
    made_of = (
        amount["revenues"]
        - amount["expenditures"]
        - amount["net_lending"].fill_null(0)
        - amount["financial_assets"].fill_null(0)
    )
    closes = has["balance"] | has["financing"]
    is_plan = pl.col("phase").ne_missing(Phase.EXECUTED.value)
    opens = has["revenues"] & has["expenditures"]
    nothing = pl.lit(None, dtype=pl.Int64)
    asked = [
        *(
            (
                CANNOT_BE_ASKED.format(name),
                closes & ~has[name] & ~_elsewhere(has[name] & ~closes),
                ("balance", "financing"),
                nothing,
            )
            for name in ("revenues", "expenditures")
        ),
        *(
            (
                NO_SECTION.format(name),
                amount[parts].is_not_null() & ~has[name] & ~closes & is_plan
                & ~_elsewhere(has[name]) & (has[other] | amount[others].is_not_null()),
                (parts,),
                amount[parts],
            )
            for name, parts, other, others in (
                ("revenues", "categories", "expenditures", "groups"),
                ("expenditures", "groups", "revenues", "categories"),
            )
        ),
        (
            NO_BALANCE,
            opens & ~has["balance"] & (made_of != 0) & is_plan
            & ~_elsewhere(has["balance"] & ~has["revenues"]),
            ("financing", "expenditures"),
            made_of,
        ),
        (
            NO_FINANCING,
            ~has["financing"] & (amount["balance"] != 0) & is_plan
            & ~_elsewhere(has["financing"] & ~has["balance"]),
            ("balance",),
            -amount["balance"],
        ),
    ]  # fmt: skip
    return pl.concat(
        [_missed(budgets, words, where, places, found) for words, where, places, found in asked]
    )


def _elsewhere(is_printed: pl.Expr) -> pl.Expr:
    """Whether another annex of the same document, year and phase prints it."""
    return is_printed.any().over("doc", "year", "phase")


def _subtotals(lines: pl.DataFrame, budgets: pl.DataFrame) -> pl.DataFrame:
    """Groups under III or IV without their subtotal, in a budget that prints any such subtotal."""
    is_printed = pl.col("amount_kzt").is_not_null() & (
        pl.col("line_level") == LineLevel.ITEM.value
    )
    printed = (
        lines.filter(is_printed, pl.col("key").is_in(_ITEMS))
        .group_by(_BUDGET)
        .agg(pl.col("key").unique().alias("items"))
    )
    told = budgets.join(
        printed, on=_BUDGET, nulls_equal=True, maintain_order="left"
    )  # without any such subtotal, groups stand right below the section
    return pl.concat(
        [
            _missed(
                told,
                NO_SUBTOTAL.format(name),
                ~pl.col("items").list.contains(key)
                & (pl.col(groups).struct.field("amount") != 0),
                (groups,),
                pl.col(groups).struct.field("amount"),
            )
            for groups, key, name in _SUBTOTALS
        ]
    )


def _missed(
    budgets: pl.DataFrame,
    identity: str,
    where: pl.Expr,
    places: tuple[str, ...],
    found: pl.Expr,
) -> pl.DataFrame:
    """An identity that cannot be asked, at the first of the places that is printed."""
    return budgets.filter(where).select(
        *_BUDGET,
        pl.lit(identity).alias("identity"),
        *(
            pl.coalesce(pl.col(part).struct.field(place) for part in places)
            for place in ("grid", "row")
        ),
        pl.lit("").alias("code"),
        pl.lit(None, dtype=pl.Int64).alias("expected"),
        found.alias("found"),
    )


def _totals(lines: pl.DataFrame) -> pl.DataFrame:
    """Rows whose total is not printed, while the rows of their level elsewhere have theirs.

    Loans may be listed by administrators alone: there a row that names no group is a top.
    """
    depth = pl.col("line_level").replace_strict(_DEPTHS, default=None, return_dtype=pl.Int8)
    coded = lines.select(
        *(*_BUDGET, "section", "line_level", "rid", "parent_rid"),
        *("is_top", "code", "grid", "row", "amount_kzt"),
        depth.alias("depth"),
    ).filter(pl.col("depth").is_not_null())
    doubtful = _doubtful(coded.with_columns(_of_row_above(coded).alias("above")))
    usual = pl.col("above").max().over("doc", "annex", "section", "line_level")
    has_tops = (pl.col("depth") == 0).any().over("doc", "annex", "section")
    is_orphan = pl.col("is_top") & (pl.col("depth") > 0) & has_tops
    is_bare = (pl.col("missing") == "") & (pl.col("section") != Section.EXPENDITURES.value)
    return (
        doubtful.filter(
            (pl.col("above") < usual) | is_orphan, pl.col("amount_kzt").is_not_null()
        )
        .with_columns(pl.col("code").str.replace(r"\.?[0-9]+$", "").alias("missing"))
        .filter(~is_bare)
        .group_by(*_BUDGET, "section", "missing", "parent_rid", maintain_order=True)
        .agg(
            _without_total(pl.col("parent_rid").is_not_null() & (pl.col("above") < 0))
            .first()
            .alias("identity"),
            pl.col("grid", "row").first(),
            pl.col("amount_kzt").sum().alias("found"),
        )
        .with_columns(
            pl.col("missing").alias("code"), pl.lit(None, dtype=pl.Int64).alias("expected")
        )
        .select(_COLUMNS)
    )


def _doubtful(coded: pl.DataFrame) -> pl.DataFrame:
    """Rows of documents where rows of one depth stand below different ones, or a part below none.

    In most documents none does, and nothing more needs to be asked of them.
    """
    is_orphan = pl.col("is_top") & (pl.col("depth") > 0)
    doubts = (
        coded.lazy()
        .group_by("doc", "section", "depth")
        .agg(least=pl.col("above").min(), most=pl.col("above").max(), orphan=is_orphan.any())
        .filter((pl.col("least") < pl.col("most")) | pl.col("orphan"))
        .select(pl.col("doc").unique())
        .collect()
    )
    return coded.filter(pl.col("doc").is_in(doubts.get_column("doc").implode()))


def _without_total(is_unread: pl.Expr) -> pl.Expr:
    """The total that cannot be asked: of a row that is printed but was rejected, or of none."""
    return (
        pl.when(is_unread)
        .then(pl.format(UNREAD_TOTAL, "section", "line_level"))
        .otherwise(pl.format(NO_TOTAL, "section", "line_level"))
    )


def _of_row_above(coded: pl.DataFrame) -> pl.Series:
    """The depth of the row above each row, −1 where it has none: rows are looked up by number."""
    last: int = coded.select(
        pl.max_horizontal(pl.col("rid", "parent_rid").max()).fill_null(0)
    ).item()
    depths = pl.repeat(-1, n=last + 1, dtype=pl.Int8, eager=True)
    by_row = depths.scatter(coded.get_column("rid"), coded.get_column("depth"))
    return by_row.gather(coded.get_column("parent_rid")).fill_null(-1)
