"""Einblick: what a mentor sees of a person, shown before it is sent; asking for help; and taking all of it back."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from wissen.content.entry import PartKind
from wissen.content.model import Kind
from wissen.learning.completion import combined
from wissen.learning.history import History
from wissen.learning.practice import PracticeState
from wissen.services import cover_offered
from wissen.services.data_words import title_of
from wissen.services.onboarding import Onboarding
from wissen.services.post import Contact, Post, Side, take_back
from wissen.services.practices import practice_states
from wissen.services.shelf import Shelf
from wissen.team.messages import LONGEST_NOTE, Channel, Covering, HelpWanted, Message, Share, encode, iso_week
from wissen.team.sharing import NOTHING, Aspect, ModuleState, share_of
from wissen.text import german_date, german_list, printable

__all__ = [
    "LONGEST_NOTE",
    "Aspect",
    "Contact",
    "Covering",
    "HelpWanted",
    "Message",
    "Sent",
    "Share",
    "Sharing",
    "Shown",
    "in_words",
    "readable",
]

_HELD: Final = {Channel.SHARE: "Einblicke", Channel.DETAIL: "Bitten um Hilfe"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of a share in words: what it is about, how it stands, and how it stood in the share before.

    `before` is None where there was no share before; "" where it is new in this one. `now` is "" where it has gone.
    """

    ref: str
    title: str
    now: str
    before: str | None = None
    is_module: bool = True
    """Else it is a practical skill."""

    @property
    def changed(self) -> bool:
        """Whether the mentor would see something else here than until now."""
        return self.before is not None and self.before != self.now


@dataclass(frozen=True, slots=True)
class Sent:
    """Something that was sent, in plain words."""

    message: Message
    title: str
    week: str
    words: str


