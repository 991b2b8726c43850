"""What the columns of the tables of transfers mean, in the words of `budget.analysis`."""

from budget.locale.words import N_

# name → title, unit, meaning
_KZT, _SHARE, _DAYS = N_("tenge"), N_("0 to 1"), N_("days")
_NO_SUM = N_("Never added up")
_NULL_NOT_NOUGHT = N_("Empty: not stated; never nought")
_SIDES = {
    side: {
        f"{side}_id": (title, "", N_("Code of the unit; empty: a tier as a whole")),
        f"{side}_name": (title, "", N_("In the chosen language; a tier as a whole in words")),
        f"{side}_level": (N_("Tier"), "", N_("Empty: the document tells neither above nor below")),
        f"{side}_says_kzt": (says, _KZT, _NULL_NOT_NOUGHT),
        f"{side}_act_id": (act, "", N_("Key of the act; of a silent side its budget, where held")),
        f"{side}_edition_no": (N_("Edition"), "", N_("0: as adopted")),
        f"{side}_phase": (N_("Phase"), "", N_("`approved`, `revised`, `adjusted`, `executed`")),
        f"{side}_edition_date": (N_("Date of the edition"), "", N_("Empty: not known")),
        f"{side}_edition_basis": (
            N_("Kind of the edition"),
            "",
            N_("`as_adopted`, `as_amended`, `consolidated_later`, `unknown`"),
        ),
        f"{side}_other_count": (
            N_("Other statements"),
            "",
            N_("Further acts and editions that state it; never added up"),
        ),
        f"{side}_source_id": (N_("Source"), "", N_("File it was read from")),
        f"{side}_table_no": (N_("Table"), "", N_("Table of the file, from 1; 0: the running text")),
        f"{side}_row_no": (N_("Row"), "", N_("Row of the table, from 1")),
        f"{side}_cell": (N_("Cell"), "", N_("A1 style; R12C5 where the source is markup")),
        f"{side}_code": (N_("Code"), "", N_("Code of the line; empty for a list")),
        f"{side}_depth": (
            N_("Depth of the statement"),
            "",
            N_("`unit`: a list names both; `programme`, `specific`, `subclass`, `class`, `category`"),
        ),
    }
    for side, title, says, act in (
        ("payer", N_("Payer"), N_("Amount by the payer"), N_("Payer's act")),
        ("payee", N_("Recipient"), N_("Amount by the recipient"), N_("Recipient's act")),
    )
}  # fmt: skip
_EDGES = {
    **_SIDES["payer"],
    **_SIDES["payee"],
    "kind": (N_("Kind"), "", N_("`unspecified`: one figure for several kinds, never divided")),
    "residual_kzt": (N_("Difference"), _KZT, N_("Payer's figure less the recipient's")),
    "state": (
        N_("State"),
        "",
        N_("`matched`, `rounding`, `differs`, `payer_only`, `payee_only`, `not_published`"),
    ),
    "reason": (N_("Why"), "", N_("Why one side is silent; empty where both speak")),
    "is_whole": (
        N_("Holds other rows"),
        "",
        N_("`true`: the figure holds what other rows name; never add it to them"),
    ),
    "named_kzt": (N_("Named apart"), _KZT, N_("What other rows name of the figure")),
    "unnamed_kzt": (N_("The rest"), _KZT, N_("What no other row names of the figure")),
    "days_apart": (N_("Days apart"), _DAYS, N_("Between the two editions compared")),
    "nearest_payer_edition_no": (
        N_("Nearest edition of the payer"),
        "",
        N_("Of the pair of editions nearest in date, where one is nearer"),
    ),
    "nearest_payee_edition_no": (
        N_("Nearest edition of the recipient"),
        "",
        N_("Of the pair of editions nearest in date, where one is nearer"),
    ),
    "nearest_days_apart": (N_("Days apart of the nearest pair"), _DAYS, ""),
    "relation": (
        N_("How the two stand to each other"),
        "",
        N_("`neighbours`; else an error of the document or an exception of the law"),
    ),
    "amount_kzt": (N_("Amount"), _KZT, N_("What the side that speaks says")),
    "netted_kzt": (N_("Taken out"), _KZT, N_("Amount taken out of the total once")),
    "netted_by": (N_("By whose figure"), "", N_("`payer` or `payee`")),
}
_BUDGETS = {
    "name": (N_("Name"), "", N_("In the chosen language")),
    "revenues_kzt": (N_("Revenues"), _KZT, N_("Transfers received included")),
    "expenditures_kzt": (N_("Expenditures"), _KZT, N_("As printed, the second section")),
    "own_revenues_kzt": (
        N_("Own revenues"),
        _KZT,
        N_("Revenues less the category of transfers received"),
    ),
    "transfers_received_kzt": (
        N_("Transfers received"),
        _KZT,
        N_("The whole category, from above and from below"),
    ),
    "transfers_from_above_kzt": (
        N_("Transfers from above"),
        _KZT,
        N_("See `split`: of a district the whole category"),
    ),
    "transfers_from_below_kzt": (
        N_("Transfers from below"),
        _KZT,
        N_("Printed, else the sum that its own act names"),
    ),
    "withdrawn_kzt": (
        N_("Withdrawn from it"),
        _KZT,
        N_("Budget withdrawals by the tier above"),
    ),
    "revenues_per_capita_kzt": (N_("Revenues per inhabitant"), _KZT, _NO_SUM),
    "own_revenues_per_capita_kzt": (N_("Own revenues per inhabitant"), _KZT, _NO_SUM),
    "transfers_from_above_per_capita_kzt": (
        N_("Transfers from above per inhabitant"),
        _KZT,
        _NO_SUM,
    ),
    "transfers_from_below_per_capita_kzt": (
        N_("Transfers from below per inhabitant"),
        _KZT,
        _NO_SUM,
    ),
    "withdrawn_per_capita_kzt": (N_("Withdrawn from it per inhabitant"), _KZT, _NO_SUM),
    "missing": (N_("Not known"), "", N_("Names of the columns that are empty")),
    "split": (
        N_("How transfers are printed"),
        "",
        N_(
            "`printed`, `one_neighbour`, `mixed` (what villages gave back is inside), `not_split`"
        ),
    ),
    "depth": (
        N_("Depth held"),
        "",
        N_("`full`: programmes; `receipts`: classes; `headline`: totals"),
    ),
    "edition_date": (N_("Date of the edition"), "", N_("Empty: not known")),
    "edition_basis": (
        N_("Kind of the edition"),
        "",
        N_("`as_adopted`, `as_amended`, `consolidated_later`, `unknown`"),
    ),
}
_ORIGINS = {
    "name": (N_("Name"), "", N_("In the chosen language")),
    "origin": (N_("Origin"), "", N_("Unit whose own revenues it is, or `not_published`")),
    "share": (N_("Share"), _SHARE, N_("Part of the budget's revenues; all add up to one")),
    "amount_kzt": (N_("Amount"), _KZT, N_("Share of the revenues, worked out and rounded")),
}
_SECTORS = {
    "code": (N_("Code"), "", N_("Functional group")),
    "amount_kzt": (N_("Whole group"), _KZT, N_("As printed")),
    "passed_on_kzt": (
        N_("Passed on"),
        _KZT,
        N_("Transfers to the tier below inside the group"),
    ),
    "share": (N_("Share"), _SHARE, N_("Passed on, part of the group")),
    "programme_codes": (N_("Programmes"), "", N_("Codes of the programmes that pass it on")),
}
TABLES = {
    "transfer_edges": _EDGES,
    "budgets_of_tiers": _BUDGETS,
    "origins": _ORIGINS,
    "sectors_passed_on": _SECTORS,
}
