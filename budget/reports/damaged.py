"""What libraries raise of a damaged workbook: found by damaging workbooks at random."""

import zlib
from zipfile import BadZipFile

from openpyxl.utils.exceptions import InvalidFileException

DAMAGED = (
    BadZipFile,
    InvalidFileException,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,  # a locked member, or a packing that is not known
    SyntaxError,  # a part that is no XML
    AttributeError,  # a workbook of charts alone
    LookupError,
    TypeError,
    ValueError,
)
