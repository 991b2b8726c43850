"""Lines of budgets that may belong to a request: proposed here, confirmed by a person.

Annexes stop at the depth of programmes, so a line seldom is one request's alone: its amount stands
beside the request and is never taken for what was approved for it. No line is `unknown`, not zero.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Self

import polars as pl
from rapidfuzz import fuzz, process, utils

from budget.model.enums import LineLevel, Section
from budget.model.requests import MoneyStage, RequestKind

_YEARS_LATER = 2  # a decision covers three years
_CLOSE, _VERY_CLOSE = 50, 85  # of 100: words; of a line of the kind, and of any other
_KEPT = 60  # lines proposed
_CODES = {  # functional groups and subgroups that pay for a kind: classification of the Code
    RequestKind.ROADS: ("12.1", "12.9"),
    RequestKind.WATER: ("07.2", "10.2"),
    RequestKind.SCHOOL: ("04",),
    RequestKind.CLUB: ("08.1",),
    RequestKind.LIGHTING: ("07.3",),
    RequestKind.HEATING: ("07.2", "09"),
    RequestKind.HEALTH: ("05",),
    RequestKind.OTHER: (),
}
_WORDS = {  # words of programmes, Russian and Kazakh
    RequestKind.ROADS: ("автомобильные дороги", "автомобиль жолдары"),
    RequestKind.WATER: ("водоснабжение", "сумен жабдықтау"),
    RequestKind.SCHOOL: ("общеобразовательное обучение школа", "жалпы білім беру мектеп"),
    RequestKind.CLUB: ("культурно-досуговая работа", "мәдени-демалыс жұмысы"),
    RequestKind.LIGHTING: ("освещение улиц", "көшелерді жарықтандыру"),
    RequestKind.HEATING: ("теплоснабжение отопление", "жылумен жабдықтау"),
    RequestKind.HEALTH: ("медицинская помощь", "медициналық көмек"),
    RequestKind.OTHER: ("", ""),
}
_CONFIRMED = ["request_id", "event_no", "stage", "part_kzt"]  # besides the fields of `Line`
_NUMBERS = [
    *("event_no", "part_kzt", "amount_kzt"),
    *("budget_year", "edition_no", "table_no", "row_no"),
]
_DEPTHS = [LineLevel.PROGRAMME.value, LineLevel.SUBPROGRAMME.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of `budget_lines` by its key, with its cell and what it prints."""

    unit_id: str
    budget_year: int
    phase: str
    edition_no: int
    act_id: str
    section: str
    line_level: str
    code: str
    name: str
    amount_kzt: int | None
    printed: str
    source_id: str
    table_no: int
    row_no: int
    cell: str

    def as_json(self) -> str:
        """The line as it is kept in an event."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def of_row(cls, row: Mapping[str, object]) -> Self:
        """The line of a row of `candidates`."""
        kept = {field.name: row[field.name] for field in fields(cls)}
        return cls(**kept)  # type: ignore[arg-type]  # a row of candidates has these columns

    @classmethod
    def of_json(cls, text: str) -> Self:
        """The line as read from an event."""
        return cls(**json.loads(text))


def candidates(
    request: Mapping[str, object],
    lines: pl.DataFrame,
    units: pl.DataFrame,
    classification: pl.DataFrame,
) -> pl.DataFrame:
    """Lines of later budgets that may hold the money of a request, the likeliest first.

    Args:
        request: A row of `Requests`.
        lines: `budget_lines`.
        units: `units`.
        classification: `classification`, for names that a document does not print.

    Returns:
        Rows of `budget_lines` of the village and the tiers above it, of the year asked for and
        two later, at the depth of programmes, with `name`; `steps_up`, 0 the village itself;
        `is_of_kind`, the function pays for such things; `closeness`, 0 to 100, of the words of the
        title and of the kind to the name in Russian or Kazakh. All editions of a line stand
        together. Empty: no line found, which is not known and not zero.
    """
    kind = RequestKind(str(request["kind"]))
    above = _above(str(request["unit_id"]), units)
    told = (
        _programmes(lines, int(str(request["year"])))
        .join(above, on="unit_id", how="inner", maintain_order="left")
        .join(_official(classification), on="code", how="left", maintain_order="left")
        .with_columns(
            name_ru=pl.coalesce("name_ru", "official_ru"),
            name_kk=pl.coalesce("name_kk", "official_kk"),
        )
    )
    is_of_kind = pl.any_horizontal(
        pl.lit(value=False), *(pl.col("code").str.starts_with(code) for code in _CODES[kind])
    )
    return (
        told.with_columns(is_of_kind=is_of_kind, closeness=_closeness(told, request, kind))
        .filter(
            (pl.col("closeness") >= _VERY_CLOSE)
            | (is_of_kind & ((pl.col("closeness") >= _CLOSE) | (pl.col("steps_up") < 1)))
        )
        .with_columns(
            name=pl.coalesce("name_kk", "name_ru", pl.lit("—")),
            rank=pl.col("closeness") + 20 * pl.col("is_of_kind") - 5 * pl.col("steps_up"),
        )
        .sort(
            "rank", "unit_id", "code", "budget_year", "phase", "edition_no",
            descending=[True, False, False, False, False, False],
        )
        .head(_KEPT)
        .drop("official_ru", "official_kk", "rank")
    )  # fmt: skip


def confirmed_lines(events: pl.DataFrame) -> pl.DataFrame:
    """The lines that a person confirmed, in force.

    Args:
        events: `Events` of one request or of many.

    Returns:
        One row a confirmed line: `request_id`, `event_no`, `stage`, `part_kzt` (the amount meant
        for the request, null where no document says it), and the fields of `Line`.
    """
    told = events.filter(pl.col("is_current"), pl.col("line").is_not_null())
    confirmed = told.select(
        "request_id", "event_no", "line", stage="money_stage", part_kzt="amount_kzt"
    )
    rows = [
        {**row, **asdict(Line.of_json(row["line"]))} for row in confirmed.iter_rows(named=True)
    ]
    names = [*_CONFIRMED, *(field.name for field in fields(Line))]
    schema = {name: pl.Int64 if name in _NUMBERS else pl.String for name in names}
    return pl.DataFrame(rows, schema=schema)


def side_by_side(standing: Mapping[str, object], events: pl.DataFrame) -> pl.DataFrame:
    """Asked, in the draft, approved, revised and executed, each with the line confirmed for it.

    Args:
        standing: A row of `Standings`.
        events: `Events` of the same request.

    Returns:
        Five rows: `stage` (`asked` and the four of `MoneyStage`); `amount_kzt`, for the request,
        null where it is not known; `line_kzt`, `code`, `name`, `cell`, `act_id`, `source_id`,
        `table_no`, `row_no`, of the line last confirmed, null where there is none.
    """
    stages = ["asked", *(stage.value for stage in MoneyStage)]
    amounts = pl.DataFrame(
        {
            "stage": stages,
            "amount_kzt": [standing[f"{stage}_kzt"] for stage in stages],
        },
        schema={"stage": pl.String, "amount_kzt": pl.Int64},
    )
    lines = (
        confirmed_lines(events)
        .unique("stage", keep="last", maintain_order=True)
        .select(
            "stage",
            pl.col("amount_kzt").alias("line_kzt"),
            *("code", "name", "printed", "cell", "act_id", "source_id", "table_no", "row_no"),
        )
    )
    return amounts.join(lines, on="stage", how="left", maintain_order="left")


def _programmes(lines: pl.DataFrame, year: int) -> pl.DataFrame:
    """Programmes of spending in a year and the two after it."""
    return lines.filter(
        pl.col("section").cast(pl.String) == Section.EXPENDITURES.value,
        pl.col("line_level").cast(pl.String).is_in(_DEPTHS),
        pl.col("budget_year").is_between(year, year + _YEARS_LATER),
    )


def _above(unit_id: str, units: pl.DataFrame) -> pl.DataFrame:
    """A unit and those it lies in, up to the oblast, with the steps to each."""
    parents = dict(units.select("unit_id", "parent_id").iter_rows())
    found: list[str] = []
    step: str | None = unit_id
    while step is not None and step != "KZ":
        found.append(step)
        step = parents.get(step)
    return pl.DataFrame(
        {"unit_id": found, "steps_up": list(range(len(found)))},
        schema={"unit_id": pl.String, "steps_up": pl.Int64},
    )


def _official(classification: pl.DataFrame) -> pl.DataFrame:
    """Names of programmes by code; functional codes are the same in both numberings."""
    return (
        classification.filter(pl.col("line_level").cast(pl.String).is_in(_DEPTHS))
        .unique("code", keep="first", maintain_order=True)
        .select("code", official_ru="name_ru", official_kk="name_kk")
    )


def _closeness(
    told: pl.DataFrame, request: Mapping[str, object], kind: RequestKind
) -> pl.Series:
    """How close the words of the request come to the name of each line, 0 to 100."""
    asked = [str(request["title"]), *(words for words in _WORDS[kind] if words)]
    names = told.select("name_ru", "name_kk").unpivot()["value"].drop_nulls().unique().to_list()
    best = dict.fromkeys(names, 0)
    for words in asked:
        for name, score, _ in process.extract(
            words,
            names,
            scorer=fuzz.token_set_ratio,
            processor=utils.default_process,
            limit=None,
        ):
            best[name] = max(best[name], round(score))
    closest = [
        max(best.get(russian, 0), best.get(kazakh, 0))
        for russian, kazakh in told.select("name_ru", "name_kk").iter_rows()
    ]
    return pl.Series("closeness", closest, dtype=pl.Int64)
