"""A sum that does not add up is said with its place in the language of the page."""

import pytest
from streamlit.testing.v1 import AppTest


def _shown(language: str, source: str) -> None:
    """Revenues of which no part is printed."""
    import polars as pl  # noqa: PLC0415 -- a script of its own

    from budget.locale.words import Language, words  # noqa: PLC0415 -- a script of its own
    from budget.views.checked import checks_shown  # noqa: PLC0415 -- a script of its own
    from budget.views.page import Page  # noqa: PLC0415 -- a script of its own

    check = {
        "identity": "revenues = sum of categories", "place": "table 1, row 1995",
        "source_id": source, "expected": 39_760_000, "found": 0, "residual": -39_760_000,
        "holds": False,
    }  # fmt: skip
    checks_shown(pl.DataFrame([check]), "№ 300", Page(words(Language(language)), is_dark=False))


@pytest.mark.parametrize(
    ("language", "source", "place"),
    [
        ("ru", "headline-figures", "(строка 1995 нашей выписки)"),
        ("kk", "headline-figures", "(біздің көшірменің 1995-жолы)"),
        ("ru", "maslikhat-aktobe-2026", "(таблица 1, строка 1995)"),
    ],
)
def test_a_row_of_our_transcription_is_not_called_a_row_of_the_document(
    language: str, source: str, place: str
) -> None:
    """The decision has no table 1 with 1995 rows: a reader would look for it in vain."""
    app = AppTest.from_function(_shown, args=(language, source)).run()

    assert place in app.markdown[0].value
