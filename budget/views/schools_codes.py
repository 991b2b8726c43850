"""What is counted and what is not: the lines of one region, each with its amount and cell."""

from dataclasses import replace

import polars as pl
import streamlit as st

from budget.analysis.school_measures import SchoolMeasure, education_lines
from budget.analysis.school_spending import spending_by_edition
from budget.analysis.schools import Schools
from budget.locale import numbers
from budget.locale.words import Words
from budget.model.education import Basis
from budget.views import address, held
from budget.views.foot import Figure, foot
from budget.views.page import Page, place_label
from budget.views.printed import printed_panel
from budget.views.schools_choices import SchoolChoice, region_lines
from budget.views.schools_sources import school_acts
from budget.views.schools_table import edition_told
from budget.views.table_sizes import row_height
from budget.views.trace_words import on_phone

_NOT_EDUCATION = "not_education"
_PRINTED = r"^[\d.]+$"  # codes of the classification


def codes_shown(
    found: Schools, choice: SchoolChoice, names: dict[str, str], page: Page
) -> None:
    """The measure in words, then the codes in and out of one region."""
    spoken, measure = page.spoken, choice.asked.measure
    st.header(spoken.gettext("What is counted, and what is not"), anchor=False)
    language = page.language.value
    st.markdown(measure.told[language])
    st.caption(spoken.gettext("Basis: {law}", law=measure.legal[language]))
    _other_things(found, names, page)
    held = set(found.parts["unit_id"])
    wanted = found.rows.sort(pl.col("per_person_kzt").is_null(), maintain_order=True)
    there = [unit for unit in wanted["unit_id"].unique(maintain_order=True) if unit in held]
    if not there:
        st.info(spoken.gettext("No line of education is held of these regions and this year."))
        return
    with st.container(width=320):
        unit_id = address.pick(
            "region",
            spoken.gettext("Lines of"),
            there,
            names.__getitem__,
            default=there[0],
        )
    of_unit = found.parts.filter(pl.col("unit_id") == unit_id)
    year = int(of_unit.select(pl.col("budget_year").max()).item())
    parts = found.parts.filter(pl.col("unit_id") == unit_id, pl.col("budget_year") == year)
    row = found.rows.filter(pl.col("unit_id") == unit_id, pl.col("budget_year") == year)
    _sums(row, parts, page)
    _editions(unit_id, year, choice, page)
    clicked = _table(parts, measure, unit_id, page)
    _foot(replace(found, rows=row, parts=parts), choice, page)
    if clicked is not None and clicked["cell"].item() is not None:
        printed_panel(clicked, _name(clicked, page), page)


def _foot(of_region: Schools, choice: SchoolChoice, page: Page) -> None:
    """Unit and source of the lines of a region.

    Args:
        of_region: The answer, of one region and year.
        choice: The question.
        page: Language.
    """
    parts, measure = of_region.parts, choice.asked.measure
    unit_id, year = parts.select("unit_id", "budget_year").row(0)

    def titled(words: Words) -> str:
        return words.gettext(
            "{place}, {year}: lines counted and not counted, {measure}",
            place=place_label(
                held.unit(unit_id).row(0, named=True), replace(page, spoken=words)
            ),
            year=year,
            measure=measure.names[words.language.value],
        )

    foot(
        Figure(
            key=f"lines_{measure.key}_{unit_id}_{year}",
            titled=titled,
            unit=page.spoken.gettext("₸"),
            rows=parts.select(
                name
                for name in parts.columns
                if name not in {"is_rest", "is_undivided", "line"}
            ),
            acts=school_acts(of_region, choice, page),
        ),
        page,
    )


def _other_things(found: Schools, names: dict[str, str], page: Page) -> None:
    """What stands in the group of education and is none."""
    other = found.parts.filter(pl.col("line") == _NOT_EDUCATION)
    for unit_id, code, name, amount in other.select(
        "unit_id", "code", "name_ru", "amount_kzt"
    ).iter_rows():
        st.warning(
            page.spoken.gettext(
                "{place}: {amount} in the group of education is for something else ({what}), and "
                "is in no measure.",
                place=names[unit_id],
                amount=numbers.amount(amount, page.spoken),
                what=name or _item(code, page),
            ),
            icon=":material/factory:",
        )


def _item(code: str, page: Page) -> str:
    """A subtotal that a plan states without its code."""
    spoken = page.spoken
    told = {
        "biopharmaceutical_plant": spoken.gettext("a biopharmaceutical plant"),
        "school_construction": spoken.gettext("construction of schools"),
        "sports_schools": spoken.gettext("sports schools"),
        "04.*": spoken.gettext("rest of group 04, its programmes not held"),
    }
    return told.get(code, code)


