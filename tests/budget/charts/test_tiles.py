"""Twenty regions, each on a tile of its own; one without a value is hatched, never nought."""

import json

import polars as pl

from budget.charts.theme import Spec
from budget.charts.tiles import COLUMNS, POSITIONS, region_tiles
from budget.locale.regions import REGIONS, short_names
from budget.locale.words import Language

_ROWS = pl.DataFrame(
    [
        ("150000000", "Aktobe Region", "Aktobe", 591.5, "591.5", "591 506 ₸"),
        ("630000000", "East Kazakhstan Region", "East Kaz.", None, "—", "not held here"),
        ("155200000", "Uil District", "Uil", 1.0, "1.0", "1 ₸"),
    ],
    schema=dict.fromkeys(COLUMNS, pl.String) | {"shown": pl.Float64},
    orient="row",
)


def _drawn(*, is_tinted: bool) -> tuple[pl.DataFrame, Spec]:
    return region_tiles(
        _ROWS, Language.EN, is_dark=False, is_tinted=is_tinted, exact_title="Exact"
    )


def test_every_region_has_a_tile_and_no_two_share_one() -> None:
    """Seventeen oblasts and three cities of republican significance."""
    assert set(POSITIONS) == set(REGIONS)
    assert len(set(POSITIONS.values())) == 20


def test_a_short_name_fits_a_tile_of_a_phone() -> None:
    """Fifty-five pixels hold ten letters."""
    names = [name for language in Language for name in short_names(language).values()]

    assert max(map(len, names)) <= 10


def test_a_region_without_a_value_stays_without_one() -> None:
    """Null is drawn hatched by its own layer; a district is no region and has no tile."""
    drawn, specification = _drawn(is_tinted=False)

    assert dict(drawn.select("unit_id", "shown").iter_rows()) == {
        "150000000": 591.5,
        "630000000": None,
    }
    assert "datum.shown === null" in json.dumps(specification)


def test_tiles_are_coloured_by_value_only_where_values_compare() -> None:
    """A shade ranks as an order does."""
    ranked, plain = (json.dumps(_drawn(is_tinted=tinted)[1]) for tinted in (True, False))
    shade = '"color": {"field": "shown"'

    assert shade in ranked
    assert shade not in plain
