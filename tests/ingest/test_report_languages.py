"""Reports in Kazakh and Russian: bad input in one sentence, what is found in the pages' words."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from budget.errors import CorrectionError, MissingTableError
from budget.locale.words import Language
from ingest.pipeline import read_files
from ingest.report import ENGLISH, failing_lines, file_reports, summary, voice_of

Decision = Callable[..., Path]

_NBSP = "\N{NO-BREAK SPACE}"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
KAZAKH, RUSSIAN = voice_of(Language.KK), voice_of(Language.RU)
WRONG = (("", "", "", "I. Доходы", "101"), ("1", "", "", "Налоговые поступления", "1OO,1,1"))


def packed(**parts: bytes) -> bytes:
    """A zip container."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def error(file: Path, language: Language) -> str | None:
    """The sentence of a file, with plain spaces."""
    [one] = file_reports(read_files([file]), voice_of(language))
    return one["error"] and one["error"].replace(_NBSP, " ")


BAD = {
    "empty": b"",
    "text": "план".encode(),
    "password": _OLE + bytes(600) + "EncryptedPackage\0".encode("utf-16-le") + bytes(600),
    "cut": packed(a=b"b")[:-10],
    "zip": packed(a=b"b"),
    "photo": b"\xff\xd8\xff photo",
}
A_TABLE_RU = "электронная таблица (.xlsx, .xls, .ods, .csv) или текст (.docx, .html, .md)"
A_TABLE_KK = "электрондық кесте (.xlsx, .xls, .ods, .csv) немесе мәтін (.docx, .html, .md)"


@pytest.mark.parametrize(
    ("kind", "russian", "kazakh"),
    [
        (
            "empty",
            f"файл пустой (0 байт); ожидалось: {A_TABLE_RU}; скачайте или скопируйте файл ещё раз.",
            (
                f"бұл файл бос (0 байт); күтілгені: {A_TABLE_KK}; файлды қайта жүктеңіз немесе "
                "көшіріңіз."
            ),
        ),
        (
            "text",
            (
                f"это простой текст с окончанием имени .xlsx; ожидалось: {A_TABLE_RU}; дайте исходный "
                "файл или верное окончание имени (.csv, .md)."
            ),
            (
                f"бұл атауы .xlsx деп аяқталатын жай мәтін; күтілгені: {A_TABLE_KK}; бастапқы файлды "
                "немесе атаудың дұрыс соңын (.csv, .md) беріңіз."
            ),
        ),
        (
            "password",
            (
                "файл защищён паролем; ожидалось: документ без пароля; откройте файл с паролем и "
                "сохраните без него."
            ),
            (
                "файл құпиясөзбен қорғалған; күтілгені: құпиясөзсіз құжат; файлды құпиясөзбен ашып, "
                "құпиясөзсіз сақтаңыз."
            ),
        ),
        (
            "cut",
            (
                "архив внутри файла обрезан или повреждён; ожидалось: целый файл .xlsx, .docx или "
                ".ods; скачайте или скопируйте файл ещё раз."
            ),
            (
                "файл ішіндегі мұрағат қиылған не бүлінген; күтілгені: бүтін .xlsx, .docx не .ods "
                "файлы; файлды қайта жүктеңіз немесе көшіріңіз."
            ),
        ),
        (
            "zip",
            f"это архив, в нём других файлов: 1; ожидалось: {A_TABLE_RU}; сначала распакуйте его.",
            (
                f"бұл мұрағат, ішіндегі басқа файлдар саны: 1; күтілгені: {A_TABLE_KK}; алдымен оны "
                "ашыңыз."
            ),
        ),
        (
            "photo",
            f"это фотография; ожидалось: {A_TABLE_RU}; попросите у издателя таблицу или текст.",
            f"бұл фотосурет; күтілгені: {A_TABLE_KK}; жариялаушыдан кестені не мәтінді сұраңыз.",
        ),
    ],
)
def test_a_file_that_cannot_be_used_says_so_in_the_language(
    tmp_path: Path, kind: str, russian: str, kazakh: str
) -> None:
    """File, what was found, what was expected, what to do."""
    file = tmp_path / "план.xlsx"
    file.write_bytes(BAD[kind])

    assert error(file, Language.RU) == f"план.xlsx: {russian}"
    assert error(file, Language.KK) == f"план.xlsx: {kazakh}"


