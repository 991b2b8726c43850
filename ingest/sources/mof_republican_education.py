"""Education in the republican budget, outturn, 2014–2025.

What: one amount a year, as the Ministry of Finance publishes it.
How often: the bulletin is monthly; these are whole years.
Doubt: holds transfers to local budgets in some years: never added to the local series.
Leaves out: programmes; which part is transfers.
"""

from functools import partial

from budget.errors import N_
from ingest.sources.recipe import Recipe
from ingest.sources.statistics_file import statistics_tables

RECIPE = Recipe(
    source_id="statistics/mof-republican-education",
    publisher=N_("Ministry of Finance"),
    title=N_("Education in the republican budget, outturn, 2014–2025"),
    where=N_("Statistical bulletin of the Ministry of Finance"),
    how_often=N_("Every month"),
    leaves_out=N_("Programmes; which part is transfers to local budgets"),
    parse=partial(
        statistics_tables,
        file="republican_education.csv",
        indicators={"education_executed_republican": "million tenge"},
    ),
)
