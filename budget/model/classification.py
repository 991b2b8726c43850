"""The unified budget classification, versioned by the numbering of revenue categories."""

import dataframely as dy

from budget.model.base import Table, closed, meta
from budget.model.enums import BudgetLevel, LineLevel, Side, TransferKind, Vintage


class Classification(Table):
    """Codes of sections, revenues and functional groups with their names in three languages."""

    vintage = dy.Enum(
        closed(Vintage),
        primary_key=True,
        metadata=meta("Numbering"),
        description="Numbering of the revenue categories it belongs to",
    )
    line_level = dy.Enum(
        closed(LineLevel), primary_key=True, metadata=meta("Level"), description="Depth"
    )
    code = dy.String(
        primary_key=True,
        metadata=meta("Code"),
        description="Path with dots; for sections the section's name",
    )
    name_ru = dy.String(metadata=meta("Name, Russian"), description="Official wording")
    name_kk = dy.String(
        nullable=True, metadata=meta("Name, Kazakh"), description="Official wording where read"
    )
    name_en = dy.String(nullable=True, metadata=meta("Name, English"), description="Ours")
    source = dy.String(metadata=meta("Source"), description="Order or annex it was read in")


class TransferCodes(Table):
    """Codes under which a transfer between budgets stands, in the payer's or the payee's budget.

    In a pattern `*` stands for any group, subgroup or administrator, `|` between alternatives.
    """

    vintage = dy.Enum(
        closed(Vintage),
        primary_key=True,
        metadata=meta("Numbering"),
        description="Numbering of the revenue categories it belongs to",
    )
    side = dy.Enum(
        closed(Side),
        primary_key=True,
        metadata=meta("Stands in the budget of"),
        description="`payer`: an expenditure programme; `payee`: a receipt",
    )
    code_pattern = dy.String(
        primary_key=True,
        regex=r"^[0-9*]+(\.[0-9*]+)+$",
        metadata=meta("Code"),
        description="Path with dots; `*` for any one part: *.*.*.113",
    )
    from_level = dy.Enum(
        closed(BudgetLevel),
        primary_key=True,
        metadata=meta("Paid by"),
        description="Tier that pays",
    )
    to_level = dy.Enum(
        closed(BudgetLevel),
        primary_key=True,
        metadata=meta("Received by"),
        description="Tier that receives",
    )
    kind = dy.Enum(
        closed(TransferKind),
        metadata=meta("Kind"),
        description="`unspecified` where the code alone does not tell",
    )
    name_ru = dy.String(metadata=meta("Name, Russian"), description="Official wording")
    name_kk = dy.String(
        nullable=True, metadata=meta("Name, Kazakh"), description="Official wording where read"
    )
    name_en = dy.String(metadata=meta("Name, English"), description="Ours")
    source = dy.String(metadata=meta("Source"), description="Order or annex it was read in")


class TransferMatching(Table):
    """Which code of the payer answers to which code of the payee, for one kind of transfer."""

    vintage = dy.Enum(
        closed(Vintage),
        primary_key=True,
        metadata=meta("Numbering"),
        description="Numbering of the revenue categories it belongs to",
    )
    from_level = dy.Enum(
        closed(BudgetLevel),
        primary_key=True,
        metadata=meta("Paid by"),
        description="Tier that pays",
    )
    to_level = dy.Enum(
        closed(BudgetLevel),
        primary_key=True,
        metadata=meta("Received by"),
        description="Tier that receives",
    )
    kind = dy.Enum(
        closed(TransferKind),
        primary_key=True,
        metadata=meta("Kind"),
        description="Kind of the transfer",
    )
    payer_code = dy.String(
        primary_key=True,
        metadata=meta("Payer's code"),
        description="Expenditure programme, pattern as in `transfer_codes`",
    )
    payee_code = dy.String(
        primary_key=True,
        metadata=meta("Payee's code"),
        description="Specific of the receipts, from treasury reports",
    )
    payee_subclass = dy.String(
        metadata=meta("Payee's printed code"),
        description="Subclass, the depth at which budgets are printed: kinds fall together in it",
    )
    source = dy.String(metadata=meta("Source"), description="Where both sides were read")
