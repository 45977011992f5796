"""The short name of a text by what it says: the same for the same text, wherever and whenever it is made."""

from __future__ import annotations

import hashlib

LENGTH = 32
"""Hex digits: 128 bits of SHA-256."""


def fingerprint(text: str) -> str:
    """A slug of 32 letters; of a canonical text it is the Fassung."""
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]
