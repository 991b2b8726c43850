"""Annex lines of some documents, placed and checked: what is kept of them until all are read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

import polars as pl

from ingest.annex import AnnexRows, unknown_codes
from ingest.annex.filling import firsts
from ingest.assembly.homes import Home, placed_lines
from ingest.assembly.rows import model_lines
from ingest.checks import check_lines
from ingest.compare import stated_as_well

NO_SECTION = "no section of the budget is named above this row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Budgets:
    """The budgets that annexes print, each by itself.

    `lines`: as `model_lines` returns them, with the key of their `annex`. `compared`: those of them
    that a text may state as well. `units`: `doc`, `annex`, `unit_id`. `years`: `doc`, `year`, the first
    one. `checks`: identities inside the budgets, judged. `homeless`, `astray`: printed lines of a
    unit that is not known, and of no section, with `why`. `read`: `doc` of all documents any
    line was read of. `unknown_codes`: of all lines. `hidden_rows`: `doc`, `grid`, `row`.
    """

    lines: pl.DataFrame
    compared: pl.DataFrame
    units: pl.DataFrame
    years: pl.DataFrame
    checks: pl.DataFrame
    homeless: pl.DataFrame
    astray: pl.DataFrame
    read: pl.DataFrame
    unknown_codes: pl.DataFrame
    hidden_rows: pl.DataFrame


def read_budgets(
    annexes: AnnexRows,
    owners: Mapping[int, Home],
    about: pl.DataFrame,
    told_year: int | None,
) -> Budgets:
    """The budgets of some documents.

    Args:
        annexes: Their tables, read.
        owners: Whose act each is.
        about: What each says of itself.
        told_year: The budget year where a document does not say it.

    Returns:
        Their lines, checked inside each budget; amounts in tenge.
    """
    placed, homeless = placed_lines(annexes, owners, about, told_year)
    lines, astray = _sectioned(placed)
    own_text = pl.concat_str("printed", pl.lit(""))  # else all cells of these documents stay
    return Budgets(
        lines=model_lines(lines, about).with_columns(own_text, lines.get_column("annex")),
        compared=stated_as_well(lines),
        units=firsts(lines.select("doc", "annex", "unit_id"), "doc", "annex"),
        years=lines.group_by("doc", maintain_order=True).agg(pl.col("year").min()),
        checks=check_lines(lines),
        homeless=homeless,
        astray=astray,
        read=annexes.lines.select(pl.col("doc").unique()),
        unknown_codes=unknown_codes(annexes.lines),
        hidden_rows=_hidden_rows(annexes.lines),
    )


def all_budgets(parts: Sequence[Budgets]) -> Budgets:
    """The budgets of all documents of a batch, in the order of the parts."""
    frames = {
        one.name: pl.concat([getattr(part, one.name) for part in parts])
        for one in fields(Budgets)
    }
    return Budgets(**frames)


def _sectioned(lines: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Lines of the six sections; apart, those that stand under none, with `why`."""
    has_section = pl.col("section").is_not_null()
    if not lines.get_column("section").null_count():
        return lines, lines.clear().with_columns(why=pl.lit(NO_SECTION))
    astray = lines.filter(~has_section).with_columns(why=pl.lit(NO_SECTION))
    return lines.filter(has_section), astray


def _hidden_rows(lines: pl.DataFrame) -> pl.DataFrame:
    """Where lines stand in hidden rows."""
    row = ["doc", "grid", "row"]
    return lines.filter("is_hidden").select(row).unique(maintain_order=True)
