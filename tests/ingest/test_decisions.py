"""The unit a decision is about, from issuer, title and annex caption."""

import pytest

from ingest.decisions import unit_of_decision


@pytest.mark.parametrize(
    ("issuer", "title", "unit_id"),
    [
        ("Актюбинский областной маслихат", "Об областном бюджете на 2025-2027 годы", "150000000"),
        ("Ақтөбе облыстық мәслихаты", "2026-2028 жылдарға арналған облыстық бюджет туралы", "150000000"),
        ("Решение Уилского районного маслихата Актюбинской области", "О районном бюджете на 2025-2027 годы", "155200000"),
        ("Ойыл аудандық мәслихаты", "2025-2027 жылдарға арналған аудандық бюджет туралы", "155200000"),
        ("Маслихат Уилского района", "О бюджете Уилского района на 2025-2027 годы", "155200000"),
        ("Уилский районный маслихат", "О бюджете Уилского сельского округа Уилского района", "155230000"),
        ("Ойыл аудандық мәслихаты", "2025-2027 жылдарға арналған Ойыл ауылдық округінің бюджеті туралы", "155230000"),
        ("маслихат города Актобе", "О бюджете города Актобе на 2025-2027 годы", "151000000"),
        ("Ақтөбе қалалық мәслихаты", "Ақтөбе қаласының бюджеті туралы", "151000000"),
        ("Костанайский городской маслихат", "О городском бюджете на 2025-2027 годы", "391000000"),
        ("маслихат города Алматы", "О бюджете города Алматы на 2025-2027 годы", "750000000"),
        ("маслихат района Биржан сал Акмолинской области", "О бюджете района на 2025 год", "114500000"),
        ("Алматы облысы Талғар аудандық мәслихаты", "Талғар қаласының бюджеті туралы", "196220000"),
        ("Абайский районный маслихат Карагандинской области", "О бюджете Абайского района", "353200000"),
        ("Маслихат Айыртауского района", "О БЮДЖЕТЕ АЙЫРТАУСКОГО РАЙОНА НА 2025 ГОД", "593200000"),
        ("Айтекебийский районный маслихат", "О бюджете сельского округа Темирбека Жургенова", "153430000"),
        ("Экибастузский городской маслихат", "О бюджете Торт-Кудукского сельского округа города Экибастуза", "552255000"),
        (None, "О республиканском бюджете на 2025-2027 годы", "KZ"),
    ],
)  # fmt: skip
def test_a_decision_is_about_the_unit_its_title_and_issuer_name(
    issuer: str | None, title: str, unit_id: str
) -> None:
    """The tier is the title's, the place is named by either; both languages."""
    assert unit_of_decision(issuer, title).unit_id == unit_id


@pytest.mark.parametrize(
    ("issuer", "title", "why"),
    [
        ("Уилский районный маслихат Павлодарской области", "О районном бюджете", "does not lie in"),
        ("Уилский районный маслихат", "О бюджете Темирского района", "may be 2 units"),
        ("Темирский районный маслихат", "О бюджете Небывалого сельского округа", "no unit is called"),
        ("Абайский районный маслихат", "О бюджете Абайского района", "may be"),
        ("Уилский районный маслихат", "О бюджетах сельских округов Уилского района", "names no such unit"),
        (None, "О внесении изменений", "names no tier"),
    ],
)  # fmt: skip
def test_disagreement_and_unknown_names_are_refused(
    issuer: str | None, title: str, why: str
) -> None:
    """Zero or several answers are none: the reason goes to a person."""
    found = unit_of_decision(issuer, title)

    assert found.unit_id is None
    assert why in found.reason


def test_an_annex_says_which_of_many_okrugs() -> None:
    """One decision may hold the budgets of all okrugs of a district, an annex each."""
    found = unit_of_decision(
        "Маслихат Жаксынского района",
        "О бюджетах сел, сельских округов Жаксынского района на 2026-2028 годы",
        "Бюджет села Белагаш на 2026 год",
    )

    assert found.unit_id == "115237000"


def test_an_annex_of_an_oblast_budget_may_name_its_districts() -> None:
    """Districts in the caption of a transfer annex do not change whose budget it is."""
    found = unit_of_decision(
        "Актюбинский областной маслихат",
        "Об областном бюджете на 2025-2027 годы",
        "Распределение трансфертов бюджетам Алгинского и Темирского районов",
    )

    assert found.unit_id == "150000000"


def test_an_annex_may_not_contradict_the_title() -> None:
    """The caption names another district than the issuer."""
    found = unit_of_decision(
        "Уилский районный маслихат", "О районном бюджете", "Бюджет Темирского района"
    )

    assert found.unit_id is None
