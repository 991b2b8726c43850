"""Small schools by region, as told to the press.

What: schools with few pupils and joined classes (малокомплектные), their number or their share
of all schools, as akims and heads of education departments state them; the page in each row. The
ministry counts them in its forms МКШ-1 and МКШ-2, which were not found.
How often: now and then.
Leaves out: all regions but two; undated counts; those of a pilot; those that one page alone has.
"""

from functools import partial

from budget.errors import N_
from ingest.sources.recipe import Recipe
from ingest.sources.statistics_file import statistics_tables

RECIPE = Recipe(
    source_id="statistics/press-small-schools",
    publisher=N_("News agencies and newspapers"),
    title=N_("Small schools by region, as told to the press"),
    where=N_("The page named in each row"),
    how_often=N_("Now and then"),
    leaves_out=N_("All regions but two; undated counts"),
    parse=partial(
        statistics_tables,
        file="small_schools.csv",
        indicators={"schools_small": "schools", "schools_small_share": "per cent"},
    ),
)
