"""The window: rail, top bar, messages, one page at a time, status line, and the way back and forward."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from wissen.errors import WissenError
from wissen.services.today import Today
from wissen.ui import actions, look
from wissen.ui.controls import focus_first
from wissen.ui.equipment import Equipment
from wissen.ui.file_drop import FileDrop
from wissen.ui.given_files import open_files
from wissen.ui.navigation import HOME, Address, Screen, Trail, help_on, level_up, rail_place
from wissen.ui.page_keys import PageKeys
from wissen.ui.pages.address import address_of
from wissen.ui.pages.factory import make_page
from wissen.ui.pages.page import Page, context_of
from wissen.ui.pages.today import TodayPage
from wissen.ui.places import PLACES
from wissen.ui.quick.access import QuickAccess
from wissen.ui.state import WindowState
from wissen.ui.stichtag import Stichtag
from wissen.ui.strings import tr
from wissen.ui.widgets.fold import room_at
from wissen.ui.widgets.message_bar import MessageBar
from wissen.ui.widgets.profile_button import ProfileButton
from wissen.ui.widgets.rail import Rail, RailPlace
from wissen.ui.widgets.side_panel import SidePanel
from wissen.ui.widgets.status_line import StatusLine
from wissen.ui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from wissen.ui.quick.answer_pane import AnswerPane


class MainWindow(QMainWindow):
    """Knows where the person is; pages know what is shown there."""

    scale_wanted = Signal(int)
    """Text larger (1), smaller (-1), back to normal (0)."""

    def __init__(self, equipment: Equipment, left: WindowState) -> None:
        super().__init__()
        self._services = equipment.services
        self._left = left
        self._messages = equipment.messages
        self._trail = Trail(HOME)
        self._context = context_of(equipment, go=self.go, choose_day=self.choose_day, zoom=self.scale_wanted.emit)
        self._pages: dict[Screen, Page] = {}
        self._stack = QStackedWidget(self)
        self._back = actions.add(self, actions.BACK, self.go_back)
        self._forward = actions.add(self, actions.FORWARD, self.go_forward)
        self.rail = Rail("Wissen", folded=left.rail_folded)
        self._top = TopBar(self._back, self._forward)
        self.quick = QuickAccess(self._context, self, geometry=left.quick_geometry)
        self._top.add_right(self.quick.opener, 1)
        self._stichtag = Stichtag(equipment.services.shelf, equipment.services.law_changes, self)
        self._stichtag.changed.connect(self.refresh)
        self._top.add_right(self._stichtag.button)
        profile = ProfileButton(equipment.preferences, equipment.people, self)
        profile.data_wanted.connect(self._show_my_data)
        self._top.add_right(profile)
        self._bar = MessageBar(self._messages)
        self.status = StatusLine()
        self._add_actions()
        PageKeys(self, self._in_hand)
        self._lay_out()
        FileDrop(self).dropped.connect(self.open_files)
        self.rail.chosen.connect(self._choose)
        equipment.preferences.changed.connect(self._show_tasks)
        self._show_tasks()
        equipment.recorder.changed.connect(self.refresh)
        self._begun = False
        self._show(HOME)
        self.page.setFocus()  # until there is something to do: not on the first button of all

    @property
    def address(self) -> Address:
        """Where the person is, to the section."""
        return self.page.here(self._trail.current)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._pages[self._trail.current.screen]

    def page_of(self, screen: Screen) -> Page:
        """The page of a screen, made when it is first needed."""
        if screen not in self._pages:
            page = make_page(screen, self._context)
            for panel in page.findChildren(SidePanel):
                panel.keep_folded(folded=panel.title in self._left.panels_folded)
            self._pages[screen] = page
            self._stack.addWidget(page)
        return self._pages[screen]

    def go(self, address: Address) -> None:
        """Show another address and remember the way back; a WissenError is told and nothing changes."""
        self.quick.close_palette()
        before = self.address
        try:
            self._open(address)
        except WissenError as error:
            self._messages.tell(error)
            return
        self._trail.amend(before)
        self._trail.visit(address)
        self._arrived()
        self.page.take_focus()

    def choose_day(self, day: date | None) -> None:
        """Show the law as of a day; None is today."""
        self._stichtag.choose(day)

    def open_wanted(self, wanted: str) -> None:
        """Go to a Kennung, or offer what can be done with a file."""
        if Path(wanted).is_file():
            self.open_files((Path(wanted),))
            return
        try:
            address = address_of(*self._services.shelf.whole.find(wanted))
        except WissenError as error:
            self._messages.tell(error)
        else:
            self.go(address)

    def come_to_front(self) -> None:
        """Show the window before all others, for somebody who asked for something elsewhere."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def open_files(self, files: Sequence[Path]) -> None:
        """Hand files to what takes their kind."""
        open_files(self._context, files, self)

    def go_back(self) -> None:
        """Show what was shown before."""
        self._step(self._trail.back)

    def go_forward(self) -> None:
        """Show again what was left by going back."""
        self._step(self._trail.forward)

    def refresh(self) -> None:
        """Content, history or the day has changed; what has gone from the content leads home."""
        try:
            self.page.refresh()
        except WissenError as error:
            self._messages.tell(error)
            self.go_home()
        self._show_title()
        self._show_state()
        self.quick.refresh()
        if self._services.ready and not self._begun:
            self._begun = True
            self.page.take_focus()

    def show_kept(self, kept: Today | None) -> None:
        """Let Heute show what the last run kept, until content and history have been read."""
        page = self.page_of(Screen.TODAY)
        if isinstance(page, TodayPage):
            page.show_kept(kept)

    def go_home(self) -> None:
        """Show Heute."""
        self.go(HOME)

    def _show_my_data(self) -> None:
        self.go(Address(Screen.MY_DATA))

    def begin_anew(self) -> None:
        """The history is another one: no page may go on with what it knew."""
        self._trail = Trail(HOME)
        self._show(HOME)
        for screen in [screen for screen in self._pages if screen is not HOME.screen]:
            page = self._pages.pop(screen)
            self._stack.removeWidget(page)
            page.deleteLater()

    def look_changed(self) -> None:
        """Theme or text size has changed."""
        for page in self._pages.values():
            page.look_changed()
        self.give_room()

    def leave(self) -> None:
        """Let the page keep what it has; before the window closes."""
        self.page.leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.quick.close()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.give_room()

    def give_room(self) -> None:
        """Fold what does not fit at this width and text size."""
        room = room_at(self.width(), look.text_scale())
        self.rail.give_room(room=room.rail)
        self._top.give_room(room=room.panel)
        for page in self._pages.values():
            page.give_room(room=room.panel)

    def _step(self, move: Callable[[], Address]) -> None:
        self._trail.amend(self.address)
        self._show(move())

    def _show(self, address: Address) -> None:
        """Show an address that was shown before; what has gone from the content leads home."""
        try:
            self._open(address)
        except WissenError as error:
            self._messages.tell(error)
            self._trail.visit(HOME)
            self._open(HOME)
        self._arrived()
        self.page.take_focus()

    def _open(self, address: Address) -> None:
        """Leave the page that is shown and open the one for the address; a WissenError changes nothing."""
        shown, focused = self._stack.currentWidget(), QApplication.focusWidget()
        if isinstance(shown, Page):
            shown.leave()
        page = self.page_of(address.screen)
        # First its place, then its content: text is built for the width that it will have.
        self._stack.setCurrentWidget(page)
        self.give_room()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        try:
            page.open(address)
        except WissenError:
            if shown is not None:
                self._stack.setCurrentWidget(shown)
            if focused is not None:
                focused.setFocus()
            raise

    def _arrived(self) -> None:
        self._back.setEnabled(self._trail.can_go_back)
        self._forward.setEnabled(self._trail.can_go_forward)
        screen = self._trail.current.screen
        self.rail.show_place(rail_place(screen).value)
        alone = screen is Screen.WELCOME
        for part in (self.rail, self._top, self.status):
            part.setVisible(not alone)
        self.give_room()
        self._show_title()
        self._show_state()

    def _show_title(self) -> None:
        self._top.show_trail(self.page.trail())
        self.setWindowTitle(f"{self.page.title()} – Wissen")

    def _show_state(self) -> None:
        self.status.show_pack(self._services.shelf.library.pack)
        mail = self._context.exchange.mail
        self.status.show_exchange(mail.exchanged, has_contacts=bool(mail.contacts()))
        self._stichtag.show_day(followed=self.page.follows_stichtag)

    def _choose(self, key: str) -> None:
        screen = Screen(key)
        self.go(help_on(self._trail.current.screen) if screen is Screen.HELP else Address(screen))

    def _choose_by_key(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._choose(action.data())

    def _go_up(self) -> None:
        """One level up; from Willkommen there is none, and from the Schnellauskunft the page below it."""
        if self.quick.close_palette() or self.page.step_back():
            return
        current = self._trail.current
        above = level_up(current)
        if above != current and current.screen is not Screen.WELCOME:
            self.go(above)

    # ------------------------------------------------------------ keys

    def _in_hand(self) -> Page | AnswerPane:
        """What keys like Ctrl+P are about: the page, or the answer that lies over it."""
        return self.quick.pane or self.page

    def _ask(self) -> None:
        """Open the Schnellauskunft; Willkommen comes first."""
        if self._top.isVisible():
            self.quick.open()

    def _larger(self) -> None:
        self.scale_wanted.emit(1)

    def _smaller(self) -> None:
        self.scale_wanted.emit(-1)

    def _normal(self) -> None:
        self.scale_wanted.emit(0)

    def _next_pane(self) -> None:
        """From the rail to the page, on to its panel, and round again."""
        areas = (self.rail, self._bar, self._stichtag.frame.line, *self.page.panes(), self._top)
        panes = [pane for pane in areas if pane.isVisible()]
        focused = QApplication.focusWidget()
        inside = (number for number, pane in enumerate(panes) if focused is not None and pane.isAncestorOf(focused))
        index = next(inside, -1)
        for pane in (*panes[index + 1 :], *panes[: index + 1]):
            if focus_first(pane):
                return

    def _add_actions(self) -> None:
        table: tuple[tuple[actions.ActionSpec, Callable[[], object]], ...] = (
            (actions.STICHTAG, self._stichtag.ask),
            (actions.QUICK, self._ask),
            (actions.QUICK_WINDOW, self.quick.open_window),
            (actions.UP, self._go_up),
            (actions.NEXT_PANE, self._next_pane),
            (actions.ZOOM_IN, self._larger),
            (actions.ZOOM_OUT, self._smaller),
            (actions.ZOOM_RESET, self._normal),
            (actions.QUIT, self.close),
        )
        self._actions: list[QAction] = [actions.add(self, spec, slot) for spec, slot in table]
        self._of_tasks: list[tuple[str, QAction]] = []
        for place in PLACES:
            spec, key = place.spec, place.screen.value
            action = actions.add(self, spec, self._choose_by_key)
            action.setData(key)
            self._actions.append(action)
            if place.task:
                self._of_tasks.append((place.task, action))
            name = tr(spec.short or spec.text)
            self.rail.add_place(RailPlace(key, name, spec.icon, actions.tip(spec)), at_bottom=place.low)

    def _show_tasks(self) -> None:
        """Places and keys for mentors and trainers are there for whoever is one."""
        tasks = self._context.preferences.value.tasks
        for task, action in self._of_tasks:
            action.setEnabled(task in tasks)
            self.rail.offer_place(action.data(), there=task in tasks)

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self._bar)
        self._stichtag.frame.hold(self._stack)
        column.addWidget(self._stichtag.frame, 1)
        column.addWidget(self.status)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(middle, 1)
        self.setCentralWidget(whole)
        self.setMinimumSize(320, 300)
