"""The ways to the Schnellauskunft: the box in the top bar and Ctrl+K, and the window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QSizePolicy

from wissen.ui import actions, icons
from wissen.ui.pages.page import Context
from wissen.ui.quick.opened import Opened
from wissen.ui.state import restore_place
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import RoomyButton

if TYPE_CHECKING:
    from wissen.ui.main_window import MainWindow
    from wissen.ui.quick.answer_pane import AnswerPane
    from wissen.ui.quick.palette import Palette
    from wissen.ui.quick.quick_window import QuickWindow

_WIDEST = 420


class Opener(RoomyButton):
    """Looks like a field to search in, and opens the Schnellauskunft."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "opener")
        self.setToolTip(actions.tip(actions.QUICK))
        self.setAccessibleName(tr(actions.QUICK.text))
        self.setMaximumWidth(_WIDEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        icons.put(self, actions.QUICK.icon)

    def give_room(self, *, room: bool) -> None:
        """A narrow window keeps the word without the keys."""
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        words = tr("Suchen ({keys})").format(keys=actions.keys(actions.QUICK)) if room else tr("Suchen")
        self.setText(words)


class QuickAccess(QObject):
    """Both share what was opened last; each is made when it is first wanted."""

    def __init__(self, context: Context, window: MainWindow, *, geometry: str) -> None:
        """`geometry` is that of the window of its own when it was closed last."""
        super().__init__(window)
        self._context, self._window, self._geometry = context, window, geometry
        self._last = Opened()
        self._palette: Palette | None = None
        self._own_window: QuickWindow | None = None
        self.opener = Opener()
        self.opener.clicked.connect(self.open)

    @property
    def pane(self) -> AnswerPane | None:
        """The answer that is open over the page: keys like Ctrl+P are about it; None while no palette is open."""
        return self._palette.view.answer if self._palette is not None and self._palette.isVisible() else None

    @property
    def own_window(self) -> QuickWindow | None:
        """The window of its own, if it was opened in this run."""
        return self._own_window

    def open(self) -> None:
        """Open the palette, with nothing asked yet."""
        from wissen.ui.quick.palette import Palette  # late: the reader comes along, and the window is to show first

        if self._context.services.shelf.loaded:
            if self._palette is None:
                self._palette = Palette(self._context, self._last, self._window)
                self._palette.view.window_wanted.connect(self.open_window)
            self._palette.open()

    def open_window(self) -> None:
        """Open the window of its own, or bring it to the front."""
        from wissen.ui.quick.quick_window import QuickWindow

        if not self._context.services.shelf.loaded:
            return
        self.close_palette()
        if self._own_window is None:
            self._own_window = QuickWindow(self._context, self._last, to_front=self._window.come_to_front)
            restore_place(self._own_window, self._geometry)
        self._own_window.open()

    def close_palette(self) -> bool:
        """Close the palette; whether one was open."""
        if self._palette is None or not self._palette.isVisible():
            return False
        self._palette.close_again()
        return True

    def refresh(self) -> None:
        """Content, history, index or the day has changed."""
        for one in (self._palette, self._own_window):
            if one is not None:
                one.view.refresh()

    def close(self) -> None:
        """The main window closes."""
        if self._own_window is not None:
            self._own_window.close()
