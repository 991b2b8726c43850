"""What is a printed line called in the reader's language, and who says so?"""

import polars as pl

from budget.analysis.vintages import RENUMBERED, is_since, is_telling, is_until
from budget.model.enums import LineLevel, Vintage

_REVENUES = ["category", "class", "subclass", "specific"]
_ORDER = {
    "kk": ["name_kk", "official_kk", "name_ru", "official_ru"],
    "ru": ["name_ru", "official_ru", "name_kk", "official_kk"],
    "en": ["official_en", "name_ru", "official_ru", "name_kk"],
}


def vintage_of(lines: pl.DataFrame, period_from: int | None) -> Vintage | None:
    """Numbering of the revenue categories of a document, by the names it prints.

    Args:
        lines: `budget_lines` of one edition.
        period_from: First budget year of the decision, for documents that name no category: a
            decision keeps its numbering in all its years. None where it is not known.

    Returns:
        The numbering; None where neither tells, or names contradict each other.

    Source:
        Orders of the Ministry of Finance of 4 April 2025, № 151: special receipts are category 4
        from 1 January 2026.

    Examples:
        >>> lines = pl.DataFrame(
        ...     {
        ...         "section": ["revenues"],
        ...         "code": ["4"],
        ...         "name_ru": ["Специальные поступления"],
        ...         "name_kk": [None],
        ...     }
        ... )
        >>> vintage_of(lines, period_from=None)
        <Vintage.FROM_2026: 'from_2026'>
    """
    told = lines.filter(is_telling()).select(until=is_until().any(), since=is_since().any())
    until, since = told.row(0)
    if until and since:
        return None
    if not until and not since:
        return _by_year(period_from)
    return Vintage.UNTIL_2025 if until else Vintage.FROM_2026


def named(
    lines: pl.DataFrame, classification: pl.DataFrame, vintage: Vintage | None, language: str
) -> pl.DataFrame:
    """Lines with a name in a language, and the language the name really is in.

    A printed name goes before the classification's in Russian and Kazakh. Where the language
    wanted has neither, the other language's name stands in and `name_language` says so.

    Args:
        lines: Rows of `budget_lines`.
        classification: `classification`.
        vintage: Numbering of the document; None joins only what both numberings share.
        language: `kk`, `ru` or `en`.

    Returns:
        `lines` with `name` (null where nobody names the line) and `name_language`.

    Examples:
        >>> lines = pl.DataFrame(
        ...     {
        ...         "line_level": ["group"],
        ...         "code": ["05"],
        ...         "name_ru": ["Здравоохранение"],
        ...         "name_kk": [None],
        ...     }
        ... )
        >>> classification = pl.DataFrame(
        ...     {
        ...         "vintage": ["until_2025"],
        ...         "line_level": ["group"],
        ...         "code": ["05"],
        ...         "name_ru": ["Здравоохранение"],
        ...         "name_kk": ["Денсаулық сақтау"],
        ...         "name_en": ["Health"],
        ...     }
        ... )
        >>> named(lines, classification, Vintage.UNTIL_2025, "kk").select("name").item()
        'Денсаулық сақтау'
    """
    chosen = _ORDER[language]
    spoken = pl.coalesce(
        pl.when(pl.col(name).is_not_null()).then(pl.lit(name[-2:])) for name in chosen
    )
    key = pl.col("line_level").cast(pl.String).alias("level")
    return (
        lines.with_columns(key)
        .join(
            _official(classification, vintage),
            on=["level", "code"],
            how="left",
            maintain_order="left",
        )
        .with_columns(name=pl.coalesce(pl.col(chosen).cast(pl.String)), name_language=spoken)
        .drop("level", "official_ru", "official_kk", "official_en")
    )


def _by_year(period_from: int | None) -> Vintage | None:
    if period_from is None:
        return None
    return Vintage.FROM_2026 if period_from >= RENUMBERED else Vintage.UNTIL_2025


def _official(classification: pl.DataFrame, vintage: Vintage | None) -> pl.DataFrame:
    """Official names by level and code; of an unknown numbering only codes that never moved."""
    level = pl.col("line_level").cast(pl.String)
    moved = level.is_in(_REVENUES) & ~pl.col("code").str.slice(0, 1).is_in(["1", "2", "3"])
    rows = (
        classification.filter(~moved)
        if vintage is None
        else classification.filter(pl.col("vintage").cast(pl.String) == vintage)
    )
    return (
        rows.filter(level != LineLevel.SECTION)
        .select(
            level.alias("level"),
            "code",
            official_ru="name_ru",
            official_kk="name_kk",
            official_en="name_en",
        )
        .unique(["level", "code"], keep="last", maintain_order=True)
    )
