"""A village's own register in a real browser: brought in, locked, taken along, brought back, published."""

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pyrage
import pytest
from playwright.sync_api import Browser, Page

from tests.budget.views.conftest import served
from tests.budget.views.watching import Watched, settled, watched

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

_FIRST, _SECOND, _OF_FILE = "correct horse", "battery staple", "on the paper slip"
_VILLAGE = "155230000"
_PHONE = "8 701 123 45 67"
_TITLES = [f"Орта жөндеу {number}" for number in range(1, 7)]
_TOO_LARGE = 21 * 2**20


@dataclass
class Own:
    """A server with an empty folder for registers, and one visitor of it."""

    address: str
    home: Path
    found: Watched

    @property
    def page(self) -> Page:
        """The visitor's page."""
        return self.found.page

    def view(self, name: str) -> Page:
        """Open a view of the register by its button: the visit, and its key, go on."""
        self.page.locator("[data-testid=stButtonGroup] button", has_text=name).first.click()
        settled(self.page)
        return self.page


@pytest.fixture(scope="module")
def own(
    browser: Browser, built: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Own]:
    """A fresh machine: no register yet."""
    home = tmp_path_factory.mktemp("own")
    with served(built, home) as address:
        found = watched(browser, address)
        found.page.goto(f"{address}/requests?lang=ru")
        settled(found.page)
        yield Own(address, home, found)
        found.page.context.close()


def _workbook() -> bytes:
    """Six requests under headings of the village's own; one purpose holds a telephone number."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Чья просьба", "Что просим", "Зачем", "Цена вопроса", "Бюджетный год"])
    for number, title in enumerate(_TITLES, 1):
        purpose = f"Звонить {_PHONE}" if number == 1 else "Көше тозған"
        sheet.append([_VILLAGE, title, purpose, number * 1_000_000, 2027])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _typed(page: Page, label: str, text: str) -> None:
    page.get_by_label(label, exact=True).first.fill(text)


def _pressed(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()
    settled(page)


def _chosen(page: Page, label: str, option: str) -> None:
    box = page.get_by_role("combobox", name=label)
    box.click()
    box.press_sequentially(option)  # a long list draws only what is in view
    page.get_by_role("option", name=option, exact=True).click()
    settled(page)


def _downloaded(page: Page, name: str) -> bytes:
    with page.expect_download() as loading:
        page.get_by_role("button", name=name, exact=True).first.click()
    return Path(loading.value.path()).read_bytes()


def _a_register_is_started_with_a_passphrase_and_a_workbook_is_mapped_by_hand(
    own: Own,
) -> None:
    """Headings of one's own are named once; office, tier and kind are said for all rows."""
    _typed(own.page, "Пароль (советуем)", _FIRST)
    _pressed(own.page, "Завести реестр")
    page = own.view("Загрузить")
    page.locator("input[type=file]").first.set_input_files(
        {"name": "просьбы.xlsx", "mimeType": "application/zip", "buffer": _workbook()}
    )
    page.get_by_text("Нераспознанные столбцы").wait_for()
    settled(page)
    page.get_by_text(re.compile(r"^\d+,\d\sКБ$")).wait_for()  # its size, in the page's language
    for heading, field in (
        ("Чья просьба", "Село"),
        ("Что просим", "Что запрашивается"),
        ("Зачем", "Назначение"),
        ("Цена вопроса", "Запрошенная сумма, ₸"),
    ):
        _chosen(page, heading, field)
    _chosen(page, "Вид", "Дороги")
    _chosen(page, "Уровень органа", "районный уровень")
    _typed(page, "В какой орган", "Аппарат акима района")
    page.keyboard.press("Enter")
    page.get_by_text("Распознано: 6. Не распознано: 0.").wait_for()
    settled(page)
    _pressed(page, "Принять распознанные строки")

    assert page.get_by_text("Принято: 6. Уже были: 0.").is_visible()
    own.view("Все запросы")
    assert all(page.get_by_role("button", name=title).is_visible() for title in _TITLES)


def _a_document_that_is_too_large_is_answered_in_words(own: Own) -> None:
    """Larger than the limit: the page says so before anything is sent, and takes none of it."""
    page = own.view("Добавить")
    page.locator("input[type=file]").first.set_input_files(
        {"name": "скан.pdf", "mimeType": "application/pdf", "buffer": bytes(_TOO_LARGE)}
    )

    told = page.get_by_role("alert").filter(has_text="Не принят: больше 20 МБ")
    told.wait_for()
    box = told.bounding_box()
    assert box is not None
    assert box["width"] > 100  # to be read, not only by a screen reader


