"""What was found in a batch of files: for machines as plain values, for people as lines."""

from ingest.report.files import (
    CheckReport,
    CodeReport,
    FileReport,
    RejectReport,
    exit_code,
    file_reports,
)
from ingest.report.summary import summary

__all__ = [
    "CheckReport",
    "CodeReport",
    "FileReport",
    "RejectReport",
    "exit_code",
    "file_reports",
    "summary",
]
