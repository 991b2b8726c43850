"""Kazakh, Russian and English: catalogues, numbers, dates, names of places."""
