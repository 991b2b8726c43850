"""What a document says of itself: language, date and number, edition, period, whose budget it is.

Said by the `meta.yaml` that lies beside, by the title, by the lines «Приложение 1 к решению … от
10 декабря 2025 года № 298» and by the note «в редакции решения … от 07.02.2025 № 206».
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from budget.model.enums import BudgetLevel
from ingest.decisions import unit_of_decision
from ingest.names import Found, find_unit
from ingest.places import places

_MONTHS_RU = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
_MONTHS_KK = (
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
)
_MONTHS = {
    name: number
    for names in (_MONTHS_RU, _MONTHS_KK)
    for number, name in enumerate(names.split(), start=1)
}
_RUSSIAN, _KAZAKH = ("|".join(names.split()) for names in (_MONTHS_RU, _MONTHS_KK))
_NUMBER = r"\s*(?:г(?:ода|\.)?)?\s*(?:№|N(?=\s*\d))\s*(?P<number>[^\s,;)»«*]+)"
# «\d\d\d\d», not «\d{4}»: only of a plain first character is the next place found at once.
_STAMPS = tuple(
    re.compile(pattern + _NUMBER, re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d\d\d\d)-(?P<month>\d\d)-(?P<day>\d\d)",
        r"(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>\d{4})",
        rf"(?P<day>\d\d?)\s+(?P<name>{_RUSSIAN})\s+(?P<year>\d{{4}})",
        rf"(?P<year>\d\d\d\d)\s*ж(?:ылғы|\.)\s*(?P<day>\d{{1,2}})\s+(?P<name>{_KAZAKH})\w*",
    )
)
_PERIOD = re.compile(r"(20\d\d)\s*[-–—]\s*(20\d\d)")
_DECISION = ("решени", "шешім", "маслихат", "мәслихат")
_LAW = (
    *("кодекс", "закон", "указ", "постановлени", "приказ"),
    *("заң", "жарлы", "қаулы", "бұйры"),
)
_AMENDMENT = ("редакци", "внесен", "енгізіл")  # one of them is in every note
_AMENDED = re.compile(
    r"в редакции|редакция(?:да|сында)|(?:изменени|дополнени)[яй]\w*,? внесен"
    r"|(?:өзгеріс|толықтыру)\w* енгізіл",
    re.IGNORECASE,
)
_AMENDS = re.compile(r"о внесении (?:изменени|дополнени)|өзгеріс\w* .*енгізу", re.IGNORECASE)
_ISSUER = ("маслихат", "мәслихат")
# who adjusts or publishes a budget without a maslikhat; «аппарат акима» is only who spends it
_AKIMAT = ("акимат", "әкімді")
_EXECUTIVE = re.compile(r"\bакимат|әкімді[гк]", re.IGNORECASE)
_ABOUT = ("бюджет", "трансферт")
# «трансфертов между областным бюджетом и бюджетами районов»: the first named one decides
_BETWEEN = re.compile(r"\s+(?:и\s+бюджетами|(?:пен|мен|бен)\s)")
_HEAD = 60  # lines of a text in which it presents itself
# In two groups: up to ten letters are looked for by their bytes, more by a slow automaton.
_KAZAKH_LETTER = "([әғқңөұүһ])|([ӘҒҚҢӨҰҮҺ])"
_KAZAKH_SHARE = 0.4  # Kazakh names in Russian texts stay far below


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Stamp:
    """Date and number of a decision."""

    on: date
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActFacts:
    """What a document says of itself; None where it does not say."""

    language: str = "ru"
    title: str | None = None
    issuer: str | None = None
    act: Stamp | None = None
    editions: tuple[Stamp, ...] = field(default=())
    edition_no: int | None = None
    period: tuple[int, int] | None = None

    @property
    def edition(self) -> Stamp | None:
        """The decision that made this edition; of the edition as adopted the act itself."""
        return self.editions[-1] if self.editions else self.act

    @property
    def is_amended(self) -> bool:
        """Whether the text says that it holds, or makes, changes of a budget adopted before."""
        return bool(self.editions or (self.title and _AMENDS.search(self.title)))


class _Text:
    """The lines of a document, searched for words whatever their case."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self._folded = [line.casefold() for line in lines]
        self._whole = "\n".join(self._folded)

    def saying(self, words: Iterable[str], first: int | None = None) -> Iterator[str]:
        """Those lines, or those of the first, that hold any of the words."""
        said = [word for word in words if word in self._whole]
        lines = zip(self.lines[:first], self._folded, strict=False) if said else ()
        return (line for line, folded in lines if any(word in folded for word in said))


