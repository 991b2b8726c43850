"""Annex lines and text figures of documents → rows of the data model, with units, years and checks."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import polars as pl

from budget.model.enums import BudgetLevel, LineLevel, Phase, Section, TransferKind
from ingest.acts import ActFacts, issuer_words
from ingest.annex import AnnexRows
from ingest.checks import check_lines, judged
from ingest.compare import compare_languages, compare_text
from ingest.decisions import unit_of_decision
from ingest.places import places
from ingest.readers.printed import Printed
from ingest.stated import Stated, stated_transfers
from ingest.text import TextReading

REPUBLICAN = "republican_subvention"
NEW_NUMBERING = 2026  # order № 151: special receipts are category 4, transfers received 5
_CODES = {"tax": "1", "nontax": "2", "capital_sales": "3", "special_receipts": "4"}

ABOUT = pl.Schema({
    "doc": pl.UInt32,
    "language": pl.String,
    "act_id": pl.String,
    "edition_no": pl.Int64,  # 0 where the document does not let it be counted
    "phase": pl.String,
    "unit_id": pl.String,  # of the deciding body; null: not said
    "period_from": pl.Int64,
})


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """Rows close to the data model, with `doc`; unit and year are null where nothing says them."""

    about: pl.DataFrame
    lines: pl.DataFrame
    transfers: pl.DataFrame
    rejects: pl.DataFrame
    checks: pl.DataFrame


def assembled(  # noqa: PLR0913 - what was printed, read three ways, and whose it is
    printed: Printed,
    annexes: AnnexRows,
    text: TextReading,
    *,
    facts: dict[int, ActFacts],
    units: dict[int, str | None],
    told_year: int | None,
) -> Assembled:
    """Rows of the data model from the readings of a batch."""
    about = _about(printed, facts, units)
    lines, homeless = _placed(annexes, facts, about, told_year)
    figures = _figures(text.figures, about, lines, told_year)
    years = _years(lines, about, told_year)
    stated = stated_transfers(_listed(text), annexes.transfers, about, years)
    asked = pl.concat([
        check_lines(lines),
        judged(annexes.checks),
        judged(compare_text(lines, figures, text.lists, text.list_totals)),
        judged(compare_languages(lines, about)),
        stated.checks,
    ])
    return Assembled(
        about=about,
        lines=pl.concat([model_lines(lines, about), model_lines(figures, about)]),
        transfers=stated.transfers,
        rejects=_rejects(annexes, text, homeless, stated),
        checks=with_units(asked, lines, about),
    )


def _about(printed: Printed, facts: dict[int, ActFacts], units: dict[int, str | None]) -> pl.DataFrame:
    """One row a document: act, edition, phase, unit."""
    hashes = dict(printed.documents.select("doc", "sha256").rows())
    return pl.DataFrame(
        [
            (
                doc,
                one.language,
                _act_id(units[doc], one, hashes[doc]),
                one.edition_no or (1 if one.editions else 0),
                (Phase.REVISED if one.editions else Phase.APPROVED).value,
                units[doc],
                one.period[0] if one.period else None,
            )
            for doc, one in facts.items()
        ],
        schema=ABOUT,
        orient="row",
    )


def _act_id(unit_id: str | None, facts: ActFacts, sha256: str) -> str:
    """Unit, date and number of the act; the file's hash where it does not print them."""
    if facts.act is None:
        return f"file:{sha256[:16]}"
    return f"{unit_id or 'unknown'}:{facts.act.on}:{facts.act.number}"


