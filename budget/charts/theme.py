"""What all charts share: colours, fonts, number rules, and the frame that is safe to draw."""

from dataclasses import dataclass
from functools import cache

import altair as alt
import polars as pl
import polars.selectors as cs
from babel import Locale
from babel.dates import get_day_names, get_month_names

from budget.locale.words import Language

Spec = dict[str, object]
_FONT = "Source Sans, Source Sans Pro, Noto Sans, sans-serif"


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours that keep a contrast of 4.5 as text and 3 as marks on their background."""

    text: str
    muted: str
    rule: str
    mark: str
    second: str
    absent: str


LIGHT = Palette("#1b1e23", "#5b6169", "#d9d5cc", "#0b5cad", "#7fa9d4", "#d8d3c8")
DARK = Palette("#e9e7e2", "#a9b0ba", "#3a404a", "#6fb1ff", "#3b6ea5", "#3a404a")


def chart_frame(rows: pl.DataFrame) -> pl.DataFrame:
    """A frame whose numbers are drawn as they are: the last step before every chart.

    Streamlit draws a Decimal of scale 2 a hundred times too long and refuses Int128. A missing
    value stays missing: it is not drawn, and never as nought.
    """
    return rows.with_columns((cs.decimal() | cs.by_dtype(pl.Int128)).cast(pl.Float64))


def palette(*, is_dark: bool) -> Palette:
    """The colours of the reader's theme."""
    return DARK if is_dark else LIGHT


def themed(
    chart: alt.LayerChart | alt.FacetChart | alt.Chart, language: Language, colours: Palette
) -> Spec:
    """A chart as a specification with fonts, colours and the language's number rules."""
    configured = (
        chart.configure(
            aria=False,  # field names are no text: each chart has its own
            font=_FONT,
            background="transparent",
            locale=alt.Locale(number=_number_rules(language), time=_time_rules(language)),
        )
        .configure_view(stroke=None)
        .configure_mark(aria=False)
        .configure_axis(
            aria=False,
            labelColor=colours.muted,
            titleColor=colours.muted,
            gridColor=colours.rule,
            domainColor=colours.rule,
            tickColor=colours.rule,
            labelFontSize=13,
            titleFontSize=13,
        )
        .configure_header(labelColor=colours.text, titleColor=colours.text, labelFontSize=14)
        .configure_legend(
            aria=False,
            labelColor=colours.text,
            titleColor=colours.muted,
            labelFontSize=13,
            labelLimit=320,
        )
    )
    return _without_placeholders(configured.to_dict())


def _without_placeholders(specification: Spec) -> Spec:
    """The specification without the empty data Altair names in every layer."""
    for placeholder in ("data", "datasets"):
        specification.pop(placeholder, None)
    layers = specification.get("layer")
    for layer in layers if isinstance(layers, list) else []:
        layer.pop("data", None)
    return specification


@cache
def _number_rules(language: Language) -> alt.NumberLocale:
    symbols = Locale(language.value).number_symbols["latn"]
    return alt.NumberLocale(
        decimal=symbols["decimal"],
        thousands=symbols["group"],
        grouping=[3],
        currency=["", " ₸"],
    )


@cache
def _time_rules(language: Language) -> alt.TimeLocale:
    """D3 knows no Kazakh months: all three languages take theirs from Babel."""
    code = language.value
    days = get_day_names("wide", "stand-alone", code)
    short_days = get_day_names("abbreviated", "stand-alone", code)
    months = get_month_names("wide", "stand-alone", code)
    short_months = get_month_names("abbreviated", "stand-alone", code)
    return alt.TimeLocale(
        dateTime="%d.%m.%Y %H:%M",
        date="%d.%m.%Y",
        time="%H:%M",
        periods=["AM", "PM"],
        days=[days[number] for number in _FROM_SUNDAY],
        shortDays=[short_days[number] for number in _FROM_SUNDAY],
        months=list(months.values()),
        shortMonths=list(short_months.values()),
    )


_FROM_SUNDAY = (6, 0, 1, 2, 3, 4, 5)
