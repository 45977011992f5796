"""The preview of the Werkstatt: the reader itself, with questions that can be answered and are not recorded."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from wissen.content.item import Item
from wissen.drawing.page import Lookups, Page
from wissen.drawing.tokens import SPACE_M, SPACE_S
from wissen.errors import InvalidResponse
from wissen.learning.grading import grade
from wissen.services.quizzes import shown_order
from wissen.services.workshop import Looked
from wissen.ui.items.answer_box import AnswerBox
from wissen.ui.messages import Messages
from wissen.ui.reader.page_view import START
from wissen.ui.reader.reader_view import ReaderView
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.day_field import DayField
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.workshop.preview_content import place_at, preview_of


class Preview(QWidget):
    """Shows what was looked at last; what cannot be read leaves the page before it, and says so."""

    day_changed = Signal()
    """It is to be shown for another day."""

    link_wanted = Signal(str)
    """A link was followed, as written or as the lookups made it."""

    def __init__(self, messages: Messages, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._messages, self._today = messages, today
        self._looked: Looked | None = None
        self._page: Page | None = None
        self._boxes: dict[str, AnswerBox] = {}
        self._place = ""
        self._day = DayField(today, self)
        self._day.setAccessibleName(tr("Stichtag der Vorschau"))
        self._day.changed.connect(self._choose_day)
        self._back = button(tr("Heute"), self.go_to_today, weight="quiet")
        label = QLabel(tr("Vorschau für den"))
        label.setBuddy(self._day)
        head = FlowRow(self)
        head.setProperty("role", "head")
        head.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        for widget in (label, self._day, self._back):
            head.add(widget)
        self._told = WrapLabel(tr("Hier sehen Sie, was aus einer Datei wird."), "muted", self)
        self._told.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        self.reader = ReaderView(self)
        self.reader.setAccessibleName(tr("Vorschau"))
        self.reader.link_activated.connect(self.link_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._told)
        column.addWidget(self.reader, 1)
        self._back.hide()

    @property
    def day(self) -> date:
        """The day for which it shows the text."""
        return self._day.day

    def go_to_today(self) -> None:
        """Show what holds today."""
        self._day.set_day(self._today)
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_looked(self, looked: Looked, lookups: Lookups) -> None:
        """Show a text; only what differs from before is built, where one is reading stays."""
        before, self._looked = self._looked, looked
        self._tell(looked)
        if looked.content is None:
            if before is None or before.path != looked.path:
                self._show(Page(looked.path.rpartition("/")[2], ()), {}, lookups, anew=True)
            return
        shown = preview_of(looked.content, self.day)
        boxes: dict[str, AnswerBox] = {item.id: self._box(item) for item in shown.items}
        anew = before is None or before.path != looked.path
        if anew or shown.page != self._page or list(boxes.values()) != list(self._boxes.values()):
            self._show(shown.page, boxes, lookups, anew=anew)

    def show_line(self, line: int) -> None:
        """Go to what stands in a line of the file, when it is another part than before."""
        entry = self._looked.entry if self._looked else None
        place = place_at(entry, line, self.day) if entry else ""
        if place and place != self._place:
            self.reader.go_to(place)
        self._place = place

    def _show(self, page: Page, boxes: dict[str, AnswerBox], lookups: Lookups, *, anew: bool) -> None:
        position = START if anew else self.reader.position()
        self._page, self._boxes = page, boxes
        self._place = "" if anew else self._place
        self.reader.show_page(page, lookups, embedded=dict(boxes), position=position)

    def _tell(self, looked: Looked) -> None:
        told = ""
        if looked.content is None and looked.problems:
            told = tr("So lässt sich die Datei noch nicht lesen: {text}").format(text=looked.problems[0].text)
        elif looked.content is None:
            told = tr("Zu dieser Datei gibt es keine Vorschau.")
        self._told.setText(told)
        self._told.setVisible(bool(told))

    def _box(self, item: Item) -> AnswerBox:
        """What answers a question; one that is the same as before keeps its answer."""
        kept = self._boxes.get(item.id)
        if kept is not None and kept.item == item:
            return kept
        box = AnswerBox(item, shown_order(item, seed=0), self.reader.viewport(), repeatable=True)
        box.hide()
        box.answered.connect(partial(self._answer, item.id))
        box.again.connect(partial(self._ask_again, item.id))
        return box

    def _answer(self, item_id: str, response: tuple[str, ...]) -> None:
        box = self._boxes[item_id]
        try:
            box.show_outcome(grade(box.item, response), aloud=True)
        except InvalidResponse as error:
            self._messages.tell(error)

    def _ask_again(self, item_id: str) -> None:
        item = self._boxes.pop(item_id).item
        self._boxes = {**self._boxes, item_id: self._box(item)}
        self.reader.set_embedded(self._boxes)
        self._boxes[item_id].take_focus()

    def _choose_day(self) -> None:
        self._back.setVisible(self.day != self._today)
        self.day_changed.emit()
