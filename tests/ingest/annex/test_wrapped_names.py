"""Names that run over several rows: read whole, in the row of their amount, in their own section."""

import polars as pl
import pytest

from budget.model.enums import LineLevel
from tests.ingest.annex.grids import REVENUE, SPENDING, lines, read, reasons

SHORT = "Функциональная группа | Администратор | Программа | Наименование | Сумма"
ASSETS = "Поступления от продажи финансовых активов государства"
ASSETS_KK = "Мемлекеттің қаржы активтерін сатудан түсетін түсімдер"
TITLES = [
    ("II. Затраты", "expenditures", ""),
    ("III. Чистое бюджетное кредитование", "net_lending", ""),
    ("Бюджетные кредиты", "net_lending", "budget_loans"),
    ("Погашение бюджетных кредитов", "net_lending", "loan_repayment"),
    ("IV. Сальдо по операциям с финансовыми активами", "financial_assets", ""),
    ("Приобретение финансовых активов", "financial_assets", "asset_acquisition"),
    (ASSETS, "financial_assets", "asset_sales"),
    ("V. Дефицит (профицит) бюджета", "balance", ""),
    ("VI. Финансирование дефицита (использование профицита) бюджета", "financing", ""),
    ("Поступление займов", "financing", "borrowing"),
    ("Погашение займов", "financing", "debt_repayment"),
    ("Используемые остатки бюджетных средств", "financing", "balances_used"),
    ("II. Шығындар", "expenditures", ""),
    ("III. Таза бюджеттік кредиттеу", "net_lending", ""),
    ("Бюджеттік кредиттерді өтеу", "net_lending", "loan_repayment"),
    (
        "IV. Қаржы активтерімен жасалатын операциялар бойынша сальдо",
        "financial_assets",
        "",
    ),
    ("Қаржы активтерін сатып алу", "financial_assets", "asset_acquisition"),
    (ASSETS_KK, "financial_assets", "asset_sales"),
    ("V. Бюджет тапшылығы (профициті)", "balance", ""),
    (
        "VI. Бюджет тапшылығын қаржыландыру (профицитін пайдалану)",
        "financing",
        "",
    ),
    ("Қарыздар түсімдері", "financing", "borrowing"),
    ("Бюджет қаражатының пайдаланылатын қалдықтары", "financing", "balances_used"),
]


@pytest.mark.parametrize("amount", ["5", "-", "0,0"])
@pytest.mark.parametrize("place", ["first", "last"])
def test_a_title_is_its_section_wherever_it_is_broken(place: str, amount: str) -> None:
    """Between any two words, with the amount in the first or in the last row, nought or not."""
    printed, expected = [SHORT, "01 | | | Государственные услуги | 4"], []
    for title, section, item in TITLES:
        words = title.split(" ")
        for at in range(1, len(words)):
            rest = [" ".join(words[:at]), " ".join(words[at:])]
            amounts = [amount, ""] if place == "first" else ["", amount]
            printed += [
                f" | | | {part} | {one}" for part, one in zip(rest, amounts, strict=True)
            ]
            level = LineLevel.ITEM if item else LineLevel.SECTION
            expected.append((section, level, item, 5 if amount == "5" else 0))

    rows = read("\n".join(printed))

    assert lines(rows)[1:] == expected
    assert reasons(rows) == []
    first_row = 3 if place == "first" else 4
    assert rows.lines["row"].to_list()[1:] == [first_row + 2 * n for n in range(len(expected))]


def test_asset_sales_in_two_rows_are_not_net_lending() -> None:
    """Rows of nought add up anywhere, so no sum shows them in a wrong section."""
    rows = read(f"""
{SHORT}
 | | | III. Чистое бюджетное кредитование | 0
 | | | Бюджетные кредиты | 0
 | | | Поступления от продажи | 0
 | | | финансовых активов государства |
""")

    assert lines(rows)[-1] == ("financial_assets", "item", "asset_sales", 0)
    assert rows.lines["name"][-1] == ASSETS


