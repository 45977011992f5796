"""Holiday cover as a trainee hears of it: who stands in for a mentor and until when, accepted, and over one day."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from wissen.errors import ExchangeError
from wissen.services.mail import Mail
from wissen.services.mail_words import Invited
from wissen.services.post import Contact, Post, Side, take_back
from wissen.settings import read_json, write_json
from wissen.team import exchange_folder
from wissen.team.files import Invitation
from wissen.team.messages import LONGEST_NAME, Cover, CoverEnded, Covering, encode

NAME: Final = "vertretung.json"
_FORMAT: Final = 1


class CoverState(StrEnum):
    """What there is to say about it."""

    OFFERED = "offered"
    """Whoever stands in is nobody the person exchanges with yet."""
    KNOWN = "known"
    """They are a mentor of the person already: nothing changes."""
    CHANGED = "changed"
    """The person has accepted, and now it is for other days, or for another mentor."""
    RUNNING = "running"
    """Accepted, and as it was then."""


@dataclass(frozen=True, slots=True)
class Offer:
    """`away` will not be there from the first to the last day of `cover`."""

    away: Contact
    cover: Cover

    @property
    def key(self) -> str:
        """What names it on the trainee's computer; for other days it is another one."""
        return hashlib.sha256(self.away.id.encode() + b"\n" + encode(self.cover)).hexdigest()


@dataclass(frozen=True, slots=True)
class CoverTold:
    """`contact` stands in, where the person exchanges with them."""

    state: CoverState
    offer: Offer
    contact: Contact | None = None


# ------------------------------------------------------------ what is so


def offers(post: Post, today: date) -> tuple[Offer, ...]:
    """What mentors say now, by their names; without what has passed."""
    return tuple(one for one in _current(post) if one.cover.last >= today)


def is_over(post: Post, contact: Contact, today: date) -> bool:
    """Whether somebody only stood in, and does so no more: nothing may be sent to them."""
    return contact.until is not None and _last_day(post, contact, contact.until) < today


def stands_in_now(post: Post, contact: Contact, today: date) -> bool:
    """Whether it is them one asks today, as a mentor is away."""
    there = any(one.cover.first <= today and _is_from(one, contact) for one in offers(post, today))
    return there and not is_over(post, contact, today)


def covers(post: Post, today: date) -> tuple[CoverTold, ...]:
    """Everything a person may want to hear of."""
    return tuple(_told(post, offer) for offer in offers(post, today))


def ended(post: Post, today: date) -> tuple[Contact, ...]:
    """Who stood in until some day, and may still have what they were shown; without who is to do so again."""
    again = {one.contact.id for one in covers(post, today) if one.contact is not None}
    return tuple(one for one in post.contacts(Side.MENTOR) if one.id not in again and is_over(post, one, today))


def _current(post: Post) -> Iterator[Offer]:
    latest: dict[str, Cover | CoverEnded] = {}
    for one in post.received():
        if one.sender.side is Side.MENTOR and isinstance(one.message, Cover | CoverEnded):
            latest[one.sender.id] = one.message
    for mentor in post.contacts(Side.MENTOR):
        cover = latest.get(mentor.id)
        if isinstance(cover, Cover) and not mentor.has(cover.keys.fingerprint):
            yield Offer(mentor, cover)


def _is_from(offer: Offer, contact: Contact) -> bool:
    return contact.has(offer.cover.keys.fingerprint)


def _last_day(post: Post, contact: Contact, until: date) -> date:
    """Until when, of what was accepted, the mentor who is away still says so."""
    if all(mentor.id != contact.stands_in for mentor in post.contacts(Side.MENTOR)):
        return until
    return max((min(until, one.cover.last) for one in _current(post) if _is_from(one, contact)), default=date.min)


def _told(post: Post, offer: Offer) -> CoverTold:
    known = next((one for one in post.contacts(Side.MENTOR) if _is_from(offer, one)), None)
    if known is None:
        return CoverTold(CoverState.OFFERED, offer)
    if known.until is None:
        return CoverTold(CoverState.KNOWN, offer, known)
    same = known.stands_in == offer.away.id and known.until == offer.cover.last
    longer = known.stands_in != offer.away.id and known.until >= offer.cover.last
    return CoverTold(CoverState.RUNNING if same or longer else CoverState.CHANGED, offer, known)


