"""What a comparison may say: a verdict and the reasons for it."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How far figures may be compared."""

    COMPARABLE = "comparable"
    WITH_CARE = "with_care"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why figures do not compare, or only with care.

    Attributes:
        key: Which reason; its words stand in the catalogues.
        refuses: It makes the comparison impossible.
        unit_ids: Units it speaks of.
        years: Years it speaks of.
        break_id: Row of `breaks` that says what changed.
    """

    key: str
    refuses: bool = False
    unit_ids: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    break_id: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on a comparison and its reasons, those that refuse first."""

    verdict: Verdict
    reasons: tuple[Reason, ...]

    @property
    def is_ranked(self) -> bool:
        """Whether values may be put in order: only where they compare."""
        return self.verdict is Verdict.COMPARABLE


def judgement(reasons: list[Reason]) -> Judgement:
    """The verdict that some reasons make.

    Args:
        reasons: Reasons in the order in which they are told.

    Returns:
        `comparable` without any, `not_comparable` where one refuses, else `with_care`.

    Examples:
        >>> judgement([Reason("missing"), Reason("phases", refuses=True)]).reasons[0].key
        'phases'
    """
    ordered = tuple(sorted(reasons, key=lambda reason: not reason.refuses))
    if any(reason.refuses for reason in ordered):
        return Judgement(Verdict.NOT_COMPARABLE, ordered)
    return Judgement(Verdict.WITH_CARE if ordered else Verdict.COMPARABLE, ordered)
