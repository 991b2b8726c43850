"""Units of measure in words → tenge in one printed unit; wording that is not understood says so.

«тенге» by itself is one tenge only where nothing around it may be a multiplier: «тыс., тенге» and
«тенге (в тысячах)» are thousands, «мллн тенге» and «курс тенге» are no unit that can be told.
Each word of a text becomes a letter, and the order of the letters decides.
"""

import polars as pl

from ingest.words import folded

TENGE = 1
THOUSAND = 1_000
MILLION = 1_000_000
BILLION = 1_000_000_000

_CUT = r"(?:[-\x{2010}]\s+)?"  # a word broken at the end of a line
MONEY = rf"(?i)[тt]{_CUT}[еe]{_CUT}[нңnh]{_CUT}[гg]{_CUT}[еe]|тг|т[нң]г|kz[тt]|₸"
"""What any text that names a unit of measure holds."""

# letters for words, asked in this order; Latin look-alikes are Cyrillic by now, and a word holds
# letters alone or digits alone, so any character of it (.) is a letter, which is asked faster
_CURRENCY = r"^(?:те[нң]ге(?:[гд]е.*|мен|нің|ні|лік|н)?|теngе|т[нң]?г|кzт|₸)$"
_MULTIPLIERS = {"k": THOUSAND, "m": MILLION, "b": BILLION}
_LETTERS = (
    (_CURRENCY, "t"),
    (r"^(?:тыс.{0,8}|т|мың.{0,4}|1000|тноusаnds?)$", "k"),
    (r"^(?:млн|миллион.{0,4}|міllіоns?)$", "m"),
    (r"^(?:млрд|миллиард.{0,4}|віllіоns?)$", "b"),
    (r"^(?:каз|казахстанск.*|қазақстан.*|нац|национальн.*|валют.*)$", "a"),
    (r"^(?:19|20)[0-9]{2}$", "y"),
    (r"^[0-9]+$", "n"),
    (r"^(?:в|во)$", "v"),
    (
        (
            r"^(?:с|со|на|за|по|от|и|год.{0,2}|жыл.{0,3}|ед|изм"
            r"|(?:сумм|сомас|план|бюджет|всего|итого|барлы|утвержд|бекіт|уточн|нақтыл|скоррект|түзет"
            r"|исполн|атқар|факт|касс|единиц|измер|өлшем|бірліг|стоимост|объем|көлем|доход|расход"
            r"|затрат|поступл|кіріс|шығын|шығыс|түсім|измен|дополн|өзгер).*)$"
        ),
        "w",
    ),
)
_OTHER = "u"
_PHRASE = r"[kmb]a*t|tv?a*[kmb]"  # «тыс. каз. тенге», «тенге (в тысячах)»
_ALONE = r"^(?:.*[vwy])?t(?:[vwy].*)?$"
_AFTER = r"^(?:[kmb]a*t|tv?a*[kmb]|t)$"

_INCLUDING = r"\b(?:в\s*т\.?\s*ч|и\s*т\.?\s*д)\b"
_BROKEN = r"(\p{L})[-\x{2010}\x{ad}]\s+(\p{L})"
_JOINED = r"(тыс|тысяч|тысячах|мың|млн|млрд)(те[нң]ге|тг)"
_SAID = pl.Struct({"multiplier": pl.Int64, "is_unclear": pl.Boolean})
_GROUPED = r"(^|[^0-9\s])(\s*)(?:1\s?)?000(\s*(?:те[нң]ге|тг|кzт|₸))"


def units_said(text: pl.Expr) -> pl.Expr:
    """What texts say about the unit of measure: a struct of `multiplier` and `is_unclear`.

    `multiplier`: tenge in one printed unit, from words such as «тыс. тенге»; null where none can be
    told. `is_unclear`: a text names the tenge in words that are not understood, or two units.
    """
    return text.map_batches(_read, return_dtype=_SAID, is_elementwise=True)


def unit_multipliers(text: pl.Expr) -> pl.Expr:
    """Tenge in one printed unit, as `units_said` tells it."""
    return units_said(text).struct.field("multiplier")


