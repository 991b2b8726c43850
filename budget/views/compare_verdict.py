"""The verdict on a comparison, its reasons beside it."""

import streamlit as st

from budget import tables
from budget.analysis.comparability import Judgement, Reason, Verdict
from budget.locale import labels, verdicts
from budget.views.page import Page

_ICONS = {
    Verdict.COMPARABLE: ":material/check_circle:",
    Verdict.WITH_CARE: ":material/info:",
    Verdict.NOT_COMPARABLE: ":material/block:",
}


def verdict_shown(judgement: Judgement, names: dict[str, str], page: Page) -> None:
    """The verdict in words, then every reason as a sentence."""
    spoken = page.spoken
    title = labels.label(verdicts.VERDICTS, judgement.verdict.value, spoken)
    with st.container(border=True, key="verdict"):
        st.markdown(f"{_ICONS[judgement.verdict]} **{title}**")
        sentences = verdict_sentences(judgement, names, page)
        if sentences:
            st.markdown("\n".join(f"- {sentence}" for sentence in sentences))
        if judgement.verdict is not Verdict.COMPARABLE:
            st.caption(spoken.gettext("So nothing is ranked or coloured."))


def verdict_sentences(judgement: Judgement, names: dict[str, str], page: Page) -> list[str]:
    """Reasons as sentences; changes of law are told once, with all their years."""
    law = [reason for reason in judgement.reasons if reason.key == "law"]
    others = [reason for reason in judgement.reasons if reason.key != "law"]
    together = [Reason("law", years=tuple(year for one in law for year in one.years))]
    return [
        " ".join(
            part
            for part in (
                verdicts.reason_sentence(
                    reason.key, reason.unit_ids, reason.years, names.__getitem__, page.spoken
                ),
                verdicts.change_told(
                    reason.break_id if reason.refuses else None,
                    tables.read("breaks"),
                    page.spoken,
                ),
            )
            if part
        )
        for reason in [*others, *(together if law else [])]
    ]


def verdict_line(judgement: Judgement, names: dict[str, str], page: Page) -> str:
    """Verdict and reasons in one paragraph, for the foot and for files."""
    title = labels.label(verdicts.VERDICTS, judgement.verdict.value, page.spoken)
    return " ".join([f"{title}.", *verdict_sentences(judgement, names, page)])
