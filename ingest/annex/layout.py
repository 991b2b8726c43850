"""The role of every column of a table: code of which level, name, amount of which year and phase.

Headings are hints, contents decide: a heading may be narrower than its rows, broken over rows in
mid-word, or repeated. A layout is worked out once per distinct shape, so the cost does not grow
with the number of files.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import polars as pl

from budget.model.enums import LineLevel, Phase
from ingest import words

TABLE = ["doc", "grid", "segment"]

REVENUE_LEVELS = (LineLevel.CATEGORY, LineLevel.CLASS, LineLevel.SUBCLASS, LineLevel.SPECIFIC)
FUNCTIONAL_LEVELS = (
    LineLevel.GROUP,
    LineLevel.SUBGROUP,
    LineLevel.ADMINISTRATOR,
    LineLevel.PROGRAMME,
    LineLevel.SUBPROGRAMME,
)
MAX_CODES = 5
_THREE_DIGITS = (LineLevel.ADMINISTRATOR, LineLevel.PROGRAMME, LineLevel.SUBPROGRAMME)
_TWO_DIGITS = (LineLevel.GROUP, LineLevel.SUBGROUP)


class Column(NamedTuple):
    """What the data rows of a table hold in one column."""

    col: int
    texts: int
    codes: int
    numbers: int  # numeric cells that are no code of one to three digits
    widest: int  # digits of the longest code


class AmountColumn(NamedTuple):
    """A column of amounts; year and phase are None where the heading does not say."""

    col: int
    year: int | None
    phase: str | None
    heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Roles of the columns of one table."""

    kind: str  # revenue, functional, units (transfers by unit), unread (by design), other
    name_col: int
    code_cols: tuple[int, ...]
    levels: tuple[str, ...]
    amounts: tuple[AmountColumn, ...]
    problem: str | None


def tables_of(cells: pl.DataFrame, rows: pl.DataFrame) -> tuple[pl.DataFrame, dict[int, Layout]]:
    """Tables with the number of their layout, and the layouts by number."""
    placed = cells.lazy().join(rows.lazy(), on=["doc", "grid", "row"])
    headings = (
        placed.filter(pl.col("role") == "heading", pl.col("is_words") | pl.col("is_numeric"))
        .group_by(TABLE, maintain_order=True)
        .agg(
            pl.concat_str(["col", "col_span", "text"], separator="\x1f")
            .str.join("\x1e")
            .alias("heading")
        )
    )
    data = placed.filter(pl.col("role") == "data")
    columns = (
        data.group_by(*TABLE, "last_col")
        .agg(
            (pl.col("is_words") & ~pl.col("is_numeric")).sum().alias("texts"),
            pl.col("is_code").sum().alias("codes"),
            (pl.col("is_numeric") & ~pl.col("is_code")).sum().alias("numbers"),
            pl.col("text").filter("is_code").str.len_chars().max().fill_null(0).alias("widest"),
        )
        .with_columns(  # shapes, not counts: tables of one layout share a signature
            *(
                pl.when(pl.col(name) == 0)
                .then(0)
                .when(pl.col(name) * 3 < pl.col(name).max().over(TABLE))
                .then(1)
                .otherwise(2)
                .alias(name)
                for name in ("texts", "codes", "numbers")
            )
        )
        .sort(*TABLE, "last_col")
        .group_by(TABLE, maintain_order=True)
        .agg(
            pl.concat_str(
                ["last_col", "texts", "codes", "numbers", "widest"], separator="\x1f"
            )
            .str.join("\x1e")
            .alias("shape")
        )
    )
    tables = (
        columns.join(headings, on=TABLE, how="left")
        .with_columns(
            pl.concat_str([pl.col("shape"), pl.col("heading").fill_null("")], separator="\x1d")
            .rank("dense")
            .cast(pl.Int64)
            .alias("layout")
        )
        .sort(TABLE)
        .collect()
    )
    distinct = tables.unique("layout", keep="first").sort("layout")
    layouts = {
        number: layout_of(shape, heading or "")
        for number, shape, heading in distinct.select("layout", "shape", "heading").rows()
    }
    return tables.select(*TABLE, "layout", "heading"), layouts


@lru_cache(maxsize=4096)
def layout_of(shape: str, heading: str) -> Layout:
    """The layout told by a table's shape and heading (both as `tables_of` writes them)."""
    columns = [Column(*map(int, part.split("\x1f"))) for part in shape.split("\x1e")]
    headed = _headed_columns(heading)
    said = words.squeeze(" ".join(text for _, text in headed))
    if re.search(words.UNREAD_TABLES, said):
        return _nothing("unread", None)
    name_col = _name_column(columns, headed)
    if name_col is None:
        return _nothing("other", None)
    code_cols = tuple(c.col for c in columns if c.col < name_col and c.codes and not _is_counter(c, headed))
    levels = _levels(code_cols[:MAX_CODES], columns, headed)
    kind = _kind(levels, headed)
    amounts, problem = _amounts(columns, headed, name_col)
    return Layout(
        kind=kind,
        name_col=name_col,
        code_cols=code_cols[:MAX_CODES],
        levels=levels,
        amounts=amounts,
        problem=problem,
    )


def _kind(levels: Sequence[str], headed: Sequence[tuple[int, str]]) -> str:
    """What a table lists: lines of a budget, or units and what they get or give."""
    if levels:
        return "revenue" if levels[0] in REVENUE_LEVELS else "functional"
    said = [words.squeeze(text) for _, text in headed]
    return "units" if any(re.search(words.UNITS_HEADING, text) for text in said) else "other"


