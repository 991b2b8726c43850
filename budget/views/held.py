"""What pages read of the tables: small frames of one place, one act, one printed table.

Each is read once and shared between readers: nobody changes it in place.
"""

import polars as pl

from budget import tables
from budget.analysis.coverage import depths
from budget.analysis.editions import held_editions
from budget.locale.words import Language


@tables.remembered("units", last=2048)
def unit(unit_id: str) -> pl.DataFrame:
    """The unit as it is now: one row of `units`, or none."""
    return tables.read("units").filter(pl.col("unit_id") == unit_id).tail(1)


@tables.remembered("units")
def units_inside(unit_id: str) -> pl.DataFrame:
    """Units directly below a unit, in the order of the classifier."""
    return tables.read("units").filter(
        pl.col("parent_id") == unit_id, pl.col("valid_to").is_null()
    )


@tables.remembered("units", last=2048)
def units_above(unit_id: str) -> pl.DataFrame:
    """Units above a unit, the republic first."""
    units = tables.read("units")
    found: list[pl.DataFrame] = []
    above = unit(unit_id)["parent_id"].to_list()
    while above and above[0] is not None:
        found.append(units.filter(pl.col("unit_id") == above[0]).tail(1))
        above = found[-1]["parent_id"].to_list()
    return pl.concat([units.clear(), *reversed(found)])


@tables.remembered("budget_lines", last=64)
def lines(unit_id: str) -> pl.DataFrame:
    """All budget lines of a unit's own budgets."""
    return (
        tables.scan("budget_lines")
        .filter(pl.col("unit_id") == unit_id, pl.col("consolidation").cast(pl.String) == "own")
        .collect()
    )


def lines_of(unit_ids: list[str]) -> pl.DataFrame:
    """All budget lines of several units' own budgets."""
    return (
        tables.scan("budget_lines")
        .filter(
            pl.col("unit_id").is_in(unit_ids),
            pl.col("consolidation").cast(pl.String) == "own",
        )
        .collect()
    )


@tables.remembered("acts")
def acts(language: Language) -> pl.DataFrame:
    """Acts, those read in a language before the same acts in another."""
    rows = tables.read("acts")
    return rows.sort(pl.col("language").cast(pl.String) != language, maintain_order=True)


@tables.remembered("budget_lines", "acts")
def editions(unit_id: str, language: Language) -> pl.DataFrame:
    """Editions of the budgets of a unit, their acts in a language where it was read."""
    return held_editions(lines(unit_id), acts(language))


@tables.remembered("budget_lines")
def years_held() -> dict[str, list[int]]:
    """Budget years held of every unit, newest first."""
    rows = (
        tables.scan("budget_lines")
        .group_by("unit_id")
        .agg(pl.col("budget_year").unique().sort(descending=True))
        .collect()
    )
    return dict(rows.iter_rows())


@tables.remembered("printed_cells", last=64)
def printed_cells(source_id: str, table_no: int) -> pl.DataFrame:
    """The printed cells of one table."""
    return (
        tables.scan("printed_cells")
        .filter(pl.col("source_id") == source_id, pl.col("table_no") == table_no)
        .collect()
    )


@tables.remembered("budget_lines")
def units_in_full() -> pl.Series:
    """Units of which a budget is held down to programmes, its revenues as well."""
    is_full = pl.col("held") == "full"
    return depths(all_lines()).filter(is_full)["unit_id"].unique().sort()


@tables.remembered("budget_lines")
def line_count() -> int:
    """Number of printed amounts held."""
    return int(tables.scan("budget_lines").select(pl.len()).collect().item())


@tables.remembered("budget_lines")
def all_lines() -> pl.DataFrame:
    """What coverage is counted from: unit, year, depth and consolidation of every line."""
    return (
        tables.scan("budget_lines")
        .select("unit_id", "budget_year", "line_level", "consolidation")
        .unique()
        .collect()
    )
