"""A made country: 20 oblasts, 209 districts, 2,300 villages, and all their transfers, both sides.

Every payer lists what it sends and withdraws, every annex prints the sums, every amount is known:
what a reconciliation must find, and from whose revenues every tenge comes, can be checked.
"""

import random
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from budget.model.classification import TransferCodes
from budget.model.documents import Acts
from budget.model.lines import BudgetLines, Transfers
from budget.model.places import Units
from budget.paths import PROJECT

OBLASTS, DISTRICTS, VILLAGES = 20, 209, 2_300
THOUSAND = 1_000
SUBVENTION, TARGETED, WITHDRAWAL = "subvention", "targeted_current", "withdrawal"
_SUBCLASS = {"oblast": "1", "district": "2", "rural": "3"}
_ADMINISTRATOR = {"oblast": "257", "district": "452", "rural": "124"}
_SENDS = {"republic": "15.1.217.400", "oblast": "15.1.257.007", "district": "15.1.452.038"}
_GIVES_UP = {"oblast": "15.1.257.006", "district": "15.1.452.007", "rural": "15.1.124.043"}
_BELOW = {"republic": "1", "oblast": "2", "district": "3"}
_TARGETED_CODE = "07.2.{}.113"


@dataclass(frozen=True, slots=True)
class Unit:
    """A made unit: its own revenue, and what passes between it and the unit above, thousand tenge."""

    unit_id: str
    level: str
    parent: "Unit | None"
    own: int
    subvention: int
    targeted: int
    withdrawal: int
    children: "list[Unit]" = field(default_factory=list)

    @property
    def received(self) -> int:
        """Transfers received, from above and from below."""
        below = sum(child.withdrawal for child in self.children)
        return self.subvention + self.targeted + below


def tree(
    oblasts: int = OBLASTS, districts: int = DISTRICTS, villages: int = VILLAGES, seed: int = 1
) -> list[Unit]:
    """The republic first, then each tier; districts and villages dealt out in turn."""
    chance = random.Random(seed)  # noqa: S311 - figures, not secrets
    republic = Unit("KZ", "republic", None, 20_000_000_000, 0, 0, 0)
    made = [republic]
    layers = {"republic": [republic]}
    for level, above, count in (
        ("oblast", "republic", oblasts),
        ("district", "oblast", districts),
        ("rural", "district", villages),
    ):
        layer = [
            _unit(chance, level, layers[above][number % len(layers[above])])
            for number in range(count)
        ]
        layers[level] = layer
        made += layer
    return made


def write(
    units: list[Unit], folder: Path, years: tuple[int, ...], editions: int, others: int
) -> None:
    """The tables of the country as Parquet, as `budget.tables` would scan them."""
    for name, frame in tables_of(units, years, editions, others).items():
        frame.write_parquet(folder / f"{name}.parquet")


def tables_of(
    units: list[Unit], years: tuple[int, ...] = (2025,), editions: int = 1, others: int = 0
) -> dict[str, pl.DataFrame]:
    """`units`, `acts`, `budget_lines`, `transfers`, `transfer_codes`, validated.

    Every annex prints `others` programmes more, which are no transfers.
    """
    documents = pl.DataFrame(
        [(year, edition) for year in years for edition in range(editions)],
        schema={"budget_year": pl.Int64, "edition_no": pl.Int64},
        orient="row",
    )
    codes = pl.read_csv(PROJECT / "data/codes/transfer_codes.csv", infer_schema=False)
    return {
        "units": _units(units),
        "acts": _acts(units, documents),
        "budget_lines": _lines(units, documents, others),
        "transfers": _transfers(units, documents),
        "transfer_codes": TransferCodes.validate(codes, cast=True),
    }


