"""The headings of a page as a real list, which follows the reading and leads to what is chosen."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from wissen.drawing.page import OutlineEntry
from wissen.drawing.tokens import CONTROL_HEIGHT, ICON_SMALL, MEDIUM, RADIUS, REGULAR, SPACE_M, SPACE_S, SPACE_XS
from wissen.ui import icons, look
from wissen.ui.delegates.wrapped import draw_wrapped, wrapped_height
from wissen.ui.strings import tr

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
ENTRY = Qt.ItemDataRole.UserRole
READING = Qt.ItemDataRole.UserRole + 1
NOTED = Qt.ItemDataRole.UserRole + 2
_BAR = 3
_TOP_LEVEL = 2


class OutlineModel(QAbstractListModel):
    """The entries, which of them is being read, and under which the person has noted something."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[OutlineEntry, ...] = ()
        self._reading = -1
        self._noted: frozenset[str] = frozenset()

    def set_entries(self, entries: tuple[OutlineEntry, ...]) -> None:
        """Show the headings of another page."""
        self.beginResetModel()
        self._entries, self._reading = entries, -1
        self.endResetModel()

    def set_reading(self, section: str) -> QModelIndex:
        """Mark the entry that is being read; the text before the first heading has none."""
        earlier = self._reading
        self._reading = next((row for row, entry in enumerate(self._entries) if entry.id == section), -1)
        for row in {earlier, self._reading} - {-1}:
            self.dataChanged.emit(self.index(row), self.index(row))
        return self.index(self._reading)

    def set_noted(self, places: frozenset[str]) -> None:
        """Set a sign at these entries."""
        if places != self._noted:
            self._noted = places
            self.dataChanged.emit(self.index(0), self.index(max(0, len(self._entries) - 1)))

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry, reading = self._entries[index.row()], index.row() == self._reading
        noted = entry.id in self._noted
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.title
            case Qt.ItemDataRole.ToolTipRole:
                return tr("{title} (mit Notiz)").format(title=entry.title) if noted else entry.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(entry, reading=reading, noted=noted)
            case _ if role == ENTRY:
                return entry
            case _ if role == READING:
                return reading
            case _ if role == NOTED:
                return noted
        return None


class OutlineDelegate(QStyledItemDelegate):
    """Paints a heading that may wrap, indented by its level, beside a line that is thick where one reads."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry: OutlineEntry = index.data(ENTRY)
        reading: bool = index.data(READING)
        tokens = look.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, QColor(tokens.surface2))
        if reading:
            painter.fillRect(row, QColor(tokens.accent_soft))
        painter.fillRect(QRectF(row.left(), row.top(), _BAR, row.height()), QColor(tokens.border))
        if reading:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawRoundedRect(QRectF(row.left(), row.top(), 2 * _BAR, row.height()), RADIUS / 2, RADIUS / 2)
        painter.setPen(QColor(tokens.accent if reading else tokens.text))
        painter.setFont(_font(option.font, reading=reading))
        space, font = _text_rect(option.rect, entry, noted=index.data(NOTED)), _font(option.font, reading=reading)
        if index.data(NOTED):
            top = option.rect.top() + (option.rect.height() - look.scaled(ICON_SMALL)) // 2
            density = painter.device().devicePixelRatio()
            sign = icons.pixmap("edit_note", colour="accent", size=ICON_SMALL, density=density)
            painter.drawPixmap(space.right() + SPACE_XS, top, sign)
        height = wrapped_height(entry.title, font, space.width())
        draw_wrapped(painter, entry.title, font, space.translated(0, (space.height() - height) // 2))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        entry: OutlineEntry = index.data(ENTRY)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        space = _text_rect(QRect(0, 0, width, 10_000), entry, noted=index.data(NOTED))
        # Measured as if read: the row must not grow when it is.
        height = wrapped_height(entry.title, _font(option.font, reading=True), space.width())
        return QSize(width, max(CONTROL_HEIGHT, height + 2 * SPACE_S))


class Outline(QListView):
    """The list of headings; a click or Return goes there, and it follows the reading while it has not the focus."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Gliederung"))
        self._model = OutlineModel(self)
        self.setModel(self._model)
        self.setItemDelegate(OutlineDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def set_entries(self, entries: tuple[OutlineEntry, ...]) -> None:
        """Show the headings of a page, see `wissen.drawing.page.outline`."""
        self._model.set_entries(entries)
        self.setVisible(bool(entries))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as its rows; it scrolls where the panel has not the room."""
        rows = sum(self.sizeHintForRow(row) for row in range(self._model.rowCount()))
        return QSize(super().sizeHint().width(), rows)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), min(self.sizeHint().height(), 3 * CONTROL_HEIGHT))

    def set_noted(self, places: frozenset[str]) -> None:
        """Set a sign at the headings under which the person has noted something."""
        self._model.set_noted(places)
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def set_reading(self, section: str) -> None:
        """Follow the reading; connect `section_changed` of the reader."""
        index = self._model.set_reading(section)
        # Whoever walks through the list with the arrow keys must not be carried away from the row.
        if index.isValid() and not self.hasFocus():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(ENTRY).id)


def _font(base: QFont, *, reading: bool) -> QFont:
    font = QFont(base)
    font.setWeight(QFont.Weight(MEDIUM if reading else REGULAR))
    return font


def _text_rect(row: QRect, entry: OutlineEntry, *, noted: bool) -> QRect:
    sign = look.scaled(ICON_SMALL) + SPACE_XS if noted else 0
    return row.adjusted(SPACE_M * (entry.level - _TOP_LEVEL + 1), 0, -SPACE_S - sign, 0)


def _spoken(entry: OutlineEntry, *, reading: bool, noted: bool) -> str:
    said = entry.title if entry.level == _TOP_LEVEL else tr("{title}, Unterabschnitt").format(title=entry.title)
    said = tr("{title}, mit Notiz").format(title=said) if noted else said
    return tr("{title}, wird gelesen").format(title=said) if reading else said
