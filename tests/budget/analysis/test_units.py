# ruff: noqa: RUF001 - names as sources print them
"""Searching for a place as people type it."""

import polars as pl
import pytest

from budget.analysis.units import find_places, with_search_keys
from budget.paths import CODES

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
        ("270000000", "oblast", "KZ", "oblast", "Западно-Казахстанская область", "Батыс Қазақстан облысы", "West Kazakhstan Region"),
        ("274400000", "district", "270000000", "district", "район Бәйтерек", "Бәйтерек ауданы", "Baiterek District"),
        ("274435000", "rural", "274400000", "rural_okrug", "Зеленовский с.о.", "Зеленов а.о.", None),
        ("353600000", "district", "350000000", "district", "Актогайский район", "Ақтоғай ауданы", "Aktogay District"),
        ("353200000", "district", "350000000", "district", "Абайский район", "Абай ауданы", "Abai District"),
        ("103200000", "district", "100000000", "district", "Абайский район", "Абай ауданы", "Abai District"),
        ("350000000", "oblast", "KZ", "oblast", "Карагандинская область", "Қарағанды облысы", "Karaganda Region"),
        ("100000000", "oblast", "KZ", "oblast", "область Абай", "Абай облысы", "Abai Region"),
        ("550000000", "oblast", "KZ", "oblast", "Павлодарская область", "Павлодар облысы", "Pavlodar Region"),
        ("553200000", "district", "550000000", "district", "Актогайский район", "Ақтоғай ауданы", "Aktogay District"),
        ("555200000", "district", "550000000", "district", "район Аққулы", "Аққулы ауданы", "Akkuly District"),
        ("635600000", "district", "630000000", "district", "район Самар", "Самар ауданы", "Samar District"),
        ("353281000", "rural", "353200000", "rural_okrug", "Самарский с.о.", "Самар а.о.", None),
        ("630000000", "oblast", "KZ", "oblast", "Восточно-Казахстанская область", "Шығыс Қазақстан облысы", "East Kazakhstan Region"),
        ("710000000", "oblast", "KZ", "republican_city", "г.Астана", "Астана қ.", "Astana"),
        ("593653000", "rural", "590000000", "rural_okrug", "Лебяжинский с.о.", "Лебяжі а.о.", None),
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


@pytest.mark.parametrize(
    ("query", "unit_id", "known_as"),
    [
        ("Нур-Султан", "710000000", "город Нур-Султан"),
        ("Зеленовский район", "274400000", "Зеленовский район"),
        ("Лебяжинского района", "555200000", "Лебяжинский район"),
        ("Актюбинск", "151000000", "город Актюбинск"),
    ],
)
def test_a_former_name_finds_the_place_and_says_that_it_is_one(
    query: str, unit_id: str, known_as: str
) -> None:
    """Names of data/codes/unit_aliases.csv; okrugs still called so are of another kind."""
    found = find_places(query, UNITS, language="ru")

    assert found.row(0, named=True)["unit_id"] == unit_id
    assert found.select("known_as", "relation", "score").row(0) == (known_as, "former", 100.0)
    assert found["score"].to_list().count(100.0) == 1


def test_the_kind_typed_goes_before_the_same_name_of_another_kind() -> None:
    """«Самарский район» is the район Самар, whose name it declines; no okrug of like name."""
    found = find_places("Самарский район", UNITS, limit=2)

    assert found.select("unit_id", "score").rows() == [("635600000", 95.0), ("353281000", 75.0)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Актогайский район Павлодарской области", "553200000"),
        ("Ақтоғай Павлодар", "553200000"),
        ("Павлодар облысы Ақтоғай ауданы", "553200000"),
        ("Абайский район Карагандинская область", "353200000"),
        ("Уил, Актюбинская область", "155200000"),
        ("Уилский сельский округ Уилского района Актюбинской области", "155230000"),
        ("Зеленовский район Западно-Казахстанской области", "274400000"),
    ],
)
def test_the_place_it_lies_in_tells_places_of_one_name_apart(query: str, expected: str) -> None:
    """Names are keys only inside a parent; the parent stands before or after, with a comma or not."""
    found = find_places(query, UNITS)

    assert found.select("unit_id", "score").row(0) == (expected, 100.0)


def test_a_name_that_no_place_inside_bears_is_not_answered_by_one_elsewhere() -> None:
    """There is no Уилский район in Pavlodar oblast."""
    found = find_places("Уилский район Павлодарской области", UNITS)

    assert found.filter(pl.col("score") >= 100).is_empty()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("155200000", "155200000"),
        ("1552", "155200000"),
        ("151010000", "151000000"),
        ("kz", "KZ"),
    ],
)
def test_a_code_or_its_beginning_is_a_query_too(query: str, expected: str) -> None:
    """The second row of an oblast city is answered by the first, the one with the budget."""
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
            None,
            None,
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
    assert found.columns == [
        "unit_id", "budget_level", "kind", "name", "path", "score", "known_as", "relation",
    ]  # fmt: skip


@pytest.mark.parametrize("query", ["Temir", "151010000", "151000000", "1552", "kz"])
def test_prepared_units_give_the_same_answer(query: str) -> None:
    """Preparing the keys saves time and changes nothing, of codes either: 151010000 is Aktobe."""
    found = find_places(query, with_search_keys(UNITS))

    assert found.equals(find_places(query, UNITS))
    assert found.height


@pytest.mark.parametrize("is_prepared", [False, True])
def test_the_code_of_a_unit_that_is_no_more_answers_with_it_and_its_successors(
    *, is_prepared: bool
) -> None:
    """South Kazakhstan oblast became Turkistan oblast and Shymkent on 19 June 2018."""
    units = pl.read_csv(CODES / "units.csv", infer_schema=False)

    found = find_places("510000000", with_search_keys(units) if is_prepared else units)

    assert found["unit_id"].to_list() == ["510000000", "610000000", "790000000"]
    assert find_places("630000000", units)["unit_id"].to_list() == ["630000000"]
