"""The `meta.yaml` that the public mirror of acts puts beside `rus.md` and `kaz.md`."""

import json
from pathlib import Path

import yaml

from budget.errors import UnusableFileError

_LANGUAGES = ("-rus", "-kaz")
_MAX_BYTES = 2**18


class _PlainLoader(yaml.SafeLoader):
    """YAML without references: a few of them can unfold into gigabytes."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            message = "it uses references"
            raise yaml.YAMLError(message)
        return super().compose_node(parent, index)


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
    try:
        if beside.stat().st_size > _MAX_BYTES:
            message = f"it is larger than {_MAX_BYTES:,} bytes"
            raise yaml.YAMLError(message)
        facts = yaml.load(beside.read_text("utf-8"), _PlainLoader)  # noqa: S506  a SafeLoader
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError, RecursionError) as problem:
        reason = str(problem).splitlines()[0] if str(problem) else "unreadable"
        raise UnusableFileError(
            beside.name, f"the facts beside the document cannot be read ({reason})",
            "plain YAML as the mirror of acts writes it", "correct or remove that file",
        ) from problem  # fmt: skip
    return json.dumps(facts, ensure_ascii=False, default=str, sort_keys=True)
