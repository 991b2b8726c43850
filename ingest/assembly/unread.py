"""Why a document that could be opened holds no budget: one sentence, with what to do."""

import polars as pl

from ingest.annex import AnnexRows
from ingest.assembly import Assembled
from ingest.readers.printed import Printed

_BUDGETS = ["revenue", "functional", "units"]  # kinds of tables that hold amounts of budgets
_HEADINGS = (
    "expected headings such as «Категория … Сумма», «Функциональная группа … Сумма» or "
    "«Санаты … Сомасы»"
)
_LONGEST = 160  # characters of a heading quoted
_WORD = r"\p{L}{2}"


def why_unread(
    printed: Printed, annexes: AnnexRows, read: pl.DataFrame, tables: Assembled
) -> pl.DataFrame:
    """The reason why a document cannot be used, `doc` and `why`; usable documents are left out.

    Args:
        printed: The documents.
        annexes: Their tables, read.
        read: `doc` of those any line was read of.
        tables: What became of tables and text.
    """
    files = printed.documents.filter(pl.col("error").is_null()).select("doc", "file")
    silent = files.join(_speaking(tables), on="doc", how="anti", maintain_order="left")
    budgets = annexes.tables.filter(pl.col("kind").is_in(_BUDGETS))
    is_budget = pl.col("doc").is_in(budgets["doc"].implode())
    is_refused = pl.col("doc").is_in(tables.rejects["doc"].implode())
    has_lines = pl.col("doc").is_in(read["doc"].implode())
    strange = (
        silent.join(_headings(printed), on="doc", how="left", maintain_order="left")
        .join(_hidden(printed), on="doc", how="left", maintain_order="left")
        .filter(~(_is_readable() | has_lines) | ~is_budget | ~is_refused)
    )
    puzzling = _problems(printed, annexes).join(files, on="doc", maintain_order="left")
    return pl.concat(
        [
            puzzling.select("doc", why=pl.format("{}: {}", "file", "problem")),
            strange.select("doc", why=pl.format("{}: {}", "file", _unrecognised())),
        ]
    ).unique("doc", keep="first", maintain_order=True)


def _speaking(tables: Assembled) -> pl.DataFrame:
    """Documents of which something became a figure, or was rejected in the text."""
    of_text = tables.rejects.filter(pl.col("grid") == 0)
    said = (tables.lines, tables.transfers, of_text)
    return pl.concat([rows.select(pl.col("doc").cast(pl.UInt32)) for rows in said]).unique()


def _is_readable() -> pl.Expr:
    """Whether the first row of words is Russian or Kazakh."""
    return pl.col("heading").str.contains(r"\p{Cyrillic}").fill_null(value=False)


def _problems(printed: Printed, annexes: AnnexRows) -> pl.DataFrame:
    """The first table of a document that cannot be read, and why: the sentence says what to do."""
    sentence = pl.format("{}: {}", _table(), "problem")
    return (
        annexes.tables.filter(pl.col("problem").is_not_null(), pl.col("kind").is_in(_BUDGETS))
        .join(_names(printed), on=["doc", "grid"], how="left", maintain_order="left")
        .group_by("doc", maintain_order=True)
        .agg(sentence.first().alias("problem"))
    )


def _table() -> pl.Expr:
    """A table in words: «table 2», or a sheet by its name."""
    return (
        pl.when("is_markup")
        .then(pl.format("table {}", "grid"))
        .otherwise(pl.format("sheet «{}»", pl.col("name").fill_null("")))
    )


def _names(printed: Printed) -> pl.DataFrame:
    return printed.grids.select("doc", "grid", "name", "is_markup")


def first_words(cells: pl.DataFrame) -> pl.DataFrame:
    """The first row of words of each document, all that is ever quoted of one that is not read."""
    row = ["doc", "grid", "row"]
    words = cells.select(*row, "text").filter(pl.col("text").str.contains(_WORD)).select(row)
    first = (
        words.filter(words.is_duplicated())
        .sort(row)
        .unique("doc", keep="first", maintain_order=True)
    )
    return cells.join(first, on=row, how="semi", maintain_order="left")


def _headings(printed: Printed) -> pl.DataFrame:
    """What the first row of words of each document says, with the table it stands in."""
    row = ["doc", "grid", "row"]
    return (
        first_words(printed.cells)
        .filter(pl.col("text").str.contains(_WORD))
        .sort(*row, "col")
        .group_by(row, maintain_order=True)
        .agg(pl.col("text").str.join(" | ").alias("heading"))
        .join(_names(printed), on=["doc", "grid"], maintain_order="left")
    )


def _hidden(printed: Printed) -> pl.DataFrame:
    """The first hidden sheet of each document, `hidden`."""
    sheets = printed.grids.filter("is_hidden").unique("doc", keep="first", maintain_order=True)
    return sheets.select("doc", hidden=pl.col("name").fill_null(""))


def _unrecognised() -> pl.Expr:
    """What was found instead of a budget, what was expected, what to do."""
    heading = pl.col("heading").str.slice(0, _LONGEST)
    return (
        pl.when(pl.col("hidden").is_not_null())
        .then(
            pl.format(
                "sheet «{}» is hidden, so nothing of it is read, and no other sheet holds a "
                "budget; expected the annex on a sheet that is seen: show it.",
                "hidden",
            )
        )
        .when(pl.col("heading").is_null())
        .then(
            pl.lit(
                f"no table of a budget and no figures of a decision were found; {_HEADINGS}; "
                "check that this is the annex or the decision itself."
            )
        )
        .when(_is_readable())
        .then(
            pl.format(
                f"{{}}: headings without amounts of a budget: found «{{}}», {_HEADINGS}; check "
                "that this is the annex or the decision itself.",
                _table(),
                heading,
            )
        )
        .otherwise(
            pl.format(
                f"{{}}: headings in a third language: found «{{}}», {_HEADINGS}; give the Russian "
                "or the Kazakh text, or write such headings above the columns.",
                _table(),
                heading,
            )
        )
    )
