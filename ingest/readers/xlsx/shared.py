"""Formulas that are written once and shared by a range of cells."""

import polars as pl

from ingest.readers.xlsx.facts import letters

_KEY = ["sheet", "shared"]


def with_shared_formulas(stored: pl.DataFrame) -> pl.DataFrame:
    """Return stored cells with each formula in its own words and a leading =.

    A shared formula stands in the first cell of its range; the others follow it by their
    distance from it. One that cannot be followed is given as its first cell writes it.
    """
    rows = stored["formula"].is_not_null().arg_true()
    if rows.is_empty():
        return stored
    formulas = stored.select(pl.all().gather(rows))
    followers = formulas.filter(pl.col("shared").is_not_null() & (pl.col("formula") == ""))
    if not followers.is_empty():
        formulas = _followed(formulas, followers)
    own = formulas.select(pl.lit("=") + pl.col("formula")).to_series()
    return stored.with_columns(stored["formula"].clone().scatter(rows, own))


def _followed(stored: pl.DataFrame, followers: pl.DataFrame) -> pl.DataFrame:
    first = stored.filter(pl.col("shared").is_not_null() & (pl.col("formula") != "")).unique(
        _KEY, keep="first", maintain_order=True
    )
    pairs = followers.join(
        first.select(*_KEY, top="row", left="col", written="formula"), on=_KEY
    )
    own = pl.Series("own", _translated(pairs), dtype=pl.String)
    place = ["sheet", "row", "col"]
    return (
        stored.join(pairs.select(*place, own), on=place, how="left", maintain_order="left")
        .with_columns(formula=pl.coalesce("own", "formula"))
        .drop("own")
    )


def _translated(pairs: pl.DataFrame) -> list[str]:
    from openpyxl.formula.tokenizer import TokenizerError  # noqa: PLC0415  0.4 s that few files need
    from openpyxl.formula.translate import Translator, TranslatorError  # noqa: PLC0415  likewise

    masters: dict[tuple[int, int], Translator] = {}
    formulas = []
    for pair in pairs.iter_rows(named=True):
        written, key = pair["written"], (pair["sheet"], pair["shared"])
        origin = f"{letters(pair['left'])}{pair['top']}"
        own = f"{letters(pair['col'])}{pair['row']}"
        try:
            if key not in masters:
                masters[key] = Translator(f"={written}", origin=origin)
            formulas.append(masters[key].translate_formula(own).removeprefix("="))
        except (TokenizerError, TranslatorError, ValueError):
            formulas.append(written)
    return formulas
