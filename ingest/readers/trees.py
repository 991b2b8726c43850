"""XML parts as trees, without entities, external files or networks."""

from functools import lru_cache

from lxml import etree

from budget.errors import N_, UnusableFileError


def tree(file: str, part: str, xml: bytes) -> etree._Element:
    """Return the root of an XML part; a part that declares entities is refused unread."""
    refuse_doctype(file, part, xml)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise broken(file, part) from problem
    if has_doctype(root):
        raise entities(file, part)
    return root


def has_doctype(element: etree._Element) -> bool:
    """Say whether the document of an element declares a document type."""
    return element.getroottree().docinfo.internalDTD is not None


def refuse_doctype(file: str, part: str, xml: bytes) -> None:
    """Refuse a part with a document type: office programs never write one, attacks do."""
    if b"!" in xml and b"<!DOCTYPE" in xml:
        raise entities(file, part)


def entities(file: str, part: str) -> UnusableFileError:
    """Return the error for a part that declares its own entities."""
    return UnusableFileError(
        file, N_("its part {part} declares a document type with entities"), N_("plain office XML"),
        N_("do not trust this file; ask the publisher for a clean copy"), part=part,
    )  # fmt: skip


def broken(file: str, part: str) -> UnusableFileError:
    """Return the error for a part that is no well-formed XML."""
    return UnusableFileError(
        file, N_("its part {part} is not well-formed XML"), N_("a whole document"),
        N_("open it in a spreadsheet or text program and save it again"), part=part,
    )  # fmt: skip


def attribute(element: etree._Element, name: str) -> str | None:
    """Return an attribute by its name without its namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return _without_namespace(str(element.tag))


@lru_cache(maxsize=4096)
def _without_namespace(tag: str) -> str:
    return tag.rpartition("}")[2]


def is_utf8(xml: bytes) -> bool:
    """Say whether the bytes are UTF-8, which most are by being ASCII."""
    if xml.isascii():
        return True
    try:
        xml.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
