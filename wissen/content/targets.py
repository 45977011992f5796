"""Where links and pictures may lead: into the content folder, or (links only) to a web or mail address."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

SCHEMES = ("https", "http", "mailto")

_SCHEME = re.compile(r"([^/#?:]*):")
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e]")


def link_fault(target: str, file: str) -> str:
    """Why a link of this file may not lead there, "" if it may."""
    scheme = _SCHEME.match(unquote(target))
    if scheme and scheme[1].lower() in SCHEMES and not _HIDDEN.search(target):
        return ""
    if scheme:
        return f"Ein Link mit „{scheme[1]}:“ ist nicht erlaubt. Möglich sind Dateien der Inhalte, https und mailto."
    return _path_fault(target, file)


def is_address(target: str) -> bool:
    """Whether an allowed link leaves the content folder for a web or mail address."""
    return _SCHEME.match(unquote(target)) is not None


def picture_fault(source: str, file: str) -> str:
    """Why a picture of this file may not come from there, "" if it may."""
    if _SCHEME.match(unquote(source)):
        return (
            "Bilder aus dem Netz oder von der Festplatte lädt Wissen nicht. Legen Sie das Bild in den Ordner „bilder“."
        )
    return _path_fault(source, file)


def _path_fault(target: str, file: str) -> str:
    path = unquote(target).partition("#")[0]
    if not target.strip():
        return "Das Ziel fehlt."
    if _HIDDEN.search(unquote(target)):
        return "Im Ziel stehen unsichtbare Zeichen. Schreiben Sie es neu."
    if "\\" in path:
        return "Schreiben Sie im Ziel „/“ statt „\\“; Pfade von Windows und Netzlaufwerken gehen nicht."
    if path.startswith("/"):
        return "Das Ziel beginnt mit „/“. Geben Sie es von dieser Datei aus an, zum Beispiel „../prozesse/…“."
    if posixpath.normpath(posixpath.join(posixpath.dirname(file), path)).startswith(".."):
        return "Das Ziel liegt außerhalb des Inhaltsordners."
    return ""
