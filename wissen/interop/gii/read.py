"""The file of a law -> the law as values: what it is called, what its version is, its structure and its norms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from wissen.content.blocks import Block
from wissen.content.statute import Division, Norm, Statute
from wissen.errors import ForeignFileError
from wissen.interop.gii.kind import LAW
from wissen.interop.gii.text import line_of, text_of_norm
from wissen.interop.xml import children, local, read_xml
from wissen.law.laws import abbreviation_of

_DEPTH = 3
"""Digits of a Gliederungskennzahl for each level."""
_REPEALED = re.compile(r"^\(X+\)\s*")
_ARTICLE = re.compile(r"^Art(?:ikel|\.)?\s+(?=\d)")
_SIGN = re.compile(r"^(§§?)\s*(?=\d)")


def read_law(data: bytes, name: str) -> Statute:
    """The law of a file called `name`; raises ForeignFileError when it is none, is damaged, or is not to be trusted."""
    root, _ = read_xml(data, name, LAW)
    if local(root) != "dokumente":
        raise ForeignFileError(
            f"„{name}“ ist kein Gesetz, sondern beginnt mit „{local(root)}“.",
            "Gesetze als XML finden Sie auf gesetze-im-internet.de bei jedem Gesetz oben.",
        )
    try:
        return _statute(list(children(root, "norm")), name)
    except ForeignFileError as fault:
        raise ForeignFileError(f"„{name}“ lässt sich nicht übernehmen. {fault.text}", fault.hint) from fault


def _statute(norms: list[etree._Element], name: str) -> Statute:
    frame = norms[0] if norms else None
    official = _told(frame, "amtabk") or _told(frame, "jurabk") if frame is not None else ""
    if frame is None or not official:
        raise ForeignFileError("Darin steht nicht, welches Gesetz es ist.", LAW.again)
    parts = tuple(_parts(norms))
    if not any(isinstance(part, Norm) for part in parts):
        raise ForeignFileError("Darin steht keine einzige Vorschrift.", LAW.again)
    full_name = _told(frame, "langue")
    return Statute(
        law=abbreviation_of(official),
        name=_told(frame, "kurzue") or full_name or name,
        full_name=full_name,
        stand=tuple(_stand(frame)),
        parts=parts,
        notes=_notes(frame),
    )


def _parts(norms: list[etree._Element]) -> Iterator[Division | Norm]:
    seen: Counter[str] = Counter()
    for norm in norms:
        blocks, notes = _text(norm), _notes(norm)
        label, title = _label(_told(norm, "enbez")), _told(norm, "titel")
        division = _division(norm)
        if division is not None:
            yield division
            if not label and (blocks or notes):
                label = division.label
        if label:
            seen[label] += 1
            once = label if seen[label] == 1 else f"{label} ({seen[label]})"
            yield Norm(once, title, blocks, notes)


def _label(written: str) -> str:
    """As it is cited: "§ 18g", "Art. 6"."""
    return _SIGN.sub(r"\1 ", _ARTICLE.sub("Art. ", _REPEALED.sub("", written)))


def _division(norm: etree._Element) -> Division | None:
    for head in children(norm, "metadaten"):
        for division in children(head, "gliederungseinheit"):
            number = _line(division, "gliederungskennzahl")
            label, title = _line(division, "gliederungsbez"), _line(division, "gliederungstitel")
            if label or title:
                return Division(max(1, len(number) // _DEPTH), label or title, title if label else "")
    return None


def _stand(frame: etree._Element) -> Iterator[str]:
    for head in children(frame, "metadaten"):
        for stand in children(head, "standangabe"):
            kind, told = _line(stand, "standtyp"), _line(stand, "standkommentar")
            if told:
                yield f"{kind}: {told}" if kind else told


def _text(norm: etree._Element) -> tuple[Block, ...]:
    return text_of_norm(*(text for data in children(norm, "textdaten") for text in children(data, "text")))


def _notes(norm: etree._Element) -> tuple[Block, ...]:
    return text_of_norm(*(text for data in children(norm, "textdaten") for text in children(data, "fussnoten")))


def _told(norm: etree._Element, name: str) -> str:
    """What the head of a norm says; the first where it says it more than once."""
    return next((found for head in children(norm, "metadaten") if (found := _line(head, name))), "")


def _line(element: etree._Element, name: str) -> str:
    return next((line for child in children(element, name) if (line := line_of(child))), "")
