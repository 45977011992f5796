"""One list of Meine Unterlagen: what a tab is to the page, and the tab of what is kept at places of the content."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from wissen.drawing.page import PageSection
from wissen.drawing.tokens import SPACE_S
from wissen.services.documents import Drawer, Drawn, Filed, Order, State, narrowed
from wissen.services.highlights import HighlightView
from wissen.services.notes import NoteView
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.address import address_of
from wissen.ui.pages.bookmarking import change_bookmark
from wissen.ui.pages.highlighting import change_highlights
from wissen.ui.pages.noting import ask_for_note, bring_note_back, take_note_away
from wissen.ui.pages.page import Context, scrolled
from wissen.ui.reader.kept_page import about, list_of
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.empty_state import EmptyState
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.row_list import RowList

_LIST, _EMPTY, _NOTHING = range(3)
NAMES = {Drawer.BOOKMARKS: "Lesezeichen", Drawer.NOTES: "Notizen", Drawer.HIGHLIGHTS: "Markierungen"}
_ICONS = {Drawer.BOOKMARKS: "bookmark", Drawer.NOTES: "edit_note", Drawer.HIGHLIGHTS: "ink_highlighter"}
_HOW = {
    Drawer.BOOKMARKS: "Noch kein Lesezeichen. Strg+D setzt eines, wo Sie gerade lesen.",
    Drawer.NOTES: "Noch keine Notiz. Strg+M öffnet eine neben dem Text, den Sie gerade lesen.",
    Drawer.HIGHLIGHTS: "Noch nichts markiert. Wählen Sie im Text Wörter aus, und drücken Sie Strg+Umschalt+M.",
}


class DocumentsTab(QWidget):
    """What the page asks of a tab. `key` stands in addresses, `name` on the tab."""

    counted = Signal()
    """`count` may be another one."""

    key = ""
    name = ""
    count = 0
    """How many are shown."""
    is_list = True
    """Whether it can be searched and ordered, and is for nobody but the person."""

    def refresh(self) -> None:
        """Read again what is kept."""

    def narrow(self, words: str, order: Order) -> None:
        """Show only those in which these words stand, in this order."""

    def take_focus(self) -> None:
        """Put the focus into the list."""

    def go_to(self, place: str) -> None:
        """Make the one of this name the current one."""

    def place(self) -> str:
        """The name of the current one; "" without any."""
        return ""

    def printed(self) -> tuple[PageSection, ...]:
        """What of it goes on paper."""
        return ()


class KeptTab(DocumentsTab):
    """The list of one drawer with what can be done with the current one."""

    def __init__(self, drawer: Drawer, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.key, self.name = drawer.value, tr(NAMES[drawer])
        self._context, self._drawer = context, drawer
        self._drawn: Drawn | None = None
        self._filed: tuple[Filed, ...] = ()
        self._shown: dict[str, Filed] = {}
        self._words, self._order = "", Order.NEWEST
        self._wanted = ""
        self._focus_wanted = False
        self._model = RowModel(self)
        self._list = RowList(self._model, self.name, self, details=drawer is not Drawer.BOOKMARKS)
        self._list.chosen.connect(self._open_row)
        self._list.selectionModel().currentChanged.connect(self._offer)
        self._edit = button(tr("Bearbeiten"), self.edit)
        self._remove = button(tr("Entfernen"), self.remove)
        self._bring_back = button(tr("Wiederherstellen"), self.bring_back)
        self._erase = button(tr("Endgültig löschen …"), self.erase)
        acts = FlowRow(self)
        for act in (self._edit, self._remove, self._bring_back, self._erase):
            acts.add(act)
        self._empty = EmptyState(_ICONS[drawer], tr(_HOW[drawer]))
        self._nothing = EmptyState("search", tr("In dieser Liste steht nichts davon."))
        self._faces = QStackedWidget()
        for face in (self._list, scrolled(self._empty), scrolled(self._nothing)):
            self._faces.addWidget(face)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self._faces, 1)
        column.addWidget(acts)
        for keys, slot in ((QKeySequence(Qt.Key.Key_Delete), self._delete), (QKeySequence(Qt.Key.Key_F2), self.edit)):
            shortcut = QShortcut(keys, self._list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)
        self._offer()

    def refresh(self) -> None:
        drawn = self._context.services.documents.open(self._drawer)
        before = self._drawn
        if before is not None and drawn.library is before.library and drawn.pieces == before.pieces:
            return
        self._drawn = drawn
        read = partial(self._context.services.journal.texts, drawn.text_ids)
        self._context.jobs.database(read, partial(self._look, drawn), owner=self)

    def narrow(self, words: str, order: Order) -> None:
        self._words, self._order = words, order
        self._show()

    def take_focus(self) -> None:
        self._focus_wanted = not self._model.rows
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, place: str) -> None:
        self._wanted = place
        self._go_to_wanted()

    def place(self) -> str:
        current = self._current
        return current.id if current else ""

    def printed(self) -> tuple[PageSection, ...]:
        return list_of(self._drawer, self.name, tuple(self._shown.values()))

    # ------------------------------------------------------------ what can be done with one

    def edit(self) -> None:
        """Change the note."""
        current = self._current
        if current is not None and isinstance(current.view, NoteView) and current.state is not State.TAKEN_AWAY:
            ask_for_note(self._context, current.view, self.window())

    def remove(self) -> None:
        """Take it away; the message brings it back."""
        current = self._current
        if current is None or current.state is State.TAKEN_AWAY:
            return
        if isinstance(current.view, NoteView):
            take_note_away(self._context, current.view)
        elif isinstance(current.view, HighlightView):
            change_highlights(self._context, [current.view], kept=False)
        else:
            change_bookmark(self._context, current.id, current.title, kept=False)

    def bring_back(self) -> None:
        """Let one that was taken away be there again."""
        current = self._current
        if current is not None and isinstance(current.view, NoteView):
            bring_note_back(self._context, current.view)
        elif current is not None and isinstance(current.view, HighlightView):
            change_highlights(self._context, [current.view], kept=True)

    def erase(self) -> None:
        """Ask whether it is to be erased for good."""
        from wissen.ui.dialogs.erase_kept_dialog import EraseKeptDialog

        if self._current is not None and self._current.view is not None:
            EraseKeptDialog(self._context, self._current, self.window()).open()

    def _delete(self) -> None:
        """Do what is due with the current one: first away, then for good."""
        if self._current is not None and self._current.state is State.TAKEN_AWAY:
            self.erase()
        else:
            self.remove()

    # ------------------------------------------------------------ what is shown

    @property
    def _current(self) -> Filed | None:
        row = self._list.current
        return self._shown.get(row.address.place) if row is not None and row.address is not None else None

    def _look(self, drawn: Drawn, texts: dict[str, str]) -> None:
        if drawn is self._drawn:
            self._context.jobs.read(partial(drawn.filed, texts), partial(self._take, drawn), owner=self)

    def _take(self, drawn: Drawn, filed: tuple[Filed, ...]) -> None:
        if drawn is self._drawn:
            self._filed = filed
            self._wanted = self._wanted if self._has(self._wanted) else ""
            self._show()

    def _show(self) -> None:
        found = narrowed(self._filed, self._words, self._order)
        at, row = self.place(), self._list.currentIndex().row()
        self._shown = {one.id: one for one in found}
        kept = [_row(one) for one in found if one.state is not State.TAKEN_AWAY]
        away = [_row(one) for one in found if one.state is State.TAKEN_AWAY]
        self.count = len(kept)
        self._model.set_rows([*kept, *([Row(tr("Entfernt"))] if away else []), *away])
        self._faces.setCurrentIndex(_LIST if found else _NOTHING if self._filed else _EMPTY)
        self._list.go_to_first()
        if not self._wanted and at not in self._shown and 0 < row < len(self._model.rows):
            self._list.go_on(row - self._list.currentIndex().row())  # where the one stood that has gone
        self._wanted = self._wanted or (at if self._has(at) else "")
        self._go_to_wanted()
        self._offer()
        self.counted.emit()
        if self._focus_wanted and found:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus_wanted = self._focus_wanted and not found

    def _has(self, name: str) -> bool:
        """Whether it lies in the drawer, be it shown or not."""
        return any(one.id == name for one in self._filed)

    def _go_to_wanted(self) -> None:
        if self._wanted in self._shown:
            self._list.go_to(_address(self._shown[self._wanted]))
            self._list.scrollTo(self._list.currentIndex())
            self._wanted = ""

    def _offer(self, _now: QModelIndex | None = None, _before: QModelIndex | None = None) -> None:
        current = self._current
        away = current is not None and current.state is State.TAKEN_AWAY
        self._edit.setVisible(self._drawer is Drawer.NOTES and current is not None and not away)
        self._remove.setVisible(current is not None and not away)
        self._bring_back.setVisible(away)
        self._erase.setVisible(away)

    def _open_row(self, row: Row) -> None:
        chosen = self._shown.get(row.address.place) if row.address else None
        if chosen is None:
            return
        if chosen.spot is None:
            from wissen.ui.dialogs.kept_view import KeptView

            KeptView(chosen, self.window()).open()
        else:
            address = address_of(chosen.spot.entry, chosen.spot.part)
            fraction = self._context.services.documents.fraction(chosen)
            self._context.go(replace(address, fraction=fraction))


def _row(one: Filed) -> Row:
    return Row(one.title, _ICONS[one.drawer], about(one), detail=" ".join(one.words.split()), address=_address(one))


def _address(one: Filed) -> Address:
    return Address(Screen.DOCUMENTS, one.drawer.value, one.id)
