"""Which unit is meant: a tolerant search over names in Kazakh, Russian and Latin spelling.

For people typing into a box; a document's printed name is resolved by `ingest.names`, which
refuses where this one proposes.
"""

import re

import polars as pl
from rapidfuzz import fuzz, process

from budget.analysis.place_keys import (
    ADJECTIVE,
    FORMER,
    KEYS,
    SPELLING,
    Answers,
    Typed,
    other_names,
    typed,
)
from budget.analysis.places_inside import called_inside
from budget.model.declension import without_kind_words_expr
from budget.model.enums import BudgetLevel, UnitKind
from budget.model.names import search_key_expr

_LANGUAGES = ("kk", "ru", "en")
_EXACT, _ADJECTIVE, _PREFIX, _WORD, _SIMILAR = 100.0, 95.0, 90.0, 80.0, 70.0
_OF_OTHER_KIND = 0.75  # share of the score of a name that is right for another kind of place
_SIMILAR_ENOUGH = 70.0
_PATH_MARK = " › "  # noqa: RUF001 - the mark of a path
_STEPS_UP = 3  # okrug → district → oblast → republic
_DEPTH = {level.value: depth for depth, level in enumerate(BudgetLevel)}
_CODE = re.compile(r"[1-9]\d{1,8}")
_OTHER = {
    "unit_id": pl.String,
    "known_as": pl.String,
    "relation": pl.String,
    "other": pl.Float64,
}


def with_search_keys(units: pl.DataFrame) -> pl.DataFrame:
    """`units` with the keys a search compares, for a page that searches at every keystroke.

    Args:
        units: `units`.

    Returns:
        The same rows with `key_kk`, `key_ru`, `key_en`, and without the second rows of oblast
        cities, which are the same places: their codes stand in `twin_id` of the first.
    """
    is_rural = pl.col("budget_level").cast(pl.String) == BudgetLevel.RURAL
    is_twin = (pl.col("kind").cast(pl.String) == UnitKind.OBLAST_CITY) & is_rural
    keys = [
        search_key_expr(without_kind_words_expr(pl.col(f"name_{language}"))).alias(key)
        for key, language in zip(KEYS, _LANGUAGES, strict=True)
    ]
    twins = units.filter(is_twin).select(unit_id="parent_id", twin_id="unit_id")
    return (
        units.filter(~is_twin)
        .with_columns(keys)
        .join(twins, on="unit_id", how="left", maintain_order="left")
    )


def find_places(
    query: str, units: pl.DataFrame, limit: int = 20, *, language: str = "en"
) -> pl.DataFrame:
    """Units whose name is, begins with, or looks like what was typed.

    Args:
        query: A name in any of the three languages, in any case form, with or without its kind
            word and the place it lies in: «ойыл», «Oiyl», «Уилского района», «Уил, Актобе»; a
            former name; or a code or its beginning.
        units: `units`, or the same `with_search_keys`, which spares a search most of its time.
        limit: Rows wanted at most.
        language: Language of `name` and `path`: kk, ru or en. Where no English spelling is
            settled, the Russian name stands.

    Returns:
        Best first, upper tiers first among equals: `unit_id`, `budget_level`, `kind`, `name`,
        `path` (from the oblast down), `score`, and, where a reviewed name other than the
        classifier's answers, that name in `known_as` and what it is in `relation`: former,
        spelling, centre or adjective. The score is 100 for the name itself, 95 for the adjective
        of a name, 90 for its beginning, 80 for the beginning of one of its words, below 70 for a
        similar name; a quarter less where another kind of place was typed. The code of a unit that
        is no more answers with it and, as beginnings do, its successors. Among equals the kind
        typed comes first, then names of today.

    Examples:
        >>> units = pl.DataFrame(
        ...     {
        ...         "unit_id": ["150000000", "155200000", "155230000"],
        ...         "budget_level": ["oblast", "district", "rural"],
        ...         "parent_id": ["KZ", "150000000", "155200000"],
        ...         "kind": ["oblast", "district", "rural_okrug"],
        ...         "name_ru": ["Актюбинская область", "Уилский район", "Уилский с.о."],
        ...         "name_kk": ["Ақтөбе облысы", "Ойыл ауданы", "Ойыл а.о."],
        ...         "name_en": ["Aktobe Region", "Uil District", None],
        ...     }
        ... )
        >>> find_places("Oiyl", units).select("unit_id", "path").rows()[0]
        ('155200000', 'Aktobe Region › Uil District')
    """  # noqa: RUF002 - the mark of a path
    asked = typed(query)
    keyed = units if set(KEYS) <= set(units.columns) else with_search_keys(units)
    code = _code(query, keyed)
    if code is None and not asked.keys[0]:
        return _with_path(keyed.clear().with_columns(_no_other()), units, language)
    scored = _by_code(code, keyed) if code else _by_name(asked, keyed, language)
    if code is None and scored.filter(pl.col("score") == _EXACT).is_empty():
        scored = _raised(scored, called_inside(query, keyed, units))
    is_kind = pl.col("kind").cast(pl.String).is_in(asked.kinds)
    is_former = pl.col("relation").eq_missing(FORMER)
    depth = pl.col("budget_level").cast(pl.String).replace_strict(_DEPTH)
    best = scored.filter(pl.col("score") > 0).sort(
        "score",
        is_kind,
        is_former,
        depth,
        "unit_id",
        descending=[True, True, False, False, False],
    )
    return _with_path(best.head(limit), units, language)


