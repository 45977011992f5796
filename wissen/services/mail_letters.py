"""Letters of a special kind: those that only take back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from wissen.team.file_hub import FileHub
from wissen.team.files import Letter
from wissen.team.messages import Covering, decode


def is_farewell(letter: Letter, today: date) -> bool:
    """Whether a letter only takes back, or says besides that somebody stood in until some day: nobody need be asked."""
    messages = (decode(entry.body, log.name.channel) for log in letter.logs for entry in log.entries)
    return bool(letter.erased) and all(isinstance(one, Covering) and one.last <= today for one in messages)


def last_letter(letter: Letter, hub: FileHub) -> Letter:
    """Of a letter only what somebody may still have although it was taken back."""
    open_ones = tuple(stone for stone in letter.erased if hub.is_open(stone.name))
    return replace(letter, logs=(), erased=open_ones, held=(), gone=())
