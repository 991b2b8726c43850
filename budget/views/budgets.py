"""One edition of a place's budget, and what pages show of it: every answer is worked out once.

All arguments are plain values of the address, so that the next click and the next reader find the
answer ready. Frames are shared: nobody changes them in place.
"""

from dataclasses import dataclass

import polars as pl

from budget import tables
from budget.analysis.editions import lines_of_edition
from budget.analysis.headlines import headlines
from budget.analysis.headlines import transfers_received as transfers_among
from budget.analysis.names import named
from budget.analysis.names import vintage_of as vintage_told
from budget.analysis.quality import checks_of_edition
from budget.analysis.structure import held_depths, lines_below, path_of
from budget.locale import labels
from budget.locale.citations import Act, act_of, citation, edition_cited
from budget.locale.words import Language, Words, words
from budget.model.enums import Vintage
from budget.views import held

READ = ("budget_lines", "acts", "classification")  # what named lines of a budget are made of
NEXT = "next"  # in an address: the level below, whichever that is
_BROKEN_DOWN = ("expenditures", "revenues", "net_lending", "financial_assets", "financing")


@dataclass(frozen=True, slots=True)
class Budget:
    """An edition of a unit's budget for a year.

    Attributes:
        unit_id: The unit.
        year: Budget year.
        edition: `edition_key` of `held_editions`.
        language: Language of the page: which act is cited, which names are shown.
    """

    unit_id: str
    year: int
    edition: str
    language: Language

    @property
    def key(self) -> str:
        """Names the widgets of this edition."""
        return f"{self.unit_id}_{self.year}_{self.edition}"


@tables.remembered("budget_lines", "acts")
def edition_of(budget: Budget) -> pl.DataFrame:
    """The edition with the facts of its act: one row of `held_editions`."""
    return held.editions(budget.unit_id, budget.language).filter(
        pl.col("budget_year") == budget.year, pl.col("edition_key") == budget.edition
    )


@dataclass(frozen=True, slots=True)
class Part:
    """A line of a budget that is broken down.

    Attributes:
        budget: The budget.
        section: The section.
        code: Code of the line; empty: the whole section.
        line_level: Level of its parts; None: the next one below.
    """

    budget: Budget
    section: str
    code: str
    line_level: str | None

    @property
    def key(self) -> str:
        """Names the widgets of this breakdown."""
        return f"{self.budget.key}_{self.section}_{self.code}_{self.line_level or NEXT}"


@tables.remembered("budget_lines", "acts")
def edition_names(unit_id: str, year: int, language: Language) -> dict[str, str]:
    """Key and name of every edition of a year: «Approved · № 298 of 10 December 2025, as adopted»."""
    spoken = words(language)
    editions = held.editions(unit_id, language).filter(pl.col("budget_year") == year)
    names = [_edition_name(edition, spoken) for edition in editions.iter_slices(1)]
    told = [
        name if names.count(name) == 1 else _one_of(name, number, spoken)
        for name, number in zip(names, editions["edition_no"], strict=True)
    ]
    return dict(zip(editions["edition_key"].cast(pl.String), told, strict=True))


def _one_of(name: str, number: int, spoken: Words) -> str:
    """The name of an edition that another page of the act has too."""
    page = spoken.gettext("page {number} of the act read here", number=number)
    return f"{name} · {page}"


def _edition_name(edition: pl.DataFrame, spoken: Words) -> str:
    act = act_of(edition)
    return " · ".join(
        [
            labels.label(labels.PHASES, str(edition["phase"].item()), spoken),
            edition_cited(act, spoken) or citation(act, spoken),
        ]
    )


@tables.remembered("budget_lines", "acts")
def act(budget: Budget) -> Act:
    """The act of the edition, as it is cited."""
    return act_of(edition_of(budget))


def phase_of(budget: Budget) -> str:
    """Phase of the edition: key of `labels.PHASES`."""
    return str(edition_of(budget)["phase"].item())


