"""A feature file as bytes on disk: decoding, lines with their ends, writing back."""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from guide.i18n import gettext
from guide.lint.finding import Finding

_LINE_END = re.compile(r"(\r\n|\n|\r)")
_FRENCH = frozenset("àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ«»‹›“”„’‘–—…·•°ºª€§²³½×±´\u00a0")


def _save_as_utf8() -> str:
    return gettext("Enregistrez le fichier en « UTF-8 » depuis l'éditeur de texte")


@dataclass(frozen=True)
class Source:
    """The text of a file by lines, without line ends; ``sound`` is False if not decoded."""

    path: Path
    lines: tuple[str, ...]
    ends: tuple[str, ...]
    findings: tuple[Finding, ...]
    sound: bool = True

    def joined(self, lines: list[str]) -> str:
        """These lines with the file's own line ends."""
        return "".join(line + end for line, end in zip(lines, self.ends, strict=True))


def read_source(path: Path) -> Source:
    """Read and decode a file.

    Raises:
        OSError: the file cannot be opened.
    """
    data = path.read_bytes()
    text, findings, sound = _decode(path, data)
    pieces = _LINE_END.split(text)
    return Source(path, tuple(pieces[0::2]), (*pieces[1::2], ""), findings, sound)


def _decode(path: Path, data: bytes) -> tuple[str, tuple[Finding, ...], bool]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decode_utf16(path, data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_latin(path, data, error.start)
    if not text.startswith("\ufeff"):
        return text, (), True
    message = gettext("Le fichier commence par une marque invisible (BOM) qui empêche de le lire.")
    remedy = gettext("Enregistrez le fichier en « UTF-8 sans BOM ».")
    return text.removeprefix("\ufeff"), (Finding(path, 1, "G102", message, remedy, True),), True


def _decode_utf16(path: Path, data: bytes) -> tuple[str, tuple[Finding, ...], bool]:
    message = gettext("Le fichier est enregistré en UTF-16, et non en UTF-8 : il ne sera pas lu.")
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError:
        return "", (Finding(path, 1, "G101", message, f"{_save_as_utf8()}."),), False
    return text, (Finding(path, 1, "G101", message, f"{_save_as_utf8()}.", True),), True


def _decode_latin(path: Path, data: bytes, start: int) -> tuple[str, tuple[Finding, ...], bool]:
    """Windows-1252, if that gives French: anything else is left for a person to judge."""
    line = data.count(b"\n", 0, start) + 1
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    french = bool(text) and all(letter.isascii() or letter in _FRENCH for letter in text)
    if french:
        message = gettext(
            "Le fichier est enregistré en Latin-1 (Windows), et non en UTF-8 : il ne sera pas lu."
        )
        return text, (Finding(path, line, "G101", message, f"{_save_as_utf8()}.", True),), True
    message = gettext(
        "Le fichier n'est pas en UTF-8, et son encodage n'est pas reconnaissable : il "
        "ne sera pas lu."
    )
    remedy = gettext(
        "{save}, puis vérifiez les lettres accentuées à partir de cette ligne."
    ).format(save=_save_as_utf8())
    return "", (Finding(path, line, "G101", message, remedy),), False


def write_source(path: Path, text: str) -> None:
    """Replace a file's content at once, in UTF-8, keeping its permissions.

    Raises:
        OSError: the folder or the file cannot be written.
    """
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode("utf-8"))
        draft.chmod(target.stat().st_mode & 0o7777)
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
