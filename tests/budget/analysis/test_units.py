# ruff: noqa: RUF001 - names as sources print them
"""Searching for a place as people type it."""

import polars as pl
import pytest

from budget.analysis.units import find_places, with_search_keys

UNITS = pl.DataFrame(
    [
        ("KZ", "republic", None, "republic", "Республика Казахстан", "Қазақстан Республикасы", "Republic of Kazakhstan"),
        ("150000000", "oblast", "KZ", "oblast", "Актюбинская область", "Ақтөбе облысы", "Aktobe Region"),
        ("151000000", "district", "150000000", "oblast_city", "Актобе Г.А.", "Ақтөбе Қ.Ә.", "Aktobe city"),
        ("151010000", "rural", "151000000", "oblast_city", "г.Актобе", "Ақтөбе қ.", None),
        ("155200000", "district", "150000000", "district", "Уилский район", "Ойыл ауданы", "Uil District"),
        ("155230000", "rural", "155200000", "rural_okrug", "Уилский с.о.", "Ойыл а.о.", None),
        ("155239000", "rural", "155200000", "rural_okrug", "с.о.им. Ш.Берсиева", "Ш.Берсиев атын. а.о.", None),
        ("155600000", "district", "150000000", "district", "Темирский район", "Темір ауданы", "Temir District"),
        ("155639000", "rural", "155600000", "rural_okrug", "Кенкиякский с.о.", "Кеңқияқ а.о.", None),
    ],
    schema=["unit_id", "budget_level", "parent_id", "kind", "name_ru", "name_kk", "name_en"],
    orient="row",
)  # fmt: skip


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ойыл", "155200000"),
        ("Oiyl", "155200000"),
        ("Uil", "155200000"),
        ("уил", "155200000"),
        ("Уилскому району", "155200000"),
        ("Ойыл ауылдық округі", "155230000"),
        ("aqtobe", "150000000"),
        ("город Актобе", "151000000"),
        ("Кенкияк", "155639000"),
        ("Keńqiiaq", "155639000"),
        ("Kenkijak", "155639000"),
        ("берсиева", "155239000"),
    ],
)
def test_the_place_meant_comes_first(query: str, expected: str) -> None:
    """Any spelling of three alphabets, with or without the kind word; upper tiers first."""
    assert find_places(query, UNITS)["unit_id"][0] == expected


def test_a_result_shows_the_way_from_the_oblast_down() -> None:
    """Names are keys only inside a parent, so the parents are shown."""
    found = find_places("Кенкияк", UNITS, limit=1, language="kk")

    assert found.rows() == [
        (
            "155639000",
            "rural",
            "rural_okrug",
            "Кеңқияқ а.о.",
            "Ақтөбе облысы › Темір ауданы › Кеңқияқ а.о.",
            100.0,
        )
    ]


def test_the_city_is_found_once() -> None:
    """«г.Актобе» under «Актобе Г.А.» is the same place, and the upper row has the budget."""
    assert "151010000" not in find_places("Актобе", UNITS)["unit_id"]


@pytest.mark.parametrize("query", ["", "  ", "район", "«»"])
def test_nothing_typed_finds_nothing(query: str) -> None:
    """A kind word alone is not a name."""
    found = find_places(query, UNITS)

    assert found.is_empty()
    assert found.columns == ["unit_id", "budget_level", "kind", "name", "path", "score"]


def test_prepared_units_give_the_same_answer() -> None:
    """Preparing the keys saves time and changes nothing."""
    assert find_places("Temir", with_search_keys(UNITS)).equals(find_places("Temir", UNITS))
