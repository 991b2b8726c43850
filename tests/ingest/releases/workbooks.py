"""Small workbooks laid out as the releases of the Bureau of National Statistics; invented figures."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

Cells = Sequence[Sequence[str | float | None]]


def workbook(file: Path, sheets: dict[str, Cells]) -> Path:
    """Write rows of cells, a sheet a name."""
    book = Workbook()
    first = book.active
    assert first is not None
    book.remove(first)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(file)
    return file


FLOWS = (
    "Ағымдағы табыстар",
    "Ағымдағы шығыстар",
    "Күрделі шығындарға алынған трансферттер",
    "Күрделі жөндеуге шығыстар",
    "Негізгі құралдарды сатып алуға шығыстар",
)


def finance_table(number: str, subject: str, *rows: Sequence[str | float]) -> Cells:
    """A table of education finance: title, subject, unit, headings, rows."""
    return (
        (f"{number} Табыстар және шығыстар ",),
        (subject,),
        (None, None, None, None, None, "мың теңге"),
        (None, *FLOWS),
        *rows,
    )


COVER: Cells = (
    ("Білім беру ұйымдарының қаржы-шаруашылық қызметі туралы",),
    ("2022 жыл",),
)


def schools_table(*rows: Sequence[str | float | None]) -> Cells:
    """The dynamic table of schools: title, unit, school years, blocks."""
    return (
        (),
        ("Число общеобразовательных школ1)",),
        (None, None, "единиц"),
        (None, "2015/16", "2022/23"),
        *rows,
    )


def population_table(*rows: Sequence[str | float | None]) -> Cells:
    """Sheet «02» of the population release, its headings on three rows in both languages."""
    return (
        (
            "Халық саны\nЧисленность населения РК по областям, городам и районам на 1 января 2023 года",
        ),
        ("адам", None, None, None, None, "человек"),
        (None, "Барлық халық\nВсе население", "соның ішінде:\nв том числе:"),
        (
            None,
            None,
            "ерлер\nмужчины",
            "қала халқы\nгородское население",
            "ауыл халқы\nсельское население",
        ),
        (None, None, None, None, "ерлер\nмужчины"),
        *rows,
    )
