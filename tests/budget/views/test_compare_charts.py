"""A ranking is drawn only where figures compare."""

import polars as pl
import pytest

from budget.analysis.comparability import Judgement, Reason, Verdict
from budget.analysis.measures import Measure
from budget.locale.words import Language, words
from budget.model.enums import Phase
from budget.views.compare_charts import Drawing, chart_panel
from budget.views.compare_choices import Choice
from budget.views.compare_values import Values
from budget.views.page import Page

_PAGE = Page(words(Language.EN), is_dark=False)
_CHOICE = Choice(
    measure=Measure.of("expenditures"),
    year=2025,
    years=[2025],
    phase=Phase.REVISED,
    view="bars",
    per="total",
    base_year=None,
)
_ROWS = pl.DataFrame(
    [("a", "A", 1.0, "1 ₸", None), ("b", "B", 3.0, "3 ₸", None), ("c", "C", None, None, "why")],
    schema={
        "unit_id": pl.String,
        "name": pl.String,
        "shown": pl.Float64,
        "shown_text": pl.String,
        "missing_text": pl.String,
    },
    orient="row",
).with_columns(exact_text="shown_text", number_text="shown_text")


@pytest.mark.parametrize(
    ("judgement", "order"),
    [
        (Judgement(Verdict.COMPARABLE, ()), ["b", "a", "c"]),
        (Judgement(Verdict.WITH_CARE, (Reason("missing"),)), ["a", "b", "c"]),
        (Judgement(Verdict.NOT_COMPARABLE, (Reason("tiers", refuses=True),)), ["a", "b", "c"]),
    ],
)
def test_bars_are_sorted_only_where_figures_compare(
    judgement: Judgement, order: list[str]
) -> None:
    """Elsewhere they stand in the order chosen; a missing one is last or where it was put."""
    drawing = Drawing(values=Values(_ROWS, "₸"), judgement=judgement, choice=_CHOICE)

    assert chart_panel(drawing, _PAGE).drawn["unit_id"].to_list() == order
