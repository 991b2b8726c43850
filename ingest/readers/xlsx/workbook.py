"""The parts of an .xlsx workbook that its cells need: sheets, styles, shared strings."""

from dataclasses import dataclass, field
from functools import lru_cache
from posixpath import normpath

from lxml import etree

from budget.errors import N_, UnusableFileError
from ingest.readers.package import Package
from ingest.readers.styles import BUILT_IN, GENERAL, Style, style_of
from ingest.readers.trees import local, refuse_doctype, tree

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RELATION_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_REMEMBERED = 32  # parts of a kind: the programs that write them are few, some parts large


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet as its part holds it."""

    name: str
    is_hidden: bool
    part: str
    xml: bytes


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook, unpacked and not yet read."""

    file: str
    sheets: tuple[Sheet, ...]
    strings: bytes  # the part with shared strings, empty when there is none
    styles: tuple[Style, ...]
    is_1904: bool  # days are counted from 1904


@dataclass(frozen=True, slots=True)
class _Outline:
    sheets: tuple[tuple[str, bool, str], ...]  # name, hidden, relation
    is_1904: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a workbook; programs write many workbooks with the same parts but their sheets."""

    file: str = field(compare=False)  # named in errors, and errors are not remembered
    name: str
    xml: bytes

    def tree(self) -> etree._Element:
        """Return its root."""
        return tree(self.file, self.name, self.xml)


def opened(package: Package) -> Workbook:
    """Unpack the parts of a workbook that are read; charts, macros and links are left.

    Raises:
        UnusableFileError: A part is missing, damaged, too large or declares entities.
    """
    file = package.file
    outline = _outline(_part(package, "xl/workbook.xml"))
    targets = _targets(_part(package, "xl/_rels/workbook.xml.rels"))
    sheets = []
    for name, is_hidden, relation in outline.sheets:
        kind, part = targets.get(relation, ("worksheet", f"xl/worksheets/{relation}.xml"))
        if kind == "worksheet":
            xml = package.part(part)
            refuse_doctype(file, part, xml)
            sheets.append(Sheet(name, is_hidden, part, xml))
    named = dict(targets.values())
    strings = named.get("sharedStrings", "")
    styles = named.get("styles", "")
    return Workbook(
        file=file,
        sheets=tuple(sheets),
        strings=package.part(strings) if strings in package else b"",
        styles=_styles(_part(package, styles)) if styles in package else (GENERAL,),
        is_1904=outline.is_1904,
    )


def _part(package: Package, name: str) -> _Part:
    return _Part(package.file, name, package.part(name))


@lru_cache(maxsize=_REMEMBERED)
def _outline(part: _Part) -> _Outline:
    root = part.tree()
    sheets, is_1904 = [], False
    for element in root.iter(etree.Element):
        if local(element) == "sheet":
            relation = element.get(_RELATION) or element.get(_RELATION_STRICT) or ""
            is_hidden = element.get("state", "visible") != "visible"
            sheets.append((element.get("name", ""), is_hidden, relation))
        elif local(element) == "workbookPr":
            is_1904 = element.get("date1904", "0") in {"1", "true"}
    if not sheets:
        raise UnusableFileError(
            part.file, N_("its workbook lists no sheet"), N_("a workbook with a sheet"),
            N_("open it in a spreadsheet program and save it again"),
        )  # fmt: skip
    return _Outline(tuple(sheets), is_1904)


@lru_cache(maxsize=_REMEMBERED)
def _targets(of: _Part) -> dict[str, tuple[str, str]]:
    """Return for each relation its kind (the last word of its type) and its part."""
    found = {}
    for relation in of.tree():
        target = relation.get("Target", "").replace("\\", "/")
        part = target.lstrip("/") if target.startswith("/") else normpath(f"xl/{target}")
        found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], part)
    return found


@lru_cache(maxsize=_REMEMBERED)
def _styles(part: _Part) -> tuple[Style, ...]:
    """Return the style of each entry of cellXfs, by its index."""
    root = part.tree()
    own: dict[int, str] = {}
    entries: list[int] = []
    for element in root:
        if local(element) == "numFmts":
            own.update(
                {_number(entry, "numFmtId"): entry.get("formatCode", "") for entry in element}
            )
        elif local(element) == "cellXfs":
            entries = [_number(entry, "numFmtId") for entry in element]
    return tuple(style_of(own.get(at) or BUILT_IN.get(at, "General")) for at in entries)


def _number(element: etree._Element, name: str) -> int:
    written = element.get(name, "0")
    return int(written) if written.isascii() and written.isdigit() else 0
