"""The reviewed tables of data/codes, read as text with every zero kept."""

import polars as pl

from budget.errors import MissingTableError
from budget.paths import CODES


def read_codes(name: str) -> pl.DataFrame:
    """One reviewed table, cast to and validated by its declaration.

    Args:
        name: Key of `budget.model.TABLES`; the file is `data/codes/<name>.csv`.

    Returns:
        The columns and types of the declared table; an empty field is null.

    Raises:
        MissingTableError: No table of that name is declared, or its file is not there.
        dataframely.exc.ValidationError: A row breaks a rule of the declaration.
        polars.exceptions.InvalidOperationError: A day is not written YYYY-MM-DD.
    """
    import dataframely as dy  # noqa: PLC0415 - half a second that few callers need

    from budget.model import TABLES  # noqa: PLC0415 - likewise

    file = CODES / f"{name}.csv"
    if name not in TABLES or not file.is_file():
        known = ", ".join(sorted(path.stem for path in CODES.glob("*.csv")))
        message = f"No reviewed table «{name}» in {CODES.name}. Tables there: {known}."
        raise MissingTableError(message)
    table = TABLES[name]
    days = [column for column, field in table.columns().items() if isinstance(field, dy.Date)]
    printed = pl.read_csv(file, infer_schema=False)
    return table.validate(printed.with_columns(pl.col(days).str.to_date()), cast=True)
