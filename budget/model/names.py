"""Spelling of names: one form to compare by, whatever a source printed.

Three forms, each coarser than the one before:

* `normalised`: lower case, one kind of space and hyphen, look-alike letters put right;
* `folded`: Kazakh letters fall to their Russian neighbours, marks become spaces;
* `search_key`: one Latin alphabet for all three languages, soft signs and doubles dropped.

The first two keep different names different. The last is for searching, and for spellings
that a parent place has already narrowed down.
"""

import re
import unicodedata

import polars as pl

KAZAKH_ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"

_UPPER_LATIN = "ABCEHIKMOPTXY"
_UPPER_CYRILLIC = "АВСЕНІКМОРТХУ"
_LOOK_ALIKES = {
    **dict(zip(_UPPER_LATIN, _UPPER_CYRILLIC, strict=True)),
    **dict(zip("aceikmopxyhə", "асеікморхуһә", strict=True)),
}
# Kazakh fonts of the nineties kept Kazakh letters in the places of Serbian and Macedonian ones.
_OLD_FONT = dict(zip("ЌќЃѓЋћЎўЇї", "ҚқҒғҺһҰұҮү", strict=True)) | {"Ə": "Ә", "ə": "ә", "ɵ": "ө"}
_YE = "\N{CYRILLIC SMALL LETTER IE}"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_QUOTES = '"«»„“”‟″`´'  # noqa: RUF001 - marks as printed
_HYPHENS = "‐‑‒–—−"  # noqa: RUF001 - marks as printed
_PUT_RIGHT = str.maketrans(
    dict.fromkeys(_UNSEEN, "")
    | dict.fromkeys(_QUOTES, " ")
    | dict.fromkeys(_HYPHENS, "-")
    | _OLD_FONT
)
_WRONG = re.compile(f"[{''.join(map(chr, _PUT_RIGHT))}]")
_CYRILLIC = r"[\p{Cyrillic}]"
_CYRILLIC_LETTER = re.compile("[\u0400-\u04ff]")
_LATIN_LETTER = re.compile("[A-Za-zƏəɵ]")

_TO_RUSSIAN = dict(zip("қөұүіғңәһё", "коууигнахе", strict=True))
_MARKS = r"[^\p{L}\p{N}]+"
_NOT_WORD = re.compile(r"[\W_]+")

_TO_LATIN = {
    "ж": "j",
    "ч": "ch",
    "ш": "sh",
    "щ": "sh",
    "ц": "ts",
    "ю": "iu",
    "я": "ia",
    "ь": "",
    "ъ": "",
    "ы": "i",
    "й": "i",
    "э": "e",
    **dict(zip("абвгдезиклмнопрстуфх", "abvgdeziklmnoprstufh", strict=True)),
    **dict(zip("іңғәөқһұүё", "ingaokhuue", strict=True)),
}
_LATIN_SPELLINGS = {
    "ý": "u",
    "\N{LATIN SMALL LETTER DOTLESS I}": "i",
    "zh": "j",
    "kh": "h",
    "q": "k",
    "y": "i",
    "x": "ks",
    "w": "u",
}
_ACCENTS = r"[\u0300-\u036f]"
_CYRILLIC_TO_LATIN = str.maketrans(_TO_LATIN)
_REPEATED = re.compile(r"([a-z])\1{1,3}")  # what is left when each pair becomes one, twice
_DOUBLED = {letter * 2: letter for letter in "abcdefghijklmnopqrstuvwxyz"}


def _cyrillic_word(word: str) -> str:
    """A word of mostly Cyrillic letters without its stray Latin ones; other words as they are."""
    latin = len(_LATIN_LETTER.findall(word))
    if not latin or len(_CYRILLIC_LETTER.findall(word)) < latin:
        return word
    return "".join(_LOOK_ALIKES.get(letter, letter) for letter in word)


def plain(text: str) -> str:
    """Single spaces, plain hyphens, no quotes, look-alike letters put right; case kept."""
    text = unicodedata.normalize("NFC", text)
    if _WRONG.search(text):
        text = text.translate(_PUT_RIGHT)
    words = text.split()
    if _LATIN_LETTER.search(text):
        words = [_cyrillic_word(word) for word in words]
    return " ".join(words)


