"""Pupils of general schools by region and school year, as told to the press.

What: counts that news agencies and newspapers quote, 2013/14 to 2025/26; the page in each row.
No official series of pupils by region was found. Rounded counts carry bounds («over 180,000» is
at least that and below the next ten thousand); counts expected, planned or computed from a share
are `derived`. Whether private and republican schools are inside is often not said.
How often: around 1 September.
Leaves out: twelve regions of 2025; counts without a year, an address, or whose parts disagree.
"""

from functools import partial

from budget.errors import N_
from ingest.sources.recipe import Recipe
from ingest.sources.statistics_file import statistics_tables

_INDICATORS = ("pupils_all", "pupils_state", "pupils_private", "pupils_republican")

RECIPE = Recipe(
    source_id="statistics/press-pupils",
    publisher=N_("News agencies and newspapers"),
    title=N_("Pupils of general schools by region and school year, as told to the press"),
    where=N_("The page named in each row"),
    how_often=N_("Around 1 September"),
    leaves_out=N_("Most regions and years; counts without a year or an address"),
    parse=partial(
        statistics_tables,
        file="pupils.csv",
        indicators=dict.fromkeys(_INDICATORS, "persons"),
    ),
)
