"""Which unit is meant: a tolerant search over names in Kazakh, Russian and Latin spelling.

For people typing into a box; a document's printed name is resolved by `ingest.names`, which
refuses where this one proposes.
"""

import polars as pl
from rapidfuzz import fuzz, process

from budget.model.declension import nominatives, taken_apart, without_kind_words_expr
from budget.model.enums import BudgetLevel, UnitKind
from budget.model.names import folded, search_key, search_key_expr

_LANGUAGES = ("kk", "ru", "en")
_KEYS = ("key_kk", "key_ru", "key_en")
_EXACT, _PREFIX, _WORD, _SIMILAR = 100.0, 90.0, 80.0, 70.0
_SIMILAR_ENOUGH = 70.0
_PATH_MARK = " › "  # noqa: RUF001 - the mark of a path
_STEPS_UP = 3  # okrug → district → oblast → republic
_DEPTH = {level.value: depth for depth, level in enumerate(BudgetLevel)}


def with_search_keys(units: pl.DataFrame) -> pl.DataFrame:
    """`units` with the keys a search compares, for a page that searches at every keystroke.

    Args:
        units: `units`.

    Returns:
        The same rows with `key_kk`, `key_ru`, `key_en`, and without the second rows of oblast
        cities, which are the same places.
    """
    is_rural = pl.col("budget_level").cast(pl.String) == BudgetLevel.RURAL
    is_twin = (pl.col("kind").cast(pl.String) == UnitKind.OBLAST_CITY) & is_rural
    keys = [
        search_key_expr(without_kind_words_expr(pl.col(f"name_{language}"))).alias(key)
        for key, language in zip(_KEYS, _LANGUAGES, strict=True)
    ]
    return units.filter(~is_twin).with_columns(keys)


def find_places(
    query: str, units: pl.DataFrame, limit: int = 20, *, language: str = "en"
) -> pl.DataFrame:
    """Units whose name is, begins with, or looks like what was typed.

    Args:
        query: A name in any of the three languages, in any case form, with or without its kind
            word: «ойыл», «Oiyl», «Uil», «Уилского района».
        units: `units`, or the same `with_search_keys`, which spares a search most of its time.
        limit: Rows wanted at most.
        language: Language of `name` and `path`: kk, ru or en. Where no English spelling is
            settled, the Russian name stands.

    Returns:
        Best first, upper tiers first among equals: `unit_id`, `budget_level`, `kind`, `name`,
        `path` (from the oblast down) and `score`: 100 the name itself, 90 its beginning, 80 the
        beginning of one of its words, below 70 a similar name. Among equals the kind typed
        comes first.

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
    said = taken_apart(query)
    keys = [search_key(form) for form in (said.name, *nominatives(folded(said.name)))]
    keyed = units if set(_KEYS) <= set(units.columns) else with_search_keys(units)
    is_kind = pl.col("kind").cast(pl.String).is_in([kind.value for kind in said.kinds])
    depth = pl.col("budget_level").cast(pl.String).replace_strict(_DEPTH)
    scored = keyed.filter(pl.lit(bool(keys[0]))).with_columns(_score(keyed, keys))
    best = scored.filter(pl.col("score") > 0).sort(
        "score", is_kind, depth, "unit_id", descending=[True, True, False, False]
    )
    return _with_path(best.head(limit), units, language)


def _score(keyed: pl.DataFrame, keys: list[str]) -> pl.Expr:
    # The first key is what was typed; the others its possible nominatives, exact or nothing.
    typed = keys[0]
    spelled = pl.concat([keyed[key] for key in _KEYS]).drop_nulls().unique()
    similar = process.extract(
        typed, spelled, scorer=fuzz.ratio, score_cutoff=_SIMILAR_ENOUGH, limit=None
    )
    alike = {name: ratio * _SIMILAR / 100 for name, ratio, _ in similar}
    return pl.max_horizontal(
        pl.when(name.is_in(keys))
        .then(_EXACT)
        .when(name.str.starts_with(typed))
        .then(_PREFIX)
        .when(name.str.contains(f" {typed}", literal=True))
        .then(_WORD)
        .otherwise(name.replace_strict(alike, default=0.0, return_dtype=pl.Float64))
        for name in map(pl.col, _KEYS)
    ).alias("score")


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
    return path.select("unit_id", "budget_level", "kind", "name", "path", "score")