@pytest.mark.parametrize("amount", ["", "0"])
def test_a_title_in_two_rows_without_an_amount_opens_its_section(amount: str) -> None:
    """Groups below «IV. Сальдо по операциям / с финансовыми активами» are assets."""
    rows = read(f"""
{SHORT}
 | | | III. Чистое бюджетное кредитование | 3
 | | | IV. Сальдо по операциям |
 | | | с финансовыми активами | {amount}
13 | | | Прочие | 4
""")

    assert lines(rows)[-1] == ("financial_assets", "group", "13", 4)


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("ЧИСТОЕ БЮДЖЕТНОЕ", "КРЕДИТОВАНИЕ"),
        ("III. ЧИСТОЕ", "БЮДЖЕТНОЕ КРЕДИТОВАНИЕ"),
        ("III.", "Чистое бюджетное кредитование"),
        ("III. Чистое бюджетное кредито-", "вание"),
        ("ТАЗА БЮДЖЕТТІК", "КРЕДИТТЕУ"),  # noqa: RUF001 - Cyrillic, as printed
    ],
)
def test_capitals_hyphens_and_numbers_alone_break_no_title(upper: str, lower: str) -> None:
    """Sections are printed in capitals by some oblasts, their numbers above them by others."""
    rows = read(f"{SHORT}\n01 | | | Услуги | 4\n | | | {upper} |\n | | | {lower} | 5")

    assert lines(rows)[1:] == [("net_lending", "section", "", 5)]


@pytest.mark.parametrize(
    "body",
    [
        " | 110 | | Аппарат маслихата | \n | | | области | 7",
        " | 110 | | Аппарат |\n | | | маслихата |\n | | | области | 7",
        " | 110 | | Аппарат маслихата | 7\n | | | области |",
        " | | | Аппарат маслихата | \n | 110 | | области | 7",
    ],
)
def test_a_coded_name_in_several_rows_is_one_line(body: str) -> None:
    """The code stands in the first row or the last, the amount too."""
    rows = read(f"{SHORT}\n01 | | | Государственные услуги | 7\n{body}")

    assert lines(rows)[1:] == [("expenditures", "administrator", "01.110", 7)]
    assert rows.lines["name"][-1] == "Аппарат маслихата области"
    assert rows.lines.height == 2


def test_a_category_broken_inside_its_name_is_still_that_category() -> None:
    """Names, not digits, tell categories: «Погашение бюджетных / кредитов»."""
    rows = read(f"""
{SPENDING}
07 | | | | Жилищно-коммунальное хозяйство | 1
5 | | | | Погашение бюджетных |
 | | | | кредитов | 5
 | 01 | | | Погашение бюджетных кредитов | 5
""")

    assert lines(rows)[1:] == [
        ("net_lending", "category", "5", 5),
        ("net_lending", "class", "5.01", 5),
    ]


@pytest.mark.parametrize(
    "below",
    [
        "в том числе: |",
        "из них: |",
        "тыс. тенге |",
        "Маңғыстау ауданы | 7",
        "1) районы | 7",
    ],
)
def test_a_row_of_its_own_is_not_the_end_of_the_name_above(below: str) -> None:
    """«в том числе:» begins parts; a capital letter or a number begins another row."""
    rows = read(f"{REVENUE}\n1 | | | Налоговые поступления | 7\n | | | {below}")

    assert rows.lines["name"][0] == "Налоговые поступления"
    assert lines(rows)[0] == ("revenues", "category", "1", 7)


def test_where_all_names_begin_in_lower_case_none_is_the_end_of_another() -> None:
    """Two sections in a row, the first of them blank, stay two."""
    rows = read(f"""
{SHORT}
01 | | | государственные услуги | 4
02 | | | оборона | 4
 | | | бюджетные кредиты |
 | | | погашение бюджетных кредитов | 5
""")

    assert lines(rows)[-1] == ("net_lending", "item", "loan_repayment", 5)
    assert rows.lines["name"][-1] == "погашение бюджетных кредитов"


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("Жилищно-коммунальное хозяйство", "из местного бюджета"),
        ("Жилищно-коммунальное хозяйство", "за счет средств республиканского бюджета"),
        ("Тұрғын үй-коммуналдық шаруашылық", "жергілікті бюджет қаражаты есебінен"),
        ("Тұрғын үй", "республикалық бюджеттен берілетін трансферттер есебінен"),
    ],
)
def test_where_money_is_from_is_no_end_of_a_name(name: str, source: str) -> None:
    """A blank group stays blank: the row below states one source, not the group."""
    rows = read(f"{SHORT}\n07 | | | {name} |\n | | | {source} | 7\n | 110 | | Аппарат | 7")

    assert rows.lines.select("code", "name", "printed").rows() == [
        ("07", name, ""), ("", source, "7"), ("07.110", "Аппарат", "7"),
    ]  # fmt: skip