def test_a_workbook_without_a_budget_says_which_headings_were_expected(tmp_path: Path) -> None:
    """The sheet and what it says are told; headings in Russian and Kazakh are not translated."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Заметки"
    sheet.append(["Список", "дел"])
    book.save(tmp_path / "a.xlsx")

    assert error(tmp_path / "a.xlsx", Language.RU) == (
        "a.xlsx: лист «Заметки»: заголовки без сумм бюджета: найдено «Список | дел», ожидались "
        "заголовки вида «Категория … Сумма», «Функциональная группа … Сумма» или «Санаты … "
        "Сомасы»; проверьте, что это само приложение или само решение."
    )
    assert error(tmp_path / "a.xlsx", Language.KK) == (
        "a.xlsx: «Заметки» парағы: бюджет сомалары жоқ тақырыптар: табылғаны «Список | дел», "
        "«Категория … Сумма», «Функциональная группа … Сумма» немесе «Санаты … Сомасы» сияқты "
        "тақырыптар күтілген; бұл қосымшаның не шешімнің өзі екенін тексеріңіз."
    )


def test_people_read_names_amounts_and_what_is_wrong_in_their_language(
    decision: Decision,
) -> None:
    """Sections and identities by the Budget Code, amounts as the language groups digits."""
    [one] = file_reports(read_files([decision(revenues=WRONG, points=())]), RUSSIAN)
    lines = [line.replace(_NBSP, " ") for line in summary([one], RUSSIAN)]

    assert lines[0] == "rus.md: Уилский сельский округ (155230000), 2026, редакция не указана"
    assert any(line.startswith("    Доходы ") and line.endswith(" 101 000 ₸") for line in lines)
    assert (
        "    отклонено: таблица 1, строка 3, ячейка R3C5: «Налоговые поступления | 1OO,1,1»: сумма "
        "не читается как число"
    ) in lines
    assert not [line for line in lines if "expected" in line or "row" in line]


def test_what_is_rejected_together_is_counted_without_calling_it_rows(
    decision: Decision,
) -> None:
    """Hidden columns are rejected too."""
    unknown = decision(caption="Бюджет Уилбского сельского округа на 2026 год")
    [one] = file_reports(read_files([unknown]), RUSSIAN)

    assert [line for line in summary([one], RUSSIAN) if "отклонено: таблица 1, всего 7" in line]


def test_kazakh_names_the_place_in_kazakh(decision: Decision) -> None:
    """The classifier has both names; many files are told by what is wrong with them."""
    reports = list(file_reports(read_files([decision()]), KAZAKH))

    lines = list(summary(reports, KAZAKH))

    assert lines[0].startswith("rus.md: Ойыл ауылдық округі (155230000), 2026, ")
    [together] = summary(reports * 30, KAZAKH)
    assert together == (
        "30 файл, жолдар: 540; тексеруі тура келмеген файлдар: 0, жолы қабылданбаған файлдар: 0, "
        "оқылмаған файлдар: 0"
    )


def test_programs_read_the_same_codes_in_every_language(decision: Decision) -> None:
    """Only errors, reasons and what a release is are sentences."""
    batch = read_files([decision(revenues=WRONG, points=()), Path("missing.md")])
    english, kazakh = (list(file_reports(batch, voice)) for voice in (ENGLISH, KAZAKH))

    for one, other in zip(english, kazakh, strict=True):
        different = {key for key, value in one.items() if other.get(key) != value}
        assert different == ({"error"} if one["error"] else {"rejects"})
        assert [row["where"] for row in one["rejects"]] == [
            row["where"] for row in other["rejects"]
        ]


def test_a_failing_check_of_the_built_tables_is_a_line() -> None:
    """As `python -m ingest check` prints it; an amount that is printed nowhere is not known."""
    check = {
        "unit_id": "155200000",
        "budget_year": 2026,
        "act_id": "a",
        "edition_no": 0,
        "identity": "revenues = sum of categories",
        "expected": 101_000,
        "found": None,
        "residual": None,
        "source_id": "s",
        "place": "table 1, row 2",
    }

    line, _ = failing_lines([check], RUSSIAN)

    assert line.replace(_NBSP, " ") == (
        "Уилский район (155200000), 2026, акт a, редакция 0: доходы = сумма категорий: ожидалось "
        "101 000, найдено неизвестно, разница неизвестно (s, таблица 1, строка 2)"
    )


def test_errors_of_the_builder_keep_their_facts() -> None:
    """One without a translation is told twice: what it means, and where."""
    known = MissingTableError("No tables in /srv: run python -m ingest build first.")
    new = CorrectionError("a.csv: columns a; expected columns b, none of them empty")

    assert RUSSIAN.error(known) == (
        "В папке таблиц нет (/srv): сначала выполните python -m ingest build."
    )
    assert RUSSIAN.error(new).splitlines()[1] == str(new)
