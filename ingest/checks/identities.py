"""The identities of a budget as data: totals, and the signed parts they are the sum of.

Source: Budget Code, article 9 (sections and balance).
"""

from typing import NamedTuple

from budget.model.enums import LineLevel, Section


class Part(NamedTuple):
    """A component of the identities: the lines it is printed by, the first kind that is there."""

    name: str
    section: Section
    choices: tuple[tuple[LineLevel, str | None], ...]  # level and key; None: all of that level


# «ВСЕГО» stands for the section where no row of its name is printed
_SECTION_OR_TOTAL = ((LineLevel.SECTION, None), (LineLevel.ITEM, "total"))
PARTS = (
    Part("revenues", Section.REVENUES, _SECTION_OR_TOTAL),
    Part("expenditures", Section.EXPENDITURES, _SECTION_OR_TOTAL),
    Part("net_lending", Section.NET_LENDING, ((LineLevel.SECTION, None),)),
    Part("financial_assets", Section.FINANCIAL_ASSETS, ((LineLevel.SECTION, None),)),
    Part("balance", Section.BALANCE, ((LineLevel.SECTION, None),)),
    Part("financing", Section.FINANCING, ((LineLevel.SECTION, None),)),
    Part("categories", Section.REVENUES, ((LineLevel.CATEGORY, None),)),
    Part("groups", Section.EXPENDITURES, ((LineLevel.GROUP, None),)),
    Part(
        "budget_loans",
        Section.NET_LENDING,
        ((LineLevel.ITEM, "budget_loans"), (LineLevel.GROUP, None)),
    ),
    Part("loan_groups", Section.NET_LENDING, ((LineLevel.GROUP, None),)),
    Part(
        "loan_repayment",
        Section.NET_LENDING,
        ((LineLevel.CATEGORY, "loan_repayment"), (LineLevel.ITEM, "loan_repayment")),
    ),
    Part(
        "asset_acquisition",
        Section.FINANCIAL_ASSETS,
        ((LineLevel.ITEM, "asset_acquisition"), (LineLevel.GROUP, None)),
    ),
    Part("asset_groups", Section.FINANCIAL_ASSETS, ((LineLevel.GROUP, None),)),
    Part(
        "asset_sales",
        Section.FINANCIAL_ASSETS,
        ((LineLevel.CATEGORY, "asset_sales"), (LineLevel.ITEM, "asset_sales")),
    ),
    Part(
        "borrowing",
        Section.FINANCING,
        ((LineLevel.CATEGORY, "borrowing"), (LineLevel.ITEM, "borrowing")),
    ),
    Part(
        "debt_repayment",
        Section.FINANCING,
        ((LineLevel.GROUP, None), (LineLevel.ITEM, "debt_repayment")),
    ),
    Part(
        "balances_used",
        Section.FINANCING,
        ((LineLevel.CATEGORY, "balances_used"), (LineLevel.ITEM, "balances_used")),
    ),
)


class Identity(NamedTuple):
    """A printed total and its signed parts; asked when the total and any of `needs` are printed."""

    words: str
    total: str
    plus: tuple[str, ...]
    minus: tuple[str, ...]
    needs: tuple[str, ...]


IDENTITIES = (
    Identity("revenues = sum of categories", "revenues", ("categories",), (), ("categories",)),
    Identity("expenditures = sum of groups", "expenditures", ("groups",), (), ("groups",)),
    Identity(
        "budget loans = sum of groups", "budget_loans", ("loan_groups",), (), ("loan_groups",)
    ),
    Identity(
        "net lending = loans − repayment",
        "net_lending",
        ("budget_loans",),
        ("loan_repayment",),
        ("budget_loans", "loan_repayment"),
    ),
    Identity(
        "acquisition = sum of groups",
        "asset_acquisition",
        ("asset_groups",),
        (),
        ("asset_groups",),
    ),
    Identity(
        "financial assets = acquisition − sales",
        "financial_assets",
        ("asset_acquisition",),
        ("asset_sales",),
        ("asset_acquisition", "asset_sales"),
    ),
    Identity(
        "balance = revenues − expenditures − net lending − financial assets",
        "balance",
        ("revenues",),
        ("expenditures", "net_lending", "financial_assets"),
        ("revenues", "expenditures"),
    ),
    Identity("financing = −balance", "financing", (), ("balance",), ("balance",)),
    Identity(
        "financing = borrowing − debt repayment + balances used",
        "financing",
        ("borrowing", "balances_used"),
        ("debt_repayment",),
        ("borrowing", "balances_used", "debt_repayment"),
    ),
)
