"""Boys and girls of 0 to 15 by region on 1 January 2020.

What: two counts a region, from the data set of the statistical office on the portal of open
data. The file names no day: its three ages of men and women add up to the population of 1 January
2020 to a person, in the country and in each of its seventeen regions.
How often: once a year; this is the only year found.
Borders: of that day. Almaty, Karaganda and East Kazakhstan regions are those before 2022.
Leaves out: single years of age, so that the ages of school, 6 to 17, are not known; years after;
ages from 16 on.
"""

from functools import partial

from budget.errors import N_
from ingest.sources.recipe import Recipe
from ingest.sources.statistics_file import statistics_tables

_KINDS = ("population_under_16_boys", "population_under_16_girls")

RECIPE = Recipe(
    source_id="statistics/bns-population-ages",
    publisher=N_("Committee on Statistics"),
    title=N_("Boys and girls of 0 to 15 by region, 1 January 2020"),
    where=N_("data.egov.kz, kazakstan_respublikasy_halkyny1, version 4"),
    how_often=N_("Once a year"),
    leaves_out=N_("Single years of age; later years; ages from 16 on"),
    parse=partial(
        statistics_tables,
        file="population_ages_2020.csv",
        indicators=dict.fromkeys(_KINDS, "persons"),
    ),
)
