"""Files → budget lines, transfers, rejects and checks: what `read` prints and `build` writes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from budget.model.enums import TransferKind
from ingest.acts import ActFacts, act_facts, languages, unit_of_act, unit_told
from ingest.annex import AnnexRows, read_annexes, unknown_codes
from ingest.assembly import REJECTS, Assembled, assembled
from ingest.assembly.unread import why_unread
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

    `documents`: as the readers return them, with `error` also where no budget was found. `facts`:
    what each usable document says of itself, by `doc`. `tables`: rows with the columns of the data
    model, and `doc`; none of a document that has an `error`. `unknown_codes`: codes of each
    document that the classification does not hold; their lines are in the tables all the same.
    """

    printed: Printed
    documents: pl.DataFrame
    facts: Mapping[int, ActFacts]
    tables: Assembled
    unknown_codes: Mapping[int, Sequence[str]]


def read_files(
    paths: Sequence[Path], *, told: Told | None = None, progress: Progress | None = None
) -> Batch:
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
    said = _units_said(facts, text)
    units = {
        doc: unit_told(facts[doc], told.unit_id) if told.unit_id else unit
        for doc, unit in said.items()
    }
    tables = assembled(printed, annexes, text, facts=facts, units=units, told_year=told.year)
    unread = why_unread(printed, annexes, tables)
    documents = (
        printed.documents.join(unread, on="doc", how="left", maintain_order="left")
        .with_columns(pl.coalesce("error", "why").alias("error"))
        .drop("why")
    )
    return Batch(
        printed=printed,
        documents=documents,
        facts=facts,
        tables=_of_usable(tables, _disagreeing(units, said), documents),
        unknown_codes=_unknown_codes(annexes),
    )


def _facts(printed: Printed, annexes: AnnexRows) -> dict[int, ActFacts]:
    """What each document says of itself, by `doc`."""
    texts = pl.concat(
        [printed.cells.select("doc", "text"), printed.paragraphs.select("doc", "text")]
    )
    spoken = languages(texts)
    around = annexes.around.group_by("doc", maintain_order=True).agg("text")
    lines = dict(around.select("doc", "text").rows())
    return {
        doc: act_facts(lines.get(doc, []), meta, spoken.get(doc, "ru"))
        for doc, meta, error in printed.documents.select("doc", "meta", "error").rows()
        if error is None
    }


def _unknown_codes(annexes: AnnexRows) -> dict[int, list[str]]:
    """Codes that the classification does not hold, each once, by `doc`."""
    codes = unknown_codes(annexes.lines).group_by("doc", maintain_order=True)
    return dict(codes.agg(pl.col("code").unique(maintain_order=True)).rows())


def _units_said(facts: dict[int, ActFacts], text: TextReading) -> dict[int, str | None]:
    """The unit each document names, by issuer and title or by the districts it lists."""
    is_upward = pl.col("kind").cast(pl.String) == TransferKind.WITHDRAWAL.value
    listed = (
        text.lists.with_columns(
            words=pl.when(is_upward).then("payer_words").otherwise("payee_words")
        )
        .filter(
            pl.col("list_no").is_not_null(),
            pl.col("words").is_not_null(),
            pl.col("purpose").is_null(),
        )
        .group_by("doc", maintain_order=True)
        .agg("words")
    )
    names = dict(listed.select("doc", "words").rows())
    return {doc: unit_of_act(one, names.get(doc, [])) for doc, one in facts.items()}


def _disagreeing(
    units: Mapping[int, str | None], said: Mapping[int, str | None]
) -> pl.DataFrame:
    """One reject a document that names another unit than the caller told."""
    rows = [
        (doc, 0, 0, 0, f"--unit {unit}", f"the document itself is of {said[doc]}; drop --unit")
        for doc, unit in units.items()
        if said[doc] not in {None, unit}
    ]
    return pl.DataFrame(rows, schema=REJECTS, orient="row")


def _of_usable(
    tables: Assembled, disagreeing: pl.DataFrame, documents: pl.DataFrame
) -> Assembled:
    """Tables, with rejects of whole documents, without the rows of those that are unusable."""
    usable = documents.filter(pl.col("error").is_null()).select("doc")

    def kept(rows: pl.DataFrame) -> pl.DataFrame:
        return rows.join(usable, on="doc", how="semi", maintain_order="left")

    return replace(
        tables,
        lines=kept(tables.lines),
        transfers=kept(tables.transfers),
        rejects=kept(pl.concat([disagreeing, tables.rejects])),
        checks=kept(tables.checks),
    )
