"""The sheet that says what a table is: title, source, licence, version, and every column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import polars as pl

from budget import tables
from budget.locale import numbers, terms
from budget.locale.columns import Column, column_words
from budget.locale.official import page_label
from budget.locale.transcripts import TRANSCRIBED
from budget.locale.words import Words


@dataclass(frozen=True, slots=True)
class Ground:
    """What a figure rests on besides its acts: «Phase», and each that is named with its page."""

    title: str
    named: Sequence[tuple[str, str]]

    @property
    def sentence(self) -> str:
        """«Phase: revised.»."""
        return f"{self.title}: {'; '.join(name for name, _ in self.named).removesuffix('.')}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is said of a table wherever it goes, in the reader's language.

    `sources` are acts as they are cited with their links; `grounds` what else it rests
    on; `files` the files it was read from, beside those its rows name; `table`
    the table of the model whose columns the rows have.
    """

    title: str
    unit: str
    sources: Sequence[tuple[str, str]] = field(default_factory=list)
    grounds: Sequence[Ground] = field(default_factory=list)
    files: Sequence[str] = field(default_factory=list)
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
        *[line for line in _stated(rows, facts, spoken) if line[1]],
        *_files([*_named_files(rows), *facts.files], spoken),
        (),
        (
            spoken.gettext("Column"),
            spoken.gettext("Title"),
            spoken.gettext("Unit of measure"),
            spoken.gettext("What it holds"),
        ),
        *[
            (name, told.title, told.unit, told.description)
            for name, told in _columns(rows, facts, spoken).items()
        ],
    ]


def _stated(rows: pl.DataFrame, facts: Facts, spoken: Words) -> list[tuple[str, str]]:
    sources = [
        line
        for cited, url in facts.sources
        for line in ((spoken.gettext("Source"), cited), (page_label(url, spoken), url))
    ]
    grounds = [
        line
        for ground in facts.grounds
        for name, url in ground.named
        for line in ((ground.title, name), (page_label(url, spoken), url))
    ]
    units = _units(rows, facts, spoken)
    return [
        (spoken.gettext("Title"), facts.title),
        (spoken.gettext("Unit of measure"), units or facts.unit),
        (spoken.gettext("Shown on the page in"), facts.unit if units else ""),
        *grounds,
        *sources,
        _headed(spoken.gettext("Coverage"), facts.coverage),
        (spoken.gettext("Verdict"), facts.verdict),
        (spoken.gettext("Data version"), facts.version or ""),
        (spoken.gettext("Link to this view"), facts.link),
        (
            spoken.gettext("Empty cell"),
            spoken.gettext("not known or not published; never nought"),
        ),
    ]


def _headed(title: str, sentence: str) -> tuple[str, str]:
    """A sentence beside its heading, without the same word before a colon."""
    said = sentence.removeprefix(f"{title}: ")
    return title, said[:1].upper() + said[1:]


def _units(rows: pl.DataFrame, facts: Facts, spoken: Words) -> str:
    """«amount_kzt: tenge; share: 0 to 1», whatever unit the page shows; empty: no such column."""
    return "; ".join(
        f"{name}: {told.unit}"
        for name, told in _columns(rows, facts, spoken).items()
        if told.unit and (name.endswith("_kzt") or "share" in name)
    )


def _named_files(rows: pl.DataFrame) -> list[str]:
    """The files that the rows name: of their figures, of either side, of their counts."""
    return [
        source_id
        for name in rows.columns
        if name.endswith("source_id")
        for source_id in rows[name].drop_nulls().unique().sort()
    ]


def _files(used: Sequence[str], spoken: Words) -> list[tuple[str, str]]:
    """The files the rows were read from, with their terms and the day they were read."""
    known = tables.read("sources")
    unknown = spoken.gettext("day not recorded")
    return [
        line
        for source_id in dict.fromkeys(used)
        for source in known.filter(pl.col("source_id") == source_id).iter_rows(named=True)
        for line in (
            (spoken.gettext("File"), f"{source['file']}, SHA-256 {source['sha256']}"),
            *_transcribed(source_id, spoken),
            (spoken.gettext("Publisher"), terms.publisher(source["publisher"], spoken)),
            (spoken.gettext("Licence"), terms.licence(source["licence"], spoken)),
            (
                spoken.gettext("Retrieved"),
                numbers.day(source["retrieved"], spoken.language)
                if source["retrieved"]
                else unknown,
            ),
        )
    ]


def _transcribed(source_id: str, spoken: Words) -> list[tuple[str, str]]:
    """What a file of ours was copied from: its rows and cells are none of the document."""
    from_what = TRANSCRIBED.get(source_id)
    return [(spoken.gettext("Transcribed"), spoken.gettext(from_what))] if from_what else []


def _columns(rows: pl.DataFrame, facts: Facts, spoken: Words) -> dict[str, Column]:
    """Every column in words; an amount says in which column of this table its reason stands."""
    told = {name: column_words(name, facts.table, spoken) for name in rows.columns}
    amount = told.get("amount_kzt")
    if amount and "value_status" in amount.description and "value_status" not in told:
        told["amount_kzt"] = replace(amount, description=_reason(told, spoken))
    return told


def _reason(told: Mapping[str, Column], spoken: Words) -> str:
    """Where an empty amount of this table is explained."""
    if "status" in told:
        return spoken.gettext("Exact; empty with its reason in `status`")
    if "missing_text" in told:
        return spoken.gettext("Exact; empty with its reason in `missing_text`")
    return spoken.gettext("Exact; empty: not known or not published")
