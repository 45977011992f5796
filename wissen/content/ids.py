"""Stable names (Kennungen): NewTypes and the slug grammar of content format 1."""

from __future__ import annotations

import hashlib
import re
from typing import NewType

from wissen.text import fold

Id = NewType("Id", str)
"""Kennung of an object, question, practice item, term or card: one namespace for all content."""

Place = NewType("Place", str)
"""Kennung of a section or step, unique in its file."""

Ref = NewType("Ref", str)
"""What progress and links hang on: `object` or `object#place`."""

MAX_LENGTH = 80
PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
FILE_NAME = re.compile(r"[a-z0-9-]+")


def is_id(text: str) -> bool:
    """Whether the text may be written as a Kennung."""
    return len(text) <= MAX_LENGTH and PATTERN.fullmatch(text) is not None


def ref(object_id: str, place: str = "") -> Ref:
    """`object#place`, or the object alone."""
    return Ref(f"{object_id}#{place}" if place else object_id)


def split_ref(text: str) -> tuple[Id, Place]:
    """The object and the place of a Ref; the place is empty when the whole object is meant."""
    object_id, _, place = text.partition("#")
    return Id(object_id), Place(place)


def choice_key(text: str) -> str:
    """Key of an option: the first 8 hex digits of SHA-256 of its folded text, so that order never matters."""
    return hashlib.sha256(fold(text).encode()).hexdigest()[:8]
