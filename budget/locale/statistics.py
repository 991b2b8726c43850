"""Publications of statistics as they are cited."""

from budget.locale.words import N_

PUBLICATIONS = {
    "bns-population": N_(
        "Bureau of National Statistics, population at the beginning of the year by oblast"
    ),
    "bns-population-average": N_(
        "Bureau of National Statistics, average annual population by oblast"
    ),
    "bns-population-current": N_(
        "Bureau of National Statistics, population by oblast in 2024 and 2025"
    ),
    "bns-population-places": N_(
        "Bureau of National Statistics, population on 1 January 2023 by district and city"
    ),
    "imf-consumer-prices": N_(
        "International Monetary Fund, consumer price index, annual average"
    ),
}
PRICES = "imf-consumer-prices"
