"""Characters written as XML entities and as spreadsheet escapes."""

import re

import polars as pl

_ENTITY = r"&(?:#[0-9]+|#x[0-9a-fA-F]+|amp|lt|gt|quot|apos);"
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_PRESERVED = 't xml:space="preserve">'
_HEX = re.compile(r"_x([0-9A-Fa-f]{4})_")


def written_text(after_bracket: pl.Expr) -> pl.Expr:
    """Return the text after `t>` or `t xml:space="preserve">`, null where neither begins."""
    return (
        pl.when(after_bracket.str.starts_with("t>"))
        .then(after_bracket.str.slice(2))
        .when(after_bracket.str.starts_with(_PRESERVED))
        .then(after_bracket.str.strip_prefix(_PRESERVED))
    )


def unescaped(texts: pl.Series) -> pl.Series:
    """Return texts with their XML entities undone, each once."""
    escaped = texts.filter(texts.str.contains("&", literal=True)).unique()
    if escaped.is_empty():
        return texts
    entities = escaped.str.extract_all(_ENTITY).explode().unique().drop_nulls().to_list()
    undone = escaped.str.replace_many(entities, [_character(entity) for entity in entities])
    return texts.replace(escaped, undone)


def _character(entity: str) -> str:
    name = entity[1:-1]
    if not name.startswith("#"):
        return _NAMED[name]
    number = int(name.replace("#x", "0x").lstrip("#"), 0 if "x" in name else 10)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"  # noqa: PLR2004  the range of Unicode


def without_hex(texts: pl.Series) -> pl.Series:
    """Return texts with the escapes of control characters, such as _x000D_, undone."""
    escaped = texts.filter(texts.str.contains("_x", literal=True)).unique()
    escaped = escaped.filter(escaped.str.contains(_HEX.pattern))
    if escaped.is_empty():
        return texts
    undone = [_HEX.sub(_escaped, text) for text in escaped]
    return texts.replace(escaped, pl.Series(undone, dtype=pl.String))


def _escaped(code: re.Match[str]) -> str:
    number = int(code[1], 16)
    return code[0] if 0xD800 <= number < 0xE000 else chr(number)  # noqa: PLR2004  half a pair is no character
