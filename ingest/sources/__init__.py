"""The publications the tables are built from: one recipe a folder of `data/raw`."""

from ingest.sources import (
    bns_education_finance,
    bns_grp,
    bns_population,
    bns_population_ages,
    bns_population_average,
    bns_population_current,
    bns_population_places,
    bns_population_settlement,
    bns_schools,
    education_plans,
    headline_editions,
    imf_consumer_prices,
    maslikhat_acts,
    mof_local_education,
    mof_republican_education,
    press_pupils,
    press_small_schools,
    press_subsistence,
    reported_areas,
    stated_transfers,
)
from ingest.sources.recipe import Recipe, SourceTables

RECIPES: dict[str, Recipe] = {
    recipe.source_id: recipe
    for recipe in (
        maslikhat_acts.RECIPE,
        headline_editions.RECIPE,
        education_plans.RECIPE,
        stated_transfers.RECIPE,
        bns_population.RECIPE,
        bns_population_average.RECIPE,
        bns_population_current.RECIPE,
        bns_population_places.RECIPE,
        bns_population_settlement.RECIPE,
        bns_population_ages.RECIPE,
        bns_schools.RECIPE,
        press_pupils.RECIPE,
        press_small_schools.RECIPE,
        press_subsistence.RECIPE,
        reported_areas.RECIPE,
        bns_education_finance.RECIPE,
        mof_local_education.RECIPE,
        mof_republican_education.RECIPE,
        bns_grp.RECIPE,
        imf_consumer_prices.RECIPE,
    )
}

__all__ = ["RECIPES", "Recipe", "SourceTables"]