def _placed(
    annexes: AnnexRows, facts: dict[int, ActFacts], about: pl.DataFrame, told_year: int | None
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Annex lines with unit, year and phase, and the tables whose unit cannot be told."""
    captions = annexes.lines.select("doc", "caption").unique(maintain_order=True)
    units = dict(about.select("doc", "unit_id").rows())
    found = [
        (doc, caption, *_unit_of_caption(_issuer(facts[doc], units[doc]), facts[doc].title, caption, units[doc]))
        for doc, caption in captions.rows()
    ]
    named = pl.DataFrame(
        found,
        schema={"doc": pl.UInt32, "caption": pl.String, "unit_id": pl.String, "why": pl.String},
        orient="row",
    )
    placed = (
        annexes.lines.join(named, on=["doc", "caption"], how="left", nulls_equal=True, maintain_order="left")
        .join(about.select("doc", "period_from", doc_phase="phase"), on="doc", how="left", maintain_order="left")
        .with_columns(
            pl.coalesce("phase", "doc_phase").alias("phase"),
            pl.coalesce(
                pl.col("year"),
                pl.lit(told_year, dtype=pl.Int64),
                pl.when(pl.col("annex_no").is_between(1, 3)).then(pl.col("period_from") + pl.col("annex_no") - 1),
                "period_from",
            ).alias("year"),
        )
    )
    homeless = placed.filter(pl.col("why").is_not_null())
    return placed.filter(pl.col("why").is_null()), homeless


def _issuer(facts: ActFacts, unit_id: str | None) -> str | None:
    return issuer_words(unit_id) if unit_id else facts.issuer


@lru_cache(maxsize=1 << 14)
def _unit_of_caption(
    issuer: str | None, title: str | None, caption: str | None, unit_id: str | None
) -> tuple[str | None, str | None]:
    """The unit an annex is for, and the reason where its caption names one that is not known."""
    if caption is None:
        return unit_id, None
    found = unit_of_decision(issuer, None if unit_id else title, caption)
    if found.unit_id or unit_id is None:
        return found.unit_id, None
    return None, found.reason


def _years(lines: pl.DataFrame, about: pl.DataFrame, told_year: int | None) -> pl.DataFrame:
    """The year that a document speaks of where a figure does not say its own."""
    first = lines.group_by("doc").agg(pl.col("year").min())
    return about.join(first, on="doc", how="left", maintain_order="left").select(
        "doc", year=pl.coalesce(pl.lit(told_year, dtype=pl.Int64), "year", "period_from")
    )


def _figures(
    figures: pl.DataFrame, about: pl.DataFrame, lines: pl.DataFrame, told_year: int | None
) -> pl.DataFrame:
    """Headline figures of the text as lines: sections, categories and subtotals."""
    units = dict(about.select("doc", "unit_id").rows())
    named = pl.DataFrame(
        [
            (doc, words, *_unit_of_words(words, units[doc]))
            for doc, words in figures.select("doc", "unit_words").unique(maintain_order=True).rows()
        ],
        schema={"doc": pl.UInt32, "unit_words": pl.String, "unit_id": pl.String, "why": pl.String},
        orient="row",
    )
    numbering = (
        pl.col("indicator").is_in(["special_receipts"]).any().over("doc", "unit_words")
        | (pl.col("period_from") >= NEW_NUMBERING).fill_null(value=False)
    )
    is_reserve = pl.col("indicator") == "reserve"
    is_category = pl.col("line_level").cast(pl.String) == LineLevel.CATEGORY.value
    is_section = pl.col("line_level").cast(pl.String) == LineLevel.SECTION.value
    return (
        figures.filter(
            pl.col("section").is_not_null() | is_reserve, pl.col("indicator") != REPUBLICAN
        )
        .join(named, on=["doc", "unit_words"], how="left", nulls_equal=True, maintain_order="left")
        .join(_years(lines, about, told_year), on="doc", how="left", maintain_order="left")
        .join(about.select("doc", "period_from", "phase"), on="doc", how="left", maintain_order="left")
        .with_columns(
            pl.coalesce("budget_year", "year").alias("year"),
            pl.when(is_reserve).then(pl.lit(Section.EXPENDITURES.value)).otherwise(pl.col("section").cast(pl.String)).alias("section"),
            pl.when(is_reserve).then(pl.lit(LineLevel.ITEM.value)).otherwise(pl.col("line_level").cast(pl.String)).alias("line_level"),
            pl.when(is_section)
            .then(pl.lit(""))
            .when(is_category & (pl.col("indicator") == "transfers_in"))
            .then(pl.when(numbering).then(pl.lit("5")).otherwise(pl.lit("4")))
            .when(is_category)
            .then(pl.col("indicator").replace_strict(_CODES, default=pl.col("indicator")))
            .otherwise("indicator")
            .alias("code"),
            pl.when(is_section).then(pl.col("section").cast(pl.String)).otherwise("indicator").alias("indicator"),
            pl.lit(0, dtype=pl.UInt32).alias("grid"),
            pl.col("line").alias("row"),
            pl.lit(1, dtype=pl.UInt32).alias("col"),
            pl.col("value_status").cast(pl.String),
        )
    )


def _listed(text: TextReading) -> pl.DataFrame:
    """Lists of transfers, and the republican subvention, which a text states among its figures."""
    subvention = text.figures.filter(pl.col("indicator") == REPUBLICAN).select(
        "doc",
        "line",
        pl.lit(None, dtype=pl.UInt32).alias("list_no"),
        pl.lit(TransferKind.SUBVENTION.value).cast(text.lists.schema["kind"]).alias("kind"),
        "budget_year",
        pl.lit("республиканский бюджет").alias("payer_words"),
        pl.lit(None, dtype=pl.String).alias("payee_words"),
        pl.lit(None, dtype=pl.String).alias("purpose"),
        "printed",
        "amount_kzt",
        "value_status",
    )
    return pl.concat([text.lists, subvention])


def _unit_of_words(words: str | None, unit_id: str | None) -> tuple[str | None, str | None]:
    """The unit a sub-point of the text names; the act's own where it names none."""
    if words is None:
        return unit_id, None
    found = unit_of_decision(issuer_words(unit_id) if unit_id else None, None, words)
    return (found.unit_id, None) if found.unit_id else (None, found.reason)


def model_lines(lines: pl.DataFrame, about: pl.DataFrame) -> pl.DataFrame:
    """Lines in the columns of the data model, and where they stand."""
    levels = {u.unit_id: u.budget_level.value for u in places().units.values()}
    is_kazakh = pl.col("language") == "kk"
    return lines.join(
        about.select("doc", "language", "act_id", "edition_no"), on="doc", how="left", maintain_order="left"
    ).select(
        "doc",
        "unit_id",
        pl.col("unit_id").replace_strict(levels, default=None, return_dtype=pl.String).alias("budget_level"),
        pl.lit("own").alias("consolidation"),
        pl.col("year").alias("budget_year"),
        "phase",
        "edition_no",
        "act_id",
        "section",
        "line_level",
        "code",
        pl.when(~is_kazakh).then("name").alias("name_ru"),
        pl.when(is_kazakh).then("name").alias("name_kk"),
        "amount_kzt",
        "printed",
        pl.col("grid").cast(pl.Int64).alias("table_no"),
        pl.col("row").cast(pl.Int64).alias("row_no"),
        pl.col("col").cast(pl.Int64).alias("column_no"),
        "value_status",
    )


def _rejects(
    annexes: AnnexRows, text: TextReading, homeless: pl.DataFrame, stated: Stated
) -> pl.DataFrame:
    """Everything that holds an amount and became no row, with the reason."""
    columns = ["doc", "grid", "row", "col", "printed", "reason"]
    place = pl.lit(0, dtype=pl.UInt32)
    tables = homeless.group_by("doc", "grid", "why", maintain_order=True).agg(
        pl.len().alias("rows"), pl.col("caption").first().alias("printed")
    )
    return pl.concat([
        annexes.rejects.with_columns(
            pl.concat_str([pl.col("name").fill_null(""), "printed"], separator=" | ").alias("printed")
        ).select(columns),
        text.rejects.select("doc", place.alias("grid"), pl.col("line").alias("row"), (place + 1).alias("col"), "printed", "reason"),
        tables.select(
            "doc",
            "grid",
            place.alias("row"),
            place.alias("col"),
            "printed",
            pl.format("whose budget this is cannot be told: {}; {} rows are kept out", "why", "rows").alias("reason"),
        ),
        stated.rejects.select(columns),
    ], how="vertical_relaxed").sort("doc", "grid", "row", "col", maintain_order=True)


def with_units(asked: pl.DataFrame, lines: pl.DataFrame, about: pl.DataFrame) -> pl.DataFrame:
    """Checks with the unit they speak of, the act's own where their annex names none."""
    annexes = lines.select("doc", "annex", "unit_id").unique(["doc", "annex"], keep="first", maintain_order=True)
    own = about.select("doc", "act_id", "edition_no", own_id="unit_id")
    return (
        asked.join(annexes, on=["doc", "annex"], how="left", maintain_order="left")
        .join(own, on="doc", how="left", maintain_order="left")
        .with_columns(pl.coalesce("unit_id", "own_id").alias("unit_id"))
        .drop("own_id")
    )


def tiers() -> dict[str, BudgetLevel]:
    """Tier of every unit."""
    return {unit.unit_id: unit.budget_level for unit in places().units.values()}


__all__ = ["ABOUT", "NEW_NUMBERING", "Assembled", "Iterable", "assembled", "tiers"]
