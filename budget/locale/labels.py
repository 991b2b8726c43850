"""Labels of the closed sets of the data model: what pages and commands call each value."""

from budget.locale.words import N_, Words

SECTIONS = {
    "revenues": N_("Revenues"),
    "expenditures": N_("Expenditures"),
    "net_lending": N_("Net budget lending"),
    "financial_assets": N_("Balance on operations with financial assets"),
    "balance": N_("Budget deficit (surplus)"),
    "financing": N_("Financing of the deficit (use of the surplus)"),
}
LEVELS = {
    "section": N_("Section"),
    "category": N_("Category"),
    "class": N_("Class"),
    "subclass": N_("Subclass"),
    "specific": N_("Specific"),
    "group": N_("Functional group"),
    "subgroup": N_("Functional subgroup"),
    "administrator": N_("Administrator of budget programmes"),
    "programme": N_("Budget programme"),
    "subprogramme": N_("Budget subprogramme"),
    "item": N_("Subtotal"),
}
TIERS = {
    "republic": N_("Republic"),
    "oblast": N_("Oblasts and cities of republican significance"),
    "district": N_("Districts and cities of oblast significance"),
    "rural": N_("Towns of district significance, villages, settlements, rural okrugs"),
}
KINDS = {
    "republic": N_("republic"),
    "oblast": N_("oblast"),
    "republican_city": N_("city of republican significance"),
    "district": N_("district"),
    "oblast_city": N_("city of oblast significance"),
    "city_district": N_("district of a city"),
    "district_city": N_("town of district significance"),
    "settlement": N_("settlement"),
    "rural_okrug": N_("rural okrug"),
    "village": N_("village"),
}
ITEMS = {
    "budget_loans": N_("Budget loans given"),
    "loan_repayment": N_("Repayment of budget loans"),
    "asset_acquisition": N_("Acquisition of financial assets"),
    "asset_sales": N_("Sale of state financial assets"),
    "borrowing": N_("Borrowing"),
    "debt_repayment": N_("Repayment of borrowing"),
    "balances_used": N_("Balances used"),
    "non_oil_deficit": N_("Non-oil deficit (surplus)"),
    "subvention_in": N_("Subvention received"),
    "targeted_current_transfers_in": N_("Targeted current transfers received"),
    "targeted_development_transfers_in": N_("Targeted development transfers received"),
    "national_fund_targeted_transfer": N_("Targeted transfer from the National Fund"),
    "transfers_from_local_budgets": N_("Transfers from local budgets"),
    "transfers_in": N_("Transfers received"),
    "tax": N_("Tax receipts"),
    "nontax": N_("Non-tax receipts"),
    "capital_sales": N_("Receipts from sale of fixed capital"),
    "special_receipts": N_("Special receipts"),
    "school_construction": N_("Construction of schools, inside general schooling"),
    "sports_schools": N_("Sports schools, inside general schooling"),
    "biopharmaceutical_plant": N_("A biopharmaceutical plant, filed under education"),
}
PHASES = {
    "approved": N_("Approved"),
    "revised": N_("Revised"),
    "adjusted": N_("Adjusted"),
    "executed": N_("Executed"),
}
BASES = {
    "as_adopted": N_("as adopted"),
    "as_amended": N_("as amended"),
    "consolidated_later": N_("may hold later amendments"),
    "unknown": N_("edition not known"),
}
REASONS = {
    "not_held": N_("not held here"),
    "no_budget_yet": N_("villages had no budgets of their own before 2018"),
    "no_budget_or_not_held": N_(
        "in 2018 and 2019 only villages above 2,000 people had budgets: none, or not held here"
    ),
    "did_not_exist": N_("the unit did not exist that year"),
}
HELD = {
    "full": N_("down to programmes"),
    "headline": N_("headline figures"),
    "nothing": N_("nothing held"),
}
STATUSES = {
    "printed": N_("printed"),
    "zero": N_("nought"),
    "not_published": N_("not published"),
    "unreadable": N_("unreadable"),
}


def label(labels: dict[str, str], value: str, spoken: Words) -> str:
    """The label of a value of a closed set in the language."""
    return spoken.gettext(labels[value])
