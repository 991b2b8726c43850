"""One reading against another: text and annex, list and sum, two languages, two files."""

import polars as pl
from polars.testing import assert_frame_equal

from ingest.checks import judged
from ingest.compare import (
    compare_editions,
    compare_text,
    plan_first,
    printed_values,
    stated_as_well,
)

AKTOBE = "150000000"
LINES = pl.Schema(
    {
        "section": pl.String,
        "line_level": pl.String,
        "code": pl.String,
        "key": pl.String,
        "title": pl.String,
        "is_top": pl.Boolean,
        "row": pl.UInt32,
        "amount_kzt": pl.Int64,
    }
)
RESERVE = "резервместногоисполнительногооргана"
SUMS = {"list_no": pl.UInt32, "amount_kzt": pl.Int64}
NO_LISTS = pl.DataFrame(schema={"doc": pl.UInt32, **SUMS})
TOTALS = pl.Schema(
    {
        "doc": pl.UInt32,
        "edition": pl.String,
        "line": pl.UInt32,
        "list_no": pl.UInt32,
        "kind": pl.String,
        "budget_year": pl.Int64,
        "amount_kzt": pl.Int64,
    }
)


def annex(*rows: tuple[object, ...]) -> pl.DataFrame:
    """Lines of one annex: section, level, code, key, title, is_top, row, amount."""
    place = {"doc": 1, "annex": "1|", "unit_id": AKTOBE, "year": 2026, "phase": "approved"}
    return pl.DataFrame(list(rows), schema=LINES, orient="row").with_columns(
        *(pl.lit(value).alias(name) for name, value in place.items()),
        pl.lit(1, dtype=pl.UInt32).alias("grid"),
        pl.lit("e").alias("edition"),
    )


def figures(*rows: tuple[str, int]) -> pl.DataFrame:
    """Figures of the text of the same budget: indicator, amount; one a line."""
    return pl.DataFrame(
        [(1, "e", AKTOBE, 2026, line, *row) for line, row in enumerate(rows, start=3)],
        schema={
            "doc": pl.UInt32,
            "edition": pl.String,
            "unit_id": pl.String,
            "year": pl.Int64,
            "row": pl.UInt32,
            "indicator": pl.String,
            "amount_kzt": pl.Int64,
        },
        orient="row",
    )


def outcome(asked: pl.DataFrame) -> list[tuple[object, ...]]:
    """Identity, expected, found, holds."""
    rows = judged(asked).select("identity", "expected", "found", "holds").rows()
    return list(rows)


REVENUES = annex(("revenues", "section", "", None, "доходы", False, 2, 100))


def test_a_figure_of_the_text_is_compared_with_the_annex() -> None:
    """Point 1 of a decision repeats the sections of annex 1."""
    asked = compare_text(REVENUES, figures(("revenues", 100)), NO_LISTS, TOTALS.to_frame())

    assert outcome(asked) == [("text = annex: revenues", 100, 100, True)]


def test_a_difference_between_text_and_annex_fails_with_both_numbers() -> None:
    """The text is what was decided, so it is what is expected."""
    asked = compare_text(REVENUES, figures(("revenues", 90)), NO_LISTS, TOTALS.to_frame())

    assert outcome(asked) == [("text = annex: revenues", 90, 100, False)]


def test_nought_in_the_text_may_be_left_out_of_the_annex() -> None:
    """Any other amount may not."""
    stated = figures(("net_lending", 0), ("balance", -5))

    asked = compare_text(REVENUES, stated, NO_LISTS, TOTALS.to_frame())

    assert outcome(asked) == [("text = annex: balance", -5, None, False)]


def test_a_text_without_its_annex_is_not_compared() -> None:
    """A decision read without annexes, or with those of other years."""
    of_2027 = REVENUES.with_columns(year=pl.lit(2027))

    asked = compare_text(of_2027, figures(("revenues", 90)), NO_LISTS, TOTALS.to_frame())

    assert asked.is_empty()


def test_where_no_subtotal_is_printed_the_groups_are_added() -> None:
    """Turkistan prints the groups of section III without «бюджетные кредиты»."""
    lines = annex(
        ("net_lending", "group", "07", None, "жкх", True, 2, 30),
        ("net_lending", "group", "10", None, "село", True, 3, 12),
    )

    found = printed_values(lines).select("indicator", "amount_kzt").rows()

    assert found == [("budget_loans", 42)]


