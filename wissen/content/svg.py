"""Which drawings (SVG) may be shown: an allow-list, because a drawing can ask for files, addresses and scripts."""

from __future__ import annotations

from xml.parsers import expat

LARGEST = 2_000_000
"""Bytes; a flow diagram of an office has some tens of thousands."""

_DEEPEST = 64
# Copies of copies multiply: twenty are enough for symbols, and too few to keep the app busy for minutes.
_MOST_COPIES = 20
_SVG = "http://www.w3.org/2000/svg"
_DRAWN = """
svg g defs title desc metadata path rect circle ellipse line polyline polygon text tspan textArea tbreak
linearGradient radialGradient stop use symbol marker clipPath mask style switch
"""
# Drawing programs leave notes in their own namespaces. Qt looks at local names alone, so these stay forbidden there.
_ACTIVE = """
a animate animateColor animateMotion animateTransform animation audio discard feImage filter foreignObject
handler iframe image listener pattern prefetch script set solidColor video
"""
_DRAWN_NAMES, _ACTIVE_NAMES = frozenset(_DRAWN.split()), frozenset(_ACTIVE.split())
_ELSEWHERE = "Die Zeichnung verweist auf etwas außerhalb der Datei."


def refusal(data: bytes) -> str | None:
    """Why the drawing is not shown, in German; None when it is harmless."""
    if len(data) > LARGEST:
        return "Die Zeichnung ist größer als 2 MB."
    try:
        _Reading().parser.Parse(data, True)
    except expat.ExpatError:
        return "Die Datei ist keine lesbare SVG-Zeichnung."
    except _Refused as refused:
        return str(refused)
    return None


class _Refused(Exception):
    """Ends the parser at the first thing that is not allowed."""


class _Reading:
    """What the parser has seen: the open elements and the text of a style sheet."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self._open: list[str] = []
        self._copies = 0
        self._style: list[str] = []

    def _doctype(self, *_: object) -> None:
        raise _Refused("Die Zeichnung enthält eine DOCTYPE-Angabe. Speichern Sie sie ohne diese.")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if not self._open and local != "svg":
            raise _Refused("Die Datei ist keine SVG-Zeichnung.")
        if len(self._open) == _DEEPEST:
            raise _Refused("Die Zeichnung ist zu tief verschachtelt.")
        if local in _ACTIVE_NAMES or (namespace in {"", _SVG} and local not in _DRAWN_NAMES):
            raise _Refused(f"Die Zeichnung enthält das nicht erlaubte Element „{local}“.")
        self._copies += local == "use"
        if self._copies > _MOST_COPIES:
            raise _Refused("Die Zeichnung enthält zu viele Kopien (Element „use“).")
        self._open.append(local)
        for attribute, value in attributes.items():
            _check_attribute(attribute.rpartition(" ")[2].lower(), value.strip())

    def _text(self, text: str) -> None:
        if self._open[-1] == "style":
            self._style.append(text)

    def _end(self, name: str) -> None:
        del name
        if self._open.pop() == "style":
            sheet = "".join(self._style)
            self._style.clear()
            if "@import" in sheet or _asks_elsewhere(sheet):
                raise _Refused(_ELSEWHERE)


def _check_attribute(name: str, value: str) -> None:
    if name.startswith("on"):
        raise _Refused("Die Zeichnung enthält ein Skript.")
    if (name == "href" and not value.startswith("#")) or _asks_elsewhere(value):
        raise _Refused(_ELSEWHERE)


def _asks_elsewhere(style: str) -> bool:
    """Whether a style asks by `url(…)` for something that is not in the drawing itself."""
    folded = "".join(style.lower().split()).replace("'", "").replace('"', "")
    return "url(" in folded.replace("url(#", "")
