"""Requests for help as a mentor has them, each with what names it on their computer."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from wissen.team.messages import HelpWanted, Message

_DIGITS = 12


def requests(messages: Iterable[Message]) -> dict[str, HelpWanted]:
    """The requests among what came from a person, by name; the name does not hold their words.

    Asked again in the same week at the same place, even in the same words, it is another one.
    """
    asked = Counter(one for one in messages if isinstance(one, HelpWanted))
    told = ((one, hashlib.sha256(f"{times} {one.words}".encode()).hexdigest()) for one, times in asked.items())
    return {f"{one.week} {one.ref} {sha[:_DIGITS]}": one for one, sha in told}
