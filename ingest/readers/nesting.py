"""How deep a page nests, found before it is parsed.

A parser looks through all open elements at each new one, and opens unclosed letters (`<b>`,
`<font>`) again in every block: a small page of such markup takes minutes and gigabytes.
"""

import re
from collections import Counter

from budget.errors import UnusableFileError

_MAX_WORK = 100_000_000  # looks at open elements; 14,000 nested <div> make as many
_REOPENED = 50  # looks that an unclosed letter costs, since it is made anew
_TAG = re.compile(
    r"<!--[^-]*(?:-(?!->)[^-]*)*"
    r"|<(?:script|style)\b[^<]*(?:<(?!/s[ct])[^<]*)*"
    r"|<(?P<end>/?)(?P<name>[a-z][a-z0-9:-]*)(?P<rest>[^<>]*)",
    re.IGNORECASE,
)
_FLAT = ("</", "<td>", "<td ", "<tr>", "<tr ", "<th>", "<th ", "<p>", "<p ", "<br>", "<br/", "<li>")
_ALONE = frozenset({  # closed by the next one, or never open
    "p", "li", "dd", "dt", "option", "optgroup", "thead", "tbody", "tfoot", "colgroup", "rp", "rt",
    "br", "img", "hr", "input", "meta", "link", "col", "area", "base", "embed", "source", "wbr",
    "param", "track", "script", "style", "html", "head", "body",
})  # fmt: skip
_TABLE_PARTS = frozenset({"td", "th", "tr", "caption"})
_LETTERS = frozenset({
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt",
    "u",
})  # fmt: skip


def refuse_nesting(file: str, markup: str) -> None:
    """Refuse a page that no parser gets through in fair time.

    Raises:
        UnusableFileError: Elements stand inside each other by the ten thousand.
    """
    count = markup.count("<")
    if count * count * _REOPENED <= _MAX_WORK:
        return
    nesting = count - sum(markup.count(tag) for tag in _FLAT)
    if count * nesting * _REOPENED > _MAX_WORK and _work(markup) > _MAX_WORK:
        raise UnusableFileError(
            file, "its elements stand inside each other by the thousand, or are never closed",
            "a page of a document", "save it again from a browser or a text program",
        )  # fmt: skip


def _work(markup: str) -> int:
    """Return about how often a parser looks at open elements; counting ends at the limit."""
    opened = _Open()
    for tag in _TAG.finditer(markup):
        name = (tag["name"] or "").lower()
        if tag["end"]:
            opened.close(name)
        elif name:
            opened.begin(name, is_closed=tag["rest"].endswith("/"))
        if opened.work > _MAX_WORK:
            break
    return opened.work


class _Open:
    """The elements that are open at one place of a page, about as a parser keeps them."""

    def __init__(self) -> None:
        self.work = 0
        self._names: list[str] = []
        self._letters: list[str] = []
        self._counts: Counter[str] = Counter()
        self._tables = [(0, 0)]  # how many names and letters stood open at each open table

    def begin(self, name: str, *, is_closed: bool) -> None:
        """Open an element; a cell closes what the cell before it left open."""
        names, letters = self._tables[-1]
        if name in _TABLE_PARTS:
            if len(self._tables) > 1:
                self._close_down_to(names)
                del self._letters[letters:]
            return
        self.work += len(self._names) - names + _REOPENED * (len(self._letters) - letters) + 1
        is_drawn = is_closed and (self._counts["svg"] > 0 or self._counts["math"] > 0)
        if name in _LETTERS:
            self._letters.append(name)
        elif name not in _ALONE and not is_drawn:
            self._names.append(name)
            self._counts[name] += 1
            if name == "table":
                self._tables.append((len(self._names), len(self._letters)))

    def close(self, name: str) -> None:
        """Close an element with all inside it; letters inside it stay open."""
        if name in _LETTERS:
            self._close_letter(name)
        elif self._counts[name] > 0:
            while self._names[-1] != name:
                self._close_down_to(len(self._names) - 1)
            self._close_down_to(len(self._names) - 1)

    def _close_letter(self, name: str) -> None:
        for at in range(len(self._letters) - 1, self._tables[-1][1] - 1, -1):
            self.work += 1
            if self._letters[at] == name:
                del self._letters[at]
                return

    def _close_down_to(self, height: int) -> None:
        while len(self._names) > height:
            name = self._names.pop()
            self._counts[name] -= 1
            if name == "table":
                del self._letters[self._tables.pop()[1] :]
