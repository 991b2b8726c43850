"""What a document says of itself: language, date and number, edition, period, whose budget it is.

Said by the `meta.yaml` that lies beside, by the title, by the lines «Приложение 1 к решению … от
10 декабря 2025 года № 298» and by the note «в редакции решения … от 07.02.2025 № 206».
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from budget.model.enums import BudgetLevel
from ingest.decisions import unit_of_decision
from ingest.names import find_unit
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
_NUMBER = r"\s*(?:г(?:ода|\.)?)?\s*№\s*(?P<number>[^\s,;)»«]+)"
_STAMPS = tuple(
    re.compile(pattern + _NUMBER, re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)",
        r"(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>\d{4})",
        rf"(?P<day>\d{{1,2}})\s+(?P<name>{'|'.join(_MONTHS_RU.split())})\s+(?P<year>\d{{4}})",
        rf"(?P<year>\d{{4}})\s*ж(?:ылғы|\.)\s*(?P<day>\d{{1,2}})\s+(?P<name>{'|'.join(_MONTHS_KK.split())})\w*",
    )
)
_PERIOD = re.compile(r"(20\d\d)\s*[-–—]\s*(20\d\d)")
_AMENDED = re.compile(r"в редакции|редакция(?:да|сында)|изменени[яй]\w*,? внесен", re.IGNORECASE)
_ISSUER = re.compile(r"маслихат|мәслихат", re.IGNORECASE)
_ABOUT = re.compile(r"бюджет|трансферт", re.IGNORECASE)
# «трансфертов между областным бюджетом и бюджетами районов»: the first named one decides
_BETWEEN = re.compile(r"\s+(?:и\s+бюджетами|(?:пен|мен|бен)\s)")
_HEAD = 60  # lines of a text in which it presents itself


@dataclass(frozen=True, slots=True, kw_only=True)
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


def stamps(text: str) -> list[Stamp]:
    """Dates with numbers in the order of the text.

    Examples:
        >>> [f"{s.on} {s.number}" for s in stamps("от 07.02.2025 № 206; от 27 июня 2025 года № 219")]
        ['2025-02-07 206', '2025-06-27 219']
        >>> stamps("2025 жылғы 10 желтоқсандағы № 298 шешіміне")[0].on.isoformat()
        '2025-12-10'
    """
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


def act_facts(lines: list[str], meta: str | None, language: str) -> ActFacts:
    """Facts from the lines of a text in order, and from the file that lies beside it."""
    beside = json.loads(meta) if meta else {}
    title = _title(beside, language) or next((x for x in lines[:_HEAD] if _ABOUT.search(x)), None)
    issuer = beside.get("requisite") or " ".join(x for x in lines[:_HEAD] if _ISSUER.search(x)) or None
    act = next(iter(stamps(str(beside.get("requisite", "")))), None) or _first_stamp(lines)
    chain = _chain(lines, beside, act)
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


def _title(beside: dict[str, dict[str, str]], language: str) -> str | None:
    return beside.get("title", {}).get("kaz" if language == "kk" else "rus")


def _first_stamp(lines: Iterable[str]) -> Stamp | None:
    """The act's own date and number: the first that no note of amendment prints."""
    return next((s for x in lines if not _AMENDED.search(x) for s in stamps(x)), None)


def _chain(lines: Iterable[str], beside: dict[str, dict[str, str]], act: Stamp | None) -> tuple[Stamp, ...]:
    """Amending decisions named by the text, in order of date, and by the file beside."""
    named = {s for x in lines if _AMENDED.search(x) for s in stamps(x)}
    named |= set(stamps(beside.get("caused_by", {}).get("requisite", "")))
    return tuple(sorted((s for s in named if s != act), key=lambda s: (s.on, s.number)))


def _edition_no(
    beside: dict[str, dict[str, str]], chain: tuple[Stamp, ...], language: str, act: Stamp | None
) -> int | None:
    """Number of the edition, where the document lets it be counted; else None."""
    version = beside.get("version_date", {}).get("kaz" if language == "kk" else "rus")
    if version and act and version == act.on.isoformat():
        return 0
    if beside.get("caused_by"):
        return len(chain) if len(chain) > 1 else None  # the last alone is known, not how many
    return len(chain) or None


def unit_of_act(facts: ActFacts, listed: Iterable[str]) -> str | None:
    """The unit a decision belongs to: by issuer and title, else by the districts it lists.

    A decision on «областной бюджет» that lists its districts names its oblast by them, if they
    all lie in exactly one.
    """
    if facts.issuer or facts.title:
        title = _BETWEEN.split(facts.title or "")[0] or None
        found = unit_of_decision(facts.issuer, title, on=facts.act.on if facts.act else None)
        if found.unit_id or found.candidates:
            return found.unit_id
    names = tuple(dict.fromkeys(listed))
    oblasts = [
        unit.unit_id
        for unit in places().units.values()
        if unit.budget_level is BudgetLevel.OBLAST
        and (unit.exists_on(facts.act.on) if facts.act else unit.valid_to is None)
    ]
    fitting = [o for o in oblasts if names and all(find_unit(n, parent=o).unit_id for n in names)]
    return fitting[0] if len(fitting) == 1 else None


def issuer_words(unit_id: str) -> str:
    """A unit and all above it in words, for finding names inside it."""
    units, words = places().units, []
    current = units.get(unit_id)
    while current is not None and current.unit_id != "KZ":
        words.append(current.name_ru)
        current = units.get(current.parent_id or "")
    return ", ".join(words)


def languages(cells: pl.DataFrame) -> pl.DataFrame:
    """Language of each document by the share of words with letters that Russian lacks."""
    return (
        cells.lazy()
        .filter(pl.col("is_words"))
        .group_by("doc")
        .agg(
            pl.when(pl.col("text").str.contains("[әғқңөұүһӘҒҚҢӨҰҮҺ]").mean() > 0.4)  # noqa: PLR2004 - Kazakh names in Russian texts stay far below
            .then(pl.lit("kk"))
            .otherwise(pl.lit("ru"))
            .alias("language")
        )
        .collect()
    )
