"""Annex lines with the unit, year and phase they are for, and those that no unit can be told for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import polars as pl

from budget.model.declension import KIND_WORD
from budget.model.names import plain
from ingest.acts import ActFacts, unit_words
from ingest.annex import AnnexRows
from ingest.annex.filling import with_found
from ingest.decisions import unit_of_decision
from ingest.names import find_unit

_LATER_YEARS = (1, 3)  # annexes 1 to 3 of a decision hold the first to third year of its plan
_NAMED = re.compile(
    r"бюджет\w*\s+(?P<ru>.+?)\s+на\s+20\d\d|20\d\d\s+жылға\s+арналған\s+(?P<kk>.+?)\s+бюджет",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Whose act a document is: the unit budgeted, the body's unit, and how both are printed."""

    unit_id: str | None
    body_id: str | None
    issuer: str | None
    title: str | None


def homes(facts: Mapping[int, ActFacts], about: pl.DataFrame) -> dict[int, Home]:
    """Whose act each document is."""
    return {
        doc: Home(unit_id=unit, body_id=body, issuer=facts[doc].issuer, title=facts[doc].title)
        for doc, unit, body in about.select("doc", "unit_id", "body_id").rows()
    }


def placed_lines(
    annexes: AnnexRows,
    owners: Mapping[int, Home],
    about: pl.DataFrame,
    told_year: int | None,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Annex lines with `unit_id`, `year`, `phase`; apart, those of which the unit is refused.

    Returns:
        The lines, and the refused ones with the reason in `why`.
    """
    captions = annexes.lines.select("doc", "caption").unique(maintain_order=True)
    named = pl.DataFrame(
        [
            (doc, caption, *unit_of_caption(owners[doc], caption))
            for doc, caption in captions.rows()
        ],
        schema={"doc": pl.UInt32, "caption": pl.String, "unit_id": pl.String, "why": pl.String},
        orient="row",
    )
    context = about.select("doc", "period_from", doc_phase="phase")
    in_turn = pl.when(pl.col("annex_no").is_between(*_LATER_YEARS)).then(
        pl.col("period_from") + pl.col("annex_no") - 1
    )
    placed = with_found(
        with_found(annexes.lines, named, ["doc", "caption"], nulls_equal=True), context, ["doc"]
    ).with_columns(
        phase=pl.coalesce("phase", "doc_phase"),
        year=pl.coalesce("year", pl.lit(told_year, dtype=pl.Int64), in_turn, "period_from"),
    )
    has_home = pl.col("why").is_null()
    if named.get_column("why").null_count() == named.height:
        return placed, placed.clear()
    return placed.filter(has_home), placed.filter(~has_home)


@lru_cache(maxsize=1 << 14)
def unit_of_caption(home: Home, caption: str | None) -> tuple[str | None, str | None]:
    """The unit an annex is for, and the reason where its caption names one that is not known.

    A caption that names no place («Бюджет на 2025 год») leaves the unit of the act.
    """
    if caption is None or KIND_WORD.search(plain(caption).lower()) is None:
        return home.unit_id, None
    inside = list(dict.fromkeys(one for one in (home.unit_id, home.body_id) if one))
    if not inside:
        return unit_of_decision(home.issuer, home.title, caption).unit_id, None
    found = [unit_of_decision(unit_words(one), None, caption) for one in inside]
    unit_id = next((one.unit_id for one in found if one.unit_id), None)
    if unit_id:
        return unit_id, None
    return None, found[-1].reason + _similar(caption, inside[-1])


def _similar(caption: str, parent: str) -> str:
    """The units inside a parent whose names are nearest to the one of a caption, in words."""
    match = _NAMED.search(caption)
    if match is None:
        return ""
    found = find_unit(match["ru"] or match["kk"], parent=parent)
    listed = ", ".join(f"{one.name_ru} ({one.unit_id})" for one in found.candidates)
    return f"; similar: {listed}" if listed else ""


def unit_of_words(words: str | None, home: Home) -> tuple[str | None, str | None]:
    """The unit a sub-point of the text names; the act's own where it names none."""
    if words is None:
        return home.unit_id, None
    base = home.body_id or home.unit_id
    found = unit_of_decision(unit_words(base) if base else None, None, words)
    return (found.unit_id, None) if found.unit_id else (None, found.reason)
