"""What may stand side by side, and what is said beside it."""

from collections.abc import Sequence

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from budget.analysis.borders import boundary_breaks
from budget.analysis.comparability import Judgement, Verdict, judged
from budget.analysis.measures import Measure
from budget.analysis.per_head import per_inhabitant
from budget.analysis.prices import in_prices_of
from budget.model.enums import Phase
from tests.budget.analysis.frames import (
    ABAI,
    AKTOBE,
    ASTANA,
    EAST,
    INDER,
    PAVLODAR,
    UIL,
    Budget,
    breaks,
    compared,
    statistics,
    units,
)

_SPENT = "expenditures"


def _rows(
    rows: Sequence[Budget],
    unit_ids: Sequence[str],
    years: Sequence[int],
    measure: str = _SPENT,
    phase: Phase = Phase.APPROVED,
) -> pl.DataFrame:
    return compared(rows, unit_ids, years, measure, phase)


def _judged(rows: pl.DataFrame, measure: str = _SPENT) -> Judgement:
    return judged(rows, Measure.of(measure), breaks(), units())


def _keys(judgement: Judgement) -> list[str]:
    return [reason.key for reason in judgement.reasons]


def _approved(*unit_ids: str, year: int = 2024, section: str = _SPENT) -> list[Budget]:
    return [(unit_id, year, 0, section, "", 100) for unit_id in unit_ids]


def test_approved_budgets_of_two_oblasts_compare() -> None:
    """One tier, one phase, one year, both as adopted."""
    rows = _rows(_approved(AKTOBE, PAVLODAR), [AKTOBE, PAVLODAR], [2024])

    assert _judged(rows) == Judgement(Verdict.COMPARABLE, ())


def test_an_oblast_and_a_district_do_not_compare() -> None:
    """Different tiers answer for different functions: Budget Code, articles 32 to 35."""
    rows = _rows(_approved(AKTOBE, UIL), [AKTOBE, UIL], [2024])
    judgement = _judged(rows)

    assert judgement.verdict is Verdict.NOT_COMPARABLE
    assert _keys(judgement) == ["tiers"]


def test_approved_and_revised_do_not_compare() -> None:
    """Budget Code, article 3: the budget as adopted, and the one amended since."""
    budgets_held: list[Budget] = [*_approved(AKTOBE), (PAVLODAR, 2024, 1, _SPENT, "", 100)]
    approved = _rows(budgets_held, [AKTOBE], [2024])
    revised = _rows(budgets_held, [PAVLODAR], [2024], phase=Phase.REVISED)
    judgement = _judged(pl.concat([approved, revised]))

    assert judgement.verdict is Verdict.NOT_COMPARABLE
    assert "phases" in _keys(judgement)


def test_own_and_netted_budgets_do_not_compare() -> None:
    """A budget of the oblast's own and the netted total of its tiers differ by billions."""
    rows = _rows(_approved(AKTOBE, PAVLODAR), [AKTOBE, PAVLODAR], [2024])
    netted = rows.tail(1).with_columns(consolidation=pl.lit("netted"))
    judgement = _judged(pl.concat([rows.head(1), netted]))

    assert "consolidations" in _keys(judgement)
    assert judgement.verdict is Verdict.NOT_COMPARABLE


def test_east_kazakhstan_2019_and_2024_do_not_compare() -> None:
    """Abai Region was formed out of it on 8 June 2022."""
    held = [*_approved(EAST, year=2019), *_approved(EAST, year=2024)]
    judgement = _judged(_rows(held, [EAST], [2019, 2024]))
    refusal = judgement.reasons[0]

    assert judgement.verdict is Verdict.NOT_COMPARABLE
    assert (refusal.key, refusal.unit_ids, refusal.years) == ("borders", (EAST,), (2019, 2024))


def test_a_year_in_which_borders_changed_compares_with_nothing() -> None:
    """Half of 2022 is counted in the old borders and half in the new."""
    rows = _rows(_approved(ABAI, AKTOBE, year=2022), [ABAI, AKTOBE], [2022])
    judgement = _judged(rows)

    assert judgement.verdict is Verdict.NOT_COMPARABLE
    assert judgement.reasons[0].key == "divided_year"
    assert judgement.reasons[0].unit_ids == (ABAI,)


def test_a_missing_place_is_named() -> None:
    """Two of three are held: with care, and the third is named."""
    rows = _rows(_approved(AKTOBE, PAVLODAR), [AKTOBE, PAVLODAR, ABAI], [2024])
    judgement = _judged(rows)

    assert judgement.verdict is Verdict.WITH_CARE
    assert [(reason.key, reason.unit_ids) for reason in judgement.reasons] == [
        ("missing", (ABAI,))
    ]


