"""Which budget years of a unit are held, in which editions, and which acts made them?"""

import polars as pl

EDITION = ["unit_id", "budget_year", "act_id", "edition_no", "phase"]
_FACTS = [
    "issuer",
    "act_kind",
    "act_date",
    "act_number",
    "edition_date",
    "edition_number",
    "edition_basis",
    "period_from",
    "url",
]


def held_editions(lines: pl.DataFrame, acts: pl.DataFrame) -> pl.DataFrame:
    """Editions of budgets that are held, the newest year and the latest edition first.

    Args:
        lines: `budget_lines`.
        acts: `acts`; an act read in two languages counts once.

    Returns:
        One row a unit, year, act, edition and phase, with the facts of the act,
        `depth` (`full` where programmes of spending are held, else `headline`), `line_count`, and
        `edition_key`: the number of the edition, followed by the act and the phase only where
        several share the number. Keys are unique inside a unit and year.

    Examples:
        >>> lines = pl.DataFrame(
        ...     {
        ...         "unit_id": ["150000000"] * 2,
        ...         "budget_year": [2026] * 2,
        ...         "act_id": ["298"] * 2,
        ...         "edition_no": [0, 4],
        ...         "phase": ["approved", "revised"],
        ...         "line_level": ["section", "programme"],
        ...     }
        ... )
        >>> acts = pl.DataFrame(
        ...     {
        ...         "act_id": ["298"] * 2,
        ...         "edition_no": [0, 4],
        ...         **{fact: ["…", "…"] for fact in _FACTS},
        ...     }
        ... )
        >>> held_editions(lines, acts).select("edition_key", "depth").rows()
        [('4', 'full'), ('0', 'headline')]
    """
    facts = acts.unique(["act_id", "edition_no"], keep="first", maintain_order=True)
    is_programme = pl.col("line_level").cast(pl.String).is_in(["programme", "subprogramme"])
    number = pl.col("edition_no").cast(pl.String)
    is_alone = pl.len().over("unit_id", "budget_year", "edition_no") == 1
    return (
        lines.group_by(EDITION, maintain_order=True)
        .agg(is_programme.any().alias("is_full"), pl.len().alias("line_count"))
        .join(
            facts.select("act_id", "edition_no", *_FACTS),
            on=["act_id", "edition_no"],
            how="left",
        )
        .with_columns(
            pl.when("is_full")
            .then(pl.lit("full"))
            .otherwise(pl.lit("headline"))
            .alias("depth"),
            pl.when(is_alone)
            .then(number)
            .otherwise(
                pl.concat_str(number, "act_id", pl.col("phase").cast(pl.String), separator="~")
            )
            .alias("edition_key"),
        )
        .drop("is_full")
        .pipe(newest_first)
    )


def newest_first(editions: pl.DataFrame) -> pl.DataFrame:
    """Of each unit the newest year first, and of a year the latest edition.

    Args:
        editions: Editions with the dates of their acts.

    Returns:
        The rows in order; an edition without a date comes last.
    """
    return editions.sort(
        "unit_id",
        "budget_year",
        pl.coalesce("edition_date", "act_date"),
        "edition_no",
        "act_id",
        descending=[False, True, True, True, False],
        nulls_last=True,
    )


def lines_of_edition(lines: pl.DataFrame, edition: pl.DataFrame) -> pl.DataFrame:
    """The lines of chosen editions only: phases and editions are never mixed.

    Args:
        lines: `budget_lines`.
        edition: Rows of `held_editions`.

    Returns:
        Rows of `lines`.

    Examples:
        >>> lines = pl.DataFrame({name: ["a", "b"] for name in EDITION} | {"code": ["1", "2"]})
        >>> lines_of_edition(lines, lines.head(1))["code"].to_list()
        ['1']
    """
    return lines.join(edition.select(EDITION), on=EDITION, how="semi", maintain_order="left")