def test_a_printed_subtotal_comes_before_the_sum_of_groups() -> None:
    """What is printed is what is compared."""
    lines = annex(
        ("net_lending", "group", "07", None, "жкх", True, 2, 30),
        ("net_lending", "item", "budget_loans", "budget_loans", "кредиты", False, 3, 31),
    )

    found = printed_values(lines).select("indicator", "amount_kzt").rows()

    assert found == [("budget_loans", 31)]


def test_a_total_stands_for_its_section_where_that_is_not_named() -> None:
    """«ВСЕГО» below the groups instead of «II. Затраты» above them."""
    total = ("expenditures", "item", "", "total", "всего", False, 9, 50)
    section = ("expenditures", "section", "", None, "затраты", False, 2, 51)

    found = [printed_values(annex(*rows))["amount_kzt"] for rows in ([total], [total, section])]

    assert [amounts.to_list() for amounts in found] == [[50], [51]]


def test_totals_of_groups_stand_for_no_section() -> None:
    """«Итого» below each group and «ВСЕГО» at the end: none of them is told to be the section."""
    totals = [
        ("expenditures", "item", "", "total", "итого", False, row, thousands)
        for row, thousands in ((3, 30), (6, 20), (7, 50))
    ]

    assert "expenditures" not in printed_values(annex(*totals))["indicator"]


def test_a_list_is_added_and_compared_with_the_sum_above_it() -> None:
    """«… в сумме 139 419 988 тысяч тенге, в том числе:»."""
    lists = pl.DataFrame([(1, 1, 30), (1, 1, 12)], schema=NO_LISTS.schema, orient="row")
    totals = pl.DataFrame(
        [(1, "e", 20, 1, "withdrawal", 2026, 43)], schema=TOTALS, orient="row"
    )

    asked = compare_text(REVENUES, figures(), lists, totals)

    assert outcome(asked) == [("list of withdrawals = its printed sum", 43, 42, False)]


def test_the_sum_of_subventions_is_the_programme_of_the_annex() -> None:
    """Group 15, programme «Субвенции»."""
    lines = annex(
        ("expenditures", "programme", "15.1.257.007", None, "субвенции", False, 9, 50)
    )
    totals = pl.DataFrame(
        [(1, "e", 20, 1, "subvention", None, 50)], schema=TOTALS, orient="row"
    )

    asked = compare_text(lines, figures(), NO_LISTS, totals)

    assert ("text = annex: subventions", 50, 50, True) in outcome(asked)


def test_text_and_annex_may_stand_in_two_files_of_one_edition() -> None:
    """The mirror of acts splits long acts: rus/sec001.md, rus/an001.md."""
    beside = REVENUES.with_columns(doc=pl.lit(2))

    asked = compare_text(beside, figures(("revenues", 100)), NO_LISTS, TOTALS.to_frame())

    assert outcome(asked) == [("text = annex: revenues", 100, 100, True)]


def test_lines_that_a_text_never_states_need_not_be_kept() -> None:
    """Of a section, a group of loans, three programmes: one programme is no reserve or subvention."""
    lines = annex(
        ("expenditures", "section", "", None, "затраты", False, 2, 100),
        ("expenditures", "group", "01", None, "общие", True, 3, 100),
        ("expenditures", "programme", "01.1.110.001", None, "услуги", False, 4, 60),
        ("expenditures", "programme", "13.9.356.012", None, RESERVE, False, 5, 30),
        ("expenditures", "programme", "15.1.257.007", None, "субвенции", False, 6, 10),
        ("net_lending", "group", "07", None, "жкх", True, 7, 5),
    )
    stated = figures(("expenditures", 90), ("reserve", 31), ("budget_loans", 4))
    sums = pl.DataFrame([(1, "e", 9, 1, "subvention", 2026, 11)], schema=TOTALS, orient="row")

    kept = stated_as_well(lines)

    asked = compare_text(kept.with_columns(edition=pl.lit("e")), stated, NO_LISTS, sums)
    assert kept["row"].to_list() == [2, 5, 6, 7]
    assert outcome(asked) == outcome(compare_text(lines, stated, NO_LISTS, sums))
    assert [found for _, _, found, _ in outcome(asked)] == [100, 30, 5, 10]


