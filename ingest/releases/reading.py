"""Workbooks of a batch that are releases: their figures, sums, rejected rows, or why not."""

from dataclasses import replace

import polars as pl

from ingest.readers.printed import Printed
from ingest.releases import education_finance, population, schools
from ingest.releases.bulletin import bulletin_lines, bulletin_sheets
from ingest.releases.bulletin_heads import COUNTRY
from ingest.releases.frames import NO_RELEASES, SUMS, ReadReleases
from ingest.releases.release import FIGURES, Release, with_values
from ingest.releases.stated import (
    refused_sheets,
    stated_lines,
    stated_of_months,
    stated_statistics,
    stated_sums,
    unknown_figures,
    unknown_rows,
)
from ingest.releases.sums import country_sums

RELEASES: tuple[Release, ...] = (
    education_finance.RELEASE,
    schools.RELEASE,
    population.RELEASE,
)
BULLETIN = "Statistical bulletin of the Ministry of Finance, tables 12 to 12.20"
_PUBLISHERS = {
    "Bureau of National Statistics": r"(?i)ұлттық статистика бюросы|бюро национальной статистики"
    r"|stat\.gov\.kz|«-»\s+явление отсутствует",
    "Ministry of Finance": r"(?i)статистическ\w+ бюллетен|статистикалық бюллетен",
}
_WHOLE_YEAR = 12
_ABOVE = 15  # rows in which a sheet presents itself


def read_releases(printed: Printed) -> ReadReleases:
    """Find and read the releases of a batch.

    Args:
        printed: Any documents; those that are no releases are left alone.
    """
    above = _above(printed)
    if above.cells.is_empty():
        return NO_RELEASES
    by_release = [(release, release.sheets(above)) for release in RELEASES]
    known = pl.concat(
        [
            *(_told(grids, one.title, one.leaves_out) for one, grids in by_release),
            _told(bulletin_sheets(above), BULLETIN, "all other tables of the bulletin"),
        ]
    ).unique("doc", keep="first", maintain_order=True)
    unknown = _others(above, known)
    if known.is_empty():
        return replace(NO_RELEASES, unknown=unknown)
    released = _of(printed, known)
    figures = [one.read(released) for one, grids in by_release if not grids.is_empty()]
    return _together(
        released,
        known,
        unknown,
        with_values(pl.concat([pl.DataFrame(schema=FIGURES), *figures])),
    )


def _above(printed: Printed) -> Printed:
    """The first rows of the spreadsheets: where a release says what it is."""
    books = printed.documents.filter(
        pl.col("error").is_null(), pl.col("format").is_in(["xls", "xlsx", "ods"])
    )
    cells = printed.cells.filter(pl.col("row") <= _ABOVE).join(
        books, on="doc", how="semi", maintain_order="left"
    )
    grids = printed.grids.join(books, on="doc", how="semi", maintain_order="left")
    return replace(printed, documents=books, grids=grids, cells=cells)


def _of(printed: Printed, known: pl.DataFrame) -> Printed:
    """The documents that are releases."""

    def kept(rows: pl.DataFrame) -> pl.DataFrame:
        return rows.join(known, on="doc", how="semi", maintain_order="left")

    return Printed(
        documents=kept(printed.documents),
        grids=kept(printed.grids),
        cells=kept(printed.cells),
        paragraphs=kept(printed.paragraphs),
    )


def _told(grids: pl.DataFrame, title: str, leaves_out: str) -> pl.DataFrame:
    return (
        grids.select("doc")
        .unique(maintain_order=True)
        .with_columns(publication=pl.lit(title), leaves_out=pl.lit(leaves_out))
    )


def _others(printed: Printed, known: pl.DataFrame) -> pl.DataFrame:
    """Workbooks of the publishers of releases whose tables are none of those read."""
    publisher = pl.coalesce(
        pl.when(pl.col("text").str.contains(words)).then(pl.lit(name))
        for name, words in _PUBLISHERS.items()
    )
    titles = "; ".join([*(release.title for release in RELEASES), BULLETIN])
    return (
        printed.cells.select("doc", publisher.alias("publisher"))
        .drop_nulls()
        .unique("doc", keep="first", maintain_order=True)
        .join(known.select("doc"), on="doc", how="anti", maintain_order="left")
        .join(printed.documents, on="doc", maintain_order="left")
        .select(
            "doc",
            why=pl.format(
                "{}: a workbook of the {}, but none of its releases that are read here; expected "
                f"one of: {titles}; give one of these, or a table of units, years and values.",
                "file",
                "publisher",
            ),
        )
    )


def _together(
    printed: Printed, known: pl.DataFrame, unknown: pl.DataFrame, figures: pl.DataFrame
) -> ReadReleases:
    lines, refused = bulletin_lines(printed)
    good = figures.filter(pl.col("unit_id").is_not_null(), pl.col("indicator").is_not_null())
    is_line = pl.col("line_level").is_not_null() & pl.col("code").is_not_null()
    coded = lines.filter(is_line, pl.col("reason").is_null())
    by_region = coded.filter(pl.col("unit_id") != COUNTRY)
    is_whole = pl.col("months") == _WHOLE_YEAR
    read = ReadReleases(
        documents=known,
        unknown=unknown,
        statistics=pl.concat(
            [
                stated_statistics(printed, good),
                stated_of_months(printed, by_region.filter(~is_whole)),
            ]
        ),
        lines=stated_lines(printed, by_region.filter(is_whole)),
        rejects=pl.concat(
            [unknown_figures(figures), unknown_rows(lines, is_line), refused_sheets(refused)]
        ),
        sums=pl.concat(
            [stated_sums(good), country_sums(coded).select(SUMS.names()).cast(SUMS)]
        ),
    )
    return _without_silent(printed, read)


def _without_silent(printed: Printed, read: ReadReleases) -> ReadReleases:
    """Releases of which something was read; the others become unknown, with the first reason."""
    told = pl.concat([read.statistics.select("doc"), read.lines.select("doc")]).unique()
    silent = read.documents.join(told, on="doc", how="anti", maintain_order="left")
    if silent.is_empty():
        return read
    reasons = read.rejects.group_by("doc", maintain_order=True).agg(pl.col("reason").first())
    why = (
        silent.join(reasons, on="doc", how="left", maintain_order="left")
        .join(printed.documents.select("doc", "file"), on="doc", maintain_order="left")
        .select(
            "doc",
            why=pl.format(
                "{}: looks like «{}», but nothing of it can be read: {}; give the workbook as "
                "its publisher released it.",
                "file",
                "publication",
                pl.col("reason").fill_null("its tables hold no figures"),
            ),
        )
    )

    def kept(rows: pl.DataFrame) -> pl.DataFrame:
        return rows.join(told, on="doc", how="semi", maintain_order="left")

    return replace(
        read,
        documents=kept(read.documents),
        unknown=pl.concat([read.unknown, why]),
        rejects=kept(read.rejects),
        sums=kept(read.sums),
    )
