"""Education in all local budgets together, outturn, 2016–2025.

What: group 04 of table 12 of the statistical bulletin of the Ministry of Finance, one amount a
year; transfers between local budgets are taken out.
How often: the bulletin is monthly; these are whole years.
Leaves out: regions (tables 12.1 to 12.20), programmes, the republican budget.
"""

from functools import partial

from budget.errors import N_
from ingest.sources.recipe import Recipe
from ingest.sources.statistics_file import statistics_tables

RECIPE = Recipe(
    source_id="statistics/mof-local-education",
    publisher=N_("Ministry of Finance"),
    title=N_("Education in all local budgets together, outturn, 2016–2025"),
    where=N_("Statistical bulletin, table 12 (gov.kz, document 1062506)"),
    how_often=N_("Every month"),
    leaves_out=N_("Regions, programmes, the republican budget"),
    parse=partial(
        statistics_tables,
        file="local_education.csv",
        indicators={"education_executed_local": "million tenge"},
    ),
)
