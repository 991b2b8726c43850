"""Personal data in what people typed: found, shown, and blacked out before anything is published.

Looks for names with initials or a patronymic, names after an office, telephones, e-mail, IIN (with
its check digit), bank accounts and addresses with a house number, in Russian and Kazakh. It errs on
the side of black: a preview shows every find, and the owner decides.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import polars as pl


class Personal(StrEnum):
    """What kind of personal data a find is."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    IIN = "iin"
    ACCOUNT = "account"
    ADDRESS = "address"
    MARKED = "marked"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Found:
    """A find: where it stands in a text, and what it is."""

    start: int
    end: int
    kind: Personal
    text: str


BLACK = "█████"  # always as long: the length of a name tells too much
_UPPER, _LOWER = "А-ЯЁӘҒҚҢӨҰҮҺІA-Z", "а-яёәғқңөұүһіa-z"  # noqa: RUF001 -- the Kazakh alphabet
_WORD = rf"[{_UPPER}][{_LOWER}]+(?:-[{_UPPER}][{_LOWER}]+)?"
_INITIAL = rf"[{_UPPER}]\."
_PATRONYMIC = (
    rf"[{_UPPER}][{_LOWER}]*"
    r"(?:ович|евич|ич|овна|евна|ична|[ұу]лы|[қк]ызы|оглы|ovich|ovna|uly|kyzy)"
)
_OFFICE = (
    r"(?:аким|әкім|директор|депутат|заместитель|орынбасары|бастық|басшысы|начальник|"
    r"руководитель|бухгалтер|специалист|маман|житель|жительница|тұрғын|тұрғыны|гражданин|гражданка|"
    r"азамат|азаматша|г-н|г-жа|господин|госпожа|мырза|ханым|учитель|мұғалім|врач|дәрігер)"
)
# Works on a street are no address of a person: «ул. Абая, 18 столбов», «ул. Мира 1,2 км».
_NO_MEASURE = (
    r"(?![\d,.]*\d)"
    r"(?!\s*(?:км|м\b|метр|столб|опор|фонар|светильник|шт|участ|домов|шам|бағана|дана))"
)
_PATTERNS: Sequence[tuple[Personal, re.Pattern[str]]] = (
    (Personal.EMAIL, re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (Personal.ACCOUNT, re.compile(r"\bKZ\d{2}[ ]?(?:[A-Z0-9]{4}[ ]?){4}\b")),
    (
        Personal.PHONE,  # the country's codes begin with 7; an amount says its currency
        re.compile(
            r"(?<![\d.,])(?:\+?7|8)(?=(?:[ \-()\u00a0]*\d){10}(?!\d))[ \-(\u00a0]{0,3}7"
            r"(?:[ \-()\u00a0]*\d){9}(?!\s*(?:тг|тенге|теңге|₸|тыс|мың|млн|млрд))"
        ),
    ),
    (
        Personal.PHONE,
        re.compile(r"(?<=тел)(?:ефон\w*)?[.: №]{1,4}\d[\d \-()]{3,14}\d", re.IGNORECASE),
    ),
    (
        Personal.ADDRESS,
        re.compile(
            rf"\b(?:ул\.|улиц[аеы]|пр\.|пр-т|проспект[ае]?|пер\.|переулок|мкр\.?|микрорайон)\s*"
            rf"[{_UPPER}{_LOWER}0-9.\- ]{{2,40}}?,?\s*(?:д\.|дом|үй|№)?\s*\d+[а-яa-z]?\b"
            rf"(?:\s*,?\s*(?:кв\.?|квартира|пәтер)\s*\d+)?{_NO_MEASURE}",
            re.IGNORECASE,
        ),
    ),
    (
        Personal.ADDRESS,
        re.compile(
            rf"(?:{_WORD}\s+){{1,3}}(?:көшесі|даңғылы|тұйық көшесі|шағын ауданы)\s*,?\s*(?:№\s*)?"
            r"\d+[а-яa-z]?(?:\s*-?\s*үй)?(?:\s*,?\s*\d+\s*-?\s*пәтер)?"
            rf"{_NO_MEASURE}"
        ),
    ),
    (
        Personal.NAME,
        re.compile(rf"\b{_WORD}\s+{_INITIAL}(?:\s?{_INITIAL})?(?![{_LOWER}{_UPPER}])"),
    ),
    (
        Personal.NAME,
        re.compile(rf"(?<![{_UPPER}{_LOWER}.]){_INITIAL}\s?(?:{_INITIAL}\s?)?{_WORD}"),
    ),
    (
        Personal.NAME,
        re.compile(
            rf"\b(?:{_WORD}\s+){{1,2}}{_PATRONYMIC}\b(?:\s+{_WORD})?|\b{_PATRONYMIC}\s+{_WORD}"
        ),
    ),
    (
        Personal.NAME,
        re.compile(rf"(?i:\b{_OFFICE}(?:[аыуеіғқң]\w{{0,3}})?)\s+({_WORD}\s+{_WORD})"),
    ),
)
_TWELVE = re.compile(r"(?<!\d)(\d{6})[ -]?(\d{6})(?!\d)")
_FIRST_WEIGHTS = range(1, 12)
_SECOND_WEIGHTS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
_NO_DIGIT = 10  # a remainder that no digit shows


def is_iin(digits: str) -> bool:
    """Whether twelve digits are an individual identification number: day of birth and check digit.

    Returns:
        True where both fit; the rule is that of the Register of Individual Identification Numbers.

    Examples:
        >>> is_iin("900101300017"), is_iin("900101300018"), is_iin("125000000000")
        (True, False, False)
    """
    if not re.fullmatch(r"\d{12}", digits):
        return False
    month, day, century = int(digits[2:4]), int(digits[4:6]), int(digits[6])
    if not (1 <= month <= 12 and 1 <= day <= 31 and century <= 6):  # noqa: PLR2004 -- a calendar
        return False
    numbers = [int(digit) for digit in digits]
    for weights in (_FIRST_WEIGHTS, _SECOND_WEIGHTS):
        rest = sum(n * weight for n, weight in zip(numbers, weights, strict=False)) % 11
        if rest != _NO_DIGIT:
            return rest == numbers[11]
    return False


def found_in(text: str, marked: Iterable[str] = (), kept: Iterable[str] = ()) -> list[Found]:
    """Personal data in a text.

    Args:
        text: What somebody typed.
        marked: Texts that are to be blacked out wherever they stand.
        kept: Finds that the owner keeps, letter by letter.

    Returns:
        Finds from left to right, none inside another.
    """
    finds = [
        Found(start=match.start(), end=match.end(), kind=Personal.IIN, text=match[0])
        for match in _TWELVE.finditer(text)
        if is_iin(match[1] + match[2])
    ]
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            group = match.lastindex or 0
            finds.append(
                Found(
                    start=match.start(group), end=match.end(group), kind=kind, text=match[group]
                )
            )
    for word in filter(None, marked):
        finds += [
            Found(start=match.start(), end=match.end(), kind=Personal.MARKED, text=match[0])
            for match in re.finditer(re.escape(word), text)
        ]
    keeps = set(kept)
    return _apart([find for find in finds if find.text not in keeps])


def _apart(finds: list[Found]) -> list[Found]:
    """Finds that do not overlap: touching ones become one, under the kind of the first."""
    apart: list[Found] = []
    for find in sorted(finds):
        if apart and find.start < apart[-1].end:
            last = apart[-1]
            if find.end > last.end:
                joined = last.text + find.text[last.end - find.start :]
                apart[-1] = Found(start=last.start, end=find.end, kind=last.kind, text=joined)
            continue
        apart.append(find)
    return apart


def blacked_out(text: str, finds: Sequence[Found]) -> str:
    """A text with its finds blacked out.

    Args:
        text: The text they were found in.
        finds: Finds from left to right.

    Returns:
        The text; nothing of a find is left, not even its length.

    Examples:
        >>> blacked_out("Серікбаев А.Н. сұрады", found_in("Серікбаев А.Н. сұрады"))
        '█████ сұрады'
    """
    parts: list[str] = []
    at = 0
    for find in finds:
        parts += [text[at : find.start], BLACK]
        at = find.end
    return "".join([*parts, text[at:]])


_FINDINGS = {
    "table": pl.String,
    "row": pl.String,
    "column": pl.String,
    "kind": pl.String,
    "found": pl.String,
    "before": pl.String,
    "after": pl.String,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the owner wants besides: texts to black out everywhere, and finds to keep."""

    marked: Sequence[str] = ()
    kept: Sequence[str] = ()


def without_personal_data(
    rows: pl.DataFrame, table: str, key: str, columns: Sequence[str], wishes: Wishes
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """A table with its texts blacked out, and every find.

    Args:
        rows: The table.
        table: Its name, for the account.
        key: Column that names a row.
        columns: Columns of texts.
        wishes: What the owner wants besides.

    Returns:
        The table, and one row a find: table, row, column, kind, found, the text before and after.
    """
    account: list[tuple[str, ...]] = []
    changed = rows
    for column in columns:
        texts: list[str | None] = []
        for name, text in rows.select(pl.col(key).cast(pl.String), column).iter_rows():
            finds = found_in(text, wishes.marked, wishes.kept) if text else []
            after = blacked_out(text, finds) if finds else text
            texts.append(after)
            account += [
                (table, name, column, find.kind.value, find.text, text, after) for find in finds
            ]
        changed = changed.with_columns(pl.Series(column, texts, dtype=pl.String))
    return changed, pl.DataFrame(account, schema=_FINDINGS, orient="row")
