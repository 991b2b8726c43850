"""What pages, commands and papers call the closed sets of the request register."""

from budget.locale.words import N_

KINDS = {
    "roads": N_("Roads"),
    "water": N_("Water supply"),
    "school": N_("School"),
    "club": N_("House of culture or club"),
    "lighting": N_("Street lighting"),
    "heating": N_("Heating"),
    "health": N_("Health post"),
    "other": N_("Other"),
}
STATES = {
    "drafted": N_("drafted"),
    "agreed_by_assembly": N_("agreed by the assembly"),
    "returned_by_assembly": N_("returned by the assembly"),
    "submitted": N_("submitted"),
    "registered": N_("registered"),
    "in_commission": N_("before the budget commission"),
    "included_in_draft": N_("included in the draft budget"),
    "approved_full": N_("approved in full"),
    "approved_part": N_("approved in part"),
    "not_funded_listed": N_("on the list of requests not funded"),
    "refused": N_("refused"),
    "deferred_next_year": N_("put off to the next year"),
    "redirected": N_("passed on to another office"),
    "no_reply_due_not_passed": N_("no reply yet, the period runs"),
    "no_reply_overdue": N_("no reply, overdue"),
    "extended": N_("period extended"),
    "withdrawn": N_("withdrawn"),
    "unknown": N_("not known"),
}
REPLIES = {
    "substance": N_("answered in substance"),
    "refused_with_reason": N_("refused with a reason"),
    "refused_without_reason": N_("refused without a reason"),
    "evasive": N_("evasive"),
    "none": N_("no reply"),
}
EVASIONS = {
    "no_decision": N_("no decision"),
    "no_reason": N_("no reason"),
    "no_date": N_("no date"),
    "no_named_office": N_("no named office"),
}
EVENT_KINDS = {
    "recorded": N_("Request recorded"),
    "observed": N_("Event"),
    "attached": N_("Document attached"),
    "line": N_("Budget line confirmed"),
    "corrected": N_("Correction of the request"),
    "retracted": N_("Taken back"),
}
OBSERVERS = {
    "akim": N_("akim"),
    "akim_office": N_("the akim's office"),
    "assembly": N_("assembly of the local community"),
    "resident": N_("resident"),
    "journalist": N_("journalist"),
    "other": N_("another observer"),
}
CHANNELS = {
    "paper": N_("on paper by post"),
    "in_person": N_("handed in"),
    "email": N_("e-mail"),
    "eotinish": N_("eOtinish"),
    "budget_system": N_("budget planning system"),
    "other": N_("another way"),
}
LAWS = {
    "procedure_76": N_("Code of administrative procedure, article 76: 15 working days"),
    "information_11": N_("Law on access to information, article 11: 15 calendar days"),
    "none": N_("no period is set"),
}
STAGES = {
    "draft": N_("In the draft budget"),
    "approved": N_("Approved for the request"),
    "revised": N_("After amendments"),
    "executed": N_("Spent"),
}
COUNTED_FROM = {
    "registered": N_("counted from its registration"),
    "redirected": N_("counted from the day it was passed on"),
    "submitted": N_("counted from the day it was sent: it is registered the day it comes in"),
}

NO_LINE = N_(
    "No line is found. That is not known, not zero: annexes of decisions stop at budget "
    "programmes. Ask for the list of requests not funded and for the explanatory note to the "
    "draft (Budget Code, articles 75 and 91)."
)
LINE_IS_WIDER = N_(
    "A line of a programme holds other things too: its amount is not what was approved for the "
    "request."
)
