"""Bookmarks: set, taken away, listed while the content has what they are on."""

from __future__ import annotations

from tests.helpers.person import Person


def mark(person: Person, ref: str, *, kept: bool = True) -> None:
    person.does(person.services.bookmarks.changed(ref, kept=kept))


def test_the_newest_bookmark_comes_first(person: Person) -> None:
    mark(person, "duldung")
    mark(person, "l-hut#helfen")
    mark(person, "service-probe")
    found = person.services.bookmarks.all
    assert [one.ref for one in found] == ["service-probe", "l-hut#helfen", "duldung"]
    assert [one.title for one in found] == ["Antrag annehmen", "Helfen", "Duldung"]


def test_it_can_be_taken_away(person: Person) -> None:
    mark(person, "duldung")
    assert person.services.bookmarks.has("duldung")
    mark(person, "duldung", kept=False)
    assert not person.services.bookmarks.has("duldung")
    assert person.services.bookmarks.all == ()


def test_what_has_gone_from_the_content_keeps_its_bookmark(person: Person) -> None:
    mark(person, "gibt-es-nicht")
    assert person.services.bookmarks.has("gibt-es-nicht")
    assert person.services.bookmarks.all == ()
