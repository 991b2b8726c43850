"""Characters written as XML entities and as spreadsheet escapes."""

import re

import polars as pl

_ENTITY = r"&(?:#[0-9]+|#x[0-9a-fA-F]+|amp|lt|gt|quot|apos);"
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_HEX = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(texts: pl.Series) -> pl.Series:
    """Return texts with their XML entities undone, each once."""
    rows = texts.str.contains("&", literal=True).arg_true()
    if rows.is_empty():
        return texts
    escaped = texts.gather(rows)
    entities = escaped.str.extract_all(_ENTITY).explode().unique().drop_nulls().to_list()
    if not entities:
        return texts
    undone = escaped.str.replace_many(entities, [_character(entity) for entity in entities])
    return texts.clone().scatter(rows, undone)


def _character(entity: str) -> str:
    name = entity[1:-1]
    if not name.startswith("#"):
        return _NAMED[name]
    number = int(name.replace("#x", "0x").lstrip("#"), 0 if "x" in name else 10)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"  # noqa: PLR2004  the range of Unicode


def without_hex(texts: pl.Series) -> pl.Series:
    """Return texts with the escapes of control characters, such as _x000D_, undone."""
    rows = texts.str.contains("_x", literal=True).arg_true()
    if rows.is_empty():
        return texts
    undone = [_HEX.sub(_escaped, text) for text in texts.gather(rows)]
    return texts.clone().scatter(rows, pl.Series(undone, dtype=pl.String))


def _escaped(code: re.Match[str]) -> str:
    number = int(code[1], 16)
    return code[0] if 0xD800 <= number < 0xE000 else chr(number)  # noqa: PLR2004  half a pair is no character
