"""Is a dash before an amount a separator or a minus?

«затраты – 82 499» and «дефицит бюджета -735» look alike. Two dashes are a separator and a minus. One
dash is decided by how the same document writes amounts that cannot be negative; where that does
not decide it, nothing is guessed.
"""

import polars as pl

from ingest.text.vocabulary import INDICATORS

_DASH = r"[-–—−‐‑]"
SIGN_OR_SEPARATOR = (
    "one dash before the amount: a minus or a separator, the document does not tell"
)
_SIGNED = [one.key for one in INDICATORS if one.may_be_negative]


def printed_amount(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with `printed` (the amount with its sign) and `sign_reason`.

    Args:
        rows: With `doc`, `indicator`, `signs`, `number`.
    """
    signs = pl.col("signs").str.strip_chars()
    dashes = signs.str.count_matches(_DASH)
    in_brackets = signs.str.contains(r"\(")
    form = pl.col("signs").str.replace_all("[‐‑]", "-")
    may_be_negative = pl.col("indicator").is_in(_SIGNED)
    usual = rows.filter(~may_be_negative.fill_null(value=False), pl.col("number").is_not_null())
    forms = usual.select("doc", form=form).unique()
    styles = usual.group_by("doc").agg(uses_dashes=form.str.contains(_DASH).any())
    known = (
        rows.with_columns(form=form)
        .join(
            forms.with_columns(is_usual=True),
            on=["doc", "form"],
            how="left",
            maintain_order="left",
        )
        .join(styles, on="doc", how="left", maintain_order="left")
    )
    is_attached = pl.col("form").str.contains(r"[-−]$")
    is_spaced = pl.col("form").str.contains(rf"^\s+{_DASH}\s+$")
    is_zero = pl.col("number").str.contains(r"^[0.,]+$|\p{L}")
    alone = (dashes == 1) & ~in_brackets
    verdict = (
        pl.when(~alone | is_zero | ~may_be_negative.fill_null(value=False))
        .then(pl.lit("separator"))
        .when(~pl.col("uses_dashes"))
        .then(pl.lit("minus"))
        .when(pl.col("is_usual") & ~is_attached)
        .then(pl.lit("separator"))
        .when(is_attached & pl.col("is_usual").is_null())
        .then(pl.lit("minus"))
        .when(is_spaced)
        .then(pl.lit("separator"))
        .otherwise(pl.lit("unknown"))
    )
    sign = (
        pl.when(in_brackets | (alone & (verdict == "minus")))
        .then(signs.str.replace(rf"^(?:{_DASH}\s*)+\(", "("))
        .when(dashes > 1)
        .then(signs.str.replace(rf"^{_DASH}\s*", ""))
        .otherwise(pl.lit(""))
    )
    space = (
        pl.when(pl.col("form").str.contains(r"\s$") & (sign != ""))
        .then(pl.lit(" "))
        .otherwise(pl.lit(""))
    )
    closing = pl.when(sign.str.contains(r"\($")).then(pl.lit(")")).otherwise(pl.lit(""))
    return known.with_columns(
        printed=sign + space + pl.col("number") + closing,
        sign_reason=pl.when(verdict == "unknown").then(pl.lit(SIGN_OR_SEPARATOR)),
    ).drop("form", "is_usual", "uses_dashes")
