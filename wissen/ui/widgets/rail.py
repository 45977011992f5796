"""The navigation on the left: icon and word for each place, or icons alone when it is folded."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from wissen.drawing.tokens import CONTROL_HEIGHT, RAIL_WIDTH, SPACE_M, SPACE_S, SPACE_XS
from wissen.ui import icons
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import ToolButton, icon_button
from wissen.ui.widgets.content_area import ContentArea
from wissen.ui.widgets.fold import Fold
from wissen.ui.widgets.labels import ElidedLabel

_FOLD_ICONS = {True: "left_panel_open", False: "left_panel_close"}
_BESIDE_ICON = "  "
"""Fusion sets the words of a tool button 4 pixels beside its icon; that is too close."""


@dataclass(frozen=True, slots=True)
class RailPlace:
    """One place to go to; `tip` names its keys, see `actions.tip`."""

    key: str
    text: str
    icon: str
    tip: str = ""


class Rail(QFrame):
    """Shows where the person is, and tells where they want to go."""

    chosen = Signal(str)

    def __init__(self, title: str, *, folded: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._fold = Fold(by_person=folded)
        self._buttons: dict[str, ToolButton] = {}
        # One stop of the Tab key, at the place where the person is; not exclusive, or arrow keys would press.
        self._group = QButtonGroup(self, exclusive=False)
        self._group.buttonClicked.connect(self._clicked)
        self._brand = ElidedLabel(title, "subheading")
        self._fold_button = icon_button(_FOLD_ICONS[folded], "", self._toggle)
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        head.setSpacing(SPACE_S)
        head.addWidget(self._fold_button)
        head.addWidget(self._brand, 1)
        places = QWidget()
        places.setProperty("role", "page")
        self._top, self._bottom = QVBoxLayout(), QVBoxLayout()
        inner = QVBoxLayout(places)
        inner.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, SPACE_S)
        inner.addLayout(self._top)
        inner.addSpacing(SPACE_M)
        inner.addStretch(1)
        inner.addLayout(self._bottom)
        self._area = _Column(places)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_XS, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._area, 1)
        self._show_folded()

    @property
    def folded(self) -> bool:
        """True if only icons show."""
        return self._fold.folded

    @property
    def folded_by_person(self) -> bool:
        """True if the person wants only icons, whatever the window has room for; worth remembering."""
        return self._fold.by_person

    def add_place(self, place: RailPlace, *, at_bottom: bool = False) -> None:
        """Add a place below the others; those at the bottom are not about content."""
        made = ToolButton()
        made.setProperty("role", "rail")
        made.setText(_BESIDE_ICON + place.text)
        made.setAccessibleName(place.text)
        made.setToolTip(place.tip or place.text)
        made.setCheckable(True)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setObjectName(place.key)
        icons.put(made, place.icon)
        self._group.addButton(made)
        self._buttons[place.key] = made
        (self._bottom if at_bottom else self._top).addWidget(made)
        self._show_folded()

    def offer_place(self, key: str, *, there: bool) -> None:
        """Show a place, or leave it out."""
        self._buttons[key].setVisible(there)

    def show_place(self, key: str) -> None:
        """Mark the place where the person is; none if no place has this key."""
        for own, button in self._buttons.items():
            with QSignalBlocker(button):
                button.setChecked(own == key)

    def give_room(self, *, room: bool) -> None:
        """Fold when the window is too narrow, see `fold.room_at`."""
        self._fold.give_room(room=room)
        self._show_folded()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        buttons = [button for button in self._buttons.values() if not button.isHidden()]
        here = next((number for number, button in enumerate(buttons) if button.hasFocus()), None)
        if step and here is not None:
            there = buttons[(here + step) % len(buttons)]
            there.setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(there)
        else:
            super().keyPressEvent(event)

    def _clicked(self, button: QAbstractButton) -> None:
        # Qt has toggled it; whether the person really gets there is for `show_place` to say.
        button.setChecked(not button.isChecked())
        self.chosen.emit(button.objectName())

    def _toggle(self) -> None:
        self._fold.toggle()
        self._show_folded()

    def _show_folded(self) -> None:
        folded = self._fold.folded
        style = Qt.ToolButtonStyle
        for button in self._buttons.values():
            button.setToolButtonStyle(style.ToolButtonIconOnly if folded else style.ToolButtonTextBesideIcon)
        self._brand.setVisible(not folded)
        name = tr("Navigation ausklappen") if folded else tr("Navigation einklappen")
        self._fold_button.setAccessibleName(name)
        self._fold_button.setToolTip(name)
        icons.put(self._fold_button, _FOLD_ICONS[folded])
        self.setMinimumWidth(0 if folded else RAIL_WIDTH)


class _Column(ContentArea):
    """Scrolls up and down when the window is low, and is always as wide as what it holds."""

    def sizeHint(self) -> QSize:
        bar = self.verticalScrollBar()
        width = bar.sizeHint().width() if bar.isVisibleTo(self) else 0
        return self.content.sizeHint() + QSize(width, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), CONTROL_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the arrow keys are the rail's

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)  # also comes when the scroll bar takes its place or gives it back
        self.updateGeometry()
