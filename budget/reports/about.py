"""The sheet that says what a table is: title, source, licence, version, and every column."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from budget import tables
from budget.locale import numbers
from budget.locale.columns import column_words
from budget.locale.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is said of a table wherever it goes, in the reader's language.

    `sources` are acts as they are cited with their links; `table` is the table of the model
    whose columns the rows have.
    """

    title: str
    unit: str
    sources: Sequence[tuple[str, str]] = field(default_factory=list)
    coverage: str = ""
    verdict: str = ""
    version: str | None = None
    link: str = ""
    table: str = "budget_lines"


def about_lines(rows: pl.DataFrame, facts: Facts, spoken: Words) -> list[tuple[str, ...]]:
    """Lines of the sheet: what and its value, then every column with unit and meaning.

    Args:
        rows: The table; where it has `source_id`, the files it was read from are listed.
        facts: What is known of it.
        spoken: Language.

    Returns:
        Lines of two cells, an empty line, then lines of four.
    """
    return [
        *[line for line in _stated(facts, spoken) if line[1]],
        *_files(rows, spoken),
        (),
        (
            spoken.gettext("Column"),
            spoken.gettext("Title"),
            spoken.gettext("Unit of measure"),
            spoken.gettext("What it holds"),
        ),
        *[_column(name, facts.table, spoken) for name in rows.columns],
    ]


def _stated(facts: Facts, spoken: Words) -> list[tuple[str, str]]:
    sources = [
        line
        for cited, url in facts.sources
        for line in ((spoken.gettext("Source"), cited), (spoken.gettext("Official page"), url))
    ]
    return [
        (spoken.gettext("Title"), facts.title),
        (spoken.gettext("Unit of measure"), facts.unit),
        *sources,
        (spoken.gettext("Coverage"), facts.coverage),
        (spoken.gettext("Verdict"), facts.verdict),
        (spoken.gettext("Data version"), facts.version or ""),
        (spoken.gettext("Link to this view"), facts.link),
        (
            spoken.gettext("Empty cell"),
            spoken.gettext("not known or not published; never nought"),
        ),
    ]


def _files(rows: pl.DataFrame, spoken: Words) -> list[tuple[str, str]]:
    """The files the rows were read from, with their terms and the day they were read."""
    if "source_id" not in rows.columns:
        return []
    used = rows["source_id"].drop_nulls().unique()
    sources = tables.read("sources").filter(pl.col("source_id").is_in(used.implode()))
    unknown = spoken.gettext("day not recorded")
    return [
        line
        for source in sources.iter_rows(named=True)
        for line in (
            (spoken.gettext("File"), f"{source['file']}, SHA-256 {source['sha256']}"),
            (spoken.gettext("Publisher"), source["publisher"]),
            (spoken.gettext("Licence"), source["licence"]),
            (
                spoken.gettext("Retrieved"),
                numbers.day(source["retrieved"], spoken.language)
                if source["retrieved"]
                else unknown,
            ),
        )
    ]


def _column(name: str, table: str, spoken: Words) -> tuple[str, ...]:
    told = column_words(name, table, spoken)
    return name, told.title, told.unit, told.description
