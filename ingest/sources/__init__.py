"""The publications the tables are built from: one recipe a folder of `data/raw`."""

from ingest.sources import headline_editions, maslikhat_acts, stated_transfers
from ingest.sources.recipe import Recipe, SourceTables

RECIPES: dict[str, Recipe] = {
    recipe.source_id: recipe
    for recipe in (maslikhat_acts.RECIPE, headline_editions.RECIPE, stated_transfers.RECIPE)
}

__all__ = ["RECIPES", "Recipe", "SourceTables"]
