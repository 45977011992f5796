"""A post in memory: what is sent to a contact stays here, what came from one is put in by the test."""

from __future__ import annotations

from collections import defaultdict

from wissen.errors import NotFound
from wissen.services.post import Contact, Received, Side
from wissen.team.messages import CHANNELS, Channel, Message


def a_trainee(name: str = "Jana", **changes: str) -> Contact:
    return Contact(changes.get("id", name.lower()), name, Side.TRAINEE, "1111 2222 3333 4444")


def a_mentor(name: str = "Nabil", **changes: str) -> Contact:
    return Contact(changes.get("id", name.lower()), name, Side.MENTOR, "5555 6666 7777 8888")


class PostInMemory:
    """Fulfils `Post`; `arrive` is what an exchange would do."""

    def __init__(self, *contacts: Contact) -> None:
        self._contacts = {contact.id: contact for contact in contacts}
        self._sent: dict[str, list[Message]] = defaultdict(list)
        self._received: list[Received] = []
        self.held: dict[str, frozenset[Channel]] = {}
        """What contacts say to hold from earlier computers."""

    def contacts(self, side: Side | None = None) -> tuple[Contact, ...]:
        found = (contact for contact in self._contacts.values() if side in (None, contact.side))
        return tuple(sorted(found, key=lambda contact: contact.name))

    def sent(self, to: str) -> tuple[Message, ...]:
        return tuple(self._sent[to])

    def received(self, sender: str = "") -> tuple[Received, ...]:
        return tuple(one for one in self._received if sender in ("", one.sender.id))

    def send(self, to: str, *messages: Message) -> None:
        if to not in self._contacts:
            raise NotFound(f"„{to}“")
        self._sent[to].extend(messages)

    def erase(self, to: str) -> None:
        self._sent.pop(to, None)

    def earlier(self, to: str) -> frozenset[Channel] | None:
        return self.held.get(to)

    def erase_earlier(self, to: str) -> None:
        if to in self.held:
            self.held[to] = frozenset()

    def arrive(self, sender: str, *messages: Message, earlier: bool = False) -> None:
        for message in messages:
            channel = CHANNELS[type(message)]
            before = [one for one in self.received(sender) if CHANNELS[type(one.message)] is channel]
            self._received.append(Received(self._contacts[sender], message, len(before) + 1, earlier))

    def forget(self, sender: str) -> None:
        """The contact has erased what they told."""
        self._received = [one for one in self._received if one.sender.id != sender]
