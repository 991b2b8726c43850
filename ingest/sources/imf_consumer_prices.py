"""Consumer price index of Kazakhstan, annual average, 2000–2026.

What: one index a year on the base of the database; only ratios of two years mean anything.
How often: twice a year, in April and October.
Doubt: 2025 may be an estimate, 2026 is a forecast (`derived`).
Leaves out: months, oblasts, prices other than consumers'.
"""

from functools import partial

from ingest.sources.recipe import Recipe
from ingest.sources.statistics_file import statistics_tables

RECIPE = Recipe(
    source_id="statistics/imf-consumer-prices",
    publisher="International Monetary Fund",
    title="Consumer price index, annual average, 2000–2026",
    where="World Economic Outlook database",
    how_often="Twice a year",
    leaves_out="Months, oblasts, other price indices",
    parse=partial(statistics_tables, file="consumer_prices.csv", indicators={"cpi": "index"}),
)
