"""The tree of the Werkstatt: what a file is as a symbol, its title, and its state as symbol and word."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from wissen.content.model import Kind
from wissen.drawing.tokens import CONTROL_HEIGHT, FONT_MUTED, ICON_SMALL, SPACE_S, SPACE_XS
from wissen.services.workshop_pictures import is_picture
from wissen.ui import icons, look
from wissen.ui.delegates.node_delegate import row_width
from wissen.ui.delegates.wrapped import draw_wrapped, wrapped_height
from wissen.ui.models.tree_model import NODE
from wissen.ui.strings import tr
from wissen.ui.widgets.tree import Tree
from wissen.ui.workshop.folder_model import FileNode, FolderModel, State, state_words

KIND_ICONS = {
    Kind.MODULE: "school",
    Kind.LESSON: "menu_book",
    Kind.QUIZ: "quiz",
    Kind.PROCESS: "account_tree",
    Kind.CARDS: "quick_reference",
    Kind.PRACTICES: "work",
    Kind.FINDER: "alt_route",
    Kind.PATH: "flag",
    Kind.CHANGE: "gavel",
    Kind.GLOSSARY: "dictionary",
}
_STATES = {
    State.OUTSIDE: ("refresh", "warn"),
    State.UNSAVED: ("edit_note", "info"),
    State.ERRORS: ("error", "err"),
    State.WARNINGS: ("warning", "warn"),
}
_INDENT = 14
_REMEMBERED = 8_000
"""Heights of lines that are kept in mind: more than a large folder has."""


class FolderTree(Tree):
    """Choosing a file asks for it; a folder folds. F2 and the menu ask for another name."""

    file_chosen = Signal(str)

    rename_wanted = Signal(str)
    """Another name for a file, or for a folder, whose path ends in a slash."""

    def __init__(self, parent: QWidget) -> None:
        self._model = FolderModel(parent)
        super().__init__(self._model, tr("Dateien der Werkstatt"), parent, indent=_INDENT)
        self.setItemDelegate(_FileDelegate(self))
        self.chosen.connect(self._choose)
        self._unfolded_once = False
        self._shown: tuple[FileNode, ...] = ()

    def show_tree(self, tree: tuple[FileNode, ...], current: str) -> None:
        """Show these lines, folded and scrolled as before; the current file is in sight."""
        if tree == self._shown:
            return
        self._shown = tree
        if self._model.mend(tree):
            self.scheduleDelayedItemsLayout()  # a state is a line more
            self.scrollTo(self.currentIndex())
        else:
            unfolded = self._unfolded()
            self._model.set_tree(tree)
            self._unfold(unfolded if self._unfolded_once else {node.ref for node in tree})
            self._unfolded_once = self._unfolded_once or bool(tree)
        if current:
            self.go_to(current)

    def go_to(self, path: str) -> None:
        """Make the line of a file the current one."""
        index = self._model.find(path)
        if index.isValid() and index != self.currentIndex():
            above = index.parent()
            while above.isValid():
                self.expand(above)
                above = above.parent()
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def rename_current(self) -> None:
        """Ask for another name for the current line."""
        index = self.currentIndex()
        if index.isValid():
            self.rename_wanted.emit(self._model.branch(index).ref)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_f2(event):
            event.accept()  # the page has another use for the key
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_f2(event):
            self.rename_current()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Umbenennen …\tF2")).triggered.connect(self.rename_current)
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))

    def _choose(self, index: QModelIndex) -> None:
        node: FileNode = self._model.branch(index)
        if node.is_folder:
            self.setExpanded(index, not self.isExpanded(index))
        else:
            self.file_chosen.emit(node.ref)

    def _lines(self) -> list[QModelIndex]:
        found: list[QModelIndex] = []
        number = 0
        while (index := self._model.at(number)).isValid():
            found.append(index)
            number += 1
        return found

    def _unfolded(self) -> set[str]:
        return {self._model.branch(index).ref for index in self._lines() if self.isExpanded(index)}

    def _unfold(self, refs: set[str]) -> None:
        for index in self._lines():
            if self._model.branch(index).ref in refs:
                self.expand(index)


def _is_f2(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_F2 and not event.modifiers()


class _FileDelegate(QStyledItemDelegate):
    """Title that wraps, and below it the state where there is one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heights: dict[tuple[str, str, int, float], int] = {}

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the selection, then symbol, title and state."""
        node: FileNode = index.data(NODE)
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        tokens = look.tokens()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        side, density = look.scaled(ICON_SMALL), painter.device().devicePixelRatio()
        area = option.rect.adjusted(SPACE_S, SPACE_S, -SPACE_S, -SPACE_S)
        title = area.adjusted(side + SPACE_S, 0, 0, 0)

        def sign(name: str, colour: str, left: int, middle: float) -> None:
            picture = icons.pixmap(name, colour="sel_text" if selected else colour, size=ICON_SMALL, density=density)
            painter.drawPixmap(QPointF(left, middle - side / 2), picture)

        line = option.fontMetrics.height()
        sign(_icon(node), "muted", area.left(), area.top() + line / 2)
        painter.setPen(QColor(tokens.sel_text if selected else tokens.text))
        height = draw_wrapped(painter, node.title, option.font, title)
        if node.state in _STATES:
            icon, colour = _STATES[node.state]
            note = title.adjusted(0, height, 0, 0)
            sign(icon, colour, note.left(), note.top() + line / 2)
            painter.setPen(QColor(tokens.sel_text if selected else tokens.muted))
            draw_wrapped(painter, state_words(node), _small(option.font), note.adjusted(side + SPACE_XS, 0, 0, 0))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """High enough for the wrapped title and the state; remembered, as Qt asks for every line again and again."""
        node: FileNode = index.data(NODE)
        width = row_width(option.widget, index)
        asked = (node.title, state_words(node), width, look.text_scale())
        if asked not in self._heights:
            if len(self._heights) >= _REMEMBERED:
                self._heights.clear()
            self._heights[asked] = _height(node, width, option.font)
        return QSize(width, self._heights[asked])


def _height(node: FileNode, width: int, font: QFont) -> int:
    inner = width - 3 * SPACE_S - look.scaled(ICON_SMALL)
    height = wrapped_height(node.title, font, inner)
    if node.state in _STATES:
        beside = inner - look.scaled(ICON_SMALL) - SPACE_XS
        height += wrapped_height(state_words(node), _small(font), beside)
    return max(CONTROL_HEIGHT, height + 2 * SPACE_S)


def _icon(node: FileNode) -> str:
    if node.is_folder:
        return "folder_open"
    if node.kind is not None:
        return KIND_ICONS[node.kind]
    return "image" if is_picture(node.ref) else "settings"


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(look.scaled(FONT_MUTED))
    return small
