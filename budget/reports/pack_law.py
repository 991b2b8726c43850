"""What the law asks for beside what happened: the article, its demand, the dates of the request.

Read in the Administrative Procedural and Process-Related Code of 29 June 2020 № 350-VI, articles
76, 89, 91, 92 and 99 in the edition of the Law of 17 December 2025 № 241-VIII, and in the Budget
Code of 15 March 2025 № 171-VIII, articles 75, 89 and 91.
"""

import datetime as dt

import polars as pl

from budget.locale import numbers
from budget.locale.requests import COUNTED_FROM, REPLIES
from budget.locale.words import Words
from budget.model.requests import ReplyKind, ReplyLaw
from budget.reports.pack_rows import word


def law_rows(
    law: str, standing: pl.DataFrame, today: dt.date, spoken: Words
) -> list[list[str]]:
    """Articles that apply to a request.

    Args:
        law: Law of the reply, a value of `ReplyLaw`.
        standing: One row of `standings`.
        today: Day it is told for.
        spoken: Language.

    Returns:
        Rows of article, demand and what happened.
    """
    reply = standing["reply"].item()
    rows = [_period(law, standing, today, spoken)] if law != ReplyLaw.NONE else []
    if law == ReplyLaw.PROCEDURE_76 and reply not in {None, ReplyKind.NONE.value}:
        rows.append(_reasons(reply, spoken))
    if law == ReplyLaw.PROCEDURE_76 and standing["is_overdue"].item():
        rows.append(_deemed_refused(standing["due_on"].item(), spoken))
    return [*rows, *_budget_code(standing["state"].item(), spoken)]


def _period(law: str, standing: pl.DataFrame, today: dt.date, spoken: Words) -> list[str]:
    if law == ReplyLaw.INFORMATION_11:
        article = spoken.gettext("Law on Access to Information, article 11")
        demand = spoken.gettext(
            "A written request is answered within 15 calendar days; check the period with the text "
            "of the law."
        )
    else:
        article = spoken.gettext(
            "Administrative Procedural and Process-Related Code, article 76"
        )
        demand = spoken.gettext(
            "15 working days from registration, counted from the next day; a motivated extension "
            "is possible for up to two months, with a notice within 3 working days. Other laws may "
            "set another period."
        )
    return [article, demand, _when(law, standing, today, spoken)]


def _when(law: str, standing: pl.DataFrame, today: dt.date, spoken: Words) -> str:
    due = standing["due_on"].item()
    if due is None:
        return spoken.gettext("The day it was sent is not recorded, so no due day follows.")
    counted, day = standing["counted_from"].item(), standing["counted_on"].item()
    parts = [
        f"{_day(day, spoken)}: {spoken.gettext(COUNTED_FROM[counted])}.",
        spoken.gettext("Reply due by {date}.", date=_day(due, spoken)),
        *_extended(law, standing, spoken),
        _answered(standing, today, spoken),
    ]
    parts += late(standing, spoken)
    if standing["is_calendar_confirmed"].item() is False:
        parts.append(
            spoken.gettext("Moved working days of that year are not all known; check the day.")
        )
    return "\n".join(parts)


def late(standing: pl.DataFrame, spoken: Words) -> list[str]:
    """By how many days a reply was late, or is missing.

    Returns:
        One sentence; none where it came in time or no day is set.
    """
    overdue = standing["overdue_days"].item()
    if not overdue or overdue < 0:
        return []
    if standing["replied_on"].item() is None:
        return [
            spoken.ngettext(
                "Overdue by {number} day.", "Overdue by {number} days.", int(overdue)
            )
        ]
    return [
        spoken.ngettext(
            "The reply came {number} day late.",
            "The reply came {number} days late.",
            int(overdue),
        )
    ]


def _extended(law: str, standing: pl.DataFrame, spoken: Words) -> list[str]:
    until = standing["extended_until"].item()
    if until is None:
        return []
    told = spoken.gettext("Extended until {date} by notice.", date=_day(until, spoken))
    if standing["is_extension_lawful"].item() is not False:
        return [told]
    if law == ReplyLaw.INFORMATION_11:
        return [
            told,
            spoken.gettext(
                "The extension goes beyond fifteen more calendar days; check it with article 11 of "
                "the law."
            ),
        ]
    return [
        told,
        spoken.gettext(
            "The extension does not keep to article 76, part 3: it goes beyond two months, or "
            "its notice came after the period had ended."
        ),
    ]


def _answered(standing: pl.DataFrame, today: dt.date, spoken: Words) -> str:
    replied = standing["replied_on"].item()
    if replied is None:
        return spoken.gettext("No reply by {date}.", date=_day(today, spoken))
    return spoken.gettext("Replied on {date}.", date=_day(replied, spoken))


def _reasons(reply: str, spoken: Words) -> list[str]:
    return [
        spoken.gettext(
            "Administrative Procedural and Process-Related Code, articles 80 and 89"
        ),
        spoken.gettext(
            "A reply is reasoned, refers to the law, names the facts that refute or confirm the "
            "arguments, and explains the right to complain."
        ),
        spoken.gettext(
            "The register's owner classified the reply: {reply}.",
            reply=word(REPLIES, reply, spoken),
        ),
    ]


def _deemed_refused(due: dt.date, spoken: Words) -> list[str]:
    return [
        spoken.gettext(
            "Administrative Procedural and Process-Related Code, articles 91 and 92"
        ),
        spoken.gettext(
            "Where an act is not adopted, or an action not taken, in time, it counts as refused "
            "from the end of the period; a "
            "complaint is filed within three months from the day that became known."
        ),
        spoken.gettext("The period ended on {date} without a reply.", date=_day(due, spoken)),
    ]


def _budget_code(state: str, spoken: Words) -> list[list[str]]:
    listed = (
        spoken.gettext("The request stands in the list.")
        if state == "not_funded_listed"
        else spoken.gettext("The register does not hold the list; it can be asked for.")
    )
    return [
        [
            spoken.gettext("Budget Code, article 75, point 16"),
            spoken.gettext(
                "The planning body's conclusion on budget requests determines the list of "
                "expenditures for which no budget funds can be allotted."
            ),
            listed,
        ],
        [
            spoken.gettext("Budget Code, article 91, point 2, subpoint 11"),
            spoken.gettext(
                "The explanatory note to the draft local budget states the amount of requested "
                "expenditures for which the draft has no funds."
            ),
            spoken.gettext(
                "The note goes to the maslikhat with the draft; it can be asked for."
            ),
        ],
    ]


def _day(day: dt.date, spoken: Words) -> str:
    return numbers.day(day, spoken.language)
