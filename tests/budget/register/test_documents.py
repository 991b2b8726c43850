"""Evidence: kept by its hash, inside one folder, and only what a register takes."""

import struct
import tomllib
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget import paths
from budget.errors import EvidenceError
from budget.register.documents import LARGEST, LARGEST_MB, safe_name
from budget.register.register import Register
from budget.register.sniffing import has_place, media_type
from tests.budget.register.written import PDF, a_request


def _package(*parts: str) -> bytes:
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as package:
        for part in parts:
            package.writestr(part, "x")
    return whole.getvalue()


def _photo(tag: int) -> bytes:
    """A JPEG whose EXIF has one entry."""
    entry = struct.pack("<HHII", tag, 4, 1, 26)
    tiff = b"II*\x00" + struct.pack("<I", 8) + struct.pack("<H", 1) + entry + b"\x00" * 4
    exif = b"Exif\x00\x00" + tiff
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + b"\xff\xd9"


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (PDF, ".pdf"),
        (_photo(0x8825), ".jpg"),
        (b"\x89PNG\r\n\x1a\n...", ".png"),
        (b"RIFF....WEBPVP8 ", ".webp"),
        (b"\x00\x00\x00\x18ftypheic....", ".heic"),
        (_package("word/document.xml"), ".docx"),
        (_package("xl/workbook.xml"), ".xlsx"),
        ("Жауап: қаржы көзделмеген.\n".encode(), ".txt"),
    ],
)
def test_a_file_is_what_its_content_says(content: bytes, ending: str) -> None:
    """A name proves nothing."""
    told = media_type(content)

    assert told is not None
    assert told[1] == ending


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00\x03",
        b"\x7fELF\x02\x01",
        _package("a.exe"),
        _package("word/document.xml", "word/vbaProject.bin"),
        b"PK\x03\x04 broken",
        b"\x00\x01\x02",
        b"   \n",
    ],
)
def test_programs_archives_and_macros_are_not_taken(content: bytes, in_file: Register) -> None:
    """Whatever they are called."""
    request_id = in_file.add_request(a_request()).request_id

    with pytest.raises(EvidenceError, match="Taken are PDF"):
        in_file.attach(request_id, content, "letter.pdf")
    assert in_file.evidence().is_empty()


def test_an_empty_file_and_one_too_large_are_refused(in_file: Register) -> None:
    """At most what the server lets in, so that nothing is sent and then refused."""
    request_id = in_file.add_request(a_request()).request_id

    with pytest.raises(EvidenceError, match="empty"):
        in_file.attach(request_id, b"", "x.pdf")
    with pytest.raises(EvidenceError, match=f"{LARGEST_MB} MB"):
        in_file.attach(request_id, PDF + b" " * LARGEST, "x.pdf")
    settings = tomllib.loads((paths.PROJECT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert settings["server"]["maxUploadSize"] == LARGEST_MB
    assert LARGEST_MB * 2**20 == LARGEST


def test_a_photo_that_says_where_it_was_taken_is_marked() -> None:
    """It is kept as it is: a changed file proves nothing. Who publishes it is warned."""
    assert has_place(_photo(0x8825))
    assert not has_place(_photo(0x0112))
    assert not has_place(PDF)
    assert not has_place(b"\xff\xd8\xff Exif\x00\x00II*\x00\xff\xff\xff\xff")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../../etc/passwd", "passwd.pdf"),
        ("..\\..\\Windows\\win.ini", "win.ini.pdf"),
        ("/etc/cron.d/x.pdf", "x.pdf"),
        ("C:\\x.pdf", "x.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("хат\x00\u202efdp.exe", "хатfdp.exe.pdf"),
        ("a\nb.pdf", "ab.pdf"),
        ("<b>.pdf", "_b_.pdf"),
        ("....", "document.pdf"),
        ("", "document.pdf"),
        ("ұ" * 300 + ".pdf", "ұ" * 100 + ".pdf"),
        ("Хаттама №4.PDF", "Хаттама №4.pdf"),
    ],
)
def test_a_name_cannot_leave_the_folder(name: str, safe: str) -> None:
    """Only its last part, without what a file system or a terminal obeys."""
    assert safe_name(name, ".pdf") == safe


@given(st.text(alphabet=st.sampled_from('./\\:*?"<>|\x00\u202eабв CONcon1'), max_size=30))
def test_any_name_stays_inside(name: str) -> None:
    """For any text."""
    safe = safe_name(name, ".pdf")

    assert Path("/folder", safe).resolve().parent == Path("/folder")
    assert not set(safe) & set('/\\:*?"<>|\x00\u202e')
    assert safe.endswith(".pdf")


def test_files_lie_in_the_folder_by_their_hash_and_once(register: Register) -> None:
    """Whatever the sender called them."""
    request_id = register.add_request(a_request()).request_id
    register.attach(request_id, PDF, "../../outside.pdf")
    register.attach(request_id, PDF, "again.pdf")

    files = [file for file in register.folder.path.rglob("*") if file.is_file()]
    (digest,) = set(register.evidence()["sha256"])
    assert [file.name.removesuffix(".age") for file in files] == [digest]
    assert register.document(digest) == PDF
    assert register.evidence()["name"].to_list() == ["outside.pdf", "again.pdf"]


def test_a_file_that_was_changed_is_not_handed_out(register: Register) -> None:
    """Rather none than a wrong one."""
    request_id = register.add_request(a_request()).request_id
    register.attach(request_id, PDF, "x.pdf")
    digest = register.evidence()["sha256"].item()
    register.folder.file(digest).write_bytes(b"%PDF-1.4 other")

    with pytest.raises(EvidenceError, match="was changed"):
        register.document(digest)
    with pytest.raises(EvidenceError, match="named by its SHA-256"):
        register.document("../../register.sqlite")
