"""Townspeople and countryfolk by region, district and town on 1 January 2023.

What: two counts a place, sheet 02 of the workbook of the Bureau of National Statistics whose
whole counts are another recipe, each figure with its cell.
How often: once a year; this is the only year read so far.
Doubt: the country has 1,803 people fewer than in the table of oblasts of the same day, published
apart: shares of the countryside are taken within this publication.
Leaves out: men and women, settlements, other years.
"""

from functools import partial

from budget.errors import N_
from ingest.sources.recipe import Recipe
from ingest.sources.statistics_file import statistics_tables

RECIPE = Recipe(
    source_id="statistics/bns-population-settlement",
    publisher=N_("Bureau of National Statistics"),
    title=N_("Townspeople and countryfolk on 1 January 2023 by region and district"),
    where=N_("stat.gov.kz, workbook of 1 January 2023, sheet 02; cell in each row"),
    how_often=N_("Once a year"),
    leaves_out=N_("Men and women; settlements; other years"),
    parse=partial(
        statistics_tables,
        file="population_settlement_2023.csv",
        indicators=dict.fromkeys(("population_urban", "population_rural"), "persons"),
    ),
)
