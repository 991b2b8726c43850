"""One budget printed in the layouts of many oblasts: the same lines, or a reason, never another."""

from collections.abc import Callable

import pytest

from ingest.checks import check_lines
from tests.ingest.annex.grids import Line, lines, read, reasons

Row = tuple[str, str, int]  # path of codes, name, thousand tenge
REVENUES: tuple[Row, ...] = (
    ("", "I. Доходы", 12_345),
    ("1", "Налоговые поступления", 12_000),
    ("1.01", "Подоходный налог", 12_000),
    ("1.01.2", "Индивидуальный подоходный налог", 12_000),
    ("5", "Поступления трансфертов", 345),
    ("5.02", "Трансферты из вышестоящих органов", 345),
    ("5.02.3", "Трансферты из районного бюджета", 345),
)
SPENDING: tuple[Row, ...] = (
    ("", "II. Затраты", 1_012_345),
    ("04", "Образование", 1_012_345),
    ("04.2", "Начальное образование", 1_012_345),
    ("04.2.261", "Управление образования", 1_012_345),
    ("04.2.261.003", "Школы", 12_345),
    ("04.2.261.055", "Дополнительное образование", 1_000_000),
    ("", "V. Дефицит (профицит) бюджета", -1_000_000),
    ("", "VI. Финансирование дефицита (использование профицита) бюджета", 1_000_000),
)
KAZAKH = {
    "I. Доходы": "I. Кірістер",
    "II. Затраты": "II. Шығындар",
    "V. Дефицит (профицит) бюджета": "V. Бюджет тапшылығы (профициті)",
    "VI. Финансирование дефицита (использование профицита) бюджета": (
        "VI. Бюджет тапшылығын қаржыландыру (профицитін пайдалану)"
    ),
    "Налоговые поступления": "Салықтық түсімдер",
    "Поступления трансфертов": "Трансферттердің түсімдері",
}
NAMES: dict[str, Callable[[str], str]] = {
    "Kazakh": lambda said: KAZAKH.get(said, said),
    "capitals": str.upper,
    "small": str.lower,
    "Latin twins": lambda said: said.replace("о", "o").replace("с", "c").replace("е", "e"),
    "Cyrillic І": lambda said: said.replace("I", "\u0406"),
    "quoted": lambda said: f"«{said}»",
    "unnumbered": lambda said: said.split(". ", 1)[-1],
}
REVENUE_CODES = ["Категория", "Класс", "Подкласс"]
SPENDING_CODES = ["Функциональная группа", "Подгруппа", "Администратор", "Программа"]


def grouped(amount: int) -> str:
    """Thousands with spaces."""
    return f"{amount:,}".replace(",", " ")


AMOUNTS: dict[str, Callable[[int], str]] = {
    "no separators": str,
    "no-break": lambda figure: grouped(figure).replace(" ", "\u00a0"),
    "decimal": lambda figure: f"{grouped(figure)},0",
    "English": lambda figure: f"{figure:,}.0",
    "points": lambda figure: f"{figure:,}".replace(",", ".") + ",0",
    "brackets": lambda figure: f"({grouped(-figure)})" if figure < 0 else grouped(figure),
    "dash, minus": lambda figure: grouped(figure).replace("-", "– - "),
    "unit": lambda figure: f"{grouped(figure)} тыс. тенге",
    "footnote": lambda figure: f"{grouped(figure)}*",
}


def _beside(heading: str, cell: str) -> Callable[[list[str]], list[str]]:
    """A column after the amounts."""
    return lambda cells: [*cells, heading if cells[-1] == "Сумма" else cell]


COLUMNS: dict[str, Callable[[list[str]], list[str]]] = {
    "empty first": lambda cells: ["", *cells],
    "empty last": lambda cells: [*cells, "", ""],
    "empty before amounts": lambda cells: [*cells[:-1], "", cells[-1]],
    "numbers of rows": lambda cells: ["№ п/п" if cells[-1] == "Сумма" else "7", *cells],
    "numbers under a sign": lambda cells: ["№" if cells[-1] == "Сумма" else "7", *cells],
    "numbers without a title": lambda cells: ["" if cells[-1] == "Сумма" else "7", *cells],
    "shares": _beside("Удельный вес, %", "12,5"),
    "remarks": _beside("Примечание", "см. прил. 2"),
    "titles first": lambda cells: (
        cells if any(cells[:-2]) else [cells[-2], *[""] * (len(cells) - 2), cells[-1]]
    ),
}


def staggered(path: str, width: int) -> list[str]:
    """The last code alone, under its level."""
    codes = path.split(".") if path else []
    return ["" if at + 1 < len(codes) else code for at, code in enumerate(codes)] + [""] * (
        width - len(codes)
    )


def in_full(path: str, width: int) -> list[str]:
    """Every code of the path in every row."""
    codes = path.split(".") if path else []
    return codes + [""] * (width - len(codes))


def with_noughts(path: str, width: int) -> list[str]:
    """Levels below the row as noughts."""
    noughts = ["0", "00", "0"] if width == len(REVENUE_CODES) else ["00", "0", "000", "000"]
    codes = path.split(".") if path else []
    return codes + noughts[len(codes) :] if codes else [""] * width


def bare(path: str, width: int) -> list[str]:
    """Numbers, as a spreadsheet keeps them: 4 for 04, 3 for 003."""
    return [code.lstrip("0") for code in in_full(path, width)]


