"""What was found in a batch of files: for machines as plain values, for people as lines."""

from ingest.report.failing import failing_lines
from ingest.report.files import (
    CheckReport,
    CodeReport,
    FileReport,
    RejectReport,
    exit_code,
    file_reports,
)
from ingest.report.summary import summary
from ingest.report.voice import ENGLISH, Voice, said, speak, voice_now, voice_of

__all__ = [
    "ENGLISH",
    "CheckReport",
    "CodeReport",
    "FileReport",
    "RejectReport",
    "Voice",
    "exit_code",
    "failing_lines",
    "file_reports",
    "said",
    "speak",
    "summary",
    "voice_now",
    "voice_of",
]
