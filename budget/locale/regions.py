"""Names of the twenty regions that fit a tile of a phone."""

from budget.locale.words import Language

_SHORT = {
    "100000000": ("Абай", "Абай", "Abai"),
    "110000000": ("Ақмола", "Акмола", "Akmola"),
    "150000000": ("Ақтөбе", "Актобе", "Aktobe"),
    "190000000": ("Алм. обл.", "Алм. обл.", "Alm. Reg."),
    "230000000": ("Атырау", "Атырау", "Atyrau"),
    "270000000": ("БҚО", "ЗКО", "West Kaz."),  # noqa: RUF001 -- Russian letters
    "310000000": ("Жамбыл", "Жамбыл", "Zhambyl"),
    "330000000": ("Жетісу", "Жетісу", "Zhetysu"),
    "350000000": ("Қарағанды", "Караганда", "Karaganda"),
    "390000000": ("Қостанай", "Костанай", "Kostanay"),
    "430000000": ("Қызылорда", "Кызылорда", "Kyzylorda"),
    "470000000": ("Маңғыстау", "Мангистау", "Mangystau"),
    "550000000": ("Павлодар", "Павлодар", "Pavlodar"),
    "590000000": ("СҚО", "СКО", "North Kaz."),
    "610000000": ("Түркістан", "Туркестан", "Turkistan"),
    "620000000": ("Ұлытау", "Ұлытау", "Ulytau"),
    "630000000": ("ШҚО", "ВКО", "East Kaz."),
    "710000000": ("Астана", "Астана", "Astana"),
    "750000000": ("Алматы", "Алматы", "Almaty"),
    "790000000": ("Шымкент", "Шымкент", "Shymkent"),
}
_ORDER = (Language.KK, Language.RU, Language.EN)
REGIONS = tuple(_SHORT)


def short_names(language: Language) -> dict[str, str]:
    """Unit → the short name of the region in a language."""
    place = _ORDER.index(language)
    return {unit_id: names[place] for unit_id, names in _SHORT.items()}
