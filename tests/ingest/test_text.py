"""Worked examples: headline figures of point 1, and money that is refused."""

import polars as pl

from ingest.readers.printed import PARAGRAPHS
from ingest.text import TextReading, read_text
from ingest.text.roles import (
    BROKEN,
    NO_UNIT,
    NOT_IN_BUDGET,
    NOTE,
    OTHER_POINT,
    REPLACED,
    SEVERAL,
    UNKNOWN,
)
from ingest.text.signs import SIGN_OR_SEPARATOR

POINT_1 = "1. Утвердить районный бюджет на 2025-2027 годы, в том числе на 2025 год в следующих объемах:"
INDICATOR_LINES = (
    ("1) доходы – 7 тысяч тенге, в том числе по:", "revenues"),
    ("налоговым поступлениям – 7 тысяч тенге;", "tax"),
    ("по неналоговым поступлениям – 7 тысяч тенге;", "nontax"),
    ("поступлениям от продажи основного капитала – 7 тысяч тенге;", "capital_sales"),
    ("поступления трансферт – 7 тысяч тенге;", "transfers_in"),
    ("Hалоговые поступления – 7 тысяч тенге;", "tax"),
    ("используемые остатки бюджетных средств – 7 тысяч тенге.", "balances_used"),
    ("5) дефицит бюджета (профицит) – 7 тысяч тенге;", "balance"),
    (
        "финансирование дефицита бюджета (использование профицита) – 7 тыс. тенге;",
        "financing",
    ),
    ("1) кірістер – 7 мың теңге, оның iшiнде:", "revenues"),
    ("салықтық түсiмдер бойынша – 7 мың теңге;", "tax"),  # noqa: RUF001  letters as printed
    ("салықтық емес түсімдер – 7 мың теңге;", "nontax"),
    ("негiзгi капиталды сатудан түсетiн түсiмдер – 7 мың теңге;", "capital_sales"),  # noqa: RUF001  letters as printed
    ("арнаулы түсімдер – 7 мың теңге;", "special_receipts"),
    ("трансферттердің түсімдері – 7 мың теңге;", "transfers_in"),
    ("3) таза бюджеттік кредиттер – 7 мың теңге;", "net_lending"),
    ("таза бюджеттік кредит беру – 7 мың теңге:", "net_lending"),
    ("бюджеттiк кредиттердi өтеу – 7 мың теңге;", "loan_repayment"),
    (
        "қаржы активтерiмен жасалатын операциялар бойынша сальдо – 7 мың теңге;",
        "financial_assets",
    ),
    ("мемлекеттік қаржы активтерін сатудан түсетін түсімдер – 7 мың теңге;", "asset_sales"),
    ("бюджет тапшылығы қаржыландыру (профицитін пайдалану) – 7 мың теңге.", "financing"),
    ("қарыздар түсімі – 7 мың теңге;", "borrowing"),
    ("қарыздарды өтеу – 7 мың теңге;", "debt_repayment"),
    ("бюджет қаражатының пайдаланылатын қалдықтары – 7 мың теңге.", "balances_used"),
)
AMOUNTS = (
    ("7 тыс. тенге", 7_000),
    ("7 тысяча тенге", 7_000),
    ("7 мың теңге", 7_000),
    ("7,5 млн.теңге", 7_500_000),
    ("-122 673 тенге", -122_673),
    ("- 21 339 140,8 тысяч тенге", -21_339_140_800),
    ("(-) 2 842 тысячи", -2_842_000),
    ("0;", 0),
    ("0 тенге:", 0),
    ("равно нулю", 0),
    ("нөлге тең;", 0),
)
KNOWN_LINES = (
    "1) минимальный размер заработной платы – 85 000 тенге;",
    "2) зейнетақының ең төмен мөлшері – 62 771 мың теңге;",
    "3) месячный расчетный показатель – 3 932 тенге;",
    "4) ең төменгі күнкөріс деңгейінің шамасы – 46 228 теңге.",
    "6. Денежная компенсация на содержание жилища в сумме 3 739 тенге военнослужащим.",
    "10. Учесть поступление кредитов из республиканского бюджета в сумме 5 тысяч тенге.",
)
REFUSED_LINES = (
    ("прочие – 5 тысяч тенге;", NOT_IN_BUDGET),
    ("погашение займов – 3 и 5 тысяч тенге;", NOT_IN_BUDGET),
    ("затраты – 1 тысяча тенге и 2 тысячи тенге;", SEVERAL),
    ("бюджетные кредиты – 12;", NO_UNIT),
    ("затраты – 1 2345 тысяч тенге;", BROKEN),
    ("3. Направить 5 тысяч тенге на праздник.", UNKNOWN),
    ("3. Цифры «1» заменить цифрами «2 тысячи тенге».", REPLACED),
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


def amounts_of_point_1(*lines: str) -> list[tuple[str, str | None, int | None]]:
    """Indicator, printed amount and tenge of lines that follow the heading of point 1."""
    return read(POINT_1, *lines).figures.select("indicator", "printed", "amount_kzt").rows()


def test_an_indicator_is_known_by_its_name_in_both_languages() -> None:
    """Wordings of real acts; the amount is thousand tenge in all of them."""
    reading = read_each(*((POINT_1, line) for line, _ in INDICATOR_LINES))

    assert reading.figures.select("indicator", "amount_kzt").rows() == [
        (key, 7_000) for _, key in INDICATOR_LINES
    ]
    assert reading.rejects.is_empty()


def test_units_signs_and_noughts_are_read_as_printed() -> None:
    """A slip of the unit («-122 673 тенге») stays: a later check shows it."""
    reading = read_each(*((POINT_1, f"дефицит бюджета – {printed}") for printed, _ in AMOUNTS))

    assert reading.figures["amount_kzt"].to_list() == [kzt for _, kzt in AMOUNTS]


def test_one_dash_before_an_amount_is_a_minus_where_the_document_uses_no_dashes() -> None:
    """«доходы 59 182 тысячи тенге» beside «дефицит бюджета - 2 842 тысячи тенге»."""
    rows = amounts_of_point_1("доходы 7 тысяч тенге;", "дефицит бюджета - 5 тысяч тенге")

    assert rows == [("revenues", "7", 7_000), ("balance", "- 5", -5_000)]


def test_one_dash_is_a_separator_where_the_document_separates_so() -> None:
    """«затраты –82 499 тысяч тенге» in G24UE26155M: no space, and yet no minus."""
    rows = amounts_of_point_1("затраты –7 тысяч тенге;", "дефицит бюджета –5 тысяч тенге")

    assert [amount for _, _, amount in rows] == [7_000, 5_000]


def test_a_hyphen_at_the_digits_is_a_minus_where_others_have_spaced_dashes() -> None:
    """«5) дефицит бюджета -735 тысяч тенге» among lines with « – »."""
    rows = amounts_of_point_1("затраты – 7 тысяч тенге;", "дефицит бюджета -5 тысяч тенге")

    assert rows[1] == ("balance", "-5", -5_000)


def test_a_dash_that_may_be_either_is_not_guessed() -> None:
    """Every line writes «-7»: a deficit of «-5» may be +5 or −5."""
    reading = read(POINT_1, "затраты -7 тысяч тенге;", "дефицит бюджета -5 тысяч тенге")

    assert reading.figures["amount_kzt"].to_list() == [7_000, None]
    assert reading.rejects["reason"].to_list() == [SIGN_OR_SEPARATOR]


def test_an_amount_broken_over_paragraphs_is_put_together() -> None:
    """Name, amount and unit may stand on lines of their own."""
    rows = amounts_of_point_1(
        "1) доходы –", "7 000 тысяч тенге, в том числе:", "2) затраты – 5", "тысяч тенге;"
    )

    assert rows == [("revenues", "7 000", 7_000_000), ("expenditures", "5", 5_000)]


def test_one_paragraph_may_hold_all_of_point_1() -> None:
    """Semicolons, colons and commas after an amount cut it."""
    rows = amounts_of_point_1(
        "доходы: 9 тысяч тенге, в том числе: налоговые поступления – 4 тысячи тенге; поступления "
        "трансфертов – 5 тысяч тенге, затраты – 8 тысяч тенге."
    )

    assert [(key, kzt) for key, _, kzt in rows] == [
        ("revenues", 9_000),
        ("tax", 4_000),
        ("transfers_in", 5_000),
        ("expenditures", 8_000),
    ]


def test_a_named_line_without_an_amount_is_not_published_and_not_zero() -> None:
    """Missing is never zero."""
    reading = read(POINT_1, "приобретение финансовых активов;", "затраты – 7 тысяч тенге.")

    assert reading.figures.select("amount_kzt", "value_status").rows() == [
        (None, "not_published"),
        (7_000, "printed"),
    ]
    assert reading.rejects.is_empty()


def test_each_unit_of_one_act_keeps_its_own_figures() -> None:
    """Points, sub-points and headings inside a decision name its okrugs."""
    reading = read(
        "1. Утвердить бюджеты округов согласно приложениям, в том числе на 2025 год в следующих объемах:",
        "1) Бірінші ауылдық округі:",
        "1) доходы – 1 тысяча тенге;",
        "2) по Второму сельскому округу:",
        "доходы – 2 тысячи тенге;",
        '"1-1. Утвердить бюджет сельского округа имени Третьего на 2026-2028 годы, в том числе на 2026 год:',
        "доходы – 3 тысячи тенге;",
        "2. 2026-2028 жылдарға арналған Төртінші ауылының бюджеті 4-қосымшаға сәйкес, оның ішінде "
        "2026 жылға келесі көлемдерде бекітілсін:",
        "кірістер – 4 мың теңге;",
    )

    assert reading.figures.select("unit_words", "budget_year", "amount_kzt").rows() == [
        ("Бірінші ауылдық округі", 2025, 1_000),
        ("Второму сельскому округу", 2025, 2_000),
        ("сельского округа имени Третьего", 2026, 3_000),
        ("Төртінші ауылының", 2026, 4_000),
    ]
    assert reading.rejects.is_empty()


def test_money_that_is_known_and_not_read_is_no_reject() -> None:
    """The slip «62 771 мың теңге» for a pension is in the Kazakh text of Aktobe 2025."""
    reading = read_each(*((line,) for line in KNOWN_LINES))

    assert reading.rejects.is_empty()
    assert reading.figures.is_empty()
    assert reading.lists.is_empty()


def test_money_that_is_not_understood_is_refused_with_its_reason() -> None:
    """Nothing is dropped silently."""
    rejects = read_each(*((POINT_1, line) for line, _ in REFUSED_LINES)).rejects

    assert rejects.select("line", "reason").rows() == [
        (2, reason) for _, reason in REFUSED_LINES
    ]


def test_a_subpoint_of_point_1_is_read_and_of_another_point_refused() -> None:
    """V16ZG004621 amends sub-point 1 of point 1; G26CH00294M sub-points of point 4."""
    reading = read(
        "подпункт 2) пункта 1 изложить в следующей редакции:",
        '"2) затраты – 7 тысяч тенге;";',
        "4 тармақтың 2) тармақшасы жаңа редакцияда жазылсын:",
        '"2) шығындар – 5 мың теңге;";',
    )

    assert reading.figures.select("line", "amount_kzt").rows() == [(2, 7_000)]
    assert reading.rejects.select("line", "reason").rows() == [(4, OTHER_POINT)]


def test_a_note_never_speaks_for_the_act() -> None:
    """Money in a quoted note is refused; it neither opens nor closes anything."""
    rows = [
        (1, 1, POINT_1, "text", 1),
        (1, 2, "Сноска. Резерв был 5 тысяч тенге.", "quote", 1),
        (1, 3, "доходы – 7 тысяч тенге;", "text", 1),
    ]

    reading = read_text(pl.DataFrame(rows, schema=PARAGRAPHS, orient="row"))

    assert reading.figures["amount_kzt"].to_list() == [7_000]
    assert reading.rejects.select("line", "reason").rows() == [(2, NOTE)]


def test_documents_do_not_speak_for_each_other() -> None:
    """A heading of one document opens nothing in the next."""
    rows = [
        (1, 1, POINT_1, "text", 1),
        (1, 2, "доходы – 7 тысяч тенге;", "text", 1),
        (2, 1, "доходы – 5 тысяч тенге;", "text", 1),
    ]

    reading = read_text(pl.DataFrame(rows, schema=PARAGRAPHS, orient="row"))

    assert reading.figures["doc"].to_list() == [1]
    assert reading.rejects["doc"].to_list() == [2]


def test_no_paragraphs_read_as_nothing() -> None:
    """Empty frames of the full shape."""
    reading = read_text(pl.DataFrame(schema=PARAGRAPHS))

    assert reading.figures.is_empty()
    assert reading.lists.is_empty()
