"""Contents as a Word document, by a template that people edit in Word.

A template is a document with marks such as `{{ title }}`; which marks there are is told by
`unknown_marks`. What people typed is escaped and never read as a mark, and a template of theirs
runs in a sandbox: it can show what it was given, and do nothing else.
"""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import jinja2
from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2.sandbox import SandboxedEnvironment

from budget.errors import N_, UnusableFileError
from budget.reports.typeset import TEMPLATES, Content, printable

_LARGEST = 20 * 2**20  # bytes unpacked: a template with a coat of arms has one or two million
_PICTURE = Mm(34)
_EXPECTED = N_("a Word document (docx) with marks such as {mark}")
_ADVICE = N_("take the template of the program out again and edit that")
_MARK = "{{ title }}"


def shipped(name: str) -> bytes:
    """A template of this package."""
    return (TEMPLATES / name).read_bytes()


def docx(
    template: bytes,
    contents: Mapping[str, Content],
    name: str = "template",
) -> bytes:
    """Contents in a template.

    Args:
        template: Bytes of a docx.
        contents: What its marks stand for; texts are shown as they are, whatever they hold,
            and bytes are pictures, PNG.
        name: What an error calls the template.

    Returns:
        Bytes of a docx without names of people in its properties.

    Raises:
        UnusableFileError: The template is no Word document, or its marks cannot be read.
    """
    opened = _opened(template, name)
    try:
        opened.render(
            _marked(contents, opened),
            jinja_env=_sandbox(),
            autoescape=True,
        )
    except jinja2.TemplateError as error:
        found = N_("a mark cannot be read: {why}")
        raise UnusableFileError(
            name, found, _EXPECTED, _ADVICE, why=str(error), mark=_MARK
        ) from error
    properties = opened.docx.core_properties
    properties.author = properties.last_modified_by = properties.comments = ""
    made = io.BytesIO()
    opened.save(made)
    return made.getvalue()


def unknown_marks(template: bytes, known: Mapping[str, Content], name: str) -> list[str]:
    """Marks of a template that no contents will fill.

    Returns:
        Their names in order; empty: the template is good.

    Raises:
        UnusableFileError: It is no Word document, or its marks cannot be read.
    """
    opened = _opened(template, name)
    try:
        asked = opened.get_undeclared_template_variables(jinja_env=_sandbox())
    except jinja2.TemplateError as error:
        found = N_("a mark cannot be read: {why}")
        raise UnusableFileError(
            name, found, _EXPECTED, _ADVICE, why=str(error), mark=_MARK
        ) from error
    return sorted(asked - known.keys())


def _sandbox() -> SandboxedEnvironment:
    return SandboxedEnvironment(autoescape=True, undefined=jinja2.StrictUndefined)


def _opened(template: bytes, name: str) -> DocxTemplate:
    """A template that is a document of a sane size."""
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as package:
            unpacked = sum(part.file_size for part in package.infolist())
        if unpacked > _LARGEST:
            raise UnusableFileError(
                name,
                N_("{size} bytes unpacked"),
                N_("at most {limit}"),
                _ADVICE,
                size=unpacked,
                limit=_LARGEST,
            )
        opened = DocxTemplate(io.BytesIO(template))
        opened.init_docx()
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise UnusableFileError(
            name, N_("not a Word document"), _EXPECTED, _ADVICE, mark=_MARK
        ) from error
    return opened


def _marked(content: Content, template: DocxTemplate) -> object:
    """Contents as the template takes them: printable texts, pictures in their places."""
    if isinstance(content, str):
        return printable(content)
    if isinstance(content, bytes):
        return InlineImage(template, io.BytesIO(content), width=_PICTURE)
    if isinstance(content, Mapping):
        return {key: _marked(part, template) for key, part in content.items()}
    if isinstance(content, Sequence):
        return [_marked(part, template) for part in content]
    return content


def written(made: bytes, folder: Path, name: str) -> Path:
    """A file put into a folder under a plain name; nothing in the name can lead out of it."""
    target = folder / plain_name(name)
    target.write_bytes(made)
    return target


def plain_name(name: str) -> str:
    r"""A name of a file that any system takes: letters, digits, points and hyphens.

    Returns:
        The name; `file` where nothing of it is left.

    Examples:
        >>> plain_name("../../etc/passwd\x00 су құбыры.pdf")
        'etc-passwd-су-құбыры.pdf'
    """
    kept = "".join(
        letter if letter.isalnum() or letter in ".-" else "-" for letter in printable(name)
    )
    parts = [part for part in kept.split("-") if part.strip(".")]
    return "-".join(parts)[:120].strip(".-") or "file"
