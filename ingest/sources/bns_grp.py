"""Gross regional product at current prices by region, 2010–2025.

What: one amount a region and year, series of the Bureau of National Statistics.
How often: once a year.
Borders: the three oblasts of 2022 have rows of their own from 2021. South Kazakhstan stands
beside Turkistan and Shymkent from 2011 to 2017, which are part of it: never added together.
Leaves out: kinds of activity, quarters, the sheets and cells of the original.
"""

from functools import partial

from budget.errors import N_
from ingest.sources.recipe import Recipe
from ingest.sources.statistics_file import statistics_tables

RECIPE = Recipe(
    source_id="statistics/bns-grp",
    publisher=N_("Bureau of National Statistics"),
    title=N_("Gross regional product at current prices by region, 2010–2025"),
    where=N_("stat.gov.kz, national accounts"),
    how_often=N_("Once a year"),
    leaves_out=N_("Kinds of activity, quarters, constant prices"),
    parse=partial(statistics_tables, file="grp.csv", indicators={"grp": "million tenge"}),
)
