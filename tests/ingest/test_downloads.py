"""Which documents a source names, and where they go."""

from datetime import date
from pathlib import Path

import pytest

from budget.errors import UnusableFileError
from budget.paths import RAW
from ingest.downloads import Download, download, wanted


def test_a_source_gives_the_documents_of_its_origins() -> None:
    """A page of the mirror shows the document; the document itself is asked for."""
    found = wanted(["maslikhat"], RAW)

    assert {one.host for one in found} == {"raw.githubusercontent.com"}
    assert all(one.url.endswith(".md") for one in found)
    assert found[0].folder == RAW / "maslikhat" / "aktobe-2025-e1" / "published"
    assert len({one.url for one in found}) == len(found)


def test_a_source_whose_rows_name_pages_gives_each_page_once() -> None:
    """Headline figures: one page an edition, in a folder of its key."""
    found = wanted(["headline"], RAW)

    assert len(found) > 200
    assert found[0].folder.parent == RAW / "headline" / "published"


def test_a_plain_address_goes_into_the_inbox(tmp_path: Path) -> None:
    """Whatever a user found."""
    url = "https://example.org/plan.xlsx"

    assert wanted([url, url], tmp_path) == [Download(url=url, folder=tmp_path / "inbox")]


def test_an_unknown_name_lists_the_sources(tmp_path: Path) -> None:
    """Nothing is asked of the network."""
    with pytest.raises(UnusableFileError, match="expected one of maslikhat, headline"):
        wanted(["nonsense"], tmp_path)
    with pytest.raises(UnusableFileError, match="no transcription"):
        wanted(["maslikhat"], tmp_path)


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    """Found out without an answer from the network: a file stands in its place."""
    (tmp_path / "inbox").write_text("a file", encoding="utf-8")
    one = Download(url="http://127.0.0.1:9/x.xlsx", folder=tmp_path / "inbox")

    with pytest.raises(UnusableFileError):
        download(one, retrieved=date(2026, 11, 21))
