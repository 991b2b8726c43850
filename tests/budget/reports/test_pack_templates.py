"""Templates of a pack, shipped or one's own: they show what is there and do nothing else."""

import io

import docx
import pytest

from budget.errors import UnusableFileError
from budget.locale.words import Language, words
from budget.register.register import Register
from budget.reports.pack import pack_docx, pack_template, unknown_pack_marks
from tests.budget.reports.packs import hostile_pack, pack_of, words_of


@pytest.mark.parametrize("language", [Language.KK, Language.RU, Language.EN])
def test_the_shipped_templates_ask_only_for_what_there_is(language: Language) -> None:
    """A template check: no mark without contents; its headings are the catalogue's."""
    template = pack_template(words(language))

    assert unknown_pack_marks(template, "pack.docx", words(language)) == []
    assert words(language).gettext("What the law asks for") in words_of(template)


def test_a_template_of_ones_own_is_used_and_checked(register: Register) -> None:
    """An unknown mark is named; a file that is no document is refused in a sentence."""
    own = docx.Document()
    own.add_paragraph("Аппарат: {{ title }} / {{ stamp }}")
    file = io.BytesIO()
    own.save(file)
    spoken = words(Language.RU)

    assert unknown_pack_marks(file.getvalue(), "own.docx", spoken) == ["stamp"]
    with pytest.raises(UnusableFileError, match=r"own\.docx"):
        unknown_pack_marks(b"nothing", "own.docx", spoken)
    with pytest.raises(UnusableFileError, match="stamp"):
        pack_docx(pack_of(register, Language.RU), spoken, file.getvalue())


def test_a_template_of_ones_own_can_do_nothing_but_show() -> None:
    """The sandbox refuses the way to Python's inside."""
    own = docx.Document()
    own.add_paragraph("{{ title.__class__.__mro__ }}")
    file = io.BytesIO()
    own.save(file)

    with pytest.raises(UnusableFileError):
        pack_docx(hostile_pack("x"), words(Language.RU), file.getvalue())