def _the_passphrase_is_changed_and_opens_the_register_again(own: Own) -> None:
    """The old one opens nothing any more; while it is shut no text of it is on the page."""
    page = own.view("Пароль и проверка")
    _typed(page, "Нынешний пароль", _FIRST)
    _typed(page, "Новый пароль", _SECOND)
    _pressed(page, "Сохранить пароль")
    page.get_by_text("Реестр защищён новым паролем.").wait_for()
    _pressed(page, "Закрыть реестр")
    page.goto(f"{own.address}/requests?lang=ru")
    settled(page)

    _typed(page, "Пароль", _FIRST)
    _pressed(page, "Открыть")
    assert page.get_by_role("alert").first.is_visible()
    assert _TITLES[0] not in page.content()
    _typed(page, "Пароль", _SECOND)
    _pressed(page, "Открыть")
    assert page.get_by_role("button", name=_TITLES[0]).is_visible()


def _a_telephone_number_is_blacked_out_of_what_is_published(own: Own) -> None:
    """It stands in the preview's list of finds, and in no file of the public copy."""
    page = own.view("Опубликовать")
    page.get_by_text("Закрашено: 1", exact=True).wait_for()
    page.get_by_text("Я прочитал каждую строку").click()
    settled(page)
    copy = _downloaded(page, "Сделать публичную копию")

    with zipfile.ZipFile(io.BytesIO(copy)) as package:
        files = {name: package.read(name) for name in package.namelist()}
    assert "public_requests.csv" in files
    assert _TITLES[0].encode() in files["public_requests.csv"]
    digits = _PHONE[2:].encode()
    assert [name for name, content in files.items() if digits in content] == []


def _the_register_is_taken_along_as_tables_and_as_a_locked_file_and_brought_back(
    own: Own,
) -> None:
    """XLSX and CSV hold six rows; the age file opens with its passphrase and fills an empty place."""
    page = own.view("Выгрузить")
    book = openpyxl.load_workbook(io.BytesIO(_downloaded(page, "XLSX")))
    plain = _downloaded(page, "Обычный CSV").decode()
    excel = _downloaded(page, "CSV для Excel")
    _typed(page, "Пароль файла", _OF_FILE)
    _pressed(page, "Подготовить зашифрованный файл")
    age = _downloaded(page, "Скачать зашифрованный файл")

    assert book.worksheets[0].max_row == len(_TITLES) + 1
    assert all(title in plain for title in _TITLES)
    assert excel.startswith("\ufeff".encode())
    with zipfile.ZipFile(io.BytesIO(pyrage.passphrase.decrypt(age, _OF_FILE))) as package:
        assert "register.json" in package.namelist()

    shutil.move(own.home / "register", own.home / "away")  # another, empty machine
    page.goto(f"{own.address}/requests?lang=ru")
    settled(page)
    page.get_by_text("Восстановить реестр из зашифрованного файла").click()
    page.locator("input[type=file]").first.set_input_files(
        {"name": "register.age", "mimeType": "application/octet-stream", "buffer": age}
    )
    _typed(page, "Пароль файла", _OF_FILE)
    _pressed(page, "Восстановить")
    page.get_by_role("button", name=_TITLES[0]).wait_for()
    assert all(page.get_by_role("button", name=title).is_visible() for title in _TITLES)


def _nothing_of_the_register_is_in_title_address_or_log(own: Own) -> None:
    """Not a title, not a passphrase, not the telephone number, after the whole story."""
    page = own.page
    _pressed(page, _TITLES[0])
    secrets = [_TITLES[0], "Орта", _PHONE, _FIRST, _SECOND, _OF_FILE]
    log = (own.home / "server.log").read_text(errors="replace")

    said = (page.title(), page.url, log)
    assert [secret for secret in secrets for text in said if secret in text] == []
    assert own.found.errors == []
    assert own.found.foreign == []


def test_a_register_is_brought_in_locked_published_taken_along_and_brought_back(
    own: Own,
) -> None:
    """One story, told in order: each step needs what the one before has left."""
    _a_register_is_started_with_a_passphrase_and_a_workbook_is_mapped_by_hand(own)
    _a_document_that_is_too_large_is_answered_in_words(own)
    _the_passphrase_is_changed_and_opens_the_register_again(own)
    _a_telephone_number_is_blacked_out_of_what_is_published(own)
    _the_register_is_taken_along_as_tables_and_as_a_locked_file_and_brought_back(own)
    _nothing_of_the_register_is_in_title_address_or_log(own)
