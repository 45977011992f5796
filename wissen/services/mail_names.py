"""Names in the exchange: of files on every system, and of contacts, of whom no two are called the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import count

from wissen.services.post import Contact
from wissen.text import fold, slug

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*]')


def named_file(words: str, ending: str) -> str:
    """A name for a file that every system takes."""
    return _NOT_IN_NAMES.sub("-", words).strip(" .") + ending


def of_that_name(contacts: Iterable[Contact], name: str) -> Contact | None:
    """Who is called so, however it is written."""
    return next((contact for contact in contacts if fold(contact.name) == fold(name)), None)


def free_id(name: str, taken: Collection[str]) -> str:
    """A slug for somebody new."""
    base = slug(name) or "kontakt"
    return next(one for number in count(1) if (one := base if number == 1 else f"{base}-{number}") not in taken)


def free_name(name: str, taken: Iterable[str]) -> str:
    """What somebody new is called here: with a number, where somebody else has the same name."""
    there = set(map(fold, taken))
    return next(one for number in count(1) if fold(one := name if number == 1 else f"{name} ({number})") not in there)