def test_one_figure_is_no_comparison() -> None:
    """Nothing stands beside it."""
    rows = _rows(_approved(AKTOBE), [AKTOBE, PAVLODAR], [2024])

    assert _judged(rows).verdict is Verdict.NOT_COMPARABLE


def test_no_figure_at_all_is_no_comparison() -> None:
    """A measure that no document prints: both places are named."""
    rows = _rows(_approved(AKTOBE, PAVLODAR), [AKTOBE, PAVLODAR], [2024], "financing")

    assert _keys(_judged(rows, "financing")) == ["nothing_to_compare", "missing"]


def test_revised_budgets_half_a_year_apart_compare_with_care() -> None:
    """The edition of February and that of December hold different amounts of amendments."""
    held: list[Budget] = [
        (AKTOBE, 2024, 2, _SPENT, "", 100),
        (PAVLODAR, 2024, 12, _SPENT, "", 100),
    ]
    rows = _rows(held, [AKTOBE, PAVLODAR], [2024], phase=Phase.REVISED)

    assert _keys(_judged(rows)) == ["edition_dates"]


def test_a_city_of_republican_significance_beside_an_oblast_is_said() -> None:
    """A city's budget pays for what districts pay elsewhere."""
    rows = _rows(_approved(AKTOBE, ASTANA), [AKTOBE, ASTANA], [2024])

    assert _keys(_judged(rows)) == ["city_and_oblast"]


def test_a_law_between_two_years_is_said_only_of_the_lines_it_touches() -> None:
    """Schools passed to the oblasts in 2021: education and spending, not revenues."""
    held = [
        (AKTOBE, year, 0, section, code, 100)
        for year in (2020, 2021)
        for section, code in ((_SPENT, ""), (_SPENT, "04"), ("revenues", "1"))
    ]

    keys = {
        measure: [
            reason.break_id
            for reason in _judged(_rows(held, [AKTOBE], [2020, 2021], measure), measure).reasons
        ]
        for measure in (_SPENT, f"{_SPENT}:04", "revenues:1")
    }

    assert keys == {_SPENT: ["schools"], f"{_SPENT}:04": ["schools"], "revenues:1": []}


def test_a_renumbered_category_does_not_compare_across_2026() -> None:
    """Category 4 was transfers until 2025 and is special receipts since."""
    held = [(AKTOBE, year, 0, "revenues", "4", 100) for year in (2025, 2026)]
    judgement = _judged(_rows(held, [AKTOBE], [2025, 2026], "revenues:4"), "revenues:4")

    assert judgement.verdict is Verdict.NOT_COMPARABLE
    assert judgement.reasons[0].key == "renumbered"


def test_districts_of_two_oblasts_share_taxes_by_their_own_rules_in_2025() -> None:
    """Budget Code, article 172: for 2025 each oblast set the shares itself."""
    held = _approved(UIL, INDER, year=2025, section="revenues")
    judgement = _judged(_rows(held, [UIL, INDER], [2025], "revenues"), "revenues")

    assert _keys(judgement) == ["tax_shares"]


def test_a_population_of_another_year_or_kind_is_said() -> None:
    """Aktobe is divided by a count of 2023, Pavlodar by the average of 2024."""
    counts = statistics(
        [
            (AKTOBE, "2023-01-01", "population", 10.0, "official"),
            (PAVLODAR, "2024", "population_average", 10.0, "official"),
        ]
    )
    rows = _rows(_approved(AKTOBE, PAVLODAR), [AKTOBE, PAVLODAR], [2024])
    divided = per_inhabitant(rows, counts, boundary_breaks(breaks(), units()))

    assert _keys(_judged(divided)) == ["population_year", "population_basis"]


def test_forecast_prices_are_said() -> None:
    """Prices of 2026 are a forecast of the IMF."""
    index = statistics(
        [("KZ", "2025", "cpi", 1.0, "reported"), ("KZ", "2026", "cpi", 1.1, "derived")]
    )
    rows = _rows(_approved(AKTOBE, PAVLODAR, year=2026), [AKTOBE, PAVLODAR], [2026])

    assert _keys(_judged(in_prices_of(rows, index, 2025))) == ["price_forecast"]


_HELD = [*_approved(EAST, year=2019), *_approved(EAST, AKTOBE, PAVLODAR, ASTANA)]
_COMPARED = _rows(_HELD, [EAST, AKTOBE, PAVLODAR, ASTANA, ABAI], [2019, 2024])


@settings(deadline=None, max_examples=30)
@given(order=st.permutations(range(_COMPARED.height)))
def test_the_order_of_the_rows_does_not_change_the_verdict(order: list[int]) -> None:
    """The same places, whoever was chosen first."""
    assert _judged(_COMPARED[order]) == _judged(_COMPARED)
