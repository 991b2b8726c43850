"""Population on 1 January 2023 of districts, cities, and districts of cities.

What: one count a place, sheet 02 of a workbook of the Bureau of National Statistics.
How often: once a year; this is the only year read so far.
Leaves out: rural okrugs and villages; districts formed in 2024.
"""

from functools import partial

from budget.errors import N_
from ingest.sources.recipe import Recipe
from ingest.sources.statistics_file import statistics_tables

RECIPE = Recipe(
    source_id="statistics/bns-population-places",
    publisher=N_("Bureau of National Statistics"),
    title=N_("Population on 1 January 2023 by district and city"),
    where=N_("stat.gov.kz, workbook of 1 January 2023, sheet 02"),
    how_often=N_("Once a year"),
    leaves_out=N_("Rural okrugs and villages; other years"),
    parse=partial(
        statistics_tables,
        file="population_places_2023.csv",
        indicators={"population": "persons"},
    ),
)
