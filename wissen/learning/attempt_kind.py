"""What an attempt is for: a whole quiz, only what was not right the last time, or to pass over a module."""

from __future__ import annotations

from enum import StrEnum


class AttemptKind(StrEnum):
    """The values stand in databases for ever: add, never rename."""

    WHOLE = "whole"
    WRONG = "wrong"
    """Practice with what was not right; it never makes anything passed."""
    TEST_OUT = "test-out"
    """"Das kann ich schon": its object is a module."""
