"""What the builder of a page may ask: terms, citations, pictures, soft hyphens, as the services know them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import partial
from urllib.parse import unquote

from wissen.drawing.page import Lookups, Mark, MarkKind
from wissen.german import hyphens
from wissen.services.bundle import Services
from wissen.services.explanations import Explanations
from wissen.services.shelf import Shelf

TERM, LAW = "glossar:", "recht:"
"""Schemes of the links that are made here, not written by an author."""


def lookups(services: Services, path: str, *, own: str = "", law: str = "") -> Lookups:
    """Lookups for the text of a file, `path` relative to the content folder.

    `own` is the term that it explains itself, `law` the law that it is from.
    """
    return lookups_in(services.explanations, services.shelf, path, own=own, law=law)


def lookups_in(explanations: Explanations, shelf: Shelf, path: str, *, own: str = "", law: str = "") -> Lookups:
    """As `lookups`, for the content of another shelf."""
    return Lookups(
        annotate=(partial(_citations, explanations, law), partial(_terms, explanations, own)),
        picture=partial(_picture, shelf, path),
        hyphenate=hyphens.soften,
    )


def _terms(explanations: Explanations, own: str, text: str) -> Iterator[Mark]:
    for found in explanations.terms(text):
        if found.ref != own:
            yield Mark(found.start, found.end, TERM + found.ref, found.text, MarkKind.TERM)


def _citations(explanations: Explanations, law: str, text: str) -> Iterator[Mark]:
    for found in explanations.citations(text, law):
        yield Mark(found.start, found.end, LAW + found.ref, found.text, MarkKind.CITATION)


def _picture(shelf: Shelf, path: str, source: str) -> bytes | None:
    return shelf.picture(posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(source))))
