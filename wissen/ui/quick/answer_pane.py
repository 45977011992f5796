"""The answer to the row that is current, and what can be done with it: copy the sentence, print the Merkblatt."""

from __future__ import annotations

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
from wissen.ui.as_of import not_today, text_marks
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.bookmarking import toggle_bookmark
from wissen.ui.pages.page import Context
from wissen.ui.pages.reading import ReadingArea
from wissen.ui.reader.answer_page import answer_page
from wissen.ui.reader.norm_content import page_at, without_uses
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import roomy_button
from wissen.ui.widgets.flow_row import FlowRow


class AnswerPane(QWidget):
    """Shows one answer; empty until it is told which."""

    told = Signal(str)
    """What was done, in a sentence."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: tuple[Address, Entry, Part | None, TextPage] | None = None
        self._norm = ""
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
        if self._shown is None:
            return ""
        _, entry, part, _ = self._shown
        try:
            library = self._context.services.shelf.library
            return sentence_of(library.open(entry.id), part.id if part else "")
        except WissenError:
            return ""

    def show_answer(self, address: Address | None) -> None:
        """Show the answer at an address; None, and what has gone from the content, show nothing."""
        if address is not None and address.screen is Screen.NORM and self._show_norm(address):
            return
        found = self._found(address) if address is not None else None
        if found == self._shown and not self._norm:
            return
        self._shown, self._norm = found, ""
        self.setEnabled(found is not None)
        self._tools.setEnabled(True)
        if found is None:
            self.area.show_page(TextPage("", ()), "")
            return
        _, entry, part, page = found
        note = not_today(self._context.services.shelf)
        self.area.show_page(page, entry.path, own=part.id if part else "", note=note)
        self._copy.setEnabled(bool(self.sentence))
        self._show_bookmark()

    def _show_norm(self, address: Address) -> bool:
        """Show the words of the law, which are no answer: there is no sentence to copy, and no Merkblatt."""
        services = self._context.services
        try:
            place = services.laws.place(address.ref)
        except WissenError:
            return False
        self._shown, self._norm = None, address.ref
        self.setEnabled(True)
        self._tools.setEnabled(False)
        self.area.show_page(without_uses(page_at(services, place)), "", law=place.citation.law)
        return True

    def copy_sentence(self) -> None:
        """Copy the sentence with its day and what it rests on."""
        if self._shown is None:
            return
        if not self.sentence:
            self.told.emit(tr("Diese Antwort hat keinen Satz zum Vorlesen. Markieren Sie, was Sie kopieren möchten."))
            return
        marks = self._marks()
        rests_on = " · ".join(part for part in (marks.title, marks.state, marks.watermark) if part)
        QGuiApplication.clipboard().setText(f"{self.sentence}\n({rests_on})")
        self.told.emit(tr("Der Satz ist mit seinem Stand kopiert."))

    def print_out(self) -> None:
        """Offer to print what is shown, as a Merkblatt."""
        from wissen.ui.dialogs.print_dialog import PrintDialog

        if self._shown is not None and self.area.shown is not None:
            PrintDialog(*self.area.shown, self._marks(), self._context.messages, self.window()).open()

    def bookmark(self) -> None:
        """Set or take away the bookmark of what is shown."""
        if self._shown is not None:
            toggle_bookmark(self._context, self._ref, self._shown[3].title)
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

    def give_room(self, *, room: bool) -> None:
        """With or without the words of the buttons."""
        for tool in (self._copy, self._print, self._bookmark):
            tool.give_room(room=room)

    @property
    def _ref(self) -> str:
        if self._shown is None:
            raise AssertionError("nothing is shown")
        address, entry, part, _ = self._shown
        if part is not None:
            return entry.ref(part)
        place = entry.part(address.place) if address.place else None
        return entry.ref(place) if place is not None else entry.id

    def _subjects(self) -> tuple[Subject, ...]:
        services = self._context.services
        found = services.remarks.subject(services.shelf.library, self._ref) if self._shown is not None else None
        return (found,) if found is not None else ()

    def _found(self, address: Address) -> tuple[Address, Entry, Part | None, TextPage] | None:
        services = self._context.services
        try:
            entry, part = services.shelf.whole.find(address.ref)
            return address, entry, part, answer_page(services, entry, part, address.place)
        except WissenError:
            return None

    def _marks(self) -> Marks:
        if self._shown is None:
            raise AssertionError("nothing is shown")
        _, entry, _, page = self._shown
        return text_marks(self._context.services, page.title, entry)

    def _show_bookmark(self) -> None:
        if self._shown is not None:
            self._bookmark.setChecked(self._context.services.bookmarks.has(self._ref))