def _sums(row: pl.DataFrame, parts: pl.DataFrame, page: Page) -> None:
    """Counted, not counted, and the printed total of the group: the two add up to it."""
    spoken, language = page.spoken, page.language
    counted = _sum(parts.filter("is_in"))
    left_out = _sum(parts.filter(~pl.col("is_in")))
    group = row["group_kzt"].item()
    if group is None:
        return
    st.markdown(
        spoken.gettext(
            "Counted {counted} + not counted {left_out} = {total}; group 04 as printed: {group}.",
            counted=numbers.exact(counted, language),
            left_out=numbers.exact(left_out, language),
            total=numbers.exact(counted + left_out, language),
            group=numbers.exact(group, language),
        )
    )
    st.caption(edition_told(row, page))


def _editions(unit_id: str, year: int, choice: SchoolChoice, page: Page) -> None:
    """The measure in every edition held, where there is more than one."""
    asked, spoken = choice.asked, page.spoken
    if asked.measure.basis is Basis.ORGANISATIONS:
        return
    own = region_lines().filter(
        pl.col("unit_id") == unit_id,
        pl.col("budget_year") == year,
        pl.col("phase").cast(pl.String) == asked.phase.value,
        pl.col("consolidation").cast(pl.String) == asked.measure.consolidation.value,
    )
    editions = spending_by_edition(
        own, held.acts(page.language), education_lines(), asked.measure
    )
    if editions.height < 2:  # noqa: PLR2004 -- one edition is the one shown
        return
    told = [
        spoken.gettext(
            "{edition}: counted {counted}, group 04 {group}",
            edition=edition_told(edition, page),
            counted=_exact(edition["amount_kzt"].item(), page),
            group=_exact(edition["group_kzt"].item(), page),
        )
        for edition in editions.iter_slices(1)
    ]
    with st.expander(spoken.gettext("The same in every edition held"), expanded=True):
        st.markdown("\n".join(f"- {line}" for line in told))


def _exact(amount: int | None, page: Page) -> str:
    return "—" if amount is None else numbers.exact(amount, page.language)


def _sum(lines: pl.DataFrame) -> int:
    return int(lines.select(pl.col("amount_kzt").sum()).item())


def _table(
    parts: pl.DataFrame, measure: SchoolMeasure, unit_id: str, page: Page
) -> pl.DataFrame | None:
    """Lines counted first; a click answers with the line."""
    spoken, language, text = page.spoken, page.language.value, st.column_config.TextColumn
    kinds = education_lines().select("line", kind=f"name_{language}", why=f"note_{language}")
    lines = parts.sort(~pl.col("is_in"), -pl.col("amount_kzt"), maintain_order=True).join(
        kinds, on="line", how="left", maintain_order="left"
    )
    yes, no = spoken.gettext("counted"), spoken.gettext("not counted")
    reported = measure.names[language] if measure.basis is Basis.ORGANISATIONS else None
    shown = lines.select(
        counted=pl.when("is_in").then(pl.lit(yes)).otherwise(pl.lit(no)),
        # what organisations report, and a subtotal of a plan, have a name of ours and no code
        code=pl.when(pl.col("code").str.contains(_PRINTED) & (reported is None)).then("code"),
        kind=pl.coalesce("kind", pl.lit(reported, pl.String), *_unknown(page)),
        amount="amount_kzt",
        why=pl.coalesce("why", pl.lit("")),
        name=pl.coalesce("name_ru", "name_kk", pl.lit("")),
    )
    is_narrow = on_phone()
    widths = {"kind": 140 if is_narrow else 175, "why": 255, "name": 360}
    event = st.dataframe(
        shown,
        hide_index=True,
        key=f"codes_{measure.key}_{unit_id}",
        on_select="rerun",
        selection_mode="single-cell",
        alt=spoken.gettext("Lines of education, counted or not, each with its amount"),
        placeholder="—",
        row_height=row_height(*((width, shown[name]) for name, width in widths.items())),
        height="content",
        # on a phone what it is and how much fit beside each other, the rest is a move of the finger
        column_order=["kind", "amount", "counted", "code", "why", "name"]
        if is_narrow
        else None,
        column_config={
            "counted": text(spoken.gettext("In the sum"), width=95),
            "code": text(spoken.gettext("Code"), width=105),
            "kind": text(spoken.gettext("What it is"), width=widths["kind"]),
            "amount": st.column_config.NumberColumn(
                spoken.gettext("Amount, ₸"), format="localized", width=118 if is_narrow else 130
            ),
            "why": text(spoken.gettext("What to know"), width=widths["why"]),
            "name": text(spoken.gettext("As printed"), width=widths["name"]),
        },
    )
    cells = event["selection"]["cells"]
    return lines.slice(int(cells[0][0]), 1) if cells else None


def _unknown(page: Page) -> list[pl.Expr]:
    """What is said of a line of no declared kind."""
    rest = _item("04.*", page)
    return [
        pl.when("is_rest").then(pl.lit(rest)),
        pl.lit(page.spoken.gettext("a line that no measure names")),
    ]


def _name(line: pl.DataFrame, page: Page) -> str:
    name = line.select(pl.coalesce("name_ru", "name_kk", "code")).item()
    return str(name) if name else page.spoken.gettext("Line")
