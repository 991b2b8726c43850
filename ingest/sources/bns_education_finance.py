"""Finances of education organisations by region, 2022.

What: five flows (income, current expenditure, transfers for capital, capital repairs, fixed
assets) by region for levels of education, places, owners and sizes; tables 1.1 to 1.17 of the
release of the Bureau of National Statistics, each figure with its sheet and cell.
How often: once a year, in June. Doubt: money of organisations of every owner from every source,
not of budgets; «-» is the publisher's mark for «no such phenomenon».
Leaves out: tables 2 to 7, the country's income, costs and assets by kind.
"""

from functools import partial
from itertools import product

from budget.errors import N_
from ingest.sources.recipe import Recipe
from ingest.sources.statistics_file import statistics_tables

SUBJECTS = (
    "education",
    "preschool",
    "primary_schooling",
    "general_schooling",
    "vocational",
    "post_secondary",
    "higher",
    "other_education",
    "sport_education",
    "culture_education",
    "driving_schools",
    "education_elsewhere",
    "auxiliary_education",
    "education_urban",
    "education_rural",
    "education_state",
    "education_private",
    "education_foreign",
    "education_small",
    "education_medium",
    "education_large",
)
FLOWS = (
    "current_income",
    "current_expenditure",
    "capital_transfers",
    "capital_repairs",
    "fixed_assets",
)

RECIPE = Recipe(
    source_id="statistics/bns-education-finance",
    publisher=N_("Bureau of National Statistics"),
    title=N_("Finances of education organisations by region, 2022"),
    where=N_("stat.gov.kz, series 22, released 22 June 2023; sheet and cell in each row"),
    how_often=N_("Once a year"),
    leaves_out=N_("Tables 2 to 7: the country's income, costs and assets by kind"),
    parse=partial(
        statistics_tables,
        file="education_finance_2022.csv",
        indicators={
            f"{subject}_{flow}": "thousand tenge" for subject, flow in product(SUBJECTS, FLOWS)
        },
    ),
)
