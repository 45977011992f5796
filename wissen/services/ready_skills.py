"""Which practical skills wait for a mentor, by what was shared and by what they have signed off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from wissen.content.library import Library
from wissen.content.successors import led_on, successors
from wissen.learning.practice import PracticeState, SignOffLevel
from wissen.team.messages import Message, Share, SignedOff, week_day


def present_names(library: Library, names: Iterable[str]) -> dict[str, str]:
    """What is called something else now, by its old name; without what has gone."""
    gone = [name for name in names if library.lookup(name) is None]
    newer = successors(library.entries.values()) if gone else {}
    return {name: now for name in gone if (now := led_on(library, name, newer)) is not None}


def standing_sign_offs(messages: Iterable[Message]) -> dict[str, SignedOff]:
    """The sign-offs that a mentor has not taken back, by skill."""
    held: dict[str, SignedOff] = {}
    for message in messages:
        if isinstance(message, SignedOff):
            held.pop(message.practice, None)
            if message.level is not None:
                held[message.practice] = message
    return held


def ready_skills(share: Share | None, sent: Sequence[Message], names: Mapping[str, str]) -> tuple[str, ...]:
    """The skills that wait by a share, under their present names; `sent` is what the mentor told the person.

    A sign-off in the week of the share or later answers it, as far as that can be told. A share that calls a skill
    shown under guidance as well as ready knows of one sign-off at that level, and waits for the next.
    """
    if share is None:
        return ()

    def now(name: str) -> str:
        return names.get(name, name)

    since = week_day(share.week)
    signed = {now(name): one for name, one in standing_sign_offs(sent).items() if one.day >= since}
    often = Counter(now(one.practice) for one in sent if isinstance(one, SignedOff) and one.day >= since)
    shown = [(now(one.practice), one.state) for one in share.practices]
    known = {skill for skill, state in shown if state is PracticeState.GUIDED and often[skill] == 1}
    waiting = (
        skill
        for skill, state in shown
        if state is PracticeState.READY
        and (skill not in signed or (skill in known and signed[skill].level is SignOffLevel.GUIDED))
    )
    return tuple(dict.fromkeys(waiting))
