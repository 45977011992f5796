"""What all pages with text share: the reader, following its links, explaining its words, finding in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

import shiboken6
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.drawing.page import Lookups
from wissen.drawing.page import Page as TextPage
from wissen.law.citation import Citation, formatted, parse_sources
from wissen.services.explanations import Explanation
from wissen.services.remarks import Subject
from wissen.ui.dialogs.external_link import ExternalLinkDialog, may_be_opened
from wissen.ui.items.answer_box import question_in_hand
from wissen.ui.messages import Message
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.address import address_of
from wissen.ui.pages.page import Context
from wissen.ui.reader.find_bar import FindBar
from wissen.ui.reader.law_hints import COMPARE, DAY, HANDOUT, WALK
from wissen.ui.reader.lookups import LAW, TERM, lookups
from wissen.ui.reader.norm_content import NORM, TAKE_IN
from wissen.ui.reader.page_view import START, ReadingPosition
from wissen.ui.reader.reader_view import ReaderView
from wissen.ui.reader.word_marks import WordMarks
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.explanation_popup import ExplanationPopup

_MOST = 4
"""Norms that a citation leads to by a button each."""


class ReadingArea(QWidget):
    """The reader with its find bar; `path` of the file that is shown decides what its relative links mean."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._path = ""
        self.shown: tuple[TextPage, Lookups] | None = None
        self._to_reveal: QWidget | None = None
        self.reader = ReaderView(self)
        self._find_bar = FindBar(self.reader, self)
        self._marks = WordMarks(self.reader, context.jobs, context.services.search.marks, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._find_bar)
        column.addWidget(self._marks)
        column.addWidget(self.reader, 1)
        self.reader.link_activated.connect(self._follow)
        self.reader.explain_requested.connect(self._explain)
        self.reader.zoom_requested.connect(self._zoom)
        self.reader.embedding.resized.connect(self._reveal)

    def show_page(
        self,
        page: TextPage,
        path: str,
        *,
        own: str = "",
        law: str = "",
        note: str = "",
        embedded: Mapping[str, QWidget] | None = None,
        position: ReadingPosition = START,
    ) -> None:
        """Show a page of the file `path`, from a position or its beginning.

        `own` is the term that it explains, `law` the law that it is from; `note` goes along with everything copied.
        """
        self._path, self._to_reveal = path, None
        found = lookups(self._context.services, path, own=own, law=law)
        self.reader.copied_note = note
        self.shown = page, found
        self.reader.show_page(page, found, embedded=embedded, position=position)

    def reveal_when_laid_out(self, part: QWidget) -> None:
        """Scroll to a part of a question, once the question has taken the room that it needs now."""
        self._to_reveal = part

    def here(self, address: Address) -> Address:
        """The address with the place that is being read, and the words that are marked there."""
        position = self.reader.position()
        return replace(address, place=position.section, fraction=position.fraction, words=self._marks.words)

    def mark_words(self, words: str) -> None:
        """Mark the words that led here; without any, nothing is marked."""
        if words:
            self._find_bar.put_away()
        self._marks.show_words(words)

    def take_marks_away(self) -> bool:
        """Take away what is marked; whether there was anything."""
        return self._marks.leave()

    def subjects(self, found: Callable[[str], Subject | None]) -> tuple[Subject, ...]:
        """What the person may speak of: the question in hand, then what `found` makes of the places in sight."""
        item = question_in_hand()
        asked = self._context.services.remarks.question(item) if item else None
        shown = (asked, *map(found, self.reader.meant()))
        return tuple({one.ref: one for one in shown if one}.values())

    def show_find(self) -> None:
        """Open the find bar; it marks in its own way."""
        self._marks.leave()
        self._find_bar.open()

    def explain(self) -> None:
        """Explain the term that is meant."""
        self.reader.explain()

    def panes(self) -> tuple[QWidget, ...]:
        """The areas that F6 goes through."""
        return (self,)

    def _follow(self, href: str) -> None:
        if href.startswith(TERM):
            self._show(self._context.services.explanations.term(href.removeprefix(TERM)))
        elif href.startswith(LAW):
            self._show_norms(href.removeprefix(LAW))
        elif href.startswith(NORM):
            self._open_norm(href.removeprefix(NORM))
        elif href == TAKE_IN:
            self._take_in()
        elif href.startswith(DAY):
            with suppress(ValueError):
                self._context.choose_day(date.fromisoformat(href.removeprefix(DAY)))
        elif href.startswith(COMPARE):
            self._context.go(Address(Screen.COMPARE, href.removeprefix(COMPARE)))
        elif href.startswith(HANDOUT):
            self._context.go(Address(Screen.HANDOUT, href.removeprefix(HANDOUT)))
        elif href.startswith(WALK):
            self._context.go(Address(Screen.WALK, href.removeprefix(WALK)))
        elif may_be_opened(href):
            ExternalLinkDialog(href, self).open()
        else:
            self._go(href)

    def _go(self, href: str) -> None:
        library = self._context.services.shelf.whole  # a page says itself when it does not hold on the Stichtag
        ref = library.resolve(self._path, href)
        if ref is None:
            self._context.messages.post(Message("warning", tr("Dieser Link führt nirgendwohin."), href))
            return
        entry, part = library.find(ref)
        self._context.go(address_of(entry, part))

    def _explain(self, href: str, word: str) -> None:
        explanations = self._context.services.explanations
        if href:
            self._follow(href)
            return
        found = next(iter(explanations.terms(word)), None)
        unknown = Explanation(word, tr("Dieses Wort steht nicht im Glossar."))
        self._show(explanations.term(found.ref) if found is not None else unknown)

    def _show(self, explanation: Explanation | None, leads: Sequence[tuple[str, str]] = ()) -> None:
        if explanation is None:
            return
        source = tr("Bezug: ") + explanation.sources if explanation.sources else ""
        popup = ExplanationPopup(explanation.title, explanation.text, source, leads=leads, parent=self)
        popup.chosen.connect(self._open_norm)
        popup.show_at(self.reader.point_of_use())

    def _show_norms(self, refs: str) -> None:
        """What is cited, how many texts of the content cite it too, and the way to each."""
        services = self._context.services
        norms = services.explanations.norms(refs)
        places = list(dict.fromkeys(Citation(one.law, one.norm) for one in parse_sources(refs) if one.law))[:_MOST]
        leads = [(tr("{norm} öffnen").format(norm=formatted(place)), str(place)) for place in places]
        count = len(services.law_changes.affected(places))
        cited = tr("Wird in {count} genannt.").format(count=plural(count, "Inhalt", "Inhalten")) if count else ""
        self._show(replace(norms, text="\n".join(part for part in (norms.text, cited) if part)), leads)

    def _take_in(self) -> None:
        from wissen.ui.dialogs.law_dialog import offer_laws  # late: the readers of other programs' files

        offer_laws(self._context, (), self.window())

    def _open_norm(self, ref: str) -> None:
        self._context.go(Address(Screen.NORM, ref))

    def _reveal(self) -> None:
        part, self._to_reveal = self._to_reveal, None
        viewport = self.reader.viewport()
        if part is not None and shiboken6.isValid(part) and viewport.isAncestorOf(part):
            corner = part.mapTo(viewport, QPoint(0, self.reader.verticalScrollBar().value()))
            self.reader.show_rect(QRectF(corner, part.size()))

    def _zoom(self, steps: int) -> None:
        self._context.zoom(steps)
