"""Every file that can be taken from a page, taken by a click and opened."""

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.budget.views.watching import settled, watched

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

_WHITE, _BAR, _CODE = (255, 255, 255), (11, 92, 173), (0, 0, 0)
_UIL_REVENUES = 6_172_592_500


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """A view, the door to its files, and what they must hold."""

    view: str
    door: str
    sheets: list[str]
    about: dict[str, str]
    figure: tuple[str, int]
    drawn: list[str]
    foot: int = -1  # which foot of the page


_VIEWS = {
    "place": _Taken(
        view="place?lang=kk&place=150000000&year=2026&edition=0",
        door="Жүктеп алу",
        sheets=["Кесте", "Кесте туралы"],
        about={
            "Атауы": "Ақтөбе облысы: 2026 жылға арналған бюджет. Шығындар",
            "Дереккөз": "Ақтөбе облыстық мәслихаты, № 298",
            "Деректердің толықтығы": "Осы деңгей бойынша 2026 жылғы",
            "amount_kzt": "Сома",
        },
        figure=("amount_kzt", 282_670_560_000),
        drawn=[
            "Ақтөбе облысы: 2026 жылға",
            "мәслихаты, № 298",
            "Білім беру",
            "Алынған күні",
            "lang=kk",
        ],
    ),
    "compare": _Taken(
        view="compare?lang=ru&places=155200000,234000000&measure=revenues&phase=revised&year=2025"
        "&per=head",
        door="Скачать",
        sheets=["Таблица", "О таблице"],
        about={
            "Название": "Доходы, 2025, уточнённый",
            "Источник": "Маслихат: Уилский район, № 200",
            "Полнота данных": "Показателей запрошено — 2, из них есть — 1.",
            "persons": "Жители",
        },
        figure=("amount_kzt", _UIL_REVENUES),
        drawn=["Доходы, 2025, уточнённый", "на жителя", "Уилский район", "Получено", "lang=ru"],
    ),
    "coverage": _Taken(
        view="coverage?lang=en",
        door="Download",
        sheets=["Table", "About"],
        about={
            "Title": "What is held and what is missing",
            "Source": "all acts held",
            "Coverage": "Coverage of all tiers and years: budgets",
            "held_share": "Held",
        },
        figure=("full_count", 1),
        foot=0,  # the list below has one of its own
        drawn=[
            "What is held and what is missing",
            "units of the classifier",
            "Taken on",
            "lang=en",
        ],
    ),
}


def _files(page: Page, folder: Path) -> dict[str, bytes]:
    """Every file behind the open door, by the end of its name."""
    buttons = page.locator("[data-testid=stDownloadButton] button:visible")
    buttons.last.wait_for()
    settled(page)
    found: dict[str, bytes] = {}
    for number in range(buttons.count()):
        with page.expect_download() as waited:
            buttons.nth(number).click()
        waited.value.save_as(folder / str(number))
        ending = re.search(
            r"(-excel\.csv|-\d+x\d+\.png|\.\w+)$", waited.value.suggested_filename
        )
        assert ending is not None
        found[ending[1]] = (folder / str(number)).read_bytes()
    return found


@pytest.mark.parametrize("view", _VIEWS)
def test_every_download_opens_and_says_what_it_is(
    view: str, browser: Browser, address: str, tmp_path: Path
) -> None:
    """Two clicks: the door and the file; the same figure in all, the source in each that tells."""
    wanted = _VIEWS[view]
    found = watched(browser, address)
    found.page.goto(f"{address}/{wanted.view}")
    settled(found.page)
    doors = found.page.locator("[data-testid=stButtonGroup] button", has_text=wanted.door)
    doors.nth(wanted.foot).click()

    files = _files(found.page, tmp_path)

    plain = list(csv.DictReader(io.StringIO(files[".csv"].decode())))
    column, figure = wanted.figure
    assert str(figure) in [row[column] for row in plain]
    _check_excel_csv(files["-excel.csv"].decode(), plain)
    _check_workbook(files[".xlsx"], plain, wanted, found.page.url.split("?")[0])
    text = " ".join("".join(ET.fromstring(files[".svg"]).itertext()).split())  # noqa: S314 -- our own
    assert [said for said in wanted.drawn if said not in text] == []
    for ending, size in (("-1200x675.png", (1200, 675)), ("-1080x1350.png", (1080, 1350))):
        picture = Image.open(io.BytesIO(files[ending])).convert("RGB")
        colours = {colour for _, colour in picture.getcolors(2**20) or []}
        assert picture.size == size
        assert {_WHITE, _BAR, _CODE} <= colours
    assert found.errors == []
    assert found.foreign == []
    found.page.context.close()


def _check_excel_csv(text: str, plain: list[dict[str, str]]) -> None:
    """A byte order mark, semicolons, decimal commas; otherwise the same rows."""
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    assert text.startswith("\ufeff")
    assert len(rows) == len(plain)
    assert list(rows[0]) == list(plain[0])
    share = [name for name in plain[0] if name.endswith("share") or "per_capita" in name][-1]
    told = [(row[share], same[share]) for row, same in zip(plain, rows, strict=True)]
    assert all(point.replace(".", ",") == comma for point, comma in told)
    assert any("," in comma for _, comma in told)


def _check_workbook(
    content: bytes, plain: list[dict[str, str]], wanted: _Taken, page: str
) -> None:
    """The table with numbers as numbers, and the sheet that says what it is."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    told = list(book.worksheets[1].iter_rows(values_only=True))
    about = {str(row[0]): str(row[1]) for row in reversed(told)}  # of many sources the first
    column, figure = wanted.figure
    assert book.sheetnames == wanted.sheets
    assert len(rows) == len(plain) + 1
    assert figure in [row[rows[0].index(column)] for row in rows[1:]]
    for title, said in wanted.about.items():
        assert said in about[title], title
    assert any(value.startswith(page) for value in about.values())
