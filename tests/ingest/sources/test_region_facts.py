"""Facts about regions beside the figures of schools: areas, children, prices, small schools."""

from pathlib import Path

import polars as pl

from ingest.sources import (
    bns_population_ages,
    press_small_schools,
    press_subsistence,
    reported_areas,
)
from ingest.sources.recipe import Recipe


def _stated(recipe: Recipe, raw: Path) -> pl.DataFrame:
    return recipe.parse(raw / recipe.source_id).statistics


def test_the_areas_of_the_regions_add_up_to_the_country(raw: Path) -> None:
    """Twenty pages, one country of 2,724,902 km²: within what is rounded, less Kurchatov's 110."""
    areas = _stated(reported_areas.RECIPE, raw)

    # Kurchatov's 110 are in Abai Region since 2023, and still in Pavlodar Region's own figure
    whole = 2_724_902 + 110
    low, high = (pl.coalesce(bound, "value").sum() for bound in ("value_low", "value_high"))
    assert areas.height == 20
    assert areas.select(pl.lit(whole).is_between(low, high)).item()
    assert areas.select(pl.col("value").sum().round(2)).item() == 2_724_978.74


def test_an_area_is_official_only_on_a_page_of_an_akimat(raw: Path) -> None:
    """Resolutions as newspapers quote them, and encyclopaedias, are `reported`."""
    areas = _stated(reported_areas.RECIPE, raw)

    official = areas.filter(pl.col("quality") == "official")
    assert official["stated_at"].str.contains("invest.gov.kz").all()
    assert official["unit_id"].sort().to_list() == ["390000000", "470000000", "550000000"]


def test_boys_and_girls_of_fifteen_at_most_are_those_of_a_known_day(raw: Path) -> None:
    """1 January 2020: 5,636,761 in the country, and the same in its seventeen regions."""
    children = _stated(bns_population_ages.RECIPE, raw)

    is_country = pl.col("unit_id") == "KZ"
    assert children.filter(is_country)["value"].sum() == 5_636_761
    assert children.filter(~is_country)["value"].sum() == 5_636_761
    assert children["unit_id"].n_unique() == 18


def test_children_of_regions_divided_since_say_so(raw: Path) -> None:
    """Almaty, Karaganda and East Kazakhstan regions of 2020 were larger."""
    children = _stated(bns_population_ages.RECIPE, raw).filter(pl.col("note").is_not_null())

    assert children["unit_id"].unique().sort().to_list() == [
        "190000000",
        "350000000",
        "630000000",
    ]


def test_a_subsistence_minimum_has_the_country_of_its_month_beside_it(raw: Path) -> None:
    """September 2025: 61,979 tenge a month in the country, 73,994 in Mangystau Region."""
    minimum = _stated(press_subsistence.RECIPE, raw)

    country = minimum.filter(pl.col("unit_id") == "KZ")
    assert set(minimum["period"]) == set(country["period"])
    of_september = dict(
        minimum.filter(pl.col("period") == "2025-09").select("unit_id", "value").rows()
    )
    assert (of_september["KZ"], of_september["470000000"]) == (61_979.0, 73_994.0)
    assert len(of_september) == 14


def test_small_schools_are_known_of_two_regions_alone(raw: Path) -> None:
    """North Kazakhstan 74 per cent, December 2025; Kostanay 65 per cent, and 275 schools."""
    small = _stated(press_small_schools.RECIPE, raw)

    assert small.select("unit_id", "period", "indicator", "value").rows() == [
        ("390000000", "2024", "schools_small_share", 65.0),
        ("390000000", "2025", "schools_small", 275.0),
        ("590000000", "2025/26", "schools_small_share", 74.0),
    ]
    assert set(small["quality"]) == {"reported"}
