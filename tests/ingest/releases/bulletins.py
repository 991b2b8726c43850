"""A workbook laid out as the statistical bulletin lays out tables 12 to 12.20; invented amounts."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

REGIONS = (
    "ОБЛАСТЬ АБАЙ",
    "АКМОЛИНСКАЯ ОБЛАСТЬ",
    "АКТЮБИНСКАЯ ОБЛАСТЬ",
    "АЛМАТИНСКАЯ ОБЛАСТЬ",
    "АТЫРАУСКАЯ ОБЛАСТЬ",
    "ЗАП-КАЗАХСТАНСКАЯ ОБЛАСТЬ",
    "ЖАМБЫЛСКАЯ ОБЛАСТЬ",
    "ОБЛАСТЬ ЖЕТІСУ",
    "КАРАГАНДИНСКАЯ ОБЛАСТЬ",
    "КОСТАНАЙСКАЯ ОБЛАСТЬ",
    "КЫЗЫЛОРДИНСКАЯ ОБЛАСТЬ",
    "МАНГИСТАУСКАЯ ОБЛАСТЬ",
    "ПАВЛОДАРСКАЯ ОБЛАСТЬ",
    "СЕВ-КАЗАХСТАНСКАЯ ОБЛАСТЬ",
    "ТУРКЕСТАНСКАЯ ОБЛАСТЬ",
    "ОБЛАСТЬ ҰЛЫТАУ",
    "ВОСТ-КАЗАХСТАНСКАЯ ОБЛАСТЬ",
    "Г.АСТАНА",
    "Г.АЛМАТЫ",
    "Г.ШЫМКЕНТ",
)
ROWS: Mapping[tuple[str, str], Sequence[float]] = {
    ("I. КІРІСТЕР", "I. ДОХОДЫ"): (300, 330, 360, 200.5, 190.5),
    ("Салықтық түсімдер", "Налоговые_x000D_ поступления"): (100, 110, 120, 70.5, 60.5),
    ("Трансферттердің түсімдері", "Поступления трансфертов"): (200, 220, 240, 130, 130),
    ("II. ШЫҒЫНДАР", "II. ЗАТРАТЫ"): (310, 330, 370, 210, 180),
    ("Білім беру", "Образование"): (190, 200, 220, 120, 110),
    ("Басқалар", "Прочие"): (120, 130, 150, 90, 70),
}
PERIOD = "2026 ж. қантар-шілде есеп/январь-июль отчет 2026 г."
Rows = Mapping[tuple[str, str], Sequence[float]]


def bulletin(
    file: Path,
    *,
    regions: Sequence[str] = REGIONS,
    rows: Rows = ROWS,
    of_all: Rows | None = None,
    period: str = PERIOD,
) -> Path:
    """Write a bulletin: a sheet for all local budgets, then one a region with the same rows.

    Args:
        file: Where to write.
        regions: Names in capitals.
        rows: Kazakh and Russian name, and five amounts in million tenge, of every region.
        of_all: Rows of the sheet of all; by default the sums.
        period: Words of the period.
    """
    book = Workbook()
    first = book.active
    assert first is not None
    book.remove(first)
    whole = of_all or {
        name: [amount * len(regions) for amount in amounts] for name, amounts in rows.items()
    }
    _sheet(book, "табл 12", "", whole, period)
    for number, region in enumerate(regions, start=1):
        _sheet(book, f"табл 12.{number}", region, rows, period)
    book.save(file)
    return file


def _sheet(book: Workbook, name: str, region: str, rows: Rows, period: str) -> None:
    sheet = book.create_sheet(name)
    sheet.append([None, None, None, None, None, None, "12-кесте / Таблица 12"])
    sheet.append([None, None, None, region or None])
    sheet.append([None, None, None, None, None, None, "(млн.теңге)"])
    sheet.append([None, "2023 ж./г.", "2024 ж./г.", "2025 ж./г.", "жоспар/план", period, None])
    sheet.append([1, 2, 3, 4, 5, 6, 7])
    for (kazakh, russian), amounts in rows.items():
        sheet.append([kazakh, *amounts, russian])
