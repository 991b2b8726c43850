"""Cut texts of real acts, and the real acts themselves, against what they print."""

from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from ingest.readers.printed import PARAGRAPHS
from ingest.text import TextReading, read_text

FIXTURES = Path(__file__).parents[1] / "fixtures" / "text"
ACTS = {
    "aktobe-2025-ed4-rus": "aktobe-2025-ed4-rus",
    "aktobe-2026-ed1-kaz": "aktobe-2026-ed1-kaz",
    "aktobe-2026-ed1-rus": "aktobe-2026-ed1-rus",
    "aktobe-2026-ed5-rus": "aktobe-2026-ed5-rus",
    "aktobe-general-transfers-2026-2028-rus": "aktobe-general-transfers-2026-2028-rus",
    "pavlodar-2025-rus": "pavlodar-2025",
    "turkistan-2025-rus": "turkistan-2025",
}
OWN_POINTS = ("reserve", "debt_limit", "ppp_limit", "republican_subvention")


def paragraphs(text: str, doc: int = 1) -> pl.DataFrame:
    """Lines of a text, tables left out, as readers return them."""
    rows, grid, in_table = [], 1, False
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(("<table", "</table")):
            in_table = line.startswith("<table")
            grid += not in_table
        elif line.strip() and not in_table:
            style = {"#": "heading", ">": "quote"}.get(line.strip()[0], "text")
            rows.append((doc, number, line.strip("#>* "), style, grid))
    return pl.DataFrame(rows, schema=PARAGRAPHS, orient="row")


def everything(reading: TextReading) -> pl.DataFrame:
    """Figures, list lines, sums and rejects in one frame, by line."""
    words = pl.concat_str(
        "payer_words", "payee_words", "purpose", separator=" > ", ignore_nulls=True
    )
    lists = reading.lists.with_columns(what=pl.lit("line"), key="kind", words=words)
    sums = reading.list_totals.with_columns(what=pl.lit("sum"), key="kind")
    figures = reading.figures.with_columns(
        what=pl.lit("figure"), key="indicator", words="unit_words"
    )
    rejects = reading.rejects.with_columns(what=pl.lit("reject"), key="reason")
    shape = {
        "line": pl.Int64,
        "what": pl.String,
        "key": pl.String,
        "budget_year": pl.Int64,
        "words": pl.String,
        "printed": pl.String,
        "amount_kzt": pl.Int64,
    }
    parts = pl.concat(
        [part.cast({"key": pl.String}) for part in (figures, lists, sums, rejects)],
        how="diagonal_relaxed",
    )
    return parts.select(pl.col(name).cast(dtype) for name, dtype in shape.items()).sort(
        "line", maintain_order=True
    )


@pytest.mark.parametrize("name", sorted(path.stem for path in FIXTURES.glob("*.txt")))
def test_a_cut_act_reads_as_reviewed(name: str) -> None:
    """First line of each fixture: unit, act, edition and where it was read."""
    expected = pl.read_csv(FIXTURES / "expected.csv", schema_overrides={"printed": pl.String})

    found = everything(read_text(paragraphs((FIXTURES / f"{name}.txt").read_text("utf-8"))))

    assert_frame_equal(found, expected.filter(pl.col("act") == name).drop("act"))


def test_the_two_languages_of_one_act_print_the_same_amounts() -> None:
    """Kostanay oblast 2025: Russian and Kazakh text of one edition."""
    rus, kaz = (
        read_text(
            paragraphs((FIXTURES / f"kostanay-oblast-2025-{language}.txt").read_text("utf-8"))
        )
        for language in ("rus", "kaz")
    )

    assert_frame_equal(
        rus.figures.select("indicator", "budget_year", "amount_kzt"),
        kaz.figures.select("indicator", "budget_year", "amount_kzt"),
    )
    assert_frame_equal(
        rus.lists.select("kind", "budget_year", "amount_kzt", "value_status"),
        kaz.lists.select("kind", "budget_year", "amount_kzt", "value_status"),
    )


