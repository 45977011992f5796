"""What a person keeps in a text that is shown: highlights in it, notes in its margin, signs in its outline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from wissen.content.library import Library
from wissen.learning.notes import Highlight, Note
from wissen.services.highlights import HighlightView, Marked, Shown, shown
from wissen.services.notes import Notes, NoteView
from wissen.services.remarks import Subject
from wissen.services.whereabouts import Spot
from wissen.ui.pages.highlighting import change_highlights, highlight
from wissen.ui.pages.noted_margin import NotedMargin
from wissen.ui.pages.noting import ask_for_note, offer_note
from wissen.ui.pages.page import Page
from wissen.ui.pages.reading import ReadingArea
from wissen.ui.reader.own_marks import OwnMark

_Found = tuple[tuple[tuple[Highlight, Spot], ...], tuple[tuple[Note, str], ...]]


class OwnPlaces(QObject):
    """Follows the history; `subject_at` is the page's way to name a part of what it shows."""

    def __init__(
        self, page: Page, area: ReadingArea, margin: NotedMargin, subject_at: Callable[[str], Subject | None]
    ) -> None:
        super().__init__(page)
        self._page, self._area, self._margin = page, area, margin
        self._subject_at = subject_at
        self._known: object = None
        self._library: Library | None = None
        self._object = ""
        self._views: tuple[HighlightView, ...] = ()
        area.reader.markable = True
        area.reader.mark_wanted.connect(self.highlight)
        area.reader.mark_removed.connect(self._remove)
        area.reader.mark_noted.connect(self._note_at)
        margin.notes.asked.connect(self._write_anew)
        margin.notes.left.connect(area.reader.setFocus)

    def show(self, object_id: str) -> None:
        """Show what is kept in an object; nothing is read again while it is the same."""
        services = self._page.context.services
        found = (services.highlights.on(object_id), services.notes.on(object_id)) if services.ready else ((), ())
        library = services.shelf.library
        if self._library is library and self._known == (object_id, found):
            return
        now = (object_id, found)
        self._library = library
        if object_id != self._object:
            self._margin.show_outline_face()
            self._take((), (), ())
        self._known, self._object = now, object_id
        highlights, notes = found
        texts = [name for one, _ in highlights for name in (one.text, one.title)]
        texts += [name for note, _ in notes for name in (note.text, note.title)]
        if not texts:
            self._take((), (), ())
            return
        read = partial(services.journal.texts, [name for name in texts if name])
        self._page.context.jobs.database(read, partial(self._look, now, found, library), owner=self)

    def highlight(self) -> None:
        """Mark what is selected."""
        selected = [(self._subject_at(mark.place), mark) for mark in self._area.reader.own.selected()]
        meant = [(subject, Marked(mark.words, mark.number)) for subject, mark in selected if subject is not None]
        highlight(self._page.context, meant)

    def write_note(self) -> None:
        """Open the note of the place that is being read, beside the text."""
        self._write(fresh=False)

    def _write_anew(self) -> None:
        self._write(fresh=True)

    def _write(self, *, fresh: bool) -> None:
        subjects = self._page.remarkable()
        if not subjects or not self._page.context.services.ready:
            offer_note(self._page.context, (), self._page.window())
            return
        self._open(subjects[0], fresh=fresh)

    def _note_at(self, mark_id: str) -> None:
        place = next((view.highlight.object for view in self._views if view.highlight.id == mark_id), "")
        spot = self._page.context.services.whereabouts.of(place) if place else None
        subject = self._subject_at(spot.part.id) if spot and spot.part else None
        if subject is not None:
            self._open(subject)

    def _open(self, subject: Subject, *, fresh: bool = False) -> None:
        """In the margin, or over the text where there is no room beside it."""
        if self._margin.has_room:
            self._margin.show_notes()
            self._margin.notes.write_at(subject, fresh=fresh)
        else:
            view = self._margin.notes.note_at(subject, fresh=fresh)
            ask_for_note(self._page.context, view, self._page.window())

    def _remove(self, mark_id: str) -> None:
        views = [view for view in self._views if view.highlight.id == mark_id]
        if views:
            change_highlights(self._page.context, views, kept=False)

    def _look(self, asked: object, found: _Found, library: Library, texts: dict[str, str]) -> None:
        """The texts are there: look on a lane where the words stand."""
        highlights, notes = found
        services = self._page.context.services
        views = [services.highlights.view(one, texts) for one, _ in highlights]
        known = tuple(view for view in views if view is not None)
        written = Notes.views(notes, texts)
        work = partial(shown, highlights, texts, library)
        self._page.context.jobs.read(work, partial(self._take_if_asked, asked, known, written), owner=self)

    def _take_if_asked(
        self, asked: object, views: tuple[HighlightView, ...], notes: tuple[NoteView, ...], marks: Sequence[Shown]
    ) -> None:
        if asked is self._known:
            self._take(views, notes, marks)

    def _take(self, views: tuple[HighlightView, ...], notes: tuple[NoteView, ...], marks: Sequence[Shown]) -> None:
        self._views = views
        self._area.reader.own.show([OwnMark(one.id, one.place, one.marked.words, one.marked.number) for one in marks])
        self._margin.take_notes(notes)
