"""Files → budget lines, transfers, rejects and checks: what `read` prints and `build` writes."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial, reduce
from pathlib import Path

import polars as pl

from budget.model.enums import TransferKind
from ingest.acts import ActFacts, act_facts, languages, unit_of_act, unit_told
from ingest.annex import AnnexRows, read_annexes, together
from ingest.assembly import (
    REJECTS,
    Assembled,
    Budgets,
    all_budgets,
    assembled,
    homes,
    read_budgets,
    said_of_themselves,
    with_acts,
)
from ingest.assembly.released import beside_releases, with_releases
from ingest.assembly.unread import first_words, why_unread
from ingest.places import places
from ingest.readers.documents import joined, over_windows
from ingest.readers.printed import Printed
from ingest.releases import NO_RELEASES, ReadReleases, all_releases, read_releases
from ingest.text import TextReading, both, read_text, transcribed

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the caller knows better than the documents: unit and budget year of all of them."""

    unit_id: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What a batch of files says.

    `printed`: documents, grids and text as the readers return them, but of the cells only the
    first row of words of each document whose tables gave no line. `documents`: with `error` also where no budget was found. `facts`:
    what each usable document says of itself, by `doc`. `tables`: rows with the columns of the data
    model, and `doc`; none of a document that has an `error`. `unknown_codes`: rows of
    annexes whose code the classification does not hold; their lines are in the tables all the same.
    `hidden_rows`: `doc`, `grid`, `row` of hidden rows that are in the tables as well.
    `releases`: workbooks of statistics among the files, and what they state.
    """

    printed: Printed
    documents: pl.DataFrame
    facts: Mapping[int, ActFacts]
    tables: Assembled
    unknown_codes: pl.DataFrame
    hidden_rows: pl.DataFrame
    releases: ReadReleases = field(default_factory=lambda: NO_RELEASES)


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
    with _without_garbage_search(), ThreadPoolExecutor(1) as aside:
        aside.submit(
            places
        )  # names are looked up when all is read; until then a core is half idle
        windows = over_windows(
            paths, partial(_of_window, told=told or Told()), progress=progress
        )
        return _in_all(windows or [_of_window(joined([]), told=Told())], told or Told())


def understood(printed: Printed, *, told: Told) -> Batch:
    """What printed grids and texts mean; releases of statistics are read as such."""
    return _in_all([_of_window(printed, told=told)], told)


@contextmanager
def _without_garbage_search() -> Iterator[None]:
    """Frames leave no cycles, and each search for cycles walks over all modules: 4 % of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Window:
    """What some files say, each by itself; their cells, most of the memory, are not kept.

    `grids`: of all documents, all else of those that are no releases. `annexes`: but its lines,
    which are in `budgets`. `about`: what they say of themselves. `disagreeing`: rejects of documents
    that name another unit than the caller.
    """

    printed: Printed
    grids: pl.DataFrame
    facts: Mapping[int, ActFacts]
    about: pl.DataFrame
    disagreeing: pl.DataFrame
    text: TextReading
    annexes: AnnexRows
    budgets: Budgets
    releases: ReadReleases


def _of_window(printed: Printed, *, told: Told) -> _Window:
    """What some files say, each by itself."""
    releases = read_releases(printed)
    others = beside_releases(printed, releases)
    tables, sheets = transcribed(others)
    worded = others.cells.filter(pl.col("kind") != "number")
    texts = [worded.select("doc", "text"), others.paragraphs.select("doc", "text")]
    annexes = read_annexes(tables)
    facts = _facts(others, annexes, languages(pl.concat(texts)))
    text = both(read_text(others.paragraphs), sheets)
    said = _units_said(facts, text)
    units = {
        doc: unit_told(facts[doc], told.unit_id) if told.unit_id else unit
        for doc, unit in said.items()
    }
    about = said_of_themselves(facts, units, text)
    return _Window(
        printed=replace(others, cells=first_words(_unread(others, annexes))),
        grids=printed.grids,
        facts=facts,
        about=about,
        disagreeing=_disagreeing(units, said),
        text=text,
        annexes=replace(annexes, lines=annexes.lines.clear()),
        budgets=read_budgets(annexes, homes(facts, about), about, told.year),
        releases=releases,
    )


def _unread(printed: Printed, annexes: AnnexRows) -> pl.DataFrame:
    """Cells of the documents whose tables gave no line: those that may be quoted as unusable."""
    read = annexes.lines.select("doc").unique()
    return printed.cells.join(read, on="doc", how="anti", maintain_order="left")


def _in_all(windows: Sequence[_Window], told: Told) -> Batch:
    """What all files of a batch say, budgets and releases."""
    releases = all_releases([window.releases for window in windows])
    budgets = _budgets(windows, told=told)
    grids = pl.concat([window.grids for window in windows])
    batch = replace(budgets, printed=replace(budgets.printed, grids=grids))
    if releases.documents.is_empty() and releases.unknown.is_empty():
        return batch
    is_release = pl.col("doc").is_in(releases.documents["doc"].implode())
    documents = (
        batch.documents.join(releases.unknown, on="doc", how="left", maintain_order="left")
        .with_columns(
            error=pl.when(pl.col("error").is_not_null() & ~is_release).then(
                pl.coalesce("why", "error")
            )
        )
        .drop("why")
    )
    return replace(
        batch,
        documents=documents,
        tables=with_releases(batch.tables, documents, releases),
        releases=releases,
    )


def _budgets(windows: Sequence[_Window], *, told: Told) -> Batch:
    """What documents that are no releases mean, one compared with the other."""
    printed = joined([window.printed for window in windows])
    annexes = together([window.annexes for window in windows])
    budgets = all_budgets([window.budgets for window in windows])
    facts = {doc: one for window in windows for doc, one in window.facts.items()}
    said = pl.concat([window.about for window in windows])
    about = with_acts(said, facts, printed.documents)
    text = reduce(both, (window.text for window in windows))
    rows = assembled(about, facts, budgets, annexes, text, told_year=told.year)
    unread = why_unread(printed, annexes, budgets.read, rows)
    documents = (
        printed.documents.join(unread, on="doc", how="left", maintain_order="left")
        .with_columns(pl.coalesce("error", "why").alias("error"))
        .drop("why")
    )
    disagreeing = pl.concat([window.disagreeing for window in windows])
    return Batch(
        printed=printed,
        documents=documents,
        facts=facts,
        tables=_of_usable(rows, disagreeing, documents),
        unknown_codes=budgets.unknown_codes,
        hidden_rows=budgets.hidden_rows,
    )


def _facts(
    printed: Printed, annexes: AnnexRows, spoken: Mapping[int, str]
) -> dict[int, ActFacts]:
    """What each document says of itself, by `doc`."""
    around = annexes.around.group_by("doc", maintain_order=True).agg("text")
    lines = dict(around.select("doc", "text").rows())
    return {
        doc: act_facts(lines.get(doc, []), meta, spoken.get(doc, "ru"))
        for doc, meta, error in printed.documents.select("doc", "meta", "error").rows()
        if error is None
    }


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
    unusable = documents.filter(pl.col("error").is_not_null())["doc"].implode()

    def kept(rows: pl.DataFrame) -> pl.DataFrame:
        is_out = rows.get_column("doc").is_in(unusable)
        return rows.filter(~is_out) if is_out.any() else rows  # a filter copies

    return replace(
        tables,
        lines=kept(tables.lines),
        transfers=kept(tables.transfers),
        rejects=kept(pl.concat([disagreeing, tables.rejects])),
        checks=kept(tables.checks),
    )
