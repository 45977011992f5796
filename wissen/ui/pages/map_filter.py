"""What is wanted of the Prozesslandkarte: a line that is always there, and one more that can be folded away."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_S
from wissen.services.process_map import Filter
from wissen.ui import icons, look
from wissen.ui.pages.about_me import ROLES
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.elided_combo import ElidedCombo
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.fold import Fold
from wissen.ui.widgets.labels import WrapLabel

_FIELD = 190
_LOW = 470
"""Logical pixels at normal text below which a page has no room for the second line."""


class MapFilter(QWidget):
    """Keeps what was chosen as long as the page lives."""

    changed = Signal()
    down = Signal()
    """The person goes on from the field into what was found."""
    list_wanted = Signal(bool)
    poster_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._fold = Fold()
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Prozess suchen"))
        self.field.setAccessibleName(tr("Prozess auf der Landkarte suchen"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self.changed)
        self.field.installEventFilter(self)
        self._mine = self._check(tr("Nur meine"))
        self._law = self._check(tr("Recht ändert sich"))
        self._role = self._combo(tr("Arbeitsplatz"), tr("Alle Arbeitsplätze"))
        self._band = self._combo(tr("Band"), tr("Alle Bänder"))
        self._map = self._tab(tr("Karte"), self._choose_map)
        self._list = self._tab(tr("Liste"), self._choose_list)
        self._map.setChecked(True)
        self.setFocusProxy(self._map)
        self._more = button(tr("Filter"), self._toggle, weight="quiet", parent=self)
        self._reset = button(tr("Filter zurücksetzen"), self.reset, weight="quiet", parent=self)
        self._count = WrapLabel("", "muted")
        poster = button(tr("Poster …"), self.poster_wanted.emit, icon="print", parent=self)
        poster.setToolTip(tr("Als Poster speichern (A3 oder A2)"))
        first, self._second = FlowRow(self), FlowRow(self)
        above: tuple[QWidget, ...] = (self._map, self._list, self._mine, self._more, self._reset)
        for widget in above:
            first.add(widget)
        first.add_gap()
        first.add(self._count)
        below: tuple[QWidget, ...] = (self.field, self._role, self._band, self._law)
        for widget in below:
            self._second.add(widget)
        self._second.add_gap()
        self._second.add(poster)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(first)
        column.addWidget(self._second)
        self.changed.connect(self._show_state)
        self._fit()

    def wanted(self, roles: tuple[str, ...]) -> Filter:
        """What is chosen, for a person at these workplaces."""
        return Filter(
            words=self.field.text(),
            role=str(self._role.currentData()),
            band=str(self._band.currentData()),
            law=self._law.isChecked(),
            mine=self._mine.isChecked(),
            roles=roles,
        )

    def words(self) -> tuple[str, ...]:
        """What is chosen, in words, for the title of a poster."""
        combos = [box.currentText() for box in (self._role, self._band) if box.currentData()]
        checks = [box.text() for box in (self._law, self._mine) if box.isChecked()]
        typed = self.field.text().strip()
        return (*combos, *checks, *([f"„{typed}“"] if typed else []))

    def offer(self, roles: Sequence[str], bands: Sequence[str]) -> None:
        """The workplaces and bands there are; what is chosen stays, where it is still there."""
        for box, names in (
            (self._role, [(role, tr(ROLES.get(role, role))) for role in roles]),
            (self._band, [(band, band) for band in bands]),
        ):
            chosen = box.currentData()
            with QSignalBlocker(box):
                while box.count() > 1:
                    box.removeItem(1)
                for key, name in names:
                    box.addItem(name, key)
                box.setCurrentIndex(max(0, box.findData(chosen)))
        self._show_state()

    def reset(self) -> None:
        """Want everything again."""
        with QSignalBlocker(self):
            self.field.clear()
            self._mine.setChecked(False)
            self._law.setChecked(False)
            self._role.setCurrentIndex(0)
            self._band.setCurrentIndex(0)
        self.changed.emit()

    @property
    def rests(self) -> bool:
        """Whether the person has not gone on from where they arrived."""
        return self._map.hasFocus()

    def tell(self, count: str) -> None:
        """Say how many there are."""
        self._count.setText(count)

    def go_to_field(self) -> None:
        """Go to the field, with what stands in it chosen."""
        if self._fold.folded:
            self._toggle()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def give_height(self, height: int) -> None:
        """How high the page is: a low one folds the second line."""
        self._fold.give_room(room=height >= look.scaled(_LOW))
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field, Down and Return lead into what is found."""
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else 0
        if watched is self.field and pressed in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.field.setFixedWidth(min(look.scaled(_FIELD), self.width()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.field.setFixedWidth(min(look.scaled(_FIELD), max(1, self.width())))

    def _check(self, text: str) -> QCheckBox:
        box = QCheckBox(text)
        box.toggled.connect(self.changed)
        return box

    def _combo(self, name: str, everything: str) -> QComboBox:
        box = ElidedCombo()
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.addItem(everything, "")
        box.currentIndexChanged.connect(self.changed)
        return box

    def _tab(self, text: str, slot: Callable[[], object]) -> QPushButton:
        made = button(text, slot, parent=self)
        made.setCheckable(True)
        made.setProperty("role", "tab")
        return made

    def _choose_map(self) -> None:
        self._show_list(shown=False)

    def _choose_list(self) -> None:
        self._show_list(shown=True)

    def _show_list(self, *, shown: bool) -> None:
        self._map.setChecked(not shown)
        self._list.setChecked(shown)
        self.list_wanted.emit(shown)

    def _toggle(self) -> None:
        self._fold.toggle()
        self._fit()

    def _fit(self) -> None:
        self._second.setVisible(not self._fold.folded)
        name = tr("Weitere Filter zeigen") if self._fold.folded else tr("Weitere Filter verbergen")
        self._more.setAccessibleName(name)
        self._more.setToolTip(name)
        icons.put(self._more, "chevron_right" if self._fold.folded else "expand_more", colour="accent")
        self._show_state()

    def _show_state(self) -> None:
        """Say on the button how many filters lie behind it."""
        chosen = (self.field.text().strip(), self._role.currentData(), self._band.currentData(), self._law.isChecked())
        behind = sum(map(bool, chosen))
        self._more.setText(tr("Filter ({count})").format(count=behind) if behind else tr("Filter"))
        self._reset.setVisible(self.wanted(()).narrows)
