"""The closed sets of the data model: a value outside them is an error, never an «other»."""

from enum import StrEnum


class BudgetLevel(StrEnum):
    """The four approved tiers of the Budget Code, articles 7 and 8."""

    REPUBLIC = "republic"
    OBLAST = "oblast"
    DISTRICT = "district"
    RURAL = "rural"


class UnitKind(StrEnum):
    """What a unit is in the classifier of territories."""

    REPUBLIC = "republic"
    OBLAST = "oblast"
    REPUBLICAN_CITY = "republican_city"
    DISTRICT = "district"
    OBLAST_CITY = "oblast_city"
    CITY_DISTRICT = "city_district"
    DISTRICT_CITY = "district_city"
    SETTLEMENT = "settlement"
    RURAL_OKRUG = "rural_okrug"
    VILLAGE = "village"


class ActKind(StrEnum):
    """What a document decides or reports."""

    BUDGET = "budget"
    AMENDMENT = "amendment"
    TRANSFERS = "transfers"
    LAW = "law"
    EXECUTION_REPORT = "execution_report"
    STATISTICS = "statistics"


class EditionBasis(StrEnum):
    """How it is known which edition of an act a figure belongs to."""

    AS_ADOPTED = "as_adopted"
    AS_AMENDED = "as_amended"
    CONSOLIDATED_LATER = "consolidated_later"
    UNKNOWN = "unknown"


class Consolidation(StrEnum):
    """A unit's own budget, or a total over tiers with mutual transfers taken out."""

    OWN = "own"
    NETTED = "netted"


class Phase(StrEnum):
    """Budget Code, article 3: never summed over, never mixed."""

    APPROVED = "approved"
    REVISED = "revised"
    ADJUSTED = "adjusted"
    EXECUTED = "executed"


class Section(StrEnum):
    """The six sections of a local budget: Budget Code, article 9."""

    REVENUES = "revenues"
    EXPENDITURES = "expenditures"
    NET_LENDING = "net_lending"
    FINANCIAL_ASSETS = "financial_assets"
    BALANCE = "balance"
    FINANCING = "financing"


class LineLevel(StrEnum):
    """Depth of a line in the unified budget classification."""

    SECTION = "section"
    CATEGORY = "category"
    CLASS = "class"
    SUBCLASS = "subclass"
    SPECIFIC = "specific"
    GROUP = "group"
    SUBGROUP = "subgroup"
    ADMINISTRATOR = "administrator"
    PROGRAMME = "programme"
    SUBPROGRAMME = "subprogramme"
    ITEM = "item"


class ValueStatus(StrEnum):
    """Why a figure is there or not: missing is never zero."""

    PRINTED = "printed"
    ZERO = "zero"
    NOT_PUBLISHED = "not_published"
    UNREADABLE = "unreadable"


class TransferKind(StrEnum):
    """Kinds of transfers between budgets: Budget Code, articles 76 to 83."""

    SUBVENTION = "subvention"
    WITHDRAWAL = "withdrawal"
    TARGETED_CURRENT = "targeted_current"
    TARGETED_DEVELOPMENT = "targeted_development"
    TARGETED_GENERAL = "targeted_general"
    COMPENSATION = "compensation"
    RETURN = "return"
    UNSPECIFIED = "unspecified"


class Side(StrEnum):
    """Whose document states a transfer."""

    PAYER = "payer"
    PAYEE = "payee"


class StatisticStatus(StrEnum):
    """What a publication of statistics prints instead of a number, or the number itself.

    Marks of the Bureau of National Statistics: «-» no such phenomenon, «x» confidential, «…» no
    data.
    """

    PRINTED = "printed"
    ABSENT = "absent"
    CONFIDENTIAL = "confidential"
    NO_DATA = "no_data"
    UNREADABLE = "unreadable"


class Quality(StrEnum):
    """How much a statistic may be trusted."""

    OFFICIAL = "official"
    REPORTED = "reported"
    DERIVED = "derived"


class Vintage(StrEnum):
    """Numbering of revenue categories: special receipts became category 4 on 1 January 2026."""

    UNTIL_2025 = "until_2025"
    FROM_2026 = "from_2026"
