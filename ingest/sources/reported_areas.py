"""Area of the twenty regions in the borders of July 2023.

What: one area a region, in square kilometres, with the page that states it. Resolutions of the
Government that drew the borders of 2018, 2022 and 2023 come before portals of akimats, these
before encyclopaedias; each is checked against a second page or a sum.
Sum: 77 square kilometres above the country's 2,724,902; Kurchatov's 110 are in two regions, and
six areas are rounded: bounds say how far.
How often: when borders move.
Leaves out: districts; the sea; older borders.
"""

from functools import partial

from budget.errors import N_
from ingest.sources.recipe import Recipe
from ingest.sources.statistics_file import statistics_tables

RECIPE = Recipe(
    source_id="statistics/reported-areas",
    publisher=N_("Government, akimats, newspapers, encyclopaedias"),
    title=N_("Area of the regions in the borders of July 2023"),
    where=N_("The page named in each row"),
    how_often=N_("When borders move"),
    leaves_out=N_("Districts; the sea; older borders"),
    parse=partial(
        statistics_tables, file="areas.csv", indicators={"area": "square kilometres"}
    ),
)