def dotted(path: str, _: int) -> list[str]:
    """The whole path in one cell."""
    return [path]


def joined(path: str, _: int) -> list[str]:
    """The whole path in one cell, without dots."""
    return [path.replace(".", "")]


def printed(  # noqa: PLR0913 - what layouts differ in
    *,
    codes: Callable[[str, int], list[str]] = staggered,
    heading: str = "Сумма",
    amount: Callable[[int], str] = grouped,
    name: Callable[[str], str] = str,
    row: Callable[[list[str]], list[str]] = list,
    more: tuple[str, ...] = (),
) -> str:
    """The budget as one grid, its two tables below each other, with rows after each heading."""
    text = []
    for rows, levels in ((REVENUES, REVENUE_CODES), (SPENDING, SPENDING_CODES)):
        is_path = len(codes("1.01", len(levels))) == 1
        above = ["Код"] if is_path else levels
        text.append(" | ".join(row([*above, "Наименование", heading])))
        text += more
        text += [
            " | ".join(row([*codes(path, len(levels)), name(said), amount(figure)]))
            for path, said, figure in rows
        ]
    return "\n".join(text)


EXPECTED: list[Line] = lines(read(printed()))
TENGE = ("Бюджет района на 2026 год", "тенге")


def test_the_plain_layout_is_the_truth_typed_above() -> None:
    """Every row, in its section, under its path."""
    titles = {"I": "revenues", "II": "expenditures", "V": "balance", "VI": "financing"}
    typed = [
        (titles[said.split(".")[0]] if not path else None, path, figure)
        for path, said, figure in (*REVENUES, *SPENDING)
    ]

    assert [(code, amount) for _, _, code, amount in EXPECTED] == [one[1:] for one in typed]
    assert [s for s, level, *_ in EXPECTED if level == "section"] == list(titles.values())


@pytest.mark.parametrize("codes", [staggered, in_full, with_noughts, bare, dotted, joined])
def test_codes_mean_the_same_however_they_are_printed(
    codes: Callable[[str, int], list[str]],
) -> None:
    """Domain notes, 3.2; one cell or several, each row in full or the last level alone."""
    rows = read(printed(codes=codes))

    assert lines(rows) == EXPECTED
    assert reasons(rows) == []


@pytest.mark.parametrize("amount", AMOUNTS.values(), ids=AMOUNTS)
def test_amounts_mean_the_same_however_they_are_printed(amount: Callable[[int], str]) -> None:
    """Domain notes, 3.3: separators, decimals, forms below nought, units, footnote marks."""
    rows = read(printed(amount=amount))

    assert lines(rows) == EXPECTED
    assert reasons(rows) == []


@pytest.mark.parametrize("row", COLUMNS.values(), ids=COLUMNS)
def test_columns_beside_the_budget_change_nothing(
    row: Callable[[list[str]], list[str]],
) -> None:
    """Empty columns, running numbers, shares, remarks; titles of sections in the first column."""
    rows = read(printed(row=row))

    assert lines(rows) == EXPECTED
    assert reasons(rows) == []


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_titles_are_known_in_both_languages_and_however_typed(
    name: Callable[[str], str],
) -> None:
    """Kazakh titles, capitals, Latin twins of letters, sections without a number."""
    rows = read(printed(name=name))

    assert lines(rows) == EXPECTED
    assert reasons(rows) == []


@pytest.mark.parametrize(
    "more", [("1 | 2 | 3 | 4 | 5 | 6",), ("А | Б | 1 | 2 | 3 | 4",), ("",)]
)
def test_rows_below_a_heading_are_no_lines(more: tuple[str, ...]) -> None:
    """Numbers of columns, or nothing."""
    assert lines(read(printed(more=more))) == EXPECTED


def test_a_budget_in_tenge_is_a_thousand_times_the_same() -> None:
    """The unit stands in the line above."""
    rows = read(printed(amount=lambda figure: grouped(figure * 1000)), above=TENGE)

    assert lines(rows) == EXPECTED


@pytest.mark.parametrize(
    "caption",
    [
        "Бюджет района на 2026 год, тыс. тенге",
        "Бюджет Уилского района Актюбинской области на 2026 год, в тысячах тенге",
        "Ақтөбе облысы Ойыл ауданының 2026 жылға арналған аудандық бюджеті, мың теңге",
    ],
)
def test_a_unit_of_measure_in_the_caption_leaves_the_year_in_it(caption: str) -> None:
    """In one line, however long it is."""
    rows = read(printed(), above=(caption,))

    assert lines(rows) == EXPECTED
    assert rows.lines["year"].unique().to_list() == [2026]


def test_a_unit_after_a_figure_and_a_comma_is_not_that_of_the_table() -> None:
    """«… 1 234 567, тенге» states a sum: what the table is printed in is not told by it."""
    rows = read(
        printed(), above=("Бюджет района на 2026 год составляет 1 234 567, тыс. тенге",)
    )

    assert lines(rows) == []
    assert {reason.split(":")[0] for *_, reason in reasons(rows)} == {
        "the unit of measure is not printed"
    }


def test_a_numbered_title_that_is_no_section_is_a_reject() -> None:
    """A misprint in «Затраты» would leave its total an item of some other section."""
    rows = read(printed(name=lambda said: said.replace("Затраты", "Зтраты")))

    assert [reason for *_, reason in reasons(rows)] == [
        "a title with a Roman number that is none of the six sections"
    ]
    assert not check_lines(rows.lines)["holds"].all()
