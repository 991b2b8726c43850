"""Publications of statistics as they are cited."""

from budget.locale.words import N_

PUBLICATIONS = {
    "bns-population": N_(
        "Bureau of National Statistics, population at the beginning of the year by oblast"
    ),
    "bns-population-ages": N_(
        "Committee on Statistics, boys and girls of 0 to 15 by region on 1 January 2020"
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
    "bns-population-settlement": N_(
        "Bureau of National Statistics, townspeople and countryfolk on 1 January 2023"
    ),
    "bns-schools": N_(
        "Bureau of National Statistics, number of general schools by region and school year"
    ),
    "bns-education-finance": N_(
        "Bureau of National Statistics, finances of education organisations by region, 2022"
    ),
    "bns-grp": N_("Bureau of National Statistics, gross regional product by region"),
    "mof-local-education": N_(
        "Ministry of Finance, education in all local budgets together, outturn"
    ),
    "mof-republican-education": N_(
        "Ministry of Finance, education in the republican budget, outturn"
    ),
    "press-pupils": N_("News agencies and newspapers, pupils of general schools by region"),
    "press-small-schools": N_("News agencies and newspapers, small schools by region"),
    "press-subsistence": N_(
        "News agencies, subsistence minimum by region, quoting the Bureau of National Statistics"
    ),
    "reported-areas": N_(
        "Government, akimats, newspapers and encyclopaedias, area of the regions"
    ),
    "imf-consumer-prices": N_(
        "International Monetary Fund, consumer price index, annual average"
    ),
}
PRICES = "imf-consumer-prices"
