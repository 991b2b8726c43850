"""Documents of the register: kept by the hash of their content, inside one folder."""

import os
import re
import sys
import tempfile
import unicodedata
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pyrage

from budget.errors import EvidenceError
from budget.locale.words import N_
from budget.register.chain import Value
from budget.register.sniffing import has_place, media_type

LARGEST_MB = 20  # of one document; what the server lets in (.streamlit/config.toml) is the same
LARGEST = LARGEST_MB * 2**20  # bytes
PART, PART_NAME = ".part", 40  # ending of a file being written; signs of its name before it
_LONGEST = 100  # characters of a name, without its ending
_HASH = re.compile(r"[0-9a-f]{64}")
_UNSAFE = re.compile(r'[<>:"|?*]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
_ENDINGS = {".jpeg": ".jpg", ".tiff": ".tif", ".heif": ".heic"}


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder of documents; with a key its files are age-encrypted."""

    path: Path
    key: str | None = field(default=None, repr=False)

    def take(self, content: bytes, name: str) -> dict[str, Value]:
        """Check a document and keep it; the same content is kept once.

        Args:
            content: The file.
            name: As its sender called it; only a safe last part of it is kept.

        Returns:
            Its facts as a row of `evidence`, without the number of the event.

        Raises:
            EvidenceError: The file is empty, too large, or of a type that is not taken.
        """
        if not content:
            raise EvidenceError(N_("The file is empty."))
        if len(content) > LARGEST:
            raise EvidenceError(N_("The file is larger than {limit} MB."), limit=LARGEST_MB)
        told = media_type(content)
        if told is None:
            raise EvidenceError(
                N_("Taken are PDF, photos, Word, Excel, OpenDocument without macros, and text.")
            )
        digest = sha256(content).hexdigest()
        self.keep(digest, content)
        return {
            "name": safe_name(name, told[1]),
            "media_type": told[0],
            "size_bytes": len(content),
            "sha256": digest,
            "has_place": has_place(content),
        }

    def read(self, digest: str) -> bytes:
        """The content of a document.

        Raises:
            EvidenceError: The file is gone, or its content is not what was taken.
        """
        file = self.file(digest)
        if not file.is_file():
            raise EvidenceError(N_("A document is missing from the folder of the register."))
        content = self.content(digest)
        if content is None or sha256(content).hexdigest() != digest:
            raise EvidenceError(N_("A document was changed after it was taken."))
        return content

    def content(self, digest: str) -> bytes | None:
        """What lies under a hash, whatever it is; None: nothing, or nothing that the key opens."""
        file = self.file(digest)
        return self._opened(file.read_bytes()) if file.is_file() else None

    @staticmethod
    def is_hash(name: str) -> bool:
        """Whether a document may be called that."""
        return _HASH.fullmatch(name) is not None

    def file(self, digest: str) -> Path:
        """Where a document lies: its hash is its name."""
        if not self.is_hash(digest):
            raise EvidenceError(N_("A document is named by its SHA-256."))
        return self.path / digest[:2] / (digest + (".age" if self.key else ""))

    def keep(self, digest: str, content: bytes) -> None:
        """Write beside, confirm, then rename: a crash leaves the old state or the new one."""
        file = self.file(digest)
        if self.content(digest) == content:
            return
        kept = content
        if self.key is not None:
            identity = pyrage.x25519.Identity.from_str(self.key)
            kept = pyrage.encrypt(content, [identity.to_public()])
        try:
            for folder in (self.path, file.parent):
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            keep_privately(file, kept)
            on_disk(self.path)
        except OSError:
            raise EvidenceError(
                N_("The folder of the documents takes no file: is the disk full, or read-only?")
            ) from None

    def _opened(self, kept: bytes) -> bytes | None:
        if self.key is None:
            return kept
        try:
            return bytes(pyrage.decrypt(kept, [pyrage.x25519.Identity.from_str(self.key)]))
        except pyrage.DecryptError:
            return None


def keep_privately(file: Path, content: bytes) -> None:
    """A file that only its owner reads: whole, or not at all; nothing is left of a failure."""
    begins = file.name[:PART_NAME] + "-"
    handle, beside = tempfile.mkstemp(dir=file.parent, prefix=begins, suffix=PART)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        Path(beside).replace(file)
        on_disk(file.parent)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise


def on_disk(folder: Path) -> None:
    """Wait until the names in a folder are on the disk: a file without its name is lost."""
    if sys.platform == "win32":
        return  # Windows opens no folder, and writes names through
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def safe_name(name: str, ending: str) -> str:
    r"""The last part of a name without anything that a file system or a page could obey.

    Args:
        name: As sent, perhaps with a path.
        ending: Ending of the type told by the content.

    Returns:
        A name of letters, digits and harmless signs with the true ending.

    Examples:
        >>> safe_name("..\\..\\etc/passwd", ".txt")
        'passwd.txt'
        >>> safe_name("Хаттама №3.PDF", ".pdf")
        'Хаттама №3.pdf'
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    printable = "".join(sign for sign in last if sign.isprintable())
    clean = _UNSAFE.sub("_", printable).strip(" .")
    stem, dot, given = clean.rpartition(".")
    lower = "." + given.lower()
    is_true = bool(dot) and _ENDINGS.get(lower, lower) == ending
    kept = (stem if is_true else clean)[:_LONGEST].strip(" .") or "document"
    return ("_" if _RESERVED.fullmatch(kept) else "") + kept + ending
