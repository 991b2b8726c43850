"""Words for transfers between budgets: kinds, sides, states, and why a side is silent."""

from budget.locale.words import N_, Words

KINDS = {
    "subvention": N_("Subvention"),
    "withdrawal": N_("Budget withdrawal"),
    "targeted_current": N_("Targeted current transfer"),
    "targeted_development": N_("Targeted development transfer"),
    "targeted_general": N_("Targeted general transfer"),
    "compensation": N_("Compensation of losses"),
    "return": N_("Return of transfers"),
    "unspecified": N_("All transfers as one figure"),
}
SIDES = {
    "payer": N_("says the payer"),
    "payee": N_("says the recipient"),
}
STATES = {
    "matched": N_("both say the same"),
    "rounding": N_("differs by rounding"),
    "differs": N_("differs"),
    "payer_only": N_("only the payer says it"),
    "payee_only": N_("only the recipient says it"),
    "not_published": N_("the other side's figure is not known"),
}
REASONS = {
    "other_not_held": N_("the other budget is not held here"),
    "other_silent": N_("the other budget is held and does not print it"),
    "other_headline_only": N_("of the other budget only headline figures are held here"),
    "other_not_split_by_kind": N_("the other budget prints all transfers as one figure"),
    "not_split_by_unit": N_("not split by unit in the document"),
    "set_by_akimat": N_(
        "not split by district or village in the document; the akimat usually divides it by a "
        "resolution"
    ),
    "not_split_by_direction": N_(
        "the document does not tell what came from above and what from below"
    ),
    "national_fund_inside": N_(
        "transfers of the National Fund and of lower budgets are one figure in the law"
    ),
    "sender_not_split_by_unit": N_(
        "the payer names only a part by unit; targeted transfers are usually divided by a "
        "resolution of its executive"
    ),
    "amount_not_published": N_("the amount is not published"),
}
RELATIONS = {
    "neighbours": N_("neighbouring tiers"),
    "other_parent": N_("the budgets do not lie one below the other"),
    "skips_tier": N_("skips a tier: an error of the document or an exception of the law"),
    "same_tier": N_(
        "both are of one tier: an error of the document or an exception of the law"
    ),
}
TIERS = {
    "oblast": N_("all oblasts and cities of republican significance"),
    "district": N_("all districts and cities of oblast significance"),
    "rural": N_("all villages and rural okrugs"),
}
_OTHER_BUDGETS = N_("other budgets, not told which")
_OF_THE_REPUBLIC = N_("National Fund and lower budgets, not told apart")
_REPUBLIC = "KZ"
SPLITS = {
    "printed": N_("from above and from below are printed apart"),
    "one_neighbour": N_("nobody is below: all transfers come from above"),
    "mixed": N_("one figure; what villages gave back is inside it"),
    "not_split": N_("one figure; from above or from below is not told"),
    "republic": N_(
        "one figure with the National Fund; from below only withdrawals that the law names"
    ),
}
NOT_PUBLISHED = N_("Origin not known here")
OWN_BUDGETS = {
    "republic": N_("Republican budget"),
    "oblast": N_("Oblast's own budget"),
    "republican_city": N_("Budget of the city of republican significance or the capital"),
    "district": N_("District's own budget"),
    "oblast_city": N_("Budget of the city of oblast significance"),
    "rural": N_("Budget of the village or rural okrug"),
}
NETTED_BUDGETS = {
    "oblast": N_("All budgets of the oblast, mutual transfers taken out"),
    "district": N_("All budgets of the district, mutual transfers taken out"),
}
COLUMNS = {
    "revenues_kzt": N_("Revenues"),
    "own_revenues_kzt": N_("Own revenues"),
    "transfers_from_above_kzt": N_("Transfers from above"),
    "transfers_from_below_kzt": N_("Transfers from below"),
    "withdrawn_kzt": N_("Withdrawn from it"),
}


def own_budget(kind: str | None, tier: str, spoken: Words) -> str:
    """What the law calls a unit's own budget: a city's is never called an oblast's.

    Args:
        kind: Kind of the unit.
        tier: Its tier.
        spoken: Language.

    Returns:
        The name of the budget, without that of the unit.
    """
    return spoken.gettext(OWN_BUDGETS.get(kind or "", OWN_BUDGETS[tier]))


def several(level: str | None, payee_id: str | None, spoken: Words) -> str:
    """A payer or recipient that a document does not name.

    Args:
        level: Its tier; None where not even that is told.
        payee_id: Who receives from it, if it is a payer: the republic also receives from a fund.
        spoken: Language.

    Returns:
        The tier as a whole in words, or that it is not told.
    """
    if level is None:
        return spoken.gettext(_OF_THE_REPUBLIC if payee_id == _REPUBLIC else _OTHER_BUDGETS)
    return spoken.gettext(TIERS[level])
