"""Markdown with HTML tables or pipe tables, as the public git mirror of acts writes it."""

import html
import re

from ingest.readers.digits import LOWERED, RAISED
from ingest.readers.encodings import decoded
from ingest.readers.pages import Pages
from ingest.readers.webpage import add_markup

_TABLE = re.compile(r"<(?:(/)table\s*>|table(?=[\s/>]))", re.IGNORECASE)
_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_PIPE = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_OFF_LINE = re.compile(
    r"<su([bp])(?:\s[^<>]*)?>(.*?)(?:</su\1\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
_NOTE = re.compile(r"(?<=[0-9])\[([^\[\]]*)\]\(#[^()]*\)")
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|\*|__|_|`)(?=\S)((?:(?!\1).)+)(?<=\S)\1(?!\w)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_MARK = re.compile(r"[<\[*_`&\\]")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*")
_QUOTE = re.compile(r"\s{0,3}>\s?")
_BULLET = re.compile(r"^\s*[-*+]\s+(?=\S)(?!\d)")  # before a number a dash may be a minus


def markdown_pages(file: str, data: bytes) -> Pages:
    """Return the tables and the running text of a Markdown file, in its order."""
    pages = Pages()
    for is_table, piece in _pieces(decoded(file, data)):
        if is_table:
            add_markup(file, piece, pages)
        else:
            _add_lines(piece.splitlines(), pages)
    return pages


def _pieces(text: str) -> list[tuple[bool, str]]:
    """Cut the text into HTML tables, the nested ones inside their outer, and what is between."""
    pieces, start, depth = [], 0, 0
    for tag in _TABLE.finditer(text):
        before = depth
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        if before == 0 and depth == 1:
            pieces.append((False, text[start : tag.start()]))
            start = tag.start()
        elif before == 1 and depth == 0:
            pieces.append((True, text[start : tag.end()]))
            start = tag.end()
    return [*pieces, (depth > 0, text[start:])]


def _add_lines(lines: list[str], pages: Pages) -> None:
    at = 0
    while at < len(lines):
        if _starts_table(lines, at):
            at = _add_pipes(lines, at, pages)
        else:
            _add_line(lines[at], pages)
            at += 1


def _starts_table(lines: list[str], at: int) -> bool:
    """A row with a pipe over a rule of dashes and pipes; a rule alone is a line across."""
    following = lines[at + 1] if at + 1 < len(lines) else ""
    return "|" in lines[at] and "|" in following and _RULE.fullmatch(following) is not None


def _add_pipes(lines: list[str], at: int, pages: Pages) -> int:
    """Add the table that starts here; its rows are counted without the rule."""
    grid = pages.add_grid(pages.caption(), is_markup=True)
    end = at + 2
    while end < len(lines) and "|" in lines[end]:
        end += 1
    for row, line in enumerate([lines[at], *lines[at + 2 : end]], start=1):
        trimmed = line.strip().removeprefix("|")
        fields = _PIPE.split(trimmed[:-1] if re.search(r"(?<!\\)\|$", trimmed) else trimmed)
        for col, field in enumerate(fields, start=1):
            pages.add_cell(grid, row, col, "\n".join(map(plain, _BREAK.split(field))).strip())
    return end


def _add_line(line: str, pages: Pages) -> None:
    if heading := _HEADING.fullmatch(line):
        pages.add_line(plain(heading[1]), "heading")
    elif quote := _QUOTE.match(line):
        pages.add_line(plain(line[quote.end() :]), "quote")
    else:
        pages.add_line(plain(_BULLET.sub("", line, count=1)), "text")


def plain(written: str) -> str:
    """Return a line without emphasis, links, tags and escapes; marks of notes are no digits.

    Examples:
        >>> plain("> *Приложение 1*"), plain("[№ 298](https://x.kz) **итого** &lt;5")
        ('> Приложение 1', '№ 298 итого <5')
        >>> plain("1 234<sup>5</sup>"), plain("1 234[5](#note5)")
        ('1 234⁵', '1 234⁵')
    """
    if not _MARK.search(written):
        return written.strip(" \t")
    marked = _NOTE.sub(_raised, _OFF_LINE.sub(_off_line, written))
    text = _TAG.sub("", _BREAK.sub(" ", marked))
    text = _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", text)))
    return html.unescape(_ESCAPE.sub(r"\1", text)).strip(" \t")


def _off_line(found: re.Match[str]) -> str:
    return _TAG.sub("", found[2]).translate(LOWERED if found[1] in "bB" else RAISED)


def _raised(found: re.Match[str]) -> str:
    return found[1].translate(RAISED)
