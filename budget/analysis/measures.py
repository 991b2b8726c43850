"""What is compared: one line of the budget, the same line in every document."""

from dataclasses import dataclass
from typing import Self

import polars as pl

from budget.analysis.vintages import RENUMBERED, TRANSFERS_CATEGORY, TRANSFERS_NAMED
from budget.model.enums import LineLevel, Section, Vintage

TRANSFERS = "transfers"
_MOVED = "4"  # categories of receipts from here on were numbered anew
_SHARED = frozenset({Section.REVENUES, Section.EXPENDITURES})  # their parts simply add up


@dataclass(frozen=True, slots=True)
class Measure:
    """A section, a line of it by its code, or the transfers received.

    Attributes:
        section: One of the six sections.
        code: Path with dots; empty for the section's total; `transfers` for the category of
            transfers received, which is 4 in plans until 2025 and 5 from 2026.
    """

    section: Section
    code: str = ""

    @classmethod
    def of(cls, key: str) -> Self:
        """The measure of a key: `revenues`, `revenues:transfers`, `expenditures:04.2`.

        A key whose section is not one of the six is a `ValueError`.

        Args:
            key: Section and code.

        Returns:
            The measure.

        Examples:
            >>> Measure.of("expenditures:04.2").code
            '04.2'
        """
        section, _, code = key.partition(":")
        return cls(Section(section), code)

    @property
    def key(self) -> str:
        """The measure as one word of an address."""
        return f"{self.section.value}:{self.code}" if self.code else self.section.value

    @property
    def has_shares(self) -> bool:
        """Whether a line is a part of its section's total."""
        return bool(self.code) and self.section in _SHARED

    @property
    def is_renumbered(self) -> bool:
        """Whether its code means another line in plans from 2026 on."""
        is_category = self.section is not Section.EXPENDITURES
        return is_category and self.code != TRANSFERS and self.code[:1] >= _MOVED

    @property
    def codes(self) -> tuple[str, ...]:
        """Functional codes it lies in; none for receipts and for whole sections."""
        is_function = self.section is Section.EXPENDITURES and bool(self.code)
        return (self.code,) if is_function else ()

    @property
    def topics(self) -> frozenset[str]:
        """Topics of the table of breaks that touch it."""
        by_code = {"04": {"education"}, "05": {"health"}}
        if self.section is Section.REVENUES:
            topics = {"own_revenues", "transfers"} if not self.code else {"own_revenues"}
            return frozenset({"transfers"} if self.code == TRANSFERS else topics)
        if self.section is Section.EXPENDITURES:
            # the total holds transfers to other budgets
            whole = {"education", "transfers"}
            return frozenset(by_code.get(self.code[:2], set()) if self.code else whole)
        return frozenset()

    def is_line(self) -> pl.Expr:
        """Whether a row of `budget_lines` with `period_from` prints this measure."""
        level = pl.col("line_level").cast(pl.String)
        is_section = pl.col("section").cast(pl.String) == self.section.value
        if not self.code:
            return is_section & (level == LineLevel.SECTION)
        if self.code == TRANSFERS:
            return is_section & (level == LineLevel.CATEGORY) & _is_transfers()
        return is_section & (level != LineLevel.ITEM) & (pl.col("code") == self.code)


def _is_transfers() -> pl.Expr:
    """By the printed name; where none is printed, by the number of the plan's year."""
    name = pl.coalesce("name_ru", "name_kk")
    before, since = (
        pl.lit(TRANSFERS_CATEGORY[each]) for each in (Vintage.UNTIL_2025, Vintage.FROM_2026)
    )
    number = pl.when(pl.col("period_from") >= RENUMBERED).then(since).otherwise(before)
    return pl.coalesce(name.str.contains(TRANSFERS_NAMED), pl.col("code") == number)
