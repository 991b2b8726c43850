"""What is a section of a budget made of, at any depth of the classification?"""

import polars as pl

from budget.analysis.figures import one_line_a_figure
from budget.model.enums import LineLevel

_DEPTH = pl.col("code").str.count_matches(".", literal=True)
_SHARED = ["revenues", "expenditures"]  # elsewhere the parts are added and taken off: no shares
DEPTHS = {
    "revenues": ["category", "class", "subclass", "specific"],
    "expenditures": ["group", "subgroup", "administrator", "programme", "subprogramme"],
}


def lines_below(
    lines: pl.DataFrame, section: str, code: str = "", line_level: str | None = None
) -> pl.DataFrame:
    """Lines below a code of a section, the largest first.

    Args:
        lines: `budget_lines` of one unit, year, phase and edition.
        section: One of the six sections.
        code: Path of the line to open, with dots; empty for the whole section.
        line_level: Depth wanted; None for the next printed depth, whichever it is.

    Returns:
        Rows of `lines` with `parent_kzt` (the printed amount of the opened line, tenge),
        `share` (of it, 0 to 1; null where the section's parts do not simply add up, or the
        parent is not held or nought) and `is_open` (deeper lines are held).

    Examples:
        >>> lines = pl.DataFrame(
        ...     {
        ...         **{name: ["x"] * 4 for name in ("unit_id", "phase", "act_id", "source_id")},
        ...         **{name: [None] * 4 for name in ("name_ru", "name_kk")},
        ...         **{name: [1] * 4 for name in ("budget_year", "edition_no", "table_no")},
        ...         "section": ["expenditures"] * 4,
        ...         "line_level": ["section", "group", "group", "subgroup"],
        ...         "code": ["", "01", "04", "04.2"],
        ...         "row_no": [1, 2, 3, 4],
        ...         "amount_kzt": [4000, 1000, 3000, 3000],
        ...     }
        ... )
        >>> lines_below(lines, "expenditures").select("code", "share", "is_open").rows()
        [('04', 0.75, True), ('01', 0.25, False)]
    """
    held = one_line_a_figure(lines.filter(pl.col("section").cast(pl.String) == section))
    parts = held.filter(~pl.col("line_level").cast(pl.String).is_in(["section", "item"]))
    inside = parts.filter(pl.lit(value=True) if not code else _is_below(code))
    wanted = (
        _DEPTH.eq(_DEPTH.min())
        if line_level is None
        else pl.col("line_level").cast(pl.String) == line_level
    )
    parent = _amount(held, code)
    return (
        inside.filter(wanted)
        .with_columns(
            parent,
            pl.col("code").is_in(_ancestors(inside["code"]).implode()).alias("is_open"),
        )
        .with_columns(_share(section))
        .sort(
            "amount_kzt", "table_no", "row_no", descending=[True, False, False], nulls_last=True
        )
    )


def path_of(lines: pl.DataFrame, section: str, code: str) -> pl.DataFrame:
    """The lines from the section down to a code, as far as they are printed.

    Args:
        lines: `budget_lines` of one unit, year, phase and edition.
        section: One of the six sections.
        code: Path with dots; empty for the section alone.

    Returns:
        Rows of `lines`, the section's own line first.

    Examples:
        >>> lines = pl.DataFrame(
        ...     {
        ...         **{name: ["x"] * 3 for name in ("unit_id", "phase", "act_id", "source_id")},
        ...         **{name: [None] * 3 for name in ("name_ru", "name_kk")},
        ...         **{name: [1] * 3 for name in ("budget_year", "edition_no", "table_no")},
        ...         "section": ["expenditures"] * 3,
        ...         "line_level": ["section", "group", "subgroup"],
        ...         "code": ["", "04", "04.2"],
        ...         "row_no": [1, 2, 3],
        ...         "amount_kzt": [4000, 3000, 3000],
        ...     }
        ... )
        >>> path_of(lines, "expenditures", "04.2")["code"].to_list()
        ['', '04', '04.2']
    """
    steps = code.split(".")
    prefixes = ["", *(".".join(steps[:length]) for length in range(1, len(steps) + 1))]
    held = lines.filter(
        pl.col("section").cast(pl.String) == section,
        pl.col("line_level").cast(pl.String) != LineLevel.ITEM,
        pl.col("code").is_in(prefixes),
    )
    return one_line_a_figure(held).sort(pl.col("code").str.len_chars())


def held_depths(lines: pl.DataFrame, section: str) -> list[str]:
    """Depths of the classification at which a section has lines.

    Args:
        lines: `budget_lines` of one unit, year, phase and edition.
        section: One of the six sections.

    Returns:
        Levels from the coarsest to the finest.

    Examples:
        >>> lines = pl.DataFrame(
        ...     {
        ...         "section": ["revenues", "revenues"],
        ...         "line_level": ["class", "category"],
        ...     }
        ... )
        >>> held_depths(lines, "revenues")
        ['category', 'class']
    """
    held = set(
        lines.filter(pl.col("section").cast(pl.String) == section)["line_level"]
        .cast(pl.String)
        .unique()
    )
    levels = DEPTHS.get(section, [*DEPTHS["expenditures"], *DEPTHS["revenues"]])
    return [level for level in levels if level in held]


def _is_below(code: str) -> pl.Expr:
    return pl.col("code").str.starts_with(code + ".")


def _amount(held: pl.DataFrame, code: str) -> pl.Expr:
    """The printed amount of the line of a code; null where it is not held."""
    is_item = pl.col("line_level").cast(pl.String) == LineLevel.ITEM
    amounts = held.filter(pl.col("code") == code, ~is_item)["amount_kzt"]
    return pl.lit(amounts.first(), pl.Int64).alias("parent_kzt")


def _ancestors(codes: pl.Series) -> pl.Series:
    """Every proper beginning of the codes."""
    steps = codes.str.split(".")
    longest = steps.list.len().max()
    if not isinstance(longest, int):
        return codes.clear()
    beginnings = [
        steps.filter(steps.list.len() > length).list.head(length).list.join(".")
        for length in range(1, longest)
    ]
    return pl.concat([codes.clear(), *beginnings]).unique()


def _share(section: str) -> pl.Expr:
    if section not in _SHARED:
        return pl.lit(None, pl.Float64).alias("share")
    return (
        pl.when(pl.col("parent_kzt") > 0)
        .then(pl.col("amount_kzt") / pl.col("parent_kzt"))
        .alias("share")
    )
