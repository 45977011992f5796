"""Deleting what is past its time, or is used no longer, out of the post of a person."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date

from wissen.services.mail_view import SIDES, Seen, channels_to
from wissen.services.post import Side
from wissen.settings import Retention
from wissen.team.contacts import Pinned
from wissen.team.file_hub import FileHub
from wissen.team.files import CHANNELS_OF
from wissen.team.messages import Assignment, Channel, Message, Withdrawn, decode
from wissen.team.retention import lapsed


def let_go_of(
    contacts: Iterable[Pinned], hub: Callable[[], FileHub], seen: Seen, today: date, retention: Retention
) -> list[Message]:
    """Delete what passed between the person and these contacts and is past its time; gives what that was."""
    return [message for pinned in contacts for message in _of_one(pinned, hub(), seen, today, retention)]


def let_path_go(pinned: Pinned, hub: FileHub, path: str) -> None:
    """Delete all that somebody told of a learning path with this id."""

    def is_of_it(body: bytes) -> bool:
        match decode(body, Channel.ASSIGN) if body else None:
            case Assignment(id=name) | Withdrawn(assignment=name):
                return name == path
        return False

    hub.let_go(pinned.peer, Channel.ASSIGN, is_of_it)


def _of_one(pinned: Pinned, hub: FileHub, seen: Seen, today: date, retention: Retention) -> frozenset[Message]:
    sent = seen.sent[pinned.id]
    came = tuple(one.message for one in seen.received[pinned.id])
    told, planned = (sent, came) if SIDES[pinned.kind] is Side.MENTOR else (came, sent)
    gone = lapsed(told, planned, today, retention)
    if gone:
        for channel in channels_to(pinned):
            hub.renew(pinned.label, channel, _is_one_of(gone, channel))
        for channel in CHANNELS_OF[pinned.kind]:
            hub.let_go(pinned.peer, channel, _is_one_of(gone, channel))
    return gone


def _is_one_of(messages: Collection[Message], channel: Channel) -> Callable[[bytes], bool]:
    """Says it of an entry of a log on a channel."""
    return lambda body: bool(body) and decode(body, channel) in messages
