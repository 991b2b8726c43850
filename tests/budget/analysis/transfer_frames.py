"""Literal tables for transfers: a chain of real units, and figures that a hand can add up."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from budget.analysis.ledger import Books, transfer_ledger
from budget.analysis.reconciliation import reconciliation
from budget.analysis.tier_budgets import tier_budgets
from budget.model.classification import TransferCodes
from budget.model.documents import Acts
from budget.model.enums import Phase
from budget.model.lines import BudgetLines, Transfers
from budget.model.places import Units
from budget.paths import PROJECT

REPUBLIC, AKTOBE, UIL, OKRUG, CITY = "KZ", "150000000", "155200000", "155230000", "151000000"
THOUSAND = 1_000
_UNITS = [
    (REPUBLIC, "republic", None, "republic", "Республика Казахстан", "Қазақстан Республикасы"),
    (AKTOBE, "oblast", REPUBLIC, "oblast", "Актюбинская область", "Ақтөбе облысы"),
    (UIL, "district", AKTOBE, "district", "Уилский район", "Ойыл ауданы"),
    (CITY, "district", AKTOBE, "oblast_city", "Актобе Г.А.", "Ақтөбе Қ.Ә."),
    (OKRUG, "rural", UIL, "rural_okrug", "Уилский с.о.", "Ойыл а.о."),
]
_LEVELS = {row[0]: row[1] for row in _UNITS}


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, thousand tenge; `edition` 0 is of December, 1 of March, and so on."""

    unit_id: str
    code: str
    amount: int
    year: int = 2025
    edition: int = 0
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A transfer stated in a list, thousand tenge."""

    payer_id: str
    payee_id: str
    kind: str
    side: str
    amount: int | None
    year: int = 2025
    edition: int = 0
    act: str = "budget"


def books(lines: Sequence[Line] = (), transfers: Sequence[Listed] = ()) -> Books:
    """The five tables of some lines and transfers."""
    codes = pl.read_csv(PROJECT / "data/codes/transfer_codes.csv", infer_schema=False)
    return Books(
        lines=_lines(lines).lazy(),
        transfers=_transfers(transfers).lazy(),
        acts=_acts(lines, transfers).lazy(),
        units=_units().lazy(),
        codes=TransferCodes.validate(codes, cast=True).lazy(),
    )


def reconciled(*stated: Line | Listed, phase: Phase | None = None) -> pl.DataFrame:
    """The edges of 2025 of some lines and transfers."""
    tables = books(
        [one for one in stated if isinstance(one, Line)],
        [one for one in stated if isinstance(one, Listed)],
    )
    return reconciliation(
        transfer_ledger(tables, [2025]),
        tier_budgets(tables.lines, tables.acts, tables.units, [2025]),
        phase=phase,
    )


def edges_said(*stated: Line | Listed, phase: Phase | None = None) -> list[tuple[object, ...]]:
    """Payer, payee and kind of each edge of `reconciled`, and what is said of it."""
    said = ["kind", "payer_says_kzt", "payee_says_kzt", "residual_kzt", "state", "reason"]
    return reconciled(*stated, phase=phase).select("payer_id", "payee_id", *said).rows()


def _units() -> pl.DataFrame:
    names = ["unit_id", "budget_level", "parent_id", "kind", "name_ru", "name_kk"]
    rows = pl.DataFrame(_UNITS, schema=dict.fromkeys(names, pl.String), orient="row")
    empty = [name for name in Units.column_names() if name not in names]
    named = rows.with_columns(pl.lit(None).alias(name) for name in empty)
    return Units.validate(
        named.select(Units.column_names()),
        cast=True,
    )


def _lines(lines: Sequence[Line]) -> pl.DataFrame:
    rows = [
        {
            "unit_id": line.unit_id,
            "budget_level": _LEVELS[line.unit_id],
            "consolidation": "own",
            "budget_year": line.year,
            "phase": "revised" if line.edition else "approved",
            "edition_no": line.edition,
            "act_id": f"{line.unit_id}:{line.year}:budget",
            "section": _section(line.code),
            "line_level": _level(line.code),
            "code": "" if line.code in {"I", "II"} else line.code,
            "name_ru": line.name,
            "name_kk": None,
            "amount_kzt": line.amount * THOUSAND,
            "printed": str(line.amount),
            "source_id": f"{line.unit_id}-{line.year}-{line.edition}",
            "table_no": 1,
            "row_no": number,
            "cell": f"E{number}",
            "value_status": "printed",
        }
        for number, line in enumerate(lines, start=1)
    ]
    return _validated(BudgetLines, rows)


def _section(code: str) -> str:
    is_receipt = code == "I" or len(code.split(".", maxsplit=1)[0]) == 1
    return "revenues" if is_receipt and code != "II" else "expenditures"


def _level(code: str) -> str:
    """Codes of receipts are 4.02.1.03, of spending 15.1.257.007; I and II are the sections."""
    parts = code.split(".")
    if code in {"I", "II"}:
        return "section"
    receipts = ["category", "class", "subclass", "specific"]
    spending = ["group", "subgroup", "administrator", "programme"]
    return (receipts if len(parts[0]) == 1 else spending)[len(parts) - 1]


def _transfers(transfers: Sequence[Listed]) -> pl.DataFrame:
    rows = [
        {
            "payer_id": one.payer_id,
            "payee_id": one.payee_id,
            "budget_year": one.year,
            "phase": "revised" if one.edition else "approved",
            "edition_no": one.edition,
            "kind": one.kind,
            "side": one.side,
            "amount_kzt": None if one.amount is None else one.amount * THOUSAND,
            "act_id": f"{_owner(one)}:{one.year}:{one.act}",
            "source_id": "list",
            "table_no": 2,
            "row_no": number,
            "value_status": "not_published" if one.amount is None else "printed",
        }
        for number, one in enumerate(transfers, start=1)
    ]
    return _validated(Transfers, rows)


def _acts(lines: Sequence[Line], transfers: Sequence[Listed]) -> pl.DataFrame:
    editions = {(line.unit_id, line.year, line.edition, "budget") for line in lines}
    editions |= {(_owner(one), one.year, one.edition, one.act) for one in transfers}
    rows = [
        {
            "act_id": f"{unit_id}:{year}:{act}",
            "unit_id": unit_id,
            "act_kind": "budget" if act == "budget" else "transfers",
            "issuer": unit_id,
            "act_date": dt.date(year - 1, 12, 10),
            "act_number": "1",
            "edition_no": edition,
            "edition_date": dt.date(year, 3 * edition, 1)
            if edition
            else dt.date(year - 1, 12, 10),
            "edition_number": "1",
            "edition_basis": "as_amended" if edition else "as_adopted",
            "period_from": year,
            "period_to": year + 2,
            "language": "ru",
            "url": None,
            "source_id": "list",
        }
        for unit_id, year, edition, act in sorted(editions)
    ]
    return _validated(Acts, rows)


def _owner(one: Listed) -> str:
    return one.payer_id if one.side == "payer" else one.payee_id


def _validated(
    table: type[BudgetLines | Transfers | Acts], rows: Sequence[Mapping[str, object]]
) -> pl.DataFrame:
    """Rows as their table declares them."""
    plain = {pl.Int64(), pl.Date()}
    schema = {
        name: dtype if dtype in plain else pl.String()
        for name, dtype in table.create_empty().schema.items()
    }
    return table.validate(pl.DataFrame(rows, schema=schema, orient="row"), cast=True)
