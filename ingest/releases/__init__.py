"""Releases of statistics and of the finance ministry: workbooks known by what their sheets say."""

from ingest.releases.frames import NO_RELEASES, ReadReleases, all_releases
from ingest.releases.reading import read_releases

__all__ = ["NO_RELEASES", "ReadReleases", "all_releases", "read_releases"]