@pytest.mark.parametrize(("act", "headline"), ACTS.items())
def test_real_acts_read_exactly_as_their_headline_figures(
    real: Path, act: str, headline: str
) -> None:
    """shared/real/acts: point 1, withdrawals, subventions, reserve and limits of each act."""
    expected = pl.read_csv(
        real / "acts" / f"{headline}.headline.tsv", separator="\t", infer_schema=False
    ).filter(~pl.col("kind").str.ends_with("_total"))

    reading = read_text(paragraphs((real / "acts" / f"{act}.md").read_text("utf-8")))

    assert reading.rejects.is_empty()
    assert stated(reading) == sorted(
        (kind, name, printed, thousands(printed))
        for kind, name, printed in expected.select("kind", "indicator", "amount").rows()
    )


@pytest.mark.parametrize(("act", "headline"), ACTS.items())
def test_real_lists_add_up_to_their_printed_sums(real: Path, act: str, headline: str) -> None:
    """Sums are those of the headline file, and every list adds up to its own."""
    printed = pl.read_csv(
        real / "acts" / f"{headline}.headline.tsv", separator="\t", infer_schema=False
    ).filter(pl.col("kind").str.ends_with("_total"))["amount"]

    reading = read_text(paragraphs((real / "acts" / f"{act}.md").read_text("utf-8")))
    added = (
        reading.lists.filter(pl.col("list_no").is_not_null())
        .group_by("list_no", "kind", "budget_year", maintain_order=True)
        .agg(pl.col("amount_kzt").sum())
    )

    assert reading.list_totals["printed"].to_list() == printed.to_list()
    assert_frame_equal(added, reading.list_totals.select(added.columns))


def stated(reading: TextReading) -> list[tuple[str, str, str, int]]:
    """What a reading says, in the words of the headline files."""
    own = pl.col("indicator").is_in(OWN_POINTS)
    is_list = pl.col("list_no").is_not_null()
    by_place = pl.when(kind="withdrawal").then("payer_words").otherwise("payee_words")
    receipts = pl.concat_str(pl.lit("поступления трансфертов из "), "payer_words")
    figures = reading.figures.with_columns(
        kind=pl.when(own).then("indicator").otherwise(pl.lit("point1"))
    )
    lists = reading.lists.with_columns(
        kind=pl.when(is_list)
        .then(pl.col("kind").cast(pl.String))
        .otherwise(pl.lit("transfer_receipts")),
        name=pl.when(is_list).then(by_place).otherwise(receipts),
    )
    parts = (part.select("kind", "name", "printed", "amount_kzt") for part in (figures, lists))
    return sorted(pl.concat(parts).rows())


def thousands(printed: str) -> int:
    """Tenge of a printed amount in thousands; «равно нулю» is nought."""
    digits = printed.replace(" ", "").replace(",", ".")
    return 0 if printed == "равно нулю" else int(Decimal(digits) * 1000)


NAMES = ("доходы", "затраты", "кірістер", "шығындар", "бюджетные кредиты", "қарыздарды өтеу")
UNITS = {
    "тысяч тенге": 1000,
    "тыс. тенге": 1000,
    "мың теңге": 1000,
    "млн.тенге": 10**6,
    "тенге": 1,
}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(NAMES),
            st.integers(min_value=0, max_value=10**10),
            st.sampled_from(["", " ", "\u00a0", "\u202f"]),
            st.sampled_from([" – ", " - ", " — ", " –", " "]),
            st.sampled_from(sorted(UNITS)),
            st.sampled_from([";", ".", ", в том числе:", ", оның ішінде:"]),
        ),
        min_size=1,
        max_size=60,
    )
)
@settings(max_examples=15, deadline=None)
def test_an_amount_written_in_any_of_the_ways_comes_back(
    lines: list[tuple[str, int, str, str, str, str]],
) -> None:
    """Group separator, dash, unit and ending vary; the tenge do not."""
    text = "\n".join(
        f"{name}{dash}{f'{amount:,}'.replace(',', group)} {unit}{end}"
        for name, amount, group, dash, unit, end in lines
    )
    heading = "1. Утвердить бюджет, в том числе на 2025 год в следующих объемах:\n"

    reading = read_text(paragraphs(heading + text))

    assert reading.rejects.is_empty()
    assert reading.figures["amount_kzt"].to_list() == [
        amount * UNITS[unit] for _, amount, _, _, unit, _ in lines
    ]
