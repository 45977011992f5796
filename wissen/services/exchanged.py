"""What an export tells of the exchange: with whom, what was sent and who sees it, what came, what was noted for talks.

What others shared with the person is about them and stands not here; nor does anything of a key but what others see.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from wissen.content.library import Library
from wissen.learning.talk import Own
from wissen.services.data_words import title_of
from wissen.services.mail_words import kind_of
from wissen.services.post import Contact, Post, Side
from wissen.services.sharing import in_words, share_words
from wissen.services.week_notes import WeekNotes
from wissen.team.messages import Assignment, Cover, Covering, HelpWanted, Message, Share, SignedOff, Withdrawn, encode
from wissen.text import german_date

_SIDES = {Side.MENTOR: "arbeitet mich ein", Side.TRAINEE: "wird von mir eingearbeitet"}


@dataclass(frozen=True, slots=True)
class Told:
    """A message, whom it was sent to or came from, and what it says in words."""

    name: str
    what: str
    about: str
    message: Message


@dataclass(frozen=True, slots=True)
class Noted:
    """What the person wrote for talks with somebody."""

    name: str
    questions: str
    notes: str


@dataclass(frozen=True, slots=True)
class Exchanged:
    """Everything of the exchange that is about the person or was written by them."""

    contacts: tuple[Contact, ...] = ()
    sent: tuple[Told, ...] = ()
    came: tuple[Told, ...] = ()
    noted: tuple[Noted, ...] = ()

    @property
    def people(self) -> tuple[tuple[str, ...], ...]:
        """Name, side, what is compared by telephone, and the last day of a cover, of each contact."""
        return tuple(
            (one.name, _SIDES[one.side], one.fingerprint, german_date(one.until) if one.until else "")
            for one in self.contacts
        )

    @property
    def raw(self) -> dict[str, Any]:
        """The same for a machine; messages as they leave."""
        return {
            "kontakte": [
                {"name": name, "seite": side, "zeichen": fingerprint, "vertretung_bis": until}
                for name, side, fingerprint, until in self.people
            ],
            "gesendet": [{"an": one.name, "nachricht": json.loads(encode(one.message))} for one in self.sent],
            "bekommen": [{"von": one.name, "nachricht": json.loads(encode(one.message))} for one in self.came],
            "gespraeche": [{"mit": one.name, "fragen": one.questions, "notizen": one.notes} for one in self.noted],
        }


def exchanged(post: Post, notes: WeekNotes, library: Library) -> Exchanged:
    """What there is now; `library` gives the titles."""
    everybody, mentors = post.contacts(), post.contacts(Side.MENTOR)
    sent = (Told(one.name, *_words(message, library), message) for one in everybody for message in post.sent(one.id))
    came = (
        Told(one.name, *_words(received.message, library), received.message)
        for one in mentors
        for received in post.received(one.id)
    )
    return Exchanged(everybody, tuple(sent), tuple(came), tuple(_noted(everybody, notes)))


def _noted(people: Iterable[Contact], notes: WeekNotes) -> Iterator[Noted]:
    for one in people:
        talk = notes.talk(one.id)
        questions = "\n".join(line.words for line in talk.questions.lines if isinstance(line, Own))
        if questions or talk.notes:
            yield Noted(one.name, questions, talk.notes)


def _words(message: Message, library: Library) -> tuple[str, str]:
    """What kind of message it is, and what it says."""
    return kind_of(message), "\n".join(filter(None, _lines(message, library)))


def _lines(message: Message, library: Library) -> Iterator[str]:
    match message:
        case Share(week=week):
            yield in_words(week)
            yield from (f"{title_of(ref, library)}: {words}" for ref, words in share_words(message).items())
        case HelpWanted(week=week, ref=ref, words=words):
            yield from (f"{title_of(ref, library)}, {in_words(week)}", words)
        case Assignment(title=title, start=start, items=items, words=words):
            yield from (f"{title}, ab {german_date(start)}", words)
            for one in items:
                chosen = ", freiwillig" if one.optional else ""
                yield f"{title_of(one.ref, library)}, bis {german_date(one.due)}{chosen}"
        case Withdrawn(assignment=name):
            yield name
        case SignedOff(practice=practice, day=day, level=level):
            yield f"{title_of(practice, library)}: {level or 'zurückgenommen'}, {german_date(day)}"
        case Cover(name=name, team=team, first=first, last=last):
            yield f"{name} ({team}), {german_date(first)} bis {german_date(last)}"
        case Covering(mentor=mentor, last=last):
            yield f"für {mentor}, bis {german_date(last)}"
