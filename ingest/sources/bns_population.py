"""Population at the beginning of the year: the republic and its oblasts, 2000–2023.

What: one count an oblast and year, table 6584 of the Bureau of National Statistics.
How often: once a year, in spring.
Borders: before 2022 East Kazakhstan, Almaty and Karaganda oblasts stand as they were before the
three oblasts formed out of them; until 2016 South Kazakhstan Region includes Shymkent. Budgets of
those years have the same borders, which is why this table comes first among the denominators.
Leaves out: towns and villages; sexes and ages.
"""

from functools import partial

from budget.errors import N_
from ingest.sources.recipe import Recipe
from ingest.sources.statistics_file import statistics_tables

RECIPE = Recipe(
    source_id="statistics/bns-population",
    publisher=N_("Bureau of National Statistics"),
    title=N_("Population at the beginning of the year by oblast, 2000–2023"),
    where=N_("stat.gov.kz, element 6584"),
    how_often=N_("Once a year"),
    leaves_out=N_("Places below the oblast, sexes, ages"),
    parse=partial(
        statistics_tables, file="population.csv", indicators={"population": "persons"}
    ),
)
