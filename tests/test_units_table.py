"""The reviewed table of units: its counts are the classifier's and the Bureau's own."""

from datetime import date

import polars as pl
import pytest

from budget.model.places import Units
from budget.paths import CODES

DISTRICTS_AND_CITIES = {
    "100000000": (2, 10), "110000000": (3, 17), "150000000": (1, 12), "190000000": (2, 9),
    "230000000": (1, 7), "270000000": (1, 12), "310000000": (1, 10), "330000000": (2, 8),
    "350000000": (6, 7), "390000000": (4, 16), "430000000": (2, 7), "470000000": (2, 5),
    "550000000": (3, 10), "590000000": (1, 13), "610000000": (3, 14), "620000000": (3, 2),
    "630000000": (2, 11),
}  # fmt: skip


@pytest.fixture(scope="module")
def units() -> pl.DataFrame:
    """The table as the build reads it."""
    dates = [pl.col(name).str.to_date() for name in ("valid_from", "valid_to")]
    frame = pl.read_csv(CODES / "units.csv", infer_schema=False).with_columns(dates)
    return Units.validate(frame, cast=True)


def _count(units: pl.DataFrame, kind: str, level: str) -> int:
    return units.filter(pl.col("kind") == kind, pl.col("budget_level") == level).height


def test_twenty_units_stand_below_the_republic(units: pl.DataFrame) -> None:
    """Classifier of 17.07.2026: 17 oblasts, Astana, Almaty and Shymkent."""
    valid = units.filter(pl.col("valid_to").is_null(), pl.col("parent_id") == "KZ")

    assert valid["kind"].value_counts(sort=True).rows() == [
        ("oblast", 17),
        ("republican_city", 3),
    ]


def test_district_tier_has_170_districts_and_39_cities(units: pl.DataFrame) -> None:
    """Classifier of 17.07.2026: 209 rows of the district level."""
    assert _count(units, "district", "district") == 170
    assert _count(units, "oblast_city", "district") == 39


@pytest.mark.parametrize(("oblast", "expected"), DISTRICTS_AND_CITIES.items())
def test_every_oblast_has_its_cities_and_districts(
    units: pl.DataFrame, oblast: str, expected: tuple[int, int]
) -> None:
    """Cities of oblast significance and districts, counted in the classifier by oblast."""
    below = units.filter(pl.col("parent_id") == oblast)["kind"]

    assert ((below == "oblast_city").sum(), (below == "district").sum()) == expected


def test_rural_tier_holds_every_row_of_the_classifier_and_twenty_more(
    units: pl.DataFrame,
) -> None:
    """2,379 sub-district rows; 16 cities and 4 city districts known only as settlements."""
    rural = units.filter(pl.col("budget_level") == "rural")["unit_id"]

    assert rural.str.ends_with("000").sum() == 2379
    assert (~rural.str.ends_with("000")).sum() == 20


def test_cities_and_districts_of_cities_are_as_many_as_the_bureau_counts(
    units: pl.DataFrame,
) -> None:
    """Bureau of National Statistics, 1 January 2026: 48 district cities, 195 districts in all."""
    assert _count(units, "district_city", "rural") == 48
    assert _count(units, "city_district", "rural") + 170 == 195


def test_every_unit_lies_in_a_unit_one_tier_above_or_in_a_republican_city(
    units: pl.DataFrame,
) -> None:
    """Budget Code, article 7: four tiers; city districts lie straight in their city."""
    parents = units.select("unit_id", pl.col("budget_level").alias("above"))
    joined = units.join(parents, left_on="parent_id", right_on="unit_id", how="left")
    steps = joined.select("above", "budget_level", "kind").unique().drop_nulls("above")

    allowed = {("republic", "oblast"), ("oblast", "district"), ("district", "rural")}
    others = [row for row in steps.rows() if row[:2] not in allowed]
    assert others == [("oblast", "rural", "city_district")]
    assert joined.filter(pl.col("above").is_null())["unit_id"].to_list() == ["KZ"]


def test_a_code_lies_under_its_parents_code(units: pl.DataFrame) -> None:
    """NK RK 11-2025: two characters of the oblast, two of the district, two of the okrug."""
    tails = pl.col("parent_id").str.strip_chars_end("0")
    coded = units.filter(pl.col("parent_id") != "KZ")

    assert coded.filter(~pl.col("unit_id").str.starts_with(tails)).is_empty()


@pytest.mark.parametrize(
    ("unit_id", "valid_from", "split_from"),
    [
        ("100000000", date(2022, 6, 8), "630000000"),
        ("330000000", date(2022, 6, 8), "190000000"),
        ("620000000", date(2022, 6, 8), "350000000"),
        ("610000000", date(2018, 6, 19), "510000000"),
        ("790000000", date(2018, 6, 19), "510000000"),
        ("103400000", date(2022, 6, 7), "635800000"),
        ("615500000", date(2021, 3, 15), "612000000"),
    ],
)
def test_changes_of_territory_have_their_dates(
    units: pl.DataFrame, unit_id: str, valid_from: date, split_from: str
) -> None:
    """Decrees of 19.06.2018, 03.2021 and 03.05.2022, listed in data/codes/units.md."""
    row = units.row(by_predicate=pl.col("unit_id") == unit_id, named=True)

    assert (row["valid_from"], row["split_from"]) == (valid_from, split_from)


def test_south_kazakhstan_ended_the_day_before_turkistan_began(units: pl.DataFrame) -> None:
    """Decree of 19.06.2018: the oblast was renamed, Shymkent left it."""
    row = units.row(by_predicate=pl.col("unit_id") == "510000000", named=True)

    assert row["valid_to"] == date(2018, 6, 18)


def test_every_split_names_a_unit_of_the_table(units: pl.DataFrame) -> None:
    """A predecessor is a unit, retired or not."""
    assert units["split_from"].drop_nulls().is_in(units["unit_id"].implode()).all()


def test_names_hold_no_letters_of_another_alphabet(units: pl.DataFrame) -> None:
    """Kazakh and Russian names are Cyrillic throughout; one old-font letter was put right."""
    names = pl.concat([units["name_ru"], units["name_kk"]])

    assert names.filter(names.str.contains("[A-Za-zЌќЃѓ]")).to_list() == []


def test_every_alias_is_of_a_unit_and_says_where_it_is_from(units: pl.DataFrame) -> None:
    """Aliases are reviewed data: unit, language, relation and source are never empty."""
    aliases = pl.read_csv(CODES / "unit_aliases.csv", infer_schema=False)

    assert (
        aliases.select("unit_id", "alias", "language", "relation", "source")
        .null_count()
        .sum_horizontal()
        .item()
        == 0
    )
    assert aliases["unit_id"].is_in(units["unit_id"].implode()).all()
    assert set(aliases["relation"]) == {"adjective", "centre", "former", "spelling"}
    assert aliases.select("unit_id", "alias").is_duplicated().sum() == 0