def test_transfers_from_a_budget_in_two_rows_are_one_name() -> None:
    """«из республиканского бюджета» completes a name of money, unless several sources follow."""
    rows = read(f"""
{SHORT}
01 | | | Государственные услуги | 5
02 | | | Оборона | 5
15 | | | Целевые текущие трансферты |
 | | | из республиканского бюджета | 7
 | 110 | | Орган внутренних дел, финансируемый |
 | | | из областного бюджета | 7
 | | 001 | Кредитование проектов |
 | | | из республиканского бюджета | 4
 | | | из местного бюджета | 3
""")

    assert rows.lines.select("code", "name", pl.col("amount_kzt") // 1000).rows()[2:] == [
        ("15", "Целевые текущие трансферты из республиканского бюджета", 7),
        ("15.110", "Орган внутренних дел, финансируемый из областного бюджета", 7),
        ("15.110.001", "Кредитование проектов", None),
        ("", "из республиканского бюджета", 4),
        ("", "из местного бюджета", 3),
    ]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("Управление экономики и бюджетного планирования", "Актюбинской области"),
        ("Трансферт из Национального фонда", "Республики Казахстан"),
        ("Жилищно-коммунальное", "Хозяйство"),
        ("Ақтөбе облысының", "Экономика және бюджеттік жоспарлау басқармасы"),
        ("Республикалық бюджеттен берілетін трансферттер", "есебінен"),
    ],
)
@pytest.mark.parametrize("amounts", [("", "7"), ("7", "")])
def test_a_genitive_or_an_unfinished_part_makes_one_name_with_a_capital(
    upper: str, lower: str, amounts: tuple[str, str]
) -> None:
    """No row of its own begins with «Актюбинской области», and no name ends with «облысының»."""
    rows = read(f"{SHORT}\n07 | | | {upper} | {amounts[0]}\n | | | {lower} | {amounts[1]}")

    assert rows.lines["name"].to_list() == [f"{upper} {lower}"]
    assert lines(rows) == [("expenditures", "group", "07", 7)]


@pytest.mark.parametrize("kind", ["Алгинского района", "Алгинский район"])
def test_a_list_of_places_below_a_blank_row_is_no_end_of_its_name(kind: str) -> None:
    """Two rows of a kind are rows of their own, in whatever case they are printed."""
    other = kind.replace("Алгинск", "Темирск")

    rows = read(
        f"{SHORT}\n15 | | | Трансферты бюджетам |\n | | | {kind} | 3\n | | | {other} | 4"
    )

    assert rows.lines["name"].to_list() == ["Трансферты бюджетам", kind, other]


def test_capitals_below_a_blank_section_are_a_row_of_their_own() -> None:
    """Only words that end official titles go on with one: «БЮДЖЕТА», not «ОБЛАСТНОЙ БЮДЖЕТ»."""
    rows = read(f"""
{SHORT}
 | | | III. ЧИСТОЕ БЮДЖЕТНОЕ КРЕДИТОВАНИЕ |
 | | | ОБЛАСТНОЙ БЮДЖЕТ | 5
 | | | V. ДЕФИЦИТ (ПРОФИЦИТ) |
 | | | БЮДЖЕТА | 5
""")

    assert rows.lines.select("line_level", "name").rows() == [
        ("item", "ОБЛАСТНОЙ БЮДЖЕТ"), ("section", "V. ДЕФИЦИТ (ПРОФИЦИТ) БЮДЖЕТА"),
    ]  # fmt: skip


@pytest.mark.parametrize("letter", ["и", "в", "с", "к"])
def test_a_word_of_one_letter_alone_in_a_row_joins_what_is_around_it(letter: str) -> None:
    """Three rows of a narrow column are one name, and small tables may be full of such rows."""
    rows = read(
        f"{SHORT}\n07 | | | Строительство |\n | | | {letter} | \n | | | реконструкция | 7"
    )

    assert rows.lines["name"].to_list() == [f"Строительство {letter} реконструкция"]
    assert lines(rows) == [("expenditures", "group", "07", 7)]
