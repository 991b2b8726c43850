"""The publications the tables are built from: one recipe a folder of `data/raw`."""

from ingest.sources import (
    bns_population,
    bns_population_average,
    bns_population_current,
    bns_population_places,
    headline_editions,
    imf_consumer_prices,
    maslikhat_acts,
    stated_transfers,
)
from ingest.sources.recipe import Recipe, SourceTables

RECIPES: dict[str, Recipe] = {
    recipe.source_id: recipe
    for recipe in (
        maslikhat_acts.RECIPE,
        headline_editions.RECIPE,
        stated_transfers.RECIPE,
        bns_population.RECIPE,
        bns_population_average.RECIPE,
        bns_population_current.RECIPE,
        bns_population_places.RECIPE,
        imf_consumer_prices.RECIPE,
    )
}

__all__ = ["RECIPES", "Recipe", "SourceTables"]
