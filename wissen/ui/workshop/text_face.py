"""The preview as a text: lessons, cards, terms, and everything else from its first word to its last."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.content.item import Item
from wissen.drawing.page import Page
from wissen.ui.items.answer_box import AnswerBox
from wissen.ui.pages.page import Context
from wissen.ui.pages.reading import ReadingArea
from wissen.ui.reader.page_view import START
from wissen.ui.reader.reader_view import ReaderView
from wissen.ui.workshop.face import Face, Seen
from wissen.ui.workshop.preview_content import preview_of
from wissen.ui.workshop.trials import Trials


class TextFace(Face):
    """Only what differs from before is built; where one is reading stays, and so do answers."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.area = ReadingArea(context, self)
        self.area.reader.text_clicked.connect(self.place_chosen)
        self._trials = Trials(context.messages, self)
        self._trials.asked_again.connect(self._ask_again)
        self._boxes: dict[str, AnswerBox] = {}
        self._page: Page | None = None
        self._path = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)

    @property
    def reader(self) -> ReaderView:
        return self.area.reader

    def show_content(self, seen: Seen, place: str) -> None:
        shown = preview_of(seen)
        boxes: dict[str, AnswerBox] = {item.id: self._box(item) for item in shown.items}
        anew = seen.entry.path != self._path
        if anew or shown.page != self._page or boxes != self._boxes:
            position = START if anew else self.area.reader.position()
            self._page, self._path, self._boxes = shown.page, seen.entry.path, boxes
            self.area.show_page(shown.page, self._path, note=seen.note, embedded=dict(boxes), position=position)
            if anew:
                self.show_place(place)

    def show_place(self, place: str) -> None:
        if place:
            self.area.reader.go_to(place)

    def _box(self, item: Item) -> AnswerBox:
        """One that is the same as before keeps what was chosen in it."""
        kept = self._boxes.get(item.id)
        if kept is not None and kept.item == item:
            return kept
        return self._trials.box(item, self.area.reader.viewport())

    def _ask_again(self, item_id: str) -> None:
        item = self._boxes.pop(item_id).item
        self._boxes = {**self._boxes, item_id: self._trials.box(item, self.area.reader.viewport())}
        self.area.reader.set_embedded(self._boxes)
        self._boxes[item_id].take_focus()
