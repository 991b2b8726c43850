"""How deep a page nests, found before it is parsed.

A parser looks through all open elements at each new one, and opens unclosed letters (`<b>`,
`<font>`) again in every block: a small page of such markup takes minutes and gigabytes.
"""

import re
from collections import defaultdict

from budget.errors import N_, UnusableFileError

_MAX_WORK = 100_000_000  # looks at open elements; 14,000 nested <div> make as many
_REOPENED = 50  # looks that an unclosed letter costs, since it is made anew
_TAG = re.compile(
    r"<!--[^-]*(?:-(?!->)[^-]*)*"
    r"|<(?:script|style)\b[^<]*(?:<(?!/s[ct])[^<]*)*"
    r"|<(?P<end>/?)(?P<name>[a-z][a-z0-9:-]*)(?P<rest>[^<>]*)",
    re.IGNORECASE,
)
_KINDS = (  # of tags, the usual ones first: what cells begin and end with looks at nothing
    *((tag, False, "</" not in tag) for tag in ("<td ", "</td>", "<tr>", "</tr>")),
    ("</", True, True),
    *((tag, False, "</" not in tag) for tag in ("<td>", "<tr ", "<th ", "<th>", "</th>")),
    *((tag, True, True) for tag in ("<p>", "<p ", "<br>", "<br/", "<li>")),
)
_ALONE = frozenset({  # closed by the next one, or never open
    "li", "dd", "dt", "option", "optgroup", "thead", "tbody", "tfoot", "colgroup", "rp", "rt",
    "br", "img", "hr", "input", "meta", "link", "col", "area", "base", "embed", "source", "wbr",
    "param", "track", "script", "style", "html", "head", "body",
})  # fmt: skip
_BLOCKS = frozenset({  # end an open paragraph
    "p", "div", "ul", "ol", "dl", "li", "dd", "dt", "blockquote", "center", "pre", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "section", "article", "main", "header", "footer", "nav", "aside",
    "address", "fieldset", "figure", "details", "summary", "hr", "dir", "menu",
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
    if not _may_nest(markup) or _work(markup) <= _MAX_WORK:
        return
    raise UnusableFileError(
        file, N_("its elements stand inside each other by the thousand, or are never closed"),
        N_("a page of a document"), N_("save it again from a browser or a text program"),
    )  # fmt: skip


def _may_nest(markup: str) -> bool:
    """Say whether there are tags enough for the limit.

    Each tag looks at what is open: cells look at nothing. Cells, ends (`</`, which also end cells)
    and tags such as <br> do not stay open.
    """
    looking = nesting = markup.count("<")
    for tag, looks, is_closed in _KINDS:
        if looking * nesting * _REOPENED <= _MAX_WORK:
            return False
        count = markup.count(tag)
        looking -= 0 if looks else count
        nesting -= count if is_closed else 0
    return looking * nesting * _REOPENED > _MAX_WORK


def _work(markup: str) -> int:
    """Return about how often a parser looks at open elements; counting ends at the limit."""
    opened = _Open()
    for tag in _TAG.finditer(markup):
        name = (tag["name"] or "").lower()
        if tag["end"]:
            opened.end(name)
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
        self._places: defaultdict[str, list[int]] = defaultdict(list)  # by name, in `_names`
        self._tables = [(0, 0)]  # how many names and letters stood open at each open table

    def begin(self, name: str, *, is_closed: bool) -> None:
        """Open an element; a cell closes what the cell before it left open."""
        names, letters = self._tables[-1]
        if name in _TABLE_PARTS:
            if len(self._tables) > 1:
                self._close_down_to(names)
                del self._letters[letters:]
            return
        if name in _BLOCKS:
            self._close("p")
        self.work += len(self._names) - names + _REOPENED * (len(self._letters) - letters) + 1
        is_drawn = is_closed and bool(self._places["svg"] or self._places["math"])
        if name in _LETTERS:
            self._letters.append(name)
        elif name not in _ALONE and not is_drawn:
            self._places[name].append(len(self._names))
            self._names.append(name)
            if name == "table":
                self._tables.append((len(self._names), len(self._letters)))

    def end(self, name: str) -> None:
        """Close an element with all inside it; letters inside it stay open."""
        if name not in _LETTERS:
            self._close(name)
            return
        for at in range(len(self._letters) - 1, self._tables[-1][1] - 1, -1):
            self.work += 1
            if self._letters[at] == name:
                del self._letters[at]
                return

    def _close(self, name: str) -> None:
        """Close the last element of a name; from inside a cell only a table can be closed."""
        places, inside = self._places[name], self._tables[-1][0]
        if places and (name == "table" or places[-1] >= inside):
            self._close_down_to(places[-1])

    def _close_down_to(self, height: int) -> None:
        while len(self._names) > height:
            name = self._names.pop()
            self._places[name].pop()
            if name == "table":
                del self._letters[self._tables.pop()[1] :]