# ------------------------------------------------------------ what a person does about it


def introduced(mail: Mail, offer: Offer) -> Invited:
    """Who stands in, as if they had invited. Raises ExchangeError, also where it is the person themselves."""
    return mail.introduced(Invitation(offer.cover.team, offer.cover.name, offer.cover.keys))


def accept(mail: Mail, offer: Offer, invited: Invited, instead_of: str = "") -> Contact:
    """Exchange with whoever stands in, until the last day, and tell them so; a mentor of one's own stays one.

    `instead_of`: they are a contact with a new computer. Raises ExchangeError.
    """
    last = offer.cover.last
    contact = mail.join(invited, instead_of, until=last, away=offer.away.id)
    if contact.until is None:
        return contact
    until = last if contact.stands_in == offer.away.id else max(last, contact.until)
    if (until, offer.away.id) != (contact.until, contact.stands_in):
        mail.bound(contact.id, until, offer.away.id)
    covering = Covering(offer.away.name[:LONGEST_NAME], last)
    if covering not in [one for one in mail.sent(contact.id) if isinstance(one, Covering)][-1:]:
        mail.send(contact.id, covering)
    return next(one for one in mail.contacts(Side.MENTOR) if one.id == contact.id)


def keep(mail: Mail, contact: Contact) -> None:
    """Let somebody who stood in be a mentor like any other."""
    mail.bound(contact.id, None)
    told = [message for message in mail.sent(contact.id) if not isinstance(message, Covering)]
    mail.erase(contact.id)
    mail.send(contact.id, *told)


class Farewell:
    """Take back what somebody saw who stood in, and know them no longer: `prepare`, `put`, `finish`.

    `put` touches only the folder, the others only the profile: these are for the database lane.
    """

    def __init__(self, mail: Mail, contact: Contact, folder: Path, *, today: date) -> None:
        self._mail, self._contact, self._folder, self._today = mail, contact, folder, today
        self._data = b""
        self._name = ""

    def prepare(self) -> None:
        """Delete it here, and write what lets it be deleted there. Raises ExchangeError."""
        take_back(self._mail, self._contact.id, self._today)
        self._name, _, self._data = self._mail.letter_to(self._contact.id)

    def put(self) -> None:
        """Put it into the folder. Raises ExchangeError; then it waits, and the contact stays."""
        exchange_folder.put(self._folder, self._name, self._data, dated=self._mail.week)

    def finish(self) -> None:
        """Remove the contact."""
        self._mail.remove(self._contact.id)


class CoverNotes:
    """Which offers a person has declined or taken note of, in one file of the profile; never sent."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        noted = read_json(self._path)[0].get("noted")
        self._noted = frozenset(map(str, noted)) if isinstance(noted, list) else frozenset()

    def has(self, offer: Offer) -> bool:
        """Whether it needs no answer any more."""
        return offer.key in self._noted

    def note(self, offer: Offer, current: tuple[Offer, ...]) -> None:
        """Ask no more; of the others only those that are still offered are remembered. Raises SettingsError."""
        self._write({one.key for one in current if self.has(one)} | {offer.key})

    def forget(self, offer: Offer) -> None:
        """Ask again. Raises SettingsError."""
        self._write(self._noted - {offer.key})

    def _write(self, noted: set[str] | frozenset[str]) -> None:
        write_json(self._path, {"format": _FORMAT, "noted": sorted(noted)})
        self._noted = frozenset(noted)


def refuse_when_over(post: Post, to: str, today: date) -> None:
    """Raises ExchangeError for somebody who stood in and does so no more."""
    contact = next((one for one in post.contacts(Side.MENTOR) if one.id == to), None)
    if contact is not None and is_over(post, contact, today):
        raise ExchangeError(
            f"Die Vertretung durch {contact.name} ist zu Ende.",
            "Wenn Sie weiter etwas zeigen möchten, behalten Sie den Kontakt zuerst, auf „Heute“ oder im Einblick.",
        )
