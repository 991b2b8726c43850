"""The unit a document prints in is worked out from its amounts, never assumed."""

import polars as pl

from budget.analysis.printed_units import printed_unit


def _lines(*amounts: tuple[str | None, int | None]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "printed": pl.Series([printed for printed, _ in amounts], dtype=pl.String),
            "amount_kzt": pl.Series([amount for _, amount in amounts], dtype=pl.Int64),
        }
    )


def test_thousands_are_known_by_every_amount_of_the_edition() -> None:
    """Uil 2025: 6,172,592.5 thousand tenge; noughts and missing amounts say nothing."""
    lines = _lines(
        ("6172592.5", 6_172_592_500), ("-819 207", -819_207_000), ("0", 0), (None, None)
    )

    assert printed_unit(lines) == 1000


def test_a_document_of_two_units_or_of_noughts_alone_has_none() -> None:
    """A guess would say of some amounts what is not true."""
    assert printed_unit(_lines(("5", 5000), ("5", 5))) is None
    assert printed_unit(_lines(("0", 0))) is None
    assert printed_unit(_lines(("not published", None))) is None
