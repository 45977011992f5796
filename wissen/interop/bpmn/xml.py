"""XML from elsewhere as a tree: nothing is fetched, nothing is expanded, and small damage is forgiven."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from wissen.errors import ForeignFileError

_MAX_TAGS = 800_000
"""Opening and closing ones, counted before anything is parsed: a tree takes thirty times the room of its file."""

_PROLOG = re.compile(rb"(?>\s+|<\?(?>.*?\?>)|<!--(?>.*?-->))*+<!DOCTYPE", re.DOTALL)
_CLOSED = re.compile(rb"</(?P<tag>[^<>\s]+)\s*>\s*(?:<!--(?:(?!-->).)*-->\s*)*\Z", re.DOTALL)
_TAIL = 4_096
"""Bytes at the end of a file among which its last tag is looked for."""

_ADVICE = "Exportieren Sie das Modell noch einmal als BPMN 2.0."


def read_xml(data: bytes, name: str) -> tuple[etree._Element, tuple[str, ...]]:
    """The root of a file and what had to be forgiven; raises ForeignFileError when it is no XML to be trusted."""
    plain = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    squeezed = plain.replace(b"\0", b"")  # UTF-16 has one beside every letter
    if not squeezed.strip():
        raise ForeignFileError(f"„{name}“ ist leer.", _ADVICE)
    if squeezed.count(b"<") > _MAX_TAGS:
        raise ForeignFileError(f"„{name}“ besteht aus mehr als 400.000 XML-Elementen.", "So groß ist kein Modell.")
    if _PROLOG.match(squeezed.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")):
        raise _with_doctype(name)
    root, faults = _parsed(plain)
    if any(fault.type_name == "ERR_INVALID_ENCODING" for fault in faults):
        root, faults = _parsed(plain.decode("cp1252", "replace").encode(), encoding="utf-8")
    if any("RESOURCE_LIMIT" in fault.type_name or "Excessive depth" in fault.message for fault in faults):
        raise ForeignFileError(
            f"„{name}“ ist ungewöhnlich tief verschachtelt oder enthält übergroße Texte.",
            "Aus Vorsicht liest Wissen solche Dateien nicht.",
        )
    if root is None:
        raise ForeignFileError(f"„{name}“ ist keine XML-Datei.", _ADVICE)
    info: Any = root.getroottree().docinfo  # the stubs do not know all of it
    if info.doctype:  # a second lock: the first looked at the bytes, this one at what the parser saw
        raise _with_doctype(name)
    if not faults:
        return root, ()
    end = _CLOSED.search(squeezed[-_TAIL:])
    if end is None or end["tag"].rpartition(b":")[2].decode("utf-8", "replace") != local(root):
        raise ForeignFileError(
            f"„{name}“ hört mitten im Modell auf (Zeile {faults[-1].line}).",
            "Vermutlich wurde sie nicht ganz gespeichert. " + _ADVICE,
        )
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


def _with_doctype(name: str) -> ForeignFileError:
    return ForeignFileError(
        f"„{name}“ enthält eine Dokumenttyp-Deklaration (DOCTYPE).",
        "In BPMN kommt sie nicht vor. Aus Vorsicht liest Wissen solche Dateien nicht.",
    )
