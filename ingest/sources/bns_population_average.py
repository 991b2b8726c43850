"""Average annual population by oblast, 2009–2025.

What: one mean an oblast and year, series 6576 of the Bureau of National Statistics.
How often: once a year.
Borders: those of today in all years, also where the budgets of the year had others: a divisor
only of budgets made after the last change of an oblast's borders.
Leaves out: places below the oblast.
"""

from functools import partial

from budget.errors import N_
from ingest.sources.recipe import Recipe
from ingest.sources.statistics_file import statistics_tables

RECIPE = Recipe(
    source_id="statistics/bns-population-average",
    publisher=N_("Bureau of National Statistics"),
    title=N_("Average annual population by oblast, 2009–2025"),
    where=N_("stat.gov.kz, element 6576"),
    how_often=N_("Once a year"),
    leaves_out=N_("Places below the oblast"),
    parse=partial(
        statistics_tables,
        file="population_average.csv",
        indicators={"population_average": "persons"},
    ),
)
