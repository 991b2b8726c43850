"""What the figures of the register are called, and how each is counted."""

from budget.locale.words import N_
from budget.views.page import Page

_TITLES = {
    "asked_count": N_("Requests sent"),
    "replied_count": N_("A reply came"),
    "answered_count": N_("Answered"),
    "approved_count": N_("Money approved"),
    "refused_count": N_("Refused"),
    "evasive_count": N_("Evasive"),
    "overdue_count": N_("Late or no reply"),
    "unknown_count": N_("Not known"),
    "asked_kzt": N_("Asked, ₸"),
    "approved_kzt": N_("Approved, ₸"),
    "approved_share": N_("Approved of the money asked"),
    "median_days_to_reply": N_("Median days to reply"),
    "evasive_share": N_("Evasive replies"),
    "overdue_share": N_("Late or no reply, share"),
}
_COUNTED = {
    "asked_count": N_("Drafts and requests withdrawn before they were sent are not counted."),
    "answered_count": N_(
        "A decision, an answer in substance, or a refusal. An evasive reply is none."
    ),
    "approved_count": N_("Approved in full or in part."),
    "approved_share": N_(
        "Of the requests of which both the sum asked and the decision are known."
    ),
    "evasive_share": N_(
        "Of the requests that got a reply: no decision, no reason, no date or no named office in "
        "it, and nothing decided since."
    ),
    "overdue_share": N_(
        "Of the requests with a due day: the reply came after it, or the day has passed without one."
    ),
    "median_days_to_reply": N_("Half of the replies came within so many calendar days."),
}


def figures_titles(page: Page) -> dict[str, str]:
    """Title of each figure of `totals` in the language."""
    return {name: page.spoken.gettext(title) for name, title in _TITLES.items()}


def counted(name: str, page: Page) -> str:
    """How a figure is counted, in a sentence."""
    return page.spoken.gettext(_COUNTED[name])
