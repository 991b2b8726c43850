"""What schools themselves report: published for some years, and of no other year."""

from budget.analysis.schools import schools
from tests.budget.analysis.frames import AKTOBE
from tests.budget.analysis.school_frames import asked, counts, held


def test_a_year_without_statistics_of_organisations_names_those_there_are() -> None:
    """Published for 2022 alone: 2023 is refused for that, and no budget is said to be missing."""
    spent = "general_schooling_current_expenditure"
    statistics = counts((AKTOBE, "2022", spent, 121_935_508_000, None, None, "official"))
    found = schools(held({}, statistics), asked("organisations", 2023))
    (reason,) = found.judgement.reasons

    assert (reason.key, reason.refuses, reason.years) == ("no_statistics", True, (2022,))
    assert set(found.rows["missing"]) == {"no_statistics"}
