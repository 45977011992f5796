"""What a contact says to hold from computers that the person had before: nobody here knows what, but it can be erased.

They say it in their letters, which their key has signed, of logs that they took in because they trust both computers.
Of a log for somebody else they may say nothing, and what is taken back of it is told to them alone.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from wissen.services.mail_view import channels_to
from wissen.team.contacts import Contacts, Pinned
from wissen.team.files import Letter
from wissen.team.log import LogName, Tombstone


def hear(kept: Contacts, pinned: Pinned, letter: Letter, own: Collection[LogName], me: str) -> None:
    """Remember what a letter of a contact says; `own` are logs of this profile, of whichever keys."""
    others = {device.id for one in kept.pinned if one.label != pinned.label for device in one.devices}
    taken_back = {stone.name for stone in pinned.recalled}
    held = tuple(
        Tombstone(one.name, len(one.hashes))
        for one in letter.held
        if one.name.channel in channels_to(pinned)
        and one.name.device != me
        and one.name.addressee not in others
        and one.name not in own
        and one.name not in taken_back
    )
    kept.pinned[kept.pinned.index(pinned)] = replace(pinned, earlier=held)


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
