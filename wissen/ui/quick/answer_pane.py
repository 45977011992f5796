"""The answer to the row that is current, and what can be done with it: copy the sentence, print the Merkblatt."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.content.entry import Entry, Part
from wissen.drawing.page import Page as TextPage
from wissen.drawing.tokens import SPACE_S
from wissen.errors import WissenError
from wissen.printing.marks import Marks
from wissen.services.remarks import Subject
from wissen.services.spoken import sentence_of
from wissen.ui import actions
from wissen.ui.as_of import edition, not_today, text_marks
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.bookmarking import toggle_bookmark
from wissen.ui.pages.page import Context
from wissen.ui.pages.reading import ReadingArea
from wissen.ui.reader.answer_page import answer_page
from wissen.ui.reader.norm_content import page_at, without_uses
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import roomy_button
from wissen.ui.widgets.flow_row import FlowRow


@dataclass(frozen=True, slots=True)
class _Shown:
    """The page of an answer. A place of the law has no `entry`; `law` is the one whose § stand there alone."""

    page: TextPage
    entry: Entry | None = None
    part: Part | None = None
    place: str = ""
    law: str = ""

    @property
    def ref(self) -> str:
        """What a bookmark or a remark is on; "" where there can be none."""
        if self.entry is None:
            return ""
        part = self.part or (self.entry.part(self.place) if self.place else None)
        return self.entry.ref(part) if part is not None else self.entry.id


class AnswerPane(QWidget):
    """Shows one answer; empty until it is told which."""

    told = Signal(str)
    """What was done, in a sentence."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: _Shown | None = None
        self.area = ReadingArea(context, self)
        copy, paper, mark = actions.COPY_SENTENCE, actions.PRINT, actions.BOOKMARK
        self._copy = roomy_button(copy.icon, tr("Satz kopieren"), self.copy_sentence, tip=actions.tip(copy))
        self._print = roomy_button(paper.icon, tr("Merkblatt"), self.print_out, tip=actions.tip(paper))
        self._bookmark = roomy_button(mark.icon, tr("Lesezeichen"), self.bookmark, tip=actions.tip(mark))
        self._bookmark.setCheckable(True)
        context.recorder.changed.connect(self._show_bookmark)
        self._tools = FlowRow()
        self._tools.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        for tool in (self._copy, self._print, self._bookmark):
            self._tools.add(tool)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(self._tools)

    @property
    def sentence(self) -> str:
        """What may be read aloud of the answer that is shown; "" when it has no such sentence."""
        shown = self._shown
        if shown is None or shown.entry is None:
            return ""
        try:
            library = self._context.services.shelf.library
            return sentence_of(library.open(shown.entry.id), shown.part.id if shown.part else "")
        except WissenError:
            return ""

    def show_answer(self, address: Address | None) -> None:
        """Show the answer at an address; None, and what has gone from the content, show nothing."""
        found = self._found(address) if address is not None else None
        if found == self._shown:
            return
        self._shown = found
        self.setEnabled(found is not None)
        if found is None:
            self.area.show_page(TextPage("", ()), "")
            return
        path, own = found.entry.path if found.entry else "", found.part.id if found.part else ""
        note = not_today(self._context.services.shelf) if found.entry else ""
        self.area.show_page(found.page, path, own=own, law=found.law, note=note)
        self._copy.setEnabled(bool(self.sentence))
        self._bookmark.setEnabled(bool(found.ref))
        self._show_bookmark()

    def copy_sentence(self) -> None:
        """Copy the sentence with its day and what it rests on."""
        if self._shown is None:
            return
        if not self.sentence:
            self.told.emit(tr("Diese Antwort hat keinen Satz zum Vorlesen. Markieren Sie, was Sie kopieren möchten."))
            return
        marks = self._marks(self._shown)
        rests_on = " · ".join(part for part in (marks.title, marks.state, marks.watermark) if part)
        QGuiApplication.clipboard().setText(f"{self.sentence}\n({rests_on})")
        self.told.emit(tr("Der Satz ist mit seinem Stand kopiert."))

    def print_out(self) -> None:
        """Offer to print what is shown, as a Merkblatt."""
        from wissen.ui.dialogs.print_dialog import PrintDialog

        if self._shown is not None and self.area.shown is not None:
            marks = self._marks(self._shown)
            PrintDialog(*self.area.shown, marks, self._context.messages, self.window()).open()

    def bookmark(self) -> None:
        """Set or take away the bookmark of what is shown."""
        if self._shown is not None and self._shown.ref:
            toggle_bookmark(self._context, self._shown.ref, self._shown.page.title)
            self._show_bookmark()  # until it is stored, it is as it was

    def show_find(self) -> None:
        """Offer to search the answer."""
        self.area.show_find()

    def explain(self) -> None:
        """Explain the term at the cursor."""
        self.area.reader.explain()

    def report(self) -> None:
        """Offer to report that the answer is wrong, unclear, a loop, or could be better."""
        from wissen.ui.pages.remarking import offer_remark

        offer_remark(self._context, self._subjects(), self)

    def ask_for_help(self) -> None:
        """Offer to ask a mentor about the answer."""
        from wissen.ui.pages.asking_for_help import offer_help

        offer_help(self._context, self._subjects(), self)

    def note(self) -> None:
        """Offer to write a note about the answer."""
        from wissen.ui.pages.noting import offer_note

        offer_note(self._context, self._subjects(), self.window())

    def highlight(self) -> None:
        """Say where words can be marked."""
        self.told.emit(tr("Hier lässt sich nichts markieren. Öffnen Sie die Seite mit der Eingabetaste."))

    def give_room(self, *, room: bool) -> None:
        """With or without the words of the buttons."""
        for tool in (self._copy, self._print, self._bookmark):
            tool.give_room(room=room)

    def _subjects(self) -> tuple[Subject, ...]:
        services = self._context.services
        ref = self._shown.ref if self._shown is not None else ""
        found = services.remarks.subject(services.shelf.library, ref) if ref else None
        return (found,) if found is not None else ()

    def _found(self, address: Address) -> _Shown | None:
        services = self._context.services
        try:
            if address.screen is Screen.NORM:
                place = services.laws.place(address.ref)
                return _Shown(without_uses(page_at(services, place)), law=place.citation.law)
            entry, part = services.shelf.whole.find(address.ref)
            return _Shown(answer_page(services, entry, part, address.place), entry, part, address.place)
        except WissenError:
            return None

    def _marks(self, shown: _Shown) -> Marks:
        services = self._context.services
        if shown.entry is None:
            return Marks(shown.page.title, edition=edition(services.shelf))
        return text_marks(services, shown.page.title, shown.entry)

    def _show_bookmark(self) -> None:
        if self._shown is not None:
            self._bookmark.setChecked(self._context.services.bookmarks.has(self._shown.ref))
