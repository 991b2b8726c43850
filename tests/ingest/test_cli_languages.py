"""`python -m ingest … --lang`: refusals, notes and reports in the language asked for."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.__main__ import stopped_sentence
from tests.ingest.running import Run

Decision = Callable[..., Path]

WRONG = (("", "", "", "I. Доходы", "101"), ("1", "", "", "Налоговые поступления", "100"))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "ru",
            "--unit 999: единицы с таким кодом нет; ожидалось: девять цифр кода КАТО или KZ; ",
        ),
        ("kk", "--unit 999: мұндай коды бар бірлік жоқ; күтілгені: КАТО кодының тоғыз цифры "),
        ("en", "--unit 999: no unit has this code; expected nine digits of KATO, or KZ; "),
    ],
)
def test_a_refusal_is_told_in_the_language_asked_for(
    run: Run, decision: Decision, lang: str, said: str
) -> None:
    """On the error stream and in the one object alike; the next command speaks English again."""
    done = run("read", decision(), "--unit", "999", "--lang", lang, "--json")

    assert done.code == 2
    assert done.err.startswith(said)
    assert json.loads(done.out) == {"files": [], "error": done.err.removesuffix("\n")}
    assert "no unit has this code" in run("read", decision(), "--unit", "999").err


def test_programs_get_codes_and_sentences_of_the_language(
    run: Run, decision: Decision, tmp_path: Path
) -> None:
    """Fields, identities and places are a contract; `error` and `reason` are for people."""
    wrong = decision(revenues=WRONG, points=())

    done = run("read", wrong, tmp_path / "missing.md", "--json", "--lang", "kk")

    [one, missing] = json.loads(done.out)["files"]
    failing = next(check for check in one["checks"] if not check["holds"])
    assert (failing["identity"], failing["where"]) == (
        "revenues = sum of categories",
        "table 1, row 2",
    )
    assert missing["error"].startswith("missing.md: мұндай файл жоқ; күтілгені: ")


def test_what_is_not_written_is_told_in_the_language(
    run: Run, decision: Decision, tmp_path: Path
) -> None:
    """The option that helps is named as it is typed."""
    silent = decision(title="О бюджете", caption="Бюджет Уилского сельского округа", points=())
    out = tmp_path / "out"

    done = run("read", silent, "--out", out, "--lang", "ru")

    assert done.err == f"В папку ничего не записано ({out}): один из файлов прочитать нельзя.\n"
    assert done.out.endswith(
        "текст не называет года; таблицы записать нельзя; ожидалось: документ, где сказано, на "
        "какой он год; укажите в --year YYYY.\n"
    )


def test_an_error_that_ends_a_command_is_told_in_the_language(run: Run, tmp_path: Path) -> None:
    """The folder is named as it was typed."""
    done = run("check", "--tables", tmp_path, "--lang", "kk")

    assert done.code == 2
    assert done.err == (
        f"Қалтада кесте жоқ ({tmp_path}): алдымен python -m ingest build пәрменін орындаңыз.\n"
    )


def test_a_language_that_is_none_ends_with_2_and_names_the_three(
    run: Run, decision: Decision
) -> None:
    """Options and their misuse are told in English, as their help is."""
    done = run("read", decision(), "--lang", "de")

    assert (done.code, done.out) == (2, "")
    assert all(lang in done.err for lang in ("kk", "ru", "en"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["--lang", "kk"], "Тоқтатылды: ештеңе жазылған жоқ."),
        (["--lang=kk"], "Тоқтатылды: ештеңе жазылған жоқ."),
        (["--lang=ru"], "Остановлено: ничего не записано."),
        ([], "Stopped: nothing was written."),
    ],
)
def test_a_stop_is_told_in_the_language_however_it_is_typed(
    typed: list[str], said: str
) -> None:
    """A stop may come while modules load, before the command line is read."""
    assert stopped_sentence(["ingest", "read", "a.md", *typed]) == said
