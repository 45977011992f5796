"""What a contact says to hold from computers that the person had before: nobody here knows what, but it can be erased.

They say it in their letters, which their key has signed, of logs that they took in because they trust both computers.
Of a log for somebody else they may say nothing, and what is taken back of it is told to them alone.
"""

from __future__ import annotations

from dataclasses import replace

from wissen.services.mail_view import channels_to
from wissen.team.book import Book
from wissen.team.contacts import Contacts, Pinned
from wissen.team.file_hub import CONFIRMED, TOLD_ERASED
from wissen.team.files import MOST_LOGS, Letter, asked
from wissen.team.log import Tombstone


def hear(kept: Contacts, pinned: Pinned, letter: Letter, *, own: Book, foreign: Book, me: str) -> None:
    """Remember what a letter of a contact says."""
    others = {device.id for one in kept.pinned if one.label != pinned.label for device in one.devices}
    mine, taken_back = {*own.names, *own.erased}, {stone.name for stone in pinned.recalled}
    held = tuple(
        Tombstone(one.name, len(one.hashes))
        for one in letter.held
        if one.name.channel in channels_to(pinned)
        and one.name.device != me
        and one.name.addressee not in others
        and one.name not in mine
        and one.name not in taken_back
    )
    left = kept.marks.left
    left |= {one.name: TOLD_ERASED for one in letter.held if one.name in taken_back and left.get(one.name) == CONFIRMED}
    left |= {stone.name: CONFIRMED for stone in letter.gone if stone.name in taken_back}
    theirs = {device.id for device in pinned.devices}
    deleted = {name for name in foreign.erased if name.device in theirs}
    open_ones = tuple(sorted(asked(letter) & deleted)) if len(deleted) > MOST_LOGS else ()
    kept.pinned[kept.pinned.index(pinned)] = replace(pinned, earlier=held, asked=open_ones)


def recall(kept: Contacts, pinned: Pinned) -> None:
    """Let the next letter delete all of it."""
    stones = pinned.earlier or ()
    kept.marks.left |= {stone.name: stone.length for stone in stones}
    told = replace(pinned, earlier=() if pinned.earlier is not None else None, recalled=(*pinned.recalled, *stones))
    kept.pinned[kept.pinned.index(pinned)] = told


def forget(kept: Contacts, pinned: Pinned) -> None:
    """A contact is none any more."""
    for stone in pinned.recalled:
        kept.marks.left.pop(stone.name, None)
    kept.pinned.remove(pinned)