def normalised(text: str) -> str:
    """`plain` in lower case, without ё.

    >>> normalised("Район  «Бөкей–Орда»")
    'район бөкей-орда'
    """
    return plain(text).lower().replace("ё", _YE)


def normalised_expr(text: pl.Expr) -> pl.Expr:
    """`normalised` of a whole column."""
    plain = (
        text.str.normalize("NFC")
        .str.replace_all(f"[{_UNSEEN}]", "")
        .str.replace_all(f"[{_QUOTES}]", " ")
        .str.replace_all(f"[{_HYPHENS}]", "-")
        .str.replace_many(_OLD_FONT)
        .str.replace_all(r"\s+", " ")
        .str.strip_chars(" ")
    )
    word = pl.element()
    latin = word.str.count_matches("[A-Za-z]")
    mended = (
        pl.when((latin > 0) & (word.str.count_matches(_CYRILLIC) >= latin))
        .then(word.str.replace_many(_LOOK_ALIKES))
        .otherwise(word)
    )
    words = plain.str.split(" ").list.eval(mended).list.join(" ")
    return words.str.to_lowercase().str.replace_all("ё", _YE, literal=True)


def folded(text: str) -> str:
    """`normalised`, with Kazakh letters as their Russian neighbours and marks as spaces.

    >>> folded("Төрт-Құдық") == folded("Торт Кудык")
    True
    """
    words = _NOT_WORD.sub(" ", normalised(text)).strip()
    if _LATIN_LETTER.search(words):
        words = normalised(words)  # «HІ–H» is two words, each of one alphabet
    for kazakh, russian in _TO_RUSSIAN.items():
        words = words.replace(kazakh, russian)
    return words


def folded_expr(text: pl.Expr) -> pl.Expr:
    """`folded` of a whole column."""
    words = normalised_expr(text).str.replace_all(_MARKS, " ").str.strip_chars(" ")
    return normalised_expr(words).str.replace_many(_TO_RUSSIAN)


def search_key(text: str) -> str:
    """One key for the Kazakh, Russian and Latin spellings of a name.

    >>> search_key("Oiyl") == search_key("Ойыл")
    True
    >>> search_key("Keńqiiaq") == search_key("Кеңқияқ") == search_key("Kenkiyak")
    True
    """
    latin = normalised(text).translate(_CYRILLIC_TO_LATIN)
    for spelling, letter in _LATIN_SPELLINGS.items():
        latin = latin.replace(spelling, letter)
    if not latin.isascii():
        latin = re.sub(_ACCENTS, "", unicodedata.normalize("NFKD", latin))
    return _REPEATED.sub(r"\1", _NOT_WORD.sub(" ", latin).strip())


def search_key_expr(text: pl.Expr) -> pl.Expr:
    """`search_key` of a whole column."""
    latin = normalised_expr(text).str.replace_many(_TO_LATIN)
    for spelling, letter in _LATIN_SPELLINGS.items():
        latin = latin.str.replace_all(spelling, letter, literal=True)
    key = latin.str.normalize("NFKD").str.replace_all(_ACCENTS, "").str.replace_all(_MARKS, " ")
    return key.str.strip_chars(" ").str.replace_many(_DOUBLED).str.replace_many(_DOUBLED)


def kazakh_sort_key(text: str) -> tuple[int, ...]:
    """Order of the Kazakh alphabet, which Unicode does not keep: ә follows а, қ follows к.

    >>> sorted(["Өскемен", "Орал", "Қостанай", "Павлодар", "Ақтөбе"], key=kazakh_sort_key)
    ['Ақтөбе', 'Қостанай', 'Орал', 'Өскемен', 'Павлодар']
    """
    return tuple(_SORT_PLACE.get(letter, ord(letter)) for letter in text.lower())


# Letters of the alphabet come after digits and Latin letters, in the alphabet's own order.
_SORT_PLACE = {letter: 0x400 + place for place, letter in enumerate(KAZAKH_ALPHABET)}