def units_after(printed: pl.Expr) -> pl.Expr:
    """Tenge in one unit, from the words after a figure; null where they are not just a unit."""
    return printed.map_batches(_after, return_dtype=pl.Int64, is_elementwise=True)


def unit_multiplier(text: str) -> int | None:
    """Tenge in one printed unit; None where no unit can be told.

    Examples:
        >>> unit_multiplier("Сумма (тыс.тенге)"), unit_multiplier("тенге (в тысячах)")
        (1000, 1000)
        >>> unit_multiplier("Стоимость в тенге"), unit_multiplier("мллн тенге")
        (1, None)
    """
    said = units_said(pl.lit(text)).struct.field("multiplier")
    multiplier: int | None = pl.select(said).item()
    return multiplier


def _after(printed: pl.Series) -> pl.Series:
    letters = _lettered(printed.str.extract(r"([\p{L}₸].*)$"))
    said = pl.when(pl.col("letters").str.contains(_AFTER)).then(_of_letter(pl.col("letters")))
    return letters.select(said).to_series()


def _read(text: pl.Series) -> pl.Series:
    """`multiplier` and `is_unclear` of each text, by the letters of its words."""
    letters = pl.col("letters")
    rest = letters.str.replace_all(_PHRASE, "|")
    units = letters.str.extract_all(_PHRASE).list.eval(
        pl.element().str.extract("([kmb])").unique()
    )
    is_phrase = (units.list.len() == 1) & ~rest.str.contains(r"[kmbt]|n\|")
    is_alone = letters.str.contains(_ALONE) & ~letters.str.contains(r"[kmb]|t.*t")
    return (
        _lettered(text)
        .with_columns(
            pl.when(is_phrase)
            .then(_of_letter(letters.str.extract(f"({_PHRASE})")))
            .when(is_alone)
            .then(pl.lit(TENGE, dtype=pl.Int64))
            .alias("multiplier"),
        )
        .select(
            "multiplier",
            is_unclear=letters.str.contains("t", literal=True).fill_null(value=False)
            & pl.col("multiplier").is_null(),
        )
        .to_struct()
    )


def _of_letter(phrase: pl.Expr) -> pl.Expr:
    """The multiplier that a phrase of letters holds; a currency alone is one."""
    found = phrase.str.extract("([kmb])").fill_null("t")
    return found.replace_strict({**_MULTIPLIERS, "t": TENGE}, return_dtype=pl.Int64)


def _lettered(text: pl.Series) -> pl.DataFrame:
    """Texts as `letters`, one a word; null where a text holds no money."""
    texts = pl.DataFrame({"text": text.cast(pl.String)}).with_row_index()
    told = texts.filter(pl.col("text").str.contains(MONEY))
    if told.is_empty():
        return texts.select(pl.repeat(None, pl.len(), dtype=pl.String).alias("letters"))
    words = (
        told.select("index", _spread(pl.col("text")).str.extract_all(r"\p{L}+|[0-9]+|₸"))
        .explode("text", empty_as_null=True, keep_nulls=True)
        .with_columns(_letter(pl.col("text")).alias("letters"))
        .group_by("index", maintain_order=True)
        .agg(pl.col("letters").str.join(""))
    )
    return texts.join(words, on="index", how="left", maintain_order="left").select("letters")


def _spread(text: pl.Expr) -> pl.Expr:
    """Folded text whose broken words are whole again, and whose joined words stand apart."""
    return (
        folded(text)
        .str.replace_all(r"_x000d_|\p{Cf}", "")
        .str.replace_all(_BROKEN, "${1}${2}")
        .str.replace_all(_INCLUDING, " ")
        .str.replace_all(_JOINED, "${1} ${2}")
        .str.replace(_GROUPED, "${1}${2}1000 ${3}")
    )


def _letter(word: pl.Expr) -> pl.Expr:
    """The letter of a word."""
    found = pl.lit(_OTHER)
    for pattern, letter in reversed(_LETTERS):
        found = pl.when(word.str.contains(pattern)).then(pl.lit(letter)).otherwise(found)
    return found
