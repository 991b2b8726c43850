"""Annex lines with the unit, year and phase they are for, and those that no unit can be told for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import polars as pl

from budget.model.declension import KIND_WORD
from budget.model.names import plain
from ingest.acts import ActFacts, unit_words
from ingest.annex import AnnexRows
from ingest.annex.filling import firsts, with_found
from ingest.decisions import unit_of_decision
from ingest.mentions import mentions_of
from ingest.places import places

_LATER_YEARS = (1, 3)  # annexes 1 to 3 of a decision hold the first to third year of its plan


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
    captions = firsts(annexes.lines.select("doc", "caption"), "doc", "caption")
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


def told_by_tables(
    about: pl.DataFrame, annexes: AnnexRows, owners: Mapping[int, Home], told_year: int | None
) -> pl.DataFrame:
    """Documents of which no line is kept, with the unit and year that their tables are headed by.

    Lines have their own; a document all of whose amounts wait for something has still said whose
    budget it is.

    Args:
        about: One row a document, with those of which no line is kept alone.
        annexes: Their tables.
        owners: Whose act each document is.
        told_year: The budget year where a document does not say it.
    """
    headed = annexes.tables.join(
        about.select("doc"), on="doc", how="semi", maintain_order="left"
    )
    captions = headed.select("doc", "caption").drop_nulls().unique(maintain_order=True).rows()
    units = [(doc, unit_of_caption(owners[doc], caption)[0]) for doc, caption in captions]
    schema = {"doc": pl.UInt32, "headed_id": pl.String}
    named = pl.DataFrame(units, schema=schema, orient="row").drop_nulls()
    years = headed.group_by("doc").agg(pl.col("year").min().alias("headed_year"))
    return (
        about.join(years, on="doc", how="left", maintain_order="left")
        .join(
            named.unique("doc", keep="first", maintain_order=True),
            on="doc",
            how="left",
            maintain_order="left",
        )
        .with_columns(
            pl.coalesce("unit_id", "headed_id").alias("unit_id"),
            pl.coalesce("period_from", "headed_year", pl.lit(told_year, dtype=pl.Int64)).alias(
                "period_from"
            ),
        )
        .drop("headed_id", "headed_year")
    )


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
    if home.unit_id == "KZ" and not any(one.name for one in mentions_of(caption, places())):
        return home.unit_id, None  # «областным бюджетам» in a law's annex names nobody
    return None, found[-1].reason


def unit_of_words(words: str | None, home: Home) -> tuple[str | None, str | None]:
    """The unit a sub-point of the text names; the act's own where it names none."""
    if words is None:
        return home.unit_id, None
    base = home.body_id or home.unit_id
    found = unit_of_decision(unit_words(base) if base else None, None, words)
    return (found.unit_id, None) if found.unit_id else (None, found.reason)
