"""Above and below a step: mode, any step, beginning anew, diagram; back, on, and the Stand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from wissen.drawing.tokens import SPACE_M, SPACE_S, SPACE_XS
from wissen.learning.completion import Standing
from wissen.learning.walk import Walk
from wissen.services.processes import ProcessView
from wissen.ui import actions, icons
from wissen.ui.reader.page_content import step_title
from wissen.ui.reader.walk_pages import asks
from wissen.ui.strings import tr
from wissen.ui.widgets.badge import BADGES, Badge
from wissen.ui.widgets.buttons import ToolButton, button, roomy_button
from wissen.ui.widgets.elided_combo import ElidedCombo
from wissen.ui.widgets.flow_row import FlowRow

if TYPE_CHECKING:
    from wissen.ui.pages.walk import WalkPage

_LETTERS = 20
"""Letters of a step that its list shows at least."""


class WalkHead(FlowRow):
    """What holds for the whole walk."""

    def __init__(self, page: WalkPage) -> None:
        super().__init__(page)
        self._page = page
        self.setProperty("role", "head")
        self.setContentsMargins(SPACE_M, SPACE_XS, SPACE_M, SPACE_XS)
        self._mode = ElidedCombo()
        self._mode.setAccessibleName(tr("Art des Durchgangs"))
        for text in (tr("Lernen"), tr("Arbeiten")):
            self._mode.addItem(text)
        self._mode.activated.connect(self._change_mode)
        self._steps = ElidedCombo()
        self._steps.setAccessibleName(tr("Zu einem Schritt gehen"))
        self._steps.setSizeAdjustPolicy(ElidedCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._steps.setMinimumContentsLength(_LETTERS)
        self._steps.activated.connect(self._jump)
        self._anew = roomy_button("refresh", tr("Von vorn"), page.restart)
        self._list = roomy_button("print", tr("Checkliste"), page.print_checklist)
        self._diagram = roomy_button("account_tree", tr("Diagramm"), page.toggle_diagram)
        self._diagram.setCheckable(True)
        report = roomy_button("flag", tr(actions.REPORT.text), page.report, tip=actions.tip(actions.REPORT))
        for widget in (self._mode, self._steps):
            self.add(widget)
        self.add_gap()
        for tool in (self._anew, self._list, self._diagram, report):
            self.add(tool)

    def show_walk(self, walk: Walk, *, working: bool, begun: bool) -> None:
        """Show the mode and where the person is, and whether there is anything to begin anew."""
        self._mode.setCurrentIndex(int(working))
        steps = [(step_title(step), step.id) for step in walk.process.steps]
        if [self._steps.itemText(number) for number in range(self._steps.count())] != [title for title, _ in steps]:
            self._steps.clear()
            for title, step_id in steps:
                self._steps.addItem(title, step_id)
        self._steps.setCurrentIndex(self._steps.findData(walk.step.id) if walk.step else -1)
        self._steps.setPlaceholderText(tr("Ende"))
        self.allow_restart(allowed=begun)

    def allow_restart(self, *, allowed: bool) -> None:
        """Offer to begin anew."""
        self._anew.setEnabled(allowed)

    def show_diagram(self, *, shown: bool) -> None:
        """Mark whether the diagram is shown."""
        with QSignalBlocker(self._diagram):
            self._diagram.setChecked(shown)

    def _change_mode(self, number: int) -> None:
        self._page.work(bool(number))

    def _jump(self, number: int) -> None:
        self._page.jump(self._steps.itemData(number))


class WalkMenu(ToolButton):
    """In a narrow window, everything of the head behind one button."""

    def __init__(self, page: WalkPage) -> None:
        super().__init__(page)
        self._page = page
        icons.put(self, "more_horiz")
        self.setText(tr("Mehr"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)

    def _fill(self) -> None:
        page, menu = self._page, self._menu
        menu.clear()
        for text, working in ((tr("Lernen"), False), (tr("Arbeiten"), True)):
            mode = menu.addAction(text)
            mode.setCheckable(True)
            mode.setChecked(page.working is working)
            mode.triggered.connect(partial(page.work, working))
        menu.addSeparator()
        steps = menu.addMenu(tr("Zu einem Schritt gehen"))
        for step in page.steps():
            steps.addAction(step_title(step)).triggered.connect(partial(page.jump, step.id))
        anew = menu.addAction(tr("Von vorn"))
        anew.setEnabled(page.is_begun)
        anew.triggered.connect(page.restart)
        menu.addAction(tr("Checkliste")).triggered.connect(page.print_checklist)
        shown = tr("Zurück zum Text") if page.drawn else tr("Diagramm")
        menu.addAction(shown).triggered.connect(page.toggle_diagram)
        menu.addAction(tr(actions.REPORT.text)).triggered.connect(page.report)


class WalkFoot(FlowRow):
    """Back and on; at the end, that the process was walked through."""

    def __init__(self, page: WalkPage) -> None:
        super().__init__(page)
        self.setProperty("role", "foot")
        self.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        self._back = button(tr("Schritt zurück"), page.go_back, weight="quiet")
        self._badge = Badge(Standing.OPEN.value, *BADGES[Standing.OPEN])
        self._undo = button(tr("Doch nicht durchgegangen"), page.undo, weight="quiet")
        self._done = button(tr("Durchgegangen"), page.finish, weight="primary")
        self.on = button(tr("Weiter"), page.go_on, weight="primary")
        self._menu = WalkMenu(page)
        self._roomy = self._learning = True
        for widget in (self._back, self._menu, self._badge, self._undo):
            self.add(widget)
        self.add_gap()
        for act in (self._done, self.on):
            self.add(act)

    def give_room(self, *, room: bool) -> None:
        """Without room the menu takes the place of the head and of the Stand."""
        self._roomy = room
        self._menu.setVisible(not room)
        self._badge.setVisible(room and self._learning)

    def show_walk(self, walk: Walk, view: ProcessView, *, learning: bool) -> None:
        """Offer what can be done now; only learning ends with a Stand."""
        had_focus = self._undo.hasFocus() or self._done.hasFocus()
        ended, done = walk.step is None, view.standing is Standing.DONE
        self._back.setEnabled(walk.can_go_back)
        self._badge.show_status(tr(view.standing.value), *BADGES[view.standing])
        self._learning = learning
        self.give_room(room=self._roomy)
        self.on.setVisible(not ended and not asks(walk.ways()))
        self._done.setVisible(learning and ended and not done)
        self._undo.setVisible(learning and ended and done and view.may_undo)
        if had_focus:
            target: QWidget = self._undo if self._undo.isVisible() else self._back
            target.setFocus()
