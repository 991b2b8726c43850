"""Populations and prices: the units they are of, and the borders they are counted in."""

from pathlib import Path

import polars as pl
import pytest

from budget.errors import UnknownCodeError
from ingest.sources import (
    bns_population,
    bns_population_average,
    bns_population_current,
    bns_population_places,
    imf_consumer_prices,
)
from ingest.sources.recipe import Recipe
from ingest.sources.statistics_file import statistics_tables

_ALL = (
    bns_population,
    bns_population_average,
    bns_population_current,
    bns_population_places,
    imf_consumer_prices,
)


def _stated(recipe: Recipe, raw: Path) -> pl.DataFrame:
    return recipe.parse(raw / recipe.source_id).statistics


def test_the_oblasts_of_2023_add_up_to_the_country(raw: Path) -> None:
    """Element 6584, 1 January 2023: 19,766,807 people in twenty regions."""
    counted = _stated(bns_population.RECIPE, raw).filter(pl.col("period") == "2023-01-01")

    assert counted.height == 21
    is_country = pl.col("unit_id") == "KZ"
    assert counted.filter(is_country)["value"].item() == 19_766_807
    assert counted.filter(~is_country)["value"].sum() == 19_766_807


def test_every_year_of_the_table_adds_up_in_the_borders_of_its_day(raw: Path) -> None:
    """Fourteen oblasts, then sixteen and seventeen regions, then twenty: nobody counted twice."""
    is_country = pl.col("unit_id") == "KZ"
    sums = (
        _stated(bns_population.RECIPE, raw)
        .group_by("period")
        .agg(
            country=pl.col("value").filter(is_country).sum(),
            regions=pl.col("value").filter(~is_country).sum(),
        )
    )

    assert sums.height == 24
    assert sums.filter(pl.col("country") != pl.col("regions")).is_empty()


def test_east_kazakhstan_before_2022_is_the_one_with_abai_and_says_so(raw: Path) -> None:
    """1,363,797 people on 1 January 2021, 732,966 a year later."""
    east = _stated(bns_population.RECIPE, raw).filter(
        pl.col("unit_id") == "630000000", pl.col("period").is_in(["2021-01-01", "2022-01-01"])
    )

    assert east["value"].to_list() == [1_363_797, 732_966]
    assert [note is not None for note in east["note"]] == [True, False]


def test_south_kazakhstan_is_a_unit_of_its_own_until_shymkent_left_it(raw: Path) -> None:
    """The publisher's row joins two units: until 2016 it is South Kazakhstan with Shymkent."""
    counted = _stated(bns_population.RECIPE, raw)

    span = {
        unit_id: counted.filter(pl.col("unit_id") == unit_id)["period"].to_list()
        for unit_id in ("510000000", "610000000")
    }

    assert span["510000000"][-1] == "2016-01-01"
    assert span["610000000"][0] == "2017-01-01"


def test_averages_recounted_for_later_borders_say_so(raw: Path) -> None:
    """Element 6576 gives Abai Region from 2009, thirteen years before it existed."""
    abai = _stated(bns_population_average.RECIPE, raw).filter(pl.col("unit_id") == "100000000")

    is_before = abai["period"].cast(pl.Int64) <= 2022
    assert abai["note"].is_not_null().to_list() == is_before.to_list()


def test_a_count_of_an_uncertain_day_is_reported_not_official(raw: Path) -> None:
    """20,283,399 people: the copy read calls it the end of 2025, its size says the beginning."""
    counted = _stated(bns_population_current.RECIPE, raw)

    assert set(counted["quality"]) == {"reported"}
    is_2025 = (pl.col("unit_id") == "KZ") & (pl.col("period") == "2025-01-01")
    assert counted.filter(is_2025)["value"].item() == 20_283_399
    regions = counted.filter(pl.col("unit_id") != "KZ")
    assert regions["value"].sum() == 20_283_399


def test_districts_of_aktobe_add_up_to_the_oblast_but_for_24_people(raw: Path) -> None:
    """Two publications of one day: 928,185 by district, 928,161 by oblast."""
    places = _stated(bns_population_places.RECIPE, raw)
    aktobe = places.filter(pl.col("unit_id").str.starts_with("15"))

    assert aktobe["value"].sum() == 928_185


def test_the_forecast_of_prices_is_marked(raw: Path) -> None:
    """The index of 2026 is not measured; that of 2025 may be an estimate."""
    index = _stated(imf_consumer_prices.RECIPE, raw)

    assert index.filter(pl.col("quality") != "official").select("period", "quality").rows() == [
        ("2025", "reported"),
        ("2026", "derived"),
    ]


def test_every_unit_counted_is_in_the_reviewed_list(raw: Path) -> None:
    """Codes are of the classifier of territories NK RK 11-2025, and South Kazakhstan."""
    units = pl.read_csv(raw.parent / "codes" / "units.csv", infer_schema=False)["unit_id"]
    counted = pl.concat([_stated(module.RECIPE, raw) for module in _ALL])

    assert counted.filter(~pl.col("unit_id").is_in(units.implode())).is_empty()


def test_no_figure_is_stated_twice(raw: Path) -> None:
    """One unit, one day, one indicator: one publication states it."""
    counted = pl.concat([_stated(module.RECIPE, raw) for module in _ALL])

    assert not counted.select("unit_id", "period", "indicator").is_duplicated().any()


def test_an_indicator_that_the_recipe_does_not_know_is_refused(raw: Path) -> None:
    """Closed sets are closed: a new column of the publisher is a change to review."""
    folder = raw / imf_consumer_prices.RECIPE.source_id

    with pytest.raises(UnknownCodeError, match="cpi"):
        statistics_tables(folder, "consumer_prices.csv", {"population": "persons"})
