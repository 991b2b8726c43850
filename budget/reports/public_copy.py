"""A publication as one file that any program reads, and another copy of this one loads.

A zip of each table as Parquet and as CSV, a `datapackage.json` (Data Package 1, Table Schema) with
title, unit and meaning of every column and the SHA-256 of every file, and a page to read first.
"""

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import dataframely as dy
import polars as pl
from dataframely.exc import ValidationError

from budget import paths
from budget.errors import RegisterError
from budget.locale.words import N_, Words
from budget.model.base import Table
from budget.model.public_requests import PUBLIC_TABLES
from budget.register.publication import SMALL_VILLAGES, Publication
from budget.reports.files import without_formulas
from budget.reports.request_book import column_facts

_PROFILE = "budget-tracker-public-register-1"
_DAY = (2000, 1, 1, 0, 0, 0)  # the same content makes the same bytes
_LARGEST = 500 * 2**20
_TYPES = {
    pl.String: "string", pl.Enum: "string", pl.Int64: "integer", pl.UInt32: "integer",
    pl.Float64: "number", pl.Boolean: "boolean", pl.Date: "date",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicCopy:
    """A public copy that was loaded and checked."""

    requests: pl.DataFrame
    events: pl.DataFrame
    mark: str
    is_sample: bool


def public_bytes(out: Publication, confirmed: str, spoken: Words) -> bytes:
    """A publication as a zip; only what was seen in the preview goes out.

    Args:
        out: What goes out.
        confirmed: Its mark, repeated by the person who saw the preview.
        spoken: Language of the page to read first and of the descriptions.

    Returns:
        Bytes of a zip, the same for the same content.

    Raises:
        RegisterError: The mark is another one: the content changed since the preview, or there was
            none.
    """
    if confirmed != out.mark:
        raise RegisterError(
            N_("Nothing was written. To publish what the preview shows, confirm it: {mark}."),
            mark=out.mark,
        )
    files: dict[str, bytes] = {}
    frames = {
        "public_requests": out.requests,
        "public_events": out.events,
        "totals": out.totals,
    }
    for name, frame in frames.items():
        parquet = io.BytesIO()
        frame.write_parquet(parquet)
        files[f"{name}.parquet"] = parquet.getvalue()
        files[f"{name}.csv"] = without_formulas(frame).write_csv().encode()
    files["datapackage.json"] = _described(out, frames, files, spoken)
    files["README.txt"] = _read_first(out, spoken).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in sorted(files.items()):
            package.writestr(zipfile.ZipInfo(name, _DAY), content)
    return packed.getvalue()


def loaded(content: bytes, name: str) -> PublicCopy:
    """A public copy made by this program, checked file by file and row by row.

    Args:
        content: Bytes of the zip.
        name: What an error calls it.

    Returns:
        Its tables.

    Raises:
        RegisterError: It is no public copy, a file is not what the description says, or a row
            breaks a rule of its table.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(part.file_size for part in package.infolist()) > _LARGEST:
                raise RegisterError(N_("{file} is larger than any public copy."), file=name)
            described = json.loads(package.read("datapackage.json"))
            files = {
                f"{table}.parquet": package.read(f"{table}.parquet") for table in PUBLIC_TABLES
            }
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, RuntimeError) as error:
        raise RegisterError(
            N_("{file} is no public copy of a register: no datapackage.json with its tables."),
            file=name,
        ) from error
    _refuse_foreign(described, name)
    _refuse_changed(described, files, name)
    frames = {table: _frame(files[f"{table}.parquet"], table, name) for table in PUBLIC_TABLES}
    return PublicCopy(
        requests=frames["public_requests"],
        events=frames["public_events"],
        mark=str(described["mark"]),
        is_sample=described["is_sample"] is True,
    )


def kept(content: bytes, folder: Path, name: str) -> Path:
    """A public copy put among those of other registers, under its own mark.

    Args:
        content: Bytes of the zip.
        folder: Where copies are kept; made if it is not there.
        name: What an error calls it.

    Returns:
        The file; loading the same copy twice keeps one.
    """
    copy = loaded(content, name)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{hashlib.sha256(content).hexdigest()[:16]}-{copy.requests.height}.zip"
    target.write_bytes(content)
    return target


def public_folder() -> Path:
    """Where public copies of other registers are kept: among the user's own data."""
    return paths.OWN / "public"


def copies() -> list[PublicCopy]:
    """All public copies that were loaded.

    Returns:
        Copies in the order of their files' names.
    """
    return [
        loaded(file.read_bytes(), file.name) for file in sorted(public_folder().glob("*.zip"))
    ]


def _refuse_foreign(described: object, name: str) -> None:
    if (
        not isinstance(described, dict)
        or described.get("profile_of_tables") != _PROFILE
        or not isinstance(described.get("mark"), str)
    ):
        raise RegisterError(
            N_("{file} describes other tables than those of a public register."), file=name
        )


def _refuse_changed(
    described: Mapping[str, list[Mapping[str, str]]], files: Mapping[str, bytes], name: str
) -> None:
    try:
        stated = {part["path"]: part["hash"] for part in described["resources"]}
    except (KeyError, TypeError):
        stated = {}
    for path, content in files.items():
        if stated.get(path) != f"sha256:{hashlib.sha256(content).hexdigest()}":
            raise RegisterError(
                N_("{file}: {part} is not the file that the description states."),
                file=name,
                part=path,
            )


def _frame(content: bytes, table: str, name: str) -> pl.DataFrame:
    """A table that keeps its rules."""
    try:
        return PUBLIC_TABLES[table].validate(pl.read_parquet(io.BytesIO(content)))
    except (ValidationError, dy.exc.SchemaError, pl.exceptions.PolarsError) as error:
        raise RegisterError(
            N_("{file}: {part} breaks the rules of its table."), file=name, part=table
        ) from error


def _described(
    out: Publication,
    frames: Mapping[str, pl.DataFrame],
    files: Mapping[str, bytes],
    spoken: Words,
) -> bytes:
    """The Data Package of the files."""
    package = {
        "name": "public-register",
        "title": spoken.gettext("Public copy of a register of village requests"),
        "profile": "data-package",
        "profile_of_tables": _PROFILE,
        "mark": out.mark,
        "is_sample": out.is_sample,
        "resources": [
            {
                "name": path.replace(".", "-").replace("_", "-"),
                "path": path,
                "format": path.rsplit(".", 1)[-1],
                "bytes": len(content),
                "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
                "schema": {
                    "fields": _fields(frames[path.rsplit(".", 1)[0]], path, spoken),
                    "missingValues": [""],
                },
            }
            for path, content in files.items()
        ],
    }
    return json.dumps(package, ensure_ascii=False, indent=1).encode()


def _fields(frame: pl.DataFrame, path: str, spoken: Words) -> list[dict[str, str]]:
    table: type[Table] | None = PUBLIC_TABLES.get(path.rsplit(".", 1)[0])
    declared = {} if table is None else table.columns()
    fields = []
    for name, dtype in frame.schema.items():
        field = {"name": name, "type": _TYPES[dtype.base_type()]}
        if name in declared:
            told = column_facts(declared[name], spoken)
            field |= {"title": told[0], "unit": told[1], "description": told[2]}
        fields.append(field)
    return fields


def _read_first(out: Publication, spoken: Words) -> str:
    lines = [
        spoken.gettext("Public copy of a register of village requests"),
        spoken.gettext("Mark of the content: {mark}", mark=out.mark),
        spoken.gettext("Invented sample: no such village and no such request.")
        if out.is_sample
        else "",
        spoken.gettext(
            "Personal data are blacked out; counts of fewer than 5 are left out; an empty cell "
            "means not known or left out, never nought."
        ),
        spoken.gettext(SMALL_VILLAGES),
        spoken.gettext("Every file and column is described in datapackage.json."),
    ]
    return "\n".join(line for line in lines if line) + "\n"
