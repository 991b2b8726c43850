"""What an edition prints in two languages, or in two files, is one figure."""

import polars as pl

_FIGURE = ["act_id", "edition_no", "unit_id", "budget_year", "phase"]
LINE = [*_FIGURE, "section", "line_level", "code"]
TRANSFER = ["act_id", "edition_no", "payer_id", "payee_id", "budget_year", "phase", "kind"]


def told_once(rows: pl.DataFrame, about: pl.DataFrame, key: list[str]) -> pl.DataFrame:
    """Figures that several documents print, from the first of them: Russian before Kazakh.

    Args:
        rows: Lines or transfers with `doc`.
        about: `doc`, `language`, `act_id`, `edition_no`.
        key: LINE or TRANSFER. Text and annex of one document are two statements.

    Returns:
        The rows of editions that one document prints, then those of the others.
    """
    several = about.filter(pl.len().over("act_id", "edition_no") > 1)
    if several.is_empty():
        return rows
    alone, doubled = (
        rows.join(several.select("doc"), on="doc", how=how, maintain_order="left")
        for how in ("anti", "semi")
    )
    return pl.concat([alone, _from_first(doubled, several, key)])


def _from_first(rows: pl.DataFrame, about: pl.DataFrame, key: list[str]) -> pl.DataFrame:
    """Each figure from the first document that prints it."""
    is_second = (pl.col("language") != "ru").cast(pl.Int64)
    order = is_second * (pl.col("doc").max() + 1) + pl.col("doc")
    is_text = pl.col("table_no") == 0
    return (
        rows.join(about.select("doc", "language"), on="doc", how="left", maintain_order="left")
        .with_columns(is_text=is_text, order=order)
        .filter(pl.col("order") == pl.col("order").min().over(*key, "is_text"))
        .drop("language", "is_text", "order")
    )


def named_in_both(lines: pl.DataFrame, every_line: pl.DataFrame) -> pl.DataFrame:
    """Lines with the Kazakh name that the Kazakh text of their edition prints for the code.

    Args:
        lines: As `told_once` returns them.
        every_line: Lines of all documents.
    """
    kazakh = (
        every_line.filter(pl.col("name_kk").is_not_null(), pl.col("table_no") > 0)
        .unique(LINE, keep="first", maintain_order=True)
        .select(*LINE, in_kazakh="name_kk")
    )
    if kazakh.is_empty():
        return lines
    return (
        lines.join(kazakh, on=LINE, how="left", nulls_equal=True, maintain_order="left")
        .with_columns(name_kk=pl.coalesce("name_kk", "in_kazakh"))
        .drop("in_kazakh")
    )


def numbered_checks(asked: pl.DataFrame) -> pl.DataFrame:
    """Judged identities with `check_id`, their number within the source, and `place` in words.

    Args:
        asked: With `source_id`, `year`, `grid`, `row`, `code`.
    """
    number = pl.int_range(pl.len()).over("source_id")
    nothing = pl.lit("")
    table = pl.when(pl.col("grid") > 0).then(pl.format("table {}", "grid"))
    row = pl.when(pl.col("row") > 0).then(pl.format(", row {}", "row"))
    code = pl.when(pl.col("code") != "").then(pl.format(", code {}", "code"))
    return asked.with_columns(
        check_id=pl.format("{}:{}", "source_id", number),
        place=pl.concat_str(
            table.otherwise(pl.lit("text")), row.otherwise(nothing), code.otherwise(nothing)
        ),
        budget_year="year",
    )
