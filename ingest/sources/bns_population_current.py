"""Population by oblast at the beginning of 2025, and of the republic in 2024 and 2025.

What: the current count, table 6645 of the Bureau of National Statistics, read in a copy that is
unsure of its day: `reported`, until it is read at its publisher.
How often: every month.
Leaves out: oblasts in 2024, places below the oblast.
"""

from functools import partial

from budget.errors import N_
from ingest.sources.recipe import Recipe
from ingest.sources.statistics_file import statistics_tables

RECIPE = Recipe(
    source_id="statistics/bns-population-current",
    publisher=N_("Bureau of National Statistics"),
    title=N_("Population by oblast at the beginning of 2025"),
    where=N_("stat.gov.kz, element 6645"),
    how_often=N_("Every month"),
    leaves_out=N_("Oblasts in 2024; places below the oblast"),
    parse=partial(
        statistics_tables, file="population_current.csv", indicators={"population": "persons"}
    ),
)
