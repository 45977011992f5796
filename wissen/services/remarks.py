"""Remarks (Meldungen): report a place of the content, list what was reported, take it back, save it for the trainer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from wissen.content.entry import Entry, Part
from wissen.content.item import Item
from wissen.content.library import Library
from wissen.errors import ContentError, NotFound
from wissen.learning.history import History
from wissen.learning.remark import Remark, RemarkKind
from wissen.learning.verb import Verb
from wissen.progress.events import NewEvent
from wissen.services.seen import Seen, seen
from wissen.services.shelf import Shelf
from wissen.services.whereabouts import joined, title_of

FORMAT: Final = 1
"""Version of the file; a reader refuses a higher one."""

SUFFIX: Final = ".wissenmeldung"
LONGEST: Final = 2_000
"""Characters of one text."""

KIND_WORDS: Final[Mapping[RemarkKind, str]] = {
    RemarkKind.WRONG: "stimmt nicht",
    RemarkKind.UNCLEAR: "unklar",
    RemarkKind.LOOP: "Schleife",
    RemarkKind.IDEA: "Idee",
}
"""How the file names the kinds."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a remark is about: its name, what people call it, and what the person sees.

    `seen` is None for an object as a whole, which has no Fassung.
    """

    ref: str
    title: str
    seen: Seen | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """A remark with what was written; `known` says whether the content still has the place."""

    remark: Remark
    words: str
    title: str
    known: bool


class Remarks:
    """Use cases of F8 and of Meine Meldungen; only `save` may run on any thread."""

    def __init__(self, shelf: Shelf, history: History) -> None:
        self._shelf = shelf
        self._history = history

    @staticmethod
    def subject(library: Library, object_id: str, place: str = "") -> Subject | None:
        """A place of an object as the Library of a day has it; the whole object where nothing of that name is learned.

        `object_id` may also be the Kennung of a part, such as a card. None when the Library has no such thing.
        """
        try:
            entry, part = library.find(object_id)
            part = part or (entry.part(place) if place else None)
            return _subject(library, entry, part)
        except (NotFound, ContentError):
            return None

    def question(self, item: Item) -> Subject:
        """A question just as it was asked."""
        whole = self._shelf.whole
        try:
            entry, _ = whole.find(item.id)
        except NotFound:
            return Subject(item.id, item.title, seen(item))
        return Subject(item.id, joined(entry.title, item.title), seen(item))

    @staticmethod
    def made(subject: Subject, kind: RemarkKind, words: str, *, text_id: str) -> NewEvent:
        """Report; `text_id` is a fresh id for what was written, a slug."""
        written = words.strip()
        return NewEvent(
            Verb.REMARKED,
            subject.ref,
            subject.seen.revision if subject.seen else "",
            {"kind": kind.value, "words": {"text": text_id} if written else None},
            {subject.seen.revision: subject.seen.text} if subject.seen else {},
            {text_id: written} if written else {},
        )

    @staticmethod
    def again(noted: Noted, *, text_id: str) -> NewEvent:
        """Report once more what was taken back; what the person saw then is kept for good."""
        remark = noted.remark
        event = Remarks.made(Subject(remark.object, noted.title), remark.kind, noted.words, text_id=text_id)
        return replace(event, revision=remark.revision)

    @property
    def all(self) -> tuple[Remark, ...]:
        """What was reported, the newest first."""
        return tuple(reversed(self._history.remarks.values()))

    def noted(self, remarks: Iterable[Remark], texts: Mapping[str, str]) -> tuple[Noted, ...]:
        """Remarks with their texts, by id, and the titles that the content gives their places now."""
        return tuple(self._noted(remark, texts.get(remark.text, "")) for remark in remarks)

    def _noted(self, remark: Remark, words: str) -> Noted:
        whole = self._shelf.whole
        if whole.pack is not None and remark.object == whole.pack.id:
            return Noted(remark, words, whole.pack.title, known=True)
        try:
            entry, part = whole.find(remark.object)
        except NotFound:
            return Noted(remark, words, remark.object, known=False)
        return Noted(remark, words, title_of(entry, part), known=True)

    def file(self, noted: Sequence[Noted]) -> str:
        """The file for the trainer: readable, without the person, and with no time finer than the week."""
        pack = self._shelf.whole.pack
        head = {
            "format": FORMAT,
            "paket": pack.id if pack else "",
            "ausgabe": pack.edition if pack else "",
            "rechtsstand": pack.law_as_of.isoformat() if pack and pack.law_as_of else "",
        }
        # By place: the order in which they were written would say more than the week does.
        told = sorted(map(_told, noted), key=lambda one: [one[key] for key in ("kennung", "woche", "art", "text")])
        return json.dumps({**head, "meldungen": told}, ensure_ascii=False, indent=2) + "\n"

    @staticmethod
    def save(path: Path, text: str) -> None:
        """Write the file, whole or not at all; an older one of that name stays until then. Raises PrintError."""
        from wissen.printing.whole_file import write_whole

        write_whole(path, text.encode())


def _subject(library: Library, entry: Entry, part: Part | None) -> Subject:
    if part is None:
        return Subject(entry.id, entry.title)
    # Late: the readers of content come along, and the window is to show before them.
    from wissen.content.revision import step_names
    from wissen.content.summary import sources_of

    content = library.open(entry.id)
    shown = next(source for source in sources_of(content) if source.id == part.id)
    return Subject(entry.ref(part), title_of(entry, part), seen(shown, step_names(content)))


def _told(noted: Noted) -> dict[str, str]:
    year, week, _ = noted.remark.day.isocalendar()
    return {
        "kennung": noted.remark.object,
        "stelle": noted.title,
        "fassung": noted.remark.revision,
        "art": KIND_WORDS[noted.remark.kind],
        "text": noted.words,
        "woche": f"{year}-W{week:02}",
    }
