"""Consumer price index of Kazakhstan, annual average, 2000–2026.

What: one index a year on the base of the database; only ratios of two years mean anything.
How often: twice a year, in April and October.
Doubt: 2025 may be an estimate, 2026 is a forecast (`derived`).
Leaves out: months, oblasts, prices other than consumers'.
"""

from functools import partial

from budget.errors import N_
from ingest.sources.recipe import Recipe
from ingest.sources.statistics_file import statistics_tables

RECIPE = Recipe(
    source_id="statistics/imf-consumer-prices",
    publisher=N_("International Monetary Fund"),
    title=N_("Consumer price index, annual average, 2000–2026"),
    where=N_("World Economic Outlook database"),
    how_often=N_("Twice a year"),
    leaves_out=N_("Months, oblasts, other price indices"),
    parse=partial(statistics_tables, file="consumer_prices.csv", indicators={"cpi": "index"}),
)