def _unit(chance: random.Random, level: str, above: Unit) -> Unit:
    """A third of districts and a few oblasts and villages give up money; most receive some."""
    number = len(above.children) + 1
    size = {"oblast": 100_000_000, "district": 5_000_000, "rural": 50_000}[level]
    prefix = {"oblast": "", "district": above.unit_id[:2], "rural": above.unit_id[:4]}[level]
    width = {"oblast": 2, "district": 2, "rural": 3}[level]
    start = 10 if level == "oblast" else 0
    own = chance.randrange(size // 10, size)
    gives = chance.random() < {"oblast": 0.15, "district": 0.3, "rural": 0.02}[level]
    unit = Unit(
        f"{prefix}{number + start:0{width}d}".ljust(9, "0"),
        level,
        above,
        own,
        subvention=0 if gives else chance.randrange(size // 5, size),
        targeted=chance.randrange(size // 10) if level == "district" else 0,
        withdrawal=own // 3 if gives else 0,
    )
    above.children.append(unit)
    return unit


def _units(units: list[Unit]) -> pl.DataFrame:
    kinds = {"republic": "republic", "oblast": "oblast", "district": "district"}
    rows = [
        (
            unit.unit_id,
            unit.level,
            unit.parent.unit_id if unit.parent else None,
            kinds.get(unit.level, "rural_okrug"),
            unit.unit_id,
            unit.unit_id,
        )
        for unit in units
    ]
    names = ["unit_id", "budget_level", "parent_id", "kind", "name_ru", "name_kk"]
    empty = [column for column in Units.column_names() if column not in names]
    frame = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")
    return Units.validate(
        frame.with_columns(pl.lit(None).alias(name) for name in empty).select(
            Units.column_names()
        ),
        cast=True,
    )


def _acts(units: list[Unit], documents: pl.DataFrame) -> pl.DataFrame:
    owners = pl.DataFrame({"unit_id": [unit.unit_id for unit in units]})
    dated = owners.join(documents, how="cross").with_columns(
        act_id=_act_id(),
        edition_date=pl.date(pl.col("budget_year") - 1, 12, 10)
        + pl.duration(days=60 * pl.col("edition_no")),
    )
    return Acts.validate(
        dated.select(
            "act_id",
            "unit_id",
            act_kind=pl.lit("budget"),
            issuer=pl.lit("made"),
            act_date=pl.date(pl.col("budget_year") - 1, 12, 10),
            act_number=pl.lit("1"),
            edition_no="edition_no",
            edition_date="edition_date",
            edition_number=pl.lit("1"),
            edition_basis=pl.when(pl.col("edition_no") == 0)
            .then(pl.lit("as_adopted"))
            .otherwise(pl.lit("as_amended")),
            period_from="budget_year",
            period_to="budget_year",
            language=pl.lit("ru"),
            url=pl.lit(None, pl.String),
            source_id=pl.lit("made"),
        ).select(Acts.column_names()),
        cast=True,
    )


def _lines(units: list[Unit], documents: pl.DataFrame, others: int) -> pl.DataFrame:
    other = [
        ("expenditures", "programme", f"04.2.464.{n:03d}", n) for n in range(1, others + 1)
    ]
    rows = [
        (unit.unit_id, unit.level, *line)
        for unit in units
        for line in (*_printed(unit), *other)
    ]
    schema = ["unit_id", "budget_level", "section", "line_level", "code", "amount"]
    frame = pl.DataFrame(
        rows, schema=dict.fromkeys(schema[:-1], pl.String) | {"amount": pl.Int64}, orient="row"
    )
    numbered = frame.with_columns(row_no=pl.int_range(1, pl.len() + 1).over("unit_id"))
    return BudgetLines.validate(
        numbered.join(documents, how="cross")
        .with_columns(
            act_id=_act_id(),
            phase=_phase(),
            consolidation=pl.lit("own"),
            name_ru=pl.lit(None, pl.String),
            name_kk=pl.lit(None, pl.String),
            amount_kzt=pl.col("amount") * THOUSAND,
            printed=pl.col("amount").cast(pl.String),
            source_id=pl.concat_str(pl.lit("made-"), "unit_id"),
            table_no=pl.lit(1),
            cell=pl.format("E{}", "row_no"),
            value_status=pl.lit("printed"),
        )
        .select(BudgetLines.column_names()),
        cast=True,
    )


def _printed(unit: Unit) -> list[tuple[str, str, str, int]]:
    """What the annex of a unit prints: totals, categories, receipts by subclass, programmes."""
    below = sum(child.withdrawal for child in unit.children)
    above = unit.subvention + unit.targeted
    lines = [
        ("revenues", "section", "", unit.own + unit.received),
        ("revenues", "category", "1", unit.own),
        ("expenditures", "section", "", unit.own + unit.received),
    ]
    if unit.received:
        lines.append(("revenues", "category", "4", unit.received))
    if below:
        code = f"4.01.{_BELOW[unit.level]}"
        lines += [
            ("revenues", "class", "4.01", below),
            ("revenues", "subclass", code, below),
        ]
    if above:
        code = f"4.02.{_SUBCLASS[unit.level]}"
        lines += [
            ("revenues", "class", "4.02", above),
            ("revenues", "subclass", code, above),
        ]
    return lines + _programmes(unit)


def _programmes(unit: Unit) -> list[tuple[str, str, str, int]]:
    sent = sum(child.subvention for child in unit.children)
    targeted = sum(child.targeted for child in unit.children)
    lines = []
    if sent:
        lines.append(("expenditures", "programme", _SENDS[unit.level], sent))
    if targeted:
        code = _TARGETED_CODE.format(_ADMINISTRATOR[unit.level])
        lines.append(("expenditures", "programme", code, targeted))
    if unit.withdrawal:
        lines.append(("expenditures", "programme", _GIVES_UP[unit.level], unit.withdrawal))
    return lines


def _transfers(units: list[Unit], documents: pl.DataFrame) -> pl.DataFrame:
    """Lists of every act: subventions and targeted transfers sent, withdrawals received."""
    rows = []
    for unit in units:
        if unit.parent is None:
            continue
        above, here = unit.parent.unit_id, unit.unit_id
        for kind, payer, payee, side, amount in (
            (SUBVENTION, above, here, "payer", unit.subvention),
            (TARGETED, above, here, "payer", unit.targeted),
            (WITHDRAWAL, here, above, "payee", unit.withdrawal),
        ):
            if amount:
                rows.append((payer, payee, kind, side, above, amount))
    names = ["payer_id", "payee_id", "kind", "side", "unit_id"]
    frame = pl.DataFrame(
        rows, schema=dict.fromkeys(names, pl.String) | {"amount": pl.Int64}, orient="row"
    )
    return Transfers.validate(
        frame.with_row_index("row_no", offset=1)
        .join(documents, how="cross")
        .with_columns(
            act_id=_act_id(),
            phase=_phase(),
            amount_kzt=pl.col("amount") * THOUSAND,
            source_id=pl.lit("made"),
            table_no=pl.lit(2),
            value_status=pl.lit("printed"),
        )
        .select(Transfers.column_names()),
        cast=True,
    )


def _act_id() -> pl.Expr:
    return pl.format("{}:{}:1", "unit_id", "budget_year")


def _phase() -> pl.Expr:
    return (
        pl.when(pl.col("edition_no") == 0).then(pl.lit("approved")).otherwise(pl.lit("revised"))
    )
