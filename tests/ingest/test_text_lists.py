"""Worked examples: lists of transfers with their sums, reserve, limits."""

import polars as pl
from polars.testing import assert_frame_equal

from ingest.readers.printed import PARAGRAPHS
from ingest.text import TextReading, read_text
from ingest.text.roles import NOT_IN_LIST

SENTENCES = (
    (
        "Учесть бюджетные изъятия из областного бюджета в республиканский бюджет на 2026 год в сумме 7 тысяч тенге.",
        "withdrawal",
        "областного бюджета",
        "республиканский бюджет",
    ),
    (
        "2025 жылға арналған аудандық бюджетте облыстық бюджеттен аудандық бюджетке берілетін субвенция 7 мың теңге көзделсін.",
        "subvention",
        "облыстық бюджеттен",
        "аудандық бюджетке",
    ),
    (
        "Предусмотрен возврат из областного бюджета в республиканский бюджет в сумме 7 тысяч тенге.",
        "return",
        "областного бюджета",
        "республиканский бюджет",
    ),
    (
        "Учесть целевые трансферты на развитие из областного бюджета в сумме 7 тысяч тенге.",
        "targeted_development",
        "областного бюджета",
        None,
    ),
    (
        "Предусмотреть целевые текущие трансферты и трансферты на развитие в сумме 7 тысяч тенге.",
        "unspecified",
        None,
        None,
    ),
)


def read_each(*documents: tuple[str, ...]) -> TextReading:
    """What documents say, each given by its lines."""
    rows = [
        (doc, number, text, "text", 1)
        for doc, lines in enumerate(documents, 1)
        for number, text in enumerate(lines, 1)
    ]
    return read_text(pl.DataFrame(rows, schema=PARAGRAPHS, orient="row"))


def read(*lines: str) -> TextReading:
    """What the lines of one document say."""
    return read_each(lines)


def test_subventions_of_a_district_to_its_villages_in_one_paragraph() -> None:
    """District → villages, with a numeral in the name of a village."""
    reading = read(
        "3. Учесть объемы субвенций, передаваемых из районного бюджета в бюджеты города районного "
        "значения, сел, поселков, сельских округов, на 2025 год в сумме 150 тысяч тенге, в том числе: "
        "городу Есиль – 100 тысяч тенге; селу 1 Мая – 50."
    )

    assert reading.lists.select(
        "kind", "budget_year", "payer_words", "payee_words", "amount_kzt"
    ).rows() == [
        ("subvention", 2025, "районного бюджета", "городу Есиль", 100_000),
        ("subvention", 2025, "районного бюджета", "селу 1 Мая", 50_000),
    ]
    assert reading.list_totals["amount_kzt"].to_list() == [150_000]
    assert reading.rejects.is_empty()


def test_a_list_by_year_has_a_sum_for_each_year() -> None:
    """«1) на 2026 год в сумме …, в том числе:»."""
    reading = read(
        "2. Установить бюджетные изъятия из бюджетов города и районов в областной бюджет:",
        "1) на 2026 год в сумме 3 тысячи тенге, в том числе:",
        "городу Актобе 1 тысяча тенге;",
        "Темирскому 2 тысячи тенге.",
        "2) 2027 жылға 4 мың теңге, оның ішінде:",
        "Темірден 4 мың теңге.",
    )

    sums = reading.lists.group_by("list_no", "budget_year", maintain_order=True).agg(
        pl.col("amount_kzt").sum()
    )
    assert_frame_equal(sums, reading.list_totals.select("list_no", "budget_year", "amount_kzt"))
    assert reading.lists["payee_words"].unique().to_list() == ["областной бюджет"]


def test_targeted_transfers_may_name_purposes_places_or_no_amount() -> None:
    """An amount that an akimat distributes later is not published here, and not zero."""
    reading = read(
        "4. Учесть на 2025 год целевые текущие трансферты из областного бюджета на:",
        "1) ремонт дорог – 10 тысяч тенге;",
        "20 тысяч тенге – на освещение;",
        "Аксускому сельскому округу – 5 тысяч тенге;",
        "4) повышение заработной платы.",
    )

    assert reading.lists.select(
        "payee_words", "purpose", "amount_kzt", "value_status"
    ).rows() == [
        (None, "ремонт дорог", 10_000, "printed"),
        (None, "на освещение", 20_000, "printed"),
        ("Аксускому сельскому округу", None, 5_000, "printed"),
        (None, "повышение заработной платы", None, "not_published"),
    ]


def test_a_list_of_transfers_may_be_by_kind() -> None:
    """A line that names its kind keeps it; the sum above is of several kinds."""
    reading = read(
        "4. Учесть на 2025 год трансферты из районного бюджета в сумме 9 тысяч тенге, в том числе:",
        "целевые текущие трансферты – 2 тысячи тенге;",
        "целевые трансферты на развитие – 3 тысячи тенге;",
        "субвенция – 4 тысячи тенге.",
    )

    assert reading.lists.select("kind", "payer_words", "amount_kzt").rows() == [
        ("targeted_current", "районного бюджета", 2_000),
        ("targeted_development", "районного бюджета", 3_000),
        ("subvention", "районного бюджета", 4_000),
    ]
    assert reading.list_totals.select("kind", "amount_kzt").rows() == [("unspecified", 9_000)]


def test_a_transfer_stated_in_a_sentence() -> None:
    """A single transfer has no list number; two kinds in one sum are not told apart."""
    lists = read_each(*((f"5. {line}",) for line, *_ in SENTENCES)).lists

    assert lists.select("kind", "payer_words", "payee_words").rows() == [
        tuple(stated) for _, *stated in SENTENCES
    ]
    assert lists["amount_kzt"].unique().to_list() == [7_000]
    assert lists["list_no"].null_count() == lists.height


def test_reserve_with_its_parts_limits_and_the_republican_subvention() -> None:
    """Figures that stand in points of their own, with the year their sentence says."""
    reading = read(
        "6. Утвердить резерв на 2025 год в сумме 3 тысяч тенге, в том числе:",
        "чрезвычайный резерв – 1 тысяча тенге;",
        "резерв на неотложные затраты – 2 тысячи тенге.",
        "7. Установить лимит долга на 31 декабря 2025 года в размере 4 тысяч тенге.",
        "8. Лимит государственных обязательств по проектам государственно-частного партнерства – 5 тысяч тенге.",
        "9. 2025 жылға республикалық бюджеттен облыстық бюджетке берілетін субвенция 6 мың теңге.",
    )

    assert reading.figures.select(
        "indicator", "section", "budget_year", "amount_kzt"
    ).rows() == [
        ("reserve", "expenditures", 2025, 3_000),
        ("reserve_emergency", "expenditures", 2025, 1_000),
        ("reserve_urgent", "expenditures", 2025, 2_000),
        ("debt_limit", None, 2025, 4_000),
        ("ppp_limit", None, None, 5_000),
        ("republican_subvention", "revenues", 2025, 6_000),
    ]


def test_a_list_line_without_a_name_or_amount_is_refused() -> None:
    """Withdrawals and subventions name a place and an amount on every line."""
    reading = read(
        "3. Субвенции районам в сумме 5 тысяч тенге, в том числе:", "Темирскому району;"
    )

    assert reading.rejects.select("line", "reason").rows() == [(2, NOT_IN_LIST)]
