"""How the command `schools` writes its answer: for programs, as CSV, and for people."""

from dataclasses import asdict

import polars as pl

from budget import tables
from budget.analysis.denominators import AS_DIVISOR
from budget.analysis.schools import Asked, Schools
from budget.commands.places import amounts, names_of
from budget.locale import schools as words_of
from budget.locale.verdicts import VERDICTS, change_told, reason_sentence
from budget.locale.words import Words

_CENTS = 2


def schools_facts(found: Schools, asked: Asked, spoken: Words) -> dict[str, object]:
    """The object that the contract of the command names; rows of several years name theirs."""
    names = names_of(spoken.language)
    return {
        "measure": asked.measure.key,
        "year": asked.years[-1],
        "verdict": found.judgement.verdict.value,
        "reasons": _reasons(found, names, spoken),
        "rows": [
            ({} if len(asked.years) == 1 else {"year": row["budget_year"]})
            | _row(row, found.parts, spoken)
            for row in found.rows.iter_rows(named=True)
        ],
        "spread": asdict(found.spread),
        "missing_units": found.missing_units,
    }


def schools_rows(found: Schools) -> pl.DataFrame:
    """A row a region for programs, under the headings of the page's download, with the verdict."""
    return found.rows.select(
        "unit_id",
        "budget_year",
        "phase",
        "amount_kzt",
        "group_kzt",
        *(pl.col(name).alias(taken) for name, taken in AS_DIVISOR.items()),
        "per_person_kzt",
        "per_person_low_kzt",
        "per_person_high_kzt",
        pl.col("at_least_kzt").alias("per_person_least_kzt"),
        "missing",
        "act_id",
        "edition_no",
        verdict=pl.lit(found.judgement.verdict.value),
    )


def schools_texts(found: Schools, spoken: Words) -> dict[str, pl.Series]:
    """Places with what was spent, the divisor and the figure; the year only where several are."""
    rows, language = found.rows, spoken.language
    is_of_years = rows["budget_year"].n_unique() > 1
    years = {spoken.gettext("Budget year"): rows["budget_year"].cast(pl.String)}
    why = [
        None if key is None else words_of.missing_text(key, spoken) for key in rows["missing"]
    ]
    return {
        spoken.gettext("Place"): rows["unit_id"].replace_strict(names_of(language)),
        **(years if is_of_years else {}),
        spoken.gettext("Spending, ₸"): amounts(_whole(rows["amount_kzt"]), language),
        spoken.gettext("Divided by"): amounts(_whole(rows["persons"]), language),
        spoken.gettext("Per person, ₸"): amounts(_whole(rows["per_person_kzt"]), language),
        spoken.gettext("Why there is none"): pl.Series(why, dtype=pl.String).fill_null(""),
    }


def schools_title(found: Schools, asked: Asked, spoken: Words) -> str:
    """Measure, year, verdict and reasons above the table."""
    verdict = spoken.gettext(VERDICTS[found.judgement.verdict.value])
    reasons = " ".join(_reasons(found, names_of(spoken.language), spoken))
    name = asked.measure.names[spoken.language.value]
    per = words_of.per_whom(asked.denominator.value, spoken)
    first, last = asked.years[0], asked.years[-1]
    years = str(last) if first == last else f"{first}–{last}"
    return f"{name}, {years}, ₸ / {per}. {verdict}. {reasons}".strip()


def _row(row: dict[str, object], parts: pl.DataFrame, spoken: Words) -> dict[str, object]:
    own = parts.filter(
        pl.col("unit_id") == row["unit_id"], pl.col("budget_year") == row["budget_year"]
    )
    persons, per_person, missing = row["persons"], row["per_person_kzt"], row["missing"]
    return {
        "unit_id": row["unit_id"],
        "spending_kzt": row["amount_kzt"],
        "pupils": round(persons) if isinstance(persons, float) else None,
        "per_pupil_kzt": round(per_person, _CENTS) if isinstance(per_person, float) else None,
        "quality": row["persons_quality"],
        "included": _codes(own.filter("is_in")),
        "excluded": _codes(own.filter(~pl.col("is_in"))),
        "missing": words_of.missing_text(str(missing), spoken) if missing else None,
    }


def _codes(parts: pl.DataFrame) -> dict[str, int | None]:
    # a code may stand on two lines of one budget: its amounts are added, none is lost
    summed = parts.group_by("code", maintain_order=True).agg(
        pl.when(pl.col("amount_kzt").is_not_null().all()).then(pl.col("amount_kzt").sum())
    )
    return dict(summed.iter_rows())


def _reasons(found: Schools, names: dict[str, str], spoken: Words) -> list[str]:
    told = []
    for reason in found.judgement.reasons:
        said = reason_sentence(
            reason.key, reason.unit_ids, reason.years, names.__getitem__, spoken
        )
        law = reason.break_id if reason.refuses else None
        told.append(f"{said} {change_told(law, tables.read('breaks'), spoken)}".strip())
    return told


def _whole(figures: pl.Series) -> pl.Series:
    return figures.round(0).cast(pl.Int64)
