"""The form of a pack: PDF/A, Kazakh letters, any text as text, opened by other programs."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from budget.locale.words import Language, words
from budget.register.register import Register
from budget.reports.pack import pack_docx, pack_pdf
from tests.budget.reports.hostile import HOSTILE
from tests.budget.reports.packs import hostile_pack, pack_of, text_of, words_of


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_kazakh_letters_and_the_tenge_come_out_right(
    register: Register, tmp_path: Path
) -> None:
    """All nine letters that Russian lacks, in both cases, and ₸."""
    pack = replace(pack_of(register, Language.KK), title="әғқңөұүһі ӘҒҚҢӨҰҮҺІ ₸")

    assert "әғқңөұүһі ӘҒҚҢӨҰҮҺІ ₸" in text_of(pack_pdf(pack, words(Language.KK)), tmp_path)


def test_the_pdf_declares_its_archival_form_and_carries_its_fonts(register: Register) -> None:
    """ISO 19005-2, level B: part and conformance in the metadata, fonts embedded, a language."""
    made = pack_pdf(pack_of(register, Language.KK), words(Language.KK))

    assert re.search(rb"<pdfaid:part>2</pdfaid:part>", made)
    assert re.search(rb"<pdfaid:conformance>B</pdfaid:conformance>", made)
    assert b"/FontFile" in made
    assert b"/Lang (kk)" in made or b"(kk)" in made


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_code_comes_out_as_text(text: str, tmp_path: Path) -> None:
    """HTML, formulas, marks of templates, markup and paths, in every field of both documents."""
    pack = hostile_pack(text)

    in_word = words_of(pack_docx(pack, words(Language.KK)))
    in_pdf = text_of(pack_pdf(pack, words(Language.KK)), tmp_path)

    assert _squeezed(in_word).count(_squeezed(text)) >= 10
    assert _squeezed(text) in _squeezed(in_pdf)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60))
def test_any_text_makes_both_documents(text: str) -> None:
    """Control characters, pictograms, halves of letters: nothing stops a pack."""
    assert pack_pdf(hostile_pack(text), words(Language.RU)).startswith(b"%PDF")
    assert pack_docx(hostile_pack(text), words(Language.RU)).startswith(b"PK")


def test_another_office_program_opens_the_pack(register: Register, tmp_path: Path) -> None:
    """LibreOffice converts it; the text is found in what it made."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip(
            "LibreOffice is not installed: the pack cannot be opened by another program"
        )
    file = tmp_path / "pack.docx"
    file.write_bytes(pack_docx(pack_of(register, Language.KK), words(Language.KK)))

    done = subprocess.run(  # noqa: S603 -- our own file, in a folder of this test
        [
            office,
            "--headless",
            f"-env:UserInstallation=file://{tmp_path / 'profile'}",
            "--convert-to",
            "pdf",
            "--outdir",
            tmp_path,
            file,
        ],
        capture_output=True,
        check=False,
        timeout=120,
    )
    made = tmp_path / "pack.pdf"
    if not made.is_file() and b"could not be loaded" in done.stderr:
        pytest.skip("this LibreOffice has no Writer")

    assert "Көшелерді жарықтандыру" in text_of(made.read_bytes(), tmp_path)
