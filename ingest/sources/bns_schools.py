"""Number of general schools by region, school years 2000/01 to 2022/23.

What: schools of all places, of towns and of the countryside; a dynamic table of the Bureau of
National Statistics, each figure with its cell.
How often: once a year.
Borders: before 2022/23 East Kazakhstan, Almaty and Karaganda oblasts stand as they were before
the three oblasts formed out of them; in 2014/15 and 2015/16 South Kazakhstan includes Shymkent.
Leaves out: pupils, teachers, private and state apart.
"""

from functools import partial

from budget.errors import N_
from ingest.sources.recipe import Recipe
from ingest.sources.statistics_file import statistics_tables

RECIPE = Recipe(
    source_id="statistics/bns-schools",
    publisher=N_("Bureau of National Statistics"),
    title=N_("Number of general schools by region, school years 2000/01–2022/23"),
    where=N_("stat.gov.kz, dynamic tables of education statistics; cell in each row"),
    how_often=N_("Once a year"),
    leaves_out=N_("Pupils; state and private schools apart; small schools"),
    parse=partial(
        statistics_tables,
        file="schools.csv",
        indicators=dict.fromkeys(("schools", "schools_urban", "schools_rural"), "schools"),
    ),
)