def _nothing(kind: str, problem: str | None) -> Layout:
    return Layout(kind=kind, name_col=0, code_cols=(), levels=(), amounts=(), problem=problem)


def _headed_columns(heading: str) -> list[tuple[int, str]]:
    """Columns with the text of their heading, rows of the heading joined from top to bottom."""
    joined: dict[int, str] = {}
    for part in filter(None, heading.split("\x1e")):
        col, _, text = part.split("\x1f", 2)
        joined[int(col)] = f"{joined.get(int(col), '')} {text}"
    return sorted(joined.items())


def _level(text: str) -> str | None:
    """The level of the classification that a heading names, if any."""
    plain = words.squeeze(text)
    return next((level for level, pattern in words.HEADINGS if re.search(pattern, plain)), None)


def _name_column(columns: Sequence[Column], headed: Sequence[tuple[int, str]]) -> int | None:
    """The column of names: the one with most texts that its heading does not make something else."""
    named = {col for col, text in headed if re.search(words.NAME_HEADING, words.squeeze(text))}
    worded = [c for c in columns if c.texts]
    if not worded:
        return None
    best = max(worded, key=lambda c: (c.texts, c.col in named, -c.col))
    return best.col


def _is_counter(column: Column, headed: Sequence[tuple[int, str]]) -> bool:
    """A column of running numbers («№ п/п»), which is no code."""
    text = " ".join(text for col, text in headed if col == column.col)
    return bool(text) and bool(re.search(r"№|п/п|р/с|рет", text.lower()))


def _levels(
    code_cols: Sequence[int], columns: Sequence[Column], headed: Sequence[tuple[int, str]]
) -> tuple[str, ...]:
    """Levels of the code columns: by their headings' places, else their order, else digits."""
    said = [(col, level) for col, text in headed if (level := _level(text))]
    by_place = dict(said)
    if code_cols and all(col in by_place for col in code_cols):
        return _descending([by_place[col] for col in code_cols])
    if code_cols and len(said) == len(code_cols):
        return _descending([level for _, level in said])
    widest = {c.col: c.widest for c in columns}
    functional = any(level in FUNCTIONAL_LEVELS for _, level in said)
    return _levels_by_digits([widest[col] for col in code_cols], functional=functional or not said)


def _descending(said: Sequence[str]) -> tuple[str, ...]:
    """Levels each deeper than the one before: «Функ. | Функ.» is group, then subgroup."""
    order = REVENUE_LEVELS if said[0] in REVENUE_LEVELS else FUNCTIONAL_LEVELS
    levels: list[str] = []
    for level in said:
        wanted = order.index(LineLevel(level)) if level in order else 0
        after = order.index(LineLevel(levels[-1])) + 1 if levels else 0
        if max(wanted, after) >= len(order):
            break
        levels.append(order[max(wanted, after)])
    return tuple(levels)


def _levels_by_digits(widths: Sequence[int], *, functional: bool) -> tuple[str, ...]:
    """Levels by the digits of codes: group 2, subgroup 1, administrator and programme 3."""
    if not functional or (widths and max(widths) < len("261")):
        return tuple(REVENUE_LEVELS[: len(widths)])
    long, short = iter(_THREE_DIGITS), iter(_TWO_DIGITS)
    levels: list[str] = []
    for width in widths:
        level = next(long if width == len("261") else short, None)
        if level is None:
            break
        levels.append(level)
    return tuple(levels)


def _amounts(
    columns: Sequence[Column], headed: Sequence[tuple[int, str]], name_col: int
) -> tuple[tuple[AmountColumn, ...], str | None]:
    """Columns of amounts, and why they cannot be told apart, if so."""
    numeric = [c for c in columns if c.col > name_col and (c.numbers or c.codes)]
    if not numeric:
        numeric = [c for c in columns if c.col < name_col and c.numbers > c.codes]
    heads = [(col, text) for col, text in headed if _is_amount_heading(text, _level(text))]
    at = dict(heads)
    texts = (
        [at.get(c.col, "") for c in numeric]
        if all(c.col in at for c in numeric) or len(heads) != len(numeric)
        else [text for _, text in heads]
    )
    amounts = [
        AmountColumn(c.col, _year(text), _phase(text), text.strip())
        for c, text in zip(numeric, texts, strict=True)
        if not re.search(words.NOT_AN_AMOUNT, words.squeeze(text)) and "%" not in text
    ]
    meanings = [(a.year, a.phase) for a in amounts]
    if len(set(meanings)) == len(meanings):
        return tuple(amounts), None
    said = "; ".join(f"column {a.col}: «{a.heading or 'no heading'}»" for a in amounts)
    return tuple(amounts), f"{len(amounts)} columns of amounts that the heading does not tell apart ({said})"


def _is_amount_heading(text: str, level: str | None) -> bool:
    plain = words.squeeze(text)
    return level is None and bool(
        re.search(words.AMOUNT_HEADING, plain) or "%" in text or re.search(words.NOT_AN_AMOUNT, plain)
    )


def _year(text: str) -> int | None:
    found: re.Match[str] | None = re.search(r"20\d\d", text)
    return int(found[0]) if found else None


def _phase(text: str) -> str | None:
    plain = words.squeeze(text)
    return next(
        (Phase(phase).value for phase, pattern in words.PHASES if re.search(pattern, plain)), None
    )
