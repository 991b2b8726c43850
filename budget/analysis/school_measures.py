"""What is counted as spending on education: the measures of `codes/school_measures.csv`."""

from dataclasses import dataclass
from functools import cache

import polars as pl

from budget import paths
from budget.errors import UnknownCodeError
from budget.model.education import Basis, Denominator, EducationLines, SchoolMeasures
from budget.model.enums import Consolidation, Phase, Section

_CODES = paths.PROJECT / "data" / "codes"  # the same for any folder of data
WHOLE = "*"
CORE = "general_schooling"
PRIVATE = "general_schooling_private"


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolMeasure:
    """A measure of spending on education.

    Attributes:
        key: Word of the address and of the command.
        basis: Lines of budgets, or what organisations report to statistics.
        lines: Kinds of `education_lines` counted, or indicators; `*`: the whole of group 04.
        without: Kinds taken out of the whole group.
        consolidation: Of the budgets counted.
        phases: States of a budget it may be taken in, one at a time.
        denominator: Who the money is divided by.
        codes: Functional codes it is of, for the tiers that answer for them.
        names: Language → name.
        told: Language → what is in it, in a sentence.
        legal: Language → law it rests on.
    """

    key: str
    basis: Basis
    lines: tuple[str, ...]
    without: tuple[str, ...]
    consolidation: Consolidation
    phases: tuple[Phase, ...]
    denominator: Denominator
    codes: tuple[str, ...]
    names: dict[str, str]
    told: dict[str, str]
    legal: dict[str, str]

    @property
    def section(self) -> Section:
        """Spending, always."""
        return Section.EXPENDITURES

    @property
    def topics(self) -> frozenset[str]:
        """Topics of the table of breaks that touch it."""
        return frozenset({"education"})

    @property
    def is_renumbered(self) -> bool:
        """Functional codes kept their meaning in 2026."""
        return False

    @property
    def is_whole(self) -> bool:
        """Whether it is the whole group less what is taken out."""
        return self.lines == (WHOLE,)

    def is_in(self, line: pl.Expr) -> pl.Expr:
        """Whether a kind of line is counted; a kind that nothing declares only in the whole."""
        if self.is_whole:
            return ~line.is_in(list(self.without)).fill_null(value=False)
        return line.is_in(list(self.lines)).fill_null(value=False)


@cache
def school_measures() -> dict[str, SchoolMeasure]:
    """All measures by key, in the order of the file.

    Returns:
        Key → measure.
    """
    rows = SchoolMeasures.validate(
        pl.read_csv(_CODES / "school_measures.csv", infer_schema=False), cast=True
    )
    return {row["measure"]: _measure(row) for row in rows.iter_rows(named=True)}


def school_measure(key: str) -> SchoolMeasure:
    """The measure of a key.

    Args:
        key: Key of `school_measures`.

    Returns:
        The measure.

    Raises:
        UnknownCodeError: No measure is called so; the message lists those there are.
    """
    known = school_measures()
    if key not in known:
        message = f"No measure is called «{key}». Measures: {', '.join(known)}."
        raise UnknownCodeError(message)
    return known[key]


@cache
def education_lines() -> pl.DataFrame:
    """Kinds of education lines, in the order in which their names are tried.

    Returns:
        `EducationLines`.
    """
    texts = pl.read_csv(_CODES / "education_lines.csv", infer_schema=False)
    return EducationLines.validate(
        texts.with_columns(pl.col("is_capital") == "true"), cast=True
    )


def _measure(row: dict[str, str]) -> SchoolMeasure:
    return SchoolMeasure(
        key=row["measure"],
        basis=Basis(row["basis"]),
        lines=tuple(row["lines"].split()),
        without=tuple((row["without"] or "").split()),
        consolidation=Consolidation(row["consolidation"]),
        phases=tuple(Phase(phase) for phase in row["phases"].split()),
        denominator=Denominator(row["denominator"]),
        codes=tuple(row["codes"].split()),
        **{
            words: {language: row[f"{name}_{language}"] for language in ("kk", "ru", "en")}
            for words, name in (("names", "name"), ("told", "told"), ("legal", "legal"))
        },
    )
