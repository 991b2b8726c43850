"""Tables onto disk: validated, sorted, whole or not at all."""

import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from budget import model  # its tables load when first asked for
from budget.errors import N_, ReconciliationError, UnusableFileError
from ingest.acts import ActFacts, unit_found
from ingest.annex.filling import with_found
from ingest.assembly.editions import LINE, TRANSFER, named_in_both, numbered_checks, told_once
from ingest.coordinates import cell_names
from ingest.pipeline import Batch

ROW_GROUP = 131_072  # rows; pages over one unit or one year then touch few groups
_UNFINISHED = ".unfinished-"


def unplaced(batch: Batch) -> dict[int, UnusableFileError]:
    """Documents that cannot be written, each with the error why: no unit or no year is told."""
    is_unplaced = pl.col("unit_id").is_null() | pl.col("budget_year").is_null()
    dateless = batch.tables.transfers.filter(pl.col("budget_year").is_null())
    rows = pl.concat(
        [
            batch.tables.lines.filter(is_unplaced).select("doc", "unit_id", "budget_year"),
            dateless.select("doc", pl.col("payer_id").alias("unit_id"), "budget_year"),
        ]
    ).unique("doc", keep="first", maintain_order=True)
    named = rows.join(batch.documents.select("doc", "file"), on="doc", maintain_order="left")
    return {
        doc: _no_unit(file, batch.facts.get(doc)) if unit is None else _no_year(file)
        for doc, unit, file in named.select("doc", "unit_id", "file").rows()
    }


def _no_unit(file: str, facts: ActFacts | None) -> UnusableFileError:
    """No unit, with the units it may be of."""
    why = N_("its text names no unit")
    if facts and (facts.issuer or facts.title):
        why = unit_found(facts).reason
    return UnusableFileError(
        file,
        N_("{why}; no table can be written"),
        N_("a document that says whose budget it is"),
        N_("tell it with {option}"),
        why=why,
        option="--unit KATO",
    )


def _no_year(file: str) -> UnusableFileError:
    return UnusableFileError(
        file,
        N_("its text names no year; no table can be written"),
        N_("a document that says which year it is for"),
        N_("tell it with {option}"),
        option="--year YYYY",
    )


def write_batch(batch: Batch, folder: Path) -> None:
    """Write `budget_lines`, `transfers`, `rejects` and `checks` of a batch; `statistics` of releases.

    Raises:
        ReconciliationError: Two documents print different things at one place of one act.
        UnusableFileError: The folder cannot be written.
    """
    tables = model_tables(batch)
    with replaced(folder) as fresh:
        for name, frame in tables.items():
            write_table(name, frame, fresh / f"{name}.parquet")


def model_tables(batch: Batch) -> dict[str, pl.DataFrame]:
    """The tables of a batch with the columns of the data model; each figure of an edition once."""
    tables = batch.tables
    lines = named_in_both(told_once(tables.lines, tables.about, LINE), tables.lines)
    transfers = told_once(tables.transfers, tables.about, TRANSFER)
    place = {"grid": "table_no", "row": "row_no", "col": "column_no"}
    sources = _source_ids(batch)
    asked = tables.checks.join(sources, on="doc", how="left", maintain_order="left")
    written = {
        "budget_lines": _placed(batch, lines),
        "transfers": _placed(batch, transfers),
        "rejects": _one_a_cell(_placed(batch, tables.rejects.rename(place))),
        "checks": numbered_checks(asked),
    }
    if batch.releases.documents.is_empty():
        return written
    exact = [pl.lit(None, pl.Float64).alias(name) for name in ("value_low", "value_high")]
    stated = _placed(batch, batch.releases.statistics).with_columns(exact)
    key = model.TABLES["statistics"].primary_key()
    return written | {"statistics": stated.unique(key, keep="first", maintain_order=True)}


def _source_ids(batch: Batch) -> pl.DataFrame:
    """The key of each document: the beginning of its hash."""
    return batch.documents.select("doc", source_id=pl.col("sha256").str.slice(0, 16))


def _placed(batch: Batch, rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with `source_id` and `cell` (A1 or R12C5)."""
    grids = batch.printed.grids.select(
        "doc", "is_markup", table_no=pl.col("grid").cast(pl.Int64)
    )
    is_markup = pl.col("is_markup").fill_null(value=True)  # the running text counts as markup
    numbered = rows.with_columns(pl.col("table_no", "row_no", "column_no").cast(pl.Int64))
    sourced = with_found(numbered, _source_ids(batch), ["doc"])
    return with_found(sourced, grids, ["doc", "table_no"]).with_columns(
        cell=cell_names(pl.col("row_no"), pl.col("column_no"), is_markup)
    )


def _one_a_cell(rejects: pl.DataFrame) -> pl.DataFrame:
    """Rejects with all reasons of one cell in one row."""
    texts = pl.col("printed", "reason").unique(maintain_order=True).str.join("; ")
    key = ["source_id", "table_no", "row_no", "cell"]
    return rejects.group_by(key, maintain_order=True).agg(texts)


def write_table(name: str, rows: pl.DataFrame, file: Path) -> pl.DataFrame:
    """Validate rows by their table, sort them by its key, write them; returns what was written.

    Raises:
        ReconciliationError: Rows break a rule of the table.
    """
    from dataframely.exc import ValidationError  # noqa: PLC0415 - half a second; not all write

    table = model.TABLES[name]
    wanted = rows.select(table.column_names())
    try:
        valid = table.validate(wanted, cast=True)
    except ValidationError as error:
        message = (
            f"Table {name} was not written: {' '.join(str(error).split())}. Read the files one at "
            "a time, each into a folder of its own."
        )
        raise ReconciliationError(message) from error
    in_order = valid.sort(table.primary_key(), maintain_order=True)
    in_order.write_parquet(file, compression="zstd", row_group_size=ROW_GROUP, statistics=True)
    return in_order


def refuse_unwritable(folder: Path) -> None:
    """Find out before long work whether a folder can be written; nothing is left in it.

    Raises:
        UnusableFileError: It is a file, or cannot be written.
    """
    with _writable(folder):
        nearest = next(one for one in (folder, *folder.absolute().parents) if one.exists())
        with tempfile.TemporaryDirectory(prefix=_UNFINISHED, dir=nearest):
            pass


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """A fresh folder whose files take their places in `folder` only when all went well.

    Files of other names stay. Nothing is left behind when the work inside fails or is stopped.

    Raises:
        UnusableFileError: The folder is a file, or cannot be written.
    """
    with _writable(folder):
        above = [one for one in (folder, *folder.absolute().parents) if not one.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=folder))
    is_whole = False
    try:
        yield fresh
        with _writable(folder), _not_to_be_stopped():
            for file in sorted(fresh.iterdir()):
                file.replace(folder / file.name)
            is_whole = True
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        if not is_whole:
            for made in above:
                made.rmdir()


@contextmanager
def _not_to_be_stopped() -> Iterator[None]:
    """Let Ctrl-C wait for the moment in which files take their places."""
    if threading.current_thread() is not threading.main_thread():
        yield  # signals reach the main thread only
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    """Turn what the system says about a folder into one sentence."""
    try:
        yield
    except OSError as problem:
        raise UnusableFileError(
            str(folder),
            N_("the folder cannot be written ({why})"),
            N_("a folder, new or your own"),
            N_("choose another one"),
            why=str(problem.strerror),
        ) from problem
