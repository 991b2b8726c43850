"""What is each line of functional group 04: schools, kindergartens, buildings, no education?

A line is known by administrator and programme; where another administrator pays, as in cities of
republican significance, by the printed name. A name that is no education stands before any code.
"""

from collections.abc import Sequence

import polars as pl

EDUCATION = "04"
REST = "04.*"
_NOT_EDUCATION = "not_education"
_SUBGROUP = r"^04\.[0-9]+$"


def leaf_lines(lines: pl.DataFrame, items: Sequence[str] = ()) -> pl.DataFrame:
    """The deepest lines held of group 04, and what they leave of its total.

    Args:
        lines: Rows of `budget_lines` of one edition a unit and year, any depth; a programme is
            the deepest depth taken.
        items: Codes of subtotals of the group that a plan states beside its programmes.

    Returns:
        The programmes and items, and each subgroup of which no programme is held, with
        `is_rest` false; and where the group's total is held and is more than they add up to, a
        row of its code `04.*` with the difference, `is_rest` true and no cell.

    Examples:
        >>> lines = pl.DataFrame(
        ...     {
        ...         "unit_id": ["150000000"] * 3,
        ...         "budget_year": [2025] * 3,
        ...         "line_level": ["group", "subgroup", "programme"],
        ...         "code": ["04", "04.2", "04.2.261.082"],
        ...         "name_ru": ["Образование"] * 3,
        ...         "name_kk": [None] * 3,
        ...         "amount_kzt": [10, 9, 7],
        ...     }
        ... )
        >>> leaf_lines(lines).select("code", "amount_kzt").rows()
        [('04.2.261.082', 7), ('04.*', 3)]
    """
    key = ["unit_id", "budget_year"]
    level = pl.col("line_level").cast(pl.String)
    of_group = lines.filter(
        (pl.col("code") == EDUCATION) | pl.col("code").str.starts_with(f"{EDUCATION}.")
    )
    stated = lines.filter(level == "item", pl.col("code").is_in(list(items)))
    programmes = pl.concat([of_group.filter(level == "programme"), stated])
    divided = programmes.select(*key, subgroup=_subgroup()).unique()
    subgroups = (
        of_group.filter(level == "subgroup")
        .with_columns(subgroup=_subgroup())
        .join(divided, on=[*key, "subgroup"], how="anti", maintain_order="left")
        .drop("subgroup")
    )
    leaves = pl.concat([programmes, subgroups]).with_columns(is_rest=pl.lit(value=False))
    return pl.concat([leaves, _rest(of_group.filter(level == "group"), leaves)], how="diagonal")


def with_kinds(leaves: pl.DataFrame, kinds: pl.DataFrame) -> pl.DataFrame:
    """Lines of group 04 with the kind of each, and whether it is a subgroup of unread programmes.

    Args:
        leaves: Rows of `leaf_lines`.
        kinds: `education_lines`.

    Returns:
        `leaves` with `line`: a key of `kinds`, null where neither code nor name is declared, and
        `is_undivided`: a subgroup of which no programme is held.

    Examples:
        >>> kinds = pl.DataFrame(
        ...     {
        ...         "line": ["not_education", "state_schools"],
        ...         "codes": [None, "261.082"],
        ...         "name_ru_like": ["фармацевт", "^общеобразовательное обучение"],
        ...         "name_kk_like": ["фармацевт", "жалпы білім беру$"],
        ...     }
        ... )
        >>> leaves = pl.DataFrame(
        ...     {
        ...         "code": ["04.2.261.082", "04.2.360.003", "04.9.271.044"],
        ...         "name_ru": [
        ...             None,
        ...             "Общеобразовательное обучение",
        ...             "Биофармацевтический завод",
        ...         ],
        ...         "name_kk": [None, None, None],
        ...         "is_rest": [False] * 3,
        ...     }
        ... )
        >>> with_kinds(leaves, kinds)["line"].to_list()
        ['state_schools', 'state_schools', 'not_education']
    """
    by_code = (
        kinds.select("line", code_key=pl.col("codes").str.split(" "))
        .explode("code_key")
        .drop_nulls()
    )
    is_subgroup = pl.col("code").str.contains(_SUBGROUP)
    last_two = pl.col("code").str.extract(r"([^.]+\.[^.]+)$")
    code_key = pl.when(is_subgroup).then("code").otherwise(pl.coalesce(last_two, "code"))
    by_name = _by_name(kinds)
    not_education = by_name == _NOT_EDUCATION
    return (
        leaves.with_columns(code_key=code_key, is_undivided=is_subgroup)
        .join(
            by_code.rename({"line": "line_by_code"}),
            on="code_key",
            how="left",
            maintain_order="left",
        )
        .with_columns(
            line=pl.when(~pl.col("is_rest")).then(
                pl.when(not_education)
                .then(by_name)
                .otherwise(pl.coalesce("line_by_code", by_name))
            )
        )
        .drop("code_key", "line_by_code")
    )


def _subgroup() -> pl.Expr:
    return pl.col("code").str.extract(r"^(04\.[^.]+)")


def _rest(totals: pl.DataFrame, leaves: pl.DataFrame) -> pl.DataFrame:
    """What the total of the group holds beyond its deepest lines."""
    key = ["unit_id", "budget_year"]
    found = leaves.group_by(key).agg(pl.col("amount_kzt").sum().alias("found_kzt"))
    rest = pl.col("amount_kzt") - pl.col("found_kzt").fill_null(0)
    facts = [name for name in _OF_EDITION if name in totals.columns]
    return (
        totals.join(found, on=key, how="left", maintain_order="left")
        .with_columns(rest.alias("amount_kzt"), code=pl.lit(REST), is_rest=pl.lit(value=True))
        .filter(pl.col("amount_kzt") != 0)
        .select(*key, "line_level", "code", "amount_kzt", "is_rest", *facts)
    )


_OF_EDITION = ["phase", "consolidation", "budget_level", "act_id", "edition_no", "section"]


def _by_name(kinds: pl.DataFrame) -> pl.Expr:
    """The first kind whose name fits, Russian before Kazakh; null where none does."""
    fitting = [
        pl.when(
            pl.coalesce(
                pl.col("name_ru").cast(pl.String).str.contains(f"(?i){ru}"),
                pl.col("name_kk").cast(pl.String).str.contains(f"(?i){kk}"),
            ).fill_null(value=False)
        ).then(pl.lit(line))
        for line, ru, kk in kinds.select("line", "name_ru_like", "name_kk_like").iter_rows()
    ]
    return pl.coalesce(*fitting)
