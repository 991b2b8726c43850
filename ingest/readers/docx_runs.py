"""Runs of a Word document above or below the line, as the marks of footnotes stand.

The number of an automatic footnote is not stored, so nothing is printed for it.
"""

from collections.abc import Mapping

from lxml import etree

from ingest.readers.digits import LOWERED, RAISED
from ingest.readers.package import Package
from ingest.readers.trees import attribute, local, tree

_STYLES = "word/styles.xml"
_SIGNS = (b"vertAlign", b"position", b"rStyle", b"anchor", b"sSup", b"sSub")
_SHIFTS = {"superscript": RAISED, "sup": RAISED, "subscript": LOWERED, "sub": LOWERED}
_BASE = "baseline"
_MAX_CHAIN = 32  # styles based on one another; a circle is none of them


class Runs:
    """The text of runs with the digits that are set off the line as such."""

    def __init__(self, package: Package, document: bytes) -> None:
        """Read the styles of letters, where the document uses any."""
        self.are_level = not any(sign in document for sign in _SIGNS)
        has_styles = b"rStyle" in document and _STYLES in package
        self._styles = _styles(package) if has_styles else {}
        self._height = 0  # half-points above the line, of the run before

    def text(self, element: etree._Element, before: str) -> str:
        """Return what an element of text prints after what stands before it in its block."""
        written = element.text or ""
        run = element.getparent()
        if self.are_level or run is None:
            return written
        shift, height = self._stance(run)
        is_higher, self._height = height > self._height, height
        follows = before[-1:].isdigit() and (is_higher or _leads_to_note(run))
        table = _SHIFTS.get(shift) or (RAISED if follows else None)
        return written.translate(table) if table else written

    def _stance(self, run: etree._Element) -> tuple[str, int]:
        """Return how a run is set, and how much its line is lifted by hand."""
        shift, height = "", 0
        for properties in run.iterchildren("{*}rPr"):
            for found in properties:
                name, written = local(found), attribute(found, "val") or ""
                if name == "vertAlign":
                    shift = written
                elif name == "rStyle":
                    shift = shift or self._styles.get(written, "")
                elif name == "position" and written.isdigit():
                    height = int(written)
        above = run.getparent()
        in_formula = "" if above is None else local(above)
        return shift or (in_formula if in_formula in _SHIFTS else ""), height


def _leads_to_note(run: etree._Element) -> bool:
    """Say whether a run is a link to a place of the same document."""
    link = run.getparent()
    return link is not None and local(link) == "hyperlink" and attribute(link, "id") is None


def _styles(package: Package) -> dict[str, str]:
    """Return how the styles of letters are set that are not level with the line."""
    own: dict[str, str] = {}
    based: dict[str, str] = {}
    for style in tree(package.file, _STYLES, package.part(_STYLES)).iterchildren("{*}style"):
        name = attribute(style, "styleId") or ""
        for found in style.iterfind("{*}rPr/{*}vertAlign"):
            own[name] = attribute(found, "val") or _BASE
        for found in style.iterfind("{*}basedOn"):
            based[name] = attribute(found, "val") or ""
    shifts = {name: _inherited(name, own, based) for name in own.keys() | based.keys()}
    return {name: shift for name, shift in shifts.items() if shift in _SHIFTS}


def _inherited(name: str, own: Mapping[str, str], based: Mapping[str, str]) -> str:
    for _ in range(_MAX_CHAIN):
        if name in own or name not in based:
            break
        name = based[name]
    return own.get(name, "")
