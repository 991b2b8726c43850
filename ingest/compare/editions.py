"""The same figure in the other language, or in another file, of one edition."""

import polars as pl

from budget.model.enums import LineLevel
from ingest.checks import as_found

_EDITION = ["act_id", "edition_no"]
_FIGURE = [*_EDITION, "unit_id", "year", "phase", "section", "line_level", "code"]
_NAMES = {"ru": "Russian", "kk": "Kazakh"}


def with_editions(rows: pl.DataFrame, about: pl.DataFrame) -> pl.DataFrame:
    """Rows with `edition`, a key that all files of one edition in one language share.

    Long acts are kept as several files: the text of one is compared with the annex of another.
    """
    key = pl.concat_str("act_id", "edition_no", "language", separator=" ")
    return rows.join(
        about.select("doc", key.alias("edition")), on="doc", how="left", maintain_order="left"
    )


def compare_editions(lines: pl.DataFrame, about: pl.DataFrame) -> pl.DataFrame:
    """The same figure in the other language, or in another file, of one edition.

    Args:
        lines: `doc`, `annex`, `unit_id`, `year`, `phase`, `section`, `line_level`, `code`, `grid`,
            `row`, `amount_kzt`.
        about: `doc`, `language`, `act_id`, `edition_no`.

    Returns:
        One row a figure that is printed twice, and one for all figures that only one language
        prints, with their number in words.
    """
    is_section = pl.col("line_level") == LineLevel.SECTION.value
    is_told_twice = pl.len().over(_EDITION) > 1
    editions = about.filter(is_told_twice).select("doc", "language", *_EDITION)
    told = (
        lines.join(editions, on="doc", maintain_order="left")
        .filter(is_section | (pl.col("code") != ""))
        .group_by(*_FIGURE, "language", "doc", maintain_order=True)
        .agg(pl.col("annex", "grid", "row").first(), pl.col("amount_kzt").sum())
    )
    first = told.unique([*_FIGURE, "language"], keep="first", maintain_order=True)
    again = told.join(
        first,
        on=[*_FIGURE, "language", "doc"],
        how="anti",
        nulls_equal=True,
        maintain_order="left",
    )
    russian, kazakh = (first.filter(pl.col("language") == code) for code in ("ru", "kk"))
    return pl.concat(
        [
            _same(again, first, "two files of one edition", ["language"]),
            _same(kazakh, russian, "Kazakh text = Russian text", []),
            _only_in(russian, kazakh, "ru", "kk"),
            _only_in(kazakh, russian, "kk", "ru"),
        ]
    )


def _same(
    rows: pl.DataFrame, others: pl.DataFrame, identity: str, more_keys: list[str]
) -> pl.DataFrame:
    """Each figure against the same figure of the others."""
    keys = [*_FIGURE, *more_keys]
    return (
        rows.join(
            others.select(*keys, expected="amount_kzt"),
            on=keys,
            nulls_equal=True,
            maintain_order="left",
        )
        .with_columns(identity=pl.lit(identity), found="amount_kzt")
        .pipe(as_found)
    )


def _only_in(
    rows: pl.DataFrame, others: pl.DataFrame, language: str, other: str
) -> pl.DataFrame:
    """One failing row a budget of which a text prints figures that the other text does not."""
    budget = [*_EDITION, "unit_id", "year", "phase"]
    missing = (
        rows.join(others.select(budget).unique(), on=budget, how="semi", nulls_equal=True)
        .join(others, on=_FIGURE, how="anti", nulls_equal=True, maintain_order="left")
        .group_by(budget, maintain_order=True)
        .agg(
            pl.col("doc", "annex", "grid", "row", "code").first(),
            pl.len().alias("count"),
        )
    )
    identity = pl.format(
        f"{{}} codes of the {_NAMES[language]} text are not in the {_NAMES[other]} text",
        "count",
    )
    unknown = pl.lit(None, dtype=pl.Int64)
    return missing.with_columns(identity=identity, expected=unknown, found=unknown).pipe(
        as_found
    )
