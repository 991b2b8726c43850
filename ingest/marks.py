"""Numbers of statistical tables, and the marks printed in their place.

The Bureau of National Statistics explains its marks on a sheet of every release: «-» no such
phenomenon, «x» confidential, «…» no data. None of them is a number, and none is nought.
"""

import polars as pl

from budget.model.enums import StatisticStatus

VALUE, STATUS = "value", "value_status"
_SPACES = r"[\s\x{a0}\x{202f}\x{2009}]"
_NUMBER = r"^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$"
_TWO_WAYS = r"^-?[1-9][0-9]{0,2},[0-9]{3}$"  # thousands or thousandths
_MARKS = {
    "-": StatisticStatus.ABSENT,
    "–": StatisticStatus.ABSENT,
    "—": StatisticStatus.ABSENT,
    "x": StatisticStatus.CONFIDENTIAL,
    "х": StatisticStatus.CONFIDENTIAL,
    "...": StatisticStatus.NO_DATA,
    "…": StatisticStatus.NO_DATA,
}


def marked(printed: pl.Expr) -> pl.Expr:
    """Printed cells as numbers, or the mark that stands for one.

    Args:
        printed: Texts of cells; a decimal comma or point, digits in groups or not.

    Returns:
        Struct of `value` (Float64; null where there is no number) and `value_status`.

    Examples:
        >>> cells = pl.DataFrame({"printed": ["1 234,5", "-", "х", "…", "1,234"]})
        >>> read = cells.select(marked(pl.col("printed")).alias("read")).unnest("read")
        >>> read["value"].to_list()
        [1234.5, None, None, None, None]
        >>> read["value_status"].to_list()
        ['printed', 'absent', 'confidential', 'no_data', 'unreadable']
    """
    text = printed.str.replace_all(_SPACES, "").str.replace("−", "-", literal=True)
    mark = text.str.to_lowercase().replace_strict(
        {mark: status.value for mark, status in _MARKS.items()},
        default=None,
        return_dtype=pl.String,
    )
    figure = text.str.replace(",", ".", literal=True)
    is_number = figure.str.contains(_NUMBER) & ~text.str.contains(_TWO_WAYS)
    status = (
        pl.when(is_number)
        .then(pl.lit(StatisticStatus.PRINTED.value))
        .otherwise(mark.fill_null(StatisticStatus.UNREADABLE.value))
    )
    return pl.struct(
        pl.when(is_number).then(figure).cast(pl.Float64).alias(VALUE), status.alias(STATUS)
    )
