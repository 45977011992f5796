"""An area at the right side that folds away to a strip with one button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wissen.drawing.tokens import PANEL_WIDTH, SPACE_M, SPACE_S, SPACE_XS
from wissen.ui import icons, look
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import icon_button
from wissen.ui.widgets.fold import Fold
from wissen.ui.widgets.labels import WrapLabel

_FOLD_ICONS = {True: "right_panel_open", False: "right_panel_close"}
_NO_LIMIT = 16_777_215
"""QWIDGETSIZE_MAX, which PySide6 does not hand out."""


class SidePanel(QFrame):
    """A heading, a fold button, and below them what the page puts into `body`."""

    refitted = Signal()
    """It was folded or unfolded, or there is room for it now or no longer."""

    def __init__(self, title: str, parent: QWidget | None = None, *, alone: bool = False) -> None:
        """`alone`: where there is no room beside the page, it takes all of it; the page has to give way."""
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.title = title
        self._alone = alone
        self._fold = Fold()
        self._heading = WrapLabel(title, "small")
        self._heading.setContentsMargins(SPACE_M, 0, 0, 0)
        self._fold_button = icon_button(_FOLD_ICONS[False], "", self.toggle)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._fold_button, 0, Qt.AlignmentFlag.AlignTop)
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(SPACE_M, 0, SPACE_S, SPACE_M)
        self.body.setSpacing(SPACE_S)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XS, SPACE_S, SPACE_XS, 0)
        column.addLayout(head)
        column.addWidget(self._content, 1)
        column.addStretch(0)
        self._show_folded()

    @property
    def folded(self) -> bool:
        """True if only the strip shows."""
        return self._fold.folded

    @property
    def has_room(self) -> bool:
        """True if the window is wide enough for it beside the page."""
        return self._fold.room

    @property
    def needs_page(self) -> bool:
        """True if it is unfolded in place of the page."""
        return self._alone and not self._fold.folded and not self._fold.room

    @property
    def folded_by_person(self) -> bool:
        """True if the person wants only the strip, whatever the window has room for; worth remembering."""
        return self._fold.by_person

    def keep_folded(self, *, folded: bool) -> None:
        """Fold or unfold as the person left it the last time."""
        self._fold.by_person = folded
        self._show_folded()

    def give_room(self, *, room: bool) -> None:
        """Fold when the window is too narrow, see `fold.room_at`."""
        self._fold.give_room(room=room)
        self._show_folded()

    def settle(self) -> None:
        """Have the size at once that it would have once events were handled."""
        self._column.activate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._show_folded()

    def toggle(self) -> None:
        """Do what the fold button does."""
        self._fold.toggle()
        self._show_folded()

    def _show_folded(self) -> None:
        folded = self._fold.folded
        self._heading.setVisible(not folded)
        self._content.setVisible(not folded)
        name = tr("{title} ausklappen" if folded else "{title} einklappen").format(title=self.title)
        self._fold_button.setAccessibleName(name)
        self._fold_button.setToolTip(name)
        icons.put(self._fold_button, _FOLD_ICONS[folded])
        self._fit_width()
        self.refitted.emit()

    def _fit_width(self) -> None:
        wide = QSizePolicy.Policy.Expanding if self.needs_page else QSizePolicy.Policy.Maximum
        self.setSizePolicy(wide, QSizePolicy.Policy.Preferred)
        if self._fold.folded or self.needs_page:  # the layout knows how wide the button is, and what there is
            self.setMinimumWidth(0)
            self.setMaximumWidth(_NO_LIMIT)
        else:
            self.setFixedWidth(look.scaled(PANEL_WIDTH))
