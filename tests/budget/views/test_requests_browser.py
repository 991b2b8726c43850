"""The register in a real browser: a phone, Kazakh, a line that drops, a hurried thumb."""

import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it has no stubs
from playwright.sync_api import Browser, Page, expect

from tests.budget.views.watching import Watched, settled, watched

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

_PHONE = 390
_ADD = "requests?register=sample&view=add&lang=kk"
_TITLE = "Мектеп <script>alert(1)</script> **жолы** :smile:"
_REASON = "Аудан бюджетінде қаражат жоқ"
# Every line to the server, so that a test can cut it.
_LINES = """
    window.lines = []
    window.WebSocket = class extends WebSocket {
        constructor(...asked) { super(...asked); window.lines.push(this) }
    }
"""
_KEYS = {"lang", "register", "view", "village", "request", "do", "paper", "state"}


def _visit(found: Watched, url: str) -> Page:
    found.page.goto(url)
    settled(found.page)
    return found.page


def _filled(page: Page, title: str = _TITLE) -> None:
    page.get_by_label("Не сұралады, бір жолмен").fill(title)
    page.get_by_role("radio", name="Мектеп").click()
    page.get_by_label("Сомасы, ₸").fill("12 500 000")


def _recorded(page: Page) -> None:
    page.get_by_role("button", name="Сұрау салуды сақтау").click()
    page.wait_for_url("**request=**")
    settled(page)


def _barriers(page: Page) -> list[str]:
    return [
        f"{rule['id']}: {rule['nodes'][0]['html'][:200]}"
        for rule in Axe().run(page).response["violations"]
    ]


def _is_too_wide(page: Page) -> bool:
    return bool(
        page.evaluate(
            "[...document.querySelectorAll('[data-testid=stMain], html')]"
            ".some(part => part.scrollWidth > part.clientWidth)"
        )
    )


def test_a_request_is_recorded_refused_and_printed_on_a_phone(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    """Kazakh, 390 px: form, refusal word for word, the pack; the address holds keys only."""
    found = watched(browser, address, _PHONE)
    page = _visit(found, f"{address}/{_ADD}")
    _filled(page)
    _recorded(page)
    heading = page.locator("h2").first.inner_text().replace("\u2060", "")
    assert heading == _TITLE  # letters, and an invisible joiner that keeps them letters
    assert not _is_too_wide(page)
    assert _barriers(page) == []

    page.locator("[data-testid=stButtonGroup] button", has_text="Оқиғаны жазу").click()
    page.wait_for_url("**do=event**")
    settled(page)
    page.get_by_role("radio", name="себебі көрсетіліп бас тартылды").click()
    page.get_by_label("Себебі, жауаптағы сөзбе-сөз").fill(_REASON)
    page.get_by_role("button", name="Оқиғаны сақтау").click()
    page.get_by_text(f"«{_REASON}»").first.wait_for()
    settled(page)

    page.locator("[data-testid=stButtonGroup] button", has_text="Қағаздар").click()
    page.wait_for_url("**do=papers**")
    settled(page)
    with page.expect_download() as loading:
        page.get_by_role("button", name="PDF").first.click()
    pack = tmp_path / "pack.pdf"
    loading.value.save_as(pack)

    assert pack.read_bytes().startswith(b"%PDF-")
    assert b"pdfaid" in pack.read_bytes()
    if shutil.which("pdftotext"):
        told = subprocess.run(  # noqa: S603 -- a fixed command over our own file
            ["pdftotext", str(pack), "-"],  # noqa: S607 -- wherever the machine has it
            capture_output=True, check=True,
        ).stdout.decode()  # fmt: skip
        assert _REASON in " ".join(told.split())
    parts = parse_qs(urlsplit(page.url).query)
    assert set(parts) <= _KEYS
    assert not re.search("[^ -~]", "".join(value for one in parts.values() for value in one))
    assert "Мектеп" not in page.title()
    assert found.errors == []
    assert found.foreign == []
    page.context.close()


def test_what_is_typed_outlives_a_dropped_line_and_a_reload(
    browser: Browser, address: str
) -> None:
    """Typed and tapped, cut off, back, reloaded: saved untouched; then the draft is gone."""
    found = watched(browser, address, _PHONE)
    found.page.add_init_script(_LINES)
    page = _visit(found, f"{address}/{_ADD}")
    _filled(page, "Су құбыры")
    page.wait_for_timeout(500)  # a tap is kept a moment after the button turned
    page.context.set_offline(True)
    page.evaluate("window.lines.forEach(line => line.close())")
    page.locator("[data-test-connection-state=CONNECTED]").wait_for(state="detached")
    page.context.set_offline(False)
    settled(page)
    assert page.get_by_label("Не сұралады, бір жолмен").input_value() == "Су құбыры"

    page.reload()
    settled(page)
    page.wait_for_function(
        "[...document.querySelectorAll('.st-key-add_request input')]"
        ".some(field => field.value === 'Су құбыры')"
    )
    page.locator("[role=radio][aria-checked=true]", has_text="Мектеп").wait_for()
    _recorded(page)

    assert page.get_by_role("heading", name="Су құбыры").is_visible()
    assert (
        page.evaluate("Object.keys(sessionStorage).filter(key => /add_request/.test(key))")
        == []
    )
    _visit(found, f"{address}/{_ADD}")
    assert page.get_by_label("Не сұралады, бір жолмен").input_value() == ""
    page.context.close()


@pytest.mark.parametrize("pause", [50, 120])
def test_a_late_second_press_leads_to_the_request(
    browser: Browser, address: str, pause: int
) -> None:
    """It comes when the request is already shown, and brings no empty form back (milliseconds)."""
    page = _visit(watched(browser, address, _PHONE), f"{address}/{_ADD}")
    _filled(page, f"Кеш басылды {pause}")
    save = page.get_by_role("button", name="Сұрау салуды сақтау")
    save.scroll_into_view_if_needed()
    page.wait_for_timeout(300)  # the page has stopped moving
    box = save.bounding_box() or {"x": 0, "y": 0, "width": 0, "height": 0}
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.click(*middle)
    page.wait_for_timeout(pause)
    page.mouse.click(*middle)
    page.wait_for_url("**request=**")
    settled(page)

    expect(page.get_by_text(f"Кеш басылды {pause}").first).to_be_visible()
    expect(save).to_have_count(0)
    page.context.close()


def test_a_hurried_thumb_records_once(browser: Browser, address: str) -> None:
    """Two presses of «save» are one request."""
    found = watched(browser, address, _PHONE)
    page = _visit(found, f"{address}/{_ADD}")
    _filled(page, "Екі рет басылды")
    page.get_by_role("button", name="Сұрау салуды сақтау").dblclick()
    page.wait_for_url("**request=**")
    settled(page)
    _visit(found, f"{address}/requests?register=sample&view=list&lang=kk")

    assert page.get_by_role("button", name="Екі рет басылды").count() == 1
    page.context.close()