class _Beside:
    """The facts of the file that lies beside; whatever it does not say is None."""

    def __init__(self, meta: str | None) -> None:
        self._facts: object = json.loads(meta) if meta else {}

    def text(self, *path: str) -> str | None:
        """The text at a path of keys."""
        found = self._facts
        for key in path:
            found = found.get(key) if isinstance(found, dict) else None
        return found if isinstance(found, str) else None


def stamps(text: str) -> list[Stamp]:
    """Dates with numbers in the order of the text.

    Examples:
        >>> [f"{s.on} {s.number}" for s in stamps("от 07.02.2025 № 206; от 27 июня 2025 № 219")]
        ['2025-02-07 206', '2025-06-27 219']
        >>> stamps("2025 жылғы 10 желтоқсандағы № 298 шешіміне")[0].on.isoformat()
        '2025-12-10'
    """
    if not any(mark in text for mark in "№Nn"):  # as in most texts
        return []
    found = [
        (match.start(), stamp)
        for pattern in _STAMPS
        for match in pattern.finditer(text)
        if (stamp := _stamp(match)) is not None
    ]
    return [stamp for _, stamp in sorted(found, key=lambda pair: pair[0])]


def _stamp(match: re.Match[str]) -> Stamp | None:
    groups = match.groupdict()
    month = int(groups["month"]) if groups.get("month") else _MONTHS[groups["name"].lower()]
    try:
        on = date(int(groups["year"]), month, int(groups["day"]))
    except ValueError:  # «31.02.2025» is a misprint, no date
        return None
    return Stamp(on=on, number=groups["number"].rstrip("."))


def act_facts(lines: Sequence[str], meta: str | None, language: str) -> ActFacts:
    """Facts from the lines of a text in order, and from the file that lies beside it.

    Args:
        lines: Paragraphs and captions in the order of the document.
        meta: The `meta.yaml` that lies beside, as JSON.
        language: `ru` or `kk`.
    """
    beside, text = _Beside(meta), _Text(lines)
    title = beside.text("title", _tongue(language)) or next(text.saying(_ABOUT, _HEAD), None)
    issuer = beside.text("requisite") or _issuer(text)
    notes = [line for line in text.saying(_AMENDMENT) if _AMENDED.search(line)]
    act = _act(text, notes, beside)
    chain = _chain(notes, beside, act)
    period = next((m for x in [title or "", *lines[:_HEAD]] if (m := _PERIOD.search(x))), None)
    return ActFacts(
        language=language,
        title=title,
        issuer=issuer,
        act=act,
        editions=chain,
        edition_no=_edition_no(beside, chain, language, act),
        period=(int(period[1]), int(period[2])) if period else None,
    )


def _issuer(text: _Text) -> str | None:
    """The first lines that name the maslikhat, or else the akimat, that decided."""
    akimat = (line for line in text.saying(_AKIMAT, _HEAD) if _EXECUTIVE.search(line))
    return " ".join(text.saying(_ISSUER, _HEAD)) or " ".join(akimat) or None


def _tongue(language: str) -> str:
    """The name of a language in the file beside."""
    return "kaz" if language == "kk" else "rus"


