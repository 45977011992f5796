"""The word lists that are shipped, one word in a line; what begins with # says what the list is."""

from __future__ import annotations

from functools import cache

from wissen import paths


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of a list in `resources/vocabulary`, as they stand there."""
    text = paths.bundled("resources", "vocabulary", f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.split("\n") if line and not line.startswith("#"))
