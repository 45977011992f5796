"""Shows a page: builds its document in slices, paints the cards under the text, knows where the reader is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QMimeData, QPointF, QRectF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from wissen.content.blocks import plain_text
from wissen.drawing import cards
from wissen.drawing.built_page import BuiltPage
from wissen.drawing.document_builder import DocumentBuilder
from wissen.drawing.page import Look, Lookups, Page, folds
from wissen.drawing.tokens import COLUMN_WIDTH, SPACE_M
from wissen.ui import look
from wissen.ui.reader.copying import selected_text
from wissen.ui.reader.embedding import Embedding
from wissen.ui.reader.finding import occurrences
from wissen.ui.reader.geometry import range_rects, top_of

# Characters. A lesson of usual length is built in one go; of a longer page first what is seen at once, then slices
# that keep the window alive.
_AT_ONCE, _SLICE = 6_000, 5_000
_SETTLED = 400
"""Milliseconds without scrolling after which the place is worth remembering."""

_RESIZED = 80
_READ_FROM = SPACE_M
"""Pixels below the upper edge of the window at which a heading stands that one went to."""


@dataclass(frozen=True, slots=True)
class ReadingPosition:
    """A place that survives zoom, theme and changes elsewhere on the page: a section and how far into it (0 to 1)."""

    section: str = ""
    fraction: float = 0.0


START = ReadingPosition()


class PageView(QTextBrowser):
    """A page in a column of reading width; follows theme, text scale and width of the window by itself."""

    section_changed = Signal(str)
    """The section or question that is being read."""

    moved = Signal()
    """The reader has come to rest somewhere else: a moment to remember `position()`."""

    page_built = Signal()
    """The whole page stands, from the first to the last word; also after each rebuild."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: otherwise it appears while the page is laid out, and all is laid out again.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._page = Page("", ())
        self._lookups = Lookups()
        self._opened: frozenset[str] = frozenset()
        self._wanted: ReadingPosition | None = None
        self._held: ReadingPosition | None = None
        self._section = ""
        self.copied_note = ""
        """Goes along with everything that is copied from here."""
        self._building = False
        self.embedding = Embedding(self)
        self.embedding.resized.connect(self._fit_embedded)
        self._slices = self._timer(0, self._build_slice, repeating=True)
        self._settled = self._timer(_SETTLED, self.moved.emit)
        self._look_again = self._timer(0, self._follow_look)
        self._width_again = self._timer(_RESIZED, self._follow_look)
        self._builder = DocumentBuilder(self._page, self._look(), self._lookups)
        self._build()

    def _timer(self, interval: int, slot: Callable[[], object], *, repeating: bool = False) -> QTimer:
        timer = QTimer(self, interval=interval, singleShot=not repeating)
        timer.timeout.connect(slot)
        return timer

    # ------------------------------------------------------------ the page

    @property
    def built(self) -> BuiltPage:
        """What stands so far."""
        return self._builder.built

    def show_page(
        self,
        page: Page,
        lookups: Lookups,
        *,
        embedded: Mapping[str, QWidget] | None = None,
        position: ReadingPosition = START,
    ) -> None:
        """Show a page from its beginning or from a position; `embedded` as in `set_embedded`."""
        self._page, self._lookups, self._opened = page, lookups, frozenset()
        self._section, self._held = "", None
        self.setAccessibleName(page.title)
        self.embedding.set_widgets(embedded or {})
        self._build()
        self.restore(position)

    def set_embedded(self, widgets: Mapping[str, QWidget]) -> None:
        """Lay these widgets over the room of their questions, by id; the view owns them and deletes earlier ones."""
        self.embedding.set_widgets(widgets)
        if set(widgets) == set(self.built.questions):
            self._fit_embedded()
        else:
            self.rebuild()

    def toggle_fold(self, key: str) -> None:
        """Open or close a folded part; everything above it stays where it is."""
        self._opened ^= {key}
        scrolled = self.verticalScrollBar().value()
        self._build()
        self._wanted = None
        self.verticalScrollBar().setValue(scrolled)

    def fold_is_open(self, key: str) -> bool:
        """Whether a folded part is shown."""
        return key in self._opened

    def open_folds_with(self, wanted: str) -> None:
        """Open the folded parts whose text a reader searches for."""
        matching = {
            str(index)
            for index, part in enumerate(folds(self._page))
            if occurrences(f"{part.title}\n{plain_text(part.blocks)}", wanted)
        }
        if not matching <= self._opened:
            self._opened |= matching
            self.rebuild()

    def rebuild(self) -> None:
        """Build the page anew where the reader is."""
        position = self._held or self.position()
        self._held = None
        self._build()
        self.restore(position)

    def _build(self) -> None:
        self._building = True  # what the scroll bar does meanwhile is not the reader's doing
        now = self._look()
        earlier = self.built.document
        rooms = self.embedding.rooms(now)
        self._builder = DocumentBuilder(self._page, now, self._lookups, opened=self._opened, rooms=rooms)
        more = self._builder.advance(_AT_ONCE)
        document = self.built.document
        document.setParent(self)
        document.setTextWidth(now.width)  # else it is laid out twice
        self.setExtraSelections([])  # Qt would look for the marks in the document that goes, when it gets others
        self.setDocument(document)
        earlier.deleteLater()
        document.documentLayout().documentSizeChanged.connect(self._place_embedded)
        self._lay_out()
        self._building = False
        if more:
            self._slices.start()
        else:
            self._slices.stop()
            self.page_built.emit()

    def _build_slice(self) -> None:
        more = self._builder.advance(_SLICE)
        self._lay_out()
        if not more:
            self._slices.stop()
        if self._wanted:
            self.restore(self._wanted)
        if not more:
            self.page_built.emit()

    def _lay_out(self) -> None:
        """Lay out all that is built: Qt does so bit by bit, and the scroll bar could not go everywhere yet."""
        layout = self.document().documentLayout()
        layout.documentSizeChanged.emit(layout.documentSize())

    # ------------------------------------------------------------ look and width

    def _look(self) -> Look:
        return Look(look.tokens(), look.text_scale(), self._column_width(), self.devicePixelRatioF())

    def _column_width(self) -> int:
        return max(1, min(round(COLUMN_WIDTH * look.text_scale()), self._room()))

    def _room(self) -> int:
        return self.width() - self.verticalScrollBar().sizeHint().width()

    def _centre_column(self) -> None:
        side = max(0, (self._room() - self._column_width()) // 2)
        self.setViewportMargins(side, 0, side, 0)

    def _follow_look(self) -> None:
        """Build the page in another look or width; out of sight not before it is seen again."""
        if not self.isVisible():
            return
        self._centre_column()
        if self.built.look != self._look():
            self.rebuild()
        self._held = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._held is None and self.built.look.width != self._column_width():
            self._held = self.position()
        self._centre_column()
        super().resizeEvent(event)
        if self._held:
            # The lines break anew at once, pictures and tables follow when the window has found its width.
            self.restore(self._held)
            self._width_again.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow_look()

    def changeEvent(self, event: QEvent) -> None:
        changed = event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange}
        if changed and self._held is None and self.isVisible():
            self._held = self.position()  # before anything moves
        super().changeEvent(event)
        # A change of theme or text scale comes as several events: look once all have arrived.
        if changed:
            self._look_again.start()

    # ------------------------------------------------------------ where the reader is

    def position(self) -> ReadingPosition:
        """What stands at the top of the window."""
        if self._wanted:
            return self._wanted
        if not self.built.sections:
            return START
        line = self.verticalScrollBar().value() + _READ_FROM
        index = self.built.section_at(self.built.position_at(line))
        start, end = self._extent(index)
        fraction = (line - start) / (end - start) if end > start else 0.0
        return ReadingPosition(self.built.sections[index][1], min(1.0, max(0.0, fraction)))

    def meant(self) -> tuple[str, ...]:
        """The sections and questions that a person may speak of, the likeliest first.

        That is where they have marked text, else the one being read, then whatever else is in sight.
        """
        built, top = self.built, self.verticalScrollBar().value()
        if not built.sections:
            return ()
        ends = (built.position_at(top), built.position_at(top + self.viewport().height()))
        first, last = (built.section_at(position) for position in ends)
        cursor = self.textCursor()
        marked = built.sections[built.section_at(cursor.selectionStart())][1] if cursor.hasSelection() else ""
        seen = (place for _, place in built.sections[first : last + 1])
        return tuple(dict.fromkeys((marked or self._section, *seen)))

    def first_visible(self) -> int:
        """The position in the document of the first text that is seen."""
        top = self.verticalScrollBar().value()
        block = self.document().findBlock(self.built.position_at(top))
        hidden = self.document().documentLayout().blockBoundingRect(block).bottom() <= top
        return (block.next() if hidden and block.next().isValid() else block).position()

    def restore(self, position: ReadingPosition) -> None:
        """Go to a position as soon as the page is built that far; an unknown section is the beginning."""
        places = [place for _, place in self.built.sections]
        index = places.index(position.section) if position.section in places else None
        # A section has its full height once the next one has begun.
        if position.section and self._slices.isActive() and (index is None or index + 1 == len(places)):
            self._wanted = position
            return
        self._wanted = None
        start, end = self._extent(index) if index is not None else (0.0, 0.0)
        self._scroll_to(start + position.fraction * (end - start))
        self._follow_section()

    def go_to(self, place: str) -> bool:
        """Scroll to a section, question or footnote; False when the page has none of that name."""
        position = self.built.places.get(place)
        self._held = None
        if position is not None:
            self._wanted = None
            self._scroll_to(top_of(self.document(), position))
        elif self._slices.isActive() and any(part.id == place for part in self._page.parts):
            self._wanted = ReadingPosition(place)
        return position is not None or self._wanted is not None

    def reveal(self, start: int, end: int) -> None:
        """Scroll as little as it takes to see these characters."""
        for rect in range_rects(self.document(), start, end)[:1]:
            self.show_rect(rect)

    def show_rect(self, rect: QRectF) -> None:
        """Scroll as little as it takes to see a part of the page, given in its own coordinates."""
        bar = self.verticalScrollBar()
        top, height = bar.value(), self.viewport().height()
        if rect.top() - SPACE_M < top or rect.height() > height:
            bar.setValue(round(rect.top()) - 2 * SPACE_M)
        elif rect.bottom() + SPACE_M > top + height:
            bar.setValue(round(rect.bottom()) + 2 * SPACE_M - height)

    def _scroll_to(self, height: float) -> None:
        self.verticalScrollBar().setValue(ceil(height) - _READ_FROM)

    def _extent(self, index: int) -> tuple[float, float]:
        """Top and bottom of a section."""
        built = self.built
        start = top_of(built.document, built.sections[index][0]) if index else 0.0
        if index + 1 < len(built.sections):
            return start, top_of(built.document, built.sections[index + 1][0])
        return start, built.document.size().height()

    def _follow_section(self) -> None:
        if not self.built.sections:
            return
        bar = self.verticalScrollBar()
        # The line that is being read wanders down the window as the page is scrolled: so a short last section, too,
        # gets its turn.
        done = bar.value() / bar.maximum() if bar.maximum() else 0.0
        line = bar.value() + done * self.viewport().height() + 2 * SPACE_M
        section = self.built.sections[self.built.section_at(self.built.position_at(line))][1]
        if section != self._section:
            self._section = section
            self.section_changed.emit(section)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place_embedded()
        if not self._building:
            self._follow_section()
            self._settled.start()

    # ------------------------------------------------------------ painting and Qt's questions

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        scrolled = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        painter.translate(-scrolled)
        self.paint_under(painter, QRectF(event.rect()).translated(scrolled))
        painter.end()
        super().paintEvent(event)

    def paint_under(self, painter: QPainter, visible: QRectF) -> None:
        """Paint what lies under the text, in the coordinates of the document."""
        cards.paint(painter, self.built, visible)

    def event(self, event: QEvent) -> bool:
        # Qt drops a wheel that turns beside the column.
        if event.type() == QEvent.Type.Wheel:
            return QCoreApplication.sendEvent(self.verticalScrollBar(), event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._look_again.start()
        return super().event(event)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Give empty data: left to itself, Qt reads any file and asks any server whose name stands in a page.

        Nothing at all (None) would not do: then the document tries on its own.
        """
        del kind, name
        return QByteArray()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text, without the soft hyphens and the colours of the theme."""
        data = QMimeData()
        note = f"\n({self.copied_note})" if self.copied_note else ""
        data.setText(selected_text(self.textCursor(), self.built) + note)
        return data

    def _place_embedded(self) -> None:
        self.embedding.place(self.built)

    def _fit_embedded(self) -> None:
        self.embedding.fit(self.built)
        self._follow_section()
