"""XML from elsewhere as a tree: nothing is fetched, and nothing is expanded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from wissen.errors import ForeignFileError
from wissen.interop.foreign import FileKind

_MAX_TAGS = 800_000
"""Opening and closing ones, counted before anything is parsed: a tree takes thirty times the room of its file."""

_PROLOG = re.compile(rb"(?>\s+|<\?(?>.*?\?>)|<!--(?>.*?-->))*+<!DOCTYPE", re.DOTALL)
_NAMES_ONLY = re.compile(rb"\s+[\w:.-]+\s+(?:SYSTEM|PUBLIC\s+(?:\"[^\"]*\"|'[^']*'))\s+(?:\"[^\"]*\"|'[^']*')\s*>")
"""The rest of a DOCTYPE that names a DTD and declares nothing itself."""
_CLOSED = re.compile(rb"</(?P<tag>[^<>\s]+)\s*>\s*(?:<!--(?:(?!-->).)*-->\s*)*\Z", re.DOTALL)
_TAIL = 4_096
"""Bytes at the end of a file among which its last tag is looked for."""


def read_xml(data: bytes, name: str, kind: FileKind) -> tuple[etree._Element, tuple[str, ...]]:
    """The root of a file and what had to be forgiven; raises ForeignFileError when it is no XML to be trusted."""
    plain = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    squeezed = plain.replace(b"\0", b"")  # UTF-16 has one beside every letter
    if not squeezed.strip():
        raise ForeignFileError(f"„{name}“ ist leer.", kind.again)
    if squeezed.count(b"<") > _MAX_TAGS:
        raise ForeignFileError(f"„{name}“ besteht aus mehr als 400.000 XML-Elementen.", kind.smaller)
    marked = squeezed.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    found = _PROLOG.match(marked)
    if found and not (kind.with_dtd and _NAMES_ONLY.match(marked, found.end())):
        raise _with_doctype(name, kind)
    root, faults = _parsed(plain)
    if any(fault.type_name == "ERR_INVALID_ENCODING" for fault in faults):
        root, faults = _parsed(plain.decode("cp1252", "replace").encode(), encoding="utf-8")
    if any("RESOURCE_LIMIT" in fault.type_name or "Excessive depth" in fault.message for fault in faults):
        raise ForeignFileError(
            f"„{name}“ ist ungewöhnlich tief verschachtelt oder enthält übergroße Texte.",
            "Aus Vorsicht liest Wissen solche Dateien nicht.",
        )
    if root is None:
        raise ForeignFileError(f"„{name}“ ist keine XML-Datei.", kind.again)
    # A second lock: the first looked at the bytes, this one at what the parser saw.
    if _declares(root) if kind.with_dtd else _docinfo(root).doctype:
        raise _with_doctype(name, kind)
    if not faults:
        return root, ()
    end = _CLOSED.search(squeezed[-_TAIL:])
    if end is None or end["tag"].rpartition(b":")[2].decode("utf-8", "replace") != local(root):
        raise ForeignFileError(
            f"„{name}“ hört mitten im {kind.noun} auf (Zeile {faults[-1].line}).",
            "Vermutlich wurde sie nicht ganz gespeichert. " + kind.again,
        )
    if not kind.forgiving:
        raise ForeignFileError(f"„{name}“ ist beschädigt, zuerst in Zeile {faults[0].line}.", kind.again)
    told = f"Die Datei ist beschädigt, zuerst in Zeile {faults[0].line}. Übernommen ist, was sich lesen ließ."
    return root, (told,)


def local(element: etree._Element) -> str:
    """The name of an element without its namespace or prefix; "" for comments and the like."""
    tag: object = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children of these names; all elements when no name is given."""
    for child in element:
        name = local(child)
        if name and (not names or name in names):
            yield child


def text_of(element: etree._Element) -> str:
    """All text within an element, as it stands there."""
    return "".join(str(part) for part in element.itertext())


def _parsed(data: bytes, encoding: str | None = None) -> tuple[etree._Element | None, list[etree._LogEntry]]:
    """The tree and what was wrong with it, apart from namespaces: many tools forget to declare theirs."""
    parser = etree.XMLParser(
        encoding=encoding, recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None, []
    return root, [fault for fault in parser.error_log if fault.level_name == "FATAL"]


def _docinfo(root: etree._Element) -> Any:
    return root.getroottree().docinfo  # the stubs do not know all of it


def _declares(root: etree._Element) -> bool:
    """Whether the file declares anything of its own, or uses what only its DTD could declare."""
    dtd = _docinfo(root).internalDTD
    own = dtd is not None and any(True for each in (dtd.iterentities, dtd.iterelements) for _ in each())
    return own or any(True for _ in root.iter(etree.Entity))


def _with_doctype(name: str, kind: FileKind) -> ForeignFileError:
    told = "Eigene Ersetzungen kommen darin nicht vor." if kind.with_dtd else "Sie kommt darin nicht vor."
    return ForeignFileError(
        f"„{name}“ enthält eine Dokumenttyp-Deklaration (DOCTYPE), die nicht zu einem {kind.full} passt.",
        f"{told} Aus Vorsicht liest Wissen solche Dateien nicht.",
    )
