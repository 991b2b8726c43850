"""Readers: files of any supported kind into printed cells with coordinates, no meaning."""

from ingest.readers.documents import read_documents
from ingest.readers.printed import Printed

__all__ = ["Printed", "read_documents"]
