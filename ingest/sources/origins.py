"""`origin.json`: who published a document, which act it is, and the hash of every file of it."""

import hashlib
from pathlib import Path

import polars as pl

from budget.errors import N_, UnusableFileError
from budget.model.documents import Sources

ORIGIN = "origin.json"

_FACTS: dict[str, pl.DataType] = {
    name: pl.String()
    for name in (
        "source_id",
        "publisher",
        "title",
        "issuer",
        "unit_id",
        "budget_level",
        "act_kind",
        "act_date",
        "act_number",
        "edition_number",
        "edition_basis",
        "language",
        "unit_of_measure",
        "annex_caption",
        "not_carried",
        "url",
        "licence",
    )
}
_FACTS |= {
    "edition_no": pl.Int64(),
    "edition_date": pl.Date(),
    "budget_year": pl.Int64(),
    "period": pl.Struct({"from": pl.Int64, "to": pl.Int64}),
    "complete": pl.Boolean(),
    "retrieved": pl.Date(),
}
_FILE = {"name": pl.String, "sha256": pl.String, "source_id": pl.String, "title": pl.String}
_OWN = ["name", "sha256", "own_source_id", "own_title"]


def origin_files(origins: list[Path]) -> pl.DataFrame:
    """The facts of every file that these origins describe, once its hash agrees.

    Returns:
        One row a file: the facts of its origin (null where it states none), `path` of the file
        and `format`. A file with a key or a title of its own keeps them.

    Raises:
        UnusableFileError: There is no origin, or a file was changed after it was written.
    """
    if not origins:
        raise UnusableFileError(
            ORIGIN, N_("none found"), N_("one a document"), N_("restore data/raw")
        )
    facts = _FACTS | {"files": pl.List(pl.Struct(_FILE))}
    stated = pl.concat(
        [
            pl.read_json(origin, schema=facts).with_columns(
                folder=pl.lit(origin.parent.as_posix())
            )
            for origin in origins
        ]
    )
    files = (
        stated.with_columns(pl.col("files").list.eval(pl.element().struct.rename_fields(_OWN)))
        .explode("files")
        .unnest("files")
        .with_columns(
            path=pl.concat_str("folder", pl.lit("/"), "name"),
            format=pl.col("name").str.extract(r"\.([a-z]+)$"),
            source_id=pl.coalesce("own_source_id", "source_id"),
            title=pl.coalesce("own_title", "title"),
        )
    )
    for path, sha256 in files.select("path", "sha256").iter_rows():
        _check_hash(Path(path), sha256)
    return files.drop("own_source_id", "own_title", "folder", "name")


def as_sources(files: pl.DataFrame, raw: Path) -> pl.DataFrame:
    """Rows of `origin_files` as `sources`, their paths below the folder of raw data."""
    below = pl.col("path").str.strip_prefix(f"{raw.as_posix()}/")
    return Sources.validate(
        files.with_columns(file=below).select(Sources.column_names()), cast=True
    )


def _check_hash(file: Path, expected: str) -> None:
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    if found != expected:
        raise UnusableFileError(
            str(file),
            N_("SHA-256 {held}"),
            N_("{noted} as in {origin}"),
            N_("restore the file, or note its new hash after a review"),
            held=found,
            noted=expected,
            origin=ORIGIN,
        )
