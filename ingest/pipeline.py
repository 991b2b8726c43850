"""Files → budget lines, transfers, rejects and checks: what `read` prints and `build` writes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from budget.model.enums import TransferKind
from ingest.acts import ActFacts, act_facts, issuer_words, languages, unit_of_act
from ingest.annex import AnnexRows, read_annexes
from ingest.annex.rows import featured_cells
from ingest.assembly import Assembled, assembled
from ingest.readers import read_documents
from ingest.readers.printed import Printed
from ingest.text import TextReading, read_text

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the caller knows better than the documents: unit and budget year of all of them."""

    unit_id: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What a batch of files says.

    `documents`: as the readers return them, with `error` also where no table was understood, and
    `language`, `unit_id`, `budget_year`, `edition_no`. The other tables have the columns of the
    data model, and `doc`.
    """

    printed: Printed
    documents: pl.DataFrame
    facts: dict[int, ActFacts]
    tables: Assembled


def read_files(paths: Sequence[Path], *, told: Told | None = None, progress: Progress | None = None) -> Batch:
    """Read any number of files.

    Args:
        paths: Files of any supported format.
        told: What the caller knows better than the documents.
        progress: Called with files done and files in all.

    Returns:
        Everything the files say; a file that cannot be used has its sentence in
        `documents.error` and nothing in the tables.
    """
    return understood(read_documents(paths, progress=progress), told=told or Told())


def understood(printed: Printed, *, told: Told) -> Batch:
    """What printed grids and texts mean."""
    annexes = read_annexes(printed)
    text = read_text(printed.paragraphs)
    facts = _facts(printed, annexes)
    units = _units(facts, text, told)
    tables = assembled(printed, annexes, text, facts=facts, units=units, told_year=told.year)
    return Batch(
        printed=printed,
        documents=_documents(printed, annexes, tables),
        facts=facts,
        tables=tables,
    )


def _facts(printed: Printed, annexes: AnnexRows) -> dict[int, ActFacts]:
    """What each document says of itself, by `doc`."""
    spoken = dict(languages(featured_cells(printed.cells)).rows())
    lines = dict(
        annexes.around.group_by("doc", maintain_order=True).agg("text").select("doc", "text").rows()
    )
    return {
        doc: act_facts(lines.get(doc, []), meta, spoken.get(doc, "ru"))
        for doc, meta, error in printed.documents.select("doc", "meta", "error").rows()
        if error is None
    }


def _units(facts: dict[int, ActFacts], text: TextReading, told: Told) -> dict[int, str | None]:
    """The unit each document belongs to: told, said, or named by the districts it lists."""
    if told.unit_id:
        return dict.fromkeys(facts, told.unit_id)
    is_upward = pl.col("kind").cast(pl.String) == TransferKind.WITHDRAWAL
    named = text.lists.with_columns(
        words=pl.when(is_upward).then("payer_words").otherwise("payee_words")
    )
    listed = dict(
        named.filter(pl.col("list_no").is_not_null(), pl.col("words").is_not_null(), pl.col("purpose").is_null())
        .group_by("doc", maintain_order=True)
        .agg("words")
        .rows()
    )
    return {doc: unit_of_act(one, listed.get(doc, [])) for doc, one in facts.items()}


def _documents(printed: Printed, annexes: AnnexRows, tables: Assembled) -> pl.DataFrame:
    """Documents with why a file cannot be used: no table, or amounts that cannot be told apart."""
    said = pl.concat(
        [t.select(pl.col("doc").cast(pl.UInt32)) for t in (tables.lines, tables.transfers, tables.rejects)]
    ).unique().with_columns(has_figures=True)
    where = pl.format("table {}", "grid")
    problems = (
        annexes.tables.filter(pl.col("problem").is_not_null(), pl.col("kind").is_in(["revenue", "functional"]))
        .join(printed.grids.select("doc", "grid", "name"), on=["doc", "grid"], how="left")
        .group_by("doc", maintain_order=True)
        .agg(pl.format("«{}» ({}): {}", pl.col("name").fill_null(""), where, "problem").first().alias("problem"))
    )
    sentence = (
        pl.when(pl.col("problem").is_not_null())
        .then(
            pl.format(
                "{}: {}; expected one column of amounts for each year or phase; name the year or "
                "the phase («утвержденный», «уточненный») in the heading of each column.",
                "file",
                "problem",
            )
        )
        .when(pl.col("has_figures").is_null())
        .then(
            pl.format(
                "{}: no table of a budget and no figures of a decision were found; expected headings "
                "such as «Категория … Сумма», «Функциональная группа … Сумма» or «Санаты … Сомасы»; "
                "check that this is the annex or the decision itself.",
                "file",
            )
        )
    )
    return (
        printed.documents.join(problems, on="doc", how="left", maintain_order="left")
        .join(said, on="doc", how="left", maintain_order="left")
        .with_columns(pl.coalesce("error", sentence).alias("error"))
        .drop("problem", "has_figures")
    )


__all__ = ["Batch", "Told", "issuer_words", "read_files", "understood"]
