"""The plain way: open each workbook with openpyxl, work on a pandas frame of each sheet.

It does what a careful script does for these annexes and no more: codes filled down, amounts as exact
numbers, every line against the sum of the lines one level below, one Parquet of lines with their cells.
"""

import sys
from decimal import Decimal
from pathlib import Path

import openpyxl
import pandas as pd  # noqa: TID251 - the library this is measured against
from openpyxl.worksheet.worksheet import Worksheet

_DASHES = {ord("–"): "-", ord("−"): "-", ord(" "): None, ord("\u00a0"): None, ord(","): "."}


def read(files: list[Path]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """All lines, and the sums that do not hold."""
    lines, failing = [], []
    for file in files:
        book = openpyxl.load_workbook(file, data_only=True)
        for number, sheet in enumerate(book.worksheets, start=1):
            found = _lines(sheet)
            found.insert(0, "file", file.name)
            found.insert(1, "table_no", number)
            lines.append(found)
            failing.append(_failing(found))
    return pd.concat(lines, ignore_index=True), pd.concat(failing, ignore_index=True)


def _lines(sheet: Worksheet) -> pd.DataFrame:
    """A row an amount: its codes filled down, its name, its amount in tenge, its cell."""
    rows = []
    merged = {cell for merge in sheet.merged_cells.ranges for cell in list(merge.cells)[1:]}
    codes: dict[int, str] = {}
    block = 0
    for row in sheet.iter_rows():
        texts = {
            cell.column: _text(cell.value, cell.number_format)
            for cell in row
            if cell.value is not None and (cell.row, cell.column) not in merged
        }
        texts = {column: text for column, text in texts.items() if text}
        if not texts or max(texts) < 4:
            continue
        amount = _tenge(texts[max(texts)])
        names = [text for text in texts.values() if any(map(str.isalpha, text))]
        if amount is None or not names:
            continue
        first = min(texts)
        if texts[first].isdigit():
            codes = {column: code for column, code in codes.items() if column < first}
            codes[first] = texts[first]
            depth = first
        else:
            codes, depth, block = {}, 0, block + 1
        rows.append(
            {
                "block": block,
                "depth": depth,
                "path": ".".join(codes[column] for column in sorted(codes)),
                "name": names[-1],
                "amount_kzt": amount,
                "printed": texts[max(texts)],
                "row_no": row[0].row,
                "column_no": max(texts),
            }
        )
    return pd.DataFrame(rows)


def _text(value: object, number_format: str) -> str:
    """A cell as it is shown."""
    if isinstance(value, int) and set(number_format) == {"0"}:
        return str(value).zfill(len(number_format))
    return str(value).strip()


def _tenge(text: str) -> int | None:
    """Thousand tenge as printed, in tenge."""
    digits = text.translate(_DASHES)
    if not digits.lstrip("-").replace(".", "", 1).isdigit():
        return None
    return int(Decimal(digits) * 1000)


def _failing(lines: pd.DataFrame) -> pd.DataFrame:
    """Lines that differ from the sum of the lines one level below."""
    coded = lines[lines["depth"] > 0]
    parents = coded["path"].str.rpartition(".")[0]
    parts = coded.assign(parent=parents)[parents != ""]
    sums = parts.groupby(["block", "parent"], as_index=False)["amount_kzt"].sum()
    both = coded.merge(
        sums, left_on=["block", "path"], right_on=["block", "parent"], suffixes=("", "_parts")
    )
    return both[both["amount_kzt"] != both["amount_kzt_parts"]]


def main(files: list[Path], out: Path) -> None:
    """Read workbooks and write their lines and the sums that fail."""
    lines, failing = read(files)
    lines.to_parquet(out / "lines.parquet")
    failing.to_parquet(out / "failing.parquet")


if __name__ == "__main__":
    main(sorted(Path(sys.argv[1]).glob("*.xlsx"))[: int(sys.argv[3])], Path(sys.argv[2]))