class Sharing:
    """Use cases of Einblick. `send`, `take_back` and `erase` write files: ask for them on the database lane.

    `post` is what the person exchanges with others, `minimum` what the office wants every share to hold.
    """

    def __init__(
        self, shelf: Shelf, history: History, onboarding: Onboarding, post: Post, *, minimum: Collection[str]
    ) -> None:
        self._shelf = shelf
        self._history = history
        self._onboarding = onboarding
        self.post = post
        self.minimum: Final = frozenset(map(Aspect, minimum))

    @property
    def mentors(self) -> tuple[Contact, ...]:
        """To whom the person shows something, or showed it while they stood in for another one."""
        return self.post.contacts(Side.MENTOR)

    @property
    def helpers(self) -> tuple[Contact, ...]:
        """Who may be asked for help: first who stands in today, and nobody who did so until some day."""
        today = self._shelf.today
        there = [one for one in self.mentors if not self.is_over(one)]
        return tuple(sorted(there, key=lambda one: not cover_offered.stands_in_now(self.post, one, today)))

    def is_over(self, mentor: Contact) -> bool:
        """Whether they only stood in for another one, and do so no more."""
        return cover_offered.is_over(self.post, mentor, self._shelf.today)

    def aspects(self, chosen: Mapping[str, Collection[str]], mentor: str) -> frozenset[Aspect]:
        """What is switched on for a mentor; `chosen` is `Settings.insight`. Nothing once their standing in is over."""
        if any(one.id == mentor and self.is_over(one) for one in self.mentors):
            return NOTHING
        wanted = self.minimum | {Aspect(one) for one in chosen.get(mentor, ())}
        return wanted if Aspect.MODULES in wanted else wanted - {Aspect.SCORES}

    def share(self, aspects: Collection[Aspect]) -> Share:
        """How far the person is today, as a mentor would see it."""
        pack = self._shelf.current.pack
        return share_of(
            iso_week(self._shelf.today),
            pack.edition if pack else "",
            self._modules(),
            self._practices(),
            aspects=aspects,
        )

    def last(self, mentor: str) -> Share | None:
        """What this computer sent last; None before anything was sent, and after it was taken back."""
        shares = [message for message in self.post.sent(mentor) if isinstance(message, Share)]
        return shares[-1] if shares else None

    def lines(self, share: Share, before: Share | None) -> tuple[Shown, ...]:
        """A share line by line, and below it what stood in the one before and does so no more."""
        then = share_words(before) if before else {}
        now = share_words(share)
        old = None if before is None else ""
        modules = {one.module for known in (share, before) if known for one in known.modules}
        shown = ((ref, words, then.get(ref, old)) for ref, words in now.items())
        gone = ((ref, "", words) for ref, words in then.items() if ref not in now)
        return tuple(
            Shown(ref, self.title(ref), words, was, is_module=ref in modules) for ref, words, was in (*shown, *gone)
        )

    def earlier(self, mentor: str) -> str | None:
        """What the mentor says to have from computers the person had before, in words; None where that is not known."""
        held = self.post.earlier(mentor)
        return None if held is None else german_list([words for one, words in _HELD.items() if one in held])

    def history(self, mentor: str) -> tuple[Sent, ...]:
        """Everything the mentor was told from this computer, the newest first."""
        return tuple(self._sent(message) for message in reversed(self.post.sent(mentor)))

    def help(self, ref: str, words: str) -> HelpWanted:
        """Ask for help at a place: what is sent is the place, the week, and what was typed."""
        return HelpWanted(iso_week(self._shelf.today), ref, printable(words))

    def title(self, ref: str) -> str:
        """What people call a place."""
        return title_of(ref, self._shelf.whole)

    def send(self, mentor: str, message: Message) -> None:
        """Hand it over; it leaves with the next exchange. Raises ExchangeError, also where a cover is over."""
        cover_offered.refuse_when_over(self.post, mentor, self._shelf.today)
        self.post.send(mentor, message)

    def take_back(self, mentor: str, message: Message) -> None:
        """Let the mentor have all but this, which they lose with the next exchange if they have it already."""
        told = list(self.post.sent(mentor))
        told.reverse()
        if message in told:
            told.remove(message)
            # A log only grows: what is to go out of it goes with all of it, and the rest is told once more.
            self.post.erase(mentor)
            self.post.send(mentor, *reversed(told))

    def erase(self, mentor: str) -> None:
        """Take back what was shown or asked, from whichever computer: here at once, there with the next exchange."""
        take_back(self.post, mentor)

    def _sent(self, message: Message) -> Sent:
        match message:
            case Share(week=week):
                lines = self.lines(message, None)
                return Sent(message, "Einblick", in_words(week), "\n".join(f"{one.title}: {one.now}" for one in lines))
            case HelpWanted(week=week, ref=ref, words=words):
                return Sent(message, f"Bitte um Hilfe: {self.title(ref)}", in_words(week), words)
            case Covering(mentor=mentor, last=last):
                return Sent(message, f"Hinweis auf die Vertretung für {mentor}", f"bis {german_date(last)}", "")
        raise AssertionError(f"no mentor is told {message}")

    # ------------------------------------------------------------ how far the person is

    def _modules(self) -> Iterator[ModuleState]:
        for module in self._onboarding.modules():
            present = (standing for standing, count in module.counts.items() if count)
            yield ModuleState(module.ref, combined(present), self._score(module.ref))

    def _score(self, module_id: str) -> float | None:
        """Of the quiz that was finished last among those with something to pass; 0 to 1."""
        library = self._shelf.current
        module = next(one for one in library.modules if one.head.id == module_id)
        heads = [module.head, *(entry.head for entry in library.contents(module) if entry.kind is Kind.QUIZ)]
        names = [name for head in heads for name in (head.id, *head.supersedes)]
        judged = [one for one in self._history.attempts(*names) if one.finished and one.judged]
        last = max(reversed(judged), key=lambda one: one.ended or one.begun, default=None)
        return last.score if last is not None else None

    def _practices(self) -> Iterator[tuple[str, PracticeState]]:
        for entry in self._shelf.current.entries.values():
            for part in entry.parts:
                if part.kind is PartKind.PRACTICE:
                    yield from ((part.id, state) for state in practice_states(self._history, part))


def readable(message: Message) -> str:
    """Exactly what leaves, with line breaks for people."""
    return json.dumps(json.loads(encode(message)), ensure_ascii=False, indent=2, sort_keys=True)


def in_words(week: str) -> str:
    """An ISO week as people say it: "2026-W48" is "Kalenderwoche 48/2026"."""
    year, _, number = week.partition("-W")
    return f"Kalenderwoche {int(number)}/{year}"


def share_words(share: Share) -> dict[str, str]:
    """What a share says, by the Kennung of what it is about."""
    modules = {
        one.module: one.standing.value if one.score is None else f"{one.standing.value}, Ergebnis {one.score} %"
        for one in share.modules
    }
    skills: dict[str, str] = {}
    for one in share.practices:
        earlier = skills.get(one.practice)
        skills[one.practice] = f"{earlier}, {one.state.value}" if earlier else one.state.value
    return modules | skills