def _no_other() -> list[pl.Expr]:
    """The columns of an answer to nothing."""
    return [
        pl.lit(None, pl.String).alias("known_as"),
        pl.lit(None, pl.String).alias("relation"),
        pl.lit(0.0).alias("score"),
    ]


def _code(query: str, keyed: pl.DataFrame) -> str | None:
    """The code that was typed.

    Returns:
        A code or its beginning; None for a name. The second row of an oblast city is the same
        place as the first, whose code stands for it.
    """
    text = query.strip().upper().replace(" ", "")
    city = keyed.filter(pl.col("twin_id") == text)
    if city.height:
        return str(city["unit_id"].item())
    return text if _CODE.fullmatch(text) or text in keyed["unit_id"] else None


def _by_code(code: str, keyed: pl.DataFrame) -> pl.DataFrame:
    """Units with the score of a code: itself, its beginning, or what it was succeeded by."""
    unit_id, is_successor = pl.col("unit_id"), pl.lit(value=False)
    if {"valid_to", "split_from"} <= set(keyed.columns):
        is_no_more = ((unit_id == code) & pl.col("valid_to").is_not_null()).any()
        is_successor = ((pl.col("split_from") == code) & is_no_more).fill_null(value=False)
    score = (
        pl.when(unit_id == code)
        .then(_EXACT)
        .when(unit_id.str.starts_with(code) | is_successor)
        .then(_PREFIX)
        .otherwise(0.0)
    )
    return keyed.with_columns(*_no_other()).with_columns(score=score)


def _by_name(asked: Typed, keyed: pl.DataFrame, language: str) -> pl.DataFrame:
    """Units with the score of the name nearest to what was typed, their own or another."""
    spelled = pl.concat([keyed[key] for key in KEYS]).drop_nulls().unique().to_list()
    similar = process.extract(
        asked.keys[0],
        [*spelled, *(one.key for one in other_names())],
        scorer=fuzz.ratio,
        score_cutoff=_SIMILAR_ENOUGH,
        limit=None,
    )
    alike = {name: ratio * _SIMILAR / 100 for name, ratio, _ in similar}
    own = pl.max_horizontal(_score(pl.col(key), asked, alike) for key in KEYS)
    kind = pl.concat_list(pl.col("kind").cast(pl.String))
    is_other = pl.col("other") > pl.col("score")
    return (
        keyed.with_columns(score=own * _share_of_kind(kind, asked))
        .join(_others(asked, alike, language), on="unit_id", how="left", maintain_order="left")
        .with_columns(
            pl.max_horizontal("score", "other").alias("score"),
            pl.when(is_other).then("known_as").alias("known_as"),
            pl.when(is_other).then("relation").alias("relation"),
        )
    )