def _act(text: _Text, notes: Iterable[str], beside: _Beside) -> Stamp | None:
    """The act's own date and number: the first that no note of amendment and no law prints.

    A date and its number may stand in two lines, so the lines are read as one text.
    """
    others = {*notes, *text.saying(_LAW)}
    own = "\n".join(line for line in text.lines if line not in others)
    found = stamps(beside.text("requisite") or "") or stamps(own)
    return found[0] if found else None


def _chain(notes: Sequence[str], beside: _Beside, act: Stamp | None) -> tuple[Stamp, ...]:
    """Amending decisions named by the text and by the file beside, in order of date."""
    named = {stamp for note in _Text(notes).saying(_DECISION) for stamp in stamps(note)}
    named |= set(stamps(beside.text("caused_by", "requisite") or ""))
    return tuple(sorted(named - {act}))


def _edition_no(
    beside: _Beside, chain: tuple[Stamp, ...], language: str, act: Stamp | None
) -> int | None:
    """Number of the edition, where the document lets it be counted; else None.

    The notes of a text name every amending decision; the file beside names the last one alone.
    """
    version = beside.text("version_date", _tongue(language))
    if version and act and version == act.on.isoformat():
        return 0
    if len(chain) == 1 and beside.text("caused_by", "requisite"):
        return None
    return len(chain) or None


def unit_of_act(facts: ActFacts, listed: Iterable[str]) -> str | None:
    """The unit whose budget a decision is: by issuer and title, else by the districts it lists.

    A decision on «областной бюджет» that lists its districts names its oblast by them, if they
    all lie in exactly one.
    """
    found = unit_found(facts)
    names = tuple(dict.fromkeys(listed))
    if found.unit_id or found.candidates or not names:
        return found.unit_id
    on = facts.act.on if facts.act else None
    oblasts = [
        unit.unit_id
        for unit in places().units.values()
        if unit.budget_level is BudgetLevel.OBLAST
        and (unit.exists_on(on) if on else unit.valid_to is None)
    ]
    fitting = [o for o in oblasts if all(find_unit(n, parent=o).unit_id for n in names)]
    return fitting[0] if len(fitting) == 1 else None


def unit_found(facts: ActFacts) -> Found:
    """The unit that issuer and title name, or the candidates and the reason why none is told."""
    title = _BETWEEN.split(facts.title or "")[0] or None
    on = facts.act.on if facts.act else None
    return unit_of_decision(facts.issuer, title, on=on)


def unit_told(facts: ActFacts, told: str) -> str:
    """The unit whose budget a decision is, when its maslikhat's unit is told: inside it, or it."""
    found = unit_of_decision(unit_words(told), facts.title).unit_id
    return found if found and told in {found, *places().above(found)} else told


def body_of(facts: ActFacts, unit_id: str | None) -> str | None:
    """The unit of the body that decided: budgets of okrugs are adopted by their district.

    Source: Budget Code, article 7.
    """
    if unit_id is None:
        return unit_of_decision(facts.issuer, None).unit_id if facts.issuer else None
    unit = places().units[unit_id]
    return unit.parent_id if unit.budget_level is BudgetLevel.RURAL else unit_id


def unit_words(unit_id: str) -> str:
    """A unit and all above it in words, for finding names inside it."""
    units = places().units
    above = [unit_id, *places().above(unit_id)]
    return ", ".join(units[one].name_ru for one in above if one != "KZ")


def languages(texts: pl.DataFrame) -> dict[int, str]:
    """Language of each document by the share of texts with letters that Russian lacks.

    Args:
        texts: `doc`, `text`: cells and paragraphs.
    """
    is_kazakh = pl.col("text").str.contains(_KAZAKH_LETTER).mean() > _KAZAKH_SHARE
    spoken = (
        texts.lazy()
        .filter(pl.col("text").str.contains(r"\p{L}[^\p{L}]*\p{L}"))
        .group_by("doc")
        .agg(pl.when(is_kazakh).then(pl.lit("kk")).otherwise(pl.lit("ru")).alias("language"))
        .collect()
    )
    return dict(spoken.rows())
