"""Small decisions with invented figures, as the public mirror of acts writes them; commands run."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.ingest.running import Run, runner

HEAD = "Решение Уилского районного маслихата Актюбинской области от 26 декабря 2025 года № 300"
TITLE = "О бюджете Уилского сельского округа на 2026-2028 годы"
CAPTION = "Бюджет Уилского сельского округа на 2026 год"
POINT = ("доходы – 100 тысяч тенге", "затраты – 110 тысяч тенге")
REVENUES = (
    ("", "", "", "I. Доходы", "100"),
    ("1", "", "", "Налоговые поступления", "60"),
    ("", "01", "", "Подоходный налог", "60"),
    ("", "", "2", "Индивидуальный подоходный налог", "60"),
    ("5", "", "", "Поступления трансфертов", "40"),
    ("", "02", "", "Трансферты из вышестоящих органов государственного управления", "40"),
    ("", "", "3", "Трансферты из районного бюджета", "40"),
)
SPENDING = (
    ("", "", "", "", "II. Затраты", "110"),
    ("01", "", "", "", "Государственные услуги общего характера", "110"),
    ("", "1", "", "", "Представительные, исполнительные и другие органы", "110"),
    ("", "", "124", "", "Аппарат акима сельского округа", "110"),
    ("", "", "", "001", "Услуги по обеспечению деятельности акима", "110"),
    ("", "", "", "", "III. Чистое бюджетное кредитование", "0"),
    ("", "", "", "", "IV. Сальдо по операциям с финансовыми активами", "0"),
    ("", "", "", "", "V. Дефицит (профицит) бюджета", "-10"),
    ("", "", "", "", "VI. Финансирование дефицита (использование профицита) бюджета", "10"),
)
_REVENUE_HEADING = ("Категория", "Класс", "Подкласс", "Наименование", "Сумма (тысяч тенге)")
_SPENDING_HEADING = (
    "Функциональная группа",
    "Функциональная подгруппа",
    "Администратор",
    "Программа",
    "Наименование",
    "Сумма (тысяч тенге)",
)

Rows = Sequence[Sequence[str]]
Decision = Callable[..., Path]


def table(heading: Sequence[str], rows: Rows) -> str:
    """An HTML table as it stands in the Markdown of an act."""
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in (heading, *rows))
    return "<table>" + "\n".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


@pytest.fixture
def decision(tmp_path: Path) -> Decision:
    """Write a decision on the budget of an okrug; every part may be replaced."""

    def write(  # noqa: PLR0913 - the parts of a decision
        name: str = "rus.md",
        *,
        head: str = HEAD,
        title: str = TITLE,
        notes: Sequence[str] = (),
        points: Sequence[str] = POINT,
        caption: str = CAPTION,
        revenues: Rows = REVENUES,
        spending: Rows = SPENDING,
    ) -> Path:
        stated = [f"   {point};" for point in points]
        annex = [table(_REVENUE_HEADING, revenues), table(_SPENDING_HEADING, spending)]
        first = ["1. Утвердить бюджет на 2026 год в следующих объемах:"] if points else []
        parts = [f"# {title}", head, *first, *stated, *(f"> *{note}*" for note in notes)]
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        text = "\n\n".join([*parts, f"## {caption}", *annex])
        file.write_text(text + "\n", encoding="utf-8")
        return file

    return write


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command of `python -m ingest`."""
    return runner(monkeypatch, capsys)