def _others(asked: Typed, alike: dict[str, float], language: str) -> pl.DataFrame:
    """The nearest other name of each unit that has any.

    Returns:
        `unit_id`, `known_as`, `relation` and the score in `other`. Adjectives («Семейский
        городской») are names beside their kind word only; of names that merely look alike only
        former ones and spellings are proposed. Of two that are equally near, the one in the
        language of the answer stands.
    """
    rows = [
        (one.unit_id, one.name, one.relation, one.key, list(one.kinds), one.language == "kk")
        for one in other_names()
        if one.relation != ADJECTIVE or asked.kinds
    ]
    key = {"other": pl.String(), "kinds": pl.List(pl.String), "is_kazakh": pl.Boolean()}
    names = pl.DataFrame(rows, schema={**_OTHER, **key}, orient="row")
    score = _score(pl.col("other"), asked, alike)
    is_proposed = pl.col("relation").is_in([FORMER, SPELLING]) | (score >= _WORD)
    return (
        names.with_columns(other=score * _share_of_kind(pl.col("kinds"), asked) * is_proposed)
        .sort("other", pl.col("is_kazakh") == (language == "kk"), descending=True)
        .unique("unit_id", keep="first", maintain_order=True)
        .select(_OTHER.keys())
    )


def _share_of_kind(kinds: pl.Expr, asked: Typed) -> pl.Expr:
    """Whether a place may be of the kind typed, as a share of its score."""
    typed_kinds = pl.lit(list(asked.kinds), pl.List(pl.String))
    is_kind = kinds.list.set_intersection(typed_kinds).list.len() > 0
    return pl.when(is_kind | pl.lit(not asked.kinds)).then(1.0).otherwise(_OF_OTHER_KIND)


def _score(name: pl.Expr, asked: Typed, alike: dict[str, float]) -> pl.Expr:
    # The first key is what was typed; the others its possible nominatives, exact or nothing.
    begun = asked.keys[0]
    return (
        pl.when(name.is_in(asked.keys))
        .then(_EXACT)
        .when(name.is_in(asked.stems))
        .then(_ADJECTIVE)
        .when(name.str.starts_with(begun))
        .then(_PREFIX)
        .when(name.str.contains(f" {begun}", literal=True))
        .then(_WORD)
        .otherwise(name.replace_strict(alike, default=0.0, return_dtype=pl.Float64))
    )


def _raised(scored: pl.DataFrame, inside: Answers) -> pl.DataFrame:
    """Units named together with the place they lie in before all others."""
    if not inside:
        return scored
    rows = [
        (unit_id, one.name if one else None, one.relation if one else None, _EXACT)
        for unit_id, one in inside.items()
    ]
    raised = pl.DataFrame(rows, schema=_OTHER, orient="row").rename(
        {"known_as": "as_inside", "relation": "relation_inside"}
    )
    is_inside = pl.col("other").is_not_null()
    return (
        scored.drop("other")
        .join(raised, on="unit_id", how="left", maintain_order="left")
        .with_columns(
            pl.coalesce("other", "score").alias("score"),
            pl.when(is_inside).then("as_inside").otherwise("known_as").alias("known_as"),
            pl.when(is_inside).then("relation_inside").otherwise("relation").alias("relation"),
        )
    )


def _with_path(found: pl.DataFrame, units: pl.DataFrame, language: str) -> pl.DataFrame:
    name = pl.coalesce(f"name_{language}", "name_ru")
    path = found.with_columns(
        name.alias("name"), name.alias("path"), pl.col("parent_id").alias("up")
    )
    above = units.select(
        pl.col("unit_id").alias("up"), name.alias("above"), pl.col("parent_id").alias("next")
    )
    for _ in range(_STEPS_UP):
        path = path.join(above, on="up", how="left", maintain_order="left")
        longer = pl.concat_str("above", pl.lit(_PATH_MARK), "path")
        is_country = pl.col("next").is_null()
        path = path.with_columns(
            pl.when(is_country).then("path").otherwise(longer).alias("path")
        )
        path = path.with_columns(pl.col("next").alias("up")).drop("above", "next")
    return path.select(
        "unit_id", "budget_level", "kind", "name", "path", "score", "known_as", "relation"
    )
