"""Populations and prices: the units they are of, and the borders they are counted in."""

from pathlib import Path

import polars as pl
import pytest

from budget.errors import UnknownCodeError
from ingest.sources import (
    RECIPES,
    bns_education_finance,
    bns_grp,
    bns_population,
    bns_population_ages,
    bns_population_average,
    bns_population_current,
    bns_population_places,
    bns_population_settlement,
    bns_schools,
    imf_consumer_prices,
    mof_local_education,
    mof_republican_education,
    press_pupils,
    press_small_schools,
    press_subsistence,
    reported_areas,
)
from ingest.sources.recipe import Recipe
from ingest.sources.statistics_file import statistics_tables

_ALL = (
    bns_population,
    bns_population_ages,
    bns_population_average,
    bns_population_current,
    bns_population_places,
    bns_population_settlement,
    bns_schools,
    bns_education_finance,
    bns_grp,
    imf_consumer_prices,
    mof_local_education,
    mof_republican_education,
    press_pupils,
    press_small_schools,
    press_subsistence,
    reported_areas,
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


def test_general_schooling_of_twenty_regions_adds_up_to_the_country(raw: Path) -> None:
    """Table 1.4 of 2022: 2,662,065,387 thousand tenge of current expenditure, printed and summed."""
    spent = _stated(bns_education_finance.RECIPE, raw).filter(
        pl.col("indicator") == "general_schooling_current_expenditure"
    )

    is_country = pl.col("unit_id") == "KZ"
    country = spent.filter(is_country)
    assert country.select("value", "printed", "stated_at", "measure_unit").row(0) == (
        2_662_065_387_000.0,
        "2662065387",
        "1.4!C5",
        "tenge",
    )
    assert spent.filter(~is_country).height == 20
    assert spent.filter(~is_country)["value"].sum() == 2_662_065_387_000.0


def test_a_mark_of_the_bureau_is_no_number_and_no_nought(raw: Path) -> None:
    """«-» in 450 cells of education finance: no such phenomenon."""
    figures = _stated(bns_education_finance.RECIPE, raw)

    marked = figures.filter(pl.col("printed") == "-")
    assert marked.height == 450
    assert marked["value"].null_count() == 450
    assert set(marked["value_status"]) == {"absent"}


def test_the_countryside_is_a_share_within_one_publication(raw: Path) -> None:
    """Turkistan oblast on 1 January 2023: 1,599,909 of 2,119,063 people in the countryside."""
    turkistan = _stated(bns_population_settlement.RECIPE, raw).filter(
        pl.col("unit_id") == "610000000"
    )

    assert dict(turkistan.select("indicator", "value").rows()) == {
        "population_urban": 519_154.0,
        "population_rural": 1_599_909.0,
    }


def test_a_rounded_count_of_pupils_holds_between_its_bounds(raw: Path) -> None:
    """«Over 180 thousand» in Aktobe is at least that; an exact count has no bounds."""
    pupils = _stated(press_pupils.RECIPE, raw).filter(pl.col("period") == "2024/25")

    bounds = {
        unit: (low, high)
        for unit, low, high in pupils.filter(pl.col("indicator") == "pupils_all")
        .select("unit_id", "value_low", "value_high")
        .rows()
    }
    assert bounds["150000000"] == (180_000.0, 190_000.0)
    assert bounds["610000000"] == (525_000.0, 535_000.0)
    assert bounds["190000000"] == (None, None)


def test_no_count_of_pupils_is_official(raw: Path) -> None:
    """Press counts are `reported`; what is expected, planned or computed is `derived`."""
    pupils = _stated(press_pupils.RECIPE, raw)

    assert set(pupils["quality"]) == {"reported", "derived"}
    assert pupils.filter(pl.col("quality") == "derived").select("unit_id", "period").rows() == [
        ("310000000", "2025/26"),
        ("710000000", "2025/26"),
        ("470000000", "2025/26"),
        ("230000000", "2024/25"),
    ]
    assert pupils["stated_at"].str.starts_with("https://").all()


def test_the_product_of_2023_is_in_tenge(raw: Path) -> None:
    """Element of national accounts: printed in million tenge with a tenth, exact in tenge."""
    product = _stated(bns_grp.RECIPE, raw).filter(
        pl.col("unit_id") == "KZ", pl.col("period") == "2011"
    )

    assert product.select("value", "printed").row(0) == (28_243_052_700_000.0, "28243052.7")


def test_every_figure_of_statistics_leads_to_the_cell_that_prints_it(raw: Path) -> None:
    """Row and column of the file that carries it; the release's own cell stands in `stated_at`."""
    for module in _ALL:
        folder = raw / module.RECIPE.source_id
        file = next(folder.glob("*.csv"))
        printed = pl.read_csv(file, infer_schema=False)["value"]
        figures = _stated(module.RECIPE, raw)

        assert figures["cell"].to_list() == [f"E{row}" for row in figures["row_no"]]
        assert figures["printed"].to_list() == [printed[row - 2] for row in figures["row_no"]]


def test_every_recipe_of_statistics_is_tested_here() -> None:
    """A new publication comes with its facts."""
    named = {name for name in RECIPES if name.startswith("statistics/")}

    assert named == {module.RECIPE.source_id for module in _ALL}