@tables.remembered("budget_lines", "acts", last=64)
def lines_of(budget: Budget) -> pl.DataFrame:
    """Rows of `budget_lines`."""
    return lines_of_edition(held.lines(budget.unit_id), edition_of(budget))


@tables.remembered("budget_lines", "acts")
def vintage_of(budget: Budget) -> Vintage | None:
    """Numbering of the classification that the document follows; None: not known."""
    return vintage_told(lines_of(budget), edition_of(budget)["period_from"].item())


@tables.remembered("checks", "budget_lines", "acts")
def checks_of(budget: Budget) -> pl.DataFrame:
    """Checks of the edition, the failing ones first."""
    return checks_of_edition(tables.read("checks"), edition_of(budget))


@tables.remembered(*READ)
def figures_of(budget: Budget) -> pl.DataFrame:
    """Rows of `headlines`, each named in the language; sections and balances by our own words."""
    spoken = words(budget.language)
    is_section = pl.col("line_level") == "section"
    is_item = pl.col("line_level") == "item"
    items = {code: spoken.gettext(text) for code, text in labels.ITEMS.items()}
    return _named(headlines(lines_of(budget)), budget).with_columns(
        name=pl.when(is_section)
        .then(
            pl.col("section")
            .cast(pl.String)
            .replace_strict(
                {section: spoken.gettext(text) for section, text in labels.SECTIONS.items()}
            )
        )
        .when(is_item)
        .then(pl.col("code").replace_strict(items, default=pl.col("name")))
        .otherwise("name"),
        name_language=pl.when(~is_section & ~is_item).then("name_language"),
    )


@tables.remembered(*READ)
def indented_figures(budget: Budget) -> pl.DataFrame:
    """The same, what lies inside a section set in below it."""
    is_section = pl.col("line_level") == "section"
    inside = pl.concat_str(pl.lit("   "), "name")
    return figures_of(budget).with_columns(
        name=pl.when(is_section).then("name").otherwise(inside)
    )


@tables.remembered(*READ)
def amounts_of(budget: Budget) -> dict[str, int | None]:
    """Amount of every section and balance, and of the transfers received; None: not stated."""
    figures = figures_of(budget)
    sections = figures.filter(pl.col("line_level") == "section")
    return {
        **dict(sections.select(pl.col("section").cast(pl.String), "amount_kzt").iter_rows()),
        "transfers": transfers_received(budget)["amount_kzt"].first(),
    }


@tables.remembered(*READ)
def transfers_received(budget: Budget) -> pl.DataFrame:
    """The row of transfers received, or none."""
    return transfers_among(figures_of(budget), vintage_of(budget))


@tables.remembered("budget_lines", "acts")
def sections_held(budget: Budget) -> list[str]:
    """Sections that are held with their parts."""
    lines = lines_of(budget)
    return [section for section in _BROKEN_DOWN if held_depths(lines, section)]


@tables.remembered("budget_lines", "acts")
def depths_below(budget: Budget, section: str, code: str) -> list[str]:
    """Levels held below a line of a section; below the whole section where the code is empty."""
    lines = lines_of(budget)
    inside = lines.filter(pl.col("code").str.starts_with(f"{code}.")) if code else lines
    return held_depths(inside, section)


@tables.remembered(*READ)
def parts_of(part: Part) -> pl.DataFrame:
    """Rows of `lines_below`, named in the language."""
    lines = lines_of(part.budget)
    return _named(lines_below(lines, part.section, part.code, part.line_level), part.budget)


@tables.remembered(*READ)
def path_to(budget: Budget, section: str, code: str) -> pl.DataFrame:
    """Rows of `path_of`, named in the language."""
    return _named(path_of(lines_of(budget), section, code), budget)


def _named(lines: pl.DataFrame, budget: Budget) -> pl.DataFrame:
    vintage = vintage_of(budget)
    return named(lines, tables.read("classification"), vintage, budget.language)
