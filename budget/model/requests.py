"""The closed sets of the request register."""

from enum import StrEnum


class RequestKind(StrEnum):
    """What a village asks money for."""

    ROADS = "roads"
    WATER = "water"
    SCHOOL = "school"
    CLUB = "club"
    LIGHTING = "lighting"
    HEATING = "heating"
    HEALTH = "health"
    OTHER = "other"


class RequestState(StrEnum):
    """Where a request stands; the two of a missing reply follow from dates alone."""

    DRAFTED = "drafted"
    AGREED_BY_ASSEMBLY = "agreed_by_assembly"
    RETURNED_BY_ASSEMBLY = "returned_by_assembly"
    SUBMITTED = "submitted"
    REGISTERED = "registered"
    IN_COMMISSION = "in_commission"
    INCLUDED_IN_DRAFT = "included_in_draft"
    APPROVED_FULL = "approved_full"
    APPROVED_PART = "approved_part"
    NOT_FUNDED_LISTED = "not_funded_listed"
    REFUSED = "refused"
    DEFERRED_NEXT_YEAR = "deferred_next_year"
    REDIRECTED = "redirected"
    NO_REPLY_DUE_NOT_PASSED = "no_reply_due_not_passed"
    NO_REPLY_OVERDUE = "no_reply_overdue"
    EXTENDED = "extended"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


COMPUTED_STATES = (RequestState.NO_REPLY_DUE_NOT_PASSED, RequestState.NO_REPLY_OVERDUE)
FINAL_STATES = (
    RequestState.APPROVED_FULL,
    RequestState.APPROVED_PART,
    RequestState.NOT_FUNDED_LISTED,
    RequestState.REFUSED,
    RequestState.DEFERRED_NEXT_YEAR,
    RequestState.WITHDRAWN,
)
UNSENT_STATES = (
    RequestState.DRAFTED,
    RequestState.AGREED_BY_ASSEMBLY,
    RequestState.RETURNED_BY_ASSEMBLY,
    RequestState.WITHDRAWN,
)
FEWEST_PUBLISHED = 5  # requests behind a published figure


class ReplyKind(StrEnum):
    """What a reply says; `none` is a recorded observation that nothing came."""

    SUBSTANCE = "substance"
    REFUSED_WITH_REASON = "refused_with_reason"
    REFUSED_WITHOUT_REASON = "refused_without_reason"
    EVASIVE = "evasive"
    NONE = "none"


class Evasion(StrEnum):
    """What an evasive reply lacks: the written criteria."""

    NO_DECISION = "no_decision"
    NO_REASON = "no_reason"
    NO_DATE = "no_date"
    NO_NAMED_OFFICE = "no_named_office"


class EventKind(StrEnum):
    """What an entry of the register does."""

    RECORDED = "recorded"
    OBSERVED = "observed"
    ATTACHED = "attached"
    LINE = "line"
    CORRECTED = "corrected"
    RETRACTED = "retracted"


class Observer(StrEnum):
    """In which role something was observed; never a name."""

    AKIM = "akim"
    AKIM_OFFICE = "akim_office"
    ASSEMBLY = "assembly"
    RESIDENT = "resident"
    JOURNALIST = "journalist"
    OTHER = "other"


class Channel(StrEnum):
    """How a request was sent."""

    PAPER = "paper"
    IN_PERSON = "in_person"
    EMAIL = "email"
    EOTINISH = "eotinish"
    BUDGET_SYSTEM = "budget_system"
    OTHER = "other"


class ReplyLaw(StrEnum):
    """The law that sets when a reply is due."""

    PROCEDURE_76 = "procedure_76"
    INFORMATION_11 = "information_11"
    NONE = "none"


class MoneyStage(StrEnum):
    """What an amount beside a request is: never summed over."""

    DRAFT = "draft"
    APPROVED = "approved"
    REVISED = "revised"
    EXECUTED = "executed"


class CountedFrom(StrEnum):
    """Which day the period for a reply is counted from."""

    REGISTERED = "registered"
    REDIRECTED = "redirected"
    SUBMITTED = "submitted"
