"""Subsistence minimum a month by region, as the press quotes the Bureau of National Statistics.

What: tenge a month for an inhabitant in four months of 2021 to 2025; the page in each row. A
basket of 43 foods and, as a fixed 45 per cent, everything else: it stands in for the level of
prices, which nobody publishes by region. Only months with the country's figure are carried, so
that a region is compared with the country of the same month.
Checked: the thirteen changes printed for September 2025 are those of the two months.
How often: every month.
Leaves out: most regions of most months; Atyrau Region; July and August 2024, where the changes
printed do not follow from the amounts.
"""

from functools import partial

from budget.errors import N_
from ingest.sources.recipe import Recipe
from ingest.sources.statistics_file import statistics_tables

RECIPE = Recipe(
    source_id="statistics/press-subsistence",
    publisher=N_("News agencies"),
    title=N_("Subsistence minimum a month by region, as told to the press"),
    where=N_("The page named in each row"),
    how_often=N_("Every month"),
    leaves_out=N_("Most regions of most months; Atyrau Region"),
    parse=partial(
        statistics_tables,
        file="subsistence_minimum.csv",
        indicators={"subsistence_minimum": "tenge"},
    ),
)