def test_an_annex_that_several_files_of_one_edition_print_is_no_sum_of_them() -> None:
    """The same act as a text and as a workbook: each text is compared with its own annex."""
    subventions = ("expenditures", "programme", "15.1.257.007", None, "субвенции", False, 9, 50)
    sections = ("revenues", "section", "", None, "доходы", False, 2, 100)
    first = annex(sections, subventions)
    again = first.with_columns(doc=pl.lit(2), amount_kzt=pl.col("amount_kzt") + 1)
    stated = figures(("revenues", 100))
    totals = pl.DataFrame(
        [(doc, "e", 20, 1, "subvention", None, 50) for doc in (1, 2, 3)],
        schema=TOTALS,
        orient="row",
    )

    asked = compare_text(
        pl.concat([first, again]),
        pl.concat([stated.with_columns(doc=pl.lit(doc)) for doc in (3, 2)]),
        NO_LISTS,
        totals,
    )

    of_annexes = asked.filter(pl.col("identity").str.starts_with("text = annex"))
    assert of_annexes.select("doc", "identity", "expected", "found").rows() == [
        (3, "text = annex: revenues", 100, 100),
        (2, "text = annex: revenues", 100, 101),
        (1, "text = annex: subventions", 50, 50),
        (2, "text = annex: subventions", 50, 51),
        (3, "text = annex: subventions", 50, 50),
    ]


def coded(doc: int, *rows: tuple[str, int]) -> pl.DataFrame:
    """Groups of one document: code, amount."""
    levels = [
        ("expenditures", "group", code, None, "", True, 1, amount) for code, amount in rows
    ]
    return annex(*levels).with_columns(doc=pl.lit(doc, dtype=pl.UInt32))


def editions(*languages: str) -> pl.DataFrame:
    """Documents 1, 2, … of one edition in these languages."""
    return pl.DataFrame(
        [(doc, language, "a", 0) for doc, language in enumerate(languages, start=1)],
        schema={
            "doc": pl.UInt32,
            "language": pl.String,
            "act_id": pl.String,
            "edition_no": pl.Int64,
        },
        orient="row",
    )


def test_the_kazakh_text_is_compared_code_by_code_with_the_russian() -> None:
    """Both texts of an act are of equal force: Law on legal acts, article 24."""
    lines = pl.concat([coded(1, ("01", 5), ("02", 7)), coded(2, ("01", 5), ("02", 8))])

    asked = compare_editions(lines, editions("ru", "kk"))

    assert outcome(asked) == [
        ("Kazakh text = Russian text", 5, 5, True),
        ("Kazakh text = Russian text", 7, 8, False),
    ]


def test_codes_that_one_language_lacks_are_one_failure_with_their_number() -> None:
    """The first of them is named; each side is asked."""
    lines = pl.concat([coded(1, ("01", 5), ("02", 7), ("03", 1)), coded(2, ("01", 5))])

    asked = judged(compare_editions(lines, editions("ru", "kk")))

    assert_frame_equal(
        asked.filter(~pl.col("holds")).select("identity", "code", "doc"),
        pl.DataFrame(
            [("2 codes of the Russian text are not in the Kazakh text", "02", 1)],
            schema={"identity": pl.String, "code": pl.String, "doc": pl.UInt32},
            orient="row",
        ),
    )


def test_two_files_in_one_language_must_print_the_same() -> None:
    """The same edition given as a text and as a workbook."""
    lines = pl.concat([coded(1, ("01", 5)), coded(2, ("01", 6))])

    asked = compare_editions(lines, editions("ru", "ru"))

    assert outcome(asked) == [("two files of one edition", 5, 6, False)]


def test_editions_are_not_compared_with_each_other() -> None:
    """An amendment changes amounts: that is no error."""
    lines = pl.concat([coded(1, ("01", 5)), coded(2, ("01", 6))])
    amended = editions("ru", "ru").with_columns(edition_no=pl.Series([0, 1]))

    assert compare_editions(lines, amended).is_empty()


def test_the_plan_stands_before_the_outturn() -> None:
    """A decision states the plan: a column of outturn printed before it is not compared."""
    phases = pl.DataFrame({"phase": ["executed", None, "approved", "revised", "adjusted"]})

    ranked = phases.sort(plan_first(pl.col("phase")))["phase"].to_list()

    assert ranked == ["revised", "approved", "adjusted", None, "executed"]
