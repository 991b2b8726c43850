"""The `meta.yaml` that the public mirror of acts puts beside `rus.md` and `kaz.md`."""

import json
from pathlib import Path

from budget.errors import N_, UnusableFileError
from ingest.readers.disk import printable

_LANGUAGES = ("-rus", "-kaz")
_MAX_CHARACTERS = 2**18


def meta_beside(path: Path) -> str | None:
    """Return the facts beside a document as JSON, null where no such file lies there.

    Looked for, in this order: `<name>.meta.yaml`, the same without the language,
    `meta.yaml` in the folder, `meta.yaml` above a folder that holds the parts of a long act.

    Raises:
        UnusableFileError: The file beside cannot be read.
    """
    for beside in _candidates(path):
        if beside.is_file():
            return _as_json(beside)
    return None


def _candidates(path: Path) -> list[Path]:
    stem = path.stem
    bare = stem[: -len("-rus")] if stem.endswith(_LANGUAGES) else stem
    names = [f"{stem}.meta.yaml", f"{bare}.meta.yaml", "meta.yaml"]
    above = [path.parent.parent / "meta.yaml"] if path.parent.name in {"rus", "kaz"} else []
    return [path.with_name(name) for name in names] + above


def _as_json(beside: Path) -> str:
    import yaml  # noqa: PLC0415  10 ms that few files need

    try:
        with beside.open(encoding="utf-8") as stream:
            text = stream.read(_MAX_CHARACTERS)
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text)):
            raise _unusable(beside, "it uses references, which can unfold without end")
        return json.dumps(yaml.safe_load(text), ensure_ascii=False, default=str, sort_keys=True)
    except (OSError, yaml.YAMLError, ValueError, TypeError, RecursionError) as problem:
        raise _unusable(beside, type(problem).__name__) from problem


def _unusable(beside: Path, reason: str) -> UnusableFileError:
    return UnusableFileError(
        printable(beside.name),
        N_("the facts beside the document cannot be read ({why})"),
        N_("plain YAML as the mirror of acts writes it"),
        N_("correct or remove that file"),
        why=reason,
    )
