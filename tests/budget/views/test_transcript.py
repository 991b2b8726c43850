"""A row of our own transcription is never shown as a row of the document."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.budget.views.reading import texts

_UIL = "155200000"


def _panel(language: str, unit_id: str) -> AppTest:
    """The panel of the revenues of a place in 2025, by itself."""

    def page(language: str, unit_id: str) -> None:
        import polars as pl  # noqa: PLC0415 -- runs as a script of its own

        from budget import tables  # noqa: PLC0415
        from budget.locale.words import Language, words  # noqa: PLC0415
        from budget.views.page import Page  # noqa: PLC0415
        from budget.views.printed import printed_panel  # noqa: PLC0415

        line = tables.read("budget_lines").filter(
            pl.col("unit_id") == unit_id,
            pl.col("section").cast(pl.String) == "revenues",
            pl.col("line_level").cast(pl.String) == "section",
        )
        spoken = words(Language(language))
        printed_panel(line.head(1), "Revenues", Page(spoken, is_dark=False))

    return AppTest.from_function(page, args=(language, unit_id), default_timeout=60).run()


@pytest.mark.usefixtures("held")
def test_a_headline_figure_says_that_it_was_transcribed_from_point_1() -> None:
    """Uil 2025: its origin says the text is not as printed, and no cell was recorded."""
    shown = "\n".join(texts(_panel("en", _UIL)))

    assert "Transcribed: from point 1 of the act" in shown
    assert "the table and cell of the document were not recorded" in shown
    assert "`6172592.5`, thousand ₸, row 525" in shown
    assert "Official page: http://insecure.zan.kz/rus/docs/G24CK00200M" in shown
    assert "may hold later amendments" in shown
    assert "Printed text" not in shown
    assert "C525" not in shown


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize(
    ("language", "own", "beside"),
    [
        ("kk", "Кірістер", "Салықтық түсімдер"),
        ("ru", "Доходы", "Налоговые поступления"),
        ("en", "Revenues", "Tax receipts"),
    ],
)
def test_neighbours_are_of_the_same_act_and_in_words(
    language: str, own: str, beside: str
) -> None:
    """Row 524 of the file is the deficit of another district."""
    rows = _panel(language, _UIL).table[0].value

    assert rows.iloc[:, 0].to_list()[0] == "→ 525"
    assert rows.iloc[:, 1].to_list()[:2] == [own, beside]
    assert not any("819207" in text for text in rows.iloc[:, 2])


@pytest.mark.usefixtures("held")
def test_a_document_of_its_own_still_shows_its_cell() -> None:
    """Aktobe 2026 was read from the annex itself."""
    shown = "\n".join(texts(_panel("en", "150000000")))

    assert "Printed text" in shown
    assert "Transcribed" not in shown
    assert "Page it was read from: https://github.com/" in shown
